"""A question that names no case is told every point of a list; one that names a case, this one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.settings import Settings
from index import Index, build, open_index
from tests.stand_ins import InThisProcess

HARBOUR = """\
ỦY BAN NHÂN DÂN
TỈNH MỸ HẢI
Số: 31/KH-UBND
Mỹ Hải, ngày 09 tháng 02 năm 2026
KẾ HOẠCH
Phát triển nghề cá và cảng cá năm 2026
I. NHIỆM VỤ
1. Sửa chữa các âu thuyền đã xuống cấp sau bão.
- Đợt 1: hoàn thành nạo vét luồng trước ngày 30/4/2026;
- Đợt 2: hoàn thành kè chắn sóng trước ngày 31/8/2026.
2. Khi cấp phép khai thác, cơ quan đăng kiểm đánh giá tàu cá. Nội dung đánh giá bao gồm:
a) Vỏ và máy của tàu cá;
b) Thiết bị giám sát hành trình của tàu cá;
c) Trang bị cứu sinh của tàu cá.
3. Kế hoạch này không hỗ trợ đối với:
a) Tàu vỏ gỗ đóng trước năm 2000;
b) Lồng bè nằm ngoài vùng nuôi;
c) Cơ sở chế biến có vốn nước ngoài.
II. KINH PHÍ
- Hỗ trợ mô hình nuôi biển: 640.000.000 đồng. Trong đó:
+ Mô hình nuôi hàu tại xã Bãi Ngang: 400.000.000 đồng;
+ Mô hình nuôi rong tại xã Cửa Lạch: 240.000.000 đồng.
III. TỔ CHỨC THỰC HIỆN
1. Chi cục Thủy sản: theo dõi, đôn đốc việc thực hiện.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH

Ngô Văn Lượm
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("cases")
    (folder / "plan.txt").write_text(HARBOUR, encoding="utf-8")
    build.add([folder / "plan.txt"], folder / "index", reader=InThisProcess())
    with open_index(folder / "index") as index:
        yield index


@pytest.mark.parametrize(
    ("question", "points"),
    [
        # What every point says names no case, be it the noun of the list or another word for it.
        ("Khi nào xong các đợt sửa chữa âu thuyền?", ["I.1.-1", "I.1.-2"]),
        (
            "Sửa chữa các âu thuyền chia mấy đợt, từng đợt xong ngày nào?",
            ["I.1.-1", "I.1.-2"],
        ),
        (
            "Cơ quan đăng kiểm xem xét những gì khi đánh giá tàu cá?",
            ["I.2", "I.2.a", "I.2.b", "I.2.c"],
        ),
        # Each point says another part of what is asked for.
        ("Kế hoạch nghề cá không hỗ trợ những loại tàu, lồng bè nào?", ["I.3.a", "I.3.b", "I.3.c"]),
        # The sum of all is told with its parts where each is asked for.
        ("Mỗi mô hình nuôi biển được hỗ trợ bao nhiêu?", ["II.-1", "II.-1.+1", "II.-1.+2"]),
        ("Mô hình nuôi biển được hỗ trợ tổng cộng bao nhiêu?", ["II.-1"]),
        # One case is named.
        ("Mô hình nuôi rong ở Cửa Lạch được bao nhiêu tiền?", ["II.-1.+2"]),
        ("Bao giờ xong kè chắn sóng âu thuyền?", ["I.1.-2"]),
    ],
)
def test_the_points_that_are_asked_for_are_told(
    question: str, points: list[str], harbour: Index
) -> None:
    answer = ask(question, harbour, Settings(index=harbour.directory), today=date(2026, 3, 20))
    assert answer.answered, answer.reason
    assert [statement.quotes[-1].clause.path for statement in answer.statements] == points
    assert not any("Trong đó" in statement.text for statement in answer.statements)
