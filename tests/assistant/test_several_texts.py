"""A question over several texts is answered from each by itself, or said not to be in it."""

from __future__ import annotations

import pytest

from assistant.named.naming import Naming, meant, texts_apart
from assistant.question import read_question
from assistant.scope import find_scope
from index import Index
from tests.asking import asked, index_of


def naming(by: str, at: int, *documents: str) -> Naming:
    return Naming(by, "", at, documents)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("namings", "apart"),
    [
        # "Phú Thọ và Đồng Tháp"
        ([naming("place", 0, "fire"), naming("place", 9, "reform")], [("fire",), ("reform",)]),
        # "kế hoạch 159 và 165 của Cần Thơ": the place is of both
        (
            [naming("number", 0, "a"), naming("number", 9, "b"), naming("place", 20, "a", "b")],
            [("a",), ("b",)],
        ),
        # "kế hoạch chuyển đổi số phường Hòa Khánh và Chỉ thị 09 của Gia Lai"
        (
            [
                naming("title", 0, "digital"),
                naming("place", 9, "digital"),
                naming("number", 20, "swim"),
                naming("place", 30, "swim", "other"),
            ],
            [("digital",), ("swim",)],
        ),
        # "kế hoạch 186 của Phú Thọ" is one, "kế hoạch 186 của Gia Lai" a contradiction
        ([naming("number", 0, "fire"), naming("place", 9, "fire", "other")], []),
        ([naming("number", 0, "fire"), naming("place", 9, "swim")], []),
        # "kế hoạch 78 huyện Quan Sơn theo Nghị định 48": what is only cited has no place
        (
            [naming("number", 0, "a"), naming("place", 9, "a"), naming("number", 20, "decree")],
            [],
        ),
        ([], []),
    ],
)
def test_names_that_agree_mean_one_text(
    namings: list[Naming], apart: list[tuple[str, ...]]
) -> None:
    assert [meant(text) for text in texts_apart(namings)] == apart


HEAD = """ỦY BAN NHÂN DÂN
TỈNH {place}
Số: {number}/KH-UBND
{name}, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
{title}

"""
FIRE = """I. MỤC TIÊU
Tổ chức ít nhất 40 buổi diễn tập chữa cháy trong năm.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
Kiểm tra nguồn nước phục vụ chữa cháy tại các khu dân cư.
2. Báo và Phát thanh, Truyền hình
Mở chuyên mục phòng cháy, phát sóng tối thiểu 02 số/tháng.
3. Ủy ban nhân dân các xã, phường
Ban hành kế hoạch của địa phương trước ngày 10/3/2026.
"""
WATER = """I. MỤC TIÊU
Tổ chức ít nhất 15 lớp dạy bơi cho học sinh trong năm.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
Chỉ đạo chủ đầu tư rào chắn các hố móng trong phạm vi công trình.
2. Tỉnh đoàn
Trực cứu hộ tại bãi tắm công cộng.
3. Ủy ban nhân dân các xã, phường
Ban hành kế hoạch của địa phương trước ngày 25/4/2026.
4. Báo và Phát thanh, Truyền hình
Duy trì chuyên mục an toàn dưới nước, phát sóng 03 kỳ/tháng.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Index:
    texts = {}
    for file, place, number, title, body in (
        ("pho", "Phú Thọ", "186", "Phòng cháy, chữa cháy năm 2026", FIRE),
        ("gia", "Gia Lai", "90", "Phòng, chống đuối nước trẻ em năm 2026", WATER),
    ):
        head = HEAD.format(place=place.upper(), name=place, number=number, title=title)
        texts[f"{file}.txt"] = head + body
    return index_of(tmp_path_factory.mktemp("plans"), texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Nhiệm vụ của Sở Xây dựng ở KH 186 Phú Thọ và ở kế hoạch 90 Gia Lai khác nhau thế nào?",
            ("nguồn nước", "hố móng"),
        ),
        (
            "UBND xã, phường phải ban hành kế hoạch trước ngày nào theo KH PCCC Phú Thọ và "
            "kế hoạch đuối nước Gia Lai?",
            ("10/3/2026", "25/4/2026"),
        ),
        # What one counts in issues, another counts in programmes.
        (
            "Báo và Phát thanh, Truyền hình của Phú Thọ và của Gia Lai phải phát sóng chuyên mục "
            "mấy số, mấy kỳ mỗi tháng?",
            ("02 số/tháng", "03 kỳ/tháng"),
        ),
    ],
)
def test_each_text_tells_its_own(question: str, told: tuple[str, ...], plans: Index) -> None:
    assert len(find_scope(read_question(question), plans).each) == 2
    answer = asked(question, plans)
    said = "\n".join(statement.text for statement in answer.statements)
    assert all(words in said for words in told)
    assert "Chưa tìm thấy" not in answer.note


def test_what_one_text_does_not_say_is_said_of_it(plans: Index) -> None:
    answer = asked("Phú Thọ và Gia Lai tổ chức bao nhiêu buổi diễn tập chữa cháy?", plans)
    said = "\n".join(statement.text for statement in answer.statements)
    assert "40 buổi" in said and "15 lớp" not in said
    assert answer.note == "Chưa tìm thấy trong: Kế hoạch 90/KH-UBND."


def test_only_one_side_compares_nothing(plans: Index) -> None:
    question = "Phú Thọ và Gia Lai, nơi nào tổ chức nhiều buổi diễn tập chữa cháy hơn?"
    assert not asked(question, plans).answered
