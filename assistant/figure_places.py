"""Whether each figure of a statement stands where its quotes have it.

"12 lớp cho 27 người" said of "27 lớp cho 12 người" carries every figure and every word, and is
wrong. So a figure must be the one that the quotes have between the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.text import same_spelling

_WIDEST = 8
"""Words on either side that are compared: two figures may share their nearest ones."""

# "370.000.000", "1,7", "27"; with a stroke "05/12/2022", "15/2017/QH14": a date or a number of a
# text, which must stand in the quotes as a whole anyway
_TOKEN = re.compile(r"\d[\d.,/]*\d|\d|[^\W\d_]+")
_FIGURE = "#"


def displaced(statement: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The figures of ``statement`` in whose place the quotes have others, and never these.

    The words on both sides tell the place, from one up to ``_WIDEST`` on each side. Where the
    quotes do not have these words around any figure, or the statement ends, nothing is said of it.
    """
    held = [_tokens(quote) for quote in quotes]
    return tuple(dict.fromkeys(_displaced(_tokens(statement), held)))


Tokens = tuple[tuple[str, str], ...]
"""Each word, or ``_FIGURE`` and how the figure is written."""


@lru_cache(maxsize=4_096)
def _tokens(text: str) -> Tokens:
    words = _TOKEN.findall(same_spelling(text).lower())
    return tuple((_FIGURE, word) if word[0].isdigit() else (word, "") for word in words)


def _displaced(said: Tokens, held: Sequence[Tokens]) -> Iterator[str]:
    for at, (word, figure) in enumerate(said):
        if word != _FIGURE or "/" in figure:
            continue
        places = [
            (tokens, there)
            for tokens in held
            for there, (other, _) in enumerate(tokens)
            if other == _FIGURE
        ]
        for width in range(1, _WIDEST + 1):
            ends = at < width or at + width >= len(said)
            places = [place for place in places if not ends and _alike(said, at, *place, width)]
            if not places:
                break
            if not any(_value(tokens[there][1]) == _value(figure) for tokens, there in places):
                yield figure
                break


def _alike(said: Tokens, at: int, held: Tokens, there: int, width: int) -> bool:
    """Whether the words at ``width`` steps to the left and to the right are the same."""
    return (
        there >= width
        and there + width < len(held)
        and said[at - width][0] == held[there - width][0]
        and said[at + width][0] == held[there + width][0]
    )


def _value(figure: str) -> str:
    return figure.lstrip("0") or "0"
