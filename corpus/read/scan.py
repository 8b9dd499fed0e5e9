"""Scans: pages that are pictures, read by recognising their letters.

Each page is recognised once and kept (``page_cache``), several side by side, so that a long file
goes on where it was stopped.
"""

from __future__ import annotations

from corpus.read import limits, tesseract
from corpus.read.page_cache import keep, kept, key_of
from corpus.read.page_images import Pages
from corpus.read.page_words import PageWords
from corpus.read.recognition import recognise
from corpus.read.tesseract import RecognitionError


def recognised_page(pages: Pages, page: int, *, anew: bool = True) -> PageWords | None:
    """The words of a page, kept or else recognised now where ``anew``; None where neither.

    Raises PageError where it cannot be drawn.
    """
    program = tesseract.version()
    if program is None:
        return None
    picture = pages.at_dpi(page, limits.SCAN_DPI)
    key = key_of(picture, f"{program} {tesseract.LANGUAGES}")
    words = kept(key)
    if words is None and anew:
        try:
            words = recognise(picture)
        except RecognitionError:
            return None
        keep(key, words)
    return words
