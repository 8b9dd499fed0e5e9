"""Whether a sentence gives the sum or the number that is asked for.

"Bao nhiêu tiền" wants a sum, "bao nhiêu bác sĩ" a number right before "bác sĩ", "tỷ lệ" a share.
"""

from __future__ import annotations

import re

from assistant.asked.times import COUNT
from assistant.hard_tokens import hard_tokens
from assistant.question import Question
from corpus.citing.numbers import find_numbers
from corpus.dates import find_dates
from corpus.text import fold, in_lower_case


def holds_money(words: str) -> bool:
    """Whether words give a sum of money."""
    return any(token.kind == "money" for token in hard_tokens(words))


_ASKED_NOUN = re.compile(
    r"(?:bao nhieu|\bmay|how many)\s+(?:(?:loai|kieu|dot|chiec|cai|"
    r"so)\s+)?(?P<noun>[a-z]+(?:\s[a-z]+)?)"
)
_NO_NOUNS = frozenset(
    "la thi mot moi trong cho tren va tu den xuong len o de voi qua duoc bi khi neu tai "
    "theo".split()
)
_MONEY_NOUN = re.compile(r"(?:chuc|tram|tien|kinh phi|dong|trieu|ty|ngan sach|nghin|mot|von)\b")
# "mấy tiếng", "mấy hôm": texts say "giờ", "ngày"
_SAME_UNIT = {"tieng": "gio", "hom": "ngay", "bua": "ngay"}
# "bao nhiêu phần trăm", "bao nhiêu phần": not "gồm mấy phần"
_PART = re.compile(r"phan tram|bao nhieu phan\b")
# "07 thành viên", "12 điện thoại viên", "02 cán bộ": persons, by what they are
_PERSONS = re.compile(
    rf"{COUNT}\s+(?:\w+\s+){{0,2}}(?:(?<!công )viên|đại biểu|cán bộ|công chức|lao động)\b"
)
_SHARE = re.compile(rf"ty le|{_PART.pattern}|%|what share|percent")
# "đứng thứ mấy", "xếp hạng bao nhiêu", "lần thứ mấy": which in a row
_ASKS_RANK = re.compile(r"\b(?:thu|hang) (?:may|bao nhieu)\b")
_RANK = re.compile(
    r"\b(?:thu|hang)(?: thu)?:? (?:\d|(?:nhat|nhi|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\b)"
)


def holds_number(question: Question, words: str) -> bool:
    """Whether words give the number that is asked for: a share, or a count of what is counted."""
    folded = fold(words)
    if _ASKS_RANK.search(question.folded):
        return bool(_RANK.search(folded))
    noun = _asked_noun(question)
    if (
        noun is not None
        and not _PART.search(noun.group())
        and noun["noun"].split()[0] not in _NO_NOUNS
    ):
        return counts_what_is_asked(question, words)
    if _SHARE.search(f"{question.folded} {fold(question.text)}"):
        return bool(re.search(r"\d\s?%|phan tram", folded) or _fractions(words))
    numbers = [
        token
        for token in hard_tokens(words)
        if token.kind == "money" or (token.kind == "number" and not _NO_FIGURE.match(token.value))
    ]
    return bool(numbers or re.search(rf"{COUNT} (?:ngay|thang|nam|gio|phut|tuoi|lan)\b", folded))


# A year is no count; "30_2020" is part of a file's name
_NO_FIGURE = re.compile(r"(?:19|20)\d\d$|\d+_")
# "1/3 chữ ký", "3.912/5.479 hồ sơ"
_FRACTION = re.compile(r"(?<![\d/.,])\d[\d.]*/\d[\d.]*(?![\d/])")


def _fractions(words: str) -> list[str]:
    """Fractions that are neither days ("8/3") nor parts of a text's number ("13/2022/QH15")."""
    taken = [date.span for date in find_dates(words)]
    taken += [mention.span for mention in find_numbers(words)]
    return [
        match.group()
        for match in _FRACTION.finditer(words)
        if not any(span.start <= match.start() < span.end for span in taken)
    ]


def first_how_many(asks: re.Pattern[str], question: Question) -> re.Match[str] | None:
    """Where a question first asks "bao nhiêu" or "mấy", as a pattern of its folded words has it;
    "máy", typed with its mark, asks nothing."""
    typed = in_lower_case(question.words)
    places = asks.finditer(question.folded)
    return next((place for place in places if not typed.startswith("máy", place.start())), None)


def _asked_noun(question: Question) -> re.Match[str] | None:
    """What "bao nhiêu" or "mấy" counts."""
    return first_how_many(_ASKED_NOUN, question)


def gives_attribute(question: Question, words: str) -> bool:
    """Whether words give a number right behind what stands before "bao nhiêu": "hệ số: 1,2"."""
    asked = _ATTRIBUTE.search(question.folded)
    return asked is not None and bool(
        re.search(
            rf"\b{re.escape(asked['attribute'])}(?: la| la:|:)? \d[\d.,]*(?! ?{_TIME})", fold(words)
        )
    )


_TIME = r"(?:[\d.,]|nam\b|thang\b|tuan\b|ngay\b|gio\b|phut\b|tuoi\b)"
# "hưởng hệ số bao nhiêu"
_ATTRIBUTE = re.compile(r"\b(?P<attribute>\w+ \w+) (?:la )?bao nhieu\b(?! \w*(?:tien|dong))")


def counts_what_is_asked(question: Question, words: str) -> bool:
    """Whether a number stands right before what is counted ("11 cơ sở dữ liệu")."""
    asked = _asked_noun(question)
    if asked is None:
        return False
    noun = [_SAME_UNIT.get(word, word) for word in asked["noun"].split()]
    if _MONEY_NOUN.match(asked["noun"]):
        return False
    folded, typed = fold(words), in_lower_case(words)
    if noun[0] == "nguoi" and _PERSONS.search(typed):
        return True
    first = in_lower_case(question.words)[asked.start("noun") :].split()[0]
    # Typed with marks, "hộ" is not "hồ".
    exact = question.marked and noun[0] == fold(first)
    return any(
        typed.startswith(first, match.start("counted")) or not exact
        for name in dict.fromkeys((" ".join(noun), noun[0]))
        if len(name) > 1
        for match in re.finditer(rf"{COUNT}\s+(?:\w+\s+)?(?P<counted>{re.escape(name)})\b", folded)
    )


def asked_unit(question: Question) -> str | None:
    """ "tuổi kết hôn" is told in "tuổi", "nghỉ mấy tháng" in "tháng"."""
    match = re.search(r"\b(tuoi|phut|phan tram|ngay|thang|gio)\b", question.folded)
    if match is None:
        return None
    return "%" if match.group() == "phan tram" else match.group()


def assumes_count(question: Question) -> bool:
    """Whether a question takes a count for granted ("… được 12 tháng, đúng không?")."""
    return bool(re.search(r"\d\s*(?:thang|ngay|gio|tuoi|nam|%|phut|nguoi|buoi)", question.folded))
