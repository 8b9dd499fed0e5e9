"""A deed that one sentence introduces, and the days that the points below it give.

a) Mở 04 lớp tập huấn cho công chức cấp xã:
- Lớp 1 và lớp 2 (Đông Hà, Triệu Phong): tháng 5/2024;
- Lớp 3 (Hướng Hóa): tháng 6/2024.
"""

from __future__ import annotations

import re

from corpus.document import Obligation, Span
from corpus.facts.actors import Words, find_subject, skip_leading, starts_with_verb
from corpus.facts.deadlines import find_times
from corpus.facts.duties import Place
from corpus.text import sentences

_POINT = re.compile(r"[^:;.\n]{2,160}:\s*(?P<when>[^:\n]{3,120}?)[\s.;,]*")
# What may stand beside the times of a point: "hoàn thành trong tháng 5 và tháng 6", "một lần"
_BESIDE = re.compile(
    r"(?:[\s,;.()-]|\b(?:và|hoàn thành|thực hiện|một lần|\d{1,2} lần|trong|vào)\b)*"
)
_LONGEST_DEED = 300


def scheduled_duties(
    words: Words, introduction: Span, point: Span, place: Place
) -> list[Obligation]:
    """The duties of a point that says nothing but when; empty where it says more, or where no
    deed introduces it. ``action`` is the deed that was introduced, ``span`` the point."""
    match = _POINT.fullmatch(words.text, point.start, point.end)
    introduced = _introduced(words, introduction) if match else None
    if match is None or introduced is None:
        return []
    actor, deed = introduced
    when = match["when"]
    times = [t for t in find_times(when, place.calendar, answers_when=True) if t.hard]
    rest = words.lowered[match.start("when") : match.end("when")]
    for time in reversed(times):
        rest = rest[: time.span.start] + rest[time.span.end :]
    if not times or not _BESIDE.fullmatch(rest):
        return []
    return [
        Obligation(
            actor or place.actor,
            deed.of(words.text),
            None,
            time.due,
            time.begins,
            time.recurrence,
            place.clause,
            point,
            time.span.of(when),
            year_inferred=time.year_inferred,
        )
        for time in times
    ]


def _introduced(words: Words, introduction: Span) -> tuple[str | None, Span] | None:
    """Who is to do what, as the last sentence of an introduction that ends in a colon says."""
    begin = max(introduction.start, introduction.end - 2 * _LONGEST_DEED)
    said = words.text[begin : introduction.end].rstrip()
    if not said.endswith(":"):
        return None
    start, end = begin + sentences(said)[-1].start, begin + len(said) - 1
    subject = find_subject(words, start, end)
    start = skip_leading(words, subject.predicate if subject else start, end)
    if not starts_with_verb(words, start, end) or end - start > _LONGEST_DEED:
        return None
    return subject.name.of(words.text) if subject else None, Span(start, end)
