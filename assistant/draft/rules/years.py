"""The parent's year becomes the draft's; what has ended becomes a blank.

Only with another year than the parent's. "Giai đoạn 2021 - 2030" stays while it lasts; "từ năm
2025" stays; a figure that was to be reached by the parent's year is no source for another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span

PERIOD = "điền giai đoạn hiện hành"
FIGURE = "điền chỉ tiêu"
_RANGE = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d\d)\s?[-–]\s?(?P<to>(?:19|20)\d\d)(?!\d)")
# "năm 2025", "15/11/2025", "quý IV-2025", "tháng 12/2025"; no number of a text
_YEAR = re.compile(r"(?<![\d.,])(?<!\d:)(?P<year>(?:19|20)\d\d)(?!\d|\.\d|/[A-ZĐ\d])")
_SINCE = re.compile(r"(?:từ|kể từ|bắt đầu từ)\s+(?:năm\s+)?$")
_LEAP = re.compile(r"29\s?[/-]\s?0?2\s?[/-]\s?$|29 tháng 0?2 năm $")
# "Bộ luật Lao động năm 2019", "Luật Đất đai 2024": the year is part of the name
_LAW = re.compile(r"(?:luật|hiến pháp|pháp lệnh)\s[^.;:]{2,60}?(?:năm\s+)?$")
# "tổng kết 15 năm thi hành", "kỷ niệm 95 năm", "sau 8 năm"
_ANNIVERSARY = re.compile(
    r"(?:sơ kết|tổng kết|kỷ niệm|kỉ niệm|đánh giá|nhìn lại|sau)\s+(?P<count>\d{1,3})\s+năm(?!\s+\d)"
)
# "60%", "≥ 30%", "1,7", "107", "04": not a denominator, a year, nor the number of a target
_FIGURES = re.compile(
    r"(?<![\w/.,])(?<!tiêu )(?<!dưới 1 )(?:[≥≤<>]\s?)?(?P<n>\d+(?:[.,]\d+)*)(?:\s?%)?(?![\w-]|\.\d)"
)


def periods(text: Text, setting: Setting) -> Iterator[Change]:
    """A period that ended before the draft's year: which one runs now, no source says."""
    if not setting.year_moves:
        return
    for match in _RANGE.finditer(text.words):
        if int(match["to"]) < setting.year:
            yield Change("year.period", Span(*match.span()), blank(PERIOD))


def anniversaries(text: Text, setting: Setting) -> Iterator[Change]:
    if not setting.year_moves:
        return
    for match in _ANNIVERSARY.finditer(text.lowered):
        yield Change("year.count", Span(*match.span("count")), blank("điền số năm"))


def targets(text: Text, setting: Setting) -> Iterator[Change]:
    """The figures of a target, in the part of the sentence whose year moves."""
    if not setting.year_moves or text.role != "goals":
        return
    # "Đến hết năm 2025: Có ≥ 30% …": the year may stand in the heading
    moves = any(
        int(match["year"]) < setting.year and not _SINCE.search(text.above[: match.start()])
        for match in _YEAR.finditer(text.above)
    )
    for part in re.finditer(r"[^;]+", text.words):
        if _YEAR.search(text.words, part.start(), part.end()):
            moves = any(_in(part, span) for span, _ in _moving(text, setting))
        if not moves:
            continue
        for match in _FIGURES.finditer(text.words, part.start(), part.end()):
            span = Span(*match.span())
            figure = match["n"]
            dated = any(span.overlaps(other) for other in _dates(text.words))
            if not dated and not re.fullmatch(r"(?:19|20)\d\d", figure):
                yield Change("year.target", span, blank(FIGURE))


# "chủ đề", "thông điệp": what they were in one year says nothing of another
_THEME = re.compile(r"chủ đề|khẩu hiệu năm|thông điệp năm")
_QUOTED = re.compile(r"[“\"][^“”\"]{8,}[”\"]")


def themes(text: Text, setting: Setting) -> Iterator[Change]:
    """The theme of the parent's year is not the theme of another."""
    if not setting.year_moves or not _THEME.search(text.above):
        return
    for match in _QUOTED.finditer(text.words):
        yield Change("year.theme", Span(*match.span()), blank(f"điền chủ đề năm {setting.year}"))


def moved(text: Text, setting: Setting) -> Iterator[Change]:
    for span, year in _moving(text, setting):
        leap = _LEAP.search(text.lowered[: span.start]) and not _is_leap(setting.year)
        by = year - setting.parent_year  # "Tết Nguyên đán năm" after the parent's: one later
        clear = str(setting.year) not in text.words  # "năm 2025 là 60%, năm 2026 là 90%"
        if by in (0, 1) and not leap and clear:
            yield Change("year.shift", span, str(setting.year + by))
        else:
            yield Change("year.other", span, blank("điền năm"))


def _moving(text: Text, setting: Setting) -> Iterator[tuple[Span, int]]:
    """The years before the draft's that do not belong to a name or a running period."""
    if not setting.year_moves:
        return
    ranges = [Span(*match.span()) for match in _RANGE.finditer(text.words)]
    for match in _YEAR.finditer(text.words):
        span, year = Span(*match.span()), int(match["year"])
        before = text.lowered[: span.start]
        named = _LAW.search(before[-70:]) or _SINCE.search(before)
        if year < setting.year and not named and not any(span.overlaps(r) for r in ranges):
            yield span, year


# "15/11/2025", "15/11", "ngày 05 tháng 12": their numbers are no figures
_DATE = re.compile(r"\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?|\d{1,2} tháng \d{1,2}|tháng \d{1,2}")


def _dates(words: str) -> list[Span]:
    return [Span(*match.span()) for match in _DATE.finditer(words.lower())]


def _in(part: re.Match[str], span: Span) -> bool:
    return part.start() <= span.start and span.end <= part.end()


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def ended_periods(words: str, year: int) -> list[str]:
    """The periods named that ended before ``year``: "2011 - 2015"."""
    return [match.group() for match in _RANGE.finditer(words) if int(match["to"]) < year]


def foreign_years(words: str, setting: Setting) -> list[str]:
    """Years and periods in a statement that are not the draft's; those that belong to a law's
    name or say "từ năm …" are none."""
    if not setting.year_moves:
        return []
    text = Text.of(words, "own", "content")
    return ended_periods(words, setting.year) + [
        span.of(words) for span, _ in _moving(text, setting)
    ]
