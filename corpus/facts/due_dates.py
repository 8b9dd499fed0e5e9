"""Days, months, quarters and years by which something is due, or between which it is done.

A date counts when words make it a deadline ("trước ngày", "chậm nhất", "trong tháng", "từ …
đến"): the date of a text that is cited has none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from corpus.dates import DateMention, find_dates, find_ranges
from corpus.document import Span
from corpus.facts.times import EVERY, Calendar, Time

# What a date, or two ends of one, cannot be without: most sentences have neither
_HAS_DATE = re.compile(r"\d|qu[ýí]\s")
_HAS_RANGE = re.compile(r"đến|tới|[-–]")
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
_YEARLY = re.compile(rf"\s*,?\s*{EVERY}\s+năm(?!\s*\d)")
_BETWEEN = re.compile(r"\s*(?:,|và|hoặc|;)\s*(?:(?:trước|vào|trong)\s+)?(?:ngày\s+|hết\s+)*")
# Before "trong năm 2025": what happened or is planned in it, not what ends with it
_HAPPENED = re.compile(
    r"(?:hoạt động|kết quả|nhiệm vụ|công tác|nội dung|chương trình|kế hoạch|phát sinh|đạt được"
    r"|diễn ra|sự kiện)\s*$"
)
_SENTENCE_ENDS = re.compile(r"\s*(?:[.;,)/]|$)")
# "số liệu tính từ ngày 15/12 đến ngày 14/6", "số hiện có mặt đến hết ngày 30/9", "Kết quả giải
# quyết hồ sơ từ ngày 01/7 đến ngày 30/9": what a report covers, not when it is due
_COUNTED = re.compile(
    r"(?:số liệu|chốt|tính|kỳ báo cáo)(?:\s+\w+){0,4}\s*:?\s*\(?\s*$"
    r"|(?<!\w)(?:tổng )?số (?:hiện|đã|còn|được|chưa|phát sinh)(?:\s+\w+){0,5}\s*$"
    r"|^\W*(?:kết quả|tình hình|số lượng)\s[^.;:]{0,80}$"
)
_NAMED_YEAR = re.compile(r"năm (?P<year>(?:19|20)\d\d)[\s,(]*$")
_COMPLETES = re.compile(r"hoàn thành|xong|kết thúc|đưa vào|sơ kết|tổng kết")

_QUARTER_NAME = r"(?:IV|iv|I{1,3}|i{1,3}|[1-4])"
# "Quý II, III/2026", "quý I và quý III năm 2025": quarters that share one word or one year
_QUARTERS = re.compile(
    rf"qu[ýí]\s+(?P<names>{_QUARTER_NAME}(?:\s*(?:,|và)\s*(?:qu[ýí]\s+)?{_QUARTER_NAME}(?!\w))+)"
    r"(?:\s*(?:năm\s+|[/-]\s?)(?P<year>(?:19|20)\d\d))?"
)
# "Tháng 02-3/2023", "tháng 5, 6 năm 2024": months that share one word and one year
_MONTHS = re.compile(
    r"tháng\s+(?P<names>\d{1,2}(?:\s*(?:,|và|-|–)\s*(?:tháng\s+)?\d{1,2}(?!\d))+)"
    r"\s*(?:năm\s+|[/-]\s?)(?P<year>(?:19|20)\d\d)"
)
_MONTHS_THROUGH = re.compile(r"\d{1,2}\s*[-–]\s*\d{1,2}")  # "tháng 5 - 8/2024"
_QUARTER_WORD = re.compile(rf"(?<!\w){_QUARTER_NAME}(?!\w)")
_QUARTER_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# "trong 6 tháng đầu năm", "6 tháng cuối năm 2026": half a year as a term, not as a report's name
_HALF = re.compile(
    r"(?P<within>trong )?(?:0?6|sáu) tháng (?P<half>đầu|cuối) năm(?:\s+(?P<year>(?:19|20)\d\d))?"
)
# "giai đoạn 2026 - 2030": a term only where nothing but a term is expected
_YEARS = re.compile(r"(?<![\d/])(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)(?![\d/])")
_BARE_YEAR = re.compile(r"\s*(?P<year>20\d\d)\s*\.?\s*")


def find_due_dates(
    text: str, lowered: str, calendar: Calendar, *, answers_when: bool
) -> list[Time]:
    """The dated times of ``text`` in order, not overlapping but for those of one list ("01/6 và
    15/11"); ``lowered`` is ``in_lower_case(text)``."""
    if not _HAS_DATE.search(lowered):
        return []
    times: list[Time] = []
    covered: list[Time] = []  # spans of days that a report covers
    if _HAS_RANGE.search(lowered):
        for time in _ranges(text, lowered, calendar, answers_when):
            counts = _COUNTED.search(lowered, max(0, time.span.start - 100), time.span.start)
            (covered if counts else times).append(time)
    named = [
        *_halves(lowered, calendar, answers_when),
        *_quarter_lists(lowered, calendar),
        *_month_lists(lowered),
    ]
    times = _in_order(times, outside(named, times))
    if answers_when and not times:
        times = list(_year_spans(text, lowered))
    mentions = outside(find_dates(text), _in_order(times, covered))
    groups = _groups(mentions, lowered)
    terms = [t for group in groups for t in _group_times(group, lowered, calendar, answers_when)]
    return _in_order(times, terms)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


def _in_order(first: list[Time], second: list[Time]) -> list[Time]:
    return sorted([*first, *second], key=lambda time: time.span)


def outside(found: list[_P], taken: list[Time]) -> list[_P]:
    """Those of ``found`` that do not overlap ``taken``; both are in order."""
    kept: list[_P] = []
    position = 0
    for one in sorted(found, key=lambda one: one.span):
        while position < len(taken) and taken[position].span.end <= one.span.start:
            position += 1
        if position == len(taken) or not taken[position].span.overlaps(one.span):
            kept.append(one)
    return kept


def _ranges(text: str, lowered: str, calendar: Calendar, answers_when: bool) -> Iterator[Time]:
    end = 0
    for found in find_ranges(text):
        years = found.ends.month is None and found.ends.quarter is None
        if found.span.start < end or (years and not answers_when):
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
        whole = DateMention(Span(*match.span()), year)
        mentions = [replace(whole, quarter=number) for number in numbers]
        yield from _list_times(match, lowered, mentions, year_inferred=match["year"] is None)


def _month_lists(lowered: str) -> Iterator[Time]:
    for match in _MONTHS.finditer(lowered):
        numbers = [int(number) for number in re.findall(r"\d+", match["names"])]
        if all(1 <= number <= 12 for number in numbers):
            whole = DateMention(Span(*match.span()), int(match["year"]))
            mentions = [replace(whole, month=number) for number in numbers]
            if _MONTHS_THROUGH.fullmatch(match["names"]) and numbers[0] < numbers[-1]:
                begins, ends = mentions[0].first_day(), mentions[-1].last_day()
                yield Time(Span(*match.span()), ends, begins, "once")
            else:
                yield from _list_times(match, lowered, mentions, year_inferred=False)


def _list_times(
    match: re.Match[str], lowered: str, mentions: list[DateMention], *, year_inferred: bool
) -> Iterator[Time]:
    cue = _CUE.search(lowered, max(0, match.start() - 40), match.start())
    span = Span(cue.start() if cue else match.start(), match.end())
    for mention in _ends_of_runs(mentions):
        yield Time(span, mention.last_day(), None, "once", year_inferred)


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
    if cue and _COUNTED.search(lowered, max(0, cue.start() - 40), cue.start()):
        return
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
    if not words.endswith(("trong", "vào")) or cue is None:
        return False
    before = lowered[max(0, cue.start() - 48) : cue.start()]
    if _COMPLETES.search(before):
        return True
    ends = _SENTENCE_ENDS.match(lowered, group[-1].span.end)
    return words.endswith("trong") and bool(ends) and not _HAPPENED.search(before)


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
