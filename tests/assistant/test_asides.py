"""What says nothing of a question's subject is struck through, and nothing else."""

from __future__ import annotations

import pytest

from assistant.asides import without_asides
from assistant.question import read_question


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Cơ quan tôi nộp lưu hồ sơ khi nào?", ["nộp lưu hồ sơ"]),
        ("Ở quê em lấy chồng sớm", ["lấy chồng sớm"]),
        ("Bây giờ muốn nghỉ việc", ["muốn nghỉ việc"]),
        ("giờ muốn nghỉ việc", ["muốn nghỉ việc"]),
        ("Làm thêm 4 giờ muốn nghỉ", ["Làm thêm 4 giờ muốn nghỉ"]),
        ("Xã em gửi báo cáo khi nào?", ["Xã em gửi báo cáo"]),
        ("Con tôi cưới", ["Con tôi cưới"]),
    ],
)
def test_the_askers_place_and_time_are_no_subject(question: str, left: list[str]) -> None:
    read = read_question(question)
    struck = without_asides(read, ())
    assert len(struck) == len(read.words)
    assert [part.strip(" ?") for part in struck.split("|") if part.strip(" ?")] == left


def test_what_chose_the_documents_is_left_out() -> None:
    struck = without_asides(read_question("Ai ký ở Hội Thương?"), ["hoi thuong"])
    assert struck == "Ai ký ở ||||||||||?"
