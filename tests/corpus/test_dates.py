"""Days, months, quarters and spans of days in administrative Vietnamese."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates, find_ranges
from corpus.text import fold

Y = None  # no year is written


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gửi trước ngày 05/6/2022 và 05/12/2022", [(2022, 6, 5), (2022, 12, 5)]),
        ("ngày 22 tháng 7 năm 2011", [(2011, 7, 22)]),
        ("trước 5/12", [(Y, 12, 5)]),
        ("Ai phải báo cáo trước ngày 05/12?", [(Y, 12, 5)]),
        ("mùng 5 tháng 12", [(Y, 12, 5)]),
        ("15.11.2025", [(2025, 11, 15)]),
        ("ngày 5 tháng 12, năm 2025", [(2025, 12, 5)]),
        ("Ngày Quốc tế phụ nữ 8/3; ngày 20/10", [(Y, 3, 8), (Y, 10, 20)]),
        ("by December 16, 2025", [(2025, 12, 16)]),
        ("tháng 3/2026", [(2026, 3, None)]),
        ("giai đoạn trước năm 2025", [(2025, None, None)]),
        ("80/2021/NĐ-CP ngày 26/8/2021", [(2021, 8, 26)]),
        ("Thông tư 03/2022/TT-BTC", []),
        ("tỷ lệ 2/3 số đại biểu", []),
        ("107 trẻ sơ sinh trai/100 trẻ sơ sinh gái", []),
        ("dưới 4/100.000 trẻ", []),
        ("báo cáo 6 tháng", []),
        ("ngày 31/02/2022", []),
    ],
)
def test_what_is_a_date_and_what_is_not(
    words: str, found: list[tuple[int | None, int | None, int | None]]
) -> None:
    assert [(d.year, d.month, d.day) for d in find_dates(words)] == found


@pytest.mark.parametrize(
    ("words", "quarter", "last"),
    [
        ("quý II/2026", 2, date(2026, 6, 30)),
        ("Quí IV-2025", 4, date(2025, 12, 31)),
        ("quý 3 năm 2024", 3, date(2024, 9, 30)),
    ],
)
def test_a_quarter_ends_on_its_last_day(words: str, quarter: int, last: date) -> None:
    (mention,) = find_dates(words)
    assert (mention.quarter, mention.last_day()) == (quarter, last)


@pytest.mark.parametrize(
    ("words", "begins", "ends"),
    [
        ("từ 15/11 đến 15/12", date(2022, 11, 15), date(2022, 12, 15)),
        ("(từ ngày 15/11-15/12)", date(2022, 11, 15), date(2022, 12, 15)),
        ("Từ ngày 15/11/2025 đến ngày 15/12/2025", date(2025, 11, 15), date(2025, 12, 15)),
        ("từ ngày 15 đến ngày 20/6/2024", date(2024, 6, 15), date(2024, 6, 20)),
        ("từ 20/12 đến hết ngày 10/01/2024", date(2023, 12, 20), date(2024, 1, 10)),
        ("từ 7 giờ 30 ngày 20/4/2026 đến 17 giờ ngày 29/4/2026", date(2026, 4, 20),
         date(2026, 4, 29)),
    ],
)  # fmt: skip
def test_a_span_of_days_has_two_ends(words: str, begins: date, ends: date) -> None:
    (found,) = find_ranges(words)
    assert (found.begins.first_day(2022), found.ends.last_day(2022)) == (begins, ends)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    for words in (
        f"trước ngày {day.day:02}/{day.month:02}/{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"truoc ngay {day.day}/{day.month}/{day.year}",
        day.isoformat(),
    ):
        assert [mention.last_day() for mention in find_dates(words)] == [day]


@given(st.dates(min_value=date(1990, 1, 2), max_value=date(2060, 1, 1)))
def test_a_span_is_read_back(day: date) -> None:
    before = day - timedelta(days=1)
    first, last = (f"{d.day}/{d.month}/{d.year}" for d in (before, day))
    words = f"từ ngày {first} đến ngày {last}"
    (found,) = find_ranges(words)
    assert (found.begins.first_day(), found.ends.last_day()) == (before, day)


@given(st.text())
def test_no_text_breaks_it_and_marks_do_not_matter(text: str) -> None:
    assert [d.span for d in find_dates(text)] == [d.span for d in find_dates(fold(text))]
    find_ranges(text)
