"""What a plan tells of a task beside the task: who leads, with whom, until when, with what money.

- Tập huấn kỹ năng số cho cán bộ cấp xã.         the task
- Cơ quan chủ trì: Sở Khoa học và Công nghệ.     a field of it
- Thời gian: Quý II/2026.                        another
- Lắp đặt 12 cụm loa thông minh.                 the next task, with fields of its own

The fields are of the tasks right before them. Where a clause has only one such run of fields, or
opens with it, they are also of what the clause itself names: "3. Hội nghị sơ kết", "2. Tháng hành
động". A heading that gives a time ("4. Từ ngày 01/6 đến ngày 30/6: Tháng cao điểm") is the time of
the points below it. What stands under a section and behind no task is of the plan itself, as is
a section with such a name: "IV. KINH PHÍ THỰC HIỆN".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Clause, Document, Span
from corpus.facts.deadlines import find_times
from corpus.facts.roles import Role, labelled, own_words, role_lines, role_of
from corpus.facts.times import Calendar

_OF_PLANS: tuple[Role, ...] = ("money", "when", "where")
"""What a section may tell of its plan by its name."""

_LONGEST_HEADING = 250  # characters
_KINDS = ("item", "point", "bullet")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a clause."""

    clause: Clause
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is told of a task: ``words`` with their label ("Cơ quan chủ trì: Sở Y tế").

    ``under``: the label, where it stands in the clause above ("- Cơ quan thực hiện:" / "+ Sở Y tế
    chủ trì …"). ``tasks``: what it may be told of, nearest first, the heading last; none where it
    is told of the plan itself.
    """

    role: Role
    words: Part
    under: Part | None
    tasks: tuple[Part, ...]

    def heads(self, clause: Clause) -> bool:
        """Whether the field is the heading that a clause stands under."""
        return clause.parent == self.words.clause.path


def fields_of(document: Document) -> tuple[Field, ...]:
    """The fields of all tasks of a document, in no promised order."""
    return tuple(_Blocks(document).fields())


class _Blocks:
    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._calendar = Calendar(document.header.year)
        self._by_path = {clause.path: clause for clause in document.clauses}
        self._children: dict[str, list[Clause]] = {}
        self._roles: dict[str, Role] = {}
        self._sections: list[Clause] = []  # that tell one thing of the plan
        for clause in document.clauses:
            if clause.kind == "section" and role_of(clause.title) in _OF_PLANS:
                self._sections.append(clause)
            if clause.kind not in _KINDS:
                continue
            self._children.setdefault(clause.parent or "", []).append(clause)
            told = labelled(self._text, own_words(self._text, clause))
            if told is None:
                continue
            self._roles[clause.path] = told[0]
            if told[0] == "what" and clause.parent:
                # "4.1. Kinh phí thực hiện" / "a) Nhiệm vụ: …": a task's name, whatever it is
                self._roles.pop(clause.parent, None)

    def fields(self) -> Iterator[Field]:
        for section in self._sections:
            yield from self._of_plan(section)
        for parent, siblings in self._children.items():
            above = self._by_path.get(parent)
            if parent not in self._roles:
                yield from self._of_siblings(above, siblings)
            if above is not None and self._gives_time(above.title):
                tasks = tuple(task for clause in siblings for task in self._tasks(clause))
                yield Field("when", self._heading(above), None, tasks)
            for clause in siblings:
                yield from self._in_lines(clause)

    def _is_field(self, clause: Clause) -> bool:
        return self._roles.get(clause.path, "what") != "what"

    def _of_siblings(self, parent: Clause | None, siblings: Sequence[Clause]) -> Iterator[Field]:
        runs = list(_runs(siblings, self._is_field))
        named = (self._heading(parent),) if parent and parent.kind in _KINDS else ()
        for before, fields in runs:
            tasks = tuple(task for clause in reversed(before) for task in self._tasks(clause))
            if not tasks or len(runs) == 1 or not runs[0][0]:
                tasks += named
            for clause in fields:
                yield from self._fields(clause, tasks)

    def _of_plan(self, section: Clause) -> Iterator[Field]:
        role = role_of(section.title)
        words = self._first_line(section)
        if role is None or not self._text.startswith(section.title, words.start):
            return
        if self._text[words.start + len(section.title) : words.end].strip(" :.\n"):
            yield Field(role, Part(section, words), None, ())
        for child in self._children.get(section.path, ()):
            if not self._is_field(child) and child.path not in self._children:
                yield Field(role, self._own(child), Part(section, words), ())

    def _gives_time(self, title: str) -> bool:
        """Whether a heading opens with a time, has one in brackets or gives both its ends: other
        times in it may be of what it speaks of."""
        return any(
            time.begins is not None or not title[: time.span.start].rpartition("(")[2].strip()
            for time in find_times(title, self._calendar)
            if time.due
        )

    def _tasks(self, clause: Clause) -> Iterator[Part]:
        """The tasks that a clause before a field tells. One that heads points of its own is no
        task but a part of the plan; unless its label says that they are: "- Nội dung:"."""
        below = [
            child for child in self._children.get(clause.path, ()) if not self._is_field(child)
        ]
        announced = self._roles.get(clause.path) == "what"
        if announced:
            for child in reversed(below):
                yield from self._tasks(child)
        elif below:
            return
        words = self._own(clause)
        if words.span.end > words.span.start:
            yield words

    def _fields(self, clause: Clause, tasks: tuple[Part, ...]) -> Iterator[Field]:
        """A clause's field, and those of the points below it: with labels of their own, or
        under its label."""
        role = self._roles[clause.path]
        words = self._first_line(clause)
        told = labelled(self._text, words)
        below = self._children.get(clause.path, ())
        if told is not None and told[1].end > told[1].start:
            yield Field(role, Part(clause, words), None, tasks)
        for child in below:
            if self._is_field(child):
                yield from self._fields(child, tasks)
            elif role != "detail":  # "2. Hình thức" heads a list of the plan, not of one task
                yield Field(role, self._own(child), Part(clause, words), tasks)
        for line_role, line in self._labelled_lines(clause):
            yield Field(line_role, Part(clause, line), None, tasks)

    def _in_lines(self, clause: Clause) -> Iterator[Field]:
        """The fields that stand in lines below a task, without a mark of their own."""
        if self._is_field(clause):
            return
        for role, line in self._labelled_lines(clause):
            yield Field(role, Part(clause, line), None, tuple(self._tasks(clause)))

    def _labelled_lines(self, clause: Clause) -> Iterator[tuple[Role, Span]]:
        """Each line that a label opens, with the label."""
        for role, value in role_lines(self._text, clause):
            start = self._text.rfind("\n", clause.span.start, value.start) + 1
            if role != "what" and value.end > value.start:
                yield role, self._trimmed(start, value.end)

    def _own(self, clause: Clause) -> Part:
        """What a clause says itself, without the label "Nội dung:"."""
        words = self._lines(clause)
        told = labelled(self._text, words)
        if told is not None and told[0] == "what":
            words = told[1]
        return Part(clause, words)

    def _lines(self, clause: Clause) -> Span:
        """A clause's words up to the first line that is a field by itself."""
        words = own_words(self._text, clause)
        lines = [span.start for _, span in self._labelled_lines(clause)]
        return self._trimmed(words.start, min(lines, default=words.end))

    def _first_line(self, clause: Clause) -> Span:
        """A field's words: its label with what stands on its line, or on the next where the
        label stands alone."""
        words = self._lines(clause)
        told = labelled(self._text, words)
        at = told[1].start if told else words.start
        end = self._text.find("\n", at, words.end)
        return self._trimmed(words.start, end if end >= 0 else words.end)

    def _heading(self, clause: Clause) -> Part:
        """The line that names a clause: "Hoạt động 1: Tiêm vắc xin sởi"; where it is long, what
        stands before its colon."""
        words = self._first_line(clause)
        if words.end - words.start > _LONGEST_HEADING and clause.title:
            return Part(clause, Span(words.start, words.start + len(clause.title)))
        return Part(clause, words)

    def _trimmed(self, start: int, end: int) -> Span:
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def _runs(
    siblings: Sequence[Clause], is_field: Callable[[Clause], bool]
) -> Iterator[tuple[list[Clause], list[Clause]]]:
    """Clauses in a row that are no fields, each with the fields in a row behind them."""
    before: list[Clause] = []
    fields: list[Clause] = []
    for clause in siblings:
        if is_field(clause):
            fields.append(clause)
            continue
        if fields:
            yield before, fields
            before, fields = [], []
        before.append(clause)
    if fields:
        yield before, fields
