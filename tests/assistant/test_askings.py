"""A question that asks several things is taken apart; one that asks one thing is not."""

from __future__ import annotations

import pytest

from assistant.asked.askings import askings
from assistant.question import read_question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Lập dự toán phải xong trước ngày nào và gửi cho ai?",
            ["Lập dự toán phải xong trước ngày nào", "gửi cho ai"],
        ),
        (
            "Hồ sơ xây dựng nộp lưu trong bao lâu, còn hồ sơ thường thì bao lâu?",
            ["Hồ sơ xây dựng nộp lưu trong bao lâu", "hồ sơ thường thì bao lâu"],
        ),
        (
            "Trong 370 triệu, truyền thông được mấy chục triệu và đào tạo được mấy chục triệu?",
            [
                "Trong 370 triệu, truyền thông được mấy chục triệu",
                "đào tạo được mấy chục triệu",
            ],
        ),
        (
            "so noi vu mo may lop boi duong, kinh phi bao nhieu",
            ["so noi vu mo may lop boi duong", "kinh phi bao nhieu"],
        ),
    ],
)
def test_each_thing_that_is_asked_is_a_part(question: str, parts: list[str]) -> None:
    assert [part.words for part in askings(read_question(question))] == parts


@pytest.mark.parametrize(
    "question",
    [
        "Ai phải báo cáo trước ngày 05/12?",
        "Cháu 16 tuổi, xưởng cho làm 48 giờ một tuần, có đúng không?",
        "Những ngày lễ, tết nào được nghỉ và vẫn đủ lương?",
        "Lỡ làm hư máy, mỗi tháng bị trừ bao nhiêu phần trăm?",
        "Làm mất con dấu thì phạt bao nhiêu tiền?",
        "Khi nào và ở đâu?",
        "Who must report, and by when?",
    ],
)
def test_a_question_that_asks_one_thing_is_whole(question: str) -> None:
    assert askings(read_question(question)) == ()


def test_a_part_that_leaves_out_what_it_is_about_is_asked_of_the_whole() -> None:
    question = read_question("Lập dự toán phải xong trước ngày nào và gửi cho ai?")
    assert askings(question)[1].question.words == "Lập dự toán phải xong, gửi cho ai"
