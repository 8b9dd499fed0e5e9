"""What an official asks on a normal day, of plans of any field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.asked.units import names_unit
from corpus.names import compared
from index import Index, build, open_index
from tests.asking import asked
from tests.stand_ins import InThisProcess

FIRE = """\
ỦY BAN NHÂN DÂN
TỈNH SƠN TRÀ
Số: 88/KH-UBND
Sơn Trà, ngày 14 tháng 3 năm 2026
KẾ HOẠCH
Công tác phòng cháy, chữa cháy năm 2026
I. KẾT QUẢ NĂM 2025
Tỷ lệ cơ sở kinh doanh được kiểm tra đạt 61%.
II. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Kéo giảm số vụ cháy ở chợ và nhà trọ.
b) Người dân biết thoát nạn khi có khói.
2. Yêu cầu
a) Phân công rõ người, rõ việc.
b) Không gây phiền hà cho cơ sở kinh doanh.
III. CHỈ TIÊU
1. Tỷ lệ cơ sở kinh doanh được kiểm tra trong năm đạt từ 80% trở lên.
2. Mỗi khu phố có một tổ liên gia.
IV. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
a) Chủ trì tham mưu thực hiện Kế hoạch.
b) Báo cáo Bộ Công an trước ngày 10/12/2026.
2. Ủy ban nhân dân các xã, phường, đặc khu
a) Tự kiểm tra nhà trọ mỗi quý một lần.
b) Gửi kết quả về Công an tỉnh trước ngày 25 hằng tháng.
Nơi nhận:
- Công an tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thị Bích Ngà
"""

FOOD = """\
SỞ Y TẾ
TỈNH SƠN TRÀ
Số: 412/KH-SYT
Sơn Trà, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Bảo đảm an toàn thực phẩm trong dịp Tết
Căn cứ Luật An toàn thực phẩm số 55/2010/QH12;
I. MỤC TIÊU
1. Không để xảy ra ngộ độc đông người.
2. Kiểm tra 40% bếp ăn tập thể.
II. NỘI DUNG
1. Thành lập 02 đoàn kiểm tra:
a) Đoàn số 1 do Sở Y tế làm trưởng đoàn.
b) Đoàn số 2 do Sở Công Thương làm trưởng đoàn.
2. Ủy ban nhân dân tỉnh giám sát việc thực hiện.
III. THỜI HẠN XỬ LÝ TIN BÁO
1. Tin báo ngộ độc: đoàn kiểm tra có mặt trong 02 giờ.
2. Tin báo khác: trả lời trong 05 ngày làm việc.
IV. CHỈ TIÊU KIỂM TRA

| STT | Nội dung | Đơn vị tính | Năm 2026 |
| --- | --- | --- | --- |
| 1 | Chợ được kiểm tra | chợ | 36 |
| 2 | Bếp ăn ký cam kết | % | 95 |

Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC

