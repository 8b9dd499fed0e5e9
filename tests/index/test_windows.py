"""A clause is searched with its context and quoted alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Clause, Document, Header, Span
from index.windows import OVERLAP, WINDOW, cut_windows, document_name, windows_of
from tests.index.made import plan

SENTENCE = "Sở Tài chính thẩm định dự toán kinh phí thực hiện Kế hoạch và trình cấp có thẩm quyền. "


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(st.sampled_from("aă đ.;\n5"), max_size=6000),
    edges=st.tuples(st.integers(0, 6000), st.integers(0, 6000)),
)
def test_windows_hold_every_word_in_order_and_none_is_too_long(
    text: str, edges: tuple[int, int]
) -> None:
    start, end = sorted(min(edge, len(text)) for edge in edges)
    windows = cut_windows(text, Span(start, end))
    covered: set[int] = set()
    for window in windows:
        assert start <= window.start < window.end <= end
        assert window.end - window.start <= WINDOW
        covered.update(range(window.start, window.end))
    assert all(text[at].isspace() for at in range(start, end) if at not in covered)
    assert windows == sorted(windows)
    assert len({window.end for window in windows}) == len(windows)


def test_a_long_clause_is_cut_after_sentences_and_the_last_one_is_repeated() -> None:
    text = SENTENCE * 40
    windows = cut_windows(text, Span(0, len(text)))
    assert len(windows) == 4
    for window in windows:
        assert window.of(text).startswith("Sở Tài chính")
        assert window.of(text).endswith("quyền.")
    for left, right in pairwise(windows):
        assert 0 < left.end - right.start <= OVERLAP


def test_a_clause_without_words_has_no_window() -> None:
    assert cut_windows("a\n \n b", Span(1, 4)) == []


def bullets() -> Document:
    text = "III. TỔ CHỨC THỰC HIỆN\n2. Sở Y tế:\n- Báo cáo.\n- Họp giao ban."
    first, second, third, _ = text.split("\n")
    at = [0, len(first) + 1, len(first) + len(second) + 2, text.index("- Họp")]
    return Document(
        id="c" * 12,
        file="plan.txt",
        header=Header(
            number="1509/KH-SYT-CDN",
            type="Kế hoạch",
            issuer="Sở Y tế tỉnh Kiên Giang",
            place="tỉnh Kiên Giang",
            date=date(2022, 5, 12),
            year=2022,
            title="Hành động vì sự tiến bộ của phụ nữ",
            signer="Lê Văn A",
            recipients=("Công đoàn ngành", "Lưu: VT"),
        ),
        text=text,
        clauses=(
            Clause("III", "section", "III.", first[5:], (), Span(0, len(first))),
            Clause("III.2", "item", "2.", "", (), Span(at[1], at[1] + len(second)), parent="III"),
            Clause("III.2.-1", "bullet", "-", "", (), Span(at[2], at[2] + len(third)),
                   parent="III.2"),
            Clause("III.2.-2", "bullet", "-", "", (), Span(at[3], len(text)), parent="III.2"),
        ),
    )  # fmt: skip


def test_a_small_bullet_is_found_by_its_document_and_the_words_above_it() -> None:
    window = windows_of(bullets())[2]
    assert window.span.of(bullets().text) == window.body == "- Báo cáo."
    assert window.context.split("\n") == [
        "Kế hoạch, 1509/KH-SYT-CDN, Sở Y tế tỉnh Kiên Giang,"
        " Hành động vì sự tiến bộ của phụ nữ, 2022",
        "III. TỔ CHỨC THỰC HIỆN",
        "2. Sở Y tế:",
    ]


def test_a_bare_heading_is_found_by_the_first_words_below_it() -> None:
    heading = windows_of(bullets())[1]
    assert heading.body == "2. Sở Y tế:\n- Báo cáo. - Họp giao ban."
    assert heading.span.of(bullets().text) == "2. Sở Y tế:"


def test_the_first_window_carries_the_whole_header() -> None:
    first, *others = windows_of(bullets())
    for words in ("ngày 12 tháng 5 năm 2022", "người ký Lê Văn A", "Công đoàn ngành; Lưu: VT"):
        assert words in first.context
        assert all(words not in window.text for window in others)


def test_later_windows_of_a_clause_name_it() -> None:
    document = plan("NỘI DUNG\n" + SENTENCE * 20)
    windows = [w for w in windows_of(document) if w.clause == "I"]
    assert len(windows) == 2
    assert windows[1].context.endswith("\nI. NỘI DUNG")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (Header(), ""),
        (Header(type="Công văn", number="45/UBND-VX"), "Công văn, 45/UBND-VX"),
        (Header(type="Kế hoạch", symbol="KH-UBND", place="tỉnh Hà Nam", year=2014),
         "Kế hoạch, KH-UBND, tỉnh Hà Nam, 2014"),
        (Header(type="Kế hoạch", title="bình đẳng giới năm 2022", year=2022),
         "Kế hoạch, bình đẳng giới năm 2022"),
        (Header(issuer="UBND tỉnh Hà Nam", place="tỉnh Hà Nam"), "UBND tỉnh Hà Nam"),
    ],
)  # fmt: skip
def test_a_document_is_named_without_saying_anything_twice(header: Header, name: str) -> None:
    assert document_name(header) == name


def test_equal_windows_have_one_hash_and_others_have_not() -> None:
    first, again = windows_of(bullets()), windows_of(bullets())
    assert [w.hash for w in first] == [w.hash for w in again]
    assert len({w.hash for w in first}) == len(first)
