"""What the cells of a table's row say: a number stands apart from its unit there, and no verb
stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.wording import lines_of

_FIGURE = re.compile(r"\d[\d.,]*")
_UNIT = re.compile(r"%|[^\W\d]+(?: [^\W\d]+)?")


def figures_of(row: str, columns: Sequence[str]) -> Iterator[str]:
    """The numbers of a row's cells, each with what it may count: the unit that another cell tells
    ("80 %"), and the words that its column's name ends with ("38 giáo viên" under "Biên chế giáo
    viên"); ``columns``: the row that names them, if any.

    A year names no unit: under "Năm 2027" stand sums as well as counts.
    """
    cells = _cells(row)
    names = [name for header in columns for name in _cells(header)]
    units = [cell for cell in cells if _UNIT.fullmatch(cell)]
    for at, number in enumerate(cells):
        if at and _FIGURE.fullmatch(number):
            name = names[at] if at < len(names) and not re.search(r"\d", names[at]) else ""
            yield from (f"{number} {unit}" for unit in (*units, *_endings(name)))


@cache
def unsaid_in_cells() -> str:
    """What a row says without a word for it: "Ngân sách tỉnh | 15.800" is what is "bố trí"."""
    return "; ".join(lines_of("tabled.txt"))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def _endings(name: str) -> Iterator[str]:
    words = re.findall(r"\w+|%", name)
    yield from (" ".join(words[at:]) for at in range(len(words)))
