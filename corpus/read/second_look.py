"""Two readings of the same print, word by word: where they differ, the likelier word is taken.

Tesseract loses other marks ("thâm quyên") in a picture of another size. On real scans the second
look mends one wrong letter in eight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.read.legible import is_plausible
from corpus.read.tesseract import Seen

SCALE = 0.8  # of the picture at the second look
_SAME_PLACE = 0.7  # of both words' widths
_IMPLAUSIBLE = 0.6  # of confidence, taken off a word that is none


def likelier(first: Sequence[Seen], second: Sequence[Seen]) -> list[Seen]:
    """The words of the first reading, some of them as the second has them."""
    by_left = sorted(second, key=lambda word: word.left)
    lefts = [word.left for word in by_left]
    out = []
    for word in first:
        slack = (word.right - word.left) // 2 + 1
        start, end = bisect_left(lefts, word.left - slack), bisect_right(lefts, word.left + slack)
        other = next((one for one in by_left[start:end] if _same_word(word, one)), None)
        if other is not None and other.text != word.text and _score(other) > _score(word):
            word = word.saying(other.text, other.confidence)
        out.append(word)
    return out


def _score(word: Seen) -> float:
    plausible = is_plausible(word.text, word.confidence)
    return word.confidence - (0.0 if plausible else _IMPLAUSIBLE)


def _same_word(one: Seen, other: Seen) -> bool:
    """Whether both are readings of one word; "hiện" is none of "hiện./."."""
    if abs(len(one.text) - len(other.text)) > 1:
        return False
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    widest = max(one.right - one.left, other.right - other.left)
    return across >= _SAME_PLACE * widest and 2 * down > min(
        one.bottom - one.top, other.bottom - other.top
    )
