"""Answers: right, wrong, abstained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eval.matching import any_stands, stands
from eval.record import Library, Record, meets

Outcome = Literal["right", "wrong", "abstained", "withheld", "invented"]
"""An answerable question is answered right or wrong, or the assistant abstained; an unanswerable
one was withheld, as it should be, or something was invented."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome, and in Vietnamese what a wrong answer lacks."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return self.outcome in ("right", "withheld")


def judge(record: Record, library: Library) -> Judgement:
    """A right answer, after the manner of ALCE's correctness by short answers (Gao et al. 2023,
    arXiv:2305.14627, section 4.2): every token of the gold stands in its statements.

    Stricter here: a document may also be named by the head of a citation; no forbidden token
    stands in a statement; and the gold clauses are cited: one, or each where all are required.
    """
    asked = record.asked
    if not asked.answerable:
        return Judgement("invented" if record.answered else "withheld")
    if not record.answered:
        return Judgement("abstained", (record.answer["reason"] or "",))
    reasons = (*_missing_tokens(record, library), *_forbidden(record), *_uncited(record, library))
    return Judgement("wrong" if reasons else "right", reasons)


def said(record: Record) -> str:
    """The statements of an answer, one a line."""
    return "\n".join(statement["text"] for statement in record.answer["statements"])


def _missing_tokens(record: Record, library: Library) -> list[str]:
    cited = dict.fromkeys(citation["document"] for citation in record.answer["citations"])
    heads = [library[id].head for id in cited if id in library]
    text = "\n".join([said(record), *heads])
    return [
        f"thiếu «{token if isinstance(token, str) else ' / '.join(token)}»"
        for token in record.asked.tokens
        if not any_stands(token, text)
    ]


def _forbidden(record: Record) -> list[str]:
    text = said(record)
    return [f"không được có «{token}»" for token in record.asked.forbidden if stands(token, text)]


def _uncited(record: Record, library: Library) -> list[str]:
    cited = [(citation["document"], citation["clause"]) for citation in record.answer["citations"]]
    return [
        f"không dẫn {' hoặc '.join(f'{place.document} {place.clause}' for place in need)}"
        for need in record.asked.needs
        if not any(meets(library, *clause, place) for clause in cited for place in need)
    ]


def scores(judgement: Judgement) -> dict[str, float | None]:
    """The metrics of one question; None where a metric says nothing of it.

    ``answers.*`` are shares of the answerable questions. ``abstention.precision`` is the share
    of the abstentions that were due, ``abstention.recall`` the share of the unanswerable
    questions that were left unanswered. ``decision`` is the share of all questions that ended as
    they should.
    """
    outcome = judgement.outcome
    answerable = outcome in ("right", "wrong", "abstained")
    abstained = outcome in ("abstained", "withheld")
    return {
        "answers.right": float(outcome == "right") if answerable else None,
        "answers.wrong": float(outcome == "wrong") if answerable else None,
        "answers.abstained": float(outcome == "abstained") if answerable else None,
        "abstention.precision": float(outcome == "withheld") if abstained else None,
        "abstention.recall": None if answerable else float(outcome == "withheld"),
        "decision": float(judgement.good),
    }
