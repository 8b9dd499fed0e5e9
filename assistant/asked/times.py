"""Whether a sentence gives a time: a day, a month, a length of time, how often.

"Ngày nào" wants a day or a number of days, "bao lâu một lần" how often; the date of a cited text
is no time of its own, and a period that is reported on ("6 tháng đầu năm") no day by which. "Khi
nào" is also told by the case in which something is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.question import Question
from corpus.citing.numbers import NumberMention, find_numbers
from corpus.dates import DateMention, find_dates, find_ranges
from corpus.text import fold

COUNT = r"(?:\d[\d.,/]*|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi))"
# "30 phút", "06 tháng", "một năm", "hằng quý", "thường xuyên", "22 giờ", "ngày làm việc tiếp theo"
DURATION = re.compile(
    rf"{COUNT}\s+(?:nam|thang|ngay|gio|phut|tuan|quy)\b(?! tuoi)|"
    r"\bh[ao]ng (?:nam|quy|thang|tuan|ngay)\b|thuong xuyen|dinh ky|khi co yeu cau|"
    r"ngay lam viec|ke tu ngay|trong ngay\b"
)

_DATE_BEHIND = 16
"""Characters behind a text's number within which a date is that text's own."""

# "ngày nào", "ngày mấy", "hạn chót": a day or a number of days, not "hằng năm"
ASKS_DAY = re.compile(
    r"(?:ngay|hom) (?:nao|may|bao nhieu)|\bhan\b|thoi han|bao lau|ngay thang nam|may gio|"
    r"\bmoc (?:thoi gian )?(?:nao|gi)\b"
)
_ASKS_DATE = re.compile(r"\b(?:ngay|hom) (?:nao|may)\b")
_ASKS_LENGTH = re.compile(
    r"\bbao lau\b|\b(?:may|bao nhieu) (?P<unit>ngay|hom|tuan|thang|gio|tieng|phut)\b"
)
_LENGTH = re.compile(
    rf"{COUNT}\s+(?P<unit>nam|thang|ngay|gio|phut|tuan|quy)\b(?! tuoi)|trong ngay\b|"
    r"ngay lam viec|\bngay (?:sau|khi|trong)\b|lap tuc|kip thoi|thuong xuyen"
)
# "từ hôm nào tới hôm nào": both ends
_ASKS_RANGE = re.compile(
    r"\btu (?:ngay|hom|thang|khi|luc) (?:nao|may)[^?]{0,20} (?:den|toi) (?:ngay|hom|thang|khi|luc|"
    r"het) (?:\w+ )?(?:nao|may)\b|\btu bao gio (?:den|toi) bao gio\b"
)
# "từ mấy giờ đến mấy giờ", "lúc mấy giờ": of the clock
_ASKS_CLOCK = re.compile(r"\b(?:tu|luc|den|vao|truoc|sau|hoi) may (?:gio|h)\b")
_CLOCK = re.compile(r"\b(?:tu|luc|den|vao|truoc|sau|hoi)(?: khoang)? \d{1,2} ?(?:gio|h)\b")
# "trong 05 ngày làm việc", "ít nhất 30 ngày", "ngay sau khi ký": a day counted from another
_COUNTED_FROM = re.compile(
    rf"\b(?:trong|sau|cham nhat|khong qua|truoc|it nhat|toi da)\b[^.;]{{0,40}}?{COUNT}\s+"
    r"(?:nam|thang|ngay|gio|tuan)\b(?! tuoi)|ngay lam viec|ke tu ngay|trong ngay\b|"
    r"\bngay (?:sau|khi)\b"
)

# "bao lâu kiểm tra một lần", "mấy tháng họp 1 lần"
_ASKS_OFTEN = re.compile(
    r"\b(?:bao lau|bao nhieu lau|(?:may|bao nhieu) (?:ngay|tuan|thang|nam))\b"
    r"(?: (?:\w+ ){0,10}?| )(?:mot|0?1) lan\b"
)
# "mỗi quý kiểm tra ít nhất 01 lần", "02 lần/năm", "định kỳ", "5 năm tổng kết một lần"
_OFTEN = re.compile(
    r"\b(?:moi|h[ao]ng) (?:ngay|tuan|thang|quy|nam)\b|\bdinh ky\b|thuong xuyen|"
    rf"{COUNT} lan ?(?:/|trong|moi|mot) ?(?:ngay|tuan|thang|quy|nam)\b|"
    rf"{COUNT} (?:ngay|tuan|thang|quy|nam)(?:/| (?:\w+ ){{0,4}}?)(?:mot |0?1 )?lan\b"
)


def asks_how_often(question: Question) -> bool:
    return bool(_ASKS_OFTEN.search(question.folded))


def tells_how_often(words: str) -> bool:
    """Whether words say how often something is done."""
    return bool(_OFTEN.search(fold(words)))


# "chấm dứt khi nào", "khi nào thì được thanh toán": what is done, by its verb
_ASKS_CASE = re.compile(
    r"\b(?:khi|luc) nao (?:thi )?(?:(?:phai|duoc|bi|se|can) )*(?P<behind>\w+ \w+)|"
    r"(?P<before>\w+ \w+) (?:khi|luc) nao\b"
)


def tells_case(question: Question, words: str, above: str) -> bool:
    """Whether words say in which case that is done of which "khi nào" is asked: a measure "chấm dứt
    khi mục đích đã đạt được" ends on no day. Under "Các trường hợp chấm dứt" every point does."""
    asked = _ASKS_CASE.search(question.folded)
    if asked is None or ASKS_DAY.search(question.folded):
        return False
    done = re.escape(asked["behind"] or asked["before"])
    case = rf"\b{done}(?: \w+){{0,8}} (?:khi|neu|trong (?:cac )?truong hop)\b(?! (?:nao|do)\b)"
    under = re.search(rf"\btruong hop (?:\w+ ){{0,2}}{done}\b", fold(above))
    return under is not None or bool(re.search(case, fold(words)))


