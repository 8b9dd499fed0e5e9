"""RTF: the words of the printed page, tables as rows, notes at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.errors import ReadError
from corpus.read.rtf import read_rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}"
    r"{\f1\fcharset2 Symbol;}{\f2\fcharset163 Arial;}{\f3\fcharset163 .VnTime;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}"
)


def unicode_words(text: str) -> str:
    return "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in text)


def texts(body: str) -> list[str]:
    return [line.text for line in read_rtf((HEAD + body + "}").encode("latin-1"), "a.rtf").lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (unicode_words(r"Kế hoạch\par Mục tiêu"), ["Kế hoạch", "Mục tiêu"]),
        (r"{\f2 K\'ea\'ec ho\'ea\'f2ch}", ["Kê\u0301 hoê\u0323ch"]),  # windows-1258
        (r"a\line b\page c\tab d\~e\_f\-g", ["a", "b", "c\td\u00a0e-f\u00adg"]),
        (r"\{x\} \\y \u8211?\endash\emdash\bullet", ["{x} \\y ––—•"]),
        (r"\uc2\u7871ab\uc1 z", ["ếz"]),
        (r"th\'ea{\v b\'ed m\'edt}m{\deleted xo\'e1}", ["thêm"]),
        (r"{\header no}{\footer \pard\plain 4}{\info{\title no}}{\pict ffd8}body", ["body"]),
        (
            r"{\*\unknown no}{\shp{\*\shpinst{\sp{\sn no}{\sv 1}}{\shptxt box\par}}{\shprslt no}}x",
            ["box", "x"],
        ),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt{\ul trang}}} 2", ["trang 2"]),
        (r"{\listtext\tab 1.\tab}Mot\par{\listtext\f1 \'b7\tab}Hai", ["1. Mot", "• Hai"]),
        (r"{\pntext\f0 a)\tab}Ba", ["a) Ba"]),
        (r"x{\footnote \pard\plain {\super \chftn} note\par}y\par z", ["x[1]y", "z", "[1] note"]),
        (r"{\bin5 }}}}}a", ["a"]),
        (r"a\'", ["a"]),
    ],
)
def test_what_a_reader_of_the_page_sees(body: str, lines: list[str]) -> None:
    assert texts(body) == lines


def test_a_table_becomes_rows_and_a_frame_becomes_lines() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    body = row.format("STT", "Viec") + row.format("1", r"Hop\par mat") + r"\pard sau\par"
    assert texts(body) == ["STT | Viec", "1 | Hop mat", "sau"]
    frame = row.format("UBND", "CONG HOA XA HOI CHU NGHIA VIET NAM") + r"\pard sau"
    assert texts(frame) == ["UBND", "CONG HOA XA HOI CHU NGHIA VIET NAM", "sau"]


def test_a_heading_style_is_a_heading() -> None:
    source = read_rtf((HEAD + r"\pard\s1 I. MUC\par\pard\s0 than}").encode(), "a.rtf")
    assert [(line.text, line.heading) for line in source.lines] == [("I. MUC", 1), ("than", 0)]


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    source = read_rtf((HEAD + r"{\b mot\par hai").encode(), "a.rtf")
    assert [line.text for line in source.lines] == ["mot", "hai"]
    assert source.warnings == ("Tệp RTF bị cắt cụt: đã đọc đến chỗ bị cắt.",)


def test_ten_thousand_groups_deep_is_read() -> None:
    assert texts("{" * 10_000 + "sau" + "}" * 10_000) == ["sau"]


def test_a_circular_of_2000_is_read_in_unicode(shared_corpus: Path) -> None:
    (document,) = read_documents(shared_corpus / "legacy" / "2003-A30.rtf")
    assert document.text.startswith("Bộ Tài chính")
    assert "Căn cứ Quyết định số 176/1999/QĐ-TTg ngày 26/8/1999 của Thủ tướng" in document.text
    assert "00117.doc" not in document.text  # the footer's
    assert dict(document.meta) == {"old font": "TCVN3"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.binary(max_size=40))
def test_damage_raises_nothing_but_read_errors(at: int, noise: bytes) -> None:
    whole = (HEAD + r"{\trowd\cellx1\pard\intbl a\cell\row}{\footnote b}c\'e2 \u7871? d}").encode()
    try:
        read_rtf(whole[:at] + noise + whole[at:], "a.rtf")
    except ReadError as error:
        assert str(error).startswith("a.rtf: ")
