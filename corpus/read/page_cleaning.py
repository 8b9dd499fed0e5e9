"""A scanned page without what is not print: shadows, black borders, dust, coloured stamps, skew.

Pictures are arrays of grey (0 black, 255 white) at ``limits.SCAN_DPI``; ink is a mask of the same
shape. Sizes are measured in letters of the page itself, so that any size of print is treated
alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

_SMALLEST_LETTER, _LARGEST_LETTER = 10, 90  # pixels high: 5 to 40 points at 300 dots an inch
_FEWEST_LETTERS = 12
_USUAL_LETTER = 24
_LEVEL_ENOUGH = 0.4  # degrees: turning a page blurs its marks more than so little skew harms


@dataclass(frozen=True, slots=True)
class Shapes:
    """The connected shapes of an ink mask: row n is the box of the shape labelled n (0: paper)."""

    labels: NDArray[np.int32]
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]

    def mask(self, chosen: Ink) -> Ink:
        """The ink of the chosen shapes (one flag a label)."""
        chosen = chosen.copy()
        chosen[0] = False
        return np.asarray(chosen[self.labels], dtype=np.bool_)


def grey_of(picture: Image.Image) -> Grey:
    """The page in grey, red ink (stamps) gone, shadows and yellowed paper made white."""
    if picture.mode != "RGB":
        picture = picture.convert("RGB")
    # In the red channel a red stamp is as bright as paper; black and blue ink stay dark.
    red: Grey = np.ascontiguousarray(np.asarray(picture)[:, :, 0])
    small = cv2.resize(red, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    paper = cv2.medianBlur(paper, 15)
    paper = cv2.resize(paper, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_LINEAR)
    # A black border is no shadow: dividing by it would turn its noise into letters.
    paper = np.maximum(paper, 96)
    return np.asarray(cv2.divide(red, paper, scale=255), dtype=np.uint8)


def ink_of(grey: Grey) -> Ink:
    """What is dark."""
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(grey < min(max(level, 90), 200), dtype=np.bool_)


def shapes_of(ink: Ink) -> Shapes:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    left, top, width, height, area = np.asarray(stats, dtype=np.int32).T
    return Shapes(np.asarray(labels, dtype=np.int32), left, top, width, height, area)


def letter_height(shapes: Shapes) -> int:
    """The height of most letters in pixels: of small ones, without their marks."""
    high, wide = shapes.height[1:], shapes.width[1:]
    letters = high[
        (high >= _SMALLEST_LETTER) & (high <= _LARGEST_LETTER) & (wide <= 3 * high) & (wide >= 3)
    ]
    return int(np.median(letters)) if len(letters) >= _FEWEST_LETTERS else _USUAL_LETTER


def without_borders(grey: Grey) -> Grey:
    """The page without the scanner's black edges and the shadows of holes and folds in them."""
    shapes = shapes_of(ink_of(grey))
    high, wide = grey.shape
    right, bottom = shapes.left + shapes.width, shapes.top + shapes.height
    at_edge = (shapes.left <= 2) | (shapes.top <= 2) | (right >= wide - 2) | (bottom >= high - 2)
    large = (shapes.width > 0.03 * wide) | (shapes.height > 0.03 * high)
    return erased(grey, shapes.mask(at_edge & large))


def without_dust(grey: Grey) -> Grey:
    """The page without specks that are smaller than the dot under "ạ"."""
    shapes = shapes_of(ink_of(grey))
    dot = max(2, letter_height(shapes) // 9)
    speck = (shapes.width <= dot) & (shapes.height <= dot)
    return erased(grey, shapes.mask(speck))


def erased(grey: Grey, ink: Ink) -> Grey:
    """White where this ink was, its grey rim included."""
    if not ink.any():
        return grey
    rim = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8))
    out = grey.copy()
    out[rim > 0] = 255
    return out


def level(grey: Grey) -> tuple[int, float]:
    """Quarter turns clockwise (0 or 1), then degrees counter-clockwise, that set lines level.

    Whether they then stand on their heads only their recognition tells.
    """
    lying = _small_ink(grey)
    standing = np.ascontiguousarray(np.rot90(lying, -1))
    angle, sharpness = _best_angle(lying, 0.0, 10.0, 1.0)
    other, others = _best_angle(standing, 0.0, 10.0, 1.0)
    turned = others > 1.3 * sharpness
    small, angle = (standing, other) if turned else (lying, angle)
    for reach, step in ((1.0, 0.25), (0.25, 0.05)):
        angle, _ = _best_angle(small, angle, reach, step)
    return int(turned), 0.0 if abs(angle) < _LEVEL_ENOUGH else angle


def _best_angle(ink: Grey, about: float, reach: float, step: float) -> tuple[float, float]:
    angles = [float(angle) for angle in np.arange(about - reach, about + reach + step / 2, step)]
    sharp = {angle: _sharpness(rotated(ink, angle, 0)) for angle in angles}
    best = max(angles, key=sharp.__getitem__)
    return best, sharp[best]


def rotated(image: Grey, angle: float, paper: int = 255) -> Grey:
    """Turned by degrees counter-clockwise about its centre, of the same size."""
    high, wide = image.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return np.asarray(
        cv2.warpAffine(image, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(paper,)),
        dtype=np.uint8,
    )


def _small_ink(grey: Grey) -> Grey:
    """Ink as 255 at a quarter of the size, letters only: neither dust, rules nor stamps."""
    shapes = shapes_of(ink_of(grey))
    letter = letter_height(shapes)
    print_ = (
        (shapes.height >= letter // 3)
        & (shapes.height <= 3 * letter)
        & (shapes.width >= letter // 3)
        & (shapes.width <= 6 * letter)
    )
    mask = shapes.mask(print_).astype(np.uint8) * 255
    return np.asarray(
        cv2.resize(mask, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )


def _sharpness(ink: Grey) -> float:
    """How sharply lines part: large where rows of pixels are either full or empty."""
    rows = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
