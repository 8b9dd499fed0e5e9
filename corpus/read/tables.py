"""Tables: those that hold data become rows, those that only lay out the page become lines.

The form of administrative documents (Decree 30/2020, Annex I) is set with borderless tables: the
letterhead beside the national motto, "Nơi nhận" beside the signature. Read as rows they would
run together words that stand in different columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.read.source import Change, Piece
from corpus.text import fold, normalise

Cell = tuple[Piece, ...]
Row = tuple[Cell, ...]

# A cell of a letterhead or of the block of signatures, folded: "cong hoa xa hoi chu nghia viet
# nam", "*noi nhan:*", "**tm. uy ban nhan dan**", "kt. chu tich", "(ky, ghi ro ho ten)".
_FRAME = re.compile(
    r"^[\W_]*(?:cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia|dang\s+cong\s+san\s+viet\s+nam|noi\s+nhan\b"
    r"|(?:tm|kt|tl|tuq)\s*\.\s*\w)|\((?:da\s+)?ky\b",
    re.MULTILINE,
)
MOST_COLUMNS = 63  # as in Word
_FRAME_ROWS = 6  # a frame is short; a longer table holds data even when it names an office


def is_data(rows: Sequence[Row]) -> bool:
    """Whether these rows are records (two rows and two columns at the least, no frame)."""
    rows = [row for row in rows if any(map(_text, row))]
    if len(rows) < 2 or max(sum(1 for cell in row if _text(cell)) for row in rows) < 2:
        return False
    if len(rows) > _FRAME_ROWS:
        return True
    return not any(_FRAME.search(fold(normalise(_text(cell)))) for row in rows for cell in row)


def as_rows(rows: Sequence[Row]) -> Iterator[Piece]:
    """Each row that says something as one piece, its cells joined by " | "; two rows that name
    the columns are one."""
    for row in _headed(rows):
        cells = [_joined(cell) for cell in row]
        while cells and not cells[-1].text:
            cells.pop()
        if cells:
            changes = tuple(change for cell in cells for change in cell.changes)
            yield Piece(" | ".join(cell.text for cell in cells), row=True, changes=changes)


def _headed(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, a heading of two rows joined: "2026" under "Kinh phí" is "Kinh phí 2026"."""
    if len(rows) < _FEWEST_ROWS:
        return rows
    width = max(map(len, rows[2:]))
    if width < len(rows[1]):
        return rows
    below = (*rows[1], *((),) * (width - len(rows[1])))
    above = _spread([cell for cell in rows[0] if _text(cell)], below)
    if above is None:
        return rows
    return [tuple((*top, *cell) for top, cell in zip(above, below, strict=True)), *rows[2:]]


_FEWEST_ROWS = 3  # two of heading, one of data


def _spread(tops: Sequence[Cell], below: Row) -> list[Cell] | None:
    """For each column, the heading that stands above ``below``, a second row of headings; None
    where it is none.

    An empty cell is where one of ``tops`` reaches down, as that of the first column does; a run
    of filled ones stands under one that is spread over them, or under several as wide.
    """
    runs = [(said, len(list(cells))) for said, cells in groupby(below, lambda c: bool(_text(c)))]
    filled = [length for said, length in runs if said]
    spread = len(tops) - (len(below) - sum(filled))
    if not filled or runs[0][0] or not len(filled) <= spread < sum(filled):
        return None
    each = spread // len(filled)  # tops over one run of filled cells
    if spread > len(filled) > 1 or filled[0] % each:
        return None
    following = iter(tops)
    above: list[Cell] = []
    for said, length in runs:
        for _ in range(each if said else length):
            above += [next(following)] * (length // each if said else 1)
    return above


def laid_out(rows: Sequence[Sequence[tuple[Cell, int, int]]]) -> list[Row]:
    """Rows of (cell, columns, rows it spans) with an empty cell where one from above reaches."""
    reaching: dict[int, int] = {}  # column to the rows below that a cell still covers
    out: list[Row] = []
    for row in rows:
        cells: list[Cell] = []
        column = 0
        for cell, columns, below in row:
            while reaching.get(column):
                reaching[column] -= 1
                cells.append(())
                column += 1
            for covered in range(column, min(column + columns, MOST_COLUMNS)):
                reaching[covered] = below - 1
            cells.append(cell)
            column += columns
        for covered in [covered for covered in reaching if covered >= column]:
            reaching[covered] = max(0, reaching[covered] - 1)
        out.append(tuple(cells))
    return out


def as_lines(rows: Iterable[Row]) -> Iterator[Cell]:
    """The cells that say something, row after row."""
    for row in rows:
        yield from (cell for cell in row if _text(cell))


def _text(cell: Cell) -> str:
    return "\n".join(piece.text for piece in cell).strip()


def _joined(cell: Cell) -> Piece:
    pieces = [piece for piece in cell if piece.text.strip()]
    changes: list[Change] = []
    for position, piece in enumerate(pieces):
        if position:
            changes.append(("joined line", "\n"))
        changes += piece.changes
    return Piece(" ".join(piece.text.strip() for piece in pieces), changes=tuple(changes))
