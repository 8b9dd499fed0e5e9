"""Pages of lines become a Source: page numbers dropped, each line with its page, what was not
read told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.read.page_furniture import furniture
from corpus.read.page_words import PageWords
from corpus.read.source import Change, Piece, Source, Writer
from corpus.read.tesseract import CURE


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page; ``unread`` says why there are none, "" where the page is read."""

    pieces: tuple[Piece, ...] = ()
    unread: str = ""
    dropped: int = 0  # lines that a stamp or a signature garbles


def recognised(words: PageWords) -> Page:
    """A page of a scan. What its stamps cover is told in the changes of the line that follows."""
    pieces: list[Piece] = []
    waiting: list[Change] = []
    dropped = 0
    for line in words.lines:
        if line.dropped:
            dropped += 1
            waiting.append(("illegible", line.text))
            continue
        if line.covered:
            waiting.append(("illegible", line.covered))
        pieces.append(Piece(line.text, 0, line.row, tuple(waiting), line.confidence))
        waiting = []
    if waiting and pieces:
        last = pieces[-1]
        pieces[-1] = Piece(last.text, 0, last.row, (*last.changes, *waiting), last.confidence)
    return Page(tuple(pieces), dropped=dropped)


def to_source(pages: Sequence[Page], format: str, name: str) -> Source:
    """Raises ReadError, which names the file ``name``, where no page has a word."""
    if not any(
        letter.isalnum() for page in pages for piece in page.pieces for letter in piece.text
    ):
        raise _nothing(pages, name)
    writer = Writer()
    dropped: list[Change] = []
    left_out = furniture([[piece.text for piece in page.pieces] for page in pages])
    for number, (page, furnished) in enumerate(zip(pages, left_out, strict=True), 1):
        for at, piece in enumerate(page.pieces):
            if at in furnished:
                dropped += [*piece.changes, ("dropped markup", piece.text)]
                continue
            changes = (*dropped, *piece.changes)
            writer.write(
                Piece(piece.text, piece.heading, piece.row, changes, piece.confidence), page=number
            )
            dropped = []
    last = len(writer.lines) - 1
    writer.repairs += [(last, kind, was) for kind, was in dropped]
    return writer.source(format, wrapped=True, warnings=_warnings(pages), meta=_meta(pages))


def _nothing(pages: Sequence[Page], name: str) -> ReadError:
    why = next((page.unread for page in pages if page.unread), "")
    if why:
        return ReadError(f"{name}: bản quét chưa đọc được: {why}.")
    return ReadError(f"{name}: không có chữ nào; hãy quét lại cho rõ hoặc bỏ tệp này ra.")


def _warnings(pages: Sequence[Page]) -> tuple[str, ...]:
    warnings = []
    blank = [number for number, page in enumerate(pages, 1) if not page.pieces and not page.unread]
    if blank:
        warnings.append(f"Trang không có chữ: {_listed(blank)}.")
    for why in dict.fromkeys(page.unread for page in pages if page.unread):
        unread = [number for number, page in enumerate(pages, 1) if page.unread == why]
        warnings.append(f"Trang chưa đọc được: {_listed(unread)}; {why}.")
    stamped = [number for number, page in enumerate(pages, 1) if page.dropped]
    if stamped:
        count = sum(page.dropped for page in pages)
        warnings.append(
            f"Đã bỏ {count} dòng không rõ chữ (con dấu, chữ ký, bút tích) "
            f"ở trang {_listed(stamped)}."
        )
    return tuple(warnings)


def _meta(pages: Sequence[Page]) -> tuple[tuple[str, str], ...]:
    sure = [
        piece.confidence for page in pages for piece in page.pieces if piece.confidence is not None
    ]
    meta = [("recognised", f"{sum(sure) / len(sure):.2f}")] if sure else []
    unread = [number for number, page in enumerate(pages, 1) if page.unread]
    if unread:
        meta.append(("unread pages", _listed(unread)))
    if any(page.unread == CURE for page in pages):
        meta.append(("missing", "tesseract"))
    return tuple(meta)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
