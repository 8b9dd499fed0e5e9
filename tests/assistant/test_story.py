"""What a message asks, without the story that is told before it."""

from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.story import without_story


def asked(message: str) -> str | None:
    question = without_story(read_question(message))
    return None if question is None else question.words


@pytest.mark.parametrize(
    ("message", "question"),
    [
        (
            "Em mới nhận việc, hôm qua sếp nhắc mà em quên ghi lại. Xã phải gửi báo cáo diễn tập "
            "phòng cháy cho cơ quan nào ạ?",
            "Xã phải gửi báo cáo diễn tập phòng cháy cho cơ quan nào ạ?",
        ),
        (
            "Phường em đang làm báo cáo gấp, cho em hỏi ai chủ trì kiểm tra bếp ăn tập thể?",
            "ai chủ trì kiểm tra bếp ăn tập thể?",
        ),
        (
            "Bên em tranh cãi mãi chuyện đăng ký xe. Nhờ anh chị cho biết rõ: xe điện bốn bánh "
            "đăng ký ở đâu? Em cảm ơn nhiều.",
            "xe điện bốn bánh đăng ký ở đâu?",
        ),
        (
            "em moi ve phong nen chua ro. cho em hoi ai lap danh sach ho ngheo cua thon",
            "ai lap danh sach ho ngheo cua thon",
        ),
    ],
)
def test_what_is_asked_stands_by_itself(message: str, question: str) -> None:
    assert asked(message) == question


@pytest.mark.parametrize(
    "message",
    [
        "Ai chủ trì kiểm tra bếp ăn tập thể của trường học?",  # no story
        "Cơ quan em gửi nhầm công văn. Giờ phải làm sao?",  # too little by itself
        "Cơ quan em gửi nhầm công văn. Giờ khắc phục bằng cách nào cho đúng quy định văn thư?",
        "Nhà bên cạnh đốt rác cả ngày. Phường xử phạt hành vi đó thế nào theo quy định?",
        "Xe em đăng ký năm 2019. Bao giờ phải đi kiểm định lần thứ hai theo thông tư?",  # a year
        "Hội Nông dân xã cho vay vốn những hộ nào?",  # "hội" asks nothing
        "We had a fire. For how long must a ward keep its reports?",
    ],
)
def test_a_message_that_tells_what_it_is_about_is_asked_whole(message: str) -> None:
    assert asked(message) is None
