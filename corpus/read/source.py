"""What a reader gives: the lines of a file as a person sees them, before they are text.

A reader keeps every letter and digit of the content, in order. What it changes in a line (a
table's bars dropped, a list number that Word computes written out) is told in ``repairs``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.document import RepairKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a paragraph where the format knows paragraphs.

    In a wrapped source an empty line parts two paragraphs.
    """

    text: str
    page: int | None = None  # from 1; None where the format has no pages
    row: bool = False  # a row of a data table, its cells joined by " | "
    heading: int = 0  # level 1 to 6 that the format states; 0: none
    confidence: float | None = None  # of a scan's recognised words, 0 to 1; None for text


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read, or one legal text of a file that holds several.

    ``repairs`` are (index of the line, kind, what the file has there), by line.
    ``header`` is what the format states outright, with the keys of a digest's front matter.
    """

    lines: tuple[Line, ...]
    wrapped: bool  # lines may be broken inside sentences
    format: str  # "txt", "md", "html", "docx", "pdf", "phapdien"
    header: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[tuple[int, RepairKind, str], ...] = ()
    warnings: tuple[str, ...] = ()  # Vietnamese, one line each
    meta: tuple[tuple[str, str], ...] = ()  # ("old font", "TCVN3"): becomes Document.meta


Change = tuple[RepairKind, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A line that has no place yet: in a table's cell, or about to be written."""

    text: str
    heading: int = 0
    row: bool = False
    changes: tuple[Change, ...] = ()
    confidence: float | None = None


class Writer:
    """Collects lines and their repairs while a reader walks its file."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.repairs: list[tuple[int, RepairKind, str]] = []

    def write(self, piece: Piece, page: int | None = None) -> None:
        self.repairs += [(len(self.lines), kind, was) for kind, was in piece.changes]
        self.lines.append(Line(piece.text, page, piece.row, piece.heading, piece.confidence))

    def write_all(self, pieces: Iterable[Piece], page: int | None = None) -> None:
        for piece in pieces:
            self.write(piece, page)

    def source(
        self,
        format: str,
        *,
        wrapped: bool = False,
        header: Mapping[str, str] | None = None,
        warnings: Sequence[str] = (),
        meta: Sequence[tuple[str, str]] = (),
    ) -> Source:
        return Source(
            tuple(self.lines),
            wrapped,
            format,
            dict(header or {}),
            tuple(self.repairs),
            tuple(warnings),
            tuple(meta),
        )
