"""What of the parent's words is another text's name, and is never adapted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Document, Reference, Span

# From a mention to its title: " về việc", " phê duyệt", " về ban hành", " của Chính phủ quy định"
_JOINS = re.compile(r"[^.;\n]{0,80}?$")
_LONGEST_TITLE = 600


def protected_spans(document: Document, references: Iterable[Reference]) -> tuple[Span, ...]:
    """The spans of mentions of other texts, each with the title that stands right behind it."""
    spans: list[Span] = []
    for reference in references:
        end = reference.span.end
        if reference.title and reference.number:
            limit = min(len(document.text), end + _LONGEST_TITLE)
            at = document.text.find(reference.title, end, limit)
            if at >= 0 and _JOINS.fullmatch(document.text[end:at]):
                end = at + len(reference.title)
        spans.append(Span(reference.span.start, end))
    return tuple(spans)
