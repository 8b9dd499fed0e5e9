"""A month of deadlines as a calendar page."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.reading import place_of
from assistant.web.actions import Place, sender
from assistant.web.due import Due
from assistant.web.markup import Markup, element, join
from assistant.web.texts import Texts

_WORDS = 60


def month_from(value: object) -> date | None:
    """ "2022-12", as a button of the calendar sends it, as the first day of that month."""
    try:
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        return None


def first_shown(deadlines: Sequence[Due], today: date) -> date:
    """The month to open: of the next deadline, else of the last, else this one."""
    days = sorted(one.day for one in deadlines if one.day)
    coming = [day for day in days if day >= today]
    chosen = coming[0] if coming else days[-1] if days else today
    return chosen.replace(day=1)


def month_page(deadlines: Sequence[Due], month: date, texts: Texts, today: date) -> Markup:
    """The month's days with their deadlines; each opens its words. On a phone only the days that
    have one are shown."""
    by_day: dict[date, list[Due]] = {}
    for one in deadlines:
        if one.day:
            by_day.setdefault(one.day, []).append(one)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    head = [element("th", name, scope="col") for name in texts("days").split()]
    body = [
        element("tr", *(_day(day, by_day.get(day, ()), month, today) for day in week))
        for week in weeks
    ]
    name = texts("due-month-name", month=month.month, year=month.year)
    return element(
        "div",
        element("div", *_turning(month, name, texts), class_="turn"),
        element(
            "table",
            element("caption", name, class_="unseen"),
            element("thead", element("tr", *head)),
            element("tbody", *body),
        ),
        _months(by_day, texts),
        class_="month",
    )


def _turning(month: date, name: str, texts: Texts) -> Iterator[Markup]:
    before = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    after = date(month.year + (month.month == 12), month.month % 12 + 1, 1)
    yield sender(f"← {texts('due-previous')}", "submit", f"{before:%Y-%m}", class_="turner")
    yield element("h2", name, role="status")
    yield sender(f"{texts('due-next')} →", "submit", f"{after:%Y-%m}", class_="turner")


def _day(day: date, due: Sequence[Due], month: date, today: date) -> Markup:
    items = [
        sender(
            _short(one), "select", str(Place(one.document.id, one.duty.span)), class_="due",
            title=place_of(one.quote),
        )
        for one in due
    ]  # fmt: skip
    kind = "other" if day.month != month.month else "today" if day == today else ""
    return element(
        "td",
        element("span", str(day.day), class_="number"),
        *items,
        class_=f"{kind} {'has' if items else ''}",
    )


def _short(one: Due) -> str:
    words = " ".join(f"{one.duty.actor or ''} {one.duty.action}".split())
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rsplit(' ', 1)[0]} …"


def _months(by_day: dict[date, list[Due]], texts: Texts) -> Markup | None:
    """The months that have deadlines, to go to at once."""
    counts: dict[date, int] = {}
    for day, due in by_day.items():
        counts[day.replace(day=1)] = counts.get(day.replace(day=1), 0) + len(due)
    if not counts:
        return None
    links = [
        join(" ", sender(f"{month:%m/%Y} ({count})", "submit", f"{month:%Y-%m}", class_="turner"))
        for month, count in sorted(counts.items())
    ]
    return element("p", texts("due-months"), *links, class_="hint")
