"""Who carries out an activity, where the plan says so beside it and not in a heading.

"a) Nhiệm vụ: …  b) Cơ quan thực hiện: …", or a table with the column "Cơ quan chủ trì".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.document import Clause, Document
from corpus.text import fold

# "Cơ quan thực hiện:", "Đơn vị chủ trì:", "Chủ trì:", "Phân công thực hiện:", folded
_EXECUTORS = re.compile(
    r"(?:(?:co quan|don vi|bo phan)\s+(?:chu tri|thuc hien|phoi hop|chiu trach nhiem)"
    r"|chu tri(?: thuc hien)?|phoi hop(?: thuc hien)?|phan cong(?: thuc hien)?)\s*:"
)
_COLUMN = re.compile(r"chu tri|phoi hop|co quan|don vi|thuc hien|trach nhiem")


def is_executors(words: str) -> bool:
    """Whether the words only say who carries something out: "Đơn vị chủ trì: …"."""
    return bool(_EXECUTORS.match(fold(words)))


def executors_of(
    clause: Clause,
    under: Sequence[Clause],
    document: Document,
    children: Mapping[str | None, Sequence[Clause]],
) -> str | None:
    """The words that say who carries out the activity at ``clause``; None where none do."""
    if clause.kind == "row":
        return _cells(document.words(clause), clause)
    said = [
        words
        for child in under
        if is_executors(_unlabelled(document, child))
        for words in _with_children(document, child, children)
    ]
    return "\n".join(said) or None


def _unlabelled(document: Document, clause: Clause) -> str:
    return document.words(clause).removeprefix(clause.label).lstrip()


def _with_children(
    document: Document, clause: Clause, children: Mapping[str | None, Sequence[Clause]]
) -> list[str]:
    return [
        _unlabelled(document, clause),
        *(_unlabelled(document, child) for child in children.get(clause.path, ())),
    ]


def columns_of(clause: Clause) -> tuple[str, ...]:
    """The heads of the table that a row stands in; none for any other clause."""
    if clause.kind != "row" or not clause.headings:
        return ()
    return tuple(clause.headings[-1].split(" | "))


def _cells(row: str, clause: Clause) -> str | None:
    """The cells under columns that name who leads and who helps."""
    columns = columns_of(clause)
    cells = row.split(" | ")
    if len(columns) != len(cells):
        return None
    said = [
        cell
        for column, cell in zip(columns, cells, strict=True)
        if _COLUMN.search(fold(column)) and "thoi gian" not in fold(column)
    ]
    return "\n".join(said) or None
