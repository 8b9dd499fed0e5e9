"""A statement has its quotes' words in their order: nobody owes what another owes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verify import verify
from assistant.word_places import content, out_of_order
from corpus import read_documents
from corpus.text import sentences

LIBRARY = Path(__file__).resolve().parents[2] / "corpus" / "library"

REPORT = "Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 16 tháng 12 để tổng hợp."
WAGES = "Người sử dụng lao động trả lương cho người lao động vào ngày cuối tháng."
CARE = (
    "Cháu đã thành niên không sống chung với cô, chú có nghĩa vụ cấp dưỡng cho cô, chú trong "
    "trường hợp người cần được cấp dưỡng không có khả năng lao động."
)
HEADS = "STT | Nhiệm vụ | Chủ trì | Phối hợp"
ROW = "8 | Xây dựng phương án | Sở Tài chính | Sở Xây dựng"


@pytest.mark.parametrize(
    ("statement", "quotes"),
    [
        (REPORT, [REPORT]),
        ("Các sở gửi báo cáo về Sở Nội vụ.", [REPORT]),
        ("Trước ngày 16/12, các sở, ban, ngành gửi báo cáo về Sở Nội vụ.", [REPORT]),
        ("Để tổng hợp, các sở gửi báo cáo về Sở Nội vụ trước ngày 16 tháng 12.", [REPORT]),
        ("Người sử dụng lao động trả lương cho người lao động.", [WAGES]),
        ("Gửi báo cáo về Sở Nội vụ; trả lương cho người lao động.", [WAGES, REPORT]),
        ("Nhiệm vụ: Xây dựng phương án; Chủ trì: Sở Tài chính; Phối hợp: Sở Xây dựng.",
         [HEADS, ROW]),
        ("Nhiệm vụ: Xây dựng phương án; Chủ trì: Sở Tài chính; Phối hợp: Sở Xây dựng "
         "(Đơn vị tính: triệu đồng).", ["Đơn vị tính: triệu đồng", HEADS, ROW]),
    ],
)  # fmt: skip
def test_words_in_their_order_and_a_moved_phrase_pass(statement: str, quotes: list[str]) -> None:
    assert out_of_order(statement, quotes) is None
    assert verify(statement, quotes).passed


@pytest.mark.parametrize(
    ("statement", "quotes"),
    [
        ("Sở Nội vụ gửi báo cáo về các sở, ban, ngành trước ngày 16 tháng 12.", [REPORT]),
        ("Người lao động trả lương cho người sử dụng lao động vào ngày cuối tháng.", [WAGES]),
        ("Cô, chú không sống chung với cháu đã thành niên có nghĩa vụ cấp dưỡng cho cháu.", [CARE]),
        ("Nhiệm vụ: Xây dựng phương án; Chủ trì: Sở Xây dựng; Phối hợp: Sở Tài chính.",
         [HEADS, ROW]),
        ("Nhiệm vụ: Xây dựng phương án; Chủ trì: Sở Xây dựng; Phối hợp: Sở Tài chính "
         "(Đơn vị tính: triệu đồng).", ["Đơn vị tính: triệu đồng", HEADS, ROW]),
        ("Mỗi năm thêm 03 tháng với nữ, 04 tháng với nam.",
         ["Mỗi năm thêm 03 tháng với nam, 04 tháng với nữ."]),
    ],
)  # fmt: skip
def test_two_that_have_changed_places_do_not(statement: str, quotes: list[str]) -> None:
    assert out_of_order(statement, quotes) is not None
    assert not verify(statement, quotes).passed


REAL = [
    span.of(document.text)
    for path in sorted((LIBRARY / "plans").glob("*.md"))
    for document in read_documents(path)
    for span in sentences(document.text)
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(REAL), st.data())
def test_what_is_left_of_a_quote_is_always_in_order(quote: str, data: st.DataObject) -> None:
    words = quote.split()
    kept = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    rest = " ".join(word for word, keep in zip(words, kept, strict=True) if keep)
    assert out_of_order(quote, [quote]) is None
    if set(content(rest)) <= set(content(quote)):  # "UBND" cut from "UBND cấp xã" may differ
        assert out_of_order(rest, [quote]) is None


@settings(max_examples=100)
@given(st.permutations("lớp buổi người trường tổ thôn bản".split()))
def test_words_of_their_own_in_another_order_are_always_seen(words: list[str]) -> None:
    quote = "Mở lớp buổi người trường tổ thôn bản."
    in_order = re.findall(r"\w+", quote)[1:] == words
    assert (out_of_order(f"Mở {' '.join(words)}.", [quote]) is None) == in_order
