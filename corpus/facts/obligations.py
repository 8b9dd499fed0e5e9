"""Who must do what, for whom, by when: the duties that a document sets, each at its words.

Plans set duties in points under the body they are for, in sentences with a subject, in points
of an activity ("Nội dung", "Cơ quan chủ trì", "Thời gian") and in tables. Of laws, decrees and
circulars only what a body "has responsibility for" or "must" do is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Clause, Header, Obligation, Span
from corpus.facts.activities import (
    activity_duties,
    find_activities,
    row_duties,
)
from corpus.facts.actors import Words, actor_in_heading, find_subject
from corpus.facts.deadlines import find_times
from corpus.facts.duties import Place, duties_in, subject_of_introduction
from corpus.facts.roles import own_words, role_lines
from corpus.facts.schedules import scheduled_duties
from corpus.facts.times import Calendar
from corpus.text import sentences

_LEGAL = frozenset(
    ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Nghị định", "Thông tư", "Thông tư liên tịch")
)
_SILENT = ("opening", "recipients", "signature", "note", "annex", "part", "chapter")
# Sections that say why, for whom, what is aimed at: no duty of anyone
_PURPOSE = re.compile(
    r"\W*(?:(?:về|các|một số)\s+)?(?:mục đích|mục tiêu|chỉ tiêu|quan điểm|căn cứ(?!\s+(?:chức"
    r"|tình|vào|kế|nội))|cơ sở pháp lý|phạm vi"
    r"|đối tượng|tình hình|thực trạng|khái quát|đặc điểm|nguyên tắc|phương châm|sự cần thiết"
    r"|giải thích từ ngữ"
    r"|kết quả (?:đạt|thực hiện)|đánh giá (?:tình hình|kết quả|thực trạng|chung)|yêu cầu(?=\s*$"
    r"|\s*,|\s*:|\s+(?:của|chung|cụ thể|và)\s)"
    r"|thành phần|chủ đề|khẩu hiệu)"
)
_BY_DAY = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn chót)\b.*\d[/.]\d")
# "Sở đề nghị các xã …", "giao Phòng …"; not "Luật Giao dịch điện tử"
_ASKS = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu|giao(?! dịch| thông| lưu))\s")
_WORK = re.compile(r"nhiệm vụ|giải pháp|nội dung|hoạt động|tổ chức thực hiện|phân công|trách nhiệm")


def find_obligations(
    text: str, header: Header, clauses: Sequence[Clause]
) -> tuple[Obligation, ...]:
    """The obligations of a document in reading order; every span lies within its clause.

    ``clauses`` are those of ``text`` (offsets in it). A day without year takes the header's year
    and says so. Takes time linear in the text's length; raises nothing.
    """
    year = header.year if header.year and 1900 <= header.year <= 2199 else None
    titled = year is not None and f"ăm {year}" in (header.title or "")
    calendar = Calendar(year, header.date, titled)
    words = Words.of(text)
    if header.type in _LEGAL:
        return tuple(_legal_duties(words, clauses, calendar))
    return _Plan(words, clauses, calendar).read()


class _Plan:
    def __init__(self, words: Words, clauses: Sequence[Clause], calendar: Calendar) -> None:
        self._words = words
        self._clauses = clauses
        self._calendar = calendar
        self._by_path = {clause.path: clause for clause in clauses}
        self._children: dict[str, list[Clause]] = {}
        for clause in clauses:
            if clause.parent:
                self._children.setdefault(clause.parent, []).append(clause)
        self._actors: dict[str, str | None] = {}
        self._purposes: dict[str, bool] = {}
        self._active: set[str] = set()  # clauses that are activities
        self._asked = self._asked_in_opening()

    def read(self) -> tuple[Obligation, ...]:
        found: list[Obligation] = []
        told: set[str] = set()  # clauses that an activity has told
        for activity in find_activities(self._words.text, self._clauses):
            parent = self._by_path.get(activity.parent)
            titled = parent.title if parent and parent.kind not in ("section", "part") else None
            if not activity.spans("what") and not titled:
                continue
            actor = self._actor_of(parent) if parent else self._asked
            found += activity_duties(self._words, activity, titled, actor, self._calendar)
            told |= {clause.path for points in activity.points.values() for clause, _ in points}
            told.discard(activity.parent)
            self._active.add(activity.parent)
        for clause in self._clauses:
            if clause.path not in told:
                found += self._duties(clause)
        order = {clause.path: index for index, clause in enumerate(self._clauses)}
        unique = dict.fromkeys(found)
        return tuple(sorted(unique, key=lambda duty: (order[duty.clause], duty.span)))

    def _duties(self, clause: Clause) -> list[Obligation]:
        if clause.kind in _SILENT:
            return []
        if clause.kind == "row":
            return row_duties(self._words, clause, self._calendar)
        title, body = self._title_and_body(clause)
        if clause.path in self._active:
            lines = role_lines(self._words.text, clause)
            body = Span(body.start, max(body.start, self._line_start(lines, body)))
        place = Place(clause.path, self._actor_of(clause), self._calendar)
        if self._is_purpose(clause):
            return [duty for duty in duties_in(self._words, body, place) if _ends_on_a_day(duty)]
        scheduled = self._scheduled(clause, place)
        if scheduled:
            return scheduled
        found: list[Obligation] = []
        if title.end > title.start:
            found += self._titled(clause, title, body, place)
        if body.end > body.start:
            found += duties_in(self._words, body, place)
        return found

    def _scheduled(self, clause: Clause, place: Place) -> list[Obligation]:
        """The days of a point: "Lớp 3: tháng 6/2024" under "Mở 04 lớp tập huấn:"."""
        parent = self._by_path.get(clause.parent) if clause.parent else None
        if parent is None or clause.kind not in ("bullet", "point", "item"):
            return []
        words = self._words.text
        introduction, point = own_words(words, parent), own_words(words, clause)
        return scheduled_duties(self._words, introduction, point, place)

    def _line_start(self, lines: Sequence[tuple[object, Span]], body: Span) -> int:
        if not lines:
            return body.end
        return self._words.text.rfind("\n", 0, lines[0][1].start) + 1

    def _titled(self, clause: Clause, title: Span, body: Span, place: Place) -> list[Obligation]:
        """A heading is a duty where it stands alone, or tells the days of what it names."""
        if clause.kind in ("section", "article") or actor_in_heading(clause.title):
            return []
        parts = clause.path in self._children or clause.path in self._active
        alone = body.end == body.start and not parts
        if alone:
            return duties_in(self._words, title, place)
        times = find_times(title.of(self._words.text), self._calendar)
        if not any(time.due for time in times):
            return []
        actor = place.actor or self._first_actor_below(clause)
        place = Place(clause.path, actor, self._calendar)
        return [
            Obligation(
                actor,
                clause.title,
                None,
                time.due,
                time.begins,
                time.recurrence,
                clause.path,
                title,
                time.span.of(title.of(self._words.text)),
                year_inferred=time.year_inferred,
            )
            for time in times
            if time.due
        ]

    def _title_and_body(self, clause: Clause) -> tuple[Span, Span]:
        words = own_words(self._words.text, clause)
        if not clause.title or not self._words.text.startswith(clause.title, words.start):
            return Span(words.start, words.start), words
        end = words.start + len(clause.title)
        behind = self._words.text[end : end + 2]
        sentence = behind.startswith(":") and behind != ":\n"
        if sentence and not actor_in_heading(clause.title):
            return Span(words.start, words.start), words
        start = end
        while start < words.end and self._words.text[start] in ": \n.":
            start += 1
        return Span(words.start, end), Span(start, words.end)

    # ── what a clause stands under ───────────────────────────────────────────────────────────

    def _actor_of(self, clause: Clause) -> str | None:
        """Who the clause is for: named by its heading, by one above, or by the sentence that
        introduces it; in a letter, whom it asks."""
        chain: list[Clause] = []
        at: Clause | None = clause
        while at is not None and at.path not in self._actors:
            chain.append(at)
            at = self._by_path.get(at.parent) if at.parent else None
        known = self._actors[at.path] if at is not None else self._asked
        for step in reversed(chain):
            known = self._own_actor(step) or self._introduced(step) or known
            self._actors[step.path] = known
        return known

    def _own_actor(self, clause: Clause) -> str | None:
        if clause.kind in ("section", "part", "chapter", "closing", "row") or not clause.title:
            return None
        return actor_in_heading(clause.title)

    def _introduced(self, clause: Clause) -> str | None:
        parent = self._by_path.get(clause.parent) if clause.parent else None
        if parent is None:
            return None
        name = subject_of_introduction(self._words, self._title_and_body(parent)[1])
        return name.of(self._words.text) if name else None

    def _asked_in_opening(self) -> str | None:
        """ "Sở … đề nghị các sở, ban, ngành … triển khai một số nhiệm vụ như sau:" """
        opening = next((c for c in self._clauses if c.kind == "opening"), None)
        if opening is None:
            return None
        last = self._words.text.rfind("\n", opening.span.start, opening.span.end) + 1
        span = Span(max(last, opening.span.start), opening.span.end)
        asks = _ASKS.search(self._words.lowered, span.start, span.end)
        name = subject_of_introduction(self._words, span) if asks else None
        if asks is None or name is None or name.start < asks.start():
            return None
        return name.of(self._words.text)

    def _first_actor_below(self, clause: Clause) -> str | None:
        children = self._children.get(clause.path)
        if not children:
            return None
        words = own_words(self._words.text, children[0])
        subject = find_subject(self._words, words.start, words.end)
        return subject.name.of(self._words.text) if subject else None

    def _is_purpose(self, clause: Clause) -> bool:
        if clause.path not in self._purposes:
            above = self._by_path.get(clause.parent) if clause.parent else None
            lowered = Words.of(clause.title[:120]).lowered
            own = bool(_PURPOSE.match(lowered)) and not _WORK.search(lowered)
            self._purposes[clause.path] = own or (above is not None and self._is_purpose(above))
        return self._purposes[clause.path]


def _ends_on_a_day(duty: Obligation) -> bool:
    """Whether an aim is one that must be reached by a day: "100% cơ sở hoàn thành khai báo trước
    ngày 30/6/2026"; an aim for a year is no duty."""
    when = duty.when or ""
    return duty.due is not None and bool(_BY_DAY.match(when.lower()))


