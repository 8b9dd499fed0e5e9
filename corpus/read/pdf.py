"""PDF: the lines of each page, from its text or, where that is none, by recognising its picture.

A page's lines are broken inside sentences. A page break often falls inside a sentence too, so
nothing marks it but the page number of each line.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from corpus.errors import ReadError
from corpus.read import limits
from corpus.read.page_images import PageError, PdfPages
from corpus.read.paged import Page, to_source
from corpus.read.scan import pages_read
from corpus.read.source import Piece, Source
from corpus.read.usable_text import is_usable
from corpus.syllables import is_syllable

# What pypdf finds odd in a file is said in our own words; without a handler it goes to stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_TAIL = 2048
_FEW_LINES = 6  # of a text layer on a scan: a signature's note, a page number
_LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")


def read_pdf(data: bytes, name: str) -> Source:
    """The lines of a PDF, each with its page; ``name`` is the file as an error shows it.

    Raises ReadError for a locked, cut off, damaged or too long file, and for one of which no page
    can be read. Pages that cannot be read among others are told in the warnings.
    """
    tail = data[-_TAIL:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise ReadError(
            f"{name}: tệp PDF bị cắt cụt (thiếu phần cuối, có thể tải chưa hết); hãy tải lại."
        )
    texts = list(_pages(data, name))
    return to_source(_read_pages(data, name, texts), "pdf", name)


def _read_pages(data: bytes, name: str, texts: list[list[str] | None]) -> list[Page]:
    """Each page by its text layer, or recognised where that is none or rubbish."""
    read = [
        Page(tuple(map(Piece, lines))) if lines is not None else Page(unread="trang hỏng")
        for lines in texts
    ]
    try:
        pages = PdfPages(data, name)
    except ReadError:  # what pypdf can read is read
        return read
    try:
        wanted = [
            number for number, lines in enumerate(texts, 1) if _must_be_seen(pages, number, lines)
        ]
        for number, page in pages_read(pages, wanted):
            read[number - 1] = _better(read[number - 1], page)
    finally:
        pages.close()
    return read


def _must_be_seen(pages: PdfPages, number: int, lines: list[str] | None) -> bool:
    try:
        if not lines and pages.is_empty(number):
            return False
        return not is_usable("\n".join(lines or ()), pages.share_of_pictures(number))
    except PageError:
        return lines is None


def _better(layer: Page, seen: Page) -> Page:
    """The page as recognised, unless its text layer, poor as it is, says more."""
    if not layer.pieces:
        return seen
    if seen.unread:
        # A signature's note on a scan is no page: what is not read must be told.
        return seen if len(layer.pieces) <= _FEW_LINES else layer
    says = [sum(map(_syllables, page.pieces)) for page in (layer, seen)]
    return seen if says[1] >= says[0] else layer


def _syllables(piece: Piece) -> int:
    return sum(map(is_syllable, piece.text.split()))


def _pages(data: bytes, name: str) -> Iterator[list[str] | None]:
    """The lines of each page without the empty ones at its ends; None for a page not readable."""
    reader = _opened(data, name)
    total = 0
    for page in reader.pages:
        try:
            text = page.extract_text()
        except MemoryError:
            raise
        except Exception:  # pypdf raises whatever a damaged page makes it raise
            yield None
            continue
        total += len(text)
        if total > limits.MAX_TEXT_CHARACTERS:
            raise ReadError(f"{name}: có quá nhiều chữ; hãy chia thành các tệp nhỏ hơn.")
        lines = [line.strip() for line in _LINE_BREAK.split(text)]
        filled = [at for at, line in enumerate(lines) if line]
        yield lines[filled[0] : filled[-1] + 1] if filled else []


def _opened(data: bytes, name: str) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    locked = ReadError(
        f"{name}: PDF bị khóa (mã hóa, có mật khẩu); "
        "hãy mở bằng phần mềm đọc PDF rồi in lại thành PDF không khóa."
    )
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        count = len(reader.pages)
    except (ReadError, MemoryError):
        raise
    except DependencyError:
        raise locked from None
    except Exception:  # pypdf raises whatever a damaged file makes it raise
        raise _damaged(name) from None
    if count > limits.MAX_PAGES:
        raise ReadError(
            f"{name}: có {count} trang, nhiều hơn {limits.MAX_PAGES}; hãy chia thành các tệp nhỏ."
        )
    if not count:
        raise _damaged(name)
    return reader


def _damaged(name: str) -> ReadError:
    return ReadError(f"{name}: tệp PDF hỏng hoặc bị cắt cụt; hãy tải lại hoặc xuất lại.")
