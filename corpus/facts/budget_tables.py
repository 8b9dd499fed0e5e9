"""Sums in the tables of a budget: which column holds money, in which unit, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Amount, Clause, Span
from corpus.facts.activities import cells
from corpus.facts.sums import FIGURE, UNITS, Sum, ends, number, sums_in
from corpus.text import in_lower_case

TOTAL = re.compile(r"\W*(?:tổng|cộng)")
_MONEY_COLUMN = re.compile(
    r"kinh phí|số tiền|thành tiền|dự toán|giá trị|vốn|ngân sách|tổng|mức chi|nhu cầu"
)
_COLUMN_UNIT = re.compile(
    r"\(?(?:đvt\s*:?\s*|đơn vị(?: tính)?\s*:?\s*)?(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn|1\.?000"
    r"|1\.?000\.?000)?\s*(?P<dong>đồng|vnđ|đ)\s*\)?"
)
_UNIT_STATED = re.compile(
    r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn|1\.?000"
    r"|1\.?000\.?000)?\s*(?P<dong>đồng|vnđ)"
)
_CELLFIGURE = re.compile(rf"(?P<figure>{FIGURE})\s*(?:đồng|đ|vnđ)?")
_NAME_COLUMN = re.compile(r"nội dung|nhiệm vụ|hạng mục|khoản|công việc|hoạt động|tên|mục|diễn giải")


def table_of(clause: Clause) -> str | None:
    """The header row that a row stands under; None for other clauses."""
    if clause.kind == "row" and clause.headings and " | " in clause.headings[-1]:
        return clause.headings[-1]
    return None


def sums_in_row(text: str, lowered: str, clause: Clause, table: str) -> Iterator[Sum]:
    """The sums in the money columns of a row; in other cells only what names its currency."""
    header = [in_lower_case(cell.strip()) for cell in re.split(r"\s*\|\s*", table)]
    stated = _UNIT_STATED.search(in_lower_case(" ".join(clause.headings)))
    own = cells(text, clause.span)
    total = any(TOTAL.match(lowered, *ends(cell)) for cell in own[:2])
    name = _row_name(text, own, header)
    factors = [_factor(column, stated) for column in header]
    money = [index for index, factor in enumerate(factors) if factor]
    figures = 0
    for index, cell in enumerate(own):
        match = _CELLFIGURE.fullmatch(lowered, *ends(cell))
        # Cells of a total row may be merged: its figures stand under the money columns in order.
        column = money[figures] if total and match and figures < len(money) else index
        factor = factors[column] if column < len(factors) else None
        if match and factor:
            figures += 1
            value = number(match["figure"], scaled=factor > 1) * factor
            if value > 0 and value == int(value):
                amount = Amount(int(value), name, clause.path, cell)
                yield Sum(amount, "đơn giá" in header[column], table=table, total=total)
        else:
            part = replace(clause, span=cell)
            yield from (
                replace(one, amount=replace(one.amount, purpose=name), table=table, total=total)
                for one in sums_in(text, lowered, part)
            )


def _factor(header: str, stated: re.Match[str] | None) -> int | None:
    """What a figure in the column is multiplied by; None where it is no money column."""
    if not _MONEY_COLUMN.search(header) and "đơn giá" not in header:
        return None
    match = _COLUMN_UNIT.search(header) or stated
    if match is None:
        return None
    unit = (match["unit"] or "").replace(".", "")
    return int(unit) if unit.isdecimal() else UNITS.get(unit, 1)


def _row_name(text: str, own: list[Span], header: list[str]) -> str:
    named = [
        cell
        for cell, column in zip(own, header, strict=False)
        if _NAME_COLUMN.search(column) and re.search(r"[^\W\d_]{2}", cell.of(text))
    ]
    lettered = [cell for cell in own if re.search(r"[^\W\d_]{2}", cell.of(text))]
    chosen = (named or lettered or own)[0]
    return chosen.of(text).strip(" *.:")
