"""Places typed short, and abbreviations that nobody here knows."""

from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.scope import find_scope
from assistant.terms import terms_of
from index import Index
from tests.asking import asked, index_of

PLAN = """ỦY BAN NHÂN DÂN
TỈNH {upper}
Số: {number}/KH-UBND

{place}, ngày 11 tháng 3 năm 2026

KẾ HOẠCH

Phòng, chống cháy rừng năm 2026 trên địa bàn tỉnh {place}

Thực hiện Chỉ thị số 01/CT-TTg về phòng cháy, chữa cháy rừng:

1. Các xã, phường gửi báo cáo phòng cháy rừng về Chi cục Kiểm lâm trước ngày {day}/11/2026.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Index:
    quang_tri = PLAN.format(upper="QUẢNG TRỊ", place="Quảng Trị", number=51, day=15)
    hung_yen = PLAN.format(upper="HƯNG YÊN", place="Hưng Yên", number=88, day=20)
    folder = tmp_path_factory.mktemp("plans")
    return index_of(folder, {"quang-tri.txt": quang_tri, "hung-yen.txt": hung_yen})


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("Hạn nộp báo cáo cháy rừng HY?", {"hung-yen.txt"}),
        ("Bao giờ xã ở Q.Trị phải báo cáo?", {"quang-tri.txt"}),
        ("Bao giờ xã ở Q. Trị phải báo cáo?", {"quang-tri.txt"}),
        ("Theo CT 01 thì xã báo cáo khi nào?", {"hung-yen.txt", "quang-tri.txt"}),  # a chỉ thị
        ("HẠN NỘP BÁO CÁO HY?", {"hung-yen.txt", "quang-tri.txt"}),
        ("Xã ở H.Giang báo cáo khi nào?", {"hung-yen.txt", "quang-tri.txt"}),  # Hà, Hậu Giang
    ],
)
def test_a_place_typed_short_chooses_its_documents(
    question: str, files: set[str], plans: Index
) -> None:
    chosen = find_scope(read_question(question), plans).documents
    held = {row.file for row in plans.documents() if chosen is None or row.id in chosen}
    assert held == files


def test_a_province_typed_short_of_which_nothing_is_held_is_unknown(plans: Index) -> None:
    answer = asked("Xã ở Q.Ninh gửi báo cáo cháy rừng khi nào?", plans)
    assert not answer.answered
    assert answer.reason == "Kho không có: Q.Ninh."


@pytest.mark.parametrize("unknown", ["QLN", "TAO"])
def test_an_abbreviation_in_capitals_weighs_like_the_name_that_it_is(unknown: str) -> None:
    question = read_question(f"Hạn nộp báo cáo cháy rừng của {unknown}?")
    terms = terms_of(question, (), lambda term: 0 if term == unknown.lower() else 20, 1_000)
    weights = {term.words: term.weight for term in terms.terms}
    assert max(weights, key=weights.__getitem__) == unknown.lower()
