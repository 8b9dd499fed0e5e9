"""Whether a sentence gives the sum or the number that is asked for.

"Bao nhiêu tiền" wants a sum, "bao nhiêu bác sĩ" a number right before "bác sĩ", "tỷ lệ" a share.
"""

from __future__ import annotations

import re

from assistant.asked_times import COUNT
from assistant.hard_tokens import hard_tokens
from assistant.question import Question
from corpus.text import fold


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
_SHARE = re.compile(r"ty le|phan tram|%|what share|percent")


def holds_number(question: Question, words: str) -> bool:
    """Whether words give the number that is asked for: a share, or a count of what is counted."""
    folded = fold(words)
    noun = _ASKED_NOUN.search(question.folded)
    if (
        noun is not None
        and "phan tram" not in noun.group()
        and noun["noun"].split()[0] not in _NO_NOUNS
    ):
        return counts_what_is_asked(question, words)
    if _SHARE.search(f"{question.folded} {fold(question.text)}"):
        return bool(re.search(r"\d\s?%|phan tram|\d+/\d", folded))
    numbers = [token for token in hard_tokens(words) if token.kind in ("number", "money")]
    return bool(numbers or re.search(rf"{COUNT} (?:ngay|thang|nam|gio|phut|tuoi|lan)\b", folded))


def counts_what_is_asked(question: Question, words: str) -> bool:
    """Whether a number stands right before what is counted ("11 cơ sở dữ liệu")."""
    asked = _ASKED_NOUN.search(question.folded)
    if asked is None:
        return False
    noun = [_SAME_UNIT.get(word, word) for word in asked["noun"].split()]
    if _MONEY_NOUN.match(asked["noun"]):
        return False
    folded = fold(words)
    return any(
        re.search(rf"{COUNT}\s+(?:\w+\s+)?{re.escape(name)}\b", folded)
        for name in dict.fromkeys((" ".join(noun), noun[0]))
        if len(name) > 1
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
