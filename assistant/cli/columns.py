"""Rows as a table for people: a heading, columns of one width, long words cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.cli.output import one_line


def columns(
    heading: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int | None]
) -> Iterator[str]:
    """One line a row. ``widths`` is the most a column may take, in characters; None: all it needs.

    Nothing where there are no rows.
    """
    if not rows:
        return
    cells = [
        [_cut(cell, width) for cell, width in zip(row, widths, strict=True)]
        for row in (heading, *rows)
    ]
    wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()


def _cut(cell: str, width: int | None) -> str:
    words = one_line(cell)
    if width is None or len(words) <= width:
        return words
    return f"{words[: width - 1].rstrip()}…"
