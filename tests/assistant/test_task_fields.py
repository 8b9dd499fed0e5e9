"""Questions whose answer stands beside the task that they name: in a field, or in a heading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.asked.fields import asked_roles
from assistant.question import read_question
from assistant.verify import verify
from index import Index, open_index
from index.build import add
from tests.asking import asked, said
from tests.index.made import QuickEmbedder
from tests.stand_ins import InThisProcess

OWN = Path(__file__).parents[1] / "data" / "blocks"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Four plans of other fields: new countryside, vaccination, a festival, swimming lessons."""
    directory = tmp_path_factory.mktemp("blocks")
    add([OWN], directory, reader=InThisProcess(), embedding=QuickEmbedder(dim=512))
    with open_index(directory, QuickEmbedder(dim=512)) as index:
        yield index


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Ai làm việc bê tông hóa đường liên ấp Cây Da - Tân Thuận ở xã Tân Hòa?",
            ("Cây Da - Tân Thuận", "Ban Quản lý dự án khu vực Châu Thành"),
        ),
        (
            "Bê tông hóa đường liên ấp Cây Da - Tân Thuận bao giờ xong, hết bao nhiêu tiền?",
            ("30/9/2026", "9.600 triệu đồng"),
        ),
        (
            "Đơn vị nào lắp đèn năng lượng mặt trời trên đường Kênh Đông, hạn đến khi nào?",
            ("Đoàn Thanh niên xã", "Quý II/2026"),
        ),
        (
            "Cơ quan nào phối hợp xây điểm tập kết rác ấp Bàu Sen, xã Tân Hòa?",
            ("Hợp tác xã vệ sinh môi trường Bàu Sen",),
        ),
        (
            "Sản phẩm của nhiệm vụ xây điểm tập kết rác thải ấp Bàu Sen là gì?",
            ("Biên bản nghiệm thu",),
        ),
        (
            "Hội thi gia đình nông thôn mới kiểu mẫu diễn ra ở đâu, ngày nào?",
            ("Sân vận động xã Tân Hòa", "28/6/2026"),
        ),
        ("Kinh phí sửa chữa Nhà văn hóa ấp Trảng Lớn là bao nhiêu?", ("420 triệu đồng",)),
        (
            "Chiến dịch tiêm sởi - rubella ở Lạng Sơn do đơn vị nào chủ trì, tiêm ngày nào?",
            ("Trung tâm Kiểm soát bệnh tật tỉnh", "25/4/2026"),
        ),
        (
            "Thả cá diệt bọ gậy ở bể nước công cộng từ ngày nào đến ngày nào?",
            ("Thả cá diệt bọ gậy", "01/6", "30/6/2026"),
        ),
        (
            "Lễ nghinh Ông ở phường Đông Hải mấy giờ, ở đâu, ai phụ trách?",
            ("05 giờ 30 phút", "Bến cá Mỹ Tân", "Ban Khánh tiết"),
        ),
        (
            "Ai tổ chức giải đua thuyền thúng phường Đông Hải và tổ chức ngày nào?",
            ("Trung tâm Cung ứng dịch vụ công", "18/7/2026"),
        ),
        (
            "Lễ hội Cầu ngư phường Đông Hải năm 2026 diễn ra những ngày nào, ở đâu?",
            ("từ ngày 17 đến ngày 19/7/2026", "Lăng Ông Nam Hải"),
        ),
        (
            "Tiền tổ chức Lễ hội Cầu ngư phường Đông Hải lấy từ nguồn nào?",
            ("ngân sách phường 300 triệu đồng", "xã hội hóa"),
        ),
        ("le nghinh ong phuong dong hai to chuc o dau", ("Bến cá Mỹ Tân",)),
        (
            "Cắm biển cảnh báo gần trường học ở Cà Mau xong trước ngày nào, kinh phí bao nhiêu?",
            ("31/12/2025", "480 triệu đồng"),
        ),
        (
            "Who is in charge of the measles-rubella vaccination campaign in Lang Son?",
            ("Trung tâm Kiểm soát bệnh tật tỉnh",),
        ),
    ],
)
def test_what_is_asked_is_told_with_the_task(
    question: str, parts: tuple[str, ...], plans: Index
) -> None:
    answer = asked(question, plans)
    assert all(part in said(answer) for part in parts), said(answer) or answer.reason


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Ai lắp camera ở các ngã ba, ngã tư xã Tân Hòa?", "Công an xã: "),
        ("Xã Tân Hòa kiểm tra đăng ký tạm trú thế nào?", "Công an xã: "),
        ("Bên nào dự trữ hóa chất và trang phục phòng hộ ở Lạng Sơn?", "Trung tâm Kiểm soát"),
    ],
)
def test_a_duty_is_told_with_the_unit_whose_heading_it_stands_under(
    question: str, unit: str, plans: Index
) -> None:
    assert said(asked(question, plans)).startswith(unit)


@pytest.mark.parametrize(
    "question",
    [
        # The tasks beside these have such a field; they have none.
        "Đơn vị nào cắm biển báo tải trọng tại cầu trên kênh Tân Hưng, xã Tân Hòa?",
        "Khi nào xong việc cắm biển báo tải trọng các cầu trên kênh Tân Hưng?",
        "Lắp đèn năng lượng mặt trời đường Kênh Đông ở Tân Hòa tốn bao nhiêu tiền?",
        "Kinh phí giám sát véc tơ sốt xuất huyết ở Lạng Sơn là bao nhiêu?",
        "Truyền thông phòng bệnh dại ở Lạng Sơn thực hiện vào tháng nào?",
        "Giải đua thuyền thúng ở phường Đông Hải tổ chức ở đâu?",
        "Đêm nhạc bế mạc lễ hội Cầu ngư Đông Hải do ai chủ trì?",
        "Phòng nào chủ trì lắp bể bơi thông minh ở các trường ven biển Cà Mau?",
        "Bao giờ lắp xong 18 bể bơi ở các trường tiểu học ven biển Cà Mau?",
    ],
)
def test_no_task_is_told_with_the_fields_of_another(question: str, plans: Index) -> None:
    answer = asked(question, plans)
    assert not answer.answered, said(answer)


def test_task_and_field_are_quoted_apart_and_both_verbatim(plans: Index) -> None:
    answer = asked("Nhà văn hóa ấp Trảng Lớn phải sửa xong trước ngày nào, ai chủ trì?", plans)
    (statement,) = answer.statements
    assert [quote.quote for quote in statement.quotes] == [
        "Sửa chữa Nhà văn hóa ấp Trảng Lớn",
        "Chủ trì: Phòng Văn hóa - Xã hội xã.",
        "Thời gian: hoàn thành trước ngày 15/7/2026.",
    ]
    for quote in statement.quotes:
        assert quote.document.text[quote.span.start : quote.span.end] == quote.quote
    assert verify(statement.text, [quote.quote for quote in statement.quotes]).passed


def test_who_is_given_a_task_leads_it_and_who_is_served_does_not() -> None:
    assert "lead" in asked_roles(read_question("Sở nào được giao mua máy lọc nước?"))
    assert "lead" not in asked_roles(read_question("Những ai được tập huấn bơi?"))
