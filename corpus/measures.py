"""Ages and lengths of time, and the ranges that rules set for them.

A person says "cháu 16 tuổi", a law "từ đủ 15 tuổi đến chưa đủ 18 tuổi": the one lies in the
other. Matching runs on the folded text, so what is typed without marks is read the same way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Span
from corpus.text import fold


@dataclass(frozen=True, slots=True)
class Measure:
    """An age or a length of time as written at ``span``. ``hours``: how long, with months of 30
    days and years of twelve such months, as rules count that say "36 tháng" for three years."""

    span: Span
    hours: int
    age: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a rule is for, as written at ``span``: more than, at least, less than, at most."""

    span: Span
    age: bool
    least: float = 0.0
    most: float = math.inf
    least_is_in: bool = True
    most_is_in: bool = True

    def hold(self, measure: Measure) -> bool:
        """Whether a measure of the same kind lies within."""
        if measure.age != self.age or not self.least <= measure.hours <= self.most:
            return False
        return (self.least_is_in or measure.hours > self.least) and (
            self.most_is_in or measure.hours < self.most
        )


_HOURS = {"gio": 1, "ngay": 24, "tuan": 7 * 24, "thang": 30 * 24, "nam": 360 * 24}
_WORDS = dict(zip("mot hai ba bon nam sau bay tam chin muoi".split(), range(1, 11), strict=True))


def _measure(named: str = "") -> str:
    """The pattern of a count with its unit; ``named`` goes before the names of its groups."""
    # "16", "07", "ba"; not of a date ("ngày 15 tháng 11"); "năm" is five only where no year is
    count = (
        r"(?<![\w/.,])(?<!ngay )(?<!thang )"
        r"(?:\d{1,4}|mot|hai|ba|bon|sau|bay|tam|chin|muoi|nam(?= (?:tuoi|nam)\b))"
    )
    # "tuổi", "tháng tuổi", "ngày"; not "6 tháng đầu năm" nor "15 tháng 11 năm 2022"
    unit = r"(?:(?:gio|ngay|tuan|thang|nam)(?: tuoi)?|tuoi)(?!\w)(?! (?:dau|cuoi)\b)(?! ?\d)"
    return rf"(?P<{named}count>{count}) (?P<{named}unit>{unit})"


_MEASURE = re.compile(_measure())
# "từ đủ 15 tuổi đến chưa đủ 18 tuổi", "từ 12 tháng đến 36 tháng", "từ 3 - 5 tuổi"
_BOTH = re.compile(
    r"\b(?:tu (?:du )?|du )(?P<least>\d{1,4})(?: (?P<least_unit>(?:thang |ngay )?tuoi|gio|ngay|"
    r"tuan|thang|nam))?(?: den |\s?[-–]\s?)(?P<below>duoi |chua du )?(?:het |du )?" + _measure()
)
# "dưới 36 tháng tuổi", "chưa đủ 15 tuổi", "không quá 03 tháng", "16 tuổi trở xuống"
_BELOW = re.compile(rf"\b(?P<bound>duoi|chua du|chua qua|khong qua|toi da|den) {_measure()}")
_DOWN = re.compile(rf"{_measure()} tro xuong")
# "từ đủ 18 tuổi", "trên 60 tuổi", "quá 05 ngày", "ít nhất 12 tháng", "15 tuổi trở lên"
_ABOVE = re.compile(rf"\b(?P<bound>tu du|tu|du|tren|qua|hon|it nhat|toi thieu) {_measure()}")
_UP = re.compile(rf"(?:\b(?:tu du|tu|du) )?{_measure()} tro len")


def find_measures(text: str) -> list[Measure]:
    """The ages and lengths of time in a text, in order."""
    return [
        Measure(Span(*match.span()), _hours(match["count"], match["unit"]), _is_age(match["unit"]))
        for match in _MEASURE.finditer(fold(text))
    ]


def find_bounds(text: str) -> list[Bounds]:
    """The ranges of ages and lengths of time in a text, in order; none overlaps another."""
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
            _is_age(unit),
            least=_hours(match["least"], match["least_unit"] or unit),
            most=_hours(match["count"], unit),
            most_is_in=match["below"] is None,
        )
    for pattern in (_DOWN, _BELOW):
        for match in pattern.finditer(folded):
            within = pattern is _DOWN or match["bound"] not in ("duoi", "chua du")
            yield Bounds(
                Span(*match.span()),
                _is_age(match["unit"]),
                most=_hours(match["count"], match["unit"]),
                most_is_in=within,
            )
    for pattern in (_UP, _ABOVE):
        for match in pattern.finditer(folded):
            within = pattern is _UP or match["bound"] not in ("tren", "qua", "hon")
            yield Bounds(
                Span(*match.span()),
                _is_age(match["unit"]),
                least=_hours(match["count"], match["unit"]),
                least_is_in=within,
            )


def _is_age(unit: str) -> bool:
    return unit.endswith("tuoi")


def _hours(count: str, unit: str) -> int:
    each = _HOURS["nam" if unit == "tuoi" else unit.removesuffix(" tuoi")]
    return (int(count) if count.isdecimal() else _WORDS[count]) * each
