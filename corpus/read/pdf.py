"""PDF with text: the lines of each page, without what stands on every page.

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
from corpus.read.page_furniture import furniture
from corpus.read.source import Change, Piece, Source, Writer

# What pypdf finds odd in a file is said in our own words; without a handler it goes to stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_TAIL = 2048
_LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")


def read_pdf(data: bytes, name: str) -> Source:
    """The lines of a PDF, each with its page; ``name`` is the file as an error shows it.

    Raises ReadError for a locked, cut off, damaged or too long file, and for one without any
    text (a scan). Pages without text among others are told in the warnings.
    """
    tail = data[-_TAIL:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise ReadError(
            f"{name}: tệp PDF bị cắt cụt (thiếu phần cuối, có thể tải chưa hết); hãy tải lại."
        )
    pages = list(_pages(data, name))
    if not any(
        character.isalnum() for lines in pages for line in lines or () for character in line
    ):
        raise ReadError(
            f"{name}: bản quét, PDF chỉ có hình, không có chữ; "
            "hãy dùng bản có chữ (.docx hoặc PDF xuất từ Word)."
        )
    writer = Writer()
    dropped: list[Change] = []
    page_furniture = furniture([lines or [] for lines in pages])
    for number, (lines, left_out) in enumerate(zip(pages, page_furniture, strict=True), 1):
        for at, line in enumerate(lines or ()):
            if at in left_out:
                dropped.append(("dropped markup", line))
            else:
                writer.write(Piece(line, changes=tuple(dropped)), page=number)
                dropped = []
    last = len(writer.lines) - 1
    writer.repairs += [(last, kind, was) for kind, was in dropped]
    return writer.source("pdf", wrapped=True, warnings=_warnings(pages))


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


def _warnings(pages: list[list[str] | None]) -> tuple[str, ...]:
    empty = [str(number) for number, lines in enumerate(pages, 1) if lines == []]
    unread = [str(number) for number, lines in enumerate(pages, 1) if lines is None]
    warnings = []
    if empty:
        warnings.append(f"Trang không có chữ (có thể là bản quét): {', '.join(empty)}.")
    if unread:
        warnings.append(f"Trang hỏng, không đọc được: {', '.join(unread)}.")
    return tuple(warnings)
