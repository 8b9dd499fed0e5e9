"""Agencies, offices and places as sentences name them, and when two names are one."""

from __future__ import annotations

import pytest

from corpus.names import compared, find_names, holds


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Giao Sở Nội vụ và Sở Y tế chủ trì.", ["Sở Nội vụ", "Sở Y tế"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch phối hợp với UBND các xã.",
            ["Sở Văn hóa, Thể thao và Du lịch", "UBND"],
        ),
        ("báo cáo về Công chức Văn hóa và Xã hội", ["Công chức Văn hóa và Xã hội"]),
        ("Tổ dân phố 5 gửi Hội Liên hiệp Phụ nữ.", ["Tổ dân phố 5", "Hội Liên hiệp Phụ nữ"]),
        ("Chính phủ ban hành Nghị định.", ["Chính phủ"]),
        ("Báo cáo kết quả thực hiện", []),
        ("Thành ủy và Tỉnh đoàn phối hợp", ["Thành ủy", "Tỉnh đoàn"]),
        ("Đề nghị Tỉnh đoàn, Hội Nông dân tỉnh", ["Tỉnh đoàn", "Hội Nông dân tỉnh"]),
        ("Đoàn Thanh niên, Tỉnh đoàn được giao", ["Đoàn Thanh niên", "Tỉnh đoàn"]),
        ("các tỉnh đoàn kết giúp nhau", []),
        # A capital behind the head is of the name, though its syllable ends others.
        ("Sở Xây dựng xây dựng đề án.", ["Sở Xây dựng"]),
        ("Thành viên Ban Chỉ đạo phối hợp với Sở Y tế.", ["Ban Chỉ đạo", "Sở Y tế"]),
        ("Nhiệm vụ của Sở Tư pháp ở kế hoạch này", ["Sở Tư pháp"]),
        ("cơ sở dữ liệu dùng chung, trụ sở mới, quyền sở hữu", []),
        ("Tổ dân phố ở phường 5", ["Tổ dân phố"]),
    ],
)
def test_an_agency_is_named_from_its_head_to_its_verb(sentence: str, names: list[str]) -> None:
    found = [name.span.of(sentence) for name in find_names(sentence) if not name.place]
    assert found == names


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("trên địa bàn phường Hội Thương", ["phường Hội Thương"]),
        ("tỉnh Hà Nam và huyện Thanh Liêm", ["tỉnh Hà Nam", "huyện Thanh Liêm"]),
        ("các xã, phường trên địa bàn", []),
        ("hộ nghèo ở Hội An và Hội LHPN", ["Hội An"]),
    ],
)
def test_a_place_is_a_kind_with_its_name(sentence: str, places: list[str]) -> None:
    assert [n.span.of(sentence) for n in find_names(sentence) if n.place] == places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND TP. Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Ban VSTBPN", "Ban Vì sự tiến bộ của phụ nữ"),
        ("UBND cấp xã", "UBND xã"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở GD-ĐT", "Sở Giáo dục và Đào tạo"),
        ("Hội Phụ nữ phường", "Hội Liên hiệp Phụ nữ phường"),
        ("Mặt trận xã", "MTTQ xã"),
        ("Liên minh HTX tỉnh", "Liên minh Hợp tác xã tỉnh"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert compared(one) == compared(other)


def test_a_name_is_held_whole_and_in_order() -> None:
    words = compared("Trưởng trạm y tế phường Hội Thương")
    assert holds(words, compared("Trạm Y tế phường"))
    assert not holds(words, compared("Trạm Y tế Hội Thương"))
