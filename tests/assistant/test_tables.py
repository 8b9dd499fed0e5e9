"""What the rows of tables are asked for: the unit stands above the table, what is counted in a
column's name, and a year is a column."""

from __future__ import annotations

import pytest

from assistant.asked.cells import figures_of
from index import Index
from tests.asking import asked, index_of, said

ROADS = """ỦY BAN NHÂN DÂN
XÃ AN LỘC
Số: 12/KH-UBND
An Lộc, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Phát triển giao thông nông thôn xã An Lộc giai đoạn 2026 - 2028

I. MỤC TIÊU

| TT | Chỉ tiêu | ĐVT | 2026 | 2027 | 2028 |
|---|---|---|---|---|---|
| 1 | Đường ấp được bê tông hóa | km | 4,2 | 5,1 | 6,0 |
| 2 | Tỷ lệ hộ có đường ô tô đến nhà | % | 61 | 70 | 82 |

II. THỰC TRẠNG

Đến hết năm 2025, xã có 48 km đường ấp; tỷ lệ hộ có đường ô tô đến nhà là 55%.

III. KINH PHÍ

Tổng nhu cầu vốn giai đoạn 2026 - 2028 là 39.900 triệu đồng, phân kỳ theo biểu sau:

*Đơn vị tính: triệu đồng*

| STT | Nguồn vốn | Năm 2026 | Năm 2027 | Năm 2028 | Tổng cộng |
|---|---|---|---|---|---|
| 1 | Ngân sách tỉnh | 7.500 | 8.200 | 9.300 | 25.000 |
| 2 | Ngân sách xã | 3.100 | 3.600 | 4.000 | 10.700 |
| 3 | Dân hiến đất, ngày công | 1.200 | 1.400 | 1.600 | 4.200 |

IV. LỰC LƯỢNG

| TT | Ấp | Số tổ tự quản | Hộ tham gia | Đơn vị phụ trách |
|---|---|---|---|---|
| 1 | Bình Trung | 4 | 212 | Chi hội Nông dân |
| 2 | Bình Tây | 3 | 187 | Chi đoàn Thanh niên |

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

CHỦ TỊCH
Võ Thị Mai
"""


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("roads"), {"12-kh-giao-thong.md": ROADS})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Năm 2027 ngân sách tỉnh bố trí bao nhiêu cho giao thông xã An Lộc?",
         ("Năm 2027: 8.200", "(Đơn vị tính: triệu đồng)")),
        ("Dân An Lộc hiến đất, góp ngày công tổng cộng được bao nhiêu tiền?",
         ("Tổng cộng: 4.200", "triệu đồng")),
        ("Ấp Bình Trung có mấy tổ tự quản?", ("Số tổ tự quản: 4",)),
        ("Bao nhiêu hộ tham gia ở ấp Bình Tây?", ("Hộ tham gia: 187",)),
        ("Tỷ lệ hộ có đường ô tô năm 2028 phải đạt bao nhiêu?", ("2028: 82",)),
        ("Đơn vị nào phụ trách ấp Bình Tây?", ("Chi đoàn Thanh niên",)),
    ],
)  # fmt: skip
def test_a_row_answers_with_the_unit_that_stands_apart(
    roads: Index, question: str, told: tuple[str, ...]
) -> None:
    answer = said(asked(question, roads))
    assert all(words in answer for words in told), answer


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2027 ngân sách trung ương bố trí bao nhiêu cho giao thông xã An Lộc?",
        "Năm 2029 ngân sách tỉnh bố trí bao nhiêu cho giao thông xã An Lộc?",
        "Ấp Vĩnh Phước có mấy tổ tự quản?",
        "Ấp Bình Trung có bao nhiêu cán bộ?",
    ],
)
def test_what_has_no_row_or_no_column_is_not_told_of_another(roads: Index, question: str) -> None:
    assert not asked(question, roads).answered


@pytest.mark.parametrize(
    ("row", "columns", "figures"),
    [
        ("1 | Tỷ lệ hồ sơ trực tuyến | % | 80", "TT | Chỉ tiêu | ĐVT | Năm 2026", {"80 %"}),
        ("2 | Bình Tây | 3 | 187", "TT | Ấp | Số tổ tự quản | Hộ tham gia",
         {"3 tổ tự quản", "187 Hộ tham gia"}),
        ("4 | Cá tra | 12,5", "TT | Loài | Diện tích (ha)", {"12,5 ha"}),
        ("1 | Lê Văn Tám | 38", "TT | Trường | Biên chế giáo viên", {"38 giáo viên"}),
    ],
)  # fmt: skip
def test_a_cells_number_counts_what_another_cell_or_its_column_says(
    row: str, columns: str, figures: set[str]
) -> None:
    assert figures <= set(figures_of(row, [columns]))


def test_a_year_above_a_column_is_no_unit() -> None:
    assert not list(figures_of("1 | Ngân sách xã | 3.100", ["STT | Nguồn vốn | Năm 2026"]))
