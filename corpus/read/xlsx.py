"""XLSX through openpyxl, behind the limits of ``package.py``: visible cells, as they are shown."""

from __future__ import annotations

import io
import re
from typing import Any

from corpus.errors import ReadError
from corpus.read.cell_values import shown
from corpus.read.package import Package
from corpus.read.sheets import Sheet, guard_cells, pieces_of
from corpus.read.source import Source, Writer

# A formula whose result no program has written down: "<c r="B2"><f>SUM(B3:B9)</f></c>"
_NO_RESULT = re.compile(rb"</f>(?:<v/>|<v></v>)?</c>")


def read_xlsx(data: bytes, name: str) -> Source:
    """The tables of a workbook; ``name`` is the file as an error shows it.

    Raises ReadError for what is no XLSX, is damaged or a bomb, has too many cells or no words.
    """
    package = Package(data, name, kind="XLSX")
    missing = sum(len(_NO_RESULT.findall(part)) for part in package.guarded("xl/worksheets/"))
    book = _opened(data, name)
    try:
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        sheets = [
            _sheet(sheet, name) for sheet in book.worksheets if sheet.sheet_state == "visible"
        ]
    finally:
        book.close()
    writer = Writer()
    writer.write_all(pieces_of(sheets))
    if not writer.lines:
        raise ReadError(f"{name}: bảng tính không có ô nào có chữ; hãy kiểm tra lại tệp.")
    warnings = []
    if hidden:
        warnings.append(f"Không đọc {len(hidden)} trang tính ẩn: {', '.join(hidden)}.")
    if missing:
        warnings.append(
            f"Có {missing} ô công thức chưa có kết quả; hãy mở bằng Excel và lưu lại tệp."
        )
    return writer.source("xlsx", warnings=warnings)


def _opened(data: bytes, name: str) -> Any:
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that do not matter for reading
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except MemoryError:
        raise
    except Exception:  # openpyxl raises whatever a damaged file makes it raise
        raise ReadError(
            f"{name}: tệp XLSX hỏng hoặc tải chưa hết; hãy tải lại, hoặc mở bằng Excel và lưu lại."
        ) from None


def _sheet(sheet: Any, name: str) -> Sheet:
    unseen = _hidden_columns(sheet)
    filled = {
        (row, column): cell
        # A format far below the last row makes the sheet long; only what is filled counts.
        for (row, column), cell in sheet._cells.items()
        if cell.value is not None
    }
    height = max((row for row, _ in filled), default=0)
    width = max((column for _, column in filled), default=0)
    guard_cells(height * width, name)
    rows = [[""] * width for _ in range(height)]
    for (row, column), cell in filled.items():
        if column not in unseen and not sheet.row_dimensions[row].hidden:
            rows[row - 1][column - 1] = shown(cell.value, cell.number_format or "General")
    merged = [
        (area.min_row - 1, area.max_row, area.min_col - 1, area.max_col)
        for area in sheet.merged_cells.ranges
    ]
    return Sheet(sheet.title, rows, merged)


def _hidden_columns(sheet: Any) -> set[int]:
    return {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden
        for number in range(column.min or 0, (column.max or 0) + 1)
    }
