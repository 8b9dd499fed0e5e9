"""Documents made of a text in a test, as a file of that text would be read."""

from __future__ import annotations

from corpus import to_document
from corpus.document import Document
from corpus.read.source import Line, Source


def read(text: str, *, wrapped: bool = True, format: str = "md") -> Document:
    """The Document of a text file with these words."""
    lines = tuple(Line(line) for line in text.split("\n"))
    return to_document(Source(lines, wrapped, format), "test.md")


def paths(document: Document) -> list[str]:
    return [clause.path for clause in document.clauses]
