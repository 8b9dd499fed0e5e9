"""Printed page numbers between the lines of a plain text, where they stand inside sentences.

A page saved or copied as text keeps them, behind a form feed ("\\f          3") or on a line of
their own. A number alone may as well be the cell of a table, so only those that count the pages
are taken: in step with the form feeds, or 1, 2, 3 … each a page of words behind the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.read.page_furniture import page_number, page_numbers

_FEWEST_LETTERS = 1_000  # of a page; one of administrative text (Decree 30/2020) has some 2,500
_HIGHEST = 500
_ENDED = re.compile(r"[.;:!?…/][\"”’)\]*_]*$")


def page_number_lines(lines: Sequence[str], turns: Sequence[int]) -> frozenset[int]:
    """The positions of the lines that are page numbers.

    ``turns`` are the positions of the lines that a form feed puts at the top of a page.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return _in_step(lines, filled, turns) if turns else _counting(lines, filled)


def _in_step(lines: Sequence[str], filled: list[int], turns: Sequence[int]) -> frozenset[int]:
    pages: list[list[int]] = []
    for start, end in pairwise([0, *turns, len(lines)]):
        pages.append([at for at in filled if start <= at < end])
    words = [[lines[at].strip() for at in page] for page in pages]
    return frozenset(pages[page][at] for page, at in page_numbers(words))


def _counting(lines: Sequence[str], filled: list[int]) -> frozenset[int]:
    """Numbers that count on from 1 or 2; none where other numbers stand alone too, as the cells
    of a table do."""
    numbered = [
        (nth, number)
        for nth, at in enumerate(filled)
        if (number := page_number(lines[at])) is not None and number <= _HIGHEST
    ]
    first = numbered[0][1] if numbered else 0
    if first not in (1, 2) or [number for _, number in numbered] != [
        *range(first, first + len(numbered))
    ]:
        return frozenset()
    places = [nth for nth, _ in numbered]
    # The first page may bear no number, or bear it at its foot: words stand before it either way.
    starts = [0, *places] if first == 2 or places[0] > 0 else places
    far = all(
        sum(len(lines[at]) for at in filled[start:end]) >= _FEWEST_LETTERS
        for start, end in pairwise(starts)
    )
    if not far or (len(places) == 1 and not _interrupts(lines, filled, places[0])):
        return frozenset()
    return frozenset(filled[nth] for nth in places)


def _interrupts(lines: Sequence[str], filled: list[int], nth: int) -> bool:
    """Whether a sentence goes on behind the line."""
    if not 0 < nth < len(filled) - 1:
        return False
    before, behind = lines[filled[nth - 1]].strip(), lines[filled[nth + 1]].strip()
    return not _ENDED.search(before) and behind[0].islower()