Lê Văn Sáu
"""


IN_MARCH = date(2026, 3, 20)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("plain")
    for name, text in (("fire.txt", FIRE), ("food.md", FOOD)):
        (folder / name).write_text(text, encoding="utf-8")
    directory = folder / "index"
    build.add([folder / "fire.txt", folder / "food.md"], directory, reader=InThisProcess())
    with open_index(directory) as index:
        yield index


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        # A section is told whole, also under the name that this plan gives it.
        ("Mục đích của kế hoạch phòng cháy là gì?", ["II.1.a", "II.1.b"]),
        ("Nêu yêu cầu của kế hoạch 88", ["II.2.a", "II.2.b"]),
        ("Mục tiêu của kế hoạch phòng cháy chữa cháy 2026?", ["III.1", "III.2"]),
        ("Kế hoạch an toàn thực phẩm Tết đặt ra những mục tiêu gì?", ["I.1", "I.2"]),
        # One unit of those that are named together; the text by what it is about.
        ("UBND phường phải làm gì về phòng cháy chữa cháy?", ["IV.2", "IV.2.a", "IV.2.b"]),
        ("UBND xã có nhiệm vụ gì theo kế hoạch PCCC?", ["IV.2", "IV.2.a", "IV.2.b"]),
        ("Kế hoạch 88 ban hành ngày nào, ai ký?", ["phần ký", "phần mở đầu"]),
        ("Kế hoạch an toàn thực phẩm căn cứ luật nào?", ["phần mở đầu"]),
        ("Mục tiêu của kế hoạch phòng cháy tỉnh Sơn Trà là gì?", ["III.1", "III.2"]),
        # Each case, where none is named; one, where one is.
        ("Thời hạn xử lý tin báo an toàn thực phẩm là bao lâu?", ["III", "III.1", "III.2"]),
        ("Tin báo ngộ độc phải xử lý trong bao lâu?", ["III", "III.1"]),
        # A number whose unit stands in a column of its own.
        ("Năm 2026 kiểm tra bao nhiêu chợ?", ["IV.bảng 1", "IV.1"]),
        ("Bao nhiêu phần trăm bếp ăn phải ký cam kết?", ["IV.bảng 1", "IV.2"]),
        # What is told of last year is not told of this one.
        ("Năm 2026 phải kiểm tra bao nhiêu phần trăm cơ sở kinh doanh?", ["III.1"]),
        ("Ai làm trưởng đoàn kiểm tra số 2 về an toàn thực phẩm?", ["II.1", "II.1.b"]),
    ],
)
def test_a_plain_question_is_answered_from_where_it_is_told(
    question: str, paths: list[str], plans: Index
) -> None:
    answer = asked(question, plans, IN_MARCH)
    assert answer.answered, answer.reason
    cited = [citation.quote.clause.path for citation in answer.citations]
    assert list(dict.fromkeys(cited)) == paths


@pytest.mark.parametrize(
    "question",
    [
        "Mục tiêu của kế hoạch chuyển đổi số là gì?",
        "Kế hoạch phòng cháy chữa cháy căn cứ luật nào?",
        "Kế hoạch an toàn thực phẩm căn cứ nghị quyết nào?",
        "Ai là Giám đốc Công an tỉnh?",
    ],
)
def test_what_another_plan_tells_does_not_answer(question: str, plans: Index) -> None:
    assert not asked(question, plans, IN_MARCH).answered


@pytest.mark.parametrize(
    ("named", "unit", "same"),
    [
        ("UBND các xã, phường, đặc khu", "UBND xã", True),
        ("9. Ủy ban nhân dân các xã, phường", "UBND phường Hội Thương", True),
        ("Ủy ban nhân dân cấp xã", "UBND xã", True),
        ("UBND phường, xã", "UBND xã", True),
        ("Ủy ban nhân dân tỉnh", "UBND xã", False),
        ("Ủy ban Mặt trận Tổ quốc các xã", "UBND xã", False),
        ("Ủy ban nhân dân các sở", "UBND xã", False),
    ],
)
def test_a_committee_is_one_of_those_that_are_named_together(
    named: str, unit: str, same: bool
) -> None:
    assert names_unit(compared(named), compared(unit)) is same


@pytest.mark.parametrize(
    ("named", "unit", "same"),
    [
        ("Đề nghị Ủy ban MTTQ Việt Nam và các đoàn thể phường", "Mặt trận phường", True),
        ("Hội Nông dân và các tổ chức chính trị - xã hội tỉnh", "Hội Nông dân tỉnh", True),
        ("Hội Nông dân và các tổ chức chính trị - xã hội tỉnh", "Hội Nông dân xã", False),
        ("Công an phường báo cáo UBND tỉnh", "Công an tỉnh", False),
        ("UBND và các cơ quan của tỉnh", "UBND tỉnh", False),
    ],
)
def test_the_level_of_a_unit_may_stand_a_little_behind_its_name(
    named: str, unit: str, same: bool
) -> None:
    assert names_unit(compared(named), compared(unit)) is same
