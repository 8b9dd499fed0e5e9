"""A spreadsheet's rows as the lines of a document: what stands above a table, then its rows.

A sheet is one grid for everything: the letterhead, the title, the table, the signatures. An empty
row parts two of these; the table begins with the row that names its columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.read import limits
from corpus.read.source import Change, Piece
from corpus.read.tables import Cell, Row, as_lines, as_rows, is_data

Merged = tuple[int, int, int, int]  # first row, end of rows, first column, end of columns


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible cells of a sheet as they are shown, and which of them are merged."""

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[Merged] = ()


def pieces_of(sheets: Sequence[Sheet]) -> Iterator[Piece]:
    """The lines of all sheets in order. The second and those behind it begin with their names;
    the first begins the document, with the letterhead as a rule."""
    filled = [sheet for sheet in sheets if any(map(any, sheet.rows))]
    for sheet in filled:
        if sheet is not filled[0]:
            yield Piece(sheet.name, heading=1)
        for start, end in _blocks(sheet.rows):
            yield from _block(sheet, start, end)


def guard_cells(count: int, name: str) -> None:
    """Raises ReadError for more cells than a table that people read has."""
    if count > limits.MAX_CELLS:
        raise ReadError(
            f"{name}: bảng tính có hơn {limits.MAX_CELLS:,} ô; ".replace(",", ".")
            + "hãy chia thành các tệp nhỏ hơn."
        )


def _blocks(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Stretches of rows that say something."""
    start: int | None = None
    for at, row in enumerate([*rows, ()]):
        if any(row) and start is None:
            start = at
        elif not any(row) and start is not None:
            yield start, at
            start = None


def _block(sheet: Sheet, start: int, end: int) -> Iterator[Piece]:
    rows = sheet.rows[start:end]
    filled = [sum(1 for cell in row if cell) for row in rows]
    widest = max(filled)
    # A table's heading has a word for most of its columns; what stands above it are lines.
    head = next((at for at, count in enumerate(filled) if count >= max(2, 0.6 * widest)), 0)
    table = [_row(row) for row in rows[head:]]
    if not is_data(table):
        yield from _lines(rows)
        return
    yield from _lines(rows[:head])
    below = _heading_rows(sheet, start + head, end)
    names = _names(sheet, start + head, below)
    changes: tuple[Change, ...] = (("joined line", "\n"),) * (below - 1)
    first = _row(names)
    yield from as_rows([(*first[:-1], (Piece(names[-1], changes=changes),)), *table[below:]])


def _heading_rows(sheet: Sheet, at: int, end: int) -> int:
    """How many rows name the columns: those that a merged cell of the first reaches into."""
    reaching = [
        rows_end - at
        for row, rows_end, first, column_end in sheet.merged
        if row == at and rows_end - row > 1
    ]
    spread = any(row == at and last - first > 1 for row, _, first, last in sheet.merged)
    return min(max(reaching, default=2 if spread else 1), max(1, end - at - 1), 4)


def _names(sheet: Sheet, at: int, count: int) -> list[str]:
    """The columns' names, each with those above it: "Kinh phí" over "Tỉnh": "Kinh phí Tỉnh"."""
    rows = [list(row) for row in sheet.rows[at : at + count]]
    width = max(map(len, sheet.rows[at:]), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    for row, _, first, last in sheet.merged:
        if at <= row < at + count - 1:
            for column in range(first + 1, min(last, width)):
                rows[row - at][column] = rows[row - at][first]
    return [" ".join(part for part in column if part) for column in zip(*rows, strict=True)]


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[Piece]:
    for cell in as_lines(map(_row, rows)):
        yield from cell


def _row(cells: Sequence[str]) -> Row:
    return tuple(_cell(cell) for cell in cells)


def _cell(text: str) -> Cell:
    return tuple(Piece(line.strip()) for line in text.splitlines() if line.strip())
