"""Syllables: what may be one, and those typed as they sound: "pải", "kó", "fường", "zề", "gj".

Vietnamese does not spell them so. Each is read as the syllable that its sound is spelled with,
and left alone where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.text import fold

VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""A folded syllable that may be Vietnamese; "email" and "wifi" are words of their own."""

# What Vietnamese spelling has not, folded, and what the sound is written with, likeliest first
_SPELLINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"^p(?!h)", ("ph",)),  # pải: no native syllable begins with a bare p
        (r"^f", ("ph",)),  # fường
        (r"^k(?=[aou])", ("c", "kh")),  # kó, kông
        (r"^d?z", ("v", "d", "r")),  # zề, dzậy
        (r"^j(?=i)", ("g",)),  # jì
        (r"^j", ("gi", "d")),  # jờ
        (r"^w", ("qu",)),  # wan
        (r"j$", ("i",)),  # gj, ngườj
        (r"nk$", ("nh",)),  # mìnk
        (r"n?q$", ("ng",)),  # thươnq
    )
)


def as_spelled(syllable: str, known: Collection[str]) -> str:
    """The syllable of ``known``, all in small letters, that ``syllable`` sounds like; itself
    where it is one of them, or sounds like none."""
    if syllable in known:
        return syllable
    folded = fold(syllable)
    for pattern, spellings in _SPELLINGS:
        match = pattern.search(folded)
        if match is None:
            continue
        for written in spellings:
            read = syllable[: match.start()] + written + syllable[match.end() :]
            if read in known:
                return read
    return syllable
