"""In which order lines of a letterhead's two columns are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.read.page_words import WordLine
from corpus.text import fold

# Folded lines: "so: 1509/kh-syt-cdn", "ha noi, ngay 28 thang 4 nam 2026", "kinh gui:"
_NUMBER = re.compile(r"\W*so\s*[:.;/]|\W*so\s+\d")
_DATELINE = re.compile(r".*\b(?:ngay\b.*\bthang|thang\b.*\bnam)\b")
_ADDRESSED = re.compile(r"\W*kinh gui\b")
_MOTTO = re.compile(r".*(?:xa hoi chu nghia|doc lap|tu do|hanh phuc|dang cong san)")
_RECIPIENTS = re.compile(r"\W*noi nhan\b")
_SIGNED = re.compile(r"\W*(?:tm|kt|tl|tuq|q)\s*[.,]|.*\b(?:chu tich|giam doc|thu tuong|bi thu)\b")
_APART = 1.7  # line pitches: what stands further down is not part of what is above


def is_letterhead(left: Sequence[WordLine], right: Sequence[WordLine]) -> bool:
    """Whether two columns at the top of a page are issuer and number beside motto and date."""
    return _has(_MOTTO, right) or (_has(_NUMBER, left) and _has(_DATELINE, right))


def is_foot(left: Sequence[WordLine], right: Sequence[WordLine]) -> bool:
    """Whether two columns at the end of a page are the recipients beside the signature."""
    return _has(_RECIPIENTS, left) or (bool(left) and _has(_SIGNED, right[:4]))


def letterhead(left: Sequence[WordLine], right: Sequence[WordLine]) -> list[WordLine]:
    """The lines of a letterhead as a person reads them: the issuer, the national motto, number
    and subject, place and date, then what stands below."""
    number = _where(_NUMBER, left)
    issuer, below = (left[:number], left[number:]) if number is not None else ((), left)
    if number is None:
        issuer, below = _together(below)
        numbered: Sequence[WordLine] = ()
    else:
        numbered, below = _together(below)
    dated_at = _where(_DATELINE, right)
    if dated_at is None:
        motto, rest = _together(right)
        dated: Sequence[WordLine] = ()
    else:
        motto, dated, rest = right[:dated_at], right[dated_at : dated_at + 1], right[dated_at + 1 :]
    last = sorted((*below, *rest), key=lambda line: line.box.top)
    return [*issuer, *motto, *numbered, *dated, *last]


def _together(lines: Sequence[WordLine]) -> tuple[Sequence[WordLine], Sequence[WordLine]]:
    """The lines up to the first large gap, or to "Kính gửi", and those behind."""
    pitches = [below.box.top - above.box.top for above, below in pairwise(lines)]
    usual = median(pitches) if len(pitches) > 2 else float("inf")
    for at, (pitch, line) in enumerate(zip(pitches, lines[1:], strict=True), 1):
        if pitch > _APART * usual or _ADDRESSED.match(fold(line.text)):
            return lines[:at], lines[at:]
    return lines, ()


def _where(pattern: re.Pattern[str], lines: Sequence[WordLine]) -> int | None:
    return next((at for at, line in enumerate(lines) if pattern.match(fold(line.text))), None)


def _has(pattern: re.Pattern[str], lines: Sequence[WordLine]) -> bool:
    return _where(pattern, lines) is not None
