"""Words of two syllables in a question: most Vietnamese words, which are written apart.

Typed without tone marks, two syllables that stand side by side by chance may look like a word:
the texts of the index tell whether they are one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Sequence
from functools import cache

from assistant.wording import lines_of
from corpus.text import Token, fold


@cache
def known_words(marked: bool) -> frozenset[tuple[str, str]]:
    """Words of two syllables, with marks or folded (``words/two_syllables.txt`` says where they
    are from)."""
    pairs = (line.split() for line in lines_of("two_syllables.txt"))
    return frozenset(
        (first, second) if marked else (fold(first), fold(second)) for first, second in pairs
    )


def words_of_two(
    pairs: Sequence[tuple[str, str]],
    marked: bool,
    frequency: Callable[[str], int],
) -> set[int]:
    """Where known words begin, none overlapping: of "hết thời gian" the word is "thời gian".

    Of two that overlap, the one is read that more windows have. Without marks, a pair that no
    window has is no word: "lam thang" only looks like "lâm thăng".
    """
    known = known_words(marked)
    held = {
        at: _windows_with(pair, marked, frequency) for at, pair in enumerate(pairs) if pair in known
    }
    taken: set[int] = set()
    for at in sorted(held, key=lambda at: (-held[at], at)):
        if (held[at] or marked) and not {at - 1, at + 1} & taken:
            taken.add(at)
    return taken


# Words of which either syllable asks ("vì sao", "bao nhiêu bản"), but not both together
_NEVER_ASK = frozenset({("bản", "sao"), ("chi", "trả"), ("chỗ", "ở"), ("lời", "nói")})


def in_words(
    kept: Sequence[Token],
    asked: Collection[str],
    marked: bool,
    frequency: Callable[[str], int],
) -> set[int]:
    """The places of syllables inside a known word with one that does not ask: "chỉ" does, but not
    in "chỉ đạo"; without marks, where the word is here: "hoi" ("hỏi"), but not in "hoi thao"."""
    known = known_words(marked)
    texts = [token.text for token in kept]
    return {
        at + side
        for at, pair in enumerate(itertools.pairwise(texts))
        if pair in known and (pair in _NEVER_ASK or not (pair[0] in asked and pair[1] in asked))
        if marked or _windows_with(pair, marked, frequency)
        for side in (0, 1)
    }


def _windows_with(pair: tuple[str, str], marked: bool, frequency: Callable[[str], int]) -> int:
    """How many windows have a known word. Without marks, of the words that it may be the most
    frequent: "tien cho" stands in many ("tiền cho"), but the word "tiện chở" in none."""
    words = [pair] if marked else _with_marks()[pair]
    return max(frequency("_".join(word)) for word in words)


@cache
def _with_marks() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The known words by what they are without marks."""
    words: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for first, second in known_words(True):
        words.setdefault((fold(first), fold(second)), []).append((first, second))
    return words
