"""Whether what stands around a sentence is of what a question names: its year, its day, its sum.

A figure answers only for the year, the project and the half of the year that are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.asked.times import is_of_a_text
from assistant.hard_tokens import missing
from assistant.question import Question
from assistant.terms import comparable
from corpus.citing.numbers import find_numbers
from corpus.dates import find_dates
from corpus.document import Span
from corpus.text import fold, sentences


def calls_by_year(question: Question, named: Collection[str], year: int) -> bool:
    """Whether a year in a question is part of what it calls a text: "kế hoạch 497 năm 2025" is
    signed in 2025, and may be a plan for 2026; ``named``: folded, as the question writes them."""
    before = [
        question.folded[: date.span.start].rstrip() for date in question.dates if date.year == year
    ]
    return any(words.endswith(name) for words in before for name in named)


def speaks_of_year(question: Question, around: str, known: Collection[int | None]) -> bool:
    """Whether the years that a question names stand around a sentence, or are ``known`` to be its
    document's: a plan of 2025 does not tell the figures of 2024, nor does a text of 2024 that it
    cites."""
    named = {date.year for date in question.dates if date.year and date.month is None}
    asked = named.difference(known)
    if not asked:
        return True
    if not all(str(year) in around for year in asked):
        return False
    # "Luật Hôn nhân và gia đình năm 2000": of a text that is asked for, the year is its number's
    of_texts = question.asks("reference", "in_force", "documents", "issued")
    numbers = [] if of_texts else list(find_numbers(around))
    cited = [number.span for number in numbers]
    cited += [date.span for date in find_dates(around) if is_of_a_text(date, numbers)]
    return all(
        any(
            not any(span.start <= match.start() < span.end for span in cited)
            for match in re.finditer(rf"(?<!\d){year}(?!\d)", around)
        )
        for year in asked
    )


def stands_under_year(question: Question, headings: Sequence[str], own: str) -> bool:
    """Whether the nearest heading that is of a year is of one that a question names: under "Kết
    quả năm 2025" nothing is told of 2026, unless a clause's ``own`` words name that year."""
    asked = {str(date.year) for date in question.dates if date.year and date.month is None}
    if asked & set(_OF_YEAR.findall(fold(own))):
        return True
    for heading in reversed(headings):
        years = set(_OF_YEAR.findall(fold(heading)))
        if years:
            return not asked or bool(asked & years)
    return True


def begins_with_year(question: Question, own: str, here: Span) -> bool:
    """Whether the sentence of which a part stands ``here`` in a clause's ``own`` words begins with
    a year that a question does not name: "Đến hết năm 2025, xã đạt 15 tiêu chí; tỷ lệ hộ nghèo
    1,86%" tells nothing of 2026."""
    asked = {str(date.year) for date in question.dates if date.year and date.month is None}
    if not asked:
        return False
    wholes = sentences(own, semicolons=False)
    start = next((whole.start for whole in wholes if whole.start <= here.start < whole.end), 0)
    said = own[start : here.end]
    return bool(_BEGINS_WITH_YEAR.match(fold(said))) and not any(year in said for year in asked)


# "Đến hết năm 2025, …", "Năm 2025 toàn tỉnh …"; not "Năm 2021 - 2025"
_BEGINS_WITH_YEAR = re.compile(
    r"\W*(?:(?:tinh|den|trong|tu|dau|giua|cuoi|het) ){0,3}nam (?:19|20)\d\d\b(?!\s*[-–])"
)
# "KẾT QUẢ NĂM 2025"; not "giai đoạn 2021 - 2025", "đến năm 2030"
_OF_YEAR = re.compile(r"(?<!den )(?<!- )\bnam ((?:19|20)\d\d)(?!\s*-)")


def speaks_of_days_and_sums(question: Question, around: str) -> bool:
    """Whether the days and sums that a question names stand around a sentence: who reports by
    the 5th is not who reports by the 16th. A question that only assumes them is set right."""
    if question.yes_no:
        return True
    named = [
        claim.written
        for claim in question.claims
        if claim.kind == "money" or (claim.kind == "date" and claim.value.count("-") == 2)
    ]
    return not any(missing(written, [around]) for written in named)


