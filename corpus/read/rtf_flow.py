"""What the words of an RTF file are laid out in: lines, paragraphs, cells and rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.read.source import Change, Piece
from corpus.read.tables import Cell, Row, as_lines, as_rows, is_data


@dataclass(slots=True)
class Flow:
    """Paragraphs and tables that are being written: the body, or a note."""

    done: list[Piece] = field(default_factory=list)
    lines: list[Piece] = field(default_factory=list)  # of the open paragraph
    words: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    heading: int = 0
    in_table: bool = False
    cell: list[Piece] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        self.end_paragraph()
        self.in_table = False
        self.end_table()
        return self.done

    def end_line(self) -> None:
        text = "".join(self.words)
        label = " ".join("".join(self.label).split())
        if text.strip():
            changes = tuple(self.changes)
            if label:
                text, changes = f"{label} {text.lstrip()}", (("list number", ""), *changes)
            self.lines.append(Piece(text, self.heading, changes=changes))
            self.label.clear()
        self.words.clear()
        self.changes.clear()

    def end_paragraph(self) -> None:
        self.end_line()
        self.label.clear()
        if self.in_table:
            self.cell += self.lines
        elif self.lines:
            self.end_table()
            self.done += self.lines
        self.lines = []

    def end_cell(self) -> None:
        self.in_table = True
        self.end_paragraph()
        self.cells.append(tuple(self.cell))
        self.cell = []

    def end_row(self) -> None:
        if self.words or self.lines or self.cell:
            self.end_cell()
        self.rows.append(tuple(self.cells))
        self.cells = []

    def end_table(self) -> None:
        if self.cell:
            self.cells.append(tuple(self.cell))
        if self.cells:
            self.rows.append(tuple(self.cells))
        rows, self.rows, self.cells, self.cell = self.rows, [], [], []
        if is_data(rows):
            self.done += as_rows(rows)
        else:
            self.done += [piece for cell in as_lines(rows) for piece in cell]


LAYOUT: dict[bytes, Callable[[Flow], None]] = {
    b"par": Flow.end_paragraph,
    b"sect": Flow.end_paragraph,
    b"line": Flow.end_line,
    b"page": Flow.end_line,
    b"column": Flow.end_line,
    b"cell": Flow.end_cell,
    b"nestcell": Flow.end_line,
    b"row": Flow.end_row,
}
"""The control words that end a line, a paragraph, a cell or a row."""
