"""The words with a figure must say what the figure is asked of."""

from __future__ import annotations

import pytest

from assistant.asked.measure import measure_of, speaks_of_measure
from assistant.question import read_question
from assistant.terms import Terms, terms_of


def _terms(question: str) -> Terms:
    return terms_of(read_question(question), [], lambda term: 1, 100)


@pytest.mark.parametrize(
    ("asked", "words", "speaks"),
    [
        ("Ngân sách huyện đối ứng bao nhiêu?", "Tổng vốn 96 tỷ đồng.", False),
        ("Ngân sách huyện đối ứng bao nhiêu?", "Huyện đối ứng 2 tỷ đồng.", True),
        ("Giảng viên được trả thù lao bao nhiêu?", "Lớp tập huấn: 412 triệu đồng.", False),
        ("Giảng viên được trả thù lao bao nhiêu?", "Thù lao: 1.200.000 đồng/buổi.", True),
        ("Cuối năm 2025 còn bao nhiêu hộ cận nghèo?", "Còn 2.706 hộ nghèo.", False),
        ("Cuối năm 2025 còn bao nhiêu hộ cận nghèo?", "Còn 2.087 hộ cận nghèo.", True),
        ("Mỗi hộ được nhận bao nhiêu tiền?", "Tổng kinh phí: 40 triệu đồng.", False),
        ("Mỗi hộ được nhận bao nhiêu tiền?", "Hộ xây mới: 40 triệu đồng.", True),
        ("Phụ cấp lưu trú bao nhiêu một ngày?", "Phụ cấp lưu trú: 2 tỷ đồng.", False),
        ("Phụ cấp lưu trú bao nhiêu một ngày?", "Phụ cấp lưu trú: 200.000 đồng/ngày.", True),
        ("Trẻ được ăn bao nhiêu tiền một ngày?", "Sửa nhà: 745 triệu đồng, xong ngày 30/9.", False),
        ("Xe được bao nhiêu lít xăng?", "Xe mô tô: 3 lít/100 km.", True),
        # that it is made says no more than how many there are
        ("Xã làm xong mấy cây cầu?", "Hoàn thiện 03 cây cầu.", True),
        ("Huyện đối ứng bao nhiêu cho thủy lợi?", "Trung ương cấp 5 tỷ cho thủy lợi.", False),
        # a name is not measured, nor is the verb of a length of time
        ("THPT số 1 Bắc Hà lấy bao nhiêu học sinh?", "Bắc Hà | Số học sinh | 420", True),
        ("Xe chữa cháy phải chạy ra trong bao nhiêu giây?", "Xuất xe trong 60 giây.", True),
        ("Bồi thường cho nạn nhân bao nhiêu tháng lương?", "Trả 03 tháng tiền lương.", False),
        # words that only say that a sum is given need not stand there
        ("Tỉnh cấp tổng cộng bao nhiêu tiền?", "Ngân sách: 40 triệu đồng.", True),
    ],
)
def test_a_figure_answers_only_with_what_is_measured(asked: str, words: str, speaks: bool) -> None:
    terms = _terms(asked)
    measure = measure_of(read_question(asked), terms)
    assert measure is not None
    assert speaks_of_measure(measure, terms, words) is speaks


def test_a_question_for_each_point_of_a_list_measures_none_of_them() -> None:
    asked = "370 triệu được chia cho những nội dung nào, mỗi nội dung bao nhiêu?"
    assert measure_of(read_question(asked), _terms(asked)) is None


def test_what_does_not_ask_how_much_measures_nothing() -> None:
    assert measure_of(read_question("Ai ký kế hoạch?"), _terms("Ai ký kế hoạch?")) is None
