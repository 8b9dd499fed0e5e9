"""Sums in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts.money_words import money_in_words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ba trăm bảy mươi triệu đồng chẵn", 370_000_000),
        ("Tám mươi sáu triệu, năm trăm nghìn đồng", 86_500_000),
        ("(Bằng chữ: Ba tỷ hai trăm năm mươi triệu đồng)", 3_250_000_000),
        ("một trăm bốn mươi lăm triệu đồng", 145_000_000),
        ("hai mươi mốt triệu", 21_000_000),
        ("mười lăm ngàn đồng", 15_000),
        ("hai triệu không trăm linh năm nghìn đồng", 2_005_000),
        ("một nghìn hai trăm tỷ đồng", 1_200_000_000_000),
        ("Một tỷ rưỡi", 1_500_000_000),
        ("theo quy định", None),
        ("370 triệu đồng", None),
        ("đồng", None),
        ("", None),
    ],
)
def test_words_are_added_up(words: str, value: int | None) -> None:
    assert money_in_words(words) == value


DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def in_words(value: int) -> str:
    """The words of a number below a thousand billion, as they are read aloud."""
    said: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"), (1, "")):
        group = value // scale % 1000
        if group:
            hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
            said += [DIGITS[hundreds], "trăm"]
            said += ["linh"] if not tens and ones else []
            said += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"] if tens else []
            said += [DIGITS[ones]] if ones else []
            said += [name] if name else []
    return " ".join(said)


@given(st.integers(1, 10**12 - 1))
def test_every_sum_comes_back_from_its_words(value: int) -> None:
    assert money_in_words(f"{in_words(value)} đồng") == value


@given(st.text(max_size=60))
def test_any_words_are_a_number_or_none(words: str) -> None:
    assert money_in_words(words) is None or money_in_words(words) >= 0  # type: ignore[operator]
