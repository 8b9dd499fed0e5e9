"""Ages and lengths of time lie within the ranges that rules set for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.measures import find_bounds, find_measures


@pytest.mark.parametrize(
    ("text", "hours", "age"),
    [
        ("cháu nhà tôi 16 tuổi", 16 * 360 * 24, True),
        ("con mới ba tuổi", 3 * 360 * 24, True),
        ("bé 8 tháng tuổi", 8 * 30 * 24, True),
        ("chau nam tuoi", 5 * 360 * 24, True),
        ("đã làm 14 tháng", 14 * 30 * 24, False),
        ("hợp đồng 1 năm", 360 * 24, False),
        ("chậm 5 ngày", 5 * 24, False),
        ("làm 48 giờ một tuần", 48, False),
    ],
)
def test_an_age_or_a_length_of_time_is_read(text: str, hours: int, age: bool) -> None:
    first = find_measures(text)[0]
    assert (first.hours, first.age) == (hours, age)


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 15 tháng 11 năm 2022",
        "báo cáo 6 tháng đầu năm",
        "Điều 15, khoản 2",
        "tháng 5 năm 2024",
        "16 người",
        "hằng năm, tháng này",
        "15/11/2022",
    ],
)
def test_a_date_or_another_number_is_none(text: str) -> None:
    assert find_measures(text) == []


@pytest.mark.parametrize(
    ("asked", "rule", "within"),
    [
        ("16 tuổi", "người từ đủ 15 tuổi đến chưa đủ 18 tuổi", True),
        ("18 tuổi", "người từ đủ 15 tuổi đến chưa đủ 18 tuổi", False),
        ("14 tuổi", "người từ đủ 15 tuổi đến chưa đủ 18 tuổi", False),
        ("14 tuổi", "người chưa đủ 15 tuổi", True),
        ("15 tuổi", "người chưa đủ 15 tuổi", False),
        ("2 tuổi", "Con dưới 36 tháng tuổi được giao cho mẹ", True),
        ("3 tuổi", "con duoi 36 thang tuoi", False),
        ("4 tuổi", "trẻ từ 3 - 5 tuổi", True),
        ("12 tuổi", "từ 06 đến 12 tuổi", True),
        ("70 tuổi", "từ đủ 60 tuổi trở lên", True),
        ("60 tuổi", "người trên 60 tuổi", False),
        ("10 tuổi", "trẻ em 16 tuổi trở xuống", True),
        ("18 tháng", "thời hạn từ 12 tháng đến 36 tháng", True),
        ("1 năm", "thời hạn từ 12 tháng đến 36 tháng", True),
        ("6 tháng", "thời hạn dưới 12 tháng", True),
        ("6 ngày", "chậm quá 05 ngày", True),
        ("5 ngày", "chậm quá 05 ngày", False),
        ("2 tuổi", "thời hạn dưới 36 tháng", False),
    ],
)
def test_what_is_told_lies_in_the_range_of_a_rule_or_not(
    asked: str, rule: str, within: bool
) -> None:
    (measure,), (bounds,) = find_measures(asked), find_bounds(rule)
    assert bounds.hold(measure) is within


def test_ranges_stand_in_order_and_apart() -> None:
    rule = "chưa đủ 13 tuổi; từ đủ 13 tuổi đến chưa đủ 15 tuổi; từ đủ 15 tuổi trở lên"
    bounds = find_bounds(rule)
    assert [each.span.of(rule) for each in bounds] == rule.split("; ")


@given(st.integers(1, 60), st.integers(1, 39), st.integers(0, 120))
def test_an_age_is_always_in_one_of_two_ranges_that_meet(low: int, wide: int, age: int) -> None:
    if age < low:
        return
    rules = find_bounds(f"từ đủ {low} tuổi đến dưới {low + wide} tuổi; từ đủ {low + wide} tuổi")
    (measure,) = find_measures(f"{age} tuổi")
    assert sum(each.hold(measure) for each in rules) == 1
