"""When something is due, as plans say it: "trước ngày 05/12", "quý II", "hằng quý, trước ngày 20".

A time is *hard* when it gives a day or a recurrence, else *soft* ("khi có yêu cầu", "thường
xuyên"): that is kept as written. Whose year a day without one belongs to, only the plan knows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from corpus.dates import DateMention, find_dates, find_ranges
from corpus.document import Recurrence, Span
from corpus.text import in_lower_case


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a plan lends to its times: the year it is for, and the day it is issued on."""

    year: int | None = None
    issued: date | None = None
    titled: bool = False  # the title names the year, so that every day is of it

    def year_of(self, mention: DateMention) -> int | None:
        """The year of a day that has none: the plan's, or the next where the day would lie
        before the plan."""
        due = mention.last_day(self.year)
        past = due is not None and self.issued is not None and due < self.issued
        return self.year + 1 if self.year and past and not self.titled else self.year


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written at ``span``; hard when it has a due date or a recurrence."""

    span: Span
    due: date | None = None
    begins: date | None = None
    recurrence: Recurrence | None = None
    year_inferred: bool = False

    @property
    def hard(self) -> bool:
        return self.due is not None or self.recurrence is not None


# What a date, or two ends of one, cannot be without: most sentences have neither
_HAS_DATE = re.compile(r"\d|qu[ýí]\s")
_HAS_RANGE = re.compile(r"đến|tới|[-–]")
_EVERY = r"(?:h[ằà]ng|mỗi|từng)"
# Before a day, month or year: what makes it a deadline and not the date of a text that is cited.
# "chậm nhất là ngày", "trước 17 giờ 00 ngày", "xong trong", "đến hết ngày", "trong tuần cuối"
_CUE = re.compile(
    r"(?P<cue>(?<!\w)(?:trước|chậm nhất|muộn nhất|không quá|hạn chót|hạn cuối|đến hết|đến cuối|hết"
    r"|đến|tới|vào|trong|nội trong|cuối|đầu|giữa|xong))"
    r"(?:\s+(?:là|vào|đến|trước|trong|cuối|đầu|giữa|hết|tuần|thứ|nhất|hai|ba|tư))*"
    r"(?:\s+\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?(?:\s*phút)?)?\s*,?\s*(?:(?:ngày|mùng)\s+)*$"
)
# "từ nay đến hết", "từ nay đến ngày", "từ ngày ban hành Kế hoạch đến hết"
_FROM_NOW = re.compile(
    r"từ (?:nay|ngày ban hành[\w ]{0,20}?|ngày ký(?: ban hành)?)\s+(?:cho\s+)?(?:đến|tới)\s+"
    r"(?:(?:hết|cuối|ngày)\s+)*$"
)
_YEARLY = re.compile(rf"\s*,?\s*{_EVERY}\s+năm(?!\s*\d)")
_BETWEEN = re.compile(r"\s*(?:,|và|hoặc|;)\s*(?:(?:trước|vào|trong)\s+)?(?:ngày\s+|hết\s+)*")
_NAMED_YEAR = re.compile(r"năm (?P<year>(?:19|20)\d\d)[\s,(]*$")
_COMPLETES = re.compile(r"hoàn thành|xong|kết thúc|đưa vào")

_QUARTER_NAME = r"(?:IV|iv|I{1,3}|i{1,3}|[1-4])"
# "Quý II, III/2026", "quý I và quý III năm 2025": quarters that share one word or one year
_QUARTERS = re.compile(
    rf"qu[ýí]\s+(?P<names>{_QUARTER_NAME}(?:\s*(?:,|và)\s*(?:qu[ýí]\s+)?{_QUARTER_NAME}(?!\w))+)"
    r"(?:\s*(?:năm\s+|[/-]\s?)(?P<year>(?:19|20)\d\d))?"
)
_QUARTER_WORD = re.compile(rf"(?<!\w){_QUARTER_NAME}(?!\w)")
_QUARTER_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# "trong 6 tháng đầu năm", "6 tháng cuối năm 2026": half a year as a term, not as a report's name
_HALF = re.compile(
    r"(?P<within>trong )?(?:0?6|sáu) tháng (?P<half>đầu|cuối) năm(?:\s+(?P<year>(?:19|20)\d\d))?"
)
# "giai đoạn 2026 - 2030": a term only where nothing but a term is expected
_YEARS = re.compile(r"(?<![\d/])(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)(?![\d/])")
_BARE_YEAR = re.compile(r"\s*(?P<year>20\d\d)\s*\.?\s*")

_PERIODS: dict[str, Recurrence | None] = {
    "tháng": "month", "quý": "quarter", "quí": "quarter", "năm": "year", "tuần": None, "ngày": None,
}  # fmt: skip
_UNIT = r"(?:tháng|qu[ýí]|năm|tuần|ngày)"
# "trước ngày 20 hằng tháng", "hằng quý, trước ngày 05 tháng đầu quý sau", "ngày 10 của tháng cuối quý"
_MONTHLY_DAY = re.compile(
    rf"(?:(?P<every>{_EVERY}\s+{_UNIT})\s*,?\s*)?"
    r"(?:(?:định kỳ|trước|chậm nhất|muộn nhất|vào|là)\s+){0,4}ngày\s+(?:mùng\s+)?\d{1,2}"
    r"(?:\s*,?\s*(?:của\s+)?(?P<quarterly>tháng\s+(?:cuối|đầu)(?:\s+(?:của\s+)?(?:mỗi\s+|từng\s+)?"
    r"qu[ýí](?:\s+(?:sau|tiếp theo|kế tiếp))?)?)"
    rf"|\s*,?\s*(?:của\s+)?(?P<monthly>{_EVERY}\s+{_UNIT}|tháng\s+(?:sau|tiếp theo|kế tiếp|liền kề)))?"
    r"(?!\s*(?:[/.-]\s*\d|tháng\s+\d))(?!\d)"
)
# "hằng năm", "mỗi tháng một lần", "02 lần/năm", "6 tháng một lần", "định kỳ 6 tháng", "định kỳ quý"
_REPEATED = re.compile(
    rf"(?P<every>{_EVERY}\s+(?:(?:0?6|sáu)\s+)?{_UNIT})(?!\s*\d)(?:\s+(?:một|hai|\d{{1,2}})\s+lần)?"
    rf"|\d{{1,2}}\s+lần\s*(?:/|trong|trên|một|mỗi)\s*(?P<per>{_UNIT})(?!\s*\d)"
    r"|(?P<half>(?:0?6|sáu)\s+tháng\s*(?:/\s*|một\s+|01\s+|1\s+)lần)"
    r"|(?P<months>(?:0?3|ba)\s+tháng\s*(?:/\s*|một\s+|01\s+|1\s+)lần)"
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
_SOFT = re.compile(
    r"(?:đột xuất\s+)?khi (?:có yêu cầu|được yêu cầu|cần(?: thiết)?|có phát sinh)|(?:theo|có) yêu cầu"
    r"|đột xuất|thường xuyên|định kỳ|kịp thời|hằng tuần|hàng tuần|hằng ngày|hàng ngày|mỗi tuần"
    r"|trong vòng \d{1,3} (?:giờ|ngày|tháng)(?: làm việc)?"
    r"|(?:chậm nhất|trong)(?: là| sau)? \d{1,3} (?:giờ|ngày)(?: làm việc)?(?: (?:sau|kể từ)[^.;,]{0,60})?"
    r"|sau mỗi [^.;,]{1,40}|trước (?:Tết|tết|kỳ|dịp|khi) [^.;,]{1,40}|ngay trong ngày(?: làm việc)?"
    r"|theo lộ trình[^.;]{0,40}|lâu dài|liên tục"
)


def find_times(text: str, calendar: Calendar, *, answers_when: bool = False) -> list[Time]:
    """The hard times of ``text`` in order, not overlapping; where there are none, the soft ones.

    ``answers_when``: the text is all about time ("Thời gian: …", a table's cell), so that a day
    needs no "trước" or "trong" before it. Takes time linear in the text's length.
    """
    lowered = in_lower_case(text)
    dated = _dated(text, lowered, calendar, answers_when)
    repeated = _apart(_repeated(lowered, answers_when), dated)
    hard = _merged(lowered, dated, repeated)
    if hard:
        return hard
    return [Time(Span(*match.span())) for match in _SOFT.finditer(lowered)]


# ── days, months, quarters, years ────────────────────────────────────────────────────────────


def _dated(text: str, lowered: str, calendar: Calendar, answers_when: bool) -> list[Time]:
    if not _HAS_DATE.search(lowered):
        return []
    times = list(_ranges(text, lowered, calendar)) if _HAS_RANGE.search(lowered) else []
    named = [*_halves(lowered, calendar, answers_when), *_quarter_lists(lowered, calendar)]
    times = _in_order(times, _outside(named, times))
    if answers_when and not times:
        times = list(_year_spans(text, lowered))
    mentions = _outside(find_dates(text), times)
    groups = _groups(mentions, lowered)
    terms = [t for group in groups for t in _group_times(group, lowered, calendar, answers_when)]
    return _in_order(times, terms)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


def _in_order(first: list[Time], second: list[Time]) -> list[Time]:
    return sorted([*first, *second], key=lambda time: time.span)


def _outside(found: list[_P], taken: list[Time]) -> list[_P]:
    """Those of ``found`` that do not overlap ``taken``; both are in order."""
    kept: list[_P] = []
    position = 0
    for one in sorted(found, key=lambda one: one.span):
        while position < len(taken) and taken[position].span.end <= one.span.start:
            position += 1
        if position == len(taken) or not taken[position].span.overlaps(one.span):
            kept.append(one)
    return kept


def _ranges(text: str, lowered: str, calendar: Calendar) -> Iterator[Time]:
    end = 0
    for found in find_ranges(text):
        if found.span.start < end:
            continue
        near = _year_before(lowered, found.span.start)
        begins, ends = found.begins, replace(found.ends, year=found.ends.year or near)
        time = _range_time(found.span, begins, ends, calendar.year_of(ends))
        if time is not None:
            end = found.span.end
            yield time


def _year_before(lowered: str, start: int) -> int | None:
    """ "… năm 2023 từ 15/11 đến 15/12": the year that stands right before."""
    match = _NAMED_YEAR.search(lowered, max(0, start - 16), start)
    return int(match["year"]) if match else None


def _range_time(
    span: Span, begins: DateMention, ends: DateMention, lent: int | None
) -> Time | None:
    year = ends.year or lent
    first, last = begins.first_day(begins.year or year), ends.last_day(year)
    if first and last and first > last:
        last = ends.last_day(last.year + 1) if ends.year is None else last
    if first is None or last is None or first > last:
        return None
    return Time(span, last, first, "once", year_inferred=ends.year is None)


def _halves(lowered: str, calendar: Calendar, answers_when: bool) -> Iterator[Time]:
    for match in _HALF.finditer(lowered):
        if not (match["within"] or answers_when):
            continue
        year = int(match["year"]) if match["year"] else calendar.year
        if year:
            due = date(year, 6, 30) if match["half"] == "đầu" else date(year, 12, 31)
            yield Time(Span(*match.span()), due, None, "once", match["year"] is None)


def _quarter_lists(lowered: str, calendar: Calendar) -> Iterator[Time]:
    for match in _QUARTERS.finditer(lowered):
        year = int(match["year"]) if match["year"] else calendar.year
        if year is None:
            continue
        numbers = [_QUARTER_NUMBERS[name] for name in _QUARTER_WORD.findall(match["names"])]
        whole = DateMention(Span(*match.span()), year, quarter=numbers[0])
        mentions = [replace(whole, quarter=number) for number in numbers]
        cue = _CUE.search(lowered, max(0, match.start() - 40), match.start())
        span = Span(cue.start() if cue else match.start(), match.end())
        for mention in _ends_of_runs(mentions):
            yield Time(span, mention.last_day(), None, "once", match["year"] is None)


def _year_spans(text: str, lowered: str) -> Iterator[Time]:
    for match in _YEARS.finditer(lowered):
        first, last = int(match["first"]), int(match["last"])
        if first < last:
            yield Time(Span(*match.span()), date(last, 12, 31), date(first, 1, 1), "once")
    bare = _BARE_YEAR.fullmatch(text)
    if bare:
        yield Time(Span(*bare.span("year")), date(int(bare["year"]), 12, 31), None, "once")


def _groups(mentions: list[DateMention], lowered: str) -> Iterator[list[DateMention]]:
    """Mentions that share one "trước": "01/6 và 15/11", "tháng 4 và tháng 5 năm 2024"."""
    group: list[DateMention] = []
    for mention in mentions:
        if group:
            last = group[-1]
            joined = _BETWEEN.fullmatch(lowered, last.span.end, mention.span.start)
            if joined and (last.day is None) == (mention.day is None):
                group.append(mention)
                continue
            yield group
        group = [mention]
    if group:
        yield group


def _group_times(
    group: list[DateMention], lowered: str, calendar: Calendar, answers_when: bool
) -> Iterator[Time]:
    start, end = group[0].span.start, group[-1].span.end
    before = max(0, start - 48)
    now = _FROM_NOW.search(lowered, before, start)
    cue = now or _CUE.search(lowered, before, start)
    if not (cue or answers_when) or not _is_term(group, lowered, cue, answers_when):
        return
    word = cue["cue"] if cue and not now else ""
    yearly = _YEARLY.match(lowered, end)
    span = Span(cue.start() if cue else start, yearly.end() if yearly else end)
    shared = group[-1].year
    for mention in _ends_of_runs([replace(m, year=m.year or shared) for m in group]):
        year = calendar.year_of(mention)
        due = mention.last_day(year)
        if due and word == "trước" and mention.day is None:
            first = mention.first_day(year)
            due = first - timedelta(days=1) if first else None
        if due is not None:
            yield Time(
                span,
                due,
                calendar.issued if now else None,
                "year" if yearly else "once",
                year_inferred=mention.year is None,
            )


def _is_term(
    group: list[DateMention], lowered: str, cue: re.Match[str] | None, answers_when: bool
) -> bool:
    """Whether a whole year is a term ("hoàn thành trong năm 2025") and not a name's part
    ("Chiến lược … đến năm 2030"); a day, month or quarter with its cue always is."""
    mention = group[0]
    if mention.day or mention.month or mention.quarter or answers_when:
        return True
    words = cue.group().strip() if cue else ""
    if words.endswith(("hết", "cuối")) or words.startswith("từ nay"):
        return True
    around = lowered[max(0, mention.span.start - 60) : mention.span.start]
    return words.endswith("trong") and bool(_COMPLETES.search(around))


def _ends_of_runs(mentions: list[DateMention]) -> list[DateMention]:
    """Of periods that follow each other only the last: "tháng 4 và tháng 5" end in May; "quý II
    và quý IV" are two terms, and so are two days."""
    kept: list[DateMention] = []
    for mention, following in itertools.zip_longest(mentions, mentions[1:]):
        if following is not None and mention.day is None:
            if mention.month and following.month == mention.month + 1:
                continue
            if mention.quarter and following.quarter == mention.quarter + 1:
                continue
        kept.append(mention)
    return kept


# ── what comes again ─────────────────────────────────────────────────────────────────────────


def _repeated(lowered: str, answers_when: bool) -> list[tuple[Time, bool]]:
    """Recurrences, and whether each only names a report by its period."""
    found: list[tuple[Time, bool]] = []
    for match in _MONTHLY_DAY.finditer(lowered):
        recurrence = _recurrence_of_day(match)
        if recurrence:
            found.append((Time(Span(*match.span()), recurrence=recurrence), False))
    for match in _REPEATED.finditer(lowered):
        recurrence = _recurrence(match)
        yearly_thing = (
            recurrence == "year"
            and match.group().startswith("h")
            and not answers_when
            and _YEARLY_THING.search(lowered, max(0, match.start() - 60), match.start())
        )
        if recurrence and not yearly_thing:
            names = match["term"] is not None
            found.append((Time(Span(*match.span()), recurrence=recurrence), names))
    for match in _REPORT.finditer(lowered):
        term = match["term"] or match["bare"]
        found.append((Time(Span(*match.span()), recurrence=_term(term)), True))
    return sorted(found, key=lambda pair: (pair[0].span.start, -pair[0].span.end))


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
    words = match["every"] or match["per"]
    if re.search(r"(?:6|sáu) tháng$", words):
        return "half-year"
    return _PERIODS[words.split()[-1]]


def _term(words: str) -> Recurrence | None:
    if words[0] in "06s":
        return "half-year"
    return _PERIODS[words.split()[-1]]


def _apart(found: list[tuple[Time, bool]], taken: list[Time]) -> list[tuple[Time, bool]]:
    """Those that lie outside what was read as a date, and outside one another."""
    kept: list[tuple[Time, bool]] = []
    position, end = 0, -1
    for time, names in found:
        while position < len(taken) and taken[position].span.end <= time.span.start:
            position += 1
        inside = position < len(taken) and taken[position].span.overlaps(time.span)
        if not inside and time.span.start >= end:
            kept.append((time, names))
            end = time.span.end
    return kept


# Between "hằng quý" or "báo cáo 6 tháng" and the day that goes with it: "(", ",", "gửi", "là"
_LEADS_TO = re.compile(r"[\s,:(]*(?:(?:gửi|vào|là|ít nhất|trong)\s*)*(?:năm \d{4}\s*)?[\s,:(]*")


def _merged(
    lowered: str, dated: list[Time], repeated: list[tuple[Time, bool]]
) -> list[Time]:
    """A recurrence beside a day is that day's. A report's period ("báo cáo 6 tháng") is one where
    no day is given; beside a day without year it tells how often, else it is only a name."""
    given = {time.recurrence for time, names in repeated if not names}
    repeated = [(t, names) for t, names in repeated if not (names and t.recurrence in given)]
    merged: list[Time] = []
    position = 0
    for time in dated:
        joined = time
        while position < len(repeated) and repeated[position][0].span.end <= time.span.start:
            lead, names = repeated[position]
            position += 1
            if not _LEADS_TO.fullmatch(lowered, lead.span.end, time.span.start):
                merged += [] if names else [lead]
            elif not names:
                joined = replace(
                    time, span=Span(lead.span.start, time.span.end), recurrence=lead.recurrence
                )
            elif time.year_inferred and time.recurrence == "once":
                joined = replace(time, recurrence=lead.recurrence)
        merged.append(joined)
    merged += [time for time, names in repeated[position:] if not (names and dated)]
    return sorted(merged, key=lambda time: time.span)
