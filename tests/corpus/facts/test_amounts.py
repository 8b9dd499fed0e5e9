"""Sums of money: values, what for, which contains which, and what does not add up."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, to_document
from corpus.document import Clause, Span
from corpus.facts.amounts import check_amounts, find_amounts
from corpus.read.source import Line, Source

PLANS = Path(__file__).parents[2] / "data" / "plans"


def plan(*lines: str) -> Document:
    """Lines as a document; a line with bars is a table's row."""
    read = tuple(Line(line, row=" | " in line) for line in lines)
    return to_document(Source(read, wrapped=False, format="md"), "plan.md")


def one_clause(text: str) -> tuple[Clause, ...]:
    return (Clause("I", "item", "", "", (), Span(0, len(text))),)


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("hỗ trợ: 370.000.000đồng (ba trăm bảy mươi triệu đồng chẵn)", 370_000_000,
         "370.000.000đồng (ba trăm bảy mươi triệu đồng chẵn)"),
        ("Kinh phí 1,5 tỷ đồng", 1_500_000_000, "1,5 tỷ đồng"),
        ("Kinh phí 1 tỷ 250 triệu đồng cho các trường", 1_250_000_000, "1 tỷ 250 triệu đồng"),
        ("Dự toán 1.200 triệu đồng", 1_200_000_000, "1.200 triệu đồng"),
        ("Chi 21. 500.000 đồng", 21_500_000, "21. 500.000 đồng"),
        ("Chi 80.000.000 VNĐ", 80_000_000, "80.000.000 VNĐ"),
        ("Chi 370,000,000 đồng", 370_000_000, "370,000,000 đồng"),
        ("không dưới 300.000.000 (ba trăm triệu) đồng", 300_000_000,
         "300.000.000 (ba trăm triệu) đồng"),
        ("mức chi 150.000 đồng/người/buổi", 150_000, "150.000 đồng/người/buổi"),
        ("hỗ trợ 80 triệu đồng/sản phẩm theo Thông tư", 80_000_000, "80 triệu đồng/sản phẩm"),
        ("tổng kinh phí là 365,4 triệu.", 365_400_000, "365,4 triệu"),
        ("ngân sách 150 ngàn đồng", 150_000, "150 ngàn đồng"),
    ],
)  # fmt: skip
def test_sums_are_read_in_whole_dong(text: str, value: int, written: str) -> None:
    (amount,) = find_amounts(text, one_clause(text))
    assert (amount.value, amount.span.of(text)) == (value, written)


@pytest.mark.parametrize(
    "text",
    [
        "Giảm 10% số vụ", "1,2 triệu người dân", "12 đồng chí", "4/100.000 trẻ", "điểm 9,5 đ",
        "Quyết định số 1241/QĐ-TTg", "số hóa 12.000 hồ sơ", "370.000.000", "năm 2025 đồng bộ",
    ],
)  # fmt: skip
def test_counts_shares_and_numbers_are_no_money(text: str) -> None:
    assert find_amounts(text, one_clause(text)) == ()


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Bồi dưỡng cộng tác viên: 21.500.000 đồng; mức chi 200.000 đồng/người/tháng",
         ["Bồi dưỡng cộng tác viên", "mức chi"]),
        ("Kinh phí là 5 tỷ đồng, trong đó: ngân sách xã 1 tỷ đồng, vốn vay 4 tỷ đồng",
         ["Kinh phí", "ngân sách xã", "vốn vay"]),
        ("Số hóa sổ hộ tịch: 578 triệu đồng (đơn giá 14.000 đồng/trường hợp)",
         ["Số hóa sổ hộ tịch", "đơn giá"]),
    ],
)  # fmt: skip
def test_a_sum_is_for_the_words_before_it(text: str, purposes: list[str]) -> None:
    assert [amount.purpose for amount in find_amounts(text, one_clause(text))] == purposes


BUDGET = (
    "III. KINH PHÍ",
    "Ngân sách Trung ương: 370.000.000 đồng (ba trăm bảy mươi triệu đồng), trong đó chia ra:",
    "- Truyền thông: 70.000.000đ",
    "- Thực hiện mô hình: 300.000.000đ",
    "Trong đó:",
    "+ Mô hình A: 250.000.000 đ; mức chi 100.000 đồng/người",
    "+ Mô hình B: 50.000.000 đ",
)


def test_the_tree_of_a_budget_is_read_from_its_points() -> None:
    document = plan(*BUDGET)
    told = [(a.value, document.amounts[a.parent].value if a.parent is not None else None)
            for a in document.amounts]  # fmt: skip
    assert told == [
        (370_000_000, None), (70_000_000, 370_000_000), (300_000_000, 370_000_000),
        (250_000_000, 300_000_000), (100_000, None), (50_000_000, 300_000_000),
    ]  # fmt: skip
    assert document.warnings == ()


def test_one_changed_figure_is_reported_with_both_sums() -> None:
    document = plan(*(line.replace("70.000.000đ", "75.000.000đ") for line in BUDGET))
    (warning,) = document.warnings
    assert "370.000.000 đồng" in warning and "375.000.000 đồng" in warning


def test_words_that_disagree_with_the_figure_are_reported() -> None:
    text = "Chi 45.000.000 đồng (Năm mươi bốn triệu đồng)"
    (issue,) = check_amounts(find_amounts(text, one_clause(text)), text)
    assert (issue.kind, issue.position) == ("words", 0)
    assert "45.000.000 đồng" in issue.message and "54.000.000 đồng" in issue.message


