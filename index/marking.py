"""Tone marks for a question that was typed without them, as the texts held would write it.

Words are compared without marks where a question has none; what it means is not: an embedding model
takes "bao cao" for other words than "báo cáo". So the question that is embedded is written with
the marks that its syllables most often have beside each other here.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product

from corpus.text import same_spelling, without_marks

_VOWELS = {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y"}
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_SYLLABLE = re.compile(r"(?<![\w./-])[a-zA-Z]{1,7}(?![\w/-])")
"""What may be a syllable; no part of a document's number or an address."""

_MOST = 8
"""Spellings of one syllable that are weighed: what stands in fewer windows is a slip of a pen."""

_ALONE = 1.0
"""How much a syllable's own frequency weighs against that of the pair with the one before."""

_UNSEEN = 0.01


def with_marks(text: str, frequency: Callable[[str], int], size: int) -> str:
    """The text with the likeliest marks; itself where it has any, or these windows have no
    spelling of its syllables.

    ``frequency(term)`` tells in how many of ``size`` windows a syllable, or a pair
    ("bình_đẳng"), stands as it is spelled.
    """
    if text != without_marks(text) or not size:
        return text
    found = list(_SYLLABLE.finditer(text))
    spellings = _likeliest([match.group().lower() for match in found], frequency, size)
    out, end = [], 0
    for match, spelled in zip(found, spellings, strict=True):
        letters = zip(match.group(), spelled, strict=True)
        out.append(text[end : match.start()])
        out += [marked.upper() if typed.isupper() else marked for typed, marked in letters]
        end = match.end()
    return "".join([*out, text[end:]])


def _likeliest(syllables: list[str], frequency: Callable[[str], int], size: int) -> list[str]:
    """The likeliest run of spellings, each told by the one before it."""
    runs: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
    for syllable in syllables:
        runs = {
            spelled: max(
                (sum_so_far + _log_share(before, spelled, frequency, size), (*run, spelled))
                for before, (sum_so_far, run) in runs.items()
            )
            for spelled in _spellings(syllable, frequency)
        }
    return list(max(runs.values())[1])


def _log_share(before: str, spelled: str, frequency: Callable[[str], int], size: int) -> float:
    """How likely a spelling comes behind another, from the windows that have both as a pair."""
    pair = frequency(f"{before}_{spelled}") if before else 0
    first = frequency(before) if before else 0
    alone = _ALONE * (frequency(spelled) + _UNSEEN) / size
    return math.log((pair + alone) / (first + _ALONE))


def _spellings(syllable: str, frequency: Callable[[str], int]) -> list[str]:
    """The spellings of a syllable that the windows have, the most frequent first; else itself."""
    held = ((frequency(spelled), spelled) for spelled in _ways_to_mark(syllable))
    found = sorted((count, spelled) for count, spelled in held if count)
    return [spelled for _, spelled in reversed(found[-_MOST:])] or [syllable]


@lru_cache(maxsize=2_000)
def _ways_to_mark(syllable: str) -> tuple[str, ...]:
    """ "do" as "do", "đo", "dò", "độ" …: every vowel and one tone."""
    return tuple(sorted(set(_marked(syllable))))


def _marked(syllable: str) -> Iterator[str]:
    letters = [_VOWELS.get(letter, letter) for letter in syllable]
    if syllable[0] == "d":
        letters[0] = "dđ"
    vowels = [at for at, letter in enumerate(syllable, 1) if letter in _VOWELS]
    for spelled in map("".join, product(*letters)):
        yield spelled
        for at in vowels:
            for tone in _TONES:
                yield same_spelling(
                    unicodedata.normalize("NFC", spelled[:at] + tone + spelled[at:])
                )
