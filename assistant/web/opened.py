"""What a mark, a date or a document's name leads to, in whatever tab it was pressed."""

from __future__ import annotations

from assistant.web.actions import Place, place_from
from assistant.web.desk import Desk
from assistant.web.markup import Markup
from assistant.web.pictures import picture_beside
from assistant.web.source_pane import gone_pane, source_pane
from assistant.web.texts import Texts
from corpus.document import Document
from corpus.errors import CancuError


def held(place: Place | None, desk: Desk) -> Document | None:
    """The document of a place that a browser sent; None where it is none, or no longer held."""
    try:
        return desk.current().document(place.document) if place else None
    except (KeyError, CancuError):
        return None


def opened_pane(value: object, desk: Desk, texts: Texts, *, back: str) -> Markup:
    """The source pane; ``value`` is what the element sent, ``back`` as in ``source_pane``."""
    place = place_from(value)
    document = held(place, desk)
    if document is None or place is None:
        return gone_pane(texts)
    return source_pane(
        document, place.span, texts, desk.today(), back=back,
        picture=picture_beside(document, place.span, desk.index.directory, texts),
    )  # fmt: skip
