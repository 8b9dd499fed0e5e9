"""The parts of a page that are read one after another: letterhead, body, tables, signatures.

An administrative document (Decree 30/2020/NĐ-CP, Annex I) is one column of text between two
places where two columns stand side by side: the letterhead (issuer, number | national motto,
place and date) above, the recipients and the signature below. Read straight across, they would
run together words that have nothing to do with each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from corpus.read.page_cleaning import Ink, ink_of, shapes_of
from corpus.read.page_graphics import Parted, Rect
from corpus.read.page_tables import tables_in

ZoneKind = Literal["block", "head left", "head right", "foot left", "foot right", "table"]

_LETTERHEAD_ENDS = 0.5  # of the page: no letterhead goes further down
_GUTTER_FROM, _GUTTER_TO = 0.22, 0.78  # of the width of the text
_GUTTER_WIDTH = 0.7  # letters; words of justified text stand closer on some line or other
_NEARLY = 0.75  # as far: of such columns the widest is the gutter
_FEWEST_ROWS = 2  # on each side of a gutter
_LOWEST = 5  # letters: two lines of text
_NEAR = 15  # letters on each side of a gutter, where the row across it is looked at


@dataclass(frozen=True, slots=True)
class Zone:
    kind: ZoneKind
    box: Rect


def zones_of(page: Parted) -> list[Zone]:
    """The zones of a page in reading order; empty for a page without print."""
    shapes = shapes_of(ink_of(page.print))
    ink = shapes.mask(shapes.height >= 0.45 * page.letter)  # neither dust nor marks
    rows = _rows(ink, page.letter)
    if not rows:
        return []
    high, wide = ink.shape
    first, last = max(0, rows[0][0] - page.letter), min(high, rows[-1][1] + page.letter)
    tables = [box for box in tables_in(page) if box[3] > first and box[1] < last]
    zones: list[Zone] = []
    body_top, body_bottom = first, last
    top_limit = min([int(_LETTERHEAD_ENDS * high), *(box[1] for box in tables)])
    head = _gutter(ink, page.letter, rows, first, top_limit, downward=True)
    if head is not None:
        x, end = head
        zones += [Zone("head left", (0, first, x, end)), Zone("head right", (x, first, wide, end))]
        body_top = end
    bottom_limit = max([body_top, *(box[3] for box in tables)])
    foot = _gutter(ink, page.letter, rows, last, bottom_limit, downward=False)
    foot_zones: list[Zone] = []
    if foot is not None:
        x, start = foot
        foot_zones = [
            Zone("foot left", (0, start, x, last)),
            Zone("foot right", (x, start, wide, last)),
        ]
        body_bottom = start
    for box in tables:
        zones += _block(body_top, box[1], wide)
        zones.append(Zone("table", box))
        body_top = box[3]
    return [*zones, *_block(body_top, body_bottom, wide), *foot_zones]


def _block(top: int, bottom: int, wide: int) -> list[Zone]:
    return [Zone("block", (0, top, wide, bottom))] if bottom > top else []


def _rows(ink: Ink, letter: int) -> list[tuple[int, int]]:
    """Stretches of pixel rows that hold print; specks alone make none."""
    filled = np.flatnonzero(ink.sum(axis=1) > letter // 3)
    if not len(filled):
        return []
    ends = np.flatnonzero(np.diff(filled) > max(2, letter // 6))
    starts = [int(filled[0]), *(int(filled[end + 1]) for end in ends)]
    stops = [*(int(filled[end]) + 1 for end in ends), int(filled[-1]) + 1]
    return [
        (start, stop)
        for start, stop in zip(starts, stops, strict=True)
        if stop - start > letter / 3
    ]


def _gutter(
    ink: Ink, letter: int, rows: list[tuple[int, int]], edge: int, limit: int, *, downward: bool
) -> tuple[int, int] | None:
    """A white column from ``edge`` (first or last row of print) towards ``limit``.

    Gives where it stands and how far it goes; None where no column parts enough rows.
    """
    top, bottom = (edge, limit) if downward else (limit, edge)
    if bottom - top < 4 * letter:
        return None
    part = ink[top:bottom] if downward else ink[top:bottom][::-1]
    columns = np.flatnonzero(part.any(axis=0))
    if not len(columns):
        return None
    left, right = int(columns[0]), int(columns[-1])
    first_ink = np.where(part.any(axis=0), part.argmax(axis=0), len(part))
    width = max(5, int(_GUTTER_WIDTH * letter))
    reach = np.array(
        [first_ink[x : x + width].min() for x in range(ink.shape[1] - width + 1)], dtype=np.int64
    )
    start, end = (int(left + share * (right - left)) for share in (_GUTTER_FROM, _GUTTER_TO))
    reach[:start] = 0
    reach[end:] = 0
    if not len(reach) or not reach.max():
        return None
    farthest = int(reach.max())
    best = np.flatnonzero(reach >= _NEARLY * farthest)
    widest = max(np.split(best, np.flatnonzero(np.diff(best) > 1) + 1), key=len)
    farthest = int(reach[widest].max())
    x = int(np.median(widest[reach[widest] >= farthest - letter // 2])) + width // 2
    at = _beside_row(ink, letter, x, edge + farthest if downward else edge - farthest, downward)
    if abs(at - edge) < _LOWEST * letter:
        return None
    return (x, at) if _parts_rows(ink, letter, x, min(edge, at), max(edge, at)) else None


def _beside_row(ink: Ink, letter: int, x: int, at: int, downward: bool) -> int:
    """Where the row begins (or, going up, ends) that stands across the gutter at ``at``."""
    near = ink[:, max(0, x - _NEAR * letter) : x + _NEAR * letter]
    for start, stop in _rows(near, letter):
        if start - 2 <= at <= stop + 2:
            edge = start - letter // 2 if downward else stop + letter // 2
            return edge if abs(edge - at) < 3 * letter else at
    return at


def _parts_rows(ink: Ink, letter: int, x: int, top: int, bottom: int) -> bool:
    """Whether rows of print stand on both sides of ``x``, some of them side by side."""
    left, right = _rows(ink[top:bottom, :x], letter), _rows(ink[top:bottom, x:], letter)
    beside = any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)
    return len(left) >= _FEWEST_ROWS and len(right) >= _FEWEST_ROWS and beside
