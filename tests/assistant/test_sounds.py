"""Syllables typed as they sound are read as they are spelled."""

from __future__ import annotations

import pytest

from assistant.sounds import as_spelled
from assistant.wording import spelled_out

KNOWN = frozenset(
    "phải phường có của công về dùng giờ gì quan ngày bài minh thương cha pha".split()
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pải", "phải"),
        ("fường", "phường"),
        ("kó", "có"),
        ("kủa", "của"),
        ("zề", "về"),
        ("zùng", "dùng"),
        ("jờ", "giờ"),
        ("jì", "gì"),
        ("wan", "quan"),
        ("bàj", "bài"),
        ("mink", "minh"),
        ("thươnq", "thương"),
        ("phải", "phải"),
        ("pháo", "pháo"),
        ("zoom", "zoom"),
        ("file", "file"),
    ],
)
def test_a_syllable_is_read_as_its_sound_is_spelled(typed: str, meant: str) -> None:
    assert as_spelled(typed, KNOWN) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tdp pải làm j", "tổ dân phố phải làm gì"),
        ("nhà có bạo lực gđ", "nhà có bạo lực gia đình"),
        ("phó gđ sở", "phó giám đốc sở"),
        ("mua 50 kg gạo", "mua 50 kg gạo"),
        ("kg biết", "không biết"),
        ("điểm e khoản 2", "điểm e khoản 2"),
        ("mục V", "mục V"),
        ("zoom, pin, wifi", "zoom, pin, wifi"),
    ],
)
def test_chat_spelling_is_written_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant


def test_english_is_left_alone() -> None:
    assert spelled_out("Who was first for women?") == "Who was first for women?"
