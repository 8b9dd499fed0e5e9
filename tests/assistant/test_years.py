"""A plan for one year, signed in the year before, tells of its own year and is called by both."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.passage import Reader
from assistant.question import read_question
from assistant.scope import Scope
from assistant.terms import terms_of
from corpus.document import Header
from tests.index.made import plan

NEXT_YEARS_PLAN = plan(
    "Tỷ lệ hồ sơ trực tuyến đạt 90%.",
    "Năm 2024, tỷ lệ hồ sơ trực tuyến đạt 71%.",
    header=Header(
        type="Kế hoạch",
        number="497/KH-UBND",
        place="tỉnh Đồng Tháp",
        title="Cải cách hành chính năm 2026",
        date=date(2025, 12, 30),
        year=2026,
    ),
)


@pytest.mark.parametrize(
    ("asked", "named", "answers"),
    [
        ("Tỷ lệ hồ sơ trực tuyến năm 2026 đạt bao nhiêu?", (), {"I"}),
        ("Tỷ lệ hồ sơ trực tuyến năm 2025 đạt bao nhiêu?", (), set()),
        ("Tỷ lệ hồ sơ trực tuyến năm 2024 đạt bao nhiêu?", (), {"II"}),
        ("Tỷ lệ hồ sơ trực tuyến đạt bao nhiêu?", (), {"I", "II"}),
        (
            "Theo kế hoạch 497 năm 2025, tỷ lệ hồ sơ trực tuyến đạt bao nhiêu?",
            ("ke hoach 497",),
            {"I"},
        ),
        (
            "Theo kế hoạch 497, tỷ lệ hồ sơ trực tuyến năm 2025 đạt bao nhiêu?",
            ("ke hoach 497",),
            set(),
        ),
    ],
)
def test_a_clause_tells_of_its_plans_year(
    asked: str, named: tuple[str, ...], answers: set[str]
) -> None:
    question = read_question(asked)
    terms = terms_of(question, named, lambda term: 1, 1_000)
    reader = Reader(question, terms, NEXT_YEARS_PLAN, Scope(named=named))
    told = {
        passage.quote.clause.path
        for clause in NEXT_YEARS_PLAN.clauses
        for passage in reader.passages(clause)
        if passage.holds
    }
    assert told == answers
