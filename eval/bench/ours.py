"""Our own searches over the articles: the parts that ``index.Index.search`` is made of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.bench.articles import Article, Vectors
from index import lexical
from index.embedding import Embedder
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.store import WindowRow
from index.vectors import VectorIndex

_CANDIDATES = 100  # of each search, as in index.search


class Lexical:
    """tantivy over syllables and pairs."""

    def __init__(self, articles: Sequence[Article], folder: Path) -> None:
        folder.mkdir()
        lexical.build(folder, [_window(article) for article in articles])
        self._index = LexicalIndex.open(folder)

    def search(self, question: str, limit: int) -> list[int]:
        return [row for row, _ in self._index.search(question, limit)]

    def scored(self, question: str) -> dict[int, float]:
        return dict(self._index.search(question, _CANDIDATES))


class Dense:
    """faiss over the vectors."""

    def __init__(
        self, articles: Sequence[Article], vectors: Vectors, embedder: Embedder, folder: Path
    ) -> None:
        folder.mkdir()
        self.index = VectorIndex.of([article.row for article in articles], vectors)
        self.index.save(folder / "vectors.faiss")
        self.embedder = embedder

    def search(self, question: str, limit: int) -> list[int]:
        return [row for row, _ in self.index.search(self.embedder.query(question), limit)]


class Fused:
    """Both, summed with the weight that the product has."""

    def __init__(
        self, articles: Sequence[Article], vectors: Vectors, embedder: Embedder, folder: Path
    ) -> None:
        folder.mkdir()
        self._lexical = Lexical(articles, folder / "lexical")
        self._dense = Dense(articles, vectors, embedder, folder / "dense")

    def search(self, question: str, limit: int) -> list[int]:
        words = self._lexical.scored(question)
        vector = self._dense.embedder.query(question)
        near = dict(self._dense.index.search(vector, _CANDIDATES))
        near |= self._dense.index.cosines(vector, words.keys() - near.keys())
        fused = fuse(words, near)
        return sorted(fused, key=lambda row: (-fused[row], row))[:limit]


def _window(article: Article) -> WindowRow:
    return WindowRow(
        id=article.row,
        document="",
        clause=article.heading,
        start=0,
        end=len(article.words),
        context=article.context,
        body=article.words,
    )
