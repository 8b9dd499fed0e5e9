"""What a run is held against: the least that each figure must be, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from eval.metrics.statistics import Figure
from eval.run import Run

FILE = Path(__file__).with_name("thresholds.yaml")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least that a metric must be over a set and split."""

    metric: str
    least: float
    reason: str


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure that is below what it must be."""

    metric: str
    value: float
    least: float
    reason: str

    def __str__(self) -> str:
        return f"{self.metric} {self.value:.3f} < {self.least:.3f}"


_WITHOUT_TOLERANCE = "không dung sai"


def load_thresholds(set: str, splits: tuple[str, ...], path: Path = FILE) -> tuple[Threshold, ...]:
    """Those of a set and a split; none where both splits are run together. A set that is not
    halved has them under "whole"."""
    told = yaml.safe_load(path.read_text("utf-8"))
    if len(splits) > 1:
        return ()
    part = splits[0] if splits else "whole"
    lines: Mapping[str, Mapping[str, object]] = told.get(set, {}).get(part, {})
    return tuple(
        Threshold(metric, float(str(line["least"])), str(line["reason"]))
        for metric, line in lines.items()
    )


def shortfalls(run: Run, thresholds: tuple[Threshold, ...]) -> tuple[Shortfall, ...]:
    """What falls short: figures below their threshold, and any failed check or passed attack."""
    found = run.figures()
    below = [
        Shortfall(each.metric, _value(found, each.metric), each.least, each.reason)
        for each in thresholds
        if _value(found, each.metric) < each.least
    ]
    failed = [
        Shortfall(check.name, check.rate, 1.0, _WITHOUT_TOLERANCE)
        for check in run.checks
        if check.failures
    ]
    if run.attacks.passed:
        failed.append(Shortfall("attacks.refused", run.attacks.refused, 1.0, _WITHOUT_TOLERANCE))
    return (*below, *failed)


def _value(found: Mapping[str, Figure], metric: str) -> float:
    """A metric that no question speaks of is 0: nothing was shown."""
    return found[metric].value if metric in found else 0.0
