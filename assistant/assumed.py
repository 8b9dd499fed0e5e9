"""What a question takes for granted ("… 400 triệu, phải không?", "… là Sở Y tế, đúng chứ?"): it
need not be said where the answer stands, so that it can be set right."""

from __future__ import annotations

import re

from assistant.hard_tokens import HardToken
from assistant.question import Question
from assistant.scope import Scope
from assistant.told import told
from corpus.names import compared
from corpus.text import fold


def assumed(question: Question, scope: Scope) -> list[HardToken]:
    """What a question takes for granted: sums, shares, counts; not the numbers of texts, the
    years that place it and the ages that it tells of its case."""
    if not question.yes_no:
        return []
    cases = {case.span.of(question.words).split()[0] for case in told(question)}
    return [
        claim
        for claim in question.claims
        if claim.written not in cases
        and claim.kind in ("money", "number", "date")
        and not re.fullmatch(r"(?:n[ăa]m )?\d{4}", claim.written, re.IGNORECASE)
        and not any(fold(claim.written) in named for named in scope.named)
    ]


def assumed_names(question: Question, scope: Scope) -> list[HardToken]:
    """The agencies that a question takes for the right ones ("… là Sở Y tế, phải không?"), without
    the place of the texts that it is asked of.

    Where a question is typed with capitals, a name has one behind its kind: "cán bộ đi bồi dưỡng"
    is none.
    """
    if not question.yes_no:
        return []
    typed_small = question.text.islower()
    found = []
    for name in question.names:
        written = name.span.of(question.words)
        called = _without_place(written, scope)
        # "Công an tỉnh Gia Lai" is one by its place
        proper = not called[1:].islower() or (called != written and called[0].isupper())
        if not name.place and (typed_small or proper):
            found.append(HardToken("name", " ".join(compared(called)), called))
    return found


def _without_place(name: str, scope: Scope) -> str:
    """ "Sở Y tế" of "Sở Y tế tỉnh Quảng Trị", where that is where the texts are from."""
    for place in scope.named:
        at = fold(name).find(f" {place}")
        if at > 0:
            return _OF_PLACE.sub("", name[:at]).strip()
    return name


_OF_PLACE = re.compile(r"\s+(?:tỉnh|thành phố|TP\.?)$", re.IGNORECASE)
