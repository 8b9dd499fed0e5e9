"""What documents cite: held, registered or not here, and in force on which day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Header, Reference, Span
from index.build import add
from index.citing import Citing
from index.search import Index
from index.store import DocumentRow
from tests.index.made import PlainReader, QuickEmbedder

WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG HỘI THƯƠNG
Số: 12/KH-UBND
Hội Thương, ngày 10 tháng 3 năm 2022
KẾ HOẠCH
Triển khai công tác bình đẳng giới năm 2022
I. CĂN CỨ
Căn cứ Kế hoạch số 38/KH-UBND ngày 04/3/2022 của Ủy ban nhân dân tỉnh Gia Lai;
Căn cứ Nghị định số 55/2009/NĐ-CP ngày 10/6/2009 của Chính phủ;
Căn cứ Quyết định số 9876/QĐ-UBND ngày 01/02/2022 của Ủy ban nhân dân tỉnh Gia Lai.
"""
PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI
Số: 38/KH-UBND
Gia Lai, ngày 04 tháng 3 năm 2022
KẾ HOẠCH
Triển khai công tác bình đẳng giới năm 2022
I. MỤC ĐÍCH
Nâng cao nhận thức.
"""
DIGEST = """---
kind: digest
number: 38/KH-UBND
type: Kế hoạch
issuer: Ủy ban nhân dân tỉnh Gia Lai
place: tỉnh Gia Lai
level: province
date: 2022-03-04
year: 2022
title: Triển khai công tác bình đẳng giới năm 2022
original: tinh.txt
---
I. MỤC ĐÍCH
Kể lại bằng lời khác, theo Luật Bình đẳng giới.
"""


@contextmanager
def held(folder: Path, **files: str) -> Iterator[Index]:
    """An index of these files, by name."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    given = {"embedding": QuickEmbedder(), "reader": PlainReader()}
    add([folder / name.replace("_", ".") for name in files], folder / "index", **given)
    with Index(folder / "index", QuickEmbedder()) as index:
        yield index


def cited(index: Index, number: str, on: date | None = None) -> Reference:
    (found,) = [one for _, one in index.references(on) if one.number == number]
    return found


def test_what_is_held_is_named_by_its_id(tmp_path: Path) -> None:
    with held(tmp_path, phuong_txt=WARD, tinh_txt=PROVINCE) as index:
        ids = {row.file: row.id for row in index.documents()}
        plan = cited(index, "38/KH-UBND")
        assert (plan.status, plan.document) == ("held", ids["tinh.txt"])


def test_what_only_the_register_knows_is_registered_and_the_rest_is_not_held(
    tmp_path: Path,
) -> None:
    with held(tmp_path, phuong_txt=WARD) as index:
        statuses = {one.number: one.status for _, one in index.references()}
    assert statuses == {
        "38/KH-UBND": "not held", "55/2009/NĐ-CP": "registered", "9876/QĐ-UBND": "not held",
    }  # fmt: skip


def test_a_text_that_had_expired_when_it_was_cited_is_told_with_its_successor(
    tmp_path: Path,
) -> None:
    with held(tmp_path, phuong_txt=WARD) as index:
        decree = cited(index, "55/2009/NĐ-CP")
        assert (decree.in_force, decree.replaced_by) == ("no", ("125/2021/NĐ-CP",))
        assert any("hết hiệu lực từ ngày 01/01/2022" in hint for hint in decree.hints)


def test_the_day_asked_for_comes_before_the_documents_own(tmp_path: Path) -> None:
    with held(tmp_path, phuong_txt=WARD) as index:
        assert cited(index, "55/2009/NĐ-CP", date(2022, 1, 1)).in_force == "no"
        assert cited(index, "55/2009/NĐ-CP", date(2015, 1, 1)).in_force == "unknown"


def test_a_digest_and_its_original_are_not_two_texts_that_may_be_meant(tmp_path: Path) -> None:
    files = {"phuong_txt": WARD, "tinh_txt": PROVINCE, "ke_md": DIGEST}
    with held(tmp_path, **files) as index:
        ids = {row.file: row.id for row in index.documents()}
        assert [row.file for row in index.documents() if row.superseded_by] == ["ke.md"]
        assert cited(index, "38/KH-UBND").document == ids["tinh.txt"]
        assert not [one for id, one in index.references() if id == ids["ke.md"]]
        (law,) = index.references_of(ids["ke.md"])
        assert (law.title, law.status) == ("Luật Bình đẳng giới", "registered")


def test_the_references_of_one_document_are_those_of_all(tmp_path: Path) -> None:
    with held(tmp_path, phuong_txt=WARD, tinh_txt=PROVINCE) as index:
        everything = index.references()
        assert index.references() is everything
        for row in index.documents():
            own = tuple(one for id, one in everything if id == row.id)
            assert index.references_of(row.id) == own


def _cites(number: str, day: date | None) -> Reference:
    return Reference("Nghị định", number, day, "Chính phủ", None, None, "I", Span(0, 5))


@pytest.mark.parametrize(
    ("year", "in_force"),
    [(2022, "no"), (2025, "no"), (2015, "unknown"), (0, "unknown"), (None, "unknown")],
)
def test_a_plan_without_a_day_is_judged_by_its_year(year: int | None, in_force: str) -> None:
    row = DocumentRow("a", "a.txt", Header(year=year), "original", None, None)
    (found,) = Citing([row], lambda id: "").resolved("a", [_cites("55/2009/NĐ-CP", None)])
    assert found.in_force == in_force


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("02/2007/QH12", 2023),  # ceased in July
        ("13/2022/QH15", 2023),  # began in July
        ("45/2025/NĐ-CP", 2025),  # applied from March to June
    ],
)
def test_what_changed_within_the_year_of_a_plan_without_a_day_is_unknown(
    number: str, year: int
) -> None:
    row = DocumentRow("a", "a.txt", Header(year=year), "original", None, None)
    citing = Citing([row], lambda id: "")
    (found,) = citing.resolved("a", [_cites(number, None)])
    assert (found.status, found.in_force) == ("registered", "unknown")
    assert not [hint for hint in found.hints if "hiệu lực" in hint]


def test_a_document_that_cites_nothing_does_not_read_the_register(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.citing.load_register", lambda: pytest.fail("it was read"))
    row = DocumentRow("a", "a.txt", Header(), "original", None, None)
    assert Citing([row], lambda id: "").resolved("a", []) == ()


def test_the_plans_cite_the_law_on_gender_equality_and_the_register_knows_it(
    shared_corpus: Path, tmp_path: Path
) -> None:
    given = {"embedding": QuickEmbedder(), "reader": PlainReader()}
    add([shared_corpus / "plans"], tmp_path / "index", **given)
    with Index(tmp_path / "index", QuickEmbedder()) as index:
        found = index.references()
        laws = [one for _, one in found if one.title == "Luật Bình đẳng giới"]
        assert laws
        assert {law.status for law in laws} == {"registered"}
        for id, one in found:
            document = index.document(id)
            assert document.clause(one.clause).span.contains(one.span)
            assert one.status != "held" or one.document in {row.id for row in index.documents()}