def test_a_tables_money_column_is_read_in_the_unit_of_its_header() -> None:
    document = plan(
        "PHỤ LỤC",
        "TT | Nội dung công việc | Đơn vị chủ trì | Dự toán (nghìn đồng) | Ghi chú",
        "1 | Lập danh sách | Phòng Nội vụ | 15.000 | ",
        "2 | Kiểm tra | Thanh tra | 120.500 | ",
        " | Tổng cộng | | 135.500 | ",
    )
    assert [(a.purpose, a.value, a.parent) for a in document.amounts] == [
        ("Lập danh sách", 15_000_000, 2), ("Kiểm tra", 120_500_000, 2),
        ("Tổng cộng", 135_500_000, None),
    ]  # fmt: skip


def test_the_rows_of_a_group_make_up_the_group_and_the_groups_the_total() -> None:
    document = plan(
        "PHỤ LỤC",
        "TT | Nội dung | Chủ trì | Thời hạn | Kinh phí (triệu đồng)",
        "I | Đầu tư | | | 83.350",
        "1 | Mua xe chữa cháy | Công an tỉnh | 30/9/2026 | 61.500",
        "2 | Lắp trụ nước | Sở Xây dựng | Quý IV/2026 | 21.850",
        "II | Tập huấn | | | 860",
        "1 | Hội thi | Công an tỉnh | Quý III/2026 | 860",
        " | Tổng cộng | | | 84.210",
    )
    assert [(a.clause, a.value // 1_000_000, a.parent) for a in document.amounts] == [
        ("Phụ lục.I", 83_350, 5), ("Phụ lục.I.1", 61_500, 0), ("Phụ lục.I.2", 21_850, 0),
        ("Phụ lục.II", 860, 5), ("Phụ lục.II.1", 860, 3), ("Phụ lục.hàng 1", 84_210, None),
    ]  # fmt: skip
    assert document.warnings == ()


def test_the_real_budget_of_ha_nam_adds_up_and_a_changed_copy_does_not(
    shared_corpus: Path, tmp_path: Path
) -> None:
    from corpus import read_documents

    original = shared_corpus / "plans" / "003_8d1e6aa1a21ecbf8.txt"
    (document,) = read_documents(original)
    assert [a.value for a in document.amounts if a.parent == 0] == [
        70_000_000, 80_000_000, 210_000_000, 10_000_000,
    ]  # fmt: skip
    assert document.warnings == ()
    copy = tmp_path / original.name
    copy.write_text(original.read_text("utf-8").replace("45.000.000 đ", "40.000.000 đ"), "utf-8")
    (changed,) = read_documents(copy)
    assert any("210.000.000" in w and "205.000.000" in w for w in changed.warnings)


PIECES = st.sampled_from(
    "1|370.000.000|đồng|đ|triệu|tỷ|,5|(ba trăm|)|/người|trong đó:|: |; |\n- |\n1. |gồm| | "
    "|bằng chữ|%".split("|")
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_every_sum_lies_in_its_clause_and_under_an_earlier_or_total_sum(text: str) -> None:
    document = plan(*text.split("\n"))
    for position, amount in enumerate(document.amounts):
        assert document.clause(amount.clause).span.contains(amount.span)
        assert amount.value > 0
        assert amount.parent is None or 0 <= amount.parent != position


@pytest.mark.parametrize(
    "text",
    ["370.000.000đ " * 8_000, "1." * 50_000, "1 tỷ " * 20_000, "1000 đ (" * 12_000,
     "1000" + " " * 100_000, "1000 đồng trong đó: " * 5_000, "9" * 100_000],
    ids=["sums", "dots", "scales", "brackets", "spaces", "parts", "digits"],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    started = time.perf_counter()
    check_amounts(find_amounts(text, one_clause(text)), text)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "unit", ["Đơn vị tính: triệu đồng", "(ĐVT: Triệu đồng)", "*Đơn vị: triệu đồng*"]
)
def test_a_table_has_the_unit_that_stands_above_it_also_in_columns_of_years(unit: str) -> None:
    document = plan(
        "PHỤ LỤC",
        "NGUỒN VỐN THỰC HIỆN",
        unit,
        "STT | Nguồn vốn | Năm 2026 | Năm 2027 | Số xã | Tổng cộng",
        "1 | Ngân sách tỉnh | 7.500 | 8.200 | 4 | 15.700",
        "2 | Ngân sách xã | 3.100 | 3.600 | 4 | 6.700",
        " | Tổng cộng | 10.600 | 11.800 | 8 | 22.400",
    )
    told = [(a.purpose, a.value // 1_000_000, a.parent) for a in document.amounts]
    assert told[:3] == [
        ("Ngân sách tỉnh, Năm 2026", 7_500, 6),
        ("Ngân sách tỉnh, Năm 2027", 8_200, 7),
        ("Ngân sách tỉnh", 15_700, 8),
    ]
    assert document.warnings == ()


def test_without_a_unit_of_money_columns_of_years_hold_no_sums() -> None:
    document = plan(
        "PHỤ LỤC",
        "Đơn vị tính: hộ",
        "STT | Ấp | Năm 2026 | Năm 2027",
        "1 | Bình Trung | 1.200 | 1.350",
    )
    assert document.amounts == ()
