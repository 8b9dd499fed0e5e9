"""A question that takes an agency for the one who acts is told who really does, with a note."""

from __future__ import annotations

import pytest

from assistant.asked.doers import doubted_role, doubts_doer, names_holder
from assistant.assumed import assumed_names
from assistant.question import read_question
from assistant.scope import Scope
from corpus.names import compared
from index import Index
from tests.asking import asked, index_of


@pytest.mark.parametrize(
    ("question", "doubted", "role"),
    [
        ("Sở Y tế được giao chủ trì tiêm chủng đúng không?", True, "chu tri"),
        ("Phòng Kinh tế là cơ quan thường trực, phải không?", True, "thuong truc"),
        ("Việc trồng rừng do Chi cục Kiểm lâm chủ trì, đúng chứ?", True, "chu tri"),
        ("Báo cáo quý gửi về Sở Nội vụ phải không?", True, None),
        # What an agency has or does beside is asked, not whether it is the one.
        ("Sở Y tế được cấp 400 triệu đồng, đúng không?", False, None),
        ("Sở Y tế chủ trì việc gì?", False, None),
        ("Ai chủ trì trồng rừng?", False, None),
    ],
)
def test_a_doer_is_doubted_where_it_is_said_to_act(
    question: str, doubted: bool, role: str | None
) -> None:
    asked = read_question(question)
    assert (doubts_doer(asked), doubted_role(asked)) == (doubted, role)


@pytest.mark.parametrize(
    ("question", "places", "names"),
    [
        ("Sở Y tế Quảng Trị chủ trì phải không?", ("quang tri",), ["Sở Y tế"]),
        ("Sở Y tế tỉnh Quảng Trị chủ trì phải không?", ("quang tri",), ["Sở Y tế"]),
        ("Sở Y tế Quảng Trị chủ trì phải không?", (), ["Sở Y tế Quảng Trị"]),
        ("Có phải Bộ Nội vụ hỗ trợ cán bộ đi học mang theo con không?", (), ["Bộ Nội vụ"]),
        ("Công an tỉnh Gia Lai chủ trì đúng không?", ("gia lai",), ["Công an"]),
        ("Có phải các sở ngành Gia Lai báo cáo về Sở Y tế không?", ("gia lai",), ["Sở Y tế"]),
        ("sở y tế chủ trì phải không?", (), ["sở y tế"]),
        ("Sở Y tế chủ trì việc gì?", (), []),
    ],
)
def test_a_doubted_name_is_without_its_place_and_no_stray_phrase(
    question: str, places: tuple[str, ...], names: list[str]
) -> None:
    found = assumed_names(read_question(question), Scope(named=places))
    assert [name.written for name in found] == names


def test_who_is_only_worked_with_does_not_hold_the_role() -> None:
    words = "Bộ Nội vụ chủ trì, phối hợp với Bộ Tài chính hướng dẫn; Bộ Y tế kiểm tra."
    held = ["Bộ Nội vụ", "Bộ Tài chính", "Bộ Y tế"]
    assert [names_holder(words, compared(name)) for name in held] == [True, False, True]


PLAN = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
Số: 61/KH-UBND
Cà Mau, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Trồng rừng ven biển năm 2026

I. MỤC TIÊU
Trồng mới 300 ha rừng phòng hộ.
II. TỔ CHỨC THỰC HIỆN
1. Chi cục Kiểm lâm
Chủ trì việc chọn giống cây bản địa và nghiệm thu rừng trồng.
2. Sở Tài chính
Chủ trì việc thẩm định dự toán.
3. Sở Công Thương
Chủ trì việc tiêu thụ gỗ rừng trồng.
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("plan"), {"trong-rung.txt": PLAN})


@pytest.mark.parametrize(
    ("question", "doer", "lead"),
    [
        (
            "Sở Tài chính Cà Mau được giao chủ trì việc chọn giống cây bản địa phải không?",
            "Chi cục Kiểm lâm",
            "Chỗ nói về việc này không nêu «Sở Tài chính»; văn bản nêu:",
        ),
        (
            "Sở Xây dựng Cà Mau được giao chủ trì việc thẩm định dự toán phải không?",
            "Sở Tài chính",
            "Văn bản không nêu «Sở Xây dựng»; văn bản nêu:",
        ),
        (
            "Sở Công Thương Cà Mau chủ trì việc tiêu thụ gỗ rừng trồng phải không?",
            "Sở Công Thương",
            "",
        ),
    ],
)
def test_who_really_acts_is_told(question: str, doer: str, lead: str, plan: Index) -> None:
    answer = asked(question, plan)
    assert answer.statements and answer.statements[0].text.startswith(doer)
    assert answer.lead == lead
