"""PDF with text: lines with their pages, furniture dropped, what cannot be read reported."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from corpus.errors import ReadError
from corpus.read import limits, tesseract
from corpus.read.page_furniture import furniture
from corpus.read.pdf import read_pdf
from corpus.read.source import Line

MakePdf = Callable[[Sequence[Sequence[str]]], bytes]

PAGES = [
    ["KẾ HOẠCH", "Triển khai công tác năm 2022", "Báo cáo 6 tháng gửi trước"],
    ["2", "ngày 05/6/2022 và báo cáo năm", "gửi trước ngày 05/12/2022."],
    ["3", "Nơi nhận:", "- Lưu: VT."],
]


def test_each_line_knows_its_page_and_page_numbers_are_dropped_and_recorded(
    make_pdf: MakePdf,
) -> None:
    source = read_pdf(make_pdf(PAGES), "a.pdf")
    assert source.wrapped
    assert source.lines[2:4] == (
        Line("Báo cáo 6 tháng gửi trước", page=1),
        Line("ngày 05/6/2022 và báo cáo năm", page=2),
    )
    assert source.repairs == ((3, "dropped markup", "2"), (5, "dropped markup", "3"))
    assert [line.text for line in source.lines] == [
        line for lines in PAGES for line in lines if not line.isdigit()
    ]


@pytest.mark.parametrize(
    ("pages", "left_out"),
    [
        ([["a", "b"], ["- 2 -", "c"], ["- 3 -", "d"]], [set(), {0}, {0}]),
        ([["a", "Trang 1/3"], ["b", "Trang 2/3"], ["c", "Trang 3/3"]], [{1}, {1}, {1}]),
        # A year, a number of a list or of a table's row does not count with the pages.
        ([["a", "b"], ["2022", "c"], ["15", "d"]], [set(), set(), set()]),
        ([["a", "1"], ["b", "5"], ["c", "2"]], [{1}, set(), set()]),
        ([["2"], ["3"]], [set(), set()]),
        ([[f"Công báo số {ord(n)}", n, n * 2, n * 3] for n in "abcd"], [{0}, {0}, {0}, {0}]),
        # The second line repeats too, but the first is text.
        ([[n, "Nội dung", n, n] for n in "abcd"], [set(), set(), set(), set()]),
        ([["UBND", "Sở Y tế", n, n] for n in "abcd"], [{0, 1}, {0, 1}, {0, 1}, {0, 1}]),
        ([["UBND", "a", "b", "c"], ["UBND", "d", "e", "f"]], [set(), set()]),
        ([["-----", "a", "b", "c"]] * 5, None),
    ],
)
def test_only_what_other_pages_prove_is_furniture(
    pages: list[list[str]], left_out: list[set[int]] | None
) -> None:
    if left_out is None:
        assert all(0 not in page for page in furniture(pages))
    else:
        assert furniture(pages) == left_out


def test_pages_without_text_among_others_are_told(make_pdf: MakePdf) -> None:
    source = read_pdf(make_pdf([["KẾ HOẠCH"], [], ["Nội dung"], []]), "a.pdf")
    assert source.warnings == ("Trang không có chữ: 2, 4.",)
    assert [(line.text, line.page) for line in source.lines] == [("KẾ HOẠCH", 1), ("Nội dung", 3)]


def _locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_cannot_be_read_is_one_line_that_says_why(make_pdf: MakePdf) -> None:
    whole = make_pdf(PAGES)
    for data, says in (
        (_locked(whole), "bị khóa"),
        (whole[: len(whole) // 2], "bị cắt cụt"),
        (b"%PDF-1.4\nrubbish\n%%EOF", "hỏng"),
        (make_pdf([[], []]), "không có chữ nào"),
    ):
        with pytest.raises(ReadError, match=says) as caught:
            read_pdf(data, "a.pdf")
        assert str(caught.value).startswith("a.pdf: ")
        assert "\n" not in str(caught.value)


def test_an_owner_password_alone_does_not_lock_a_pdf(make_pdf: MakePdf) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(PAGES))))
    writer.encrypt("", owner_password="chủ", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read_pdf(out.getvalue(), "a.pdf").lines[0].text == "KẾ HOẠCH"


def test_a_pdf_of_too_many_pages_is_reported(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    with pytest.raises(ReadError, match="có 3 trang"):
        read_pdf(make_pdf(PAGES), "a.pdf")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        # A page of marks alone has no text: it is recognised as a picture is.
        st.lists(st.text(st.sampled_from("aăđẾỷ05."), min_size=1, max_size=8), max_size=4).filter(
            lambda lines: not lines or any(map(str.isalnum, "".join(lines)))
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_letter_and_digit_is_in_the_lines_or_recorded_as_dropped(
    make_pdf: MakePdf, pages: list[list[str]]
) -> None:
    pages = [["đầu", *pages[0]], *pages[1:]]
    source = read_pdf(make_pdf(pages), "a.pdf")
    dropped: dict[int, str] = {}
    for index, _, was in source.repairs:
        dropped[index] = dropped.get(index, "") + was
    kept = "".join(line.text for line in source.lines)
    expected = "".join(line for lines in pages for line in lines)
    assert len(kept) + sum(map(len, dropped.values())) == len(expected)
    if not dropped:
        assert kept == expected


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_a_damaged_pdf_raises_nothing_but_read_errors(
    make_pdf: MakePdf, at: int, noise: bytes
) -> None:
    data = make_pdf(PAGES)
    at %= len(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tesseract, "version", lambda: None)  # a page that lost its words is no scan
        try:
            read_pdf(data[:at] + noise + data[at + len(noise) :], "a.pdf")
        except ReadError as error:
            assert "\n" not in str(error)
