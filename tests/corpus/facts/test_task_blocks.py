"""What stands beside a task: the fields of its block, and of which task each is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.document import Document
from corpus.facts.roles import role_of
from corpus.facts.task_blocks import Part, fields_of
from tests.corpus.reading import read

OWN = Path(__file__).parents[2] / "data" / "blocks"


def plan(*lines: str) -> Document:
    return read("\n".join(("KẾ HOẠCH", "II. NHIỆM VỤ", *lines)), wrapped=False)


def words(document: Document, part: Part | None) -> str:
    return part.span.of(document.text) if part else ""


def told(document: Document) -> dict[str, list[str]]:
    """The words of each field, with what it may be told of."""
    return {
        words(document, field.words): [words(document, task) for task in field.tasks]
        for field in fields_of(document)
    }


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan thực hiện", "lead"),
        ("Phụ trách", "lead"),
        ("Phân công thực hiện", "lead"),
        ("Cơ quan phối hợp", "help"),
        ("Thời gian hoàn thành", "when"),
        ("Lộ trình thực hiện", "when"),
        ("Địa điểm tổ chức", "where"),
        ("Kinh phí dự kiến", "money"),
        ("Tổng kinh phí", "money"),
        ("Sản phẩm đầu ra", "result"),
        ("Kết quả cần đạt", "result"),
        ("Thành phần tham dự", "detail"),
        ("Nội dung hoạt động", "what"),
        ("Giải thưởng", None),
        ("Trạm Y tế xã", None),
        ("Thời gian qua, công tác này còn hạn chế", None),
    ],
)
def test_a_label_announces_its_role(label: str, role: str | None) -> None:
    assert role_of(label) == role


def test_fields_in_a_row_are_of_the_tasks_right_before_them_and_of_no_other() -> None:
    document = plan(
        "1. Chuyển đổi số",
        "- Lắp 12 cụm loa thông minh.",
        "- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.",
        "- Tập huấn cho 30 tổ công nghệ số.",
        "- Đơn vị chủ trì: Đoàn Thanh niên xã.",
        "- Số hóa sổ hộ tịch.",
    )
    assert told(document) == {
        "Đơn vị chủ trì: Phòng Văn hóa - Xã hội.": ["Lắp 12 cụm loa thông minh."],
        "Đơn vị chủ trì: Đoàn Thanh niên xã.": ["Tập huấn cho 30 tổ công nghệ số."],
    }


def test_the_only_fields_of_a_clause_are_also_of_its_heading() -> None:
    document = plan(
        "1. Thu gom rác thải",
        "a) Nội dung: Xây điểm tập kết rác.",
        "b) Cơ quan chủ trì: Phòng Kinh tế.",
    )
    assert told(document) == {
        "Cơ quan chủ trì: Phòng Kinh tế.": ["Xây điểm tập kết rác.", "Thu gom rác thải"]
    }


def test_an_event_is_told_by_its_heading_and_the_points_below_it() -> None:
    document = plan(
        "1. Giải đua thuyền",
        "- Thời gian: chiều ngày 18/7/2026.",
        "- Giải thưởng: giải nhất 10 triệu đồng.",
        "- Đơn vị chủ trì: Trung tâm Cung ứng dịch vụ công.",
    )
    fields = told(document)
    assert fields["Thời gian: chiều ngày 18/7/2026."] == ["Giải đua thuyền"]
    led = fields["Đơn vị chủ trì: Trung tâm Cung ứng dịch vụ công."]
    assert led[-1] == "Giải đua thuyền"


def test_points_under_a_label_are_fields_and_tasks_under_a_label_are_tasks() -> None:
    document = plan(
        "1. Tiêm chủng",
        "a) Nội dung:",
        "- Rà soát trẻ chưa tiêm.",
        "- Tiêm lưu động ở thôn, bản.",
        "b) Cơ quan thực hiện:",
        "- Đơn vị chủ trì: Trung tâm Y tế.",
        "- Trạm y tế xã chuẩn bị điểm tiêm.",
    )
    tasks = ["Tiêm lưu động ở thôn, bản.", "Rà soát trẻ chưa tiêm.", "Tiêm chủng"]
    assert told(document) == {
        "Đơn vị chủ trì: Trung tâm Y tế.": tasks,
        "Trạm y tế xã chuẩn bị điểm tiêm.": tasks,
    }
    under = [words(document, field.under) for field in fields_of(document)]
    assert under == ["", "Cơ quan thực hiện:"]


def test_lines_without_a_mark_are_fields_of_the_point_they_stand_in() -> None:
    document = plan(
        "1. Văn hóa",
        "a) Sửa nhà văn hóa ấp Trảng Lớn",
        "Chủ trì: Phòng Văn hóa - Xã hội xã.",
        "Thời gian: trước ngày 15/7/2026.",
    )
    assert told(document) == {
        "Chủ trì: Phòng Văn hóa - Xã hội xã.": ["Sửa nhà văn hóa ấp Trảng Lớn"],
        "Thời gian: trước ngày 15/7/2026.": ["Sửa nhà văn hóa ấp Trảng Lớn"],
    }


def test_a_part_of_the_plan_is_no_task_of_the_field_behind_it() -> None:
    document = plan(
        "1. Truyền thông",
        "- Phát tờ rơi.",
        "2. Tập huấn",
        "- Mở 04 lớp.",
        "3. Kinh phí thực hiện: Theo quy định hiện hành.",
    )
    assert told(document) == {"Kinh phí thực hiện: Theo quy định hiện hành.": []}


def test_a_section_that_tells_one_thing_tells_it_of_the_plan() -> None:
    document = plan(
        "1. Phát tờ rơi.",
        "III. KINH PHÍ THỰC HIỆN",
        "Từ nguồn ngân sách tỉnh và nguồn hợp pháp khác.",
        "IV. TỔ CHỨC THỰC HIỆN",
    )
    (field,) = fields_of(document)
    assert (field.role, field.tasks) == ("money", ())
    assert words(document, field.words).endswith("Từ nguồn ngân sách tỉnh và nguồn hợp pháp khác.")


@pytest.mark.parametrize(
    ("heading", "gives"),
    [
        ("1. Từ ngày 01/6 đến ngày 30/6/2026: Tháng cao điểm", True),
        ("1. Đợt 1 (từ ngày 01/3 đến ngày 15/3/2026)", True),
        ("1. Thực hiện Chỉ thị số 27/CT-TTg ngày 12/3/2026", False),
        ("1. Diệt lăng quăng", False),
    ],
)
def test_a_heading_that_gives_a_time_is_the_time_of_its_points(heading: str, gives: bool) -> None:
    fields = fields_of(plan(heading, "- Thả cá diệt bọ gậy.", "- Vệ sinh môi trường."))
    assert [field.role for field in fields] == ["when"] * gives


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "1. Thu gom rác",
                "a) Nội dung:",
                "a) Nội dung: Trồng cây",
                "- Mua xe đẩy",
                "+ Thời gian: Quý II",
                "b) Đơn vị chủ trì:",
                "- Phối hợp: Công an xã",
                "Kinh phí: 5 triệu đồng",
                "c) Thời gian",
            )
        ),
        max_size=9,
    )
)
def test_every_part_is_words_of_its_clause(lines: list[str]) -> None:
    document = plan(*lines)
    for field in fields_of(document):
        for part in (field.words, field.under, *field.tasks):
            if part is not None:
                assert part.clause.span.contains(part.span)
                assert words(document, part).strip()


def test_in_whole_plans_each_field_is_of_its_own_task() -> None:
    (document,) = read_documents(OWN / "nong-thon-moi-xa.txt")
    fields = told(document)
    assert fields["Thời gian hoàn thành: Quý II/2026."] == [
        "Phát quang, lắp đặt 85 bóng đèn năng lượng mặt trời trên tuyến đường Kênh Đông."
    ]
    bare = "Cắm biển báo giới hạn tải trọng tại 03 cầu trên kênh Tân Hưng."
    assert not any(bare in tasks for tasks in fields.values())
