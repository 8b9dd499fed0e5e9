"""Who does what: the unit's own heading, the rows of a table that it leads, and the line above
that names who acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.asked.doers import tells_holder
from assistant.question import read_question
from corpus.names import find_names
from index import Index
from tests.asking import asked, index_of, said

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 61/KH-UBND
Lào Cai, ngày 09 tháng 02 năm 2026
KẾ HOẠCH
Phát triển du lịch cộng đồng tỉnh Lào Cai năm 2026
I. CHỈ TIÊU
| STT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Đơn vị theo dõi |
|---|---|---|---|---|
| 1 | Lượt khách lưu trú tại bản | lượt | 42.000 | Sở Văn hóa, Thể thao và Du lịch |
| 2 | Nhà nghỉ cộng đồng đạt chuẩn | nhà | 130 | Sở Văn hóa, Thể thao và Du lịch |
| 3 | Đường vào bản được cứng hóa | km | 27 | Sở Xây dựng |
II. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
- Tổ chức tập huấn đón khách cho chủ nhà nghỉ.
- Ban hành quy tắc ứng xử với khách trước mùa lúa chín.
2. Sở Tài chính chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch, Sở Xây dựng, Sở Nông nghiệp
và Môi trường, Ngân hàng Chính sách xã hội chi nhánh tỉnh và Ủy ban nhân dân các xã tham mưu:
a) Mức vay ưu đãi để sửa nhà sàn đón khách;
b) Cơ chế thưởng bản giữ được nghề dệt.
3. Sở Xây dựng
- Cắm biển chỉ đường vào bản.
PHỤ LỤC
DANH MỤC NHIỆM VỤ
| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Khảo sát tuyến đi bộ qua ruộng bậc thang | Sở Xây dựng | UBND các xã | Quý II/2026 |
| 2 | Sưu tầm điệu múa xòe | Sở Văn hóa, Thể thao và Du lịch | Sở Xây dựng | Quý III/2026 |
| 3 | Kiểm định cầu treo | Sở Xây dựng | Công an tỉnh | Quý IV/2026 |
"""
WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG CAM ĐƯỜNG
Số: 12/KH-UBND
Cam Đường, ngày 20 tháng 02 năm 2026
KẾ HOẠCH
Quảng bá đặc sản phường Cam Đường năm 2026
I. PHÂN CÔNG
1. Phòng Kinh tế
- Đôn đốc các hộ thực hiện chương trình du lịch cộng đồng của phường.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("duties"), {"61.md": PLAN, "12.md": WARD})


@pytest.mark.parametrize(
    ("question", "told", "left"),
    [
        # its heading, then what it leads; not what it helps with
        (
            "Sở Xây dựng Lào Cai phải làm gì?",
            ["Cắm biển chỉ đường", "Khảo sát tuyến đi bộ", "Kiểm định cầu treo"],
            ["múa xòe"],
        ),
        (
            "Sở Xây dựng Lào Cai chủ trì những nhiệm vụ nào trong phụ lục?",
            ["Khảo sát tuyến đi bộ", "Kiểm định cầu treo"],
            ["Cắm biển", "múa xòe"],
        ),
        (
            "Những chỉ tiêu nào của kế hoạch 61 do Sở Văn hóa, Thể thao và Du lịch theo dõi?",
            ["42.000", "130"],
            ["27"],
        ),
        (
            "Sở nào của Lào Cai chủ trì cơ chế thưởng bản giữ nghề dệt?",
            ["Sở Tài chính chủ trì"],
            ["nhà sàn"],
        ),
        (
            "Đơn vị nào ở Lào Cai lo tập huấn cho chủ nhà nghỉ?",
            ["Sở Văn hóa, Thể thao và Du lịch: Tổ chức tập huấn"],
            [],
        ),
        (
            "Ai đôn đốc các hộ theo chương trình du lịch cộng đồng của phường?",
            ["Phòng Kinh tế", "Đôn đốc các hộ"],
            ["Sở"],
        ),
    ],
)
def test_a_unit_and_what_it_does_are_told_together(
    question: str, told: list[str], left: list[str], plans: Index
) -> None:
    answer = said(asked(question, plans))
    assert [words for words in told if words not in answer] == []
    assert [words for words in left if words in answer] == []


@pytest.mark.parametrize(
    "question",
    [
        "Sở Ngoại vụ Lào Cai chủ trì nhiệm vụ du lịch nào?",
        "Sở Ngoại vụ Lào Cai phụ trách những việc gì trong phụ lục?",
    ],
)
def test_of_a_unit_without_duties_no_others_are_told(question: str, plans: Index) -> None:
    assert not asked(question, plans).answered


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Tổ chức tập huấn cho hội viên", []),
        ("Ban hành quy chế trước ngày 10/3", []),
        ("Hội nghị tổng kết", []),
        ("Trường hợp không cân đối được kinh phí", []),
        ("Ban Tổ chức Hội thi", ["Ban Tổ chức Hội thi"]),
        ("Tổ công nghệ cộng đồng", ["Tổ công nghệ cộng đồng"]),
    ],
)
def test_what_only_begins_like_an_agency_is_none(words: str, names: list[str]) -> None:
    assert [name.span.of(words) for name in find_names(words)] == names


@pytest.mark.parametrize(
    ("question", "words", "tells"),
    [
        (
            "Ai là kiến trúc sư trưởng của thành phố?",
            "Lựa chọn kiến trúc sư trưởng về dữ liệu",
            False,
        ),
        ("Ai là đầu mối triển khai?", "Sở Xây dựng: Là cơ quan đầu mối, chủ trì triển khai", True),
        (
            "Ai là cơ quan thường trực?",
            "Sở Nội vụ (Cơ quan thường trực Ban Chỉ đạo)",
            True,
        ),
        ("Ai giữ chức tổ trưởng?", "gồm 05 người do thôn trưởng làm Tổ trưởng", True),
        ("Ai là tổ trưởng tổ dân phố 5?", "Tổ trưởng tổ dân phố nhắc các hộ dọn vệ sinh", False),
        ("Ai là người chịu trách nhiệm?", "Giám đốc sở chịu trách nhiệm trước UBND tỉnh", True),
        ("Ai làm đường vào bản?", "Sở Xây dựng cứng hóa đường vào bản", True),
    ],
)
def test_who_holds_a_role_is_told_only_where_the_role_is_given(
    question: str, words: str, tells: bool
) -> None:
    assert tells_holder(read_question(question), words) is tells


DECREE = """CHÍNH PHỦ
Số: 7/2026/NĐ-CP
Hà Nội, ngày 03 tháng 01 năm 2026
NGHỊ ĐỊNH
Về biển báo du lịch
Điều 1. Trách nhiệm của Sở Xây dựng
Sở Xây dựng giao việc sơn biển báo cho đội quản lý đường bộ.
"""


def test_a_decree_is_no_plan_that_is_asked_for(tmp_path: Path) -> None:
    index = index_of(tmp_path, {"7.txt": DECREE, "61.md": PLAN, "12.md": WARD})
    assert "sơn biển báo" in said(asked("Văn bản nào nói sơn biển báo du lịch?", index))
    assert "sơn biển báo" not in said(asked("Kế hoạch nào nói sơn biển báo du lịch?", index))
