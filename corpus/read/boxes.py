"""Where things stand on a page, whatever size the page is drawn in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle as fractions of the page: 0 is its left and its top, 1 its right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of these (at the least one)."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def by_line(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes of words or letters in reading order, those that follow on a line joined."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _goes_on(lines[-1], box):
            lines[-1] = around((lines[-1], box))
        else:
            lines.append(box)
    return tuple(lines)


def _goes_on(line: Box, box: Box) -> bool:
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared > 0.3 * min(line.height, box.height) and box.right > line.left
