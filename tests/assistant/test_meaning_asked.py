"""What a word means is told by its definition, and when a text ends by its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.asked.holding import asks_meaning, defines, holds_what_is_asked
from assistant.question import read_question
from tests.asking import asked, index_of, said


@pytest.mark.parametrize(
    ("question", "definition"),
    [
        ("Thế nào là quấy rối tình dục tại nơi làm việc?", "Quấy rối tình dục tại nơi làm việc là"),
        ("Thế nào thì gọi là phản ánh khẩn cấp trong quy chế 1022?", "Phản ánh khẩn cấp là"),
        ("Sao gọi là tảo hôn ạ?", "Tảo hôn là việc lấy vợ, lấy chồng khi"),
        ("Giới tính theo Luật Bình đẳng giới nghĩa là gì?", "Giới tính chỉ các đặc điểm"),
        ("Theo NĐ 30, hồ sơ được hiểu như thế nào?", "“Hồ sơ” là tập hợp các văn bản"),
        ("vung xanh nghia la gi", "Vùng xanh: nơi không có ca bệnh trong 14 ngày"),
    ],
)
def test_the_definition_that_is_asked_for_is_known(question: str, definition: str) -> None:
    assert defines(read_question(question), definition)


@pytest.mark.parametrize(
    "question",
    [
        "Trình bày thể thức ra sao gọi là đúng?",
        "Phải làm gì khi có cháy?",
        "Kế hoạch này thế nào rồi?",
    ],
)
def test_who_asks_how_or_what_to_do_asks_no_meaning(question: str) -> None:
    assert not asks_meaning(read_question(question))


RULES = """QUYẾT ĐỊNH
Ban hành Quy định về quản lý chợ
Số: 15/2024/QĐ-UBND
Ngày ban hành: 12/03/2024
Điều 1. Giải thích từ ngữ
1. Chợ tạm là chợ họp trên đất chưa được quy hoạch làm chợ.
2. Điểm kinh doanh là ki-ốt, sạp, quầy trong chợ.
Điều 2. Giải tỏa chợ tạm
Chợ tạm mà gây cản trở giao thông thì gọi lực lượng công an phường giải tỏa ngay.
Điều 3. Hiệu lực
Quyết định này có hiệu lực từ ngày 25 tháng 3 năm 2024.
"""


def test_the_definition_answers_and_not_what_else_is_said_of_it(tmp_path: Path) -> None:
    index = index_of(tmp_path, {"cho.txt": RULES})
    answer = said(asked("Thế nào thì gọi là chợ tạm theo quyết định này?", index))
    assert "chưa được quy hoạch" in answer
    assert "giải tỏa" not in answer


BEGINS = "Quyết định này có hiệu lực từ ngày 25 tháng 3 năm 2024."
ENDS = "Thông tư số 09/2015/TT-BYT hết hiệu lực kể từ ngày 01 tháng 7 năm 2023."


@pytest.mark.parametrize(
    ("question", "words", "holds"),
    [
        ("Quyết định 15 có hiệu lực ngày nào?", BEGINS, True),
        ("Quyết định 15 hết hiệu lực ngày nào?", BEGINS, False),
        ("quyet dinh 15 het hieu luc khi nao", BEGINS, False),
        ("Thông tư 09 hết hiệu lực từ khi nào?", ENDS, True),
    ],
)
def test_when_a_text_begins_is_no_answer_to_when_it_ends(
    question: str, words: str, holds: bool
) -> None:
    assert holds_what_is_asked(read_question(question), words, "") is holds
