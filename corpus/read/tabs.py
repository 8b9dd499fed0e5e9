"""Tables whose cells are parted by tabs, as one copied from Word or Excel into plain text is:

    STT     Nội dung                  Đơn vị tính     Ghi chú
    1       Số buổi truyền thông      Buổi

A line that two columns of a page share (issuer beside motto, "Nơi nhận" beside signature) has
one tab too; a table opens with the names of three columns or more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.read.source import Change, Piece
from corpus.read.tables import Row, as_rows, is_data

_FEWEST_COLUMNS = 3
_LONGEST_NAME = 100  # characters of a column's name


@dataclass(frozen=True, slots=True)
class TabTable:
    rows: tuple[tuple[str, ...], ...]
    end: int  # index of the first line behind the table


def table_at(lines: list[str], start: int) -> TabTable | None:
    """The table that starts at this line, or None: a line that names the columns, and below it
    at least one that fills as many."""
    names = _cells(lines[start])
    if len(names) < _FEWEST_COLUMNS or not all(map(_names_column, names)):
        return None
    end = start + 1
    while end < len(lines) and (_is_row(lines, end) or _is_group(lines, end)):
        end += 1
    rows = tuple(_cells(line) for line in lines[start:end])
    return TabTable(rows, end) if max(map(len, rows[1:]), default=0) >= len(names) else None


def pieces(table: TabTable, clean: Callable[[str], Piece]) -> Iterator[Piece]:
    """A data table's rows; else its lines as they are."""
    rows: list[Row] = [tuple((clean(cell),) if cell else () for cell in row) for row in table.rows]
    if not is_data(rows):
        yield from (clean("\t".join(row)) for row in table.rows)
        return
    dropped: Change = ("dropped markup", "\t")
    for row in as_rows(rows):
        yield replace(row, changes=(dropped, *row.changes))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.rstrip("\r\n").split("\t"))


def _names_column(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and any(character.isalnum() for character in cell)


def _is_row(lines: list[str], at: int) -> bool:
    return at < len(lines) and "\t" in lines[at] and bool(lines[at].strip())


def _is_group(lines: list[str], at: int) -> bool:
    """ "A. Nhiệm vụ chung" between two rows: what is said of all that follow."""
    return bool(lines[at].strip()) and _is_row(lines, at - 1) and _is_row(lines, at + 1)
