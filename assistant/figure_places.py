"""Whether each figure of a statement stands where its quotes have it.

"12 lớp cho 27 người" said of "27 lớp cho 12 người" carries every figure and every word, and is
wrong. So a figure must be the one that the quotes have between the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.word_places import cell_by_cell
from corpus.names import holds
from corpus.text import same_spelling

_WIDEST = 12
"""Words on either side that are compared: two figures may share their nearest ones."""

_ONE_SIDED = 3
"""Words on one side alone that tell a place: "báo cáo 6 tháng trước ngày …" is followed by the day
of the half year, whatever a statement has left out behind it."""

# "370.000.000", "1,7", "27"; "15/2017" of a text's number is no figure but a word
_TOKEN = re.compile(r"\d[\d.,/]*\d|\d|[^\W\d_]+")
# "05/12/2022", "5/12": as "05 tháng 12 năm 2022" and "5 tháng 12"
_DAY = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\w/])")
_FIGURE = "#"


def displaced(statement: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The figures of ``statement`` in whose place the quotes have others, and never these.

    The words on both sides tell the place, from one up to ``_WIDEST`` on each side, and from
    ``_ONE_SIDED`` on those of one side alone. Where the quotes do not have these words around any
    figure, or the statement ends, nothing is said of it.
    """
    held = [_tokens(quote) for quote in (*quotes, *cell_by_cell(quotes))]
    said = _tokens(statement)
    if any(holds(tokens, said) for tokens in held):
        return ()
    return tuple(dict.fromkeys(_displaced(said, held)))


Tokens = tuple[tuple[str, str], ...]
"""Each word, or ``_FIGURE`` and how the figure is written."""


@lru_cache(maxsize=4_096)
def _tokens(text: str) -> Tokens:
    words = _TOKEN.findall(_DAY.sub(_spelled_out, same_spelling(text)).lower())
    return tuple(
        (_FIGURE, word) if word[0].isdigit() and "/" not in word else (word, "") for word in words
    )


def _spelled_out(day: re.Match[str]) -> str:
    return f"{day[1]} tháng {day[2]}" + (f" năm {day[3]}" if day[3] else "")


def _displaced(said: Tokens, held: Sequence[Tokens]) -> Iterator[str]:
    figures = [
        (tokens, at, _value(written))
        for tokens in held
        for at, (word, written) in enumerate(tokens)
        if word == _FIGURE
    ]
    for at, (word, figure) in enumerate(said):
        if word == _FIGURE and any(_is_anothers(said, at, figures, *sides) for sides in _SIDES):
            yield figure


_SIDES = (((-1, 1), 1), ((-1,), _ONE_SIDED), ((1,), _ONE_SIDED))
"""Directions in which words are compared, and from how many on they tell a place."""


def _is_anothers(
    said: Tokens,
    at: int,
    places: Sequence[tuple[Tokens, int, str]],
    sides: tuple[int, ...],
    telling: int,
) -> bool:
    """Whether the words on these sides of a figure are those of other figures of the quotes."""
    value = _value(said[at][1])
    for width in range(1, _WIDEST + 1):
        steps = [side * width for side in sides]
        if not all(0 <= at + step < len(said) for step in steps):
            return False
        places = [
            (tokens, there, own)
            for tokens, there, own in places
            if all(_alike(said, at + step, tokens, there + step) for step in steps)
        ]
        if not places:
            return False
        if width >= telling and all(own != value for _, _, own in places):
            return True
    return False


def _alike(said: Tokens, at: int, held: Tokens, there: int) -> bool:
    return 0 <= there < len(held) and said[at][0] == held[there][0]


def _value(figure: str) -> str:
    return figure.lstrip("0") or "0"
