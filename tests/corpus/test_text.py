"""Characters, tokens and sentences of Vietnamese text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold, normalise, normalise_recording, same_spelling, sentences, tokens

REAL = "Định kỳ báo cáo kết quả thực hiện về Ban Vì sự tiến bộ phụ nữ trước ngày 5/12/2022."


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("89/2015/NÐ-CP", "89/2015/NĐ-CP"),
        (
            unicodedata.normalize("NFD", "Uỷ ban nhân dân tỉnh Quảng Ngãi"),
            "Uỷ ban nhân dân tỉnh Quảng Ngãi",
        ),
        ("bình\u00adđẳng", "bìnhđẳng"),
        ("Số:\u00a0174/KH\u2011UBND", "Số: 174/KH-UBND"),
        ("\ufeffKẾ HOẠCH\u200b", "KẾ HOẠCH"),
        ("tiê\u0301ng", "tiếng"),
    ],
)
def test_one_form_of_every_character(written: str, normal: str) -> None:
    assert normalise(written) == normal


def test_what_normalising_changed_is_told_with_its_place() -> None:
    text, changes = normalise_recording("số 89/2015/NÐ-CP")
    assert [(text[at], was) for at, was in changes] == [("Đ", "Ð")]


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_folding_keeps_the_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_folding_takes_off_every_mark() -> None:
    assert (
        fold("Ủy ban nhân dân phường Hội Thương, Đề nghị")
        == "uy ban nhan dan phuong hoi thuong, de nghi"
    )


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("hoà bình", "hòa bình"),
        ("Uỷ ban", "Ủy ban"),
        ("thuỷ sản", "thủy sản"),
        ("khoẻ", "khỏe"),
        ("HOÀ", "HÒA"),
        ("quý", "quý"),
        ("quỹ", "quỹ"),
        ("toàn", "toàn"),
        ("hoạt", "hoạt"),
        ("tuý", "túy"),
    ],
)
def test_both_placements_of_a_tone_are_one(written: str, same: str) -> None:
    assert same_spelling(written) == same


@given(st.text())
def test_spelling_keeps_the_length(text: str) -> None:
    assert len(same_spelling(text)) == len(text)


def test_tokens_keep_single_letters_and_drop_leading_zeros() -> None:
    assert [t.text for t in tokens("Điều 5, điểm b: ý kiến trước 05/12")] == [
        "điều",
        "5",
        "điểm",
        "b",
        "ý",
        "kiến",
        "trước",
        "5",
        "12",
    ]


@given(st.text())
def test_a_token_stands_where_it_says(text: str) -> None:
    for token in tokens(text):
        assert (
            fold(text[token.start : token.end]).lstrip("0").endswith(fold(token.text).lstrip("0"))
        )


def test_sentences_end_at_stops_and_semicolons_but_not_in_abbreviations() -> None:
    text = (
        "Theo TP. Hồ Chí Minh, Nghị định số 30 có hiệu lực. Gửi báo cáo về Sở Nội vụ; phối hợp với "
        "các ngành v.v. và đoàn thể.\n1. Công chức Văn hóa"
    )
    assert [span.of(text) for span in sentences(text)] == [
        "Theo TP. Hồ Chí Minh, Nghị định số 30 có hiệu lực.",
        "Gửi báo cáo về Sở Nội vụ;",
        "phối hợp với các ngành v.v. và đoàn thể.",
        "1. Công chức Văn hóa",
    ]


@given(st.text(alphabet=st.sampled_from("ab .;:!?\n1ÂbC/")))
def test_sentences_together_lose_no_character(text: str) -> None:
    spans = sentences(text)
    joined = "".join(span.of(text) for span in spans)
    assert "".join(joined.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
