"""The weights of a question's terms: typed without marks as far as can be like typed with them."""

from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.terms import terms_of
from corpus.text import fold

HELD = {
    "tiền_cho": 4, "hoạt_động": 300, "bình_đẳng": 900, "kiểm_tra": 120, "giám_sát": 80,
    "tiến_làm": 2, "truyền_thông": 150, "giảm_nghèo": 40, "tập_huấn": 60, "cán_bộ": 200,
}  # fmt: skip
"""Words of an index of 3,000 windows, and in how many they stand."""


def frequency(term: str) -> int:
    """Whatever its marks where a term has none, as an index counts."""
    plain = term == fold(term)
    return sum(count for held, count in HELD.items() if (fold(held) if plain else held) == term)


def weight(question: str, term: str) -> float:
    terms = terms_of(read_question(question), (), frequency, 3_000).terms
    return next((each.weight for each in terms if each.words == term), 0.0)


@pytest.mark.parametrize(
    ("question", "chance", "word"),
    [
        # "tiện chở" is a word, but "tiền cho" is what the texts have.
        ("nghi dinh noi tien cho hoat dong binh dang gom gi", "tien cho", "hoat dong"),
        ("danh bao nhieu tien cho kiem tra, giam sat", "tien cho", "giam sat"),
        ("tien lam truyen thong giam ngheo lay o dau", "tien lam", "truyen thong"),
        ("tien cho tap huan can bo", "tien cho", "tap huan"),
    ],
)
def test_without_marks_two_words_side_by_side_weigh_less_than_one_word(
    question: str, chance: str, word: str
) -> None:
    assert weight(question, chance) < 0.5 * weight(question, word)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Loại bản sao nào được đóng dấu?", "bản sao"),
        ("Ai chi trả tiền ăn cho hộ phải di dời?", "chi trả"),
        ("Hộ mất chỗ ở được hỗ trợ gì?", "chỗ ở"),
    ],
)
def test_a_word_of_two_syllables_that_ask_elsewhere_is_of_the_subject(
    question: str, word: str
) -> None:
    assert weight(question, word) > weight(question, word.split()[0])


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Hoạt động kiểm tra do ai làm?", "kiểm tra"),
        ("Truyền thông giảm nghèo gồm gì?", "giảm nghèo"),
        ("Ai tập huấn cho cán bộ?", "tập huấn"),
    ],
)
def test_a_known_word_weighs_as_much_without_its_marks(question: str, word: str) -> None:
    assert weight(question, word) == pytest.approx(weight(fold(question), fold(word)))
