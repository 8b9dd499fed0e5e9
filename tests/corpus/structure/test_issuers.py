"""Who issues: an agency, or the head of one."""

from __future__ import annotations

import pytest

from corpus.document import Document
from tests.corpus.reading import read

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"


def _decision(
    letterhead: str, authority: str, signs: str = "CHỦ TỊCH", title: str = ""
) -> Document:
    title = title or "Về việc giao chỉ tiêu trồng rừng năm 2026"
    return read(
        f"{letterhead}\n\n{NATION}Số: 5/QĐ-UBND\n\nQUYẾT ĐỊNH\n\n{title}\n\n{authority}\n\n"
        "Căn cứ Luật Lâm nghiệp năm 2017;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Giao chỉ tiêu.\n\n"
        f"Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n\n{signs}\n\nLò Văn Thanh",
        format="txt",
    )


@pytest.mark.parametrize(
    ("letterhead", "authority", "issuer"),
    [
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
            "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
        ),
        (
            "UBND XÃ TÂN LẬP",
            "CHỦ TỊCH UBND\nXÃ TÂN LẬP",
            "Chủ tịch Ủy ban nhân dân xã Tân Lập",
        ),
        (
            "UBND TỈNH LÀO CAI\nSỞ Y TẾ",
            "GIÁM ĐỐC SỞ Y TẾ",
            "Giám đốc Sở Y tế tỉnh Lào Cai",
        ),
        (
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nTỈNH LÀO CAI\nCHI CỤC THỦY LỢI",
            "CHI CỤC TRƯỞNG CHI CỤC THỦY LỢI LÀO CAI",
            "Chi cục trưởng Chi cục Thủy lợi tỉnh Lào Cai",
        ),
        # The agency itself decides.
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI",
            "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        # The head of another one is no issuer.
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI",
            "CHỦ TỊCH HỘI NÔNG DÂN",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
    ],
)
def test_a_decision_is_of_whom_it_names_above_its_grounds(
    letterhead: str, authority: str, issuer: str
) -> None:
    header = _decision(letterhead, authority).header
    assert header.issuer == issuer
    assert header.title == "Về việc giao chỉ tiêu trồng rừng năm 2026"
    assert header.place in ("tỉnh Lào Cai", "xã Tân Lập")
    assert header.level == ("commune" if header.place == "xã Tân Lập" else "province")


def test_who_decides_is_no_part_of_a_title_in_capitals() -> None:
    title = "VỀ VIỆC BAN HÀNH QUY CHẾ LÀM VIỆC CỦA\nỦY BAN NHÂN DÂN XÃ TÂN LẬP"
    header = _decision("UBND XÃ TÂN LẬP", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN LẬP", title=title).header
    assert header.title is not None
    assert header.title.endswith("làm việc của ủy ban nhân dân xã Tân Lập")
    assert header.issuer == "Chủ tịch Ủy ban nhân dân xã Tân Lập"


def test_who_signs_on_behalf_of_the_agency_does_not_issue() -> None:
    document = _decision(
        "UBND XÃ TÂN LẬP", "CHỦ TỊCH UBND XÃ TÂN LẬP", signs="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    )
    assert document.header.issuer == "Ủy ban nhân dân xã Tân Lập"


@pytest.mark.parametrize(
    ("kind", "demands", "issuer"),
    [
        (
            "CHỈ THỊ",
            "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
            "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
        ),
        (
            "CHỈ THỊ",
            "Trước tình hình đó, Chủ tịch UBND tỉnh Lào Cai yêu cầu các sở, ngành làm ngay:",
            "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
        ),
        ("CHỈ THỊ", "Ủy ban nhân dân tỉnh yêu cầu:", "Ủy ban nhân dân tỉnh Lào Cai"),
        (
            "CHỈ THỊ",
            "Tháng trước, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu khắc phục. Nay, các xã làm tiếp:",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        # A plan is the agency's, whoever demands it.
        ("KẾ HOẠCH", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "Ủy ban nhân dân tỉnh Lào Cai"),
    ],
)
def test_a_directive_is_of_who_demands_at_the_end_of_its_opening(
    kind: str, demands: str, issuer: str
) -> None:
    document = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\n{NATION}Số: 5/CT-UBND\n\n{kind}\n\nVề cháy rừng\n\n"
        f"Rừng khô hạn kéo dài. {demands}\n\n1. Sở A trực.\n\n2. Sở B tuần tra.\n\n"
        "CHỦ TỊCH\n\nLò Văn Thanh",
        format="txt",
    )
    assert document.header.issuer == issuer
    assert (document.header.place, document.header.level) == ("tỉnh Lào Cai", "province")
