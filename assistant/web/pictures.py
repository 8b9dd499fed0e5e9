"""The page of a PDF or a scan as a picture, with the words quoted marked on it.

A request names a document of the index and a place in its text, never a file: the index knows
the file, and only while that is the one that was read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, Response

from assistant.web.actions import Place, place_from
from assistant.web.drawing import Drawer
from assistant.web.markup import Markup, element
from assistant.web.source_pane import clause_at
from assistant.web.texts import Texts
from corpus.document import Document, Span
from corpus.errors import CancuError
from corpus.read.page_picture import SUFFIXES
from index import Index
from index.sources import source_files

_AT = "/picture/"
_WIDTHS = (900, 1_800)  # beside an answer; opened by itself


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


def add_pictures(app: FastAPI, current: Callable[[], Index], drawer: Drawer) -> None:
    """The routes of the pictures, of the index as it then is."""

    @app.get(_AT + "{document}/{span}", include_in_schema=False)
    def picture(document: str, span: str) -> Response:
        return _drawn(place_from(f"{document}/{span}"), current(), drawer, _WIDTHS[0])

    @app.get(_AT + "{document}/{span}/large", include_in_schema=False)
    def large_picture(document: str, span: str) -> Response:
        return _drawn(place_from(f"{document}/{span}"), current(), drawer, _WIDTHS[1])


def _drawn(place: Place | None, index: Index, drawer: Drawer, width: int) -> Response:
    try:
        document = index.document(place.document) if place else None
        at = clause_at(document, place.span) if document and place else None
        if document is None or place is None or place.span is None or at is None or not at.page:
            return _none("Không có đoạn này.")
        files = source_files(index.directory, document.id)
        path = next((f.path for f in files if f.state == "as read" and _has_pages(f.path)), None)
        if path is None:
            return _none("Tệp gốc không còn như khi nạp.")
        content = drawer.page(path, at.page, place.span.of(document.text), width)
    except KeyError:
        return _none("Văn bản này không còn trong kho.")
    except CancuError as error:
        return _none(str(error))
    kept = {"cache-control": "private, max-age=600"}
    return Response(content, media_type="image/png", headers=kept)


def _none(why: str) -> Response:
    return PlainTextResponse(why, 404)
