"""A question in the words of people is weighed and searched as texts call the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lay_words import in_words_of_texts, windows_saying
from assistant.question import read_question
from assistant.terms import terms_of
from corpus.text import fold
from tests.asking import asked, index_of, said

HELD = {
    "nghỉ_thai": 9, "thai_sản": 12, "ly_hôn": 40, "kết_hôn": 60, "tạm_lánh": 8, "nhà_tạm": 0,
    "thiên_tai": 30, "chất_thải": 25, "con_dấu": 14, "nghỉ_hằng": 7, "hằng_năm": 90,
    "báo_cáo": 400, "viết_báo": 2,
}  # fmt: skip
"""Pairs of an index of 3,000 windows, and in how many they stand."""


def frequency(term: str) -> int:
    plain = term == fold(term)
    return sum(count for held, count in HELD.items() if (fold(held) if plain else held) == term)


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("Nghỉ đẻ được mấy tháng?", "nghỉ thai sản được mấy tháng?"),
        ("Hai người bỏ nhau thì ai nuôi con?", "Hai người ly hôn thì ai nuôi con?"),
        ("Gặp bão lụt thì gọi ai?", "Gặp thiên tai thì gọi ai?"),
        ("Dấu mộc do ai giữ?", "con dấu do ai giữ?"),
        ("nghi de duoc may thang", "nghi thai san duoc may thang"),
        # What the texts themselves say, they are not searched for in other words.
        ("Ly hôn xong thì ai nuôi con?", "Ly hôn xong thì ai nuôi con?"),
        ("Ai lập báo cáo?", "Ai lập báo cáo?"),
    ],
)
def test_a_question_is_put_as_the_texts_have_it(question: str, called: str) -> None:
    assert in_words_of_texts(read_question(question), frequency) == called


@pytest.mark.parametrize(
    ("phrase", "others", "windows"),
    [
        ("ly dị", ("ly hôn",), 40),
        ("nghỉ đẻ", ("nghỉ thai sản", "thai sản"), 12),
        ("phép năm", ("nghỉ hằng năm",), 7),  # as many as its rarest pair
        ("báo cáo", (), 400),
    ],
)
def test_a_phrase_is_as_frequent_as_what_texts_mostly_say_for_it(
    phrase: str, others: tuple[str, ...], windows: int
) -> None:
    assert windows_saying(phrase, others, frequency) == windows


def weights(question: str) -> dict[str, float]:
    terms = terms_of(read_question(question), (), frequency, 3_000).terms
    return {term.words: term.weight for term in terms}


@pytest.mark.parametrize(
    ("question", "word", "texts_word"),
    [
        ("Ly dị thì chia đất ra sao?", "ly dị", "ly hôn"),
        ("Bão lụt thì chia đất ra sao?", "bão lụt", "thiên tai"),
    ],
)
def test_a_word_that_no_text_has_weighs_what_the_texts_word_weighs(
    question: str, word: str, texts_word: str
) -> None:
    texts_question = question.replace(word.capitalize(), texts_word.capitalize())
    assert weights(question)[word] == pytest.approx(weights(texts_question)[texts_word])


def test_a_pair_inside_a_longer_phrase_is_no_word_of_its_own() -> None:
    found = weights("Ở nhà tạm lánh được mấy hôm?")
    assert found["nhà tạm"] < found["tạm lánh"]


LEAVE = """NGHỊ ĐỊNH
VỀ THỜI GIỜ NGHỈ NGƠI
Số: 12/2024/NĐ-CP
Ngày ban hành: 01/02/2024
Điều 1. Nghỉ thai sản
Lao động nữ sinh con được nghỉ thai sản 06 tháng.
Điều 2. Nghỉ hằng năm
Người lao động làm việc đủ một năm được nghỉ hằng năm 12 ngày làm việc.
Điều 3. Nghỉ việc riêng
Người lao động kết hôn được nghỉ 03 ngày.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Chị em nghỉ đẻ được mấy tháng?", "06 tháng"),
        ("Làm đủ một năm thì phép năm được mấy ngày?", "12 ngày"),
        ("Người lao động lập gia đình được nghỉ mấy ngày?", "03 ngày"),
    ],
)
def test_an_answer_is_found_that_says_it_in_other_words(
    tmp_path: Path, question: str, told: str
) -> None:
    with_others = {
        f"{number}.txt": f"KẾ HOẠCH\nSố: {number}/KH-UBND\n1. Đẻ trứng, bãi đẻ của cá được khoanh."
        for number in range(3)
    }
    index = index_of(tmp_path, {"nghi.txt": LEAVE, **with_others})
    assert told in said(asked(question, index))
