"""When something is due, as plans say it: "trước ngày 05/12", "quý II", "hằng quý, trước ngày 20".

A time is *hard* when it gives a day or a recurrence, else *soft* ("khi có yêu cầu", "thường
xuyên"): that is kept as written. Whose year a day without one belongs to, only the plan knows.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.document import Span
from corpus.facts.due_dates import find_due_dates
from corpus.facts.recurrences import find_recurrences
from corpus.facts.times import Calendar, Time
from corpus.text import in_lower_case

# "trong thời hạn 05 ngày làm việc kể từ khi nhận được …", "trong vòng 24 giờ", "không quá 90 ngày",
# "sau 06 tháng thí điểm", "24 tháng kể từ ngày nhận", "quá thời hạn 30 ngày"
_LENGTH = r"\d{1,3} (?:giờ|ngày|tuần|tháng)(?: làm việc)?"
_SINCE = r"(?:\s*,?\s*(?:kể từ|tính từ|từ (?:khi|thời điểm)|sau khi|sau ngày) [^.;,)]{1,80})"
_DURATION = re.compile(
    r"(?:chậm nhất|muộn nhất|trong|quá thời hạn|thời hạn|tối đa|không quá|nội trong)"
    r"(?: (?:vòng|thời hạn|thời gian|là|sau|không quá|tối đa)){0,3} "
    rf"{_LENGTH}{_SINCE}?|sau {_LENGTH}(?: (?!kể)[^\s.;,)]+){{0,2}}|{_LENGTH}{_SINCE}"
)
_SOFT = re.compile(
    r"(?:đột xuất\s+)?khi (?:có yêu cầu|được yêu cầu|cần(?: thiết)?|có phát sinh)|(?:theo"
    r"|có) yêu cầu"
    r"|đột xuất|thường xuyên|định kỳ|kịp thời|hằng tuần|hàng tuần|hằng ngày|hàng ngày|mỗi tuần"
    r"|sau mỗi [^.;,]{1,40}|trước (?:Tết|tết|kỳ|dịp|khi) [^.;,]{1,40}|ngay trong ngày(?: làm việc)?"
    r"|trong học kỳ [^.;,]{1,40}|(?:(?<=thông báo )|(?<=báo cáo ))ngay(?= cho| về| với| đến)"
    r"|theo lộ trình[^.;]{0,40}|lâu dài|liên tục"
)


def find_times(text: str, calendar: Calendar, *, answers_when: bool = False) -> list[Time]:
    """The hard times of ``text`` in order, not overlapping; where there are none, the lengths of
    time; where there are none of these, the soft ones.

    ``answers_when``: the text is all about time ("Thời gian: …", a table's cell), so that a day
    needs no "trước" or "trong" before it. Takes time linear in the text's length.
    """
    lowered = in_lower_case(text)
    dated = find_due_dates(text, lowered, calendar, answers_when=answers_when)
    repeated = _apart(find_recurrences(lowered, answers_when=answers_when), dated)
    hard = _merged(lowered, dated, repeated)
    if hard:
        return hard
    lasting = [Time(Span(*match.span()), lasts=True) for match in _DURATION.finditer(lowered)]
    return lasting or [Time(Span(*match.span())) for match in _SOFT.finditer(lowered)]


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


# Between "hằng quý", "mỗi tháng 02 số" or "báo cáo 6 tháng" and the day that goes with it: "(",
# ",", "gửi", "là"
_LEADS_TO = re.compile(
    r"(?:\s*\d{1,2} (?:số|buổi|lần|cuộc|kỳ|đợt|lượt|tin|bài))?"
    r"[\s,:(]*(?:(?:gửi|vào|là|ít nhất|trong)\s*)*(?:năm \d{4}\s*)?[\s,:(]*"
)


def _joined(lowered: str, repeated: list[tuple[Time, bool]]) -> list[tuple[Time, bool]]:
    """ "hằng quý (trước ngày 10 của tháng cuối quý)" is one time."""
    kept: list[tuple[Time, bool]] = []
    for time, names in repeated:
        if kept and kept[-1][0].recurrence == time.recurrence:
            last = kept[-1][0]
            if _LEADS_TO.fullmatch(lowered, last.span.end, time.span.start):
                kept[-1] = (replace(last, span=Span(last.span.start, time.span.end)), False)
                continue
        kept.append((time, names))
    return kept


def _merged(lowered: str, dated: list[Time], repeated: list[tuple[Time, bool]]) -> list[Time]:
    """A recurrence beside a day is that day's. A report's period ("báo cáo 6 tháng") is one where
    no day is given; beside a day without year it tells how often, else it is only a name."""
    given = {time.recurrence for time, names in repeated if not names}
    repeated = [(t, names) for t, names in repeated if not (names and t.recurrence in given)]
    repeated = _joined(lowered, repeated)
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
