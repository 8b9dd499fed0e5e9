"""Who signed, in which office; to whom a document goes."""

from __future__ import annotations

import pytest

from corpus import to_document
from corpus.read.plain import read_plain
from corpus.structure.signing import signers_of
from tests.corpus.reading import read


def _signed(end: str) -> list[tuple[str, str | None]]:
    document = read(f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\nCác thôn thực hiện./.\n\n{end}")
    signers = signers_of(document.text, document.clauses)
    for signer in signers:
        assert signer.span.of(document.text) == signer.name
        if signer.office_span is not None:
            assert " ".join(signer.office_span.of(document.text).split()) == signer.office
    return [(signer.name, signer.office) for signer in signers]


@pytest.mark.parametrize(
    ("end", "signers"),
    [
        ("GIÁM ĐỐC\n\nHà Văn Phúc", [("Hà Văn Phúc", "GIÁM ĐỐC")]),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nLò Thị Mai",
            [("Lò Thị Mai", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH")],
        ),
        ("CHI CỤC TRƯỞNG\n(Đã ký)\nPhạm Bá Lương", [("Phạm Bá Lương", "CHI CỤC TRƯỞNG")]),
        (
            "TM. CÔNG ĐOÀN\nCHỦ TỊCH\n\nVõ Thị Lan\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nHà Văn Phúc",
            [
                ("Võ Thị Lan", "TM. CÔNG ĐOÀN CHỦ TỊCH"),
                ("Hà Văn Phúc", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"),
            ],
        ),
        (
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nQ. VIỆN TRƯỞNG\nĐỗ Minh Hà",
            [("Đỗ Minh Hà", "Q. VIỆN TRƯỞNG")],
        ),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", []),
        ("GIÁM ĐỐC Hà Văn Phúc", [("Hà Văn Phúc", "GIÁM ĐỐC")]),
        (
            "Nơi nhận: - Như trên; - Lưu: VT.\n\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Lò Thị Mai",
            [("Lò Thị Mai", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")],
        ),
        ("Chủ tịch Hội Nông dân xã theo dõi", []),
        (
            "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\n\n\nY Bliu Niê Kđăm",
            [("Y Bliu Niê Kđăm", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")],
        ),
        ("HIỆU TRƯỞNG\n\nNguyễn Thị H’Yim", [("Nguyễn Thị H’Yim", "HIỆU TRƯỞNG")]),
        ("BÍ THƯ\n\nK' Mâng", [("K' Mâng", "BÍ THƯ")]),
        ("GIÁM ĐỐC\n\nĐại tá Hà Văn Phúc", [("Hà Văn Phúc", "GIÁM ĐỐC")]),
        ("GIÁM ĐỐC\n\nBS. CKII Võ Thị Lan", [("Võ Thị Lan", "GIÁM ĐỐC")]),
        ("GIÁM ĐỐC\n\nPGS.TS Lò Thị Mai", [("Lò Thị Mai", "GIÁM ĐỐC")]),
        ("GIÁM ĐỐC\n\nB K", []),
    ],
)
def test_each_signer_has_the_office_above_the_name(
    end: str, signers: list[tuple[str, str | None]]
) -> None:
    assert _signed(end) == signers


def test_where_signature_and_recipients_mingle_no_office_is_told() -> None:
    end = "KT. CHỦ TỊCH\nNơi nhận:\nPHÓ CHỦ TỊCH\n- Như trên;\nLò Thị Mai\n- Lưu: VT.\nDấu"
    assert _signed(end) == [("Lò Thị Mai", None)]


@pytest.mark.parametrize(
    ("head", "listed", "recipients"),
    [
        (
            "Kính gửi: Ủy ban nhân dân các xã, phường.",
            "- Như trên;\n- Lưu: VT.",
            ("Ủy ban nhân dân các xã, phường", "Lưu: VT"),
        ),
        (
            "Kính gửi:\n\n- Sở Tài chính;\n- Sở Nội vụ.",
            "- Như kính gửi;\n- UBND tỉnh (b/c);\n- Lưu: VT.",
            ("Sở Tài chính", "Sở Nội vụ", "UBND tỉnh (b/c)", "Lưu: VT"),
        ),
        ("KẾ HOẠCH", "- Như trên;\n- Lưu: VT.", ("Như trên", "Lưu: VT")),
        (
            "KẾ HOẠCH",
            "- Tỉnh ủy,\n- Các chi bộ,\n- Lưu VPĐU.",
            ("Tỉnh ủy", "Các chi bộ", "Lưu VPĐU"),
        ),
        (
            "KẾ HOẠCH",
            "- Như Điều 2; - Cục Thống kê - Bộ Tài chính;\n- Lưu: VT, KT - TH.",
            ("Như Điều 2", "Cục Thống kê - Bộ Tài chính", "Lưu: VT, KT - TH"),
        ),
    ],
)
def test_as_above_is_no_recipient_where_the_head_names_them(
    head: str, listed: str, recipients: tuple[str, ...]
) -> None:
    document = read(
        f"{head}\n\nSở đề nghị như sau:\n\n1. Báo cáo số liệu.\n\nNơi nhận:\n\n{listed}"
    )
    assert document.header.recipients == recipients


def test_recipients_and_signature_may_be_one_row_of_a_table() -> None:
    page = (
        "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\nCác thôn thực hiện./.\n\n"
        "| ***Nơi nhận:*** - Như trên; - Trạm Y tế; - Lưu: VT. | **KT. CHỦ TỊCH** "
        "**PHÓ CHỦ TỊCH** **Lò Thị Mai** |\n|---|---|\n"
    )
    document = to_document(read_plain(page.encode(), "a.md", markdown=True), "a.md")
    assert document.header.signer == "Lò Thị Mai"
    assert document.header.recipients == ("Như trên", "Trạm Y tế", "Lưu: VT")
