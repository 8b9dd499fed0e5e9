"""Documents become findable. This room knows the corpus, and nothing of questions.

The parts are imported when they are first used: `index.build` adds and removes, `index.doctor`
examines, `index.retriever` serves llama-index.
"""

from __future__ import annotations

from pathlib import Path

from index.embedding import Embedder
from index.reranking import Reranker
from index.search import Hit, Index
from index.store import DocumentRow

__all__ = ["DocumentRow", "Embedder", "Hit", "Index", "Reranker", "open_index"]


def open_index(
    directory: Path | str,
    embedding: str | Embedder | None = None,
    rerank: str | Reranker | None = None,
) -> Index:
    """Opens the index of a directory for reading.

    ``embedding``: what the settings ask for; the index's own where it is None. ``rerank``: a
    model that ranks what the search found; None: no other ranking. Raises NoIndexError,
    StoreError or EmbeddingError: one line with the cure.
    """
    return Index(Path(directory), embedding, rerank)
