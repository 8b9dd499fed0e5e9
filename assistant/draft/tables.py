"""A comparison as Markdown and CSV, for a person."""

from __future__ import annotations

import csv
import io

from assistant.draft.compare import Comparison, Row
from assistant.reading import name_of

_STATUS = {
    "carried": "có", "changed": "có thay đổi", "missing": "thiếu", "not asked": "không giao",
}  # fmt: skip
_COLUMNS = ("Mục", "Nhiệm vụ của kế hoạch cấp trên", "Kết quả", "Mục của kế hoạch này", "Thay đổi")


def comparison_markdown(comparison: Comparison) -> str:
    """A sentence that sums up, then one row a duty."""
    lines = [summary(comparison), "", f"| {' | '.join(_COLUMNS)} |", "|" + " --- |" * 5]
    for row in comparison.rows:
        cells = (cell.replace("|", "/").replace("\n", " ") for cell in _cells(row))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def comparison_csv(comparison: Comparison) -> str:
    """One row a duty; a cell never begins like a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in comparison.rows:
        writer.writerow([_harmless(cell) for cell in _cells(row)])
    return out.getvalue()


def summary(comparison: Comparison) -> str:
    """What the table shows, in one line."""
    parent, child = name_of(comparison.parent), name_of(comparison.child)
    if not comparison.related:
        return f"Hai kế hoạch không liên quan: {child} hầu như không có nhiệm vụ nào của {parent}."
    return (
        f"{child} so với {parent}: {comparison.count('carried')} nhiệm vụ giữ nguyên, "
        f"{comparison.count('changed')} có thay đổi, {comparison.count('missing')} còn thiếu, "
        f"{comparison.count('not asked')} không giao cho cấp này."
    )


def _cells(row: Row) -> tuple[str, ...]:
    changes = "; ".join(f"«{was}» → «{now}»" for was, now in row.changes)
    return (
        row.clause,
        row.duty,
        _STATUS[row.status],
        row.found_in or "",
        changes or row.reason or "",
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t" else cell
