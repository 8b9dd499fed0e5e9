"""Whether words tell something of what "… gì" and "… nào" ask about.

"Viết bằng phông chữ gì" is told by no clause that does not speak of a phông chữ, and by none that
only has it in a list.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.question import Question
from assistant.terms import comparable
from assistant.two_syllables import known_words
from assistant.wording import lines_of, may_be
from corpus.text import fold, in_lower_case

# "viết bằng phông chữ gì", "tiêu chuẩn nào": the noun of which something is to be told; "phông chữ
# … là gì" begins with it, and what something has is a noun: "chủ đề của Tháng hành động … là gì"
_ASKED_NOUN = re.compile(
    r"^(?P<owned>\w+ \w+) cua\b.* la gi\b|^(?P<first>\w+ \w+)\b.* la gi\b|"
    r"\b(?P<noun>\w+ \w+) (?:gi|nao)\b"
)
_BEFORE_ITEM = re.compile(r"[,;]\s*$")
_BEHIND_ITEM = re.compile(r"\s*[,;]|\s+(?:và|hoặc)\b")


def _asked_noun(question: Question) -> str | None:
    """The noun of which something is asked, as it is compared; None where it is no known word, is
    a name, or only sorts what is asked for."""
    asked = _ASKED_NOUN.search(question.folded)
    if asked is None:
        return None
    start, end = asked.span(asked.lastgroup or 0)
    typed = question.words[start:end]
    noun = in_lower_case(typed) if question.marked else fold(typed)
    named = typed[0].isupper() and start > 0  # "theo tiêu chuẩn Việt Nam nào"
    known = asked["owned"] or tuple(noun.split()) in known_words(question.marked)
    return None if named or not known or fold(noun) in _sorting() else noun


@cache
def _sorting() -> frozenset[str]:
    return frozenset(fold(line) for line in lines_of("sorting.txt"))


def tells_of_noun(question: Question, words: str) -> bool:
    """Whether words say the noun of which something is asked, or what may be said for it, and not
    only as one of a list ("gồm khổ giấy, phông chữ, cỡ chữ"); True where none is asked of."""
    noun = _asked_noun(question)
    if noun is None:
        return True
    typed = in_lower_case(words)
    said = typed if question.marked else fold(typed)
    places = list(re.finditer(rf"\b{noun}\b", said))
    if not places:
        flat = comparable(words, question.marked)
        return any(f" {form} " in flat for form in may_be(question.marked).get(noun, ()))
    return not all(
        _BEFORE_ITEM.search(said, 0, place.start()) and _BEHIND_ITEM.match(typed, place.end())
        for place in places
    )
