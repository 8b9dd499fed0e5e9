"""Text of the fonts before Unicode is converted, and text that was fine stays untouched."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.read.old_fonts import converted, fonts_of
from corpus.read.old_letters import OLD_FONTS, OldFont
from corpus.read.source import Line, Source

PLAN = (
    "ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC",
    "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Nâng cao nhận thức của cán bộ, công chức về bình đẳng giới.",
    "a) Phổ biến pháp luật cho người lao động ở các xã, phường;",
    "đ) Kinh phí: 20.000.000 đồng, chi từ ngân sách (đ/c Hùng phụ trách).",
    "- Sẵn có ở Đà Nẵng, Mỹ Tho: xe lửa chạy thẳng, ẵm trẻ, kỹ lưỡng.",
    "Các Sở, ngành gửi báo cáo về Uỷ ban trước ngày 05/12.",
)

FINE = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
    "Tài chính, có bán, hóa đơn, quý, là, và, các, cho, bé, tú, mùa, tôi, ông, mình",
    "có bán cá, tài trí, là ý tú, cho ông bà và các bé ở quê",
    "Hội thảo “Bình đẳng giới” – kỳ 2 (từ 8h00 đến 11h30) tại TP. Pleiku…",
    "The plan of 2022 was signed by Mr. Nguyễn Văn A — “café”, naïve, 30 °C, ± 5 µm, © 2025 Word®",
    "été présenté à la République française, où l'on a dû être très tôt à l'œuvre, bûche, côté",
    "El niño y la señora están aquí; más información: ¿qué pasó? ¡Sí! São Paulo, não, coração",
    "Müller, Straße, für, größer, Äpfel, Österreich, über; Björn Ångström, smörgåsbord",
    "Buôn Ma Thuột, Krông Pắc, Đắk Lắk, Kon Plông, Ia H'Drai, «Nam» × 4 ÷ 2 · 3 § 2 ¶ 1 ½ ¼ ¾",
    "1.234.567 đ; 12%; 50m²; 10m³; x ≥ 5; a × b − c; 2021–2030; 1° 2′; 5 −3",
)


def source(*lines: str) -> Source:
    return Source(tuple(map(Line, lines)), wrapped=False, format="docx")


def texts(of: Source) -> list[str]:
    return [line.text for line in of.lines]


def written_in(font: OldFont, text: str) -> str:
    """The text as a file of that font holds it, shown as windows-1252 or Latin-1."""
    from corpus.read.old_letters import _table

    letters: dict[str, str] = {}
    for was, now in _table(font).pairs:
        # Of two ways to write a letter the one of a keyboard of the time: both letters small.
        if now not in letters or was.isupper() or was.islower():
            letters.setdefault(now, was)
    if font == "TCVN3":  # which has no capitals with tones
        small = {letter.upper(): was for letter, was in letters.items()}
        letters = {**small, **letters}
    return "".join(letters.get(letter, letter) for letter in text)


@pytest.mark.parametrize("font", OLD_FONTS)
def test_a_plan_in_an_old_font_becomes_unicode_and_says_so(font: OldFont) -> None:
    before = [written_in(font, line) for line in PLAN]
    after = converted(source(*before))
    assert texts(after) == list(PLAN)
    assert after.meta == (("old font", font),)
    assert font in after.warnings[0]
    assert {(at, was) for at, kind, was in after.repairs if kind == "old font"} == {
        (at, line) for at, line in enumerate(before) if line != PLAN[at]
    }


@pytest.mark.parametrize("line", FINE)
def test_a_line_that_is_fine_stays_in_a_file_of_its_own(line: str) -> None:
    alone = source(line)
    assert converted(alone) is alone


@pytest.mark.parametrize("font", OLD_FONTS)
def test_lines_that_are_fine_stay_beside_lines_in_an_old_font(font: OldFont) -> None:
    fine = [line for line in FINE if "bé ở quê" not in line]
    mixed = [line for pair in zip(fine, PLAN, strict=False) for line in pair]
    before = [written_in(font, line) if line in PLAN else line for line in mixed]
    assert texts(converted(source(*before))) == mixed


def test_two_old_fonts_in_one_file_are_told_apart() -> None:
    before = [written_in("TCVN3", line) for line in PLAN] + [
        written_in("VNI", line) for line in PLAN
    ]
    after = converted(source(*before))
    assert texts(after) == [*PLAN, *PLAN]
    assert after.meta in ((("old font", "TCVN3, VNI"),), (("old font", "VNI, TCVN3"),))


def test_unicode_and_old_letters_in_one_line_go_their_own_ways() -> None:
    old = [written_in("TCVN3", line) for line in PLAN]
    line = "Sở Tài chính thẩm định; " + written_in("TCVN3", "Quyết định của Thủ tướng Chính phủ")
    after = converted(source(*old, line))
    assert texts(after)[-1] == ("Sở Tài chính thẩm định; Quyết định của Thủ tướng Chính phủ")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("UBND tØnh, BL§TBXH, sè 115/Q§-TTg", "UBND tỉnh, BLĐTBXH, số 115/QĐ-TTg"),
        ("®) Chi 20.000 ® cho ®/c Hïng", "đ) Chi 20.000 đ cho đ/c Hùng"),
        ("ñy ban; ®iÒu “Võ ®Çu” cña L§TBXH", "ủy ban; điều “Vừ đầu” của LĐTBXH"),
        ("ngμy nhμ n−íc", "ngày nhà nước"),
        ("QUYÕT §ÞNH cña Thñ t­íng", "QUYẾT ĐỊNH của Thủ tướng"),
        ("Thñ t− íng vµ ng −êi d©n ® −îc b¶o l∙ nh", "Thủ tướng và người dân được bảo lãnh"),
        ("· C«ng t¸c «Nam» Word®", "· Công tác «Nam» Word®"),
    ],
)  # fmt: skip
def test_signs_that_are_letters_in_tcvn3_are_told_from_signs(was: str, now: str) -> None:
    context = [written_in("TCVN3", line) for line in PLAN]
    assert texts(converted(source(*context, was)))[-1] == now


_SYLLABLES = sorted({word for line in PLAN for word in re.findall(r"[^\W\d_]+", line)})
_ENGLISH = "the plan of gender equality report before café naïve résumé 30 2022 1.500.000 %".split()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(_SYLLABLES + _ENGLISH), max_size=12).map(" ".join), max_size=8
    ),
    st.sampled_from(("NFC", "NFD")),
)
def test_unicode_vietnamese_english_and_numbers_never_change(lines: list[str], form: str) -> None:
    mixed = source(*(unicodedata.normalize(form, line) for line in lines))  # type: ignore[arg-type]
    assert converted(mixed) is mixed


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_converting_twice_changes_nothing_more(text: str) -> None:
    once = converted(source(*text.split("\n")))
    assert texts(converted(once)) == texts(once)


def test_letters_in_the_private_area_of_symbol_fonts_are_read() -> None:
    before = [
        "".join(letter if letter == " " else chr(ord(letter) + 0xF000) for letter in line)
        for line in (written_in("TCVN3", line) for line in PLAN)
    ]
    after = converted(source(*before, "\uf0b7 \uf0fc\uf0fc Công tác"))
    assert texts(after) == [*PLAN, "\uf0b7 \uf0fc\uf0fc Công tác"]


def test_real_documents_in_unicode_are_in_no_old_font(shared_corpus: Path) -> None:
    for folder in ("plans", "legal"):
        for file in sorted((shared_corpus / folder).iterdir()):
            if file.suffix in (".txt", ".md"):
                assert fonts_of(file.read_text().splitlines()) == {}, file.name


@pytest.mark.parametrize("font", OLD_FONTS)
def test_bytes_of_an_old_font_are_read_from_a_text_file(font: OldFont, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    held = "\r\n".join(written_in(font, line) for line in PLAN)
    file.write_bytes(held.encode("latin-1"))
    (document,) = read_documents(file)
    assert document.text.split("\n") == list(PLAN)
    assert dict(document.meta)["old font"] == font
    assert any(repair.kind == "old font" for repair in document.repairs)
    for clause in document.clauses:
        assert document.words(clause) == document.text[clause.span.start : clause.span.end]


def test_a_pdf_of_2006_is_read_in_unicode(shared_corpus: Path) -> None:
    (file,) = (shared_corpus / "legacy").glob("2006*.pdf")
    (document,) = read_documents(file)
    assert "Thủ tướng Chính phủ số 115/2004/QĐ-TTg" in document.text
    assert "trước pháp luật về toàn bộ hoạt động của Quỹ bảo lãnh" in document.text
    assert document.clause("Điều 2").page == 2
