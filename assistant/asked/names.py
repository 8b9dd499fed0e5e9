"""A name that is asked for and that a document does not have, where words say another one.

"Mầm non Hoa Hồng" is near to "mầm non Hoa Sen" in all but one syllable, and another school.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.question import Question
from corpus.text import LOWER, UPPER, fold

# "Hoa Sen", "Kim Đồng", "Khu công nghiệp Thụy Vân"
_NAME = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)+(?!\w)")

Ending = tuple[str, str]
"""The last two syllables of a name, which tell it from others of its kind."""


def strange_names(question: Question, texts: Sequence[str]) -> tuple[Ending, ...]:
    """The names that a question asks of and none of a document's ``texts`` has, by their
    endings. A question that doubts a name is set right with the one that stands there."""
    if not question.marked or question.yes_no:
        return ()
    names = [match.group().split() for match in _NAME.finditer(question.words)]
    if question.words.startswith(" ".join(names[0]) if names else "\n") and len(names[0]) == 2:
        names = names[1:]  # its first capital may be only the sentence's: "Theo Thông tư …"
    endings = [(name[-2], name[-1]) for name in names]
    for text in texts:
        lacking = [ending for ending in endings if " ".join(ending) not in text]
        held = fold(text) if lacking else ""  # a long text is folded only for what it may lack
        endings = [ending for ending in lacking if fold(" ".join(ending)) not in held]
    return tuple(endings)


def says_another_name(endings: Iterable[Ending], words: str) -> bool:
    """Whether words have another name in place of one of these: "Hoa Hồng" of "Hoa Sen"."""
    return any(
        re.search(rf"(?<!\w){first} (?!{last}(?!\w))[{UPPER}][{LOWER}]", words)
        for first, last in endings
    )
