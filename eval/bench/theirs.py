"""What a user of llama-index would pick instead, with its own defaults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import BaseRetriever, QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever

from eval.bench.articles import Article, Vectors
from index.embedding import Embedder

_FUSED_FROM = 100  # hits of each retriever that are fused
Words = Callable[[str], str]


def same(text: str) -> str:
    return text


def segmented(text: str) -> str:
    """The text with the syllables of a word joined by "_", as pyvi finds them."""
    from pyvi import ViTokenizer

    return str(ViTokenizer.tokenize(text))


class Retriever:
    """A retriever of llama-index; ``words`` prepares the questions as its texts were."""

    def __init__(self, retriever: BaseRetriever, words: Words = same) -> None:
        self._retriever = retriever
        self._words = words

    def search(self, question: str, limit: int) -> list[int]:
        found = self._retriever.retrieve(self._words(question))
        return [int(one.node.node_id) for one in found[:limit]]


def bm25(articles: Sequence[Article], folder: Path, words: Words, limit: int) -> Retriever:
    nodes = [TextNode(id_=str(each.row), text=words(each.text)) for each in articles]
    retriever = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=limit, verbose=False)
    retriever.persist(str(folder))
    return Retriever(retriever, words)


def vector_index(
    articles: Sequence[Article], vectors: Vectors, embedder: Embedder, folder: Path, limit: int
) -> Retriever:
    nodes = [
        TextNode(id_=str(each.row), text=each.text, embedding=vector.tolist())
        for each, vector in zip(articles, vectors, strict=True)
    ]
    index = VectorStoreIndex(nodes, embed_model=_adapted(embedder))
    index.storage_context.persist(str(folder))
    return Retriever(index.as_retriever(similarity_top_k=limit))


def fused(
    articles: Sequence[Article],
    vectors: Vectors,
    embedder: Embedder,
    folder: Path,
    words: Words,
    limit: int,
) -> Retriever:
    """Reciprocal-rank fusion of both, without the questions that a model would add."""
    by_words = bm25(articles, folder / "bm25", words, _FUSED_FROM)
    by_meaning = vector_index(articles, vectors, embedder, folder / "vectors", _FUSED_FROM)
    retriever = QueryFusionRetriever(
        [_Prepared(by_words), _Prepared(by_meaning)],
        llm=MockLLM(),
        mode="reciprocal_rerank",  # type: ignore[arg-type]
        num_queries=1,
        similarity_top_k=limit,
        use_async=False,
    )
    return Retriever(retriever)


class _Prepared(BaseRetriever):
    """A retriever inside a fusion, whose question is prepared for it alone."""

    def __init__(self, inner: Retriever) -> None:
        super().__init__()
        self._inner = inner

    def _retrieve(self, query_bundle: Any) -> Any:
        found = self._inner._retriever.retrieve(self._inner._words(query_bundle.query_str))
        # A fusion knows nodes by their text, which preparation changed: here by their id.
        for one in found:
            one.node = TextNode(id_=one.node.node_id, text=one.node.node_id)
        return found


def _adapted(embedder: Embedder) -> BaseEmbedding:
    """Our embedding as llama-index takes one, for the questions."""

    class Adapted(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return [float(value) for value in embedder.query(query)]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return [float(value) for value in embedder.passages([text])[0]]

    return Adapted(model_name=embedder.name)
