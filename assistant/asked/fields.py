"""What a question asks of a task that a line beside the task tells: who leads, when, where.

"Ai chủ trì tập huấn kỹ năng số, bao giờ xong?" is told by three clauses: "- Tập huấn kỹ năng số
…", "- Cơ quan chủ trì: …", "- Thời gian: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked.numbers import holds_money
from assistant.asked.times import holds_time
from assistant.question import Question
from corpus.document import Clause, Document, Span
from corpus.facts.roles import Role
from corpus.facts.task_blocks import Field, Part, fields_of
from corpus.text import fold

_HELPS = re.compile(
    r"phoi hop (?:voi )?(?:\w+ ){0,3}(?:nao|ai|gi)\b|\b(?:nao|ai)(?: \w+){0,3} phoi hop|"
    r"cung (?:voi )?(?:ai\b|\w+ \w+ nao)|, (?:con )?ai (?:phai |cung )?(?:ho tro|giup)\b"
)
_LEADS = re.compile(r"chu tri|thuc hien|dau moi|phu trach|\blam\b|chiu trach nhiem|dam nhan")
# "ai được tập huấn", "những ai tham dự": for whom it is, not who leads it; "sở nào được giao" leads
_ATTENDS = re.compile(
    r"\b(?:ai|nao) (?:se |phai )?(?:duoc(?! (?:giao|phan cong)\b)|tham gia|tham du|du|den|di)\b"
)
# "tiền làm truyền thông lấy từ nguồn nào", "kinh phí ở đâu ra"
_SOURCE = re.compile(
    r"\b(?:tien|kinh phi|ngan sach|von)\b[^?]*\b(?:nguon (?:nao|gi)|nhung nguon|"
    r"(?:tu|o|theo|vao) dau|dau ra)\b"
)
_NOUN = re.compile(r"[a-z]+ [a-z]+")
"""The first two syllables of a folded label: "san pham" of "Sản phẩm đầu ra"."""

_BY_NAME: tuple[Role, ...] = ("result", "detail", "where", "money")
"""Roles of fields that may be asked for by their own label: "sản phẩm là gì"."""


def asked_roles(question: Question) -> frozenset[Role]:
    """The roles of the fields that answer a question of this kind."""
    roles: set[Role] = set()
    if question.asks("when"):
        roles.add("when")
    if question.asks("money"):
        roles.add("money")
    if question.asks("where"):
        roles.add("where")
    if question.asks("who") and not _ATTENDS.search(question.folded):
        helps = _HELPS.search(question.folded)
        if helps is not None:
            roles.add("help")
        # "đặt tại những bệnh viện nào" asks for a list of them, not for who leads
        members = helps is not None or question.asks("list")
        if _LEADS.search(question.folded) or not members:
            roles.add("lead")
    return frozenset(roles)


_MOST = 256
_read: dict[int, tuple[Document, tuple[Field, ...]]] = {}


def _fields(document: Document) -> tuple[Field, ...]:
    """The fields of a document's tasks, read once for each that an index holds: to read them
    takes as long as to read its passages."""
    held = _read.get(id(document))
    if held is None or held[0] is not document:
        if len(_read) >= _MOST:
            _read.clear()
        held = _read[id(document)] = (document, fields_of(document))
    return held[1]


class AskedFields:
    """The fields of a document's tasks, for one question."""

    def __init__(self, question: Question, document: Document) -> None:
        self._question = question
        self._text = document.text
        self._roles = asked_roles(question)
        self._source = bool(_SOURCE.search(question.folded))
        self._at: dict[str, list[Field]] = {}  # by the path of the clause they stand in
        self._of: dict[str, list[Field]] = {}  # by that of a task; only those asked for
        self._of_plan: list[Field] = []
        for field in _fields(document):
            self._at.setdefault(field.words.clause.path, []).append(field)
            if self._is_asked(field) and self._answers(field):
                if not field.tasks:
                    self._of_plan.append(field)
                for task in field.tasks:
                    self._of.setdefault(task.clause.path, []).append(field)

    def at(self, clause: Clause, span: Span) -> Field | None:
        """The field that a sentence of a clause is of."""
        fields = self._at.get(clause.path, ())
        return next((field for field in fields if field.words.span.overlaps(span)), None)

    def of(self, clause: Clause, span: Span) -> tuple[Field, ...]:
        """The fields asked for of the task that a sentence tells; of a field's sentence, itself
        and those beside it, if it is asked for."""
        here = self.at(clause, span)
        if here is not None:
            told = self._of.get(here.tasks[0].clause.path, ()) if here.tasks else self._of_plan
            return tuple(f for f in told if f.tasks == here.tasks) if here in told else ()
        timed = holds_time(span.of(self._text))
        return tuple(
            field
            for field in self._of.get(clause.path, ())
            if any(t.clause.path == clause.path and t.span.overlaps(span) for t in field.tasks)
            and not (timed and field.heads(clause))
        )

    def beside(self, clause: Clause) -> Iterator[Part]:
        """What the lines beside a clause tell: the tasks of its fields, the fields of its task."""
        for field in self._at.get(clause.path, ()):
            yield from field.tasks
        for field in self._of.get(clause.path, ()):
            yield field.words

    def tells_another(self, clause: Clause, span: Span) -> bool:
        """Whether who or when is asked, and a sentence is a field that tells another thing."""
        here = self.at(clause, span)
        asks = bool(self._roles & {"lead", "help", "when"})
        return asks and here is not None and here.role not in ("result", "detail")

    def complete(self, fields: tuple[Field, ...]) -> bool:
        """Whether fields tell all that is asked for."""
        return self._roles <= {field.role for field in fields}

    def _answers(self, field: Field) -> bool:
        """Whether a field that is asked for says what is asked: a time, a sum."""
        words = field.words.span.of(self._text)
        if field.role == "when" and "when" in self._roles:
            return holds_time(words)
        if field.role == "money" and "money" in self._roles and not self._source:
            # The sums of a plan are told each by itself.
            return holds_money(words) and bool(field.tasks)
        return True

    def _is_asked(self, field: Field) -> bool:
        if field.role in self._roles or (field.role == "money" and self._source):
            return True
        if field.role == "lead" and "help" in self._roles:
            return "phối hợp" in field.words.span.of(self._text)
        if field.role not in _BY_NAME or self._roles & {"lead", "help", "when"}:
            return False
        label = (field.under or field.words).span.of(self._text)
        noun = _NOUN.match(fold(label))
        return noun is not None and f" {noun.group()} " in f" {self._question.folded} "
