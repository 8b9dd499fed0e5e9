"""Places and agencies of today, under old names and new."""

from __future__ import annotations

import pytest

from corpus.agencies import find_old_agencies, office_for
from corpus.units import UnitError, current_province, find_commune, find_places


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("phường Hội Thương, thành phố Pleiku, tỉnh Gia Lai", "phường Pleiku, tỉnh Gia Lai"),
        ("Phường 12, Quận 3, TP Hồ Chí Minh", "phường Nhiêu Lộc, thành phố Hồ Chí Minh"),
        ("xã Liêm Túc, huyện Thanh Liêm, tỉnh Hà Nam", "xã Thanh Bình, tỉnh Ninh Bình"),
        ("phường Phủ Lý, tỉnh Hà Nam", "phường Phủ Lý, tỉnh Ninh Bình"),
        ("phuong sai gon, tp ho chi minh", "phường Sài Gòn, thành phố Hồ Chí Minh"),
        ("phường Phủ Lý", "phường Phủ Lý, tỉnh Ninh Bình"),
        ("đặc khu Phú Quốc, tỉnh An Giang", "đặc khu Phú Quốc, tỉnh An Giang"),
    ],
)
def test_an_address_old_or_new_gives_the_commune_of_today(address: str, today: str) -> None:
    assert find_commune(address).full == today


def test_only_an_old_address_says_what_it_was() -> None:
    assert find_commune("phường Hội Thương, thành phố Pleiku, tỉnh Gia Lai").was
    assert find_commune("phường Pleiku, tỉnh Gia Lai").was is None


@pytest.mark.parametrize("address", ["", "xã Tân An", "phường Không Có, tỉnh An Giang", "x, y"])
def test_what_names_no_single_commune_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(UnitError) as raised:
        find_commune(address)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("tỉnh Hà Nam", "tỉnh Ninh Bình"),
        ("tỉnh Kiên Giang", "tỉnh An Giang"),
        ("tỉnh Thừa Thiên Huế", "thành phố Huế"),
        ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("tỉnh Gia Lai", "tỉnh Gia Lai"),
        ("thành phố Pleiku", None),
        ("huyện Thanh Liêm", None),
    ],
)
def test_a_province_has_one_province_of_today(old: str, today: str | None) -> None:
    assert current_province(old) == today


def test_units_named_together_are_one_address() -> None:
    text = "chú trọng tại xã Liêm Túc huyện Thanh Liêm và phường Châu Sơn-Phủ Lý"
    first, second = find_places(text, "tỉnh Hà Nam")
    assert first.names == ("xã Liêm Túc", "huyện Thanh Liêm")
    assert first.commune and first.commune.full == "xã Thanh Bình, tỉnh Ninh Bình"
    assert second.commune and second.commune.full == "phường Châu Sơn, tỉnh Ninh Bình"


@pytest.mark.parametrize(
    ("written", "field", "successor"),
    [
        ("Sở Lao động Thương binh và Xã hội", "bình đẳng giới", "Sở Nội vụ"),
        ("Bộ Lao động- Thương binh và Xã hội", "bình đẳng giới", "Bộ Nội vụ"),
        ("Bộ LĐTBXH", "giảm nghèo bền vững", "Bộ Nông nghiệp và Môi trường"),
        ("Sở LĐTB&XH", "bảo vệ trẻ em", "Sở Y tế"),
        ("Phòng LĐ-TBXH", "bình đẳng giới", "Phòng Văn hóa - Xã hội"),
        ("Công chức Địa chính - Xây dựng", "đất đai", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Sở TT&TT", "chuyển đổi số", "Sở Khoa học và Công nghệ"),
        ("Sở Kế hoạch và Đầu tư", "đầu tư công", "Sở Tài chính"),
        ("Sở LĐTBXH", "phòng cháy", None),
    ],
)  # fmt: skip
def test_an_old_agency_has_the_successor_of_its_field(
    written: str, field: str, successor: str | None
) -> None:
    (found,) = find_old_agencies(f"giao {written} chủ trì")
    assert found.span.of(f"giao {written} chủ trì") == written
    assert found.succession.successor(field) == successor


@pytest.mark.parametrize(
    "text", ["Sở Nội vụ", "Phòng Văn hóa - Xã hội", "Bộ Tài chính", "lao động, thương binh"]
)
def test_todays_agencies_are_not_old(text: str) -> None:
    assert find_old_agencies(text) == ()


@pytest.mark.parametrize(
    ("place", "department", "office"),
    [
        ("phường Sài Gòn, thành phố Hồ Chí Minh", "Sở Nội vụ", "Phòng Văn hóa - Xã hội"),
        ("xã Kiên Lương, tỉnh An Giang", "Sở Tài chính", "Phòng Kinh tế"),
        ("phường Rạch Giá, tỉnh An Giang", "Sở Tài chính", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("đặc khu Phú Quốc, tỉnh An Giang", "Sở Xây dựng", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("xã Hòn Đất, tỉnh An Giang", "Sở Văn hoá và Thể thao", "Phòng Văn hóa - Xã hội"),
        ("xã Kiên Lương, tỉnh An Giang", "Chi cục Thủy sản", None),
    ],
)  # fmt: skip
def test_a_departments_work_has_an_office_in_the_commune(
    place: str, department: str, office: str | None
) -> None:
    assert office_for(department, find_commune(place)) == office
