"""What a question takes for granted, and whether a text says otherwise.

"400 triệu, đúng không?" is set right by another sum, "trước ngày 01/6" by another day. A text
that has nothing of the kind sets nothing right: it only speaks of something else.
"""

from __future__ import annotations

import re

from assistant.asked.times import COUNT
from assistant.hard_tokens import HardToken, hard_tokens, missing
from assistant.question import Question
from corpus.text import fold


def stated(question: Question) -> list[HardToken]:
    """The sums, shares, counts and days that a question states; a year only places it."""
    return [
        claim
        for claim in question.claims
        if not _YEAR.search(claim.written) and (claim.kind != "date" or _grain(claim) == _A_DAY)
    ]


_YEAR = re.compile(r"^(?:n[ăa]m )?(?:19|20)\d\d$", re.IGNORECASE)


def carries_one(question: Question, words: str) -> bool:
    """Whether words say one of the figures and days that a question states; True where it states
    none."""
    claims = stated(question)
    return not claims or any(not missing(claim.written, [words]) for claim in claims)


def sets_right(question: Question, words: str) -> bool:
    """Whether words give another for one of the figures and days that a question states."""
    return any(
        missing(claim.written, [words]) and says_otherwise(claim, question, words)
        for claim in stated(question)
    )


_A_DAY = 2


def says_otherwise(claim: HardToken, question: Question, words: str) -> bool:
    """Whether words hold one of the same kind as a claim: a sum, a day, a share, a number of what
    is counted. A body need not be named where another acts."""
    if claim.kind == "number":
        return _counts_the_same(claim, question, words)
    others = [token for token in hard_tokens(words) if token.kind == claim.kind]
    return claim.kind == "name" or any(_grain(token) == _grain(claim) for token in others)


def _grain(token: HardToken) -> int:
    """Of a date, how exact it is: a year is no day."""
    return token.value.count("-") if token.kind == "date" else 0


def _counts_the_same(claim: HardToken, question: Question, words: str) -> bool:
    if claim.value.endswith("%"):
        return bool(re.search(r"\d\s?%", words))
    behind = re.search(rf"(?<!\d){re.escape(fold(claim.written))} (?P<unit>\w+)", question.folded)
    return behind is None or bool(
        re.search(rf"{COUNT} (?:\w+ )?{re.escape(behind['unit'])}\b", fold(words))
    )
