"""Ages, lengths of time and counts lie within the ranges that rules set for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.measures import AGE, TIME, find_bounds, find_measures


@pytest.mark.parametrize(
    ("text", "amount", "of"),
    [
        ("cháu nhà tôi 16 tuổi", 16 * 360 * 24, AGE),
        ("con mới ba tuổi", 3 * 360 * 24, AGE),
        ("bé 8 tháng tuổi", 8 * 30 * 24, AGE),
        ("chau nam tuoi", 5 * 360 * 24, AGE),
        ("đã làm 14 tháng", 14 * 30 * 24, TIME),
        ("hợp đồng 1 năm", 360 * 24, TIME),
        ("chậm 5 ngày", 5 * 24, TIME),
        ("làm 48 giờ một tuần", 48, TIME),
        ("thôn có 150 hộ", 150, "ho"),
        ("xã có 12.500 người", 12_500, "nguoi"),
    ],
)
def test_an_age_a_length_of_time_or_a_count_is_read(text: str, amount: int, of: str) -> None:
    first = find_measures(text)[0]
    assert (first.amount, first.of) == (amount, of)


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 15 tháng 11 năm 2022",
        "báo cáo 6 tháng đầu năm",
        "Điều 15, khoản 2",
        "tháng 5 năm 2024",
        "mười sáu người",
        "16 đồng chí",
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
        ("150 hộ", "thôn từ 100 đến dưới 200 hộ", True),
        ("200 hộ", "thôn từ 100 hộ đến dưới 200 hộ", False),
        ("9 lao động", "doanh nghiệp sử dụng dưới 10 lao động", True),
        ("12 lao động", "doanh nghiệp sử dụng từ 10 lao động trở lên", True),
        ("1.200 người", "xã trên 1.000 người", True),
        ("150 hộ", "xã trên 100 người", False),
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
