"""A cross-encoder, by name: reads question and clause together and says how well they fit."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from corpus.errors import CancuError, shown
from index.embedding import clean


class RerankerError(CancuError):
    """The reranker asked for is not installed, or not where it was looked for."""


@runtime_checkable
class Reranker(Protocol):
    """Scores of texts for a question: more is better, nothing else is promised. Safe in threads."""

    @property
    def name(self) -> str: ...

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """One score for each text."""
        ...


def reranker(name: str) -> Reranker:
    """The reranker of this name. Raises RerankerError where it cannot be loaded."""
    return CrossEncoder(name)


class CrossEncoder:
    """Any cross-encoder of sentence-transformers, by its folder or its name in the hub cache."""

    def __init__(self, name: str) -> None:
        self.name = name
        try:
            from sentence_transformers import CrossEncoder as Model
        except ImportError as error:
            raise RerankerError(
                f"mô hình xếp hạng {shown(name)} cần thêm gói; "
                "hãy chạy `pip install 'cancu[models]'`"
            ) from error
        try:
            # Nothing is fetched: what a person asks for by name was downloaded by a person.
            self._model: Any = Model(name, local_files_only=True)
        except Exception as error:  # a bad folder fails in as many ways as there are formats
            raise RerankerError(
                f"không nạp được mô hình xếp hạng {shown(name)}; hãy kiểm tra "
                f"CANCU_SEARCH_RERANKER, tải về bằng `hf download {shown(name)}`, hoặc chỉ thư mục "
                "chứa mô hình"
            ) from error
        self._one_at_a_time = threading.Lock()

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        if not texts:
            return []
        pairs = [(clean(query), clean(text)) for text in texts]
        with self._one_at_a_time:
            predicted = self._model.predict(pairs, show_progress_bar=False)
        # A model that classifies gives a row a text: the last class is "fits".
        return [float(score if score.ndim == 0 else score[-1]) for score in predicted]
