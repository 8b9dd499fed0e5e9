"""A page as a picture, and where on it a quote stands: for showing a source beside an answer."""

from __future__ import annotations

import difflib
import io
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import ReadError, shown
from corpus.read.boxes import Box, by_line
from corpus.read.page_images import PageError, Pages, pages_of
from corpus.read.scan import recognised_page
from corpus.read.usable_text import is_usable
from corpus.text import fold, normalise

__all__ = ["SUFFIXES", "Box", "page_picture", "quote_boxes", "quoted_page"]

SUFFIXES = frozenset((".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"))
"""Endings of the files whose pages can be shown; for any other, ask for no picture."""

_WIDEST = 2_400
_PAGES_ON = 2
"""How far behind the page where its clause begins a quote is looked for."""
_FEWEST = 12  # letters of a quote that must follow one another on the page, or all of it
_GAP = 40  # letters that may stand between two parts of a quote: a page number, a dropped line


def quoted_page(path: Path, page: int, quote: str, width: int) -> tuple[bytes, tuple[Box, ...]]:
    """The page on which ``quote`` stands, as ``page_picture`` draws it, and its boxes there.

    ``page`` is where its clause begins: that page, without boxes, where the quote is found
    neither on it nor soon behind it. Raises ReadError as ``page_picture``; run it in a process
    of its own, since a file may be made so that drawing it does not end.
    """
    for later in range(page, page + _PAGES_ON + 1):
        try:
            boxes = quote_boxes(path, later, quote)
        except ReadError:
            if later == page:
                raise
            break
        if boxes:
            return page_picture(path, later, width), boxes
    return page_picture(path, page, width), ()


def page_picture(path: Path, page: int, width: int = 1_000) -> bytes:
    """A page, counted from 1, as a PNG ``width`` pixels wide (16 to 2,400), set upright.

    A picture file is not enlarged. Raises ReadError, one line with the cure, where the file
    cannot be opened as pages, has no such page, or the page cannot be drawn within the limits.
    Takes about 0.1 s; call it from any thread.
    """
    name = shown(path)
    width = max(16, min(width, _WIDEST))
    with pages_of(_content(path, name), name) as pages:
        _check(pages, page, name)
        try:
            picture = pages.at_width(page, width)
            words = None if _has_text(pages, page) else recognised_page(pages, page, anew=False)
            if words is not None and words.turned % 2:  # its height becomes the width
                aside = round(width * picture.width / picture.height)
                picture = pages.at_width(page, min(aside, _WIDEST))
        except PageError as error:
            raise ReadError(f"{name}: không vẽ được trang {page} ({error}).") from None
    if words is not None and words.turned:
        picture = picture.rotate(-90 * words.turned, expand=True)
    if picture.width > width:  # PDFium rounds up
        picture = picture.resize((width, round(picture.height * width / picture.width)))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def quote_boxes(path: Path, page: int, quote: str) -> tuple[Box, ...]:
    """Where a quote stands on the picture of ``page``: a box a line, as fractions of the page.

    ``quote`` is verbatim of the document's text. Where it runs on from the page before or into
    the next, the boxes are of the part on this page. Empty where it is not found: a page whose
    words are no longer kept and cannot be recognised anew (no tesseract), another page.
    A scanned page whose recognised words are not kept is recognised again, which takes seconds.
    Raises ReadError as ``page_picture``.
    """
    name = shown(path)
    with pages_of(_content(path, name), name) as pages:
        _check(pages, page, name)
        try:
            letters = pages.letters(page) if _has_text(pages, page) else _recognised(pages, page)
        except PageError as error:
            raise ReadError(f"{name}: không đọc được trang {page} ({error}).") from None
    return by_line(_found(letters, quote))


def _content(path: Path, name: str) -> bytes:
    from corpus.read import content

    return content(path, name)


def _check(pages: Pages, page: int, name: str) -> None:
    if not 1 <= page <= pages.count:
        raise ReadError(f"{name}: có {pages.count} trang, không có trang {page}.")


def _has_text(pages: Pages, page: int) -> bool:
    text = "".join(letter for letter, _ in pages.letters(page))
    return is_usable(text, pages.share_of_pictures(page))


def _recognised(pages: Pages, page: int) -> list[tuple[str, Box]]:
    words = recognised_page(pages, page)
    if words is None:
        return []
    return [
        (letter, word.box)
        for line in words.text_lines
        for word in line.words
        for letter in word.text
    ]


def _found(letters: Sequence[tuple[str, Box]], quote: str) -> list[Box]:
    """The boxes of the letters that are the quote, or that part of it which is on the page."""
    on_page = [
        (plain, box)
        for letter, box in letters
        for plain in fold(normalise(letter))
        if plain.isalnum()
    ]
    wanted = "".join(letter for letter in fold(normalise(quote)) if letter.isalnum())
    text = "".join(letter for letter, _ in on_page)
    at = text.find(wanted) if wanted else -1
    if at >= 0:
        return [box for _, box in on_page[at : at + len(wanted)]]
    matcher = difflib.SequenceMatcher(None, text, wanted, autojunk=False)
    longest = matcher.find_longest_match()
    if longest.size < _FEWEST:
        return []
    start, end = longest.a, longest.a + longest.size
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _FEWEST]
    for block in reversed([block for block in blocks if block.a < start]):
        if start - (block.a + block.size) <= _GAP:
            start = block.a
    for block in blocks:
        if 0 <= block.a - end <= _GAP:
            end = block.a + block.size
    return [box for _, box in on_page[start:end]]
