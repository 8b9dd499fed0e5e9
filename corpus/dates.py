"""Days, months, quarters and spans of days, as administrative Vietnamese writes them.

Matching runs on the folded text, so a question typed without marks is read the same way. A day
or month without a year keeps ``year=None``: whose year it is, only the caller knows.
"""

from __future__ import annotations

import calendar
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.document import Span
from corpus.text import fold


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, month, quarter or year as written at ``span``; what is not said is None."""

    span: Span
    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def last_day(self, year: int | None = None) -> date | None:
        """The last day of what is named (of "quý II/2026": 30 June 2026).

        ``year`` stands in where none is written. None where no year is known, or the day does
        not exist in it (29 February).
        """
        return self._day(year, last=True)

    def first_day(self, year: int | None = None) -> date | None:
        """The first day of what is named (of "quý II/2026": 1 April 2026)."""
        return self._day(year, last=False)

    def _day(self, year: int | None, *, last: bool) -> date | None:
        chosen = self.year or year
        if chosen is None:
            return None
        month = self.month
        if month is None and self.quarter:
            month = self.quarter * 3 if last else self.quarter * 3 - 2
        if month is None:
            month = 12 if last else 1
        length = calendar.monthrange(chosen, month)[1]
        day = self.day or (length if last else 1)
        return date(chosen, month, day) if day <= length else None


@dataclass(frozen=True, slots=True)
class DateRange:
    """ "từ ngày 15/11 đến ngày 15/12/2022": two mentions, and the words that hold both."""

    span: Span
    begins: DateMention
    ends: DateMention


_MONTHS_EN = (
    "january february march april may june july august september october november december"
).split()
_EN = "|".join(f"{name}|{name[:3]}" for name in _MONTHS_EN)
_YEAR = r"(?:19|20)\d\d"

# "ngày 22 tháng 7 năm 2011", "mùng 5 tháng 12", "16 tháng 12 năm 2025"
_SPOKEN = (
    r"(?<!\d)(?P<d1>\d{1,2})\s+thang\s+(?P<m1>\d{1,2})(?!\d)"
    rf"(?:\s*,?\s*(?:nam\s+|/)(?P<y1>{_YEAR})(?!\d))?"
)
# "05/12/2022", "5/12", "5-12-2022", "15.11.2025", "5 / 12 / 2022"; never the head of a number
# ("80/2021/NĐ-CP")
_SLASHED = (
    rf"(?<![\d/.,-])(?P<d2>\d{{1,2}})\s?/\s?(?P<m2>\d{{1,2}})\s?/\s?(?P<y2>{_YEAR}|\d\d)(?![\d/])"
    rf"|(?<![\d/.,-])(?P<d3>\d{{1,2}})(?P<sep>[-.])(?P<m3>\d{{1,2}})(?P=sep)"
    rf"(?P<y3>{_YEAR})(?![\d/])"
    r"|(?<![\d/.,])(?P<d4>\d{1,2})\s?/\s?(?P<m4>\d{1,2})(?![\d/%]|[.,]\d|\s?/\s?[\w])"
)
# "tháng 12 năm 2025", "tháng 3/2026", "T12/2025", "tháng 11"
_MONTH = (
    r"(?<![\w])(?:thang|t)\s*(?P<m5>\d{1,2})(?!\d)"
    rf"(?:\s*(?:nam\s+|[/-]\s?)(?P<y5>{_YEAR})(?![\d/]))?"
)
# "quý II/2026", "Quí IV-2025", "quý 3 năm 2024", "quý I"
_QUARTER = (
    rf"\bqu[yi]\s+(?P<q>iv|i{{1,3}}|[1-4])(?!\w)(?:\s*(?:nam\s+|[/-]\s?)(?P<y6>{_YEAR})(?!\d))?"
)
_ISO = rf"(?<![\d-])(?P<y7>{_YEAR})-(?P<m7>\d\d)-(?P<d7>\d\d)(?![\d-])"
# "16 December 2025", "5th of December", "December 16, 2025"
_ENGLISH = (
    rf"(?<!\d)(?P<d8>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?(?P<m8>{_EN})\b(?:,?\s+(?P<y8>{_YEAR}))?"
    rf"|\b(?P<m9>{_EN})\s+(?P<d9>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y9>{_YEAR}))?"
)
_YEAR_ALONE = rf"\bnam\s+(?P<y10>{_YEAR})(?![\d/])"
_DATE = re.compile("|".join((_ISO, _SPOKEN, _SLASHED, _MONTH, _QUARTER, _ENGLISH, _YEAR_ALONE)))
_MAY_BE = re.compile(r"\d|\bqu[yi]\s")
"""What every date has: most sentences have none, and are told so sooner."""
# A bare "2/3" may be a fraction; these words before it, or a leading zero, make it a day.
_DAY_CUE = re.compile(
    r"(?:ngay|truoc|sau|den|tu|toi|vao|han|ky|nhat|nu|nam|va|by|before|on|[-–(])\s*$|^\s*$"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def find_dates(text: str) -> list[DateMention]:
    """Every day, month, quarter and year named in ``text``, in order, not overlapping.

    A date that no calendar has (31/02) is not one.
    """
    return list(_mentions(fold(text)))


def _mentions(folded: str) -> Iterator[DateMention]:
    if not _MAY_BE.search(folded):
        return
    for match in _DATE.finditer(folded):
        mention = _understood(match, folded)
        if mention is not None:
            yield mention


def _understood(match: re.Match[str], folded: str) -> DateMention | None:
    said = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
    year = int(said["y"]) if "y" in said else None
    if year is not None and year < 100:
        year += 2000
    if "q" in said:
        quarter = _QUARTERS.get(said["q"]) or int(said["q"])
        return DateMention(Span(*match.span()), year, quarter=quarter)
    month = _month(said.get("m"))
    day = int(said["d"]) if "d" in said else None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None:
        if month is None or not 1 <= day <= calendar.monthrange(year or 2024, month)[1]:
            return None
        if match.group("d4") and not _is_day(match, folded):
            return None
    return DateMention(Span(*match.span()), year, month, day)


def _month(word: str | None) -> int | None:
    if word is None:
        return None
    if word.isdecimal():
        return int(word)
    return next(n for n, name in enumerate(_MONTHS_EN, 1) if name.startswith(word))


def _is_day(match: re.Match[str], folded: str) -> bool:
    if match.group("d4").startswith("0") or match.group("m4").startswith("0"):
        return True
    if int(match.group("d4")) > 12:
        return True
    return bool(_DAY_CUE.search(folded, max(0, match.start() - 12), match.start()))


# Between the two ends of a span: "15/11 đến ngày 15/12", "15/11-15/12", "15/11 đến hết 15/12"
# " đến ngày ", ", đến hết ngày ", " đến 17 giờ ngày ", " - "
_TO = re.compile(
    r"\s*(?:,?\s*(?:den|toi)\s+(?:het\s+|cuoi\s+)?(?:\d{1,2} gio(?: \d{1,2})?(?: phut)?,? )?"
    r"(?:ngay\s+)?|[-–]\s*(?:ngay\s+)?)"
)
_FROM = re.compile(r"(?:tu|from)\s+(?:(?:ngay|thoi diem)\s+)?$")
# "từ ngày 15 đến ngày 20/6/2024": the first day borrows the month of the second
_BARE_DAY = re.compile(r"\btu\s+(?:ngay\s+)?(?P<d>\d{1,2})(?=\s+(?:den|toi)\s)")


def find_ranges(text: str) -> list[DateRange]:
    """Spans of days, in order: "từ ngày 15/11/2025 đến ngày 15/12/2025", "15/11-15/12".

    An end's year serves the beginning that has none; a beginning that would then fall after
    the end is of the year before.
    """
    folded = fold(text)
    mentions = find_dates(text)
    ranges: list[DateRange] = []
    for first, second in itertools.pairwise(mentions):
        joined = _TO.fullmatch(folded, first.span.end, second.span.start)
        if not joined or (first.day is None) != (second.day is None):
            continue
        lead = _FROM.search(folded, max(0, first.span.start - 24), first.span.start)
        start = lead.start() if lead else first.span.start
        ranges.append(DateRange(Span(start, second.span.end), _with_year_of(first, second), second))
    starts = [mention.span.start for mention in mentions]
    for match in _BARE_DAY.finditer(folded):
        position = bisect_left(starts, match.end())
        if position == len(mentions):
            break
        second_ = mentions[position]
        if second_.day and _TO.fullmatch(folded, match.end(), second_.span.start):
            first = DateMention(
                Span(*match.span("d")), second_.year, second_.month, int(match.group("d"))
            )
            if 1 <= (first.day or 0) <= second_.day:
                ranges.append(DateRange(Span(match.start(), second_.span.end), first, second_))
    return sorted(ranges, key=lambda found: found.span)


def _with_year_of(first: DateMention, second: DateMention) -> DateMention:
    if first.year is not None or second.year is None:
        return first
    year = second.year
    begins, ends = first.first_day(year), second.last_day(year)
    if begins and ends and begins > ends:
        year -= 1
    return DateMention(first.span, year, first.month, first.day, first.quarter)