# ── laws, decrees, circulars ─────────────────────────────────────────────────────────────────

_MUST = re.compile(r"(?<!\w)(?:có trách nhiệm|chịu trách nhiệm|phải)(?!\w)")
# Between a body's name and what it must do: more of the name, or "trong phạm vi … của mình"
_WITHIN = re.compile(r"\s*,?\s*trong phạm vi")
_NEAR = 120


def _legal_duties(words: Words, clauses: Sequence[Clause], calendar: Calendar) -> list[Obligation]:
    """What bodies must do, and the points under "Bộ X có trách nhiệm sau đây:"."""
    found: list[Obligation] = []
    bodies: dict[str, str] = {}  # by path of the clause that introduces points
    for clause in clauses:
        if clause.kind in _SILENT:
            continue
        body = own_words(words.text, clause)
        if clause.parent in bodies:
            found += duties_in(words, body, Place(clause.path, bodies[clause.parent], calendar))
        elif _MUST.search(words.lowered, *_ends(body)):
            for sentence in sentences(body.of(words.text)):
                span = Span(body.start + sentence.start, body.start + sentence.end)
                charge = _charge(words, span)
                if charge is None:
                    continue
                name, deed = charge
                if words.text[span.end - 1] == ":":
                    bodies[clause.path] = name.of(words.text)
                    continue
                place = Place(clause.path, name.of(words.text), calendar)
                found += [
                    replace(duty, span=Span(name.start, duty.span.end))
                    for duty in duties_in(words, deed, place)
                ]
    return found


def _charge(words: Words, sentence: Span) -> tuple[Span, Span] | None:
    """The body that a sentence charges, and the words of what it must do."""
    subject = find_subject(words, *_ends(sentence))
    if subject is None:
        return None
    near = min(sentence.end, subject.name.end + _NEAR)
    must = _MUST.search(words.lowered, subject.name.end, near)
    if must is None:
        return None
    within = _WITHIN.search(words.lowered, subject.name.end, must.start())
    end = within.start() if within else must.start()
    if must.group() == "phải" and must.start() > subject.predicate:
        return None
    name = words.text[subject.name.start : end].rstrip(" ,")
    whole = Span(subject.name.start, subject.name.start + len(name))
    return whole, Span(must.end(), sentence.end)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
