"""Citation recall and precision of ALCE (Gao et al. 2023, arXiv:2305.14627, section 4.3).

ALCE asks a language model whether passages entail a statement. Here that is decided without a
model. Citations *carry* a statement when

* its hard tokens (dates, sums, numbers, documents, articles, names) stand in their quotes,
* so do as many of its other words as in all its quotes together: a heading that says what a
  sentence below it is about carries its part, and
* one of them is of a gold clause or below it; or leads to one (Điều 8.2 for Điều 8.2.c), where
  the answer also cites the gold clause itself.

No citation carries anything for an unanswerable question: it has no gold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.hard_tokens import missing
from corpus.names import compared
from eval.record import Library, Record, leads_to, meets

Citation = dict[str, Any]


def scores(record: Record, library: Library) -> dict[str, float | None]:
    """``citations.recall`` and ``citations.precision`` of an answer; None where not answered.

    Recall: the mean over statements of 1 where the statement's citations together carry it; 0
    without a citation or with one out of range. Precision: the mean over citations of 1 where
    the statement has recall 1 and the citation is not irrelevant. As in ALCE, it is irrelevant
    where it does not carry the statement alone, and the others carry it without it.

    ``citations.tokens``, no part of ALCE: the share of statements whose hard tokens stand in
    their quotes, whatever the gold.
    """
    if not record.answered:
        return dict.fromkeys(("citations.recall", "citations.precision", "citations.tokens"))
    judge = _Judge(record, library)
    recalls: list[float] = []
    precisions: list[float] = []
    tokens: list[float] = []
    for statement in record.answer["statements"]:
        cited = judge.cited(statement)
        carried = judge.carries(statement["text"], cited, cited)
        recalls.append(float(carried))
        tokens.append(float(bool(cited) and not _missing(statement["text"], cited)))
        for one in range(len(cited)):
            irrelevant = carried and judge.is_irrelevant(statement["text"], cited, one)
            precisions.append(float(carried and not irrelevant))
        if not cited and statement["citations"]:
            precisions += [0.0] * len(statement["citations"])
    return {
        "citations.recall": _mean(recalls),
        "citations.precision": _mean(precisions),
        "citations.tokens": _mean(tokens),
    }


class _Judge:
    def __init__(self, record: Record, library: Library) -> None:
        self._citations = {one["n"]: one for one in record.answer["citations"]}
        self._gold = record.asked.gold
        self._library = library
        self._met = {
            place
            for place in self._gold
            for one in self._citations.values()
            if meets(library, one["document"], one["clause"], place)
        }

    def cited(self, statement: dict[str, Any]) -> list[Citation]:
        """The citations of a statement; none where one is out of range."""
        numbers = statement["citations"]
        if any(number not in self._citations for number in numbers):
            return []
        return [self._citations[number] for number in numbers]

    def carries(self, text: str, cited: Sequence[Citation], all_: Sequence[Citation]) -> bool:
        """Whether some of a statement's citations, ``all_``, carry it."""
        return (
            any(self._is_gold(one) for one in cited)
            and not _missing(text, cited)
            and _words(text, cited) == _words(text, all_)
        )

    def is_irrelevant(self, text: str, cited: Sequence[Citation], one: int) -> bool:
        rest = [*cited[:one], *cited[one + 1 :]]
        return not self.carries(text, [cited[one]], cited) and self.carries(text, rest, cited)

    def _is_gold(self, one: Citation) -> bool:
        return any(
            meets(self._library, one["document"], one["clause"], place)
            or (
                place in self._met
                and leads_to(self._library, one["document"], one["clause"], place)
            )
            for place in self._gold
        )


def _missing(text: str, cited: Sequence[Citation]) -> bool:
    return bool(missing(text, [one["quote"] for one in cited]))


def _words(text: str, cited: Sequence[Citation]) -> set[str]:
    """The words of a statement that stand in the quotes."""
    said = {word for one in cited for word in compared(one["quote"])}
    return said.intersection(compared(text))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
