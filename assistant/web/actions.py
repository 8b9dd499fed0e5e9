"""What a person does inside the HTML that we write: each is an event of its component.

An element with ``data-event="select"`` and ``data-value="…"`` sends its value to the component's
``select`` listener. The value comes from a browser and is checked like any other input.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, NamedTuple

from assistant.web.markup import Markup, element
from corpus.document import Span

ASSETS = Path(__file__).parent / "assets"
SEND = (ASSETS / "send.js").read_text(encoding="utf-8")
"""Makes a gr.HTML send its events: its ``js_on_load``."""

NAME_UPLOADS = (ASSETS / "name_uploads.js").read_text(encoding="utf-8")
"""Gives the framework's upload buttons the name that they show."""

Event = Literal["select", "submit", "like", "delete"]

# "3fa9c1d2e4b5/120-245": a document and a span of its text; "3fa9c1d2e4b5": the document
_PLACE = re.compile(r"([0-9a-f]{12})(?:/(\d{1,9})-(\d{1,9}))?")


class Place(NamedTuple):
    """A document, and the quote in it that is meant."""

    document: str
    span: Span | None = None

    def __str__(self) -> str:
        if self.span is None:
            return self.document
        return f"{self.document}/{self.span.start}-{self.span.end}"


def place_from(value: object) -> Place | None:
    """The place that an element sent; None where it is none."""
    found = _PLACE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    document, start, end = found.groups()
    if start is None:
        return Place(document)
    return Place(document, Span(int(start), int(end))) if int(start) <= int(end) else None


def sender(
    words: str | Markup, event: Event, value: str, *, class_: str = "", **attributes: Any
) -> Markup:
    """A button that sends ``value`` to its component's listener of ``event``."""
    return element(
        "button",
        words,
        type="button",
        class_=class_,
        data_event=event,
        data_value=value,
        **attributes,
    )
