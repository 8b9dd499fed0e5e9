"""One page's picture becomes words: cleaned, set upright, parted into zones, recognised."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import numpy as np
from PIL import Image

from corpus.read import limits, tesseract
from corpus.read.boxes import Box
from corpus.read.legible import worth
from corpus.read.page_cleaning import (
    Grey,
    grey_of,
    level,
    rotated,
    without_borders,
    without_dust,
)
from corpus.read.page_graphics import Rect, parted
from corpus.read.page_lines import Found, lines_of, rows_of_table
from corpus.read.page_order import is_foot, is_letterhead, letterhead
from corpus.read.page_words import PageWords, Word, WordLine
from corpus.read.page_zones import Zone, zones_of
from corpus.read.roman_labels import with_counted
from corpus.read.second_look import SCALE, likelier
from corpus.read.tesseract import Seen
from corpus.read.written_in import with_written

_BLOCK, _LINE = 6, 7  # tesseract's page segmentation: a block of text, a single line
_MARGIN = 30  # pixels of white around what tesseract is given
_HEADLONG = 0.5  # mean confidence below which a page is tried upside down


def recognise(picture: Image.Image) -> PageWords:
    """The words of a page drawn at ``limits.SCAN_DPI``; no line for a blank page.

    Raises tesseract.RecognitionError, also after ``limits.PAGE_SECONDS``.
    """
    ends = time.monotonic() + limits.PAGE_SECONDS
    grey = without_dust(without_borders(grey_of(picture)))
    turned, angle = level(grey)
    upright = np.ascontiguousarray(np.rot90(grey, -turned))
    lines = _Page(upright, angle, ends).lines()
    if lines and _confidence(lines) < _HEADLONG:
        headlong = _Page(np.ascontiguousarray(np.rot90(upright, 2)), angle, ends).lines()
        if _worth(headlong) > _worth(lines):
            lines, turned = headlong, turned + 2
    return PageWords(tuple(lines), turned)


def _confidence(lines: Sequence[WordLine]) -> float:
    return sum(line.confidence for line in lines) / len(lines)


def _worth(lines: Sequence[WordLine]) -> float:
    return worth((word.text, word.confidence) for line in lines for word in line.words)


class _Page:
    """A page that stands upright, its lines ``angle`` degrees off level."""

    def __init__(self, grey: Grey, angle: float, ends: float) -> None:
        self._angle = angle
        self._ends = ends
        self._parted = parted(rotated(grey, angle) if angle else grey)

    def lines(self) -> list[WordLine]:
        """The lines in reading order, those that are dropped among them."""
        lines: list[WordLine] = []
        zones = zones_of(self._parted)
        while zones:
            zone, *zones = zones
            if zone.kind not in ("head left", "foot left"):
                lines += self._lines(zone)
                continue
            beside, *zones = zones
            left, right = self._lines(zone), self._lines(beside)
            text_left, text_right = _text(left), _text(right)
            if zone.kind == "head left" and is_letterhead(text_left, text_right):
                lines += [*letterhead(text_left, text_right), *_dropped(left), *_dropped(right)]
            elif zone.kind == "foot left" and is_foot(text_left, text_right):
                lines += [*left, *right]
            else:
                across = (zone.box[0], zone.box[1], beside.box[2], zone.box[3])
                lines += self._lines(Zone("block", across))
        return lines

    def _lines(self, zone: Zone) -> list[WordLine]:
        seen = likelier(
            self._seen(self._parted.print, zone.box, _BLOCK),
            self._seen(self._parted.print, zone.box, _BLOCK, SCALE),
        )
        if zone.kind == "table":
            found = rows_of_table(self._parted, zone.box, seen)
        else:
            found = lines_of(self._parted, zone.box, seen, self._again)
        if zone.kind in ("head left", "head right"):
            found = [with_written(self._parted, line) for line in found]
        return [self._on_page(with_counted(self._parted, line)) for line in found]

    def _again(self, box: Rect) -> list[Seen]:
        return self._seen(self._parted.with_drawn, box, _LINE)

    def _seen(self, grey: Grey, box: Rect, layout: int, scale: float = 1.0) -> list[Seen]:
        left, top, right, bottom = box
        part = np.pad(grey[top:bottom, left:right], _MARGIN, constant_values=255)
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise tesseract.RecognitionError(f"quá {limits.PAGE_SECONDS:.0f} giây")
        picture = Image.fromarray(part)
        if scale != 1:
            size = (round(picture.width * scale), round(picture.height * scale))
            picture = picture.resize(size, Image.Resampling.LANCZOS)
        seen = tesseract.words_in(picture, seconds=seconds, layout=layout, dpi=limits.SCAN_DPI)
        return [word.scaled(1 / scale).moved(left - _MARGIN, top - _MARGIN) for word in seen]

    def _on_page(self, line: Found) -> WordLine:
        words = tuple(
            Word(word.text, self._box(word), round(word.confidence, 4)) for word in line.words
        )
        return WordLine(words, line.row, line.dropped, line.covered)

    def _box(self, word: Seen) -> Box:
        """Where a word stands on the page before it was set level."""
        high, wide = self._parted.print.shape
        sine, cosine = (f(math.radians(self._angle)) for f in (math.sin, math.cos))
        across, down = (word.left + word.right - wide) / 2, (word.top + word.bottom - high) / 2
        x = wide / 2 + across * cosine - down * sine
        y = high / 2 + across * sine + down * cosine
        half_wide, half_high = (word.right - word.left) / 2, (word.bottom - word.top) / 2
        sides = (
            (x - half_wide) / wide,
            (y - half_high) / high,
            (x + half_wide) / wide,
            (y + half_high) / high,
        )
        # Rounded as the page is kept, so that it is the same page when it is taken up again.
        return Box(*(round(min(1.0, max(0.0, side)), 5) for side in sides))


def _text(lines: Sequence[WordLine]) -> list[WordLine]:
    return [line for line in lines if not line.dropped]


def _dropped(lines: Sequence[WordLine]) -> list[WordLine]:
    return [line for line in lines if line.dropped]
