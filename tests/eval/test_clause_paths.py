"""A gold may name every clause that an outline can have, and nothing that is no path."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents, to_document
from corpus.read.source import Line, Source
from eval.datasets import FOLDER
from eval.datasets.cases import CLAUSE

LINES = (
    "UBND TỈNH GIA LAI", "PHẦN THỨ NHẤT", "Phần II", "A. Kết quả", "Chương XXXVIII", "Mục 3",
    "TIỂU MỤC 1", "Điều 4a. Phạm vi", "Điều 5.", "III. TỔ CHỨC THỰC HIỆN", "1. Rà soát.",
    "1.2. Rà soát:", "a) Sở Y tế;", "đ) Sở Nội vụ.", "- Báo cáo.", "+ Nơi gửi;", "• Nơi nộp",
    "Các đơn vị báo cáo kết quả trước ngày 05/12.", "Trên đây là Kế hoạch năm 2026.",
    "Nơi nhận:", "CHỦ TỊCH", "PHỤ LỤC", "Phụ lục IV", "Phụ lục số 2a", "QUY CHẾ",
    "(Ban hành kèm theo Quyết định số 15/QĐ-SYT)", "HƯỚNG DẪN", "[12] Sửa đổi năm 2024.",
    "TT | Nội dung | Số tiền", "1 | Tập huấn | 5.000.000", "I | Chi thường xuyên | 9.000.000",
    "2a | In ấn | 1.000.000", "Cộng | | 9.000.000", "Tổng kinh phí | | 9.000.000",
)  # fmt: skip


def accepted(path: str) -> bool:
    return re.search(CLAUSE, path) is not None


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
@settings(max_examples=300, deadline=None)
def test_every_clause_of_an_outline_can_be_gold(words: list[str]) -> None:
    lines = tuple(Line(line, row=" | " in line) for line in words)
    document = to_document(Source(lines, wrapped=False, format="docx"), "test.docx")
    assert [c.section for c in document.clauses if not accepted(c.section)] == []


def test_so_can_every_clause_of_a_real_document(shared_corpus: Path) -> None:
    files = [*(shared_corpus / "plans").iterdir(), *(shared_corpus / "legal").iterdir()]
    sections = {c.section for f in files for d in read_documents(f) for c in d.clauses}
    assert sections and [section for section in sections if not accepted(section)] == []


@pytest.mark.parametrize("path", ["Quy chế.Điều 5.1.a", "Phần thứ ba.II.4", "Điều 5 (2).1"])
def test_so_can_the_articles_of_a_regulation_and_what_parts_and_repeats_hold(path: str) -> None:
    assert accepted(path)


@pytest.mark.parametrize(
    "path", ["", "mục 3", "khoản 2 Điều 5", "III.", ".III", "III..2", "III.-2", "Điều 5, Điều 6"]
)
def test_what_is_no_path_as_cited_is_refused(path: str) -> None:
    assert not accepted(path)


def test_the_schema_for_other_programs_says_the_same() -> None:
    schema = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["clause"]["pattern"] == CLAUSE
