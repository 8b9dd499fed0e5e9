"""What a clause is called."""

from __future__ import annotations

import pytest

from corpus.structure.headings import goes_on_title, numbers_columns, title_of


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Trạm Y tế phường: Củng cố mạng lưới.", "Trạm Y tế phường"),
        (
            "Báo cáo lần đầu (số liệu đến hết ngày 30/9): gửi trước ngày 08/10.",
            "Báo cáo lần đầu (số liệu đến hết ngày 30/9)",
        ),
        ("Hồ sơ điện tử: người lập cập nhật.", "Hồ sơ điện tử"),
        ("Giảm tỷ lệ hộ nghèo còn 2,1% (năm 2023: 3,4%, tương ứng 620 hộ).", ""),
        ("Giảm số vụ (2022: 31 vụ): Công an xã chủ trì.", "Giảm số vụ (2022: 31 vụ)"),
        ("Thống kê tài liệu theo mét giá, phân theo: đã chỉnh lý; chưa chỉnh lý.", ""),
        ("Nguồn tài chính bao gồm: ngân sách nhà nước; tài trợ.", ""),
        ("Chi thu nhập tăng thêm theo tỷ lệ: khối văn phòng 70%.", ""),
        ("Phương án gồm những phần: nhân lực; vật tư; kinh phí.", ""),
        ("Hồ sơ bao gồm có: đơn; bản sao; ảnh.", ""),
        ("Chủ rừng có trách nhiệm: tuần tra; phát dọn thực bì.", ""),
        ("Cấm các hành vi sau: đốt nương; chặt cây.", ""),
        ("Ưu tiên các nghề truyền thống như: dệt, đan lát.", ""),
        ("Trồng ít nhất 02 loài cây: keo lai và lim xanh.", ""),
        ("Khi cháy cấp V, Hạt Kiểm lâm báo ngay: Chi cục và UBND xã.", ""),
        ("Trường hợp khẩn cấp: báo ngay cho Công an xã.", "Trường hợp khẩn cấp"),
        (
            "Hội Nông dân, các tổ chức thành viên: vận động hội viên.",
            "Hội Nông dân, các tổ chức thành viên",
        ),
        ("Mục đích", "Mục đích"),
        ("Chỉ tiêu cụ thể:", "Chỉ tiêu cụ thể"),
    ],
)
def test_a_title_ends_at_the_colon_that_names(words: str, title: str) -> None:
    assert title_of(words, False, "item") == title


@pytest.mark.parametrize(
    ("kind", "own", "words", "goes_on"),
    [
        ("chapter", "Chương II", "ĐỊNH MỨC CHI", True),
        ("part", "Phần thứ nhất", "Kết quả năm 2022", True),
        ("annex", "PHỤ LỤC", "DANH MỤC NHIỆM VỤ", True),
        ("annex", "PHỤ LỤC", "(Kèm theo Kế hoạch số 5/KH-UBND)", False),
        ("chapter", "Chương II\nĐỊNH MỨC CHI", "Mọi đơn vị", False),
        ("section", "I", "Các xã thực hiện kế hoạch này.", False),
        ("item", "1", "Mục đích", False),
    ],
)
def test_a_title_may_stand_on_the_line_below(
    kind: str, own: str, words: str, goes_on: bool
) -> None:
    label = own.split("\n")[0]
    assert goes_on_title(kind, own, label, words) is goes_on  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("A | B | 1=2+3 | 2 | 3", True),
        ("(1) | (2) | (3) | (4) = (2)+(3)", True),
        ("1 | 2 | 3", True),
        ("1 | Kè | 3", False),
        ("1 | 2 | 2", False),
        ("1 | 12 | 40", False),
        ("A | B | C", False),
        ("1 | 2", False),
        ("A | Chi cân đối | 1", False),
    ],
)
def test_a_row_that_counts_the_columns_is_told_from_data(row: str, counts: bool) -> None:
    assert numbers_columns(row.split(" | ")) is counts
