"""Precision and recall of facts, on facts made by hand and on the real plans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import read_documents
from corpus.document import Document
from eval.datasets import FOLDER
from eval.extracted import KINDS, judge_extracted
from eval.metrics.facts import judge_facts
from index import DocumentRow

DUTY = {
    "document": "a.txt", "clause": "III.1", "actor": "Ban VSTBPN của phường", "recipient": None,
    "due": "2022-12-05", "from": None, "recurrence": "once",
}  # fmt: skip


def duty(**changes: Any) -> dict[str, Any]:
    return {**DUTY, **changes}


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (duty(), duty(), True),
        (duty(clause="III"), duty(clause="III.-2"), True),  # cited without its bullet
        (duty(clause="III.1.a"), duty(), True),
        (duty(clause="III.10"), duty(), False),
        (duty(document="b.txt"), duty(), False),
        (duty(due="2022-12-06"), duty(), False),
        (duty(due="2022-12-06"), duty(**{"or": {"due": ["2022-12-06"]}}), True),
        (duty(recurrence=None), duty(), True),  # a full date recurs once, said or not
        (duty(recurrence="year"), duty(), False),
        (duty(due=None, recurrence=None), duty(due=None, recurrence="year"), False),
        (duty(actor="Ban Vì sự tiến bộ của phụ nữ"), duty(), True),
        (duty(actor="Ban Dân vận"), duty(), False),
        (duty(actor="Ban Dân vận"), duty(actor=None), True),
    ],
)
def test_a_duty_is_right_in_place_time_and_units(
    found: dict[str, Any], gold: dict[str, Any], right: bool
) -> None:
    figure = judge_facts("obligation", [found], [gold])
    assert (figure.precision, figure.recall) == (float(right), float(right))
    assert bool(figure.wrong) is bool(figure.missed) is not right


def test_what_is_optional_is_no_error_and_no_miss() -> None:
    gold = [duty(), duty(due="2022-06-05", optional=True)]
    both = judge_facts("obligation", [duty(), duty(due="2022-06-05")], gold)
    one = judge_facts("obligation", [duty()], gold)
    assert (both.precision, both.recall, one.precision, one.recall) == (1, 1, 1, 1)


def test_one_fact_tells_one_entry() -> None:
    figure = judge_facts("obligation", [duty()], [duty(), duty()])
    assert (figure.right, figure.told, figure.wanted) == (1, 1, 2)
    figure = judge_facts("obligation", [duty(), duty()], [duty()])
    assert (figure.found, figure.right) == (2, 1)


@pytest.mark.parametrize(("parent", "right"), [(370, 1), (None, 0)])
def test_an_amount_is_right_with_the_line_that_contains_it(parent: int | None, right: int) -> None:
    entry = {"document": "a.txt", "clause": "III", "value": 70, "parent": 370}
    assert judge_facts("amount", [{**entry, "parent": parent}], [entry]).right == right


@pytest.mark.parametrize(
    ("changes", "right"),
    [({}, 1), ({"number": "1203/KH-UBND"}, 0), ({"date": "2022-04-14"}, 0), ({"date": None}, 0)],
)
def test_a_reference_is_right_by_number_and_date(changes: dict[str, Any], right: int) -> None:
    entry = {
        "document": "a.txt", "clause": "I", "number": "1202/KH-UBND", "title": None,
        "date": "2022-04-13",
    }  # fmt: skip
    assert judge_facts("reference", [{**entry, **changes}], [entry]).right == right


class Read:
    """The real plans as an index holds them."""

    def __init__(self, folder: Path) -> None:
        lines = (FOLDER / "facts.jsonl").read_text("utf-8").splitlines()
        names = {json.loads(line)["document"] for line in lines}
        read = [read_documents(folder / name)[0] for name in sorted(names)]
        self._documents = {document.id: document for document in read}

    def documents(self) -> tuple[DocumentRow, ...]:
        return tuple(
            DocumentRow(each.id, each.file, each.header, each.kind, each.original)
            for each in self._documents.values()
        )

    def document(self, id: str) -> Document:
        return self._documents[id]


def test_the_facts_of_the_real_plans_reach_the_goals(shared_corpus: Path) -> None:
    figures = judge_extracted(Read(shared_corpus / "plans"))  # type: ignore[arg-type]
    assert [each.kind for each in figures] == list(KINDS)
    for each in figures:
        assert each.wanted and each.found
        assert each.precision >= 0.95, each.wrong
        assert each.recall >= 0.90, each.missed
