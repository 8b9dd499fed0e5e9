"""XLS (Excel 97 to 2003) through xlrd: visible cells, as they are shown."""

from __future__ import annotations

import io
from typing import Any

from corpus.errors import ReadError
from corpus.read.cell_values import shown
from corpus.read.office import through_libreoffice
from corpus.read.sheets import Sheet, guard_cells, pieces_of
from corpus.read.source import Source, Writer

_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4


def read_xls(data: bytes, name: str) -> Source:
    """The tables of a workbook; ``name`` is the file as an error shows it.

    Raises ReadError for what is damaged or locked, has too many cells or no words.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), ragged_rows=True
        )
    except MemoryError:
        raise
    except Exception as error:  # xlrd raises whatever a damaged file makes it raise
        if "encrypted" in str(error):
            raise ReadError(
                f"{name}: có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu và lưu lại."
            ) from None
        return _through_libreoffice(data, name)
    writer = Writer()
    hidden = [sheet.name for sheet in book.sheets() if sheet.visibility]
    writer.write_all(
        pieces_of([_sheet(book, sheet, name) for sheet in book.sheets() if not sheet.visibility])
    )
    if not writer.lines:
        raise ReadError(f"{name}: bảng tính không có ô nào có chữ; hãy kiểm tra lại tệp.")
    warning = f"Không đọc {len(hidden)} trang tính ẩn: {', '.join(hidden)}."
    return writer.source("xls", warnings=(warning,) if hidden else ())


def _through_libreoffice(data: bytes, name: str) -> Source:
    other = through_libreoffice(data, ".xls", "xlsx")
    if other is None:
        raise ReadError(
            f"{name}: tệp XLS hỏng hoặc tải chưa hết; hãy tải lại, "
            "hoặc mở bằng Excel và lưu lại thành .xlsx."
        )
    from corpus.read.xlsx import read_xlsx

    return read_xlsx(other, name)


def _sheet(book: Any, sheet: Any, name: str) -> Sheet:
    guard_cells(sheet.nrows * sheet.ncols, name)
    unseen = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    rows = [
        [] if _is_hidden(sheet, row) else
        ["" if column in unseen else _shown(book, sheet, row, column)
         for column in range(sheet.row_len(row))]
        for row in range(sheet.nrows)
    ]  # fmt: skip
    return Sheet(sheet.name, rows, sheet.merged_cells)


def _is_hidden(sheet: Any, row: int) -> bool:
    info = sheet.rowinfo_map.get(row)
    return bool(info is not None and info.hidden)


def _shown(book: Any, sheet: Any, row: int, column: int) -> str:
    import xlrd

    cell = sheet.cell(row, column)
    if cell.ctype not in (_NUMBER, _DATE, _BOOLEAN):
        return str(cell.value).strip() if cell.ctype == _TEXT else ""
    if cell.ctype == _BOOLEAN:
        return shown(bool(cell.value))
    format = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    pattern = format.format_str if format else "General"
    if cell.ctype == _DATE:
        try:
            return shown(xlrd.xldate.xldate_as_datetime(cell.value, book.datemode), pattern)
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            pass
    return shown(cell.value, pattern)
