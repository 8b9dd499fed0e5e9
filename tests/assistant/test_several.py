"""What a question asks besides its first thing is answered too, or said not to be there."""

from __future__ import annotations

import pytest

from index import Index
from tests.asking import asked, index_of, said

RULE = """QUY CHẾ
Chi tiêu nội bộ của Chi cục Kiểm lâm

Điều 2. Giải thích từ ngữ
1. "Tuần rừng dài ngày" là đợt tuần tra trong rừng từ 03 ngày liên tục trở lên.

Điều 4. Phụ cấp lưu trú
1. Mức phụ cấp lưu trú như sau:
a) Đi công tác ngoài tỉnh: 300.000 đồng/ngày/người;
b) Tuần rừng dài ngày: 350.000 đồng/ngày/người.

Điều 5. Nộp lưu hồ sơ
1. Thời hạn nộp lưu hồ sơ vào Lưu trữ cơ quan:
a) Đối với hồ sơ xây dựng cơ bản: trong thời hạn 03 tháng kể từ ngày quyết toán công trình;
b) Đối với hồ sơ khác: trong thời hạn 01 năm kể từ ngày công việc kết thúc.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("rules"), {"quy-che.txt": RULE})


def test_a_second_time_is_told_by_the_point_beside_the_first(rules: Index) -> None:
    answer = asked(
        "Hồ sơ xây dựng cơ bản phải nộp lưu trong bao lâu, còn hồ sơ thường thì bao lâu?", rules
    )
    assert "03 tháng" in said(answer)
    assert "01 năm" in said(answer)
    assert answer.note == ""


def test_a_meaning_and_a_sum_are_told_by_two_articles(rules: Index) -> None:
    answer = asked("Thế nào là tuần rừng dài ngày và được phụ cấp lưu trú bao nhiêu?", rules)
    assert "từ 03 ngày liên tục" in said(answer)
    assert "350.000 đồng" in said(answer)


def test_what_no_clause_tells_is_said_to_be_missing(rules: Index) -> None:
    answer = asked(
        "Tuần rừng dài ngày được phụ cấp lưu trú bao nhiêu, và trả trước ngày nào?", rules
    )
    assert "350.000 đồng" in said(answer)
    assert answer.note == "Chưa tìm thấy: «trả trước ngày nào»."


def test_a_question_that_asks_one_thing_is_answered_as_before(rules: Index) -> None:
    answer = asked("Tuần rừng dài ngày được phụ cấp lưu trú bao nhiêu?", rules)
    assert len(answer.statements) == 1
    assert answer.note == ""
