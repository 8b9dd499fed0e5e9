"""Which recognised words can be believed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.syllables import is_syllable
from corpus.text import normalise

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# "92/TTr-UBND", "18", "b/c", "2025;", "TTĐT", "PTTgTT", "Metro": what is no syllable and yet a word
_NUMBER = re.compile(r"\d[\d.,]*(?:[-/][\w.&-]+)*")
_ABBREVIATION = re.compile(r"(?:[A-ZĐƯÂ]{1,3}[a-zđ]{0,2}){1,4}(?:[-&/.][\wĐđ.&-]*)?")
_STRANGE = re.compile(r"[^\w\s.,;:!?…()\[\]/\"“”'‘’%&+*–—-]")  # "§3/TTr-UBND", "@Ÿ"
_FOREIGN = 0.85  # confidence from which a word of another language is believed


def is_plausible(text: str, confidence: float) -> bool:
    """Whether this can be a word of a Vietnamese document."""
    if _STRANGE.search(text):
        return False
    word = _EDGES.sub("", normalise(text))
    if not word:
        return False
    if all(is_syllable(part) for part in re.split(r"[-/.,]", word)):
        return True
    if _NUMBER.fullmatch(word) or _ABBREVIATION.fullmatch(word):
        return True
    return confidence >= _FOREIGN and word.isalpha()


def worth(words: Iterable[tuple[str, float]]) -> float:
    """How much of a reading can be believed, to tell the better of two: letters of plausible
    words, by their confidence."""
    return sum(
        len(text) * confidence for text, confidence in words if is_plausible(text, confidence)
    )
