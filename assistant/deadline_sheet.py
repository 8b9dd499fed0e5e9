"""Deadlines as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable

from assistant.batch.answers import harmless
from assistant.reading import clause_name, name_of
from corpus.document import Document, Obligation

_COLUMNS = ("Thời hạn", "Từ ngày", "Ai", "Phối hợp", "Việc", "Gửi ai", "Định kỳ", "Văn bản", "Mục",
            "Nguyên văn")  # fmt: skip
_WIDTHS = (12, 12, 30, 30, 60, 30, 12, 40, 18, 80)
_RECURRENCE = {
    "month": "hằng tháng", "quarter": "hằng quý", "half-year": "6 tháng", "year": "hằng năm",
}  # fmt: skip


def sheet_of(deadlines: Iterable[tuple[Document, Obligation]]) -> bytes:
    """The bytes of an .xlsx file: a row a deadline, dates as dates, the words verbatim.

    What a document says is never run as a formula.
    """
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    workbook = openpyxl.Workbook()
    page = workbook.create_sheet("Thời hạn", 0)
    workbook.remove(workbook.worksheets[1])
    page.append(_COLUMNS)
    page.freeze_panes = "A2"
    for column, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        page.column_dimensions[column].width = width
    for document, duty in deadlines:
        words = (
            duty.actor or "",
            "; ".join(duty.assistants),
            duty.action,
            duty.recipient or "",
            _RECURRENCE.get(duty.recurrence or "", ""),
            name_of(document),
            clause_name(document.clause(duty.clause).section),
            duty.span.of(document.text),
        )
        safe = [harmless(ILLEGAL_CHARACTERS_RE.sub("", " ".join(each.split()))) for each in words]
        page.append((duty.due, duty.begins, *safe))
    for row in page.iter_rows(min_row=2, max_col=2):
        for cell in row:
            cell.number_format = "dd/mm/yyyy"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()
