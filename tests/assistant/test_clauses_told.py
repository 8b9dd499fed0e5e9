"""A clause that is asked for by its number is told whole, however its number is typed."""

from __future__ import annotations

import pytest

from index import Index
from tests.asking import asked


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("Điều 10 Luật Bình đẳng giới nói gì?", "Điều 10"),
        ("dieu 10 luat binh dang gioi quy dinh gi", "Điều 10"),
        ("What does Article 10 of the Law on Gender Equality say?", "Điều 10"),
        ("Điều 30 Nghị định 30/2020/NĐ-CP quy định gì?", "Điều 30"),
        ("Khoản 4 Điều 5 Luật Bình đẳng giới quy định thế nào?", "Điều 5.4"),
        ("khoan 4 dieu 5 luat binh dang gioi noi gi", "Điều 5.4"),
        ("Điểm c khoản 2 Điều 4 Nghị định 30/2020/NĐ-CP nói gì?", "Điều 4.2.c"),
        ("Mục V.5 kế hoạch phường Hội Thương nói gì?", "V.5"),
        ("muc V.5 ke hoach phuong hoi thuong noi gi", "V.5"),
    ],
)
def test_a_clause_is_told_with_what_stands_under_it(
    question: str, path: str, library: Index
) -> None:
    answer = asked(question, library)
    assert answer.answered, answer.reason
    told = [f"{statement.quotes[-1].clause.path}." for statement in answer.statements]
    assert all(each.startswith(f"{path}.") for each in told)
    for point in answer.citations[0].quote.document.children(path):
        assert any(each.startswith(f"{point.path}.") for each in told)


@pytest.mark.parametrize(
    "question",
    ["Điều 99 Luật Bình đẳng giới nói gì?", "dieu 99 luat binh dang gioi quy dinh gi"],
)
def test_an_article_that_a_text_has_not_is_named(question: str, library: Index) -> None:
    answer = asked(question, library)
    assert not answer.answered
    assert "Điều 99" in (answer.reason or "")
