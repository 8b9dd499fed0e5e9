"""Times, memory and tables of the benches."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

Given = TypeVar("Given")
Value = TypeVar("Value")


def timed(make: Callable[[], Value]) -> tuple[Value, float]:
    """What a call gives, and its seconds."""
    began = time.perf_counter()
    value = make()
    return value, time.perf_counter() - began


def each_timed(
    call: Callable[[Given], Value], given: Sequence[Given]
) -> tuple[list[Value], list[float]]:
    """A call for each of what is given: the values, and each one's milliseconds."""
    found = [timed(lambda one=one: call(one)) for one in given]  # type: ignore[misc]
    return [value for value, _ in found], [seconds * 1_000 for _, seconds in found]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` of them do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def peak_megabytes() -> float:
    """The most memory this process has held at once."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_048_576 if sys.platform == "darwin" else 1_024)


def folder_megabytes(folder: Path) -> float:
    """The size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width, the first to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
