"""Roman numerals counted: "III." that was recognised as "II." or "IH." has three strokes."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.read.page_cleaning import ink_of, shapes_of
from corpus.read.page_graphics import Parted
from corpus.read.page_lines import Found

_STROKES = re.compile(r"[IlLHTU|!1]{1,4}(?=[.,]?$)")
_LETTER = re.compile(r"[IlLHTU|!]")
_NARROW = 0.62  # of its height: a stroke with its serifs
_TALL = 0.75  # of the tallest: a stroke, not a dot


def with_counted(page: Parted, line: Found) -> Found:
    """The line, its first word's strokes counted where it can be I, II or III and nothing else."""
    if line.dropped or line.row or len(line.words) < 2:
        return line
    word = line.words[0]
    seen = _STROKES.match(word.text)
    if not seen or not _LETTER.search(seen.group()):
        return line
    shapes = shapes_of(ink_of(page.print[word.top : word.bottom, word.left : word.right]))
    if len(shapes.area) < 2:
        return line
    tall = shapes.height >= _TALL * shapes.height[1:].max()
    tall[0] = False
    count = int(tall.sum())
    if not 1 <= count <= 3 or (shapes.width[tall] > _NARROW * shapes.height[tall]).any():
        return line
    text = "I" * count + word.text[seen.end() :].replace(",", ".")
    return replace(line, words=(word.saying(text, word.confidence), *line.words[1:]))
