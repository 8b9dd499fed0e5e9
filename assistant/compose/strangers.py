"""Whom and what a model's sentence brings in that its quotes do not name, however it is written.

``assistant.hard_tokens`` finds names by their shapes. A model may write one in small letters, or
one of a shape that nobody knows: a word with a capital that no quote has, a head ("thanh tra",
"xã", "ông") with another word behind it, a number in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.names import NO_NAMES, compared
from corpus.text import same_spelling

# What stands before a name: what comes behind it must stand behind it in the quotes too
_HEADS = frozenset(
    "ông bà cô anh chị sở cục bộ ban phòng hội đoàn viện trạm trường tổ huyện tỉnh xã phường quận "
    "thôn bản buôn ấp".split()
)
_HEADS_OF_TWO = frozenset(
    tuple(head.split())
    for head in (
        "đồng chí|thanh tra|kho bạc|công an|quân đội|tòa án|toà án|viện kiểm|trung tâm|thành phố|"
        "thị xã|thị trấn|đặc khu|ủy ban|uỷ ban|hội đồng|chi cục|ngân hàng|mặt trận|công đoàn|"
        "bệnh viện|công ty|doanh nghiệp|nhà máy|cảnh sát|biên phòng|hải quan|bảo hiểm"
    ).split("|")
)
# Everyday words that a head is only a part of
_ORDINARY = frozenset(
    tuple(word.split())
    for word in {
        *NO_NAMES,
        *(
            "xã hội|cơ sở|môi trường|thị trường|bộ phận|cán bộ|đồng bộ|toàn bộ|nội bộ|tiến bộ|"
            "bản thân|văn bản|cơ bản|đoàn thể|trạm xá|tổ quốc|cục bộ"
        ).split("|"),
    }
)
# Behind a head these name nothing: "Sở đã …", "xã và phường"
_NO_NAME = frozenset(
    "và là của các những thì mà về cho theo tại trong với do bởi được có này đó như sau gồm để khi "
    "ở ra vào đến từ trên hoặc".split()
)
# "năm" is a year far more often than five
_NUMBERS = frozenset(
    "hai ba bốn sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ tỉ chục".split()
)
_OPENING = 2
"""Words of a sentence's beginning of which one at least must be the quotes': it says of whom the
sentence speaks."""

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[.,;:()]")


def strangers(statement: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """What a sentence names that its quotes do not, as it is written; empty where nothing."""
    plain = same_spelling(statement)
    held = [compared(quote) for quote in quotes]
    said = {word for words in held for word in words}
    behind = {pair for words in held for pair in pairwise(words)}
    found = [
        *_opening(plain, said),
        *_capitals(plain, said),
        *(name for part in _PART.split(plain) for name in _named(compared(part), said, behind)),
        *(word for word in compared(plain) if word in _NUMBERS and word not in said),
    ]
    return tuple(dict.fromkeys(found))


def _opening(statement: str, said: set[str]) -> Iterator[str]:
    first = [match.group() for match in _WORD.finditer(statement)][:_OPENING]
    lower = [word.lower() for word in first]
    if len(first) == _OPENING and not any(word in said or word in _NO_NAME for word in lower):
        yield " ".join(first)


def _capitals(statement: str, said: set[str]) -> Iterator[str]:
    """Words with a capital inside the sentence that no quote has, spelled out as names are."""
    for match in list(_WORD.finditer(statement))[1:]:
        word = match.group()
        if word[0].isupper() and not said.issuperset(compared(word)):
            yield word


def _named(words: tuple[str, ...], said: set[str], behind: set[tuple[str, str]]) -> Iterator[str]:
    """Heads that no quote has, and heads with another word behind them than in the quotes."""
    pairs = list(pairwise(words))
    for at, (word, following) in enumerate(pairs):
        before = pairs[at - 1] if at else ("", "")
        if {before, (word, following)} & _ORDINARY:
            continue
        opens = (word, following) in _HEADS_OF_TWO
        head = word in _HEADS or before in _HEADS_OF_TWO
        known = (word, following) in behind or following in _NO_NAME or following.isdecimal()
        if ((opens or head) and not known) or (word in _HEADS and word not in said):
            yield f"{word} {following}"
