"""The index as a retriever of llama-index. Importing this takes seconds: only where it is used."""

from __future__ import annotations

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.search import Index


class ClauseRetriever(BaseRetriever):
    """Finds clauses for whatever of llama-index takes a retriever.

    A node's text is the window that was found, verbatim; its metadata name the document's id,
    the clause's path, and ``start`` and ``end`` in the document's text.
    """

    def __init__(self, index: Index, limit: int = 20) -> None:
        super().__init__()
        self._index = index
        self._limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        nodes = []
        for hit in self._index.search(query_bundle.query_str, self._limit):
            node = TextNode(
                id_=f"{hit.document}:{hit.start}-{hit.end}",
                text=self._index.document(hit.document).text[hit.start : hit.end],
                metadata={
                    "document": hit.document,
                    "clause": hit.clause,
                    "start": hit.start,
                    "end": hit.end,
                },
            )
            nodes.append(NodeWithScore(node=node, score=hit.score))
        return nodes
