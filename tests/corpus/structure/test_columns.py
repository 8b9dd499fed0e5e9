"""Letterheads and footers whose two columns share lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.read.source import Line, Source
from corpus.structure.columns import in_one_column
from corpus.structure.signing import signers_of
from tests.corpus.reading import paths, read


def _parted(text: str) -> list[str]:
    source = Source(tuple(Line(line) for line in text.split("\n")), True, "txt")
    return [line.text for line in in_one_column(source).lines if line.text.strip()]


@pytest.mark.parametrize("gap", ["\t", "          ", "  \t\t  ", "   "])
def test_a_letterhead_is_read_column_by_column(gap: str) -> None:
    lines = (
        f"ỦY BAN NHÂN DÂN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"XÃ TÂN PHÚ{gap}Độc lập - Tự do - Hạnh phúc",
        "",
        f"Số:      /KH-UBND{gap}Tân Phú, ngày      tháng 02 năm 2026",
        "",
        "KẾ HOẠCH",
        "Phòng, chống thiên tai năm 2026",
        "I. MỤC ĐÍCH",
    )
    document = read("\n".join(lines), format="txt")
    header = document.header
    assert (header.issuer, header.place) == ("Ủy ban nhân dân xã Tân Phú", "xã Tân Phú")
    assert (header.number, header.symbol, header.year) == (None, "KH-UBND", 2026)
    assert header.title == "Phòng, chống thiên tai năm 2026"
    told = [repair for repair in document.repairs if repair.kind == "parted columns"]
    assert [repair.was for repair in told] == [lines[0], lines[1], lines[3]]
    assert document.text[told[2].at :].startswith("Tân Phú, ngày")


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        (
            "Số: 45/QĐ-SYT                 Huế, ngày 05 tháng 6 năm 2025",
            "Số: 45/QĐ-SYT",
            "Huế, ngày 05 tháng 6 năm 2025",
        ),
        (
            "Số: 1202/KH - UBND TP. Hồ Chí Minh, ngày 3 tháng 4 năm 2024",
            "Số: 1202/KH - UBND",
            "TP. Hồ Chí Minh, ngày 3 tháng 4 năm 2024",
        ),
        (
            "  SỐ : 12-NQ/TU\t*Cà Mau, ngày    tháng 9 năm 2025*",
            "  SỐ : 12-NQ/TU",
            "*Cà Mau, ngày    tháng 9 năm 2025*",
        ),
        (
            "Số:        /UBND-VX       Đồng Xoài, ngày       tháng       năm 2023",
            "Số:        /UBND-VX",
            "Đồng Xoài, ngày       tháng       năm 2023",
        ),
        (
            "Số: 7 /QĐ-TTYT                Ea Súp, ngày 14 tháng 3 năm 2024",
            "Số: 7 /QĐ-TTYT",
            "Ea Súp, ngày 14 tháng 3 năm 2024",
        ),
        (
            "Số: 112 /TB-VP    **Bắc Kạn, ngày 02 tháng 01 năm 2025**",
            "Số: 112 /TB-VP",
            "**Bắc Kạn, ngày 02 tháng 01 năm 2025**",
        ),
        (
            "Số 15-KH/ĐU          Phố Hiến, ngày 5 tháng 8 năm 2025",
            "Số 15-KH/ĐU",
            "Phố Hiến, ngày 5 tháng 8 năm 2025",
        ),
    ],
)
def test_number_and_date_on_one_line_are_two_lines(line: str, left: str, right: str) -> None:
    assert _parted(f"SỞ Y TẾ\n\n{line}\n\nQUYẾT ĐỊNH") == ["SỞ Y TẾ", left, right, "QUYẾT ĐỊNH"]


@pytest.mark.parametrize(
    "text",
    [
        "Số: 12/KH-UBND ngày 05 tháng 6 năm 2025 của Ủy ban nhân dân tỉnh",
        "Số: 12/KH-UBND\nHuế, ngày 05 tháng 6 năm 2025",
        "Số lượng: 15 lớp,   mỗi lớp 30 người",
        "Số công nhân của khu chế xuất Tân Thuận, ngày 05 tháng 6 năm 2025",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Dưới khẩu hiệu của nước ta, cả xã thi đua lao động sản xuất, học tập và công tác, viết "
        "lên cổng chào: Độc lập - Tự do - Hạnh phúc",
    ],
)
def test_one_column_stays_as_it_is(text: str) -> None:
    source = Source(tuple(Line(line) for line in text.split("\n")), True, "txt")
    assert in_one_column(source) is source


FOOTERS = {
    "a tab": (
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);\tKT. CHỦ TỊCH\n"
        "- Các thôn;\tPHÓ CHỦ TỊCH\n- Lưu: VT.\tLò Thị Mai"
    ),
    "spaces": (
        "Nơi nhận:                    TM. ỦY BAN NHÂN DÂN\n"
        "- UBND tỉnh (b/c);              KT. CHỦ TỊCH\n"
        "- Các thôn;                     PHÓ CHỦ TỊCH\n\n\n"
        "- Lưu: VT.\n                                Lò Thị Mai"
    ),
    "one space": (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c); KT. CHỦ TỊCH\n"
        "- Các thôn; PHÓ CHỦ TỊCH\n- Lưu: VT. Lò Thị Mai"
    ),
    "the office begins above": (
        "                             TM. ỦY BAN NHÂN DÂN\n"
        "Nơi nhận:                       KT. CHỦ TỊCH\n"
        "- UBND tỉnh (b/c);             PHÓ CHỦ TỊCH\n- Các thôn;\n- Lưu: VT.       Lò Thị Mai"
    ),
}


@pytest.mark.parametrize("how", FOOTERS)
def test_recipients_and_signature_beside_each_other_are_two_clauses(how: str) -> None:
    document = read(
        f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\nCác thôn thực hiện./.\n\n{FOOTERS[how]}", format="txt"
    )
    assert paths(document)[-2:] == ["nơi nhận", "phần ký"]
    assert document.header.recipients == ("UBND tỉnh (b/c)", "Các thôn", "Lưu: VT")
    assert document.header.signer == "Lò Thị Mai"
    signature = document.words(document.clause("phần ký"))
    assert signature == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Mai"


def test_an_annex_behind_a_two_column_footer_is_not_drawn_into_it() -> None:
    document = read(
        f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\nCác thôn thực hiện./.\n\n{FOOTERS['a tab']}\n\n"
        "                    PHỤ LỤC\n                DANH MỤC NHIỆM VỤ\n\n1. Trồng cây.",
        format="txt",
    )
    assert paths(document)[-3:] == ["phần ký", "Phụ lục", "Phụ lục.1"]


@pytest.mark.parametrize(
    ("file", "number", "issuer", "signer"),
    [
        (
            "2008-23.QD-991-UBND.txt",
            "991/QĐ-UBND",
            "Ủy ban nhân dân tỉnh Bình Phước",
            "Trương Tấn Thiệu",
        ),
        ("2003-A30.txt", "117/2000/TT-BTC", "Bộ Tài chính", "Vũ Văn Ninh"),
        ("2004-0328NDCP.txt", "28/2003/NĐ-CP", "Chính phủ", "Phan Văn Khải"),
    ],
)
def test_letterheads_of_old_files(
    shared_corpus: Path, file: str, number: str, issuer: str, signer: str
) -> None:
    header = read_documents(shared_corpus / "legacy" / file)[0].header
    assert (header.number, header.issuer, header.signer) == (number, issuer, signer)


_TWO_COLUMN_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "XÃ A   Độc lập - Tự do - Hạnh phúc",
            "Số: 1/KH-UBND     Huế, ngày 1 tháng 2 năm 2024",
            "I. MỤC",
            "          giữa trang",
            "Nơi nhận:     KT. CHỦ TỊCH",
            "- Như trên;\tPHÓ CHỦ TỊCH",
            "- Lưu: VT.",
            "                    Lò Văn Thanh",
            "PHỤ LỤC",
        ]
    ),
    max_size=20,
)


@given(_TWO_COLUMN_LINES)
@settings(max_examples=150, deadline=None)
def test_no_letter_is_lost_when_columns_are_parted(lines: list[str]) -> None:
    document = read("\n".join(lines), format="txt")
    shown = sorted(c for c in document.text if c.isalnum())
    assert shown == sorted(c for line in lines for c in line if c.isalnum())
    end = 0
    for clause in document.clauses:
        assert not document.text[end : clause.span.start].strip()
        end = clause.span.end
    assert all(repair.at <= len(document.text) for repair in document.repairs)


@pytest.mark.parametrize("piece", ["Độc lập - Tự do ", "a  \t ", "Số : ", "Nơi nhận:   a   "])
def test_hostile_lines_take_time_in_proportion_to_their_length(piece: str) -> None:
    text = "\n".join([piece * 20_000, "Nơi nhận:" + piece * 20_000] * 3)
    began = time.perf_counter()
    _parted(text)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("under", ["", "\nNơi nhận:\n- Như trên;\n- Lưu: VT."])
def test_of_two_signatures_side_by_side_each_keeps_its_name(under: str) -> None:
    document = read(
        "I. VIỆC\n\nCác trường làm./.\n\n"
        "KT. GIÁM ĐỐC SỞ Y TẾ              GIÁM ĐỐC SỞ TÀI CHÍNH\nPHÓ GIÁM ĐỐC\n\n\n"
        f"Lò Thị Mai                        Hà Văn Phúc\n{under}",
        format="txt",
    )
    assert [
        (signer.name, signer.office) for signer in signers_of(document.text, document.clauses)
    ] == [
        ("Lò Thị Mai", "KT. GIÁM ĐỐC SỞ Y TẾ PHÓ GIÁM ĐỐC"),
        ("Hà Văn Phúc", "GIÁM ĐỐC SỞ TÀI CHÍNH"),
    ]
