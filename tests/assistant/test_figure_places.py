"""A figure belongs where its quote has it: an exchange is refused, what is true never."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.figure_places import displaced
from assistant.verify import verify
from corpus import read_documents
from corpus.text import sentences

PLANS = Path(__file__).resolve().parents[2] / "corpus" / "library" / "plans"

CLASSES = "Tổ chức 12 lớp tập huấn cho 270 cán bộ, mỗi lớp 03 ngày, trong 15 ngày."


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("Tổ chức 270 lớp tập huấn cho 12 cán bộ, mỗi lớp 03 ngày.", ("270", "12")),
        ("Tổ chức 12 lớp tập huấn cho 270 cán bộ, mỗi lớp 15 ngày, trong 03 ngày.", ("15", "03")),
        (CLASSES, ()),
        ("Tổ chức 12 lớp tập huấn cho 270 cán bộ", ()),
        ("Mỗi lớp 3 ngày.", ()),
        ("Có 270 cán bộ được tập huấn ở 12 lớp.", ()),
    ],
)
def test_each_figure_keeps_its_place(statement: str, wrong: tuple[str, ...]) -> None:
    assert displaced(statement, [CLASSES]) == wrong


def test_the_nearest_words_may_be_the_same_where_wider_ones_tell() -> None:
    quote = "Mức chi theo khoản 1 Điều 3; mức đóng theo khoản 2 Điều 3 của Thông tư."
    lie = "Mức chi theo khoản 2 Điều 3; mức đóng theo khoản 1 Điều 3 của Thông tư."
    assert displaced(lie, [quote]) == ("2", "1")
    assert displaced(quote, [quote]) == ()


REPORTS = "Báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15 tháng 12 về Sở Nội vụ."


@pytest.mark.parametrize(
    ("statement", "true"),
    [
        ("Báo cáo 6 tháng trước ngày 15/6.", True),
        ("Báo cáo năm trước ngày 15/12 về Sở Nội vụ.", True),
        ("Báo cáo 6 tháng trước ngày 15/12; báo cáo năm trước ngày 15/6.", False),
        ("Báo cáo 6 tháng trước ngày 15/12 về Sở Nội vụ.", False),
        ("Báo cáo năm trước ngày 15/6.", False),
    ],
)
def test_a_day_stays_with_what_is_due_on_it(statement: str, true: bool) -> None:
    assert (displaced(statement, [REPORTS]) == ()) is true


def test_a_cell_is_read_with_its_heading() -> None:
    rows = ["TT | Chỉ tiêu | Năm 2026 | Theo dõi", "1 | Hồ sơ trực tuyến | 80 | Trung tâm"]
    told = "Chỉ tiêu: Hồ sơ trực tuyến; Năm 2026: 80; Theo dõi: Trung tâm."
    assert displaced(told, rows) == ()


def test_another_quote_may_hold_the_figure_in_that_place() -> None:
    quotes = ["Năm 2024 mở 12 lớp tập huấn.", "Năm 2025 mở 15 lớp tập huấn."]
    assert displaced("Trong đó mở 15 lớp tập huấn cho cán bộ.", quotes) == ()


def test_the_gate_refuses_exchanged_figures() -> None:
    lie = "Tổ chức 270 lớp tập huấn cho 12 cán bộ, mỗi lớp 03 ngày, trong 15 ngày."
    assert verify(CLASSES, [CLASSES]).passed
    assert not verify(lie, [CLASSES]).passed


def _real_sentences() -> list[str]:
    found = []
    for path in sorted(PLANS.glob("*.md")):
        text = read_documents(path)[0].text
        found += [span.of(text) for span in sentences(text)]
    return [one for one in found if re.search(r"\d", one)]


REAL = _real_sentences()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(REAL), st.data())
def test_no_part_of_a_quote_is_ever_displaced(quote: str, data: st.DataObject) -> None:
    words = quote.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert displaced(" ".join(words[start:end]), [quote]) == ()


@settings(max_examples=100)
@given(st.lists(st.integers(1, 999), min_size=3, max_size=6, unique=True), st.data())
def test_two_figures_exchanged_between_words_of_their_own_are_always_seen(
    figures: list[int], data: st.DataObject
) -> None:
    one, other = sorted(
        data.draw(st.lists(st.integers(0, len(figures) - 1), min_size=2, max_size=2, unique=True))
    )
    swapped = list(figures)
    swapped[one], swapped[other] = figures[other], figures[one]
    assert set(displaced(_said(swapped), [_said(figures)])) == {
        str(figures[one]),
        str(figures[other]),
    }


def _said(figures: list[int]) -> str:
    things = "lớp buổi người xã trường tổ".split()
    parts = [f"mở {n} {things[at]} mới" for at, n in enumerate(figures)]
    return f"Năm nay {', '.join(parts)}."
