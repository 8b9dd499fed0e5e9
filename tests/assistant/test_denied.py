"""What is not allowed or not needed is answered by what denies it, never by the rule itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.asked.denied import asks_what_is_not, says_it_is_not
from assistant.question import read_question
from index import Index
from tests.asking import asked, index_of, said


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Trường hợp nào không phải bồi thường?", True),
        ("Ai không được dự thi nâng ngạch?", True),
        ("Hộ dân không phải nộp những khoản phí gì?", True),
        ("Khoản chi nào thì không được thanh toán?", True),
        ("truong hop nao khong duoc cap giay phep", True),
        ("Hồ sơ không phải xây dựng cơ bản phải nộp trong bao lâu?", False),
        ("Đơn vị không có trụ sở thì được thuê nhà ở đâu?", False),
        ("Có được làm thêm giờ không?", False),
        ("Ai phải bồi thường?", False),
    ],
)
def test_a_question_of_what_is_not_so_is_told_from_others(question: str, asks: bool) -> None:
    assert asks_what_is_not(read_question(question)) is asks


@pytest.mark.parametrize(
    ("words", "above", "denied"),
    [
        ("Hộ nghèo không phải nộp phí vệ sinh.", "", True),
        ("Miễn nộp phí vệ sinh cho hộ nghèo.", "", True),
        ("a) Hộ nghèo nộp phí lần đầu.", "Trường hợp không thu:", True),
        ("Mọi hộ phải nộp phí trước ngày 15.", "", False),
        ("Hộ không ở thường xuyên vẫn phải nộp phí.", "", False),
        ("Hộ không chỉ nộp phí mà còn phân loại rác.", "", False),
    ],
)
def test_what_denies_the_deed_answers_and_nothing_else(
    words: str, above: str, denied: bool
) -> None:
    question = read_question("Hộ nào không phải nộp phí?")
    assert says_it_is_not(question, words, above) is denied


@pytest.mark.parametrize(
    ("question", "words", "denied"),
    [
        (
            "Quy chế không áp dụng cho những nguồn tiền nào?",
            "3. Quy chế không áp dụng đối với nguồn kinh phí dịch vụ môi trường rừng.",
            True,
        ),
        (
            "Khoản thu nào không tính vào định mức?",
            "Không tính vào định mức các khoản thu hộ.",
            True,
        ),
        (
            "Việc gì không thuộc thẩm quyền của tổ trưởng?",
            "Việc hòa giải thuộc thẩm quyền của tổ trưởng.",
            False,
        ),
    ],
)
def test_what_is_not_applied_counted_or_of_it_is_denied_by_these_words(
    question: str, words: str, denied: bool
) -> None:
    assert says_it_is_not(read_question(question), words, "") is denied


RULES = """QUY CHẾ
Quản lý nhà văn hóa phường Đông Hải

Điều 4. Thu phí
1. Hộ gia đình thuê hội trường phải nộp phí trước ngày tổ chức.
2. Hộ nghèo không phải nộp phí thuê hội trường.

Điều 5. Trường hợp Ban quản lý không được cho doanh nghiệp thuê sân bóng, phòng đọc sách
1. Ngày bầu cử.
2. Khi có thiên tai.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("denied"), {"quy-che.txt": RULES})


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("Hộ nào không phải nộp phí thuê hội trường?", "Hộ nghèo", "trước ngày tổ chức"),
        (
            "Khi nào Ban quản lý không được cho doanh nghiệp thuê sân bóng, phòng đọc sách?",
            "Ngày bầu cử",
            "Hộ nghèo",
        ),
    ],
)
def test_the_exception_is_told_and_not_the_rule(
    question: str, told: str, not_told: str, rules: Index
) -> None:
    words = said(asked(question, rules))
    assert told in words
    assert not_told not in words


def test_where_nothing_denies_it_nothing_is_told(tmp_path: Path) -> None:
    index = index_of(tmp_path, {"quy-che.txt": RULES.replace("không phải nộp", "vẫn nộp")})
    assert not asked("Hộ nào không phải nộp phí thuê hội trường?", index).answered
