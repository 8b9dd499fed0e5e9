"""What comes again: "hằng quý", "trước ngày 20 hằng tháng", "02 lần/năm", "báo cáo 6 tháng"."""

from __future__ import annotations

import re

from corpus.document import Recurrence, Span
from corpus.facts.times import EVERY, Time

_PERIODS: dict[str, Recurrence | None] = {
    "tháng": "month",
    "quý": "quarter",
    "quí": "quarter",
    "năm": "year",
    "tuần": None,
    "ngày": None,
}
_UNIT = r"(?:tháng|qu[ýí]|năm|tuần|ngày)"
# "trước ngày 20 hằng tháng", "hằng quý, trước ngày 05 tháng đầu quý sau",
# "ngày 10 của tháng cuối quý"
_MONTHLY_DAY = re.compile(
    rf"(?:(?P<every>{EVERY}\s+{_UNIT})\s*,?\s*)?"
    r"(?:(?:định kỳ|trước|chậm nhất|muộn nhất|vào|là)\s+){0,4}ngày\s+(?:mùng\s+)?\d{1,2}"
    r"(?:\s*,?\s*(?:của\s+)?(?P<quarterly>tháng\s+(?:cuối|đầu)(?:\s+(?:của\s+)?(?:mỗi\s+|từng\s+)?"
    r"qu[ýí](?:\s+(?:sau|tiếp theo|kế tiếp))?)?)"
    rf"|\s*,?\s*(?:của\s+)?(?P<monthly>{EVERY}\s+{_UNIT}|tháng\s+(?:sau|tiếp theo|kế tiếp"
    rf"|liền kề)))?"
    r"(?!\s*(?:[/.-]\s*\d|tháng\s+\d))(?!\d)"
)
# "hằng năm", "mỗi tháng một lần", "02 lần/năm", "6 tháng một lần", "theo quý", "định kỳ 6 tháng"
_REPEATED = re.compile(
    rf"(?P<every>{EVERY}\s+(?:(?:0?6|sáu)\s+)?{_UNIT})(?!\s*\d{{4}})(?:\s+(?:một|hai"
    rf"|\d{{1,2}})\s+lần)?"
    rf"|\d{{1,2}}\s+lần\s*(?:/|trong|trên|một|mỗi)\s*(?P<per>{_UNIT})(?!\s*\d)"
    r"|(?P<half>(?:0?6|sáu)\s+tháng\s*(?:/\s*|một\s+|01\s+|1\s+)lần)"
    r"|(?P<months>(?:0?3|ba)\s+tháng\s*(?:/\s*|một\s+|01\s+|1\s+)lần)"
    r"|theo\s+(?P<by>tháng|qu[ýí])(?=\s*(?:[.;,)]|$))"
    r"|định kỳ\s+(?:báo cáo\s+)?(?P<term>(?:0?6|sáu)\s+tháng|tháng|qu[ýí]|năm)(?!\s*\d)"
)
# What names a report by its period: "báo cáo 6 tháng", "báo cáo quý", "báo cáo năm", "cả năm"
_REPORT = re.compile(
    r"(?:báo cáo|sơ kết|tổng kết|kết quả)\s+(?:định kỳ\s+)?"
    r"(?P<term>(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối) năm)?|tháng|qu[ýí]|(?:cả\s+)?năm)"
    r"(?!\s*(?:\d|[IVX]+\b|kể|nay))"
    r"|(?P<bare>(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối) năm)?|(?:cả\s+)?năm|qu[ýí]|tháng)"
    r"(?=\s*\(?\s*(?:trước|chậm nhất|muộn nhất)\s)"
)
# Before "hằng năm": what is yearly is a budget or a plan, not the duty
_YEARLY_THING = re.compile(
    r"(?:ngân sách|dự toán|kế hoạch|chương trình|kinh phí|kinh tế - xã hội|cân đối|giao"
    r"|định mức|phân bổ|nguồn)(?:[^,.;:()]{0,40})$"
)


def find_recurrences(lowered: str, *, answers_when: bool) -> list[tuple[Time, bool]]:
    """Recurrences in order, and whether each only names a report by its period; they may
    overlap."""
    found: list[tuple[Time, bool]] = []
    for match in _MONTHLY_DAY.finditer(lowered):
        recurrence = _recurrence_of_day(match)
        if recurrence:
            found.append((Time(Span(*match.span()), recurrence=recurrence), False))
    for match in _REPEATED.finditer(lowered):
        recurrence = None if _at_most(match, lowered) else _recurrence(match)
        yearly_thing = (
            recurrence == "year"
            and not match.group().startswith("m")
            and not answers_when
            and _YEARLY_THING.search(lowered, max(0, match.start() - 60), match.start())
        )
        if recurrence and not yearly_thing:
            names = match["term"] is not None
            found.append((Time(Span(*match.span()), recurrence=recurrence), names))
    for match in _REPORT.finditer(lowered):
        term = match["term"] or match["bare"]
        start = match.start() if match.group().startswith("báo cáo") else match.end() - len(term)
        found.append((Time(Span(start, match.end()), recurrence=_term(term)), True))
    return sorted(found, key=lambda pair: (pair[0].span.start, -pair[0].span.end))


def _at_most(match: re.Match[str], lowered: str) -> bool:
    """ "không quá 02 lần trong năm": a limit, no duty that comes again."""
    return bool(match["per"]) and lowered.endswith(_LIMITS, 0, match.start())


_LIMITS = ("không quá ", "tối đa ", "không vượt quá ")


def _recurrence_of_day(match: re.Match[str]) -> Recurrence | None:
    if match["quarterly"]:
        return "quarter"
    words = match["monthly"] or match["every"]
    if words is None:
        return None
    return "month" if words.startswith("tháng") else _PERIODS[words.split()[-1]]


def _recurrence(match: re.Match[str]) -> Recurrence | None:
    if match["half"]:
        return "half-year"
    if match["months"]:
        return "quarter"
    if match["term"]:
        return _term(match["term"])
    words = match["every"] or match["per"] or match["by"]
    if re.search(r"(?:6|sáu) tháng$", words):
        return "half-year"
    return _PERIODS[words.split()[-1]]


def _term(words: str) -> Recurrence | None:
    if words[0] in "06s":
        return "half-year"
    return _PERIODS[words.split()[-1]]
