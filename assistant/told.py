"""What a question tells of the case that it asks about: "cháu 16 tuổi", "đã làm 14 tháng",
"thôn có 150 hộ".

A rule says it as a range: what lies in it is said, and what a rule sets for other ages is no
answer. What a question asks to be told right ("… được nghỉ 4 tháng, đúng không?") is a claim.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from functools import lru_cache

from assistant.question import Question
from assistant.wording import asking
from corpus.measures import AGE, TIME, Bounds, Measure, find_bounds, find_measures
from corpus.text import fold, tokens

# A person's words around a length of time that is part of the case: "làm được 14 tháng"
_OF_THE_CASE = re.compile(
    r"\b(?:lam(?: viec)?|cong tac|hop dong(?: lao dong)?|thoi han|dong|cham|tre|muon|qua|hon|cuoi|"
    r"song chung|ly than)(?: (?:duoc|moi|da|tron|du|gan|bao hiem|xa hoi|them)){0,3} $"
)
# "thôn có 150 hộ"; how many are trained, or must be, is no case but a claim
_HAS = re.compile(r"\b(?:co|gom|dai)(?: (?:khoang|tong cong|tren|chi|tat ca|dung)){0,2} $")
# "con 5 tháng", "vừa đẻ được 5 tháng": how old a child is
_OF_A_CHILD = re.compile(
    r"\b(?:con|chau|be|tre|de|sinh)(?: (?:con|be|nho|moi|duoc|toi|em|gai|trai|vua|gan)){0,3} $"
)
# "…, đúng không?" holds something for true; "… có được … không?" only asks
_ASSERTS = re.compile(
    r"\b(?:dung|phai) (?:khong|chu|chua|ko)\b|\bco phai\b|dung hay sai|vi sao|tai sao|\bwhy\b"
)
_PART = re.compile(r"[,.;:!?]\s|\bthì\b|\bthi\b")


@lru_cache(maxsize=100)
def told(question: Question) -> tuple[Measure, ...]:
    """The ages, times and counts of the case, each at its place in the question's words."""
    claims = _ASSERTS.search(question.folded)
    claimed_from = _last_part(question.words) if claims else len(question.words)
    ranges = find_bounds(question.words)
    measures = [
        measure
        for measure in find_measures(question.words)
        if not any(bounds.span.contains(measure.span) for bounds in ranges)
    ]
    # "trễ hơn 5 ngày": any longer time is told
    measures += [
        Measure(bounds.span, int(bounds.least) + 1, bounds.of)
        for bounds in ranges
        if not bounds.least_is_in
    ]
    found = [_of_the_case(each, question) for each in measures if each.span.start < claimed_from]
    return tuple(measure for measure in found if measure is not None)


def _of_the_case(measure: Measure, question: Question) -> Measure | None:
    before = question.folded[: measure.span.start]
    if measure.of not in (AGE, TIME):
        return measure if _HAS.search(before) else None
    if measure.of == AGE or _OF_THE_CASE.search(before):
        return measure
    return replace(measure, of=AGE) if _OF_A_CHILD.search(before) else None


def _last_part(words: str) -> int:
    """Where the last part of a sentence begins that does more than ask ("…, đúng không ạ?")."""
    starts = [0, *(match.end() for match in _PART.finditer(words)), len(words)]
    for start, end in reversed(list(itertools.pairwise(starts))):
        part = [token.text for token in tokens(words[start:end])]
        if any(fold(word) not in asking(False) for word in part):
            return start
    return 0


def suits(question: Question, words: str) -> bool:
    """Whether words may be of the case: what sets ages or counts, sets them for one of its own.

    Who asks whether one of 17 may marry is answered by the age from which one may.
    """
    cases = [measure for measure in told(question) if measure.of != TIME]
    rules = [bounds for bounds in bounds_in(words) if bounds.of in {case.of for case in cases}]
    if question.yes_no:
        rules = [bounds for bounds in rules if bounds.least and math.isfinite(bounds.most)]
    return not rules or any(bounds.hold(case) for bounds in rules for case in cases)


@lru_cache(maxsize=20_000)
def bounds_in(words: str) -> tuple[Bounds, ...]:
    """The ranges of ages, times and counts that words set."""
    return tuple(find_bounds(words))
