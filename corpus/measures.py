"""Ages, lengths of time and counts, and the ranges that rules set for them.

A person says "cháu 16 tuổi", a law "từ đủ 15 tuổi đến chưa đủ 18 tuổi"; "thôn có 150 hộ", a
decision "từ 100 đến dưới 200 hộ": the one lies in the other. Matching runs on the folded text, so
what is typed without marks is read the same way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Span
from corpus.text import fold

AGE = "tuổi"
TIME = "thời gian"


@dataclass(frozen=True, slots=True)
class Measure:
    """So much of something as written at ``span``: of ``AGE`` or ``TIME`` in hours, with months of
    30 days and years of twelve such months, as rules count that say "36 tháng" for three years;
    else a count ``of`` the folded noun behind it."""

    span: Span
    amount: int
    of: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a rule is for, as written at ``span``: more than, at least, less than, at most."""

    span: Span
    of: str
    least: float = 0.0
    most: float = math.inf
    least_is_in: bool = True
    most_is_in: bool = True

    def hold(self, measure: Measure) -> bool:
        """Whether a measure of the same kind lies within."""
        if measure.of != self.of or not self.least <= measure.amount <= self.most:
            return False
        return (self.least_is_in or measure.amount > self.least) and (
            self.most_is_in or measure.amount < self.most
        )


_HOURS = {"gio": 1, "ngay": 24, "tuan": 7 * 24, "thang": 30 * 24, "nam": 360 * 24}
_WORDS = dict(zip("mot hai ba bon nam sau bay tam chin muoi".split(), range(1, 11), strict=True))
_DIGITS = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
# What rules set ranges of; counted in digits
_COUNTED = (
    "ho|nguoi|lao dong|hoc sinh|nhan khau|thanh vien|dai bieu|tre em|lop|nhom|to|chu|trang|giuong|"
    "phong|xe|ha|km|met|m2|kg|tan"
)


def _measure(named: str = "") -> str:
    """The pattern of a count with its unit; ``named`` goes before the names of its groups."""
    # "16", "07", "ba"; not of a date ("ngày 15 tháng 11"); "năm" is five only where no year is
    count = (
        r"(?<![\w/.,])(?<!ngay )(?<!thang )"
        rf"(?:{_DIGITS}|mot|hai|ba|bon|sau|bay|tam|chin|muoi|nam(?= (?:tuoi|nam)\b))"
    )
    # "tuổi", "tháng tuổi", "ngày"; not "6 tháng đầu năm" nor "15 tháng 11 năm 2022"
    unit = r"(?:(?:gio|ngay|tuan|thang|nam)(?: tuoi)?|tuoi)(?!\w)(?! (?:dau|cuoi)\b)(?! ?\d)"
    counted = rf"(?<=\d )(?:{_COUNTED})\b"
    return rf"(?P<{named}count>{count}) (?P<{named}unit>{unit}|{counted})"


_MEASURE = re.compile(_measure())
# "từ đủ 15 tuổi đến chưa đủ 18 tuổi", "từ 12 tháng đến 36 tháng", "từ 3 - 5 tuổi"
_BOTH = re.compile(
    r"\b(?:tu (?:du )?|du )(?P<least>"
    rf"{_DIGITS})(?: (?P<least_unit>(?:thang |ngay )?tuoi|gio|ngay|"
    rf"tuan|thang|nam|{_COUNTED}))?(?: den |\s?[-–]\s?)(?P<below>duoi |chua du )?(?:het |du )?"
    + _measure()
)
# "dưới 36 tháng tuổi", "chưa đủ 15 tuổi", "không quá 03 tháng", "16 tuổi trở xuống"
_BELOW = re.compile(rf"\b(?P<bound>duoi|chua du|chua qua|khong qua|toi da|den) {_measure()}")
_DOWN = re.compile(rf"{_measure()} tro xuong")
# "từ đủ 18 tuổi", "trên 60 tuổi", "quá 05 ngày", "ít nhất 12 tháng", "15 tuổi trở lên"
_ABOVE = re.compile(rf"\b(?P<bound>tu du|tu|du|tren|qua|hon|it nhat|toi thieu) {_measure()}")
_UP = re.compile(rf"(?:\b(?:tu du|tu|du) )?{_measure()} tro len")


def find_measures(text: str) -> list[Measure]:
    """The ages, lengths of time and counts in a text, in order."""
    return [
        Measure(Span(*match.span()), _amount(match["count"], match["unit"]), _of(match["unit"]))
        for match in _MEASURE.finditer(fold(text))
    ]


def find_bounds(text: str) -> list[Bounds]:
    """The ranges of ages, times and counts in a text, in order; none overlaps another."""
    found: list[Bounds] = []
    for bounds in _bounds(fold(text)):
        if not any(bounds.span.overlaps(other.span) for other in found):
            found.append(bounds)
    return sorted(found, key=lambda bounds: bounds.span.start)


def _bounds(folded: str) -> Iterator[Bounds]:
    """Ranges with both ends first, of which the ends alone are parts."""
    for match in _BOTH.finditer(folded):
        unit = match["unit"]
        yield Bounds(
            Span(*match.span()),
            _of(unit),
            least=_amount(match["least"], match["least_unit"] or unit),
            most=_amount(match["count"], unit),
            most_is_in=match["below"] is None,
        )
    for pattern in (_DOWN, _BELOW):
        for match in pattern.finditer(folded):
            within = pattern is _DOWN or match["bound"] not in ("duoi", "chua du")
            yield Bounds(
                Span(*match.span()),
                _of(match["unit"]),
                most=_amount(match["count"], match["unit"]),
                most_is_in=within,
            )
    for pattern in (_UP, _ABOVE):
        for match in pattern.finditer(folded):
            within = pattern is _UP or match["bound"] not in ("tren", "qua", "hon")
            yield Bounds(
                Span(*match.span()),
                _of(match["unit"]),
                least=_amount(match["count"], match["unit"]),
                least_is_in=within,
            )


def _of(unit: str) -> str:
    if unit.endswith("tuoi"):
        return AGE
    return TIME if unit in _HOURS else unit


def _amount(count: str, unit: str) -> int:
    number = _WORDS[count] if count in _WORDS else int(count.replace(".", ""))
    return number * _HOURS.get("nam" if unit == "tuoi" else unit.removesuffix(" tuoi"), 1)
