"""The words of deadlines: a time as written and understood, and what a plan lends to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.dates import DateMention
from corpus.document import Recurrence, Span

EVERY = r"(?:h[ằà]ng|mỗi|từng)"
"""What makes a unit of time a recurrence: "hằng quý", "hàng năm", "mỗi tháng"."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a plan lends to its times: the year it is for, and the day it is issued on."""

    year: int | None = None
    issued: date | None = None
    titled: bool = False  # the title names the year, so that every day is of it

    def year_of(self, mention: DateMention) -> int | None:
        """The year of a day that has none: the plan's, or the next where the day would lie
        before the plan."""
        due = mention.last_day(self.year)
        past = due is not None and self.issued is not None and due < self.issued
        return self.year + 1 if self.year and past and not self.titled else self.year


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written at ``span``; hard when it has a due date or a recurrence."""

    span: Span
    due: date | None = None
    begins: date | None = None
    recurrence: Recurrence | None = None
    year_inferred: bool = False
    lasts: bool = False  # a length of time from an event on: "trong 05 ngày kể từ khi …"

    @property
    def hard(self) -> bool:
        return self.due is not None or self.recurrence is not None
