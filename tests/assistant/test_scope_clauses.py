"""A text's scope clause tells what it is about; a law that it details is only its subject."""

from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.scope import find_scope
from index import Index
from tests.asking import asked, index_of

DECREE = """CHÍNH PHỦ
Số: 88/2024/NĐ-CP
Hà Nội, ngày 15 tháng 7 năm 2024
NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Chăn nuôi

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết các Điều 12, 25 và 64 của Luật Chăn nuôi về thức ăn chăn nuôi và \
xử lý chất thải.

Điều 2. Trách nhiệm quản lý
1. Bộ Nông nghiệp và Môi trường quản lý thức ăn trong phạm vi cả nước.
2. Bộ Tài chính bố trí kinh phí.
"""
LAW = """QUỐC HỘI
Luật số: 32/2018/QH14
Hà Nội, ngày 19 tháng 11 năm 2018
LUẬT
CHĂN NUÔI

Điều 1. Phạm vi điều chỉnh
Luật này quy định về hoạt động chăn nuôi; quyền và nghĩa vụ của tổ chức, cá nhân trong chăn nuôi.

Điều 12. Thức ăn chăn nuôi
1. Thức ăn chăn nuôi phải công bố tiêu chuẩn.
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("texts")
    return index_of(folder, {"nghi-dinh.txt": DECREE, "luat.txt": LAW})


@pytest.mark.parametrize(
    "question",
    [
        "Nghị định 88/2024 quy định chi tiết những điều nào của Luật Chăn nuôi?",
        "Nghị định 88 hướng dẫn chi tiết các điều nào của Luật Chăn nuôi?",
        "Nghị định 88/2024/NĐ-CP quy định về những nội dung gì?",
        "nghi dinh 88/2024 quy dinh ve gi",
    ],
)
def test_what_a_text_is_about_is_told_by_its_scope(question: str, texts: Index) -> None:
    answer = asked(question, texts)
    assert [statement.text for statement in answer.statements] == [
        "Nghị định này quy định chi tiết các Điều 12, 25 và 64 của Luật Chăn nuôi về thức ăn chăn "
        "nuôi và xử lý chất thải."
    ]


def test_a_law_that_is_detailed_is_not_where_the_answer_is(texts: Index) -> None:
    def numbers(question: str) -> list[str | None]:
        chosen = find_scope(read_question(question), texts).documents or ()
        return [texts.document(id).header.number for id in chosen]

    detailed = "Nghị định 88 hướng dẫn thi hành Luật Chăn nuôi giao bộ nào bố trí kinh phí?"
    assert numbers(detailed) == ["88/2024/NĐ-CP"]
    assert len(numbers("Nghị định 88 và Luật Chăn nuôi nói gì về thức ăn?")) == 2


def test_whom_something_is_sent_to_for_an_office_is_not_whom_a_text_goes_to() -> None:
    for question in (
        "Kế hoạch 617: dự toán kinh phí gửi sở nào thẩm định?",
        "Theo kế hoạch 90, hồ sơ gửi cơ quan nào tổng hợp?",
    ):
        assert read_question(question).intent == "who"
    assert read_question("Kế hoạch 617 được gửi cho những nơi nào?").intent == "recipients"
