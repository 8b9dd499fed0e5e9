"""Sums in the tables of a budget: which column holds money, in which unit, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Amount, Clause, Span
from corpus.facts.activities import cells
from corpus.facts.sums import FIGURE, UNITS, Sum, ends, number, sums_in
from corpus.facts.table_units import unit_above
from corpus.text import in_lower_case

TOTAL = re.compile(r"\W*(?:tổng|cộng)")
_MONEY_COLUMN = re.compile(
    r"kinh phí|số tiền|thành tiền|dự toán|giá trị|vốn|ngân sách|tổng|mức chi|nhu cầu"
)
_COLUMN_UNIT = re.compile(
    r"\(?(?:đvt\s*:?\s*|đơn vị(?: tính)?\s*:?\s*)?(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn|1\.?000"
    r"|1\.?000\.?000)?\s*(?<![^\W\d_])(?P<dong>đồng|vnđ|đ)(?!\w)\s*\)?"
)
# "Năm 2027", "2027", "Giai đoạn 2026 - 2030": under a unit of money these hold it too
_YEAR_COLUMN = re.compile(r"(?:năm |giai đoạn )?20\d\d(?:\s*-\s*20\d\d)?")
_CELLFIGURE = re.compile(rf"(?P<figure>{FIGURE})\s*(?:đồng|đ|vnđ)?")
_NAME_COLUMN = re.compile(r"nội dung|nhiệm vụ|hạng mục|khoản|công việc|hoạt động|tên|mục|diễn giải")


def sums_in_row(text: str, lowered: str, clause: Clause, table: str) -> Iterator[Sum]:
    """The sums in the money columns of a row; in other cells only what names its currency."""
    columns = [cell.strip() for cell in re.split(r"\s*\|\s*", table)]
    header = [in_lower_case(column) for column in columns]
    above = unit_above(text, clause)
    stated = _COLUMN_UNIT.search(lowered, *ends(above)) if above else None
    own = cells(text, clause.span)
    total = any(TOTAL.match(lowered, *ends(cell)) for cell in own[:2])
    name = _row_name(text, own, header)
    factors = [_factor(column, stated) for column in header]
    money = [index for index, factor in enumerate(factors) if factor]
    dated = {index for index in money if re.search(r"20\d\d", header[index])}
    figures = 0
    for index, cell in enumerate(own):
        match = _CELLFIGURE.fullmatch(lowered, *ends(cell))
        # Cells of a total row may be merged: its figures stand under the money columns in order.
        merged = total and len(own) < len(header) and figures < len(money)
        column = money[figures] if merged and match else index
        factor = factors[column] if column < len(factors) else None
        if match and factor:
            figures += 1
            value = number(match["figure"], scaled=factor > 1) * factor
            if value > 0 and value == int(value):
                purpose = f"{name}, {columns[column]}" if column in dated else name
                amount = Amount(int(value), purpose, clause.path, cell)
                priced = "đơn giá" in header[column]
                yield Sum(amount, priced, table=table, column=column, total=total)
        else:
            part = replace(clause, span=cell)
            yield from (
                replace(one, amount=replace(one.amount, purpose=name), table=table, total=total)
                for one in sums_in(text, lowered, part)
            )


def _factor(header: str, stated: re.Match[str] | None) -> int | None:
    """What a figure in the column is multiplied by; None where it is no money column."""
    named = _MONEY_COLUMN.search(header) or "đơn giá" in header
    if not named and not (stated and _YEAR_COLUMN.fullmatch(header)):
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
