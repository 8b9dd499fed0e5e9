"""Whether a sentence gives a time: a day, a month, a length of time, how often.

"Ngày nào" wants a day or a number of days; the date of a cited text is no time of its own, and a
period that is reported on ("6 tháng đầu năm") no day by which.
"""

from __future__ import annotations

import re

from corpus.citing.numbers import find_numbers
from corpus.dates import find_dates
from corpus.text import fold

COUNT = r"(?:\d[\d.,/]*|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi))"
# "30 phút", "06 tháng", "một năm", "hằng quý", "thường xuyên", "22 giờ", "ngày làm việc tiếp theo"
DURATION = re.compile(
    rf"{COUNT}\s+(?:nam|thang|ngay|gio|phut|tuan|quy)\b|\bh[ao]ng (?:nam|quy|thang|tuan|ngay)\b"
    r"|thuong xuyen|dinh ky|khi co yeu cau|ngay lam viec|ke tu ngay|trong ngay\b"
)


# "ngày nào", "ngày mấy", "hạn chót": a day or a number of days, not "hằng năm"
ASKS_DAY = re.compile(r"(?:ngay|hom) (?:nao|may|bao nhieu)|\bhan\b|thoi han|bao lau|ngay thang nam")


def holds_day(words: str) -> bool:
    """Whether words give a day or a month, also of every month, or a number of days; a year
    alone is none."""
    if re.search(r"ngày \d{1,2}(?!\d)", words):
        return True
    bare = _REGULARLY_MARKED.sub(" ", words)
    named = any(date.month or date.quarter for date in find_dates(bare))
    return (named and holds_time(bare)) or bool(DURATION.search(_without_periods(fold(bare))))


# "6 tháng đầu năm 2022", "tổng kết 15 năm thi hành": what is reported on, not by when
_PERIOD = re.compile(
    r"(?:\d+|sau|mot|hai|ba) thang (?:dau|cuoi)(?: nam)?|(?:tong|so) ket \d+ nam|"
    r"\d+ nam (?:thi hanh|thuc hien|ngay|xay dung|thanh lap|trien khai)"
)


def _without_periods(folded: str) -> str:
    return _PERIOD.sub(" ", folded)


_REGULARLY_MARKED = re.compile(
    r"h[àằ]ng (?:năm|quý|tháng|tuần|ngày)(?! (?:\d|\())|thường xuyên|định kỳ|khi có yêu cầu",
    re.IGNORECASE,
)


def holds_time(words: str) -> bool:
    """Whether words give a day, month, quarter, year or length of time that is not the date of
    a cited text."""
    cited = [mention.span.end for mention in find_numbers(words)]
    dates = [
        date
        for date in find_dates(words)
        if not any(0 <= date.span.start - end <= 16 for end in cited)
    ]
    return bool(dates) or bool(DURATION.search(_without_periods(fold(words))))
