"""llama-index finds clauses through the index."""

from __future__ import annotations

from pathlib import Path

from index import open_index
from index.build import add
from tests.index.made import PlainReader, QuickEmbedder, write_plan


def test_a_node_is_a_clause_verbatim_with_its_place(tmp_path: Path) -> None:
    from index.retriever import ClauseRetriever

    write_plan(tmp_path, "a.txt", "BÁO CÁO Gửi báo cáo trước ngày 05/12/2022", "KINH PHÍ Bố trí")
    directory = tmp_path / "index"
    add([tmp_path / "a.txt"], directory, embedding=QuickEmbedder(), reader=PlainReader())
    with open_index(directory, QuickEmbedder()) as index:
        nodes = ClauseRetriever(index, limit=2).retrieve("gửi báo cáo khi nào")
        assert len(nodes) == 2
        best = nodes[0]
        document = index.document(best.metadata["document"])
        clause = document.clause(best.metadata["clause"])
        assert clause.path == "I"
        assert best.text == document.text[best.metadata["start"] : best.metadata["end"]]
        assert best.text == document.words(clause).strip()
        assert [node.score for node in nodes] == [
            hit.score for hit in index.search("gửi báo cáo khi nào", 2)
        ]
