"""One page's picture becomes words: cleaned, set upright, parted into columns, recognised."""

from __future__ import annotations

import time
from itertools import groupby

from PIL import Image

from corpus.read import limits, tesseract
from corpus.read.boxes import Box
from corpus.read.page_words import PageWords, Word, WordLine


def recognise(picture: Image.Image) -> PageWords:
    """The words of a page at ``limits.SCAN_DPI``; raises tesseract.RecognitionError."""
    ends = time.monotonic() + limits.PAGE_SECONDS
    seen = tesseract.words_in(
        picture.convert("L"), seconds=ends - time.monotonic(), layout=3, dpi=limits.SCAN_DPI
    )
    width, height = picture.size
    lines = []
    for _, words in groupby(seen, key=lambda word: word.line):
        lines.append(
            WordLine(
                tuple(
                    Word(
                        one.text,
                        Box(
                            one.left / width,
                            one.top / height,
                            one.right / width,
                            one.bottom / height,
                        ),
                        one.confidence,
                    )
                    for one in words
                )
            )
        )
    return PageWords(tuple(lines))
