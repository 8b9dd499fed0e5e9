"""The unit that the line above a table gives to its figures: "Đơn vị tính: triệu đồng"."""

from __future__ import annotations

import re

from corpus.document import Clause, Span
from corpus.text import in_lower_case

# At a line's end "ĐVT: Triệu đồng", "(Đơn vị: nghìn đồng)", "Đơn vị tính: ha"; not "Đơn vị thực
# hiện: …"
_UNIT = re.compile(
    r"(?:^|[\s(*_])(?P<told>(?:đvt|đơn vị(?: tính)?)\s*:\s*[\w.]+(?: [\w.]+){0,2})[\s)*_.]*$",
    re.MULTILINE,
)
_FAR = 200
"""Characters above a table's header in which its unit stands."""


def table_of(clause: Clause) -> str | None:
    """The header row that a row stands under; None for other clauses."""
    if clause.kind == "row" and clause.headings and " | " in clause.headings[-1]:
        return clause.headings[-1]
    return None


def unit_above(text: str, row: Clause) -> Span | None:
    """Where the unit of a row's table is told: "Đơn vị tính: triệu đồng"."""
    table = table_of(row)
    header = text.rfind(table, 0, row.span.start) if table else -1
    if header < 0:
        return None
    start = max(0, header - _FAR)
    told = [match.span("told") for match in _UNIT.finditer(in_lower_case(text[start:header]))]
    return Span(start + told[-1][0], start + told[-1][1]) if told else None
