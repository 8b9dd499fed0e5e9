"""Tables written with bars: Markdown's ``| a | b |`` and the form that crawlers leave.

A crawled table has each bar on a line of its own: one opens a row, one closes each cell, and the
words of a cell keep their line breaks:

    |
    Số: 617/KH-UBND
    |
    *Đồng Tháp, ngày 01 tháng 12 năm 2025*
    |

Two bars in a row are the end of a row and the start of the next, or an empty cell. Which it is
follows from the number of columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf

from corpus.read.source import Change, Piece
from corpus.read.tables import MOST_COLUMNS, Row, as_lines, as_rows, is_data

_LONGEST_CELL = 60  # lines; a bar that is not followed by another is a leftover, no table
_LONGEST_DELIMITER = 10_000  # characters

_PIPE_ROW = re.compile(r"[ ]{0,3}\|.*\S.*")
_DELIMITER = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

RawCell = tuple[str, ...]  # the lines of a cell
RawRow = tuple[RawCell, ...]


@dataclass(frozen=True, slots=True)
class BarTable:
    rows: tuple[RawRow, ...]
    end: int  # index of the first line behind the table


def table_at(lines: list[str], start: int) -> BarTable | None:
    """The table that starts at this line, or None. Every line of it is a bar or in a cell."""
    line = lines[start].strip()
    if line == "|":
        return _crawled(lines, start)
    if "|" in line:
        return _piped(lines, start)
    return None


def pieces(table: BarTable, clean: Callable[[str], Piece]) -> Iterator[Piece]:
    """A data table's rows; else the cells' lines, with an empty line between two cells."""
    rows: list[Row] = [tuple(tuple(map(clean, cell)) for cell in row) for row in table.rows]
    dropped: Change = ("dropped markup", "|")
    if is_data(rows):
        for row in as_rows(rows):
            yield replace(row, changes=(dropped, *row.changes))
        return
    yield Piece("", changes=(dropped,))
    for cell in as_lines(rows):
        yield from cell
        yield Piece("", changes=(dropped,))


def _piped(lines: list[str], start: int) -> BarTable | None:
    headed = start + 1 < len(lines) and "|" in lines[start + 1] and _is_delimiter(lines[start + 1])
    if not headed and not (_PIPE_ROW.fullmatch(lines[start]) and len(_cells(lines[start])) > 1):
        return None
    rows: list[RawRow] = []
    end = start
    while end < len(lines) and "|" in lines[end] and lines[end].strip() != "|":
        if not (headed or _PIPE_ROW.fullmatch(lines[end])):
            break
        if not _is_delimiter(lines[end]):
            rows.append(tuple(tuple(_BREAK.split(cell)) for cell in _cells(lines[end])))
        end += 1
    return BarTable(tuple(rows), end)


def _is_delimiter(line: str) -> bool:
    return len(line) <= _LONGEST_DELIMITER and bool(_DELIMITER.fullmatch(line))


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in _BAR.split(line.strip())]
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return [cell.replace("\\|", "|") for cell in cells]


def _crawled(lines: list[str], start: int) -> BarTable:
    cells: list[RawCell] = []
    position = start + 1
    while position < len(lines):
        close = _next_bar(lines, position)
        if close is None:
            break
        cells.append(tuple(line.strip() for line in lines[position:close]))
        position = close + 1
    return BarTable(tuple(_rows(cells)), position)


def _next_bar(lines: list[str], position: int) -> int | None:
    """The bar that closes the cell here; None where the table ended with the bar before."""
    if position < len(lines) and not lines[position].strip():
        return None
    for close in range(position, min(position + _LONGEST_CELL, len(lines))):
        if lines[close].strip() == "|":
            return close
    return None


def _rows(cells: list[RawCell]) -> list[RawRow]:
    """The cells between bars as rows.

    Between the bar that closes a row and the one that opens the next stands an empty "cell" that
    is none. The cheapest reading wins: a full row costs its empty cells, a row merged into one
    cell a little, any other row much. One cell too many is allowed, so that a reading exists.
    """
    width = _columns(cells)
    if width > MOST_COLUMNS:
        return [tuple(cells)]
    filled = list(accumulate((any(cell) for cell in cells), initial=0))
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(cells) + 1)  # (cost, cells in the row)

    def best_behind(end: int) -> float:
        """The cost of what follows a row that ends here: the end, or the gap and more rows."""
        if end == len(cells):
            return 0.0
        return inf if any(cells[end]) else best[end + 1][0]

    for at in range(len(cells) - 1, -1, -1):
        best[at] = min(
            (_cost(size, filled[at + size] - filled[at], width) + best_behind(at + size), size)
            for size in range(1, min(width + 1, len(cells) - at) + 1)
        )
    rows: list[RawRow] = []
    at = 0
    while at < len(cells):
        size = best[at][1]
        rows.append(tuple(cells[at : at + size]))
        at += size + 1
    return rows


def _cost(size: int, filled: int, width: int) -> float:
    empty = size - filled
    if size == width:
        return float(empty)
    return empty + (1.5 if size == 1 else 4.0)


def _columns(cells: list[RawCell]) -> int:
    """The most cells with words that stand beside each other."""
    longest, run = 1, 0
    for cell in cells:
        run = run + 1 if any(cell) else 0
        longest = max(longest, run)
    return longest
