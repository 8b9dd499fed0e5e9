"""What a report is made of, whatever it is written as. Every text is plain: writers escape it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; ``bad`` are the rows to be seen first."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bad: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bar:
    """A share, 0 to 1, with the bounds of its confidence interval."""

    label: str
    value: float
    low: float
    high: float
    least: float | None = None  # the threshold


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of shares; a page draws it, Markdown has the table beside it."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Counts by part, of one row of a stacked chart."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """A chart of what became of the questions of each kind."""

    title: str
    parts: tuple[str, ...]
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in full: named texts under a heading."""

    heading: str
    fields: tuple[tuple[str, str], ...]


Block = Words | Table | Bars | Stacks | Entry


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]
