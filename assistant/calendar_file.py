"""Deadlines as an iCalendar file (RFC 5545), which any calendar opens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from assistant.answer import Quote
from assistant.reading import place_of
from corpus.document import Document, Obligation, Recurrence

_REMINDERS = (timedelta(days=-7), timedelta(days=-1))
_SUMMARY = 120  # characters of what a calendar shows in a day's box
_MONTHS: dict[Recurrence, int] = {"month": 1, "quarter": 3, "half-year": 6}
# "năm 2022"; not the end of "giai đoạn 2021 - 2025"
_ONE_YEAR = re.compile(r"(?<!\w)năm\s+(?P<year>\d{4})(?!\s*[-–\d])", re.IGNORECASE)
# What RFC 5545 allows in no text: control characters but tab and line feed
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ALWAYS_THERE = 28  # the last day of a month that every month has


def calendar_of(deadlines: Iterable[tuple[Document, Obligation]], now: datetime) -> bytes:
    """The bytes of an .ics file: one all-day event for each obligation that has a due date.

    The same words of the same text keep their UID, so that a calendar that reads the file again
    moves its events instead of doubling them. ``now``, with its time zone, is when it is written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Căn Cứ//cancu//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Thời hạn (Căn Cứ)")
    for document, obligation in deadlines:
        if obligation.due is not None:
            calendar.add_component(_event(document, obligation, obligation.due, now))
    return bytes(calendar.to_ical())


def _event(document: Document, obligation: Obligation, due: date, now: datetime) -> Event:
    event = Event()
    span = obligation.span
    summary = _summary(obligation)
    event.add("uid", f"{document.id}-{span.start}-{span.end}-{due:%Y%m%d}@cancu")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _description(document, obligation))
    event.add("transp", "TRANSPARENT")  # a deadline does not make the whole day busy
    rule = _rule(document, obligation.recurrence, due)
    if rule:
        event.add("rrule", rule)
    for before in _REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _summary(obligation: Obligation) -> str:
    actor = f"{obligation.actor}: " if obligation.actor else ""
    words = " ".join(_CONTROL.sub("", f"{actor}{obligation.action}").split())
    return words if len(words) <= _SUMMARY else f"{words[:_SUMMARY].rsplit(' ', 1)[0]} …"


def _description(document: Document, obligation: Obligation) -> str:
    """The words that set the deadline, verbatim, and where they stand."""
    quote = Quote(document, document.clause(obligation.clause), obligation.span)
    lines = [f"«{quote.quote}»", place_of(quote)]
    if obligation.recipient:
        lines.append(f"Nơi nhận: {obligation.recipient}")
    if obligation.year_inferred:
        lines.append("Năm suy từ kế hoạch, câu không ghi năm.")
    return _CONTROL.sub("", "\n".join(lines))


def _rule(document: Document, recurrence: Recurrence | None, due: date) -> dict[str, Any] | None:
    """The recurrence rule from the due date on; a plan's for one year end with that year, unless
    they are yearly."""
    if recurrence == "year":
        return {"freq": "yearly"}
    if recurrence not in _MONTHS:
        return None
    rule: dict[str, Any] = {"freq": "monthly", "interval": _MONTHS[recurrence]}
    if due.day > _ALWAYS_THERE:  # the 31st, or else the month's last day
        rule |= {"bymonthday": list(range(_ALWAYS_THERE, due.day + 1)), "bysetpos": -1}
    named = _ONE_YEAR.search(document.header.title or "")
    if named and int(named["year"]) >= due.year:
        rule["until"] = date(int(named["year"]), 12, 31)
    return rule
