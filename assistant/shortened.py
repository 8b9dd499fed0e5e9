"""Words of two syllables typed as the first letters of one and the whole of the other.

"cbộ" is "cán bộ", "qlý" is "quản lý", "hsơ" is "hồ sơ". What may be two words ("hđộng": hoạt động,
huy động) is not read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.sounds import VIETNAMESE
from corpus.text import fold

Word = tuple[str, str]

_ONSET = re.compile(r"ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx]")


def by_end(words: Iterable[Word]) -> dict[str, list[Word]]:
    """The words by their second syllable without marks, for ``in_full``."""
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(fold(word[1]), []).append(word)
    return found


def in_full(typed: str, words: Mapping[str, Iterable[Word]]) -> str:
    """The one word that ``typed``, in small letters with marks or without, is short for; itself
    where it is a syllable, or short for none or for several."""
    folded = fold(typed)
    onset = _ONSET.match(folded)
    if onset is None or VIETNAMESE.fullmatch(folded):
        return typed
    meant = {
        word
        for size in {1, onset.end()}
        for word in words.get(folded[size:], ())
        if _begins(word[0], typed[:size]) and typed[size:] in (word[1], fold(word[1]))
    }
    alike = {fold(" ".join(word)) for word in meant}
    # Of "an toan" and "an toàn" the one with its marks.
    return " ".join(max(meant)) if len(alike) == 1 else typed


def _begins(syllable: str, letters: str) -> bool:
    return syllable.startswith(letters) or fold(syllable).startswith(letters)
