"""Tables in plain text whose cells are parted by tabs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import to_document
from corpus.read.plain import read_plain
from corpus.read.source import Source


def _source(text: str) -> Source:
    return read_plain(text.encode(), "a.txt", markdown=False)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["TT\tLoài cây\tDiện tích\tGhi chú", "1\tKeo lai\t120 ha\t", "2\tLim xanh\t15 ha\tmới"],
            [
                "TT | Loài cây | Diện tích | Ghi chú",
                "1 | Keo lai | 120 ha",
                "2 | Lim xanh | 15 ha | mới",
            ],
        ),
        (
            ["TT\tViệc\tHạn", "A. Việc chung", "1\tTỉa cành\t30/6", "\tCộng\t"],
            ["TT | Việc | Hạn", "A. Việc chung", "1 | Tỉa cành | 30/6", " | Cộng"],
        ),
        (
            ["TT\tViệc\tKinh phí", "\t\t2024\t2025", "1\tTỉa cành\t90\t45"],
            ["TT | Việc | Kinh phí 2024 | Kinh phí 2025", "1 | Tỉa cành | 90 | 45"],
        ),
    ],
)
def test_lines_below_the_names_of_columns_are_rows(lines: list[str], rows: list[str]) -> None:
    source = _source("\n".join(["Biểu 1", "", *lines, "", "Trên đây là số liệu."]))
    assert [line.text for line in source.lines if line.row] == rows
    assert [line.text for line in source.lines if not line.row and line.text] == [
        "Biểu 1",
        "Trên đây là số liệu.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UBND XÃ EA SÚP\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH\tEa Súp, ngày 3 tháng 4",
        "Nơi nhận:\tKT. CHỦ TỊCH\n- Các thôn;\tPHÓ CHỦ TỊCH",
        "1.\tTrồng rừng\n2.\tChăm sóc rừng",
        "NGƯỜI LẬP\tKẾ TOÁN\tTHỦ TRƯỞNG\n(Ký tên)\t(Ký tên)\t(Ký tên)",
        "Cột một\tcột hai\tcột ba\nmột dòng chữ bình thường",
        "\t- Trồng rừng\t- Chăm sóc\t- Bảo vệ\n\t- Tuần tra",
    ],
)
def test_other_lines_with_tabs_are_no_table(text: str) -> None:
    assert [line.text for line in _source(text).lines] == text.split("\n")


def test_the_rows_are_clauses_under_their_columns() -> None:
    table = "TT\tLoài cây\tDiện tích (ha)\n1\tKeo lai\t120\n2\tLim\t15"
    document = to_document(_source(f"I. CHỈ TIÊU\n\n{table}\n\nII. KINH PHÍ"), "a.txt")
    row = document.clause("I.2")
    assert document.words(row) == "2 | Lim | 15"
    assert row.headings[-1] == "TT | Loài cây | Diện tích (ha)"


@given(st.lists(st.text("a1 \t\n-", max_size=12), max_size=8).map("\n".join))
def test_no_letter_is_lost(text: str) -> None:
    source = _source(f"chữ\n{text}")
    read_ = "".join(line.text for line in source.lines)
    assert [c for c in read_ if c.isalnum()] == [c for c in f"chữ{text}" if c.isalnum()]
