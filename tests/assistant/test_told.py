"""What a question tells of its case, and which rules may be for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.question import read_question
from assistant.terms import terms_of
from assistant.told import suits, told
from tests.asking import asked, index_of, said


@pytest.mark.parametrize(
    ("question", "cases"),
    [
        ("Ly hôn thì con 2 tuổi giao cho ai nuôi?", ["2 tuổi"]),
        ("Cháu 16 tuổi, xưởng cho làm 48 giờ một tuần, có đúng không?", ["16 tuổi"]),
        ("Vợ vừa đẻ được 5 tháng, tôi xin ly hôn tòa có cho không?", ["5 tháng"]),
        ("Tôi làm được 14 tháng thì được nghỉ phép mấy ngày?", ["14 tháng"]),
        ("Lao động nữ nghỉ sinh 4 tháng phải không?", []),
        ("Nữ đủ 16 tuổi được kết hôn, đúng không ạ?", []),
        ("Bé 13 tuổi có được làm đêm không?", ["13 tuổi"]),
        ("Người từ đủ 15 tuổi đến dưới 18 tuổi được làm mấy giờ?", []),
        ("Thôn có 150 hộ thì được cấp bao nhiêu?", ["150 hộ"]),
        ("Doanh nghiệp có khoảng 12 lao động nộp cho ai?", ["12 lao động"]),
        ("Tập huấn cho 200 người ở đâu?", []),
        ("Báo cáo 6 tháng đầu năm gửi trước ngày 15 tháng 6 cho ai?", []),
    ],
)
def test_what_is_told_of_a_case_is_no_claim(question: str, cases: list[str]) -> None:
    read = read_question(question)
    assert [case.span.of(read.words) for case in told(read)] == cases


@pytest.mark.parametrize(
    ("rule", "may_be"),
    [
        ("Người chưa đủ 15 tuổi không được làm quá 04 giờ", True),
        ("Người từ đủ 15 tuổi đến chưa đủ 18 tuổi không quá 08 giờ", False),
        ("Người chưa đủ 13 tuổi; người từ đủ 13 tuổi đến chưa đủ 15 tuổi", True),
        ("Thời giờ làm việc không quá 08 giờ", True),
    ],
)
def test_a_rule_for_other_ages_is_not_for_the_case(rule: str, may_be: bool) -> None:
    question = read_question("Cháu 14 tuổi được làm mấy giờ một ngày?")
    assert suits(question, rule) is may_be


@pytest.mark.parametrize(
    ("question", "rule", "may_be"),
    [
        ("Nữ 17 tuổi có được kết hôn không?", "Nữ từ đủ 18 tuổi trở lên", True),
        ("Bé 13 tuổi có được làm đêm không?", "Người từ đủ 15 tuổi đến dưới 18 tuổi", False),
    ],
)
def test_the_age_from_which_one_may_answers_who_asks_whether_one_may(
    question: str, rule: str, may_be: bool
) -> None:
    assert suits(read_question(question), rule) is may_be


def test_a_range_says_the_age_that_lies_in_it() -> None:
    question = read_question("Con 2 tuổi giao cho ai nuôi?")
    terms = terms_of(question, (), lambda term: 1, 1000)
    assert "2 tuổi" in terms.found("Con dưới 36 tháng tuổi được giao cho mẹ trực tiếp nuôi")
    assert "2 tuổi" not in terms.found("Con từ đủ 07 tuổi trở lên")


SUPPORT = """NGHỊ QUYẾT
Quy định mức hỗ trợ tổ tự quản

Điều 3. Mức hỗ trợ tổ tự quản
1. Tổ tự quản có dưới 100 hộ: 400.000 đồng một tháng.
2. Tổ tự quản có từ 100 đến dưới 200 hộ: 600.000 đồng một tháng.
3. Tổ tự quản có từ 200 hộ trở lên: 800.000 đồng một tháng.
"""
OTHERS = "KẾ HOẠCH\nLàm sạch đường phố\n\n" + "".join(
    f"{at}. {words}.\n"
    for at, words in enumerate(
        (
            "Đoàn phường dọn rác ven kênh vào chiều thứ bảy", "Hội Nông dân trồng cây xanh",
            "Trạm Y tế phun thuốc diệt muỗi", "Công an phường nhắc xe dừng đỗ sai nơi",
            "Trường học dạy phân loại rác", "Công chức Địa chính kiểm tra điểm tập kết",
        ),
        1,
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("households", "sum_"), [("60", "400.000"), ("150", "600.000"), ("200", "800.000")]
)
def test_of_brackets_the_one_that_holds_the_case_is_told(
    households: str, sum_: str, tmp_path: Path
) -> None:
    index = index_of(tmp_path, {"nghi-quyet.txt": SUPPORT, "ke-hoach.txt": OTHERS})
    answer = said(asked(f"Tổ tự quản có {households} hộ được hỗ trợ bao nhiêu?", index))
    assert f"{sum_} đồng" in answer
    assert answer.count("đồng một tháng") == 1
