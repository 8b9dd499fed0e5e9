"""Words typed short: the first letters of one syllable, the whole of the next."""

from __future__ import annotations

import pytest

from assistant.shortened import by_end, in_full
from assistant.wording import spelled_out

WORDS = by_end(
    [
        ("cán", "bộ"),
        ("quản", "lý"),
        ("hoạt", "động"),
        ("huy", "động"),
        ("an", "toan"),
        ("an", "toàn"),
        ("đơn", "vị"),
        ("than", "thở"),
        ("phòng", "cháy"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cbộ", "cán bộ"),
        ("cbo", "cán bộ"),
        ("qlý", "quản lý"),
        ("qulý", "quản lý"),
        ("đvị", "đơn vị"),
        ("phcháy", "phòng cháy"),
        ("hđộng", "hđộng"),  # hoạt động or huy động
        ("cbố", "cbố"),  # of other marks
        ("tho", "tho"),  # a syllable itself
        ("camera", "camera"),
        ("cb", "cb"),
        ("z", "z"),
    ],
)
def test_a_word_is_read_in_full_where_it_can_be_no_other(typed: str, meant: str) -> None:
    assert in_full(typed, WORDS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cbộ xdựng nộp hsơ cho cquan nào", "cán bộ xây dựng nộp hồ sơ cho cơ quan nào"),
        ("qly kphí ktra ntn", "quản lý kinh phí kiểm tra như thế nào"),
        ("HSơ số 12/KH-UBND", "HSơ số 12/KH-UBND"),  # only what is typed small
    ],
)
def test_a_question_is_written_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant
