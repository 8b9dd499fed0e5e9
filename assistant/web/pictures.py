"""The page of a PDF or a scan as a picture, with the words quoted marked on it.

A request names a document of the index and a place in its text, never a file: the index knows
the file, and only while that is the one that was read.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, Response
from PIL import Image, ImageChops, ImageDraw

from assistant.web.actions import Place, place_from
from assistant.web.markup import Markup, element
from assistant.web.source_pane import clause_at
from assistant.web.texts import Texts
from corpus.document import Document, Span
from corpus.errors import CancuError
from corpus.read.page_picture import SUFFIXES, Box, page_picture, quote_boxes
from index import Index
from index.sources import source_files

_AT = "/picture/"
_WIDTHS = (900, 1_800)  # beside an answer; opened by itself
_PAGES_ON = 2
"""How far behind the page where its clause begins a quote is looked for."""
_KEPT = 24
_MARK = (255, 226, 120)
_MARGIN = 3  # pixels around the words marked
_PATIENCE = 20.0  # seconds that a request waits for its turn
_AT_ONCE = threading.Semaphore(2)


def picture_beside(
    document: Document, quote: Span | None, directory: Path, texts: Texts
) -> Markup | None:
    """The page of ``quote`` as a picture; a line that says why where its file is no longer the
    one that was read; None where the file has no pages.
    """
    at = clause_at(document, quote)
    if at is None or at.page is None or quote is None:
        return None
    files = [one for one in source_files(directory, document.id) if _has_pages(one.path)]
    if not files:
        return None
    if all(one.state != "as read" for one in files):
        return element("p", texts(f"picture-{files[0].state}"), class_="hint picture-none")
    address = f"{_AT}{Place(document.id, quote)}"
    name = texts("picture", file=document.file)
    image = element(
        "img", src=address, alt=name, loading="lazy", width=_WIDTHS[0], height=_WIDTHS[0] * 99 // 70
    )
    link = element(
        "a", image, href=f"{address}/large", target="_blank", title=texts("picture-large")
    )
    return element("figure", link, element("figcaption", name), class_="picture")


def _has_pages(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def add_pictures(app: FastAPI, current: Callable[[], Index]) -> None:
    """The routes of the pictures, of the index as it then is."""

    @app.get(_AT + "{document}/{span}", include_in_schema=False)
    def picture(document: str, span: str) -> Response:
        return _drawn(place_from(f"{document}/{span}"), current(), _WIDTHS[0])

    @app.get(_AT + "{document}/{span}/large", include_in_schema=False)
    def large_picture(document: str, span: str) -> Response:
        return _drawn(place_from(f"{document}/{span}"), current(), _WIDTHS[1])


def _drawn(place: Place | None, index: Index, width: int) -> Response:
    try:
        document = index.document(place.document) if place else None
        at = clause_at(document, place.span) if document and place else None
        if document is None or place is None or place.span is None or at is None or not at.page:
            return _none("Không có đoạn này.")
        files = source_files(index.directory, document.id)
        path = next((f.path for f in files if f.state == "as read" and _has_pages(f.path)), None)
        if path is None:
            return _none("Tệp gốc không còn như khi nạp.")
        words = place.span.of(document.text)
        content = _marked_page(path, path.stat().st_mtime_ns, at.page, words, width)
    except KeyError:
        return _none("Văn bản này không còn trong kho.")
    except CancuError as error:
        return _none(str(error))
    kept = {"cache-control": "private, max-age=600"}
    return Response(content, media_type="image/png", headers=kept)


def _none(why: str) -> Response:
    return PlainTextResponse(why, 404)


@lru_cache(maxsize=_KEPT)
def _marked_page(path: Path, mtime_ns: int, page: int, words: str, width: int) -> bytes:
    """The page with its quote marked, as a PNG; the page where the clause begins where the quote
    is found on none."""
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise CancuError("máy đang bận vẽ các trang khác; hãy thử lại sau ít giây")
    try:
        for later in range(page, page + _PAGES_ON + 1):
            try:
                boxes = quote_boxes(path, later, words)
            except CancuError:
                if later == page:
                    raise
                break
            if boxes:
                return _marked(page_picture(path, later, width), boxes)
        return page_picture(path, page, width)
    finally:
        _AT_ONCE.release()


def _marked(picture: bytes, boxes: tuple[Box, ...]) -> bytes:
    """The words stay as dark as they are: only their paper takes the colour."""
    page = Image.open(io.BytesIO(picture)).convert("RGB")
    colour = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(colour)
    for box in boxes:
        draw.rectangle(
            (
                box.left * page.width - _MARGIN, box.top * page.height - _MARGIN,
                box.right * page.width + _MARGIN, box.bottom * page.height + _MARGIN,
            ),
            fill=_MARK,
        )  # fmt: skip
    out = io.BytesIO()
    ImageChops.multiply(page, colour).save(out, "PNG")
    return out.getvalue()
