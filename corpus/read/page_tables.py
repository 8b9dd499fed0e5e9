"""Tables drawn with rules: where they are on a page, and which cell a word stands in."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.read.page_cleaning import Ink, shapes_of
from corpus.read.page_graphics import Parted, Rect

_FEWEST_RULES = 3  # level ones: two rows; upright ones: two columns
_ACROSS = 0.5  # of a table's width: rules that part rows
_ALONG = 0.6  # of a row's height: rules that part its cells


def tables_in(page: Parted) -> list[Rect]:
    """The boxes of the ruled tables of a page, from top to bottom."""
    grid = (page.level_rules | page.upright_rules).astype(np.uint8)
    gap = max(3, page.letter // 2)  # rules were drawn or scanned with breaks
    shapes = shapes_of(cv2.dilate(grid, np.ones((gap, gap), np.uint8)) > 0)
    wide = page.print.shape[1]
    large = (shapes.width > 0.3 * wide) & (shapes.height > 3 * page.letter)
    boxes = []
    for label in np.flatnonzero(large):
        if label == 0:
            continue
        left, top = int(shapes.left[label]), int(shapes.top[label])
        box = (left, top, left + int(shapes.width[label]), top + int(shapes.height[label]))
        rows, columns = row_rules(page, box), upright_in(page, box, box[1], box[3], 0.3)
        if len(rows) >= _FEWEST_RULES and len(columns) >= _FEWEST_RULES:
            boxes.append(box)
    return sorted(boxes, key=lambda box: box[1])


def row_rules(page: Parted, box: Rect) -> list[int]:
    """The heights of the rules that part a table's rows, its top and bottom with them."""
    left, top, right, bottom = box
    share = page.level_rules[top:bottom, left:right].any(axis=0).mean()
    if not share:
        return []
    return [top + at for at in _lines(_thick(page.level_rules[top:bottom, left:right], 1), _ACROSS)]


def upright_in(page: Parted, box: Rect, top: int, bottom: int, share: float = _ALONG) -> list[int]:
    """The places of the upright rules that part the row of a table between two heights."""
    left, _, right, _ = box
    return [
        left + at for at in _lines(_thick(page.upright_rules[top:bottom, left:right], 0), share)
    ]


def _thick(rules: Ink, axis: int) -> NDArray[np.float64]:
    """How much of each pixel row or column rules fill, those beside it counted with it: a rule
    that is not quite straight changes from one to the next."""
    part = rules.astype(np.uint8)
    kernel = np.ones((5, 1) if axis == 1 else (1, 5), np.uint8)
    return np.asarray(cv2.dilate(part, kernel).mean(axis=axis), dtype=np.float64)


def _lines(filled: NDArray[np.float64], share: float) -> list[int]:
    """The middles of the stretches that are filled to more than ``share``."""
    at = np.flatnonzero(filled > share)
    if not len(at):
        return []
    return [int(run.mean()) for run in np.split(at, np.flatnonzero(np.diff(at) > 6) + 1)]


def cell_of(at: float, rules: Sequence[int]) -> int:
    """Which of the spaces between rules a place is in; those outside belong to the nearest."""
    return min(max(sum(rule <= at for rule in rules) - 1, 0), max(len(rules) - 2, 0))
