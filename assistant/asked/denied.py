"""Questions of what is not allowed, not needed or not so: only what denies it answers them.

"Trường hợp nào không phải bồi thường" is not answered by when one must. What denies may stand
above: "Hành vi không được làm: … Giữ bản chính giấy tờ".
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.question import Question
from assistant.verify import NO_DENIAL
from corpus.text import fold, in_lower_case

# "không phải …", "không có quyền …"; what is not applied, counted or of it is itself the deed
_NOT = r"khong(?: (?:phai|can|duoc|bi|co)(?: (?:quyen|nghia vu))?|(?= (?:thuoc|ap dung|tinh)\b))"
_ASKS = r"(?:ai|nao|gi|dau|bao lau|bao nhieu|luc may)"
# What is said of whom is asked for, or of what is asked after it; a word that affirms ends it
_SAID = r"(?:(?!(?:phai|duoc|thi|co|la|khong) )[\w/-]+ )"
# "trường hợp nào … không phải bồi thường", "ai không được thử việc"
_ASKED_BEFORE = re.compile(rf"\b{_ASKS} {_SAID}{{0,12}}(?:thi |ma )?{_NOT} (?P<deed>[^,.;:?]+)")
# "không được giữ giấy tờ gì"
_ASKED_BEHIND = re.compile(rf"\b{_NOT} (?P<deed>{_SAID}{{1,12}}){_ASKS}\b")

# "không được", "nghiêm cấm", "trừ", "được miễn"; "không chỉ … mà còn" and "không gian" deny nothing
_DENIES = re.compile(rf"\b(?:không(?! (?:{'|'.join(sorted(NO_DENIAL))})\b)|cấm|miễn|trừ|chẳng)\b")
# What ends that of which it is denied: "không sống chung | có nghĩa vụ", but "không có quyền"
_AFFIRMS = re.compile(r"(?<!không )\b(?:có|phải|được|thì)\b|[.;\n]")

_VERB = 4
"""Syllables of a deed in which its verb stands: "xử lý kỷ luật", "xin ly hôn"."""


def asks_what_is_not(question: Question) -> bool:
    """Whether a question asks for what, whom or when something is not so."""
    return bool(_deed(question))


def says_it_is_not(question: Question, words: str, above: str) -> bool:
    """Whether words deny what the question says is not so, or name it under headings that deny."""
    deed = _deed(question)
    said, over = in_lower_case(words), in_lower_case(above)
    if any(_shares(deed, denied, question.marked) for denied in _denied(said)):
        return True
    return bool(_DENIES.search(over)) and _shares(deed, f"{over}\n{said}", question.marked)


def _deed(question: Question) -> list[str]:
    """What a question says is not so, syllable by syllable; nothing where it says nothing of it."""
    match = _ASKED_BEFORE.search(question.folded) or _ASKED_BEHIND.search(question.folded)
    typed = in_lower_case(question.words)
    return re.findall(r"\w+", typed[slice(*match.span("deed"))]) if match else []


def _denied(lowered: str) -> list[str]:
    """Of what something is denied: from what denies to what affirms again."""
    found = []
    for place in _DENIES.finditer(lowered):
        end = _AFFIRMS.search(lowered, place.end())
        found.append(lowered[place.end() : end.start() if end else len(lowered)])
    return found


def _shares(deed: list[str], words: str, marked: bool) -> bool:
    """Whether two syllables in a row of a deed's beginning stand in words, or its only one."""
    said = re.findall(r"\w+", words if marked else fold(words))
    if len(deed) == 1:
        return deed[0] in said
    return not set(pairwise(deed[:_VERB])).isdisjoint(pairwise(said))
