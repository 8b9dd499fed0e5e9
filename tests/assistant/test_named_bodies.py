"""An agency that a question names with the place of a plan is the one that the plan names without
it."""

from __future__ import annotations

import pytest

from assistant.named.bodies import as_called_there
from assistant.question import read_question
from assistant.scope import Scope
from index import Index
from tests.asking import asked, index_of, said

PLAN = """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG
Số: 88/KH-UBND
Tuyên Quang, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Phòng, chống thiên tai tỉnh Tuyên Quang năm 2026
I. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
Vận hành hồ chứa theo quy trình; kiểm tra đê trước mùa mưa.
2. Sở Giáo dục và Đào tạo
Cho học sinh nghỉ học khi có lũ quét.
3. Công an tỉnh
Phân luồng giao thông ở nơi ngập sâu.
4. Đề nghị Hội Liên hiệp Phụ nữ tỉnh
Chuẩn bị lương thực cho hội viên vùng lũ.
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("bodies"), {"88.txt": PLAN})


@pytest.mark.parametrize(
    ("question", "place", "called"),
    [
        ("Sở Y tế Phú Thọ phải làm gì?", "phu tho", "sở y tế"),
        ("Trạm Y tế Hội Thương làm gì?", "hoi thuong", "trạm y tế"),
        # that the place is the unit's, its level tells
        ("Công an phường Hòa Khánh làm gì?", "hoa khanh", "công an phường hòa khánh"),
        ("Sở Y tế phải làm gì?", "phu tho", "sở y tế"),
    ],
)
def test_an_agency_is_called_without_the_place_of_the_texts(
    question: str, place: str, called: str
) -> None:
    here = as_called_there(read_question(question), Scope(named=(place,)))
    assert " ".join(here.names[0].words) == called


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Sở NN&MT Tuyên Quang phải làm gì?", "Vận hành hồ chứa theo quy trình"),
        ("Sở GD-ĐT Tuyên Quang có nhiệm vụ gì?", "Cho học sinh nghỉ học"),
        ("Công an tỉnh Tuyên Quang phải làm gì?", "Phân luồng giao thông"),
        ("Hội Phụ nữ tỉnh Tuyên Quang được đề nghị làm gì?", "Chuẩn bị lương thực"),
    ],
)
def test_a_unit_is_told_its_duties_however_it_is_called(
    question: str, answer: str, plan: Index
) -> None:
    assert answer in said(asked(question, plan))


def test_a_heading_on_its_own_line_has_a_colon(plan: Index) -> None:
    told = said(asked("Công an tỉnh Tuyên Quang phải làm gì?", plan))
    assert told == "Công an tỉnh: Phân luồng giao thông ở nơi ngập sâu."


def test_a_unit_that_has_no_duty_is_told_none(plan: Index) -> None:
    assert not asked("Sở Tài chính Tuyên Quang phải làm gì?", plan).answered
