"""What is drawn on a page and is not print: ruled lines, stamps, signatures, frames of stamps."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from corpus.read.page_cleaning import Grey, Ink, Shapes, erased, ink_of, letter_height, shapes_of

_TALL = 3.0  # letters: nothing printed in a line of text is taller
_RULE = 5.0  # letters long, and thin
_THIN = 0.35
_FRAME_WIDTH, _FRAME_HEIGHT = 0.4, 0.18  # of the page: the largest stamp "ĐẾN", "KHẨN", "MẬT"
_SMALL = 0.125  # stamps are looked for at this size
_STAMP_RADIUS = (0.05, 0.13)  # of the page's width: 10 to 27 mm
_FRAME_SIDE = 0.6  # of a frame's side is drawn

Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's print alone, and what was taken off it."""

    print: Grey
    with_drawn: Grey  # as it was cleaned, stamps and rules still there
    letter: int  # height of a letter in pixels
    level_rules: Ink
    upright_rules: Ink
    drawn: Ink  # stamps, signatures, arrows, frames
    frames: tuple[Rect, ...]  # of rectangular stamps


def parted(grey: Grey) -> Parted:
    """Parts a cleaned, level page into print and drawing."""
    ink = ink_of(grey)
    letter = letter_height(shapes_of(ink))
    level = _rules(ink, letter, upright=False)
    upright = _rules(ink, letter, upright=True)
    without_rules = erased(grey, level | upright)
    shapes = shapes_of(ink_of(without_rules))
    drawn = shapes.mask(_is_drawn(shapes, letter))
    frames = tuple(
        frame for frame in _frames(ink, letter) if not _holds_cells(upright, frame, letter)
    )
    print_ = erased(without_rules, drawn)
    print_ = erased(print_, _inside_round_stamps(ink_of(print_), drawn, letter))
    return Parted(print_, grey, letter, level, upright, drawn, frames)


def _is_drawn(shapes: Shapes, letter: int) -> Ink:
    tall = shapes.height > _TALL * letter
    # A stroke of a signature that lies level: long, and not filled as joined letters are.
    long = (shapes.width > 12 * letter) & (shapes.area < 0.25 * shapes.width * shapes.height)
    return np.asarray(tall | long, dtype=np.bool_)


def _inside_round_stamps(print_: Ink, drawn: Ink, letter: int) -> Ink:
    """The print that lies wholly inside a round stamp: the words of its ring, its emblem.

    A line of text that runs through a stamp goes on outside it.
    """
    inside = np.zeros_like(print_)
    wide = drawn.shape[1]
    small = cv2.resize(
        drawn.astype(np.uint8) * 255, None, fx=_SMALL, fy=_SMALL, interpolation=cv2.INTER_AREA
    )
    if not (small > 0).any():
        return inside
    least, most = (int(share * wide * _SMALL) for share in _STAMP_RADIUS)
    found = cv2.HoughCircles(
        small,
        cv2.HOUGH_GRADIENT,
        dp=1,
        minDist=most,
        param1=80,
        param2=22,
        minRadius=least,
        maxRadius=most,
    )
    if found is None:
        return inside
    joined = cv2.dilate(print_.astype(np.uint8), np.ones((1, letter), np.uint8))
    blobs = shapes_of(joined > 0)
    for x, y, radius in found.reshape(-1, 3) / _SMALL:
        stamp = np.zeros(print_.shape, np.uint8)
        cv2.circle(stamp, (round(x), round(y)), round(1.05 * radius), 1, -1)
        covered = np.bincount(blobs.labels[stamp > 0], minlength=len(blobs.area))
        inside |= blobs.mask(covered > 0.9 * blobs.area) & print_
    return inside


def _rules(ink: Ink, letter: int, *, upright: bool) -> Ink:
    """Straight thin lines, level or upright, with the letters that touch them left out."""
    length = int(_RULE * letter)
    kernel = np.ones((length, 1) if upright else (1, length), np.uint8)
    long = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    shapes = shapes_of(long > 0)
    across = shapes.width if upright else shapes.height
    # A rule that is not quite level is a staircase of short runs: thin for its length.
    along = shapes.height if upright else shapes.width
    thin = (across <= max(3, _THIN * letter)) | (across <= 0.02 * along)
    return shapes.mask(np.asarray(thin, dtype=np.bool_))


def _frames(ink: Ink, letter: int) -> list[Rect]:
    """Boxes of shapes drawn as rectangles, small as stamps are."""
    shapes = shapes_of(ink)
    high, wide = ink.shape
    fitting = (
        (shapes.width > 4 * letter)
        & (shapes.height > _TALL * letter)
        & (shapes.width < _FRAME_WIDTH * wide)
        & (shapes.height < _FRAME_HEIGHT * high)
    )
    frames = []
    for label in np.flatnonzero(fitting):
        left, top = int(shapes.left[label]), int(shapes.top[label])
        right, bottom = left + int(shapes.width[label]), top + int(shapes.height[label])
        own = shapes.labels[top:bottom, left:right] == label
        edge = max(3, letter // 2)
        sides = (own[:edge].any(0), own[-edge:].any(0), own[:, :edge].any(1), own[:, -edge:].any(1))
        if all(side.mean() > _FRAME_SIDE for side in sides):
            frames.append((left, top, right, bottom))
    return frames


def _holds_cells(upright: Ink, frame: Rect, letter: int) -> bool:
    """Whether upright rules part the frame's inside: a small table, not a stamp."""
    left, top, right, bottom = frame
    inside = upright[top:bottom, left + letter : right - letter]
    return bool(inside.size) and bool((inside.mean(axis=0) > 0.8).any())
