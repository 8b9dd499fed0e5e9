"""How sure a figure is, and whether two runs differ by more than chance.

Everything here works on a *series*: a value a question, None where the metric says nothing of
it. A metric is the mean of the values that are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Series = Sequence[float | None]

RESAMPLES = 2_000
PERMUTATIONS = 10_000
CONFIDENCE = 0.95
_SEED = 20_220_512
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over ``count`` questions, and the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float
    count: int


def figure(series: Series) -> Figure | None:
    """The mean with its interval by the percentile bootstrap over questions (Efron & Tibshirani
    1993, chapter 13); None where no question has a value. The same series gives the same figure.
    """
    values, weights = _split(series)
    if not weights.any():
        return None
    random = np.random.default_rng(_SEED)
    drawn = random.integers(0, len(values), (RESAMPLES, len(values)))
    totals, counts = values[drawn].sum(axis=1), weights[drawn].sum(axis=1)
    means = totals[counts > 0] / counts[counts > 0]
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    mean = float(values.sum() / weights.sum())
    return Figure(mean, float(low), float(high), int(weights.sum()))


@dataclass(frozen=True, slots=True)
class Difference:
    """A metric in two runs over the same questions, and how likely chance alone is as far."""

    before: float
    after: float
    p: float

    @property
    def change(self) -> float:
        return self.after - self.before


def compare(before: Series, after: Series) -> Difference | None:
    """The two-sided paired randomisation test (Fisher 1935; Smucker, Allan & Carterette 2007).

    Each question's pair of values is swapped or not by a coin, and the difference of the two
    metrics is taken again; ``p`` is the share of PERMUTATIONS at least as far apart as what was
    seen, itself counted. None where a run has no value at all.
    """
    if len(before) != len(after):
        raise ValueError("two runs over different questions cannot be paired")
    was, was_there = _split(before)
    now, now_there = _split(after)
    if not was_there.any() or not now_there.any():
        return None
    seen = _mean(now, now_there) - _mean(was, was_there)
    random = np.random.default_rng(_SEED)
    as_far = 1
    for _ in range(PERMUTATIONS // _AT_ONCE):
        swap = random.integers(0, 2, (_AT_ONCE, len(was))).astype(bool)
        one = _means(np.where(swap, now, was), np.where(swap, now_there, was_there))
        other = _means(np.where(swap, was, now), np.where(swap, was_there, now_there))
        as_far += int((np.abs(other - one) >= abs(seen) - 1e-12).sum())
    p = as_far / (PERMUTATIONS + 1)
    return Difference(_mean(was, was_there), _mean(now, now_there), p)


def _split(series: Series) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values with 0 where there is none, and 1 where there is one."""
    values = np.array([0.0 if value is None else value for value in series], dtype=np.float64)
    there = np.array([value is not None for value in series], dtype=np.float64)
    return values, there


def _mean(values: NDArray[np.float64], there: NDArray[np.float64]) -> float:
    return float(values.sum() / there.sum())


def _means(values: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    counts = there.sum(axis=1)
    means: NDArray[np.float64] = values.sum(axis=1) / np.maximum(counts, 1)
    return means
