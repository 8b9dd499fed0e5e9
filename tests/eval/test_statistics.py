"""How sure a figure is, and whether two runs differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.statistics import compare, figure

SERIES = st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=40)


def test_a_figure_is_the_mean_of_the_questions_it_speaks_of() -> None:
    found = figure([1.0, None, 0.0, 1.0, None])
    assert found is not None
    assert (found.value, found.count) == (pytest.approx(2 / 3), 3)
    assert figure([None, None]) is None


def test_the_interval_narrows_with_the_number_of_questions() -> None:
    few, many = figure([1.0, 0.0] * 10), figure([1.0, 0.0] * 200)
    assert few is not None and many is not None
    assert few.low < many.low < 0.5 < many.high < few.high
    # the normal approximation of a half over 400 questions: 0.5 ± 0.049
    assert many.low == pytest.approx(0.451, abs=0.01)


@settings(max_examples=25, deadline=None)
@given(SERIES)
def test_the_same_series_gives_the_same_figure_within_its_own_bounds(
    series: list[float | None],
) -> None:
    found = figure(series)
    assert found == figure(series)
    if found is not None:
        held = [value for value in series if value is not None]
        assert min(held) - 1e-9 <= found.low <= found.high <= max(held) + 1e-9


def test_a_run_does_not_differ_from_itself() -> None:
    same = compare([1.0, 0.0, None, 1.0], [1.0, 0.0, None, 1.0])
    assert same is not None
    assert (same.change, same.p) == (0.0, 1.0)


def test_one_question_of_many_is_chance_and_twenty_are_not() -> None:
    before = [1.0] * 60
    one = compare(before, [0.0, *before[1:]])
    twenty = compare(before, [0.0] * 20 + before[20:])
    assert one is not None and twenty is not None
    assert one.p > 0.9
    assert twenty.p < 0.001
    assert twenty.change == pytest.approx(-1 / 3)


def test_ten_better_and_ten_worse_are_no_difference() -> None:
    found = compare([1.0] * 10 + [0.0] * 10, [0.0] * 10 + [1.0] * 10)
    assert found is not None
    assert found.p == 1.0


def test_the_test_agrees_with_the_exact_one_on_five_questions() -> None:
    # All five fell: of the 2**5 ways to swap, two are as far apart.
    found = compare([1.0] * 5, [0.0] * 5)
    assert found is not None
    assert found.p == pytest.approx(2 / 32, abs=0.01)


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(1, 30))
def test_the_order_of_two_runs_turns_the_sign_and_nothing_else(
    data: st.DataObject, count: int
) -> None:
    values = st.lists(st.floats(0, 1), min_size=count, max_size=count)
    before, after = data.draw(values), data.draw(values)
    there, back = compare(before, after), compare(after, before)
    assert there is not None and back is not None
    assert there.change == pytest.approx(-back.change)
    assert there.p == pytest.approx(back.p, abs=1e-9)
    assert 0 < there.p <= 1


def test_runs_of_different_length_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="paired"):
        compare([1.0], [1.0, 0.0])
