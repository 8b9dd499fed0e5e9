"""Number, kind, issuer, place, date, title, signer: as real documents show them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import read_documents
from corpus.structure.titles import find_place, level_of, natural_case
from tests.corpus.reading import read


@pytest.mark.parametrize(
    ("file", "number", "issuer", "place", "level", "day", "year", "signer"),
    [
        (
            "plans/000_0e63ce9b455361fc.txt",
            None,
            "Ủy ban nhân dân phường Hội Thương",
            "phường Hội Thương",
            "commune",
            None,
            2022,
            "Lưu Thị Kim Chi",
        ),
        (
            "plans/003_8d1e6aa1a21ecbf8.txt",
            None,
            "Ủy ban nhân dân tỉnh Hà Nam",
            "tỉnh Hà Nam",
            "province",
            None,
            2014,
            None,
        ),
        (
            "plans/004_19997326cc35926e.txt",
            "1509/KH-SYT-CDN",
            "Sở Y tế tỉnh Kiên Giang",
            "tỉnh Kiên Giang",
            "province",
            date(2022, 5, 12),
            2022,
            "Hà Văn Phúc",
        ),
        (
            "plans/174-KH-UBND.md",
            "174/KH-UBND",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "thành phố Hồ Chí Minh",
            "province",
            date(2025, 11, 18),
            2025,
            "Trần Thị Diệu Thúy",
        ),
        (
            "plans/165-KH-UBND.md",
            "165/KH-UBND",
            "Ủy ban nhân dân thành phố Cần Thơ",
            "thành phố Cần Thơ",
            "province",
            date(2025, 11, 21),
            2025,
            "Nguyễn Thị Ngọc Điệp",
        ),
        (
            "plans/308-KH-UBND.md",
            "308/KH-UBND",
            "Ủy ban nhân dân thành phố Hà Nội",
            "thành phố Hà Nội",
            "province",
            date(2025, 11, 17),
            2025,
            "Trương Việt Dũng",
        ),
        (
            "legal/30-2020-NĐ-CP.txt",
            "30/2020/NĐ-CP",
            "Chính phủ",
            None,
            "central",
            date(2020, 3, 5),
            2020,
            None,
        ),
    ],
)
def test_the_header_of_a_real_document(
    shared_corpus: Path,
    file: str,
    number: str | None,
    issuer: str,
    place: str | None,
    level: str,
    day: date | None,
    year: int,
    signer: str | None,
) -> None:
    header = read_documents(shared_corpus / file)[0].header
    assert (header.number, header.issuer, header.place, header.level) == (
        number,
        issuer,
        place,
        level,
    )
    assert (header.date, header.year, header.signer) == (day, year, signer)


def test_a_text_without_letterhead_says_nothing_of_itself(shared_corpus: Path) -> None:
    header = read_documents(shared_corpus / "plans/001_32c554cad376a699.txt")[0].header
    assert (header.number, header.issuer, header.date, header.title) == (None, None, None, None)


def test_a_blank_number_leaves_its_symbol() -> None:
    header = read(
        "Số:      /KH-UBND\n\nXã Hòa An, ngày    tháng 3 năm 2024\n\nKẾ HOẠCH\n\nI. A"
    ).header
    assert (header.number, header.symbol, header.date, header.year) == (None, "KH-UBND", None, 2024)


def test_stray_spaces_leave_the_number() -> None:
    assert read("Số: 1202/KH - UBND\n\nKẾ HOẠCH\n\nI. A").header.number == "1202/KH-UBND"


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        (
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nTỈNH THANH HÓA\nCHI CỤC KIỂM LÂM",
            "Chi cục Kiểm lâm tỉnh Thanh Hóa",
        ),
        (
            "UBND HUYỆN QUAN SƠN\nPHÒNG TÀI CHÍNH - KẾ HOẠCH",
            "Phòng Tài chính - Kế hoạch huyện Quan Sơn",
        ),
        ("BỘ NỘI VỤ\nCỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", "Cục Văn thư và Lưu trữ nhà nước"),
        ("SỞ Y TẾ TỈNH GIA LAI\nBỆNH VIỆN NHI", "Bệnh viện Nhi tỉnh Gia Lai"),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG VINH PHÚ", "Ủy ban nhân dân phường Vinh Phú"),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG\nĐẢNG ỦY PHƯỜNG LANG BIANG", "Đảng ủy phường Lang Biang"),
        ("UBND TỈNH GIA LAI\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Gia Lai"),
        (
            "UBND TỈNH CÀ MAU\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
            "Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau",
        ),
    ],
)
def test_who_issues_is_the_lowest_agency_of_the_letterhead(letterhead: str, issuer: str) -> None:
    header = read(
        f"{letterhead}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 5/KH-ABC\n\nKẾ HOẠCH\n\nI. MỤC ĐÍCH",
        format="txt",
    ).header
    assert header.issuer == issuer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("SỐ: 28 /2003/NĐ-CP", "28/2003/NĐ-CP"),
        ("SỐ :117  /2000/TT-BTC", "117/2000/TT-BTC"),
        ("  Số: 991/QĐ-UBND", "991/QĐ-UBND"),
        ("Số: 45 - NQ/TU", "45-NQ/TU"),
    ],
)
def test_a_number_as_old_and_new_files_write_it(line: str, number: str) -> None:
    assert read(f"{line}\n\nNGHỊ ĐỊNH\n\nI. A", format="txt").header.number == number


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("HƯỚNG DẪN LIÊN NGÀNH", "Hướng dẫn"),
        ("KẾ HOẠCH LIÊN TỊCH", "Kế hoạch"),
        ("QUY CHẾ PHỐI HỢP", "Quy chế"),
        ("THÔNG TƯ LIÊN TỊCH", "Thông tư liên tịch"),
        ("Số: 7/HDLN-SYT-SGDĐT", "Hướng dẫn"),
        ("Số: 7/KHLT-LĐLĐ-SNV", "Kế hoạch"),
    ],
)
def test_what_several_agencies_issue_together_has_a_kind(line: str, kind: str) -> None:
    assert read(f"SỞ Y TẾ\n\n{line}\n\nVề y tế học đường\n\nI. A").header.type == kind


def test_a_place_above_the_date_is_named_as_the_text_names_it() -> None:
    header = read(
        "SỞ Y TẾ\n\nSố: 7/KH-SYT\n\nCà Mau, ngày 5 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nPhòng dịch\n\n"
        "I. MỤC ĐÍCH\n\nGiảm ca mắc trên toàn tỉnh Cà Mau."
    ).header
    assert (header.place, header.issuer) == ("tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau")


def test_the_year_of_a_plan_is_not_the_year_of_a_text_it_cites() -> None:
    header = read(
        "Cần Thơ, ngày 21 tháng 11 năm 2025\n\nKẾ HOẠCH\n\nTHỰC HIỆN "
        "CHỈ THỊ SỐ 27/CT-TTG NGÀY 15 THÁNG 8 "
        "NĂM 2024\n\nI. A"
    ).header
    assert header.year == 2025


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("trên địa bàn phường Hội Thương năm 2022", "phường Hội Thương"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "thành phố Cần Thơ"),
        ("UBND TP. Cần Thơ", "thành phố Cần Thơ"),
        ("từ cấp tỉnh đến cơ sở", None),
        ("các xã, phường, thị trấn", None),
        ("Quận 3", "quận 3"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None),
        ("Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau", "tỉnh Cà Mau"),
        ("PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG ĐÔNG BA", "phường Đông Ba"),
        ("ỦY BAN NHÂN DÂN XÃ HỘI SƠN", "xã Hội Sơn"),
        ("xã Hội Thịnh, huyện Tam Dương", "xã Hội Thịnh"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "thành phố Hải Phòng"),
        ("thành phố Hải Phòng ban hành", "thành phố Hải Phòng"),
        ("UBND THÀNH PHỐ HẢI PHÒNG SỞ Y TẾ", "thành phố Hải Phòng"),
        ("TẠI THÀNH PHỐ HẢI PHÒNG BAN HÀNH KÈM THEO", "thành phố Hải Phòng"),
        ("TRÊN ĐỊA BÀN HUYỆN CỦ CHI NĂM 2024", "huyện Củ Chi"),
        ("huyện Thanh Chương năm 2024", "huyện Thanh Chương"),
        ("ỦY BAN NHÂN DÂN HUYỆN ĐẠI TỪ", "huyện Đại Từ"),
        ("UBND TỈNH GIA LAI SỞ Y TẾ", "tỉnh Gia Lai"),
        ("TỈNH ỦY GIA LAI", "tỉnh Gia Lai"),
        ("Ban Thường vụ Huyện ủy Chư Sê", "huyện Chư Sê"),
        ("các huyện ủy, thành ủy", None),
        ("TRÊN ĐỊA BÀN TỈNH GIA LAI NĂM 2025", "tỉnh Gia Lai"),
        ("UBND THÀNH PHỐ HUẾ SỞ TÀI CHÍNH", "thành phố Huế"),
        ("THÀNH PHỐ HUẾ NĂM 2026", "thành phố Huế"),
        ("tỉnh Kiên Giang Kế hoạch triển khai", "tỉnh Kiên Giang"),
    ],
)
def test_a_place_is_a_kind_with_a_name(words: str, place: str | None) -> None:
    assert find_place(words) == place


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Chính phủ", "central"),
        ("Bộ Tài chính", "central"),
        ("Ủy ban nhân dân tỉnh Hà Nam", "province"),
        ("Ủy ban nhân dân thành phố Hồ Chí Minh", "province"),
        ("Ủy ban nhân dân thành phố Pleiku", "district"),
        ("Ủy ban nhân dân phường Hội Thương", "commune"),
        ("Ủy ban nhân dân đặc khu Phú Quốc", "commune"),
        ("Sở Y tế", "province"),
    ],
)
def test_the_level_that_issues(issuer: str, level: str) -> None:
    assert level_of(issuer, None) == level


def test_capitals_are_written_as_the_document_writes_them_elsewhere() -> None:
    text = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nSở Lao động - Thương binh và Xã hội đề nghị"
    assert (
        natural_case("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", text)
        == "Sở Lao động - Thương binh và Xã hội"
    )
    assert natural_case("KẾ HOẠCH CỦA HUYỆN TÂN SƠN", "") == "Kế hoạch của huyện Tân Sơn"


@pytest.mark.parametrize(
    ("capitals", "text", "written"),
    [
        ("SỞ Y TẾ TỈNH ĐẮK LẮK", "cách ly tại cơ sở y tế; Sở Y tế chủ trì", "Sở Y tế tỉnh Đắk Lắk"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "", "Sở Văn hóa, Thể thao và Du lịch"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "", "Phòng Văn hóa - Xã hội"),
        ("BAN TỔ CHỨC TỈNH ỦY", "mỗi ban tổ chức một lớp", "Ban Tổ chức tỉnh ủy"),
        ("VĂN PHÒNG TỈNH ỦY", "văn phòng tỉnh ủy", "Văn phòng tỉnh ủy"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI", "", "Hội đồng nhân dân tỉnh Lào Cai"),
        ("CÔNG AN TỈNH HÀ NAM", "", "Công an tỉnh Hà Nam"),
    ],
)
def test_an_agency_is_written_with_its_fields_large(capitals: str, text: str, written: str) -> None:
    assert natural_case(capitals, text, named=True) == written


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("PHÒNG DỊCH TẠI TỈNH ĐẮK LẮK NĂM 2026", "Phòng dịch tại tỉnh Đắk Lắk năm 2026"),
        (
            "CHUYỂN ĐỔI SỐ XÃ TÂN HÒA GIAI ĐOẠN 2026 - 2030",
            "Chuyển đổi số xã Tân Hòa giai đoạn 2026 - 2030",
        ),
        ("NƯỚC SẠCH HUYỆN NĂM CĂN ĐẾN NĂM 2025", "Nước sạch huyện Năm Căn đến năm 2025"),
        ("HỌC TẬP NGHỊ QUYẾT TỈNH ỦY GIA LAI", "Học tập nghị quyết tỉnh ủy Gia Lai"),
    ],
)
def test_the_time_behind_a_place_is_no_part_of_its_name(capitals: str, written: str) -> None:
    assert natural_case(capitals, "") == written


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Chống rét cho vật nuôi vụ Đông Xuân năm 2023 - 2024", 2024),
        ("Chống rét cho vật nuôi năm 2023", 2023),
        ("Chống hạn năm 2023 – 2024", 2024),
    ],
)
def test_the_years_of_a_season_are_not_the_year_of_the_plan(title: str, year: int) -> None:
    header = read(f"Đắk Song, ngày 08 tháng 02 năm 2024\n\nKẾ HOẠCH\n\n{title}\n\nI. A").header
    assert (header.title, header.year) == (title, year)
