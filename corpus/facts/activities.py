"""Activities told in points or in a table: "Nội dung: …", "Cơ quan chủ trì: …", "Thời gian: …".

The points that stand together under one clause are one activity; a table's row is one, its
columns known by their header words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Clause, Obligation, Span
from corpus.facts.actors import Words, find_subject
from corpus.facts.deadlines import find_times
from corpus.facts.duties import Place, duties_in
from corpus.facts.recipients import find_assistants
from corpus.facts.roles import Role, labelled, own_words, role_lines
from corpus.facts.times import Calendar, Time


@dataclass(slots=True)
class Activity:
    """The points of one activity, by what they tell."""

    parent: str
    points: dict[Role, list[tuple[Clause, Span]]] = field(default_factory=dict)  # with its words

    def add(self, role: Role, clause: Clause, words: Span) -> None:
        if words.end > words.start:
            self.points.setdefault(role, []).append((clause, words))

    def spans(self, role: Role) -> list[tuple[Clause, Span]]:
        return self.points.get(role, [])


def find_activities(text: str, clauses: Sequence[Clause]) -> list[Activity]:
    """Activities with a lead or a time, in order of their first point."""
    roles: dict[str, tuple[Role, str]] = {}  # path of a labelled point: its role, its activity
    activities: dict[str, Activity] = {}
    for clause in clauses:
        if clause.kind not in ("item", "point", "bullet"):
            continue
        for role, words in role_lines(text, clause):
            activities.setdefault(clause.path, Activity(clause.path)).add(role, clause, words)
        above = roles.get(clause.parent or "")
        words = own_words(text, clause)
        told = labelled(text, words)
        if told is not None:
            role, words = told
            under = above[1] if above else clause.parent or ""
        elif above is not None:
            role, under = above
        else:
            continue
        roles[clause.path] = (role, under)
        activities.setdefault(under, Activity(under)).add(role, clause, words)
    return [a for a in activities.values() if a.spans("lead") or a.spans("when")]


def activity_duties(
    text: Words, activity: Activity, heading: str | None, actor: str | None, calendar: Calendar
) -> list[Obligation]:
    """What an activity sets: who leads, who assists, until when. A time of its own gives one
    dated obligation (one a day named), with the first of its deeds, at the point of the time.

    ``heading`` titles the activity and is its deed where no point tells one; ``actor`` is who
    it stands under.
    """
    leads, duties = _leads(text, activity, calendar)
    helps = [words.of(text.text).strip(" .;") for _, words in activity.spans("help")]
    led = leads[0] if leads else (actor, ())
    assistants = tuple(dict.fromkeys((*led[1], *helps)))
    deeds: list[Obligation] = []
    for clause, words in activity.spans("what"):
        place = Place(clause.path, led[0], calendar)
        deeds += [
            replace(deed, assistants=assistants) if not deed.assistants else deed
            for deed in duties_in(text, words, place)
        ]
    first = deeds[0].action if deeds else heading
    for clause, words in activity.spans("when"):
        times = find_times(words.of(text.text), calendar, answers_when=True)
        when = words.of(text.text).strip(" .;")
        hard = [time for time in times if time.hard]
        deeds = [deed if deed.when or hard else replace(deed, when=when) for deed in deeds]
        if first is None:
            continue
        duties += [
            Obligation(
                led[0],
                first,
                None,
                time.due,
                time.begins,
                time.recurrence,
                clause.path,
                words,
                when,
                assistants,
                bool(time.due and time.year_inferred),
            )
            for time in hard
        ]
        if hard:
            deeds = [d for d in deeds if d.due or d.recurrence or d.action != first]
    return deeds + duties


def _leads(
    text: Words, activity: Activity, calendar: Calendar
) -> tuple[list[tuple[str, tuple[str, ...]]], list[Obligation]]:
    """Who leads, each with whom; and the deeds that a lead's point sets of its own."""
    leads: list[tuple[str, tuple[str, ...]]] = []
    duties: list[Obligation] = []
    for clause, words in activity.spans("lead"):
        subject = find_subject(text, words.start, words.end)
        if subject is None:
            leads.append((words.of(text.text).strip(" .;"), ()))
        elif text.lowered.startswith(("chủ trì", "phối hợp"), subject.predicate):
            names = find_assistants(text, subject.predicate, words.end)
            leads.append((subject.name.of(text.text), tuple(n.of(text.text) for n in names)))
        else:
            duties += duties_in(text, words, Place(clause.path, None, calendar))
    return leads, duties


# ── tables ───────────────────────────────────────────────────────────────────────────────────

_CELL = re.compile(r"\s*\|\s*")
_COLUMNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("when", re.compile(r"thời gian|thời hạn|tiến độ|thời điểm|hoàn thành|kỳ hạn|lộ trình")),
    ("help", re.compile(r"phối hợp")),
    (
        "lead",
        re.compile(
            r"chủ trì|thực hiện(?! năm)|đầu mối|phụ trách|chịu trách nhiệm|phân công|"
            r"đơn vị(?! tính)|cơ quan"
        ),
    ),
    ("what", re.compile(r"nhiệm vụ|nội dung(?! chi)|công việc|hoạt động|giải pháp|tên")),
)


def cells(text: str, span: Span) -> list[Span]:
    """The cells of a row, trimmed; an empty cell is an empty span."""
    found: list[Span] = []
    start = span.start
    for match in _CELL.finditer(text, span.start, span.end):
        found.append(Span(start, max(start, match.start())))
        start = match.end()
    return [*found, Span(start, span.end)]


def columns(header: str) -> dict[Role, int]:
    """Which column of a header row tells what; the first that fits."""
    found: dict[Role, int] = {}
    for index, cell in enumerate(_CELL.split(Words.of(header).lowered)):
        for role, pattern in _COLUMNS:
            if pattern.search(cell):
                found.setdefault(role, index)
                break
    return found


def row_duties(text: Words, row: Clause, calendar: Calendar) -> list[Obligation]:
    """The obligation of a table's row that names a task and who does it or when."""
    if not row.headings or "|" not in row.headings[-1]:
        return []
    place = columns(row.headings[-1])
    own = cells(text.text, row.span)
    told: Mapping[Role, Span] = {
        role: own[index]
        for role, index in place.items()
        if index < len(own) and own[index].end > own[index].start
    }
    if "what" not in told or not ("lead" in told or "when" in told):
        return []
    return list(_row_duties(text, row, told, calendar))


def _row_duties(
    text: Words, row: Clause, told: Mapping[Role, Span], calendar: Calendar
) -> Iterator[Obligation]:
    def said(role: Role) -> str | None:
        return told[role].of(text.text).strip(" .;") if role in told else None

    span = Span(min(s.start for s in told.values()), max(s.end for s in told.values()))
    when = said("when")
    helpers = said("help")
    times = find_times(when or "", calendar, answers_when=True)
    hard: list[Time | None] = [time for time in times if time.hard]
    for time in hard or [None]:
        yield Obligation(
            said("lead"),
            said("what") or "",
            None,
            time.due if time else None,
            time.begins if time else None,
            time.recurrence if time else None,
            row.path,
            span,
            when,
            (helpers,) if helpers else (),
            bool(time and time.due and time.year_inferred),
        )
