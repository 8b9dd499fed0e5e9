"""Whether a page's text layer is its text: not a scan's, not another alphabet's rubbish."""

from __future__ import annotations

import re

from corpus.read.old_fonts import converted
from corpus.read.source import Line, Source
from corpus.syllables import is_syllable
from corpus.text import normalise

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 60  # letters and digits: a digital signature's note or a page number on a scan
_WHOLE = 0.5  # of the page: a picture that is the page itself
_FROM_OFFICE = 0.5  # syllables among the words of a page that a program wrote
_FROM_SCANNER = 0.85  # of a scan's own layer, which recognises it better than that or is not used


def is_usable(text: str, share_of_pictures: float) -> bool:
    """Whether the letters of a page's text layer can be taken for its text.

    ``share_of_pictures``: how much of the page its largest picture covers, 0 to 1.
    """
    count = sum(character.isalnum() for character in text)
    if share_of_pictures >= _WHOLE:
        return count >= _FEW and share_of_syllables(text) >= _FROM_SCANNER
    return count > 0 and (count < _FEW or share_of_syllables(text) >= _FROM_OFFICE)


def share_of_syllables(text: str) -> float:
    """How many of the words are Vietnamese syllables, 0 to 1; 1 where there is no word.

    What was written for a font before Unicode is judged as it will be converted.
    """
    source = Source(tuple(map(Line, text.split("\n"))), wrapped=True, format="pdf")
    text = "\n".join(line.text for line in converted(source).lines)
    words = _WORD.findall(normalise(text))
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
