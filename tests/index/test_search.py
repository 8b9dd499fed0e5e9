"""Both searches as one list: fused, deterministic, honest about what is held."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.document import Amount, Document, Header, Obligation, Reference, Span
from index import open_index
from index.errors import StaleError
from index.fusion import DENSE, fuse
from index.generation import Vectors, next_generation
from index.windows import windows_of
from index.writing import WritableStore
from tests.index.made import QuickEmbedder, plan

WARD = Header(type="Kế hoạch", number="12/KH-UBND", place="phường Hội Thương", year=2022,
              signer="Nguyễn Thị Bưởi", recipients=("Hội Cựu chiến binh",))  # fmt: skip
TOWN = Header(type="Kế hoạch", number="13/KH-UBND", place="thành phố Huế", year=2022)
OBLIGATION = Obligation(None, "gửi báo cáo", None, None, None, None, "I", Span(0, 3))
AMOUNT = Amount(5_000_000, "tập huấn", "I", Span(0, 3))
REFERENCE = Reference(None, "30/2020/NĐ-CP", None, None, None, None, "I", Span(0, 3))


def held(directory: Path, *given: Document, gone: Sequence[str] = ()) -> None:
    store, embedder = WritableStore(directory), QuickEmbedder()
    windows = {document.id: windows_of(document) for document in given}
    vectors = Vectors(store, embedder)
    vectors.ensure([w for each in windows.values() for w in each], lambda *step: None)
    with next_generation(store, embedder.name):
        for document in given:
            store.put_document(document, windows[document.id])
            store.put_file(f"/plans/{document.file}", 1, 2, "aa", [document.id])
        for id in gone:
            store.remove_document(id)
    store.close()


def ward(**more: object) -> Document:
    return plan(
        "BÁO CÁO Các tổ dân phố gửi báo cáo trước ngày 05/12",
        "KINH PHÍ Bố trí kinh phí tập huấn",
        "a",
        id="a" * 12,
        file="ward.txt",
        header=WARD,
        **more,
    )


def town() -> Document:
    return plan(
        "BÁO CÁO Các sở gửi báo cáo trước ngày 10/12",
        "KINH PHÍ Ngân sách thành phố",
        id="b" * 12,
        file="town.txt",
        header=TOWN,
    )


def test_the_document_that_a_question_names_comes_first(tmp_path: Path) -> None:
    held(tmp_path, ward(), town())
    with open_index(tmp_path, QuickEmbedder()) as index:
        for place, document in (("phường Hội Thương", "a"), ("thành phố Huế", "b")):
            hits = index.search(f"{place} báo cáo khi nào")
            assert (hits[0].document, hits[0].clause) == (document * 12, "I")
        assert index.search("kế hoạch 13/KH-UBND kinh phí")[0].document == "b" * 12


@pytest.mark.parametrize("words", ["Nguyễn Thị Bưởi", "Hội Cựu chiến binh", "hoi cuu chien binh"])
def test_a_document_is_found_by_its_header(words: str, tmp_path: Path) -> None:
    held(tmp_path, ward(), town())
    with open_index(tmp_path, QuickEmbedder()) as index:
        assert index.search(words)[0].document == "a" * 12


def test_the_smallest_clause_is_found(tmp_path: Path) -> None:
    held(tmp_path, ward(), town())
    with open_index(tmp_path, QuickEmbedder()) as index:
        assert "III" in [hit.clause for hit in index.search("III. a", documents=["a" * 12])]


def test_a_clause_of_several_windows_is_listed_once_by_its_best(tmp_path: Path) -> None:
    sentence = "Các đơn vị tổ chức tuyên truyền rộng rãi trong nhân dân. "
    document = plan("NỘI DUNG " + sentence * 50 + "Gửi báo cáo trước ngày 05/12.")
    held(tmp_path, document)
    with open_index(tmp_path, QuickEmbedder()) as index:
        hits = index.search("gửi báo cáo trước ngày 5/12")
        assert [hit.clause for hit in hits].count("I") == 1
        best = next(hit for hit in hits if hit.clause == "I")
        assert document.text[best.start : best.end].endswith("trước ngày 05/12.")


def test_scores_run_from_one_down_to_zero_and_ties_stand_by_document_and_place(
    tmp_path: Path,
) -> None:
    twins = [plan("Mục đích", "Mục đích", id=id * 12, file=f"{id}.txt", header=WARD) for id in "dc"]
    held(tmp_path, *twins)
    with open_index(tmp_path, QuickEmbedder()) as index:
        hits = index.search("mục đích")
        assert all(0 <= hit.score <= 1 for hit in hits)
        keys = [(-hit.score, hit.document, hit.start) for hit in hits]
        assert keys == sorted(keys)
        assert hits[0].document == "c" * 12
        assert index.search("mục đích") == hits


@pytest.mark.parametrize("nothing", ["", "   ", "\n"])
def test_a_question_without_words_finds_nothing(nothing: str, tmp_path: Path) -> None:
    held(tmp_path, ward())
    with open_index(tmp_path, QuickEmbedder()) as index:
        assert index.search(nothing) == []
        assert index.search("báo cáo", limit=0) == []
        assert len(index.search("báo cáo", limit=1)) == 1
        assert len(index.search("báo cáo\0" * 12_000)) > 1


def test_a_search_within_documents_finds_nothing_else(tmp_path: Path) -> None:
    held(tmp_path, ward(), town())
    with open_index(tmp_path, QuickEmbedder()) as index:
        hits = index.search("phường Hội Thương báo cáo", documents={"b" * 12})
        assert {hit.document for hit in hits} == {"b" * 12}
        assert index.search("báo cáo", documents=[]) == []


def test_a_digest_whose_original_is_held_is_listed_and_not_searched(tmp_path: Path) -> None:
    facts = {"obligations": (OBLIGATION,), "amounts": (AMOUNT,), "references": (REFERENCE,)}
    digest = plan("BÁO CÁO Gửi trước 05/12", id="d" * 12, file="digest.md", header=WARD,
                  kind="digest", original="ward.txt", **facts)  # fmt: skip
    held(tmp_path, digest)
    index = open_index(tmp_path, QuickEmbedder())
    assert {hit.document for hit in index.search("báo cáo")} == {"d" * 12}
    held(tmp_path, ward(**facts))
    assert index.refresh()
    assert {hit.document for hit in index.search("báo cáo", limit=99)} == {"a" * 12}
    assert {row.id: row.superseded_by for row in index.documents()} == {
        "a" * 12: None,
        "d" * 12: "a" * 12,
    }
    assert index.obligations() == (("a" * 12, OBLIGATION),)
    assert index.amounts() == (("a" * 12, AMOUNT),)
    assert [(id, mention.number) for id, mention in index.references()] == [
        ("a" * 12, REFERENCE.number)
    ]
    held(tmp_path, gone=["a" * 12])
    assert index.refresh()
    assert {hit.document for hit in index.search("báo cáo")} == {"d" * 12}
    index.close()


def test_a_document_that_another_process_removed_is_not_read_as_something_else(
    tmp_path: Path,
) -> None:
    held(tmp_path, ward(), town())
    with open_index(tmp_path, QuickEmbedder()) as index:
        read = index.document("a" * 12)
        held(tmp_path, gone=["a" * 12, "b" * 12])
        assert index.document("a" * 12) is read
        with pytest.raises(StaleError, match="hỏi lại"):
            index.document("b" * 12)
        assert index.obligations() == ()
        index.refresh()
        with pytest.raises(KeyError):
            index.document("a" * 12)
        assert index.search("báo cáo") == []


def test_many_threads_search_and_read_at_once_while_another_generation_comes(
    tmp_path: Path,
) -> None:
    held(tmp_path, ward())
    errors: list[BaseException] = []
    with open_index(tmp_path, QuickEmbedder()) as index:

        def ask() -> None:
            try:
                for _ in range(10):
                    for hit in index.search("báo cáo trước ngày 05/12"):
                        text = index.document(hit.document).text
                        assert text[hit.start : hit.end].strip()
                    index.refresh()
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        held(tmp_path, town())
        for thread in threads:
            thread.join()
        index.refresh()
        assert len(index.documents()) == 2
    assert errors == []


def test_how_rare_a_word_is_can_be_told(tmp_path: Path) -> None:
    held(tmp_path, ward(), town())
    with open_index(tmp_path, QuickEmbedder()) as index:
        assert index.size == 7
        assert index.frequency("ke") == 7
        assert index.frequency("hoi_thuong") == 5  # four of the ward, and a letterhead
        assert index.frequency("to_dan") == 1
        assert index.frequency("khong") == 0


def test_scores_are_brought_to_one_scale_and_weighed() -> None:
    fused = fuse({1: 8.0, 2: 4.0}, {1: 0.80, 2: 0.90, 3: 0.85})
    assert fused == pytest.approx({1: 1 - DENSE, 2: (1 - DENSE) / 2 + DENSE, 3: DENSE / 2})
    assert fuse({}, {1: 0.8}) == {1: 0.0}
    assert fuse({1: 2.0, 2: 1.0}, {}) == {1: 1.0, 2: 0.5}
