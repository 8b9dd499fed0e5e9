"""Spreadsheets: a cell is found with the names of its row and its column."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.document import Document
from corpus.errors import ReadError
from corpus.errors import shown as shown_path
from corpus.read import office
from corpus.read.cell_values import shown
from corpus.read.sheets import Sheet, pieces_of

Rows = Sequence[Sequence[Any]]


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is damaged is refused at once, whatever is installed here."""
    monkeypatch.setattr(office, "_PROGRAMS", ())


BUDGET: Rows = (
    ("UBND PHƯỜNG THỦY XUÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (),
    ("PHỤ LỤC DỰ TOÁN KINH PHÍ NĂM 2026",),
    ("STT", "Nội dung", "Đơn vị", "Kinh phí (đồng)"),
    ("I", "Tuyên truyền"),
    (1, "Tập huấn bình đẳng giới", "Công chức Văn hóa", 12_500_000),
    (2, "In tờ rơi", "Đoàn thanh niên", 4_000_000),
    (None, "Tổng cộng", None, 16_500_000),
)
LINES = (
    "UBND PHƯỜNG THỦY XUÂN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "PHỤ LỤC DỰ TOÁN KINH PHÍ NĂM 2026",
    "STT | Nội dung | Đơn vị | Kinh phí (đồng)",
    "I | Tuyên truyền",
    "1 | Tập huấn bình đẳng giới | Công chức Văn hóa | 12.500.000",
    "2 | In tờ rơi | Đoàn thanh niên | 4.000.000",
    "| Tổng cộng | | 16.500.000",
)


def xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row:
            cell.number_format = "#,##0" if cell.column == 4 else "General"
    return saved(book)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(rows: Rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    money = xlwt.easyxf(num_format_str="#,##0")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value, *((money,) if column == 3 else ()))
    return saved(book)


def ods(rows: Rows) -> bytes:
    names = (("office", "office"), ("table", "table"), ("text", "text"))
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in names
    )

    def cell(value: Any) -> str:
        text = f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value or "")
        return f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>"

    body = "".join(
        f"<table:table-row>{''.join(map(cell, row)) or '<table:table-cell/>'}</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()


def read(tmp_path: Path, name: str, data: bytes) -> Document:
    (tmp_path / name).write_bytes(data)
    (document,) = read_documents(tmp_path / name)
    return document


@pytest.mark.parametrize(("name", "make"), [("a.xlsx", xlsx), ("a.xls", xls), ("a.ods", ods)])
def test_a_budget_reads_the_same_from_every_kind_of_file(
    tmp_path: Path, name: str, make: Callable[[Rows], bytes]
) -> None:
    document = read(tmp_path, name, make(BUDGET))
    assert document.text.split("\n") == list(LINES)
    (row,) = (clause for clause in document.clauses if "Tập huấn" in document.words(clause))
    assert row.kind == "row"
    assert row.headings[-2:] == ("I. Tuyên truyền", "STT | Nội dung | Đơn vị | Kinh phí (đồng)")
    sums = {amount.purpose: amount for amount in document.amounts}
    assert sums["Tập huấn bình đẳng giới"].value == 12_500_000
    assert sums["Tổng cộng"].value == 16_500_000
    for amount in document.amounts:
        assert amount.span.of(document.text) == f"{amount.value:,}".replace(",", ".")


def test_an_old_font_in_an_old_spreadsheet_becomes_unicode(tmp_path: Path) -> None:
    rows: Rows = (
        ("STT", "Néi dung", "§¬n vÞ", "Kinh phÝ (®ång)"),
        (1, "TËp huÊn b×nh ®¼ng giíi", "Héi Phô n÷", 12_500_000),
    )
    document = read(tmp_path, "cu.xls", xls(rows))
    assert document.text.split("\n") == [
        "STT | Nội dung | Đơn vị | Kinh phí (đồng)",
        "1 | Tập huấn bình đẳng giới | Hội Phụ nữ | 12.500.000",
    ]


def test_a_heading_over_two_columns_names_both(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("STT", "Nội dung", "Kinh phí", None),
        (None, None, "Phường", "Xã hội hóa"),
        (1, "Tập huấn", 5, 7),
    ):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    assert read(tmp_path, "a.xlsx", saved(book)).text.split("\n") == [
        "STT | Nội dung | Kinh phí Phường | Kinh phí Xã hội hóa",
        "1 | Tập huấn | 5 | 7",
    ]


def test_sheets_behind_the_first_are_named_and_hidden_ones_are_told_of(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Kinh phí"
    for row in (("Việc", "Tiền"), ("Họp", 10)):
        book.active.append(row)
    plan = book.create_sheet("Tiến độ")
    for row in (("Việc", "Hạn"), ("Họp", datetime.date(2026, 12, 5))):
        plan.append(row)
    secret = book.create_sheet("Nháp")
    secret["A1"] = "không in"
    secret.sheet_state = "hidden"
    plan.row_dimensions[3].hidden = True
    plan["A3"] = "hàng ẩn"
    document = read(tmp_path, "a.xlsx", saved(book))
    assert document.text.split("\n") == [
        "Việc | Tiền", "Họp | 10", "Tiến độ", "Việc | Hạn", "Họp | 05/12/2026",
    ]  # fmt: skip
    assert document.warnings == ("Không đọc 1 trang tính ẩn: Nháp.",)
    # What stands behind a table is no part of its last row.
    assert "Họp | 10" in map(document.words, document.clauses)


def test_formulas_without_results_are_told_of(tmp_path: Path) -> None:
    document = read(tmp_path, "a.xlsx", xlsx([*BUDGET, (None, "Cộng", None, "=SUM(D6:D7)")]))
    assert any("1 ô công thức chưa có kết quả" in line for line in document.warnings)


@pytest.mark.parametrize(
    ("value", "number_format", "says"),
    [
        (1234567, "#,##0", "1.234.567"),
        (1234567, "General", "1234567"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (0.5, "General", "0,5"),
        (0.855, "0.0%", "85,5%"),
        (-1500, "#,##0;(#,##0)", "-1.500"),
        (12500000, '#,##0 "đồng"', "12.500.000 đồng"),
        (12500000, "#,##0\\ \\đ", "12.500.000 đ"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-', "0"),
        (5, "00", "05"),
        (2.0, "General", "2"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("  Họp  ", "@", "Họp"),
        (datetime.datetime(2026, 12, 5), "dd/mm/yyyy", "05/12/2026"),
        (datetime.datetime(2026, 12, 5), "mm/yyyy", "12/2026"),
        (datetime.datetime(2026, 12, 5, 8, 30), "dd/mm/yyyy h:mm", "05/12/2026 08:30"),
    ],
)
def test_a_cell_says_what_it_shows(value: Any, number_format: str, says: str) -> None:
    assert shown(value, number_format) == says


def test_every_cell_stands_in_the_lines_in_order() -> None:
    rows = [[f"ô{row}-{column}" for column in range(4)] for row in range(30)]
    rows[7], rows[20] = [], ["một ô"]
    pieces = list(pieces_of([Sheet("Một", rows)]))
    words = [cell for piece in pieces for cell in piece.text.split(" | ")]
    assert words == [cell for row in rows for cell in row if cell]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("rong.xlsx", saved(openpyxl.Workbook()), "không có ô nào có chữ"),
        ("cut.xlsx", xlsx(BUDGET)[:2000], "tệp XLSX hỏng"),
        ("cut.xls", xls(BUDGET)[:2600], "tệp XLS hỏng"),
        ("cut.ods", ods(BUDGET)[:400], "ODT hỏng"),
    ],
)
def test_a_bad_spreadsheet_is_one_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_documents(tmp_path / name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_format_far_below_the_last_row_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(("Việc", "Tiền"))
    book.active.append(("Họp", 10))
    book.active.cell(1_048_576, 16_000).number_format = "0"
    assert read(tmp_path, "a.xlsx", saved(book)).text == "Việc | Tiền\nHọp | 10"


def test_a_cell_in_the_last_corner_is_refused_in_one_line(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Việc"
    book.active.cell(1_048_576, 16_000).value = "xa"
    with pytest.raises(ReadError, match=r"hơn 1\.000\.000 ô"):
        read(tmp_path, "a.xlsx", saved(book))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    made=st.sampled_from(
        [("a.xlsx", xlsx(BUDGET)), ("a.xls", xls(BUDGET)), ("a.ods", ods(BUDGET))]
    ),
    at=st.floats(0, 1),
    noise=st.binary(min_size=1, max_size=80),
)
def test_damage_raises_nothing_but_read_errors(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, bytes], at: float, noise: bytes
) -> None:
    name, data = made
    place = int(at * len(data))
    file = tmp_path_factory.mktemp("bad") / name
    file.write_bytes(data[:place] + noise + data[place + len(noise) :])
    try:
        read_documents(file)
    except ReadError as error:
        assert str(error).startswith(shown_path(file))
        assert "\n" not in str(error)


def test_a_member_that_begins_before_its_file_is_damage(tmp_path: Path) -> None:
    data = bytearray(xlsx(BUDGET))
    data[-5] += 1  # the directory is said to begin 256 bytes later than it does
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    with pytest.raises(ReadError, match=r"a\.xlsx: "):
        read_documents(file)
