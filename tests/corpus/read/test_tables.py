"""Rows of a table: two rows that name the columns are one."""

from __future__ import annotations

import pytest

from corpus.read.html import read_html
from corpus.read.plain import read_plain
from corpus.read.source import Piece
from corpus.read.tables import Row, as_rows


def _row(words: str) -> Row:
    return tuple((Piece(cell),) if cell else () for cell in map(str.strip, words.split("|")))


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        # a program gives a spread cell once, or with the empty ones that it covers
        (
            ["STT | Hạng mục | Vốn (triệu đồng)", " | | 2024 | 2025", "1 | Kè | 90 | 45"],
            "STT | Hạng mục | Vốn (triệu đồng) 2024 | Vốn (triệu đồng) 2025",
        ),
        (
            ["STT | Hạng mục | Vốn | | ", " | | Tỉnh | Xã | Dân góp", "1 | Kè | 90 | 45 | 5"],
            "STT | Hạng mục | Vốn Tỉnh | Vốn Xã | Vốn Dân góp",
        ),
        (
            ["TT | Lớp | Số học sinh | Ghi chú", " | | Nam | Nữ", "1 | 6A | 20 | 22 | bán trú"],
            "TT | Lớp | Số học sinh Nam | Số học sinh Nữ | Ghi chú",
        ),
        (
            [
                "TT | Xã | Năm 2024 | Năm 2025",
                " | | Hộ nghèo | Cận nghèo | Hộ nghèo | Cận nghèo",
                "1 | Ea Rốk | 41 | 30 | 22 | 19",
            ],
            "TT | Xã | Năm 2024 Hộ nghèo | Năm 2024 Cận nghèo | Năm 2025 Hộ nghèo"
            " | Năm 2025 Cận nghèo",
        ),
        (
            [
                "TT | Xã | Lúa | Đơn vị | Ngô",
                " | | Vụ một | Vụ hai | | Vụ một | Vụ hai",
                "1 | Ea Rốk | 41 | 30 | ha | 22 | 19",
            ],
            "TT | Xã | Lúa Vụ một | Lúa Vụ hai | Đơn vị | Ngô Vụ một | Ngô Vụ hai",
        ),
    ],
)
def test_a_heading_of_two_rows_names_each_column_in_full(rows: list[str], names: str) -> None:
    first, *others = (piece.text for piece in as_rows([_row(row) for row in rows]))
    assert first == names
    assert others == rows[2:]


@pytest.mark.parametrize(
    "rows",
    [
        ["TT | Hạng mục | Vốn", " | Cộng | 90", "1 | Kè | 45"],
        ["TT | Hạng mục | Vốn", "1 | Kè | 45", "2 | Cống | 45"],
        ["TT | Hạng mục | Vốn", "1 | Kè | 45 | chuyển tiếp", "2 | Cống | 45"],
        ["TT | Hạng mục | Vốn", " | | 2024 | 2025"],
    ],
)
def test_other_second_rows_stay_rows(rows: list[str]) -> None:
    joined = [" | ".join(cell.strip() for cell in row.split("|")) for row in rows]
    assert [piece.text for piece in as_rows([_row(row) for row in rows])] == joined


def test_a_web_page_and_markdown_are_read_so() -> None:
    page = (
        "<table><tr><th rowspan=2>TT<th rowspan=2>Việc<th colspan=2>Kinh phí</tr>"
        "<tr><th>2024<th>2025</tr><tr><td>1<td>Kè<td>90<td>45</tr></table>"
    )
    bars = (
        "| TT | Việc | Kinh phí | |\n|---|---|---|---|\n| | | 2024 | 2025 |\n| 1 | Kè | 90 | 45 |"
    )
    rows = ["TT | Việc | Kinh phí 2024 | Kinh phí 2025", "1 | Kè | 90 | 45"]
    for source in (
        read_html(page.encode(), "a.html"),
        read_plain(bars.encode(), "a.md", markdown=True),
    ):
        assert [line.text for line in source.lines if line.row] == rows
        assert ("joined line", "\n") in {(kind, was) for _, kind, was in source.repairs}
