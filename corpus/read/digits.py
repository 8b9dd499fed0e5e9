"""Handwritten digits: the number and the day that a clerk writes into a signed document.

A small network (two convolutions) that was trained on the handwritten digits of the UCI
repository, 43 writers, which scikit-learn ships; its weights lie beside this module. It knows
digits only, and says how sure it is: what is not sure is not read.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.read.page_cleaning import Ink, shapes_of

_WEIGHTS = Path(__file__).with_name("digits.npz")
_SIDE, _INNER = 16, 14  # pixels of the network's picture, and of the digit in it
_LOWEST = 0.55  # of the tallest shape's height: lower ones are dots, dashes, dust
_WIDE = 1.05  # widths to a height: wider ones are two digits that touch
_JOIN = 0.35  # of their height: the most ink in the column where two digits touch
_MOST = 6

Values = NDArray[np.float32]


def handwritten(ink: Ink) -> tuple[str, float] | None:
    """The digits written in a piece of a line, and the least certain one's certainty, 0 to 1.

    None where there are none, or too many.
    """
    shapes = shapes_of(ink)
    if len(shapes.area) < 2:
        return None
    tallest = int(shapes.height[1:].max())
    boxes = sorted(
        (int(shapes.left[n]), int(shapes.top[n]), int(shapes.width[n]), int(shapes.height[n]), n)
        for n in range(1, len(shapes.area))
        if shapes.height[n] >= _LOWEST * tallest
    )
    if not 1 <= len(boxes) <= _MOST:
        return None
    digits, certainty = "", 1.0
    for left, top, width, high, label in boxes:
        part = np.asarray(shapes.labels[top : top + high, left : left + width] == label)
        found, sure = _one(part) if width <= _WIDE * high else _two(part)
        digits += found
        certainty = min(certainty, sure)
    return (digits, certainty) if digits else None


def _one(part: Ink) -> tuple[str, float]:
    likely = _probabilities(_framed(part))
    return str(int(likely.argmax())), float(likely.max())


def _two(part: Ink) -> tuple[str, float]:
    """Two digits that touch, parted where little ink joins them; "", 0 where none does."""
    high, wide = part.shape
    best = ("", 0.0)
    for at in range(wide * 3 // 10, wide * 7 // 10, max(1, wide // 30)):
        if part[:, at].sum() > _JOIN * high:
            continue
        (left, sure), (right, as_sure) = _one(_trimmed(part[:, :at])), _one(_trimmed(part[:, at:]))
        if min(sure, as_sure) > best[1]:
            best = (left + right, min(sure, as_sure))
    return best


def _trimmed(part: Ink) -> Ink:
    """The largest shape of a part, without white around it."""
    shapes = shapes_of(part)
    if len(shapes.area) < 2:
        return part
    label = 1 + int(shapes.area[1:].argmax())
    top, left = int(shapes.top[label]), int(shapes.left[label])
    bottom, right = top + int(shapes.height[label]), left + int(shapes.width[label])
    return np.asarray(shapes.labels[top:bottom, left:right] == label, dtype=np.bool_)


def _framed(part: Ink) -> Values:
    """A shape in the middle of the network's picture, its proportions kept."""
    high, wide = part.shape
    scale = _INNER / max(high, wide)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    small = cv2.resize(part.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    out = np.zeros((_SIDE, _SIDE), np.float32)
    top, left = (_SIDE - size[1]) // 2, (_SIDE - size[0]) // 2
    out[top : top + size[1], left : left + size[0]] = small
    return out


def _probabilities(picture: Values) -> Values:
    weights = _weights()
    values = picture[None]
    for layer in ("c1", "c2"):
        values = _convolved(values, weights[f"{layer}.weight"], weights[f"{layer}.bias"])
    values = np.maximum(weights["f1.weight"] @ values.ravel() + weights["f1.bias"], 0)
    scores = weights["f2.weight"] @ values + weights["f2.bias"]
    likely = np.exp(scores - scores.max())
    return np.asarray(likely / likely.sum(), dtype=np.float32)


def _convolved(values: Values, weight: Values, bias: Values) -> Values:
    """A 3 × 3 convolution, its negative values cut off, halved in size by the largest of four."""
    padded = np.pad(values, ((0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))
    out = np.einsum("chwij,ocij->ohw", windows, weight) + bias[:, None, None]
    channels, high, wide = out.shape
    halved = np.maximum(out, 0).reshape(channels, high // 2, 2, wide // 2, 2)
    return np.asarray(halved.max(axis=(2, 4)), dtype=np.float32)


@lru_cache(maxsize=1)
def _weights() -> dict[str, Values]:
    with np.load(_WEIGHTS) as held:
        return {name: held[name].astype(np.float32) for name in held.files}