def holds_asked_day(question: Question, words: str) -> bool:
    """Whether words give the day, or where "bao lâu" is asked the length of time, that is asked
    for: "6 tháng" is no answer to "ngày nào", nor is a date one to "trong bao lâu"."""
    if _ASKS_RANGE.search(question.folded):
        return bool(find_ranges(words))
    if _ASKS_CLOCK.search(question.folded):
        return bool(_CLOCK.search(fold(words)))
    bare = _without_periods(fold(words))
    asks_date = _ASKS_DATE.search(question.folded)
    asks_length = _ASKS_LENGTH.search(question.folded)
    if asks_length and not asks_date:
        # "mấy ngày" is not told in months
        long = ("thang", "nam", "quy") if asks_length["unit"] in ("ngay", "hom", "gio") else ()
        given = [match["unit"] for match in _LENGTH.finditer(bare)]
        return any(unit not in long for unit in given) or bool(find_ranges(words))
    if asks_date and not asks_length:
        return _names_day(question, words) or bool(_COUNTED_FROM.search(bare))
    length = DURATION.search(_without_periods(fold(_regular(words))))
    return _names_day(question, words) or length is not None


def _names_day(question: Question, words: str) -> bool:
    """Whether words name a day or a month, also of every month; a year alone is none, nor is the
    day of a cited text that the question does not name."""
    own = _without_days_of_texts(words, named=question.words)
    if re.search(r"ngày \d{1,2}(?!\d)", own):
        return True
    bare = _regular(own)
    return any(date.month or date.quarter for date in find_dates(bare)) and holds_time(bare)


def _regular(words: str) -> str:
    """Words without those that only say that something comes again."""
    return _REGULARLY_MARKED.sub(" ", words)


# "6 tháng đầu năm 2022", "tổng kết 15 năm thi hành": what is reported on, not by when
_PERIOD = re.compile(
    r"(?:\d+|sau|mot|hai|ba) thang (?:dau|cuoi)(?: nam)?|(?:tong|so) ket \d+ nam|"
    r"bao cao (?:\d+|sau) thang|"
    r"\d+ nam (?:thi hanh|thuc hien|ngay|xay dung|thanh lap|trien khai)"
)


def _without_periods(folded: str) -> str:
    return _PERIOD.sub(" ", folded)


_REGULARLY_MARKED = re.compile(
    r"h[àằ]ng (?:năm|quý|tháng|tuần|ngày)(?! (?:\d|\())|thường xuyên|định kỳ|khi có yêu cầu",
    re.IGNORECASE,
)


def is_of_a_text(date: DateMention, numbers: Iterable[NumberMention]) -> bool:
    """Whether a date is that of one of the texts that are cited by number."""
    return any(0 <= date.span.start - number.span.end <= _DATE_BEHIND for number in numbers)


def _without_days_of_texts(words: str, named: str) -> str:
    """Words without the days of the texts that they cite, but for those whose number is named."""
    numbers = {number.lstrip("0") for number in re.findall(r"\d+", named)}
    cited = [
        mention
        for mention in find_numbers(words)
        if numbers.isdisjoint(re.findall(r"^0*(\d+)", mention.number))
    ]
    for date in reversed(find_dates(words)):
        if is_of_a_text(date, cited):
            words = f"{words[: date.span.start]}{words[date.span.end :]}"
    return words


@lru_cache(maxsize=20_000)
def holds_time(words: str) -> bool:
    """Whether words give a day, month, quarter, year or length of time that is not the date of
    a cited text."""
    cited = list(find_numbers(words))
    told = any(not is_of_a_text(date, cited) for date in find_dates(words))
    return told or bool(DURATION.search(_without_periods(fold(words))))