def is_asked_text(question: Question, kind: str | None) -> bool:
    """Whether texts of a ``kind`` ("Luật") are asked for by what they say themselves: a clause of
    one need not cite another."""
    asked = _TEXT_THAT_SAYS.search(question.folded)
    return asked is not None and kind is not None and fold(kind).endswith(asked["kind"])


# "Luật nào cấm …", "…, những nghị định nào quy định …"; not "dẫn thông tư nào quy định …"
_TEXT_THAT_SAYS = re.compile(
    r"(?:^|[,;:] )(?:(?:co|nhung|cac|may|bo) )*(?P<kind>luat|nghi dinh|thong tu|nghi quyet) nao "
    r"(?!thay the|bai bo|sua doi)"
)


def speaks_of_reports(question: Question, around: str) -> bool:
    """Whether reports, or what else is to be sent, are spoken of around a sentence, where it is
    asked when to send them."""
    asked = _CONDITION.sub("", question.folded)
    if not _REPORTS.search(asked):
        return True
    sent = _SENT.search(question.folded)
    named = sent is not None and f" {sent['thing']} " in comparable(around, False)
    return named or bool(_REPORTS.search(fold(around)) or _RECEIVED.search(fold(around)))


_REPORTS = re.compile(r"bao cao|\bgui\b|\bnop\b")
# "Thời gian nhận hồ sơ": what one hands in another takes
_RECEIVED = re.compile(r"\bnhan (?:ho so|don|bao cao|tai lieu|phieu|bai du thi)\b")
# "Gửi đơn thì | mấy ngày có kết quả", "nộp hồ sơ xong thì | bao lâu …": what is asked comes after
_CONDITION = re.compile(
    r"^[^?]*\b(?:gui|nop)\b[^?]* thi (?=(?:\w+ ){0,3}(?:may|bao|khi nao|ngay nao))"
)
# "gửi dự toán", "nộp hồ sơ"; not "gửi về đâu", "nộp trước ngày"
_SENT = re.compile(
    r"\b(?:gui|nop) (?!(?:ve|cho|den|toi|len|qua|vao|truoc|sau|trong|theo|khi|cham|ngay)\b)"
    r"(?P<thing>\w+ \w+)"
)


# "dự án 5", "chỉ tiêu 4", "giai đoạn 2": one of several, told by its number
_NUMBERED = re.compile(
    r"\b(?:du an|tieu du an|hop phan|chi tieu|muc tieu|giai doan|dot|nhom|nhiem vu|khu pho|"
    r"khu vuc|vung|lop|to) (?:so )?\d{1,2}(?![\d/.,%]|\s*(?:nguoi|ngay|thang|nam|trieu|ty|dong))"
)
# One of each pair is not the other: who asks for the end is not told the beginning.
_OPPOSITES = (("đầu năm", "cuối năm"), ("tháng đầu năm", "tháng cuối năm"))


# "tổng kết 15 năm": no yearly report
_ANNIVERSARY = re.compile(r"\b(?:tong ket|so ket|ky niem) \d{1,3} nam\b")


def speaks_of_the_same(question: Question, around: str) -> bool:
    """Whether what a question tells apart by a number ("dự án 5") or by its opposite ("cuối
    năm") is what stands around a sentence."""
    said = comparable(around, False)
    told_apart = list(_NUMBERED.finditer(question.folded))
    if not question.yes_no:
        told_apart += _ANNIVERSARY.finditer(question.folded)
    for match in told_apart:
        if f" {match.group().replace(' so ', ' ')} " not in said:
            return False
    # Typed with marks, "phấn đấu năm 2025" is of no beginning.
    asked, told = (comparable(words, question.marked) for words in (question.words, around))
    for pair in _OPPOSITES:
        typed = pair if question.marked else tuple(map(fold, pair))
        for one, other in (typed, typed[::-1]):
            if f" {one} " in asked and f" {other} " in told and f" {one} " not in told:
                return False
    return True
