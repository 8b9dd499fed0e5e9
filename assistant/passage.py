"""A sentence of a clause, and how well it fits a question.

It says the question's subject as far as it, its clause, the headings above, the fields beside it
and the document's name do; it may answer only if it holds what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Quote
from assistant.asked.around import (
    begins_with_year,
    calls_by_year,
    is_asked_text,
    speaks_of_days_and_sums,
    speaks_of_reports,
    speaks_of_the_same,
    speaks_of_year,
    stands_under_year,
)
from assistant.asked.cells import figures_of, unsaid_in_cells
from assistant.asked.fields import AskedFields
from assistant.asked.holding import (
    asked_kinds,
    defines,
    holds_what_is_asked,
    may_answer,
    squareness,
)
from assistant.asked.measure import measure_of, speaks_of_measure
from assistant.asked.names import says_another_name, strange_names
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import Terms, levels_of
from assistant.told import suits
from corpus.citing.numbers import find_numbers
from corpus.document import Amount, Clause, Document, Span
from corpus.facts.table_units import table_of
from corpus.facts.task_blocks import Field, Part
from corpus.structure.labels import unlabelled
from corpus.text import fold, sentences
from index import Hit
from index.windows import document_name

BRIEF = 450
"""Characters up to which a clause is quoted whole rather than one sentence of it."""

_FAR = 0.2
"""Coverage below which a sentence is not looked at any closer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a clause, and how well it fits a question; all shares are 0 to 1.

    ``coverage``: of the question's subject, what it says with its headings and document;
    ``own``: what the sentence says by itself; ``unsaid``: the heaviest term that nothing around
    it says; ``square``: how squarely it says what is asked; ``hit``: the best that the search
    gave for its clauses; ``defines``: it is the definition that is asked for; ``fields``: what
    is asked, where lines beside a task tell it; ``task``: the words of this task.
    """

    quote: Quote
    coverage: float
    own: float
    unsaid: float
    square: float
    holds: bool
    defines: bool = False
    hit: Hit | None = None
    fields: tuple[Field, ...] = ()
    task: Part | None = None

    def found(self, hits: Mapping[tuple[str, str], Hit]) -> Passage:
        """The passage as the search found it; ``hits`` by document and clause."""
        of_it = (hits.get((self.quote.document.id, path)) for path in self._clauses)
        best = max(filter(None, of_it), key=lambda hit: hit.score, default=None)
        return replace(self, hit=best)

    def tells_with(self, other: Passage) -> bool:
        """Whether both are of one clause, or of one task and the lines that tell of it."""
        return not self._clauses.isdisjoint(other._clauses)

    @property
    def table(self) -> tuple[str, str] | None:
        """The document, and the row naming the columns, of the table that it is a row of."""
        columns = table_of(self.quote.clause)
        return (self.quote.document.id, columns) if columns else None

    @property
    def _clauses(self) -> set[str]:
        told = [part.clause.path for part in _parts(self.task, self.fields)]
        return {self.quote.clause.path, *told}

    @property
    def marks(self) -> dict[str, float]:
        """What ranks it among the passages of a question, each 0 to 1."""
        return {
            "coverage": self.coverage,
            "square": self.square,
            "holds": float(self.holds),
            "fields": float(bool(self.fields)),
            "found": self.hit.score if self.hit else 0.0,
        }

    @property
    def score(self) -> float:
        return sum(_RANKS[name] * value for name, value in self.marks.items())


# Fitted to the development questions: `python -m eval.calibration` prints them.
_RANKS = {"coverage": 0.34, "square": 0.07, "holds": 0.16, "fields": 0.10, "found": 0.33}


class Reader:
    """Reads the clauses of one document for one question."""

    def __init__(self, question: Question, terms: Terms, document: Document, scope: Scope) -> None:
        self._question = question
        self._document = document
        self._must_say = scope.must_say
        header = document.header
        day = header.date.strftime("%d/%m/%Y") if header.date else ""
        self._undated = document_name(header)
        name = f"{self._undated} {day}"
        self._terms = terms.within(name)
        kinds = asked_kinds(question)
        self._measure = measure_of(question, terms) if {"money", "number"} & {*kinds} else None
        self._name = terms.found(name)
        self._full_name = f"{name} {header.effective or ''}"
        if header.year is None:
            # A plan without its letterhead is of the years that it speaks of.
            self._full_name += " ".join(sorted(set(_YEAR.findall(document.text))))
        self._years = {header.year, header.effective.year if header.effective else None}
        if header.date and calls_by_year(question, scope.named, header.date.year):
            self._years.add(header.date.year)
        self._paths = {clause.path: clause for clause in document.clauses}
        self._dated = header.year is not None
        self._of_year = self._dated or speaks_of_year(question, document.text, self._years)
        self._columns = {
            clause.headings[-1]
            for clause in document.clauses
            if clause.kind == "row" and clause.headings
        }
        self._strange = strange_names(question, (document.text, name))
        self._fields = AskedFields(question, document)

    def passages(self, clause: Clause) -> Iterator[Passage]:
        """The sentences of a clause that say something of the subject."""
        if clause.kind in ("recipients", "signature"):
            return
        own = self._document.words(clause)
        if clause.kind == "row" and own in self._columns:
            return  # it names the columns
        above = "\n".join(self._above(clause))
        whole, headings = self._terms.found(own), self._terms.found(above)
        near = levels_of([(0.85, whole), (0.85, headings), (0.85, self._name)])
        if self._terms.share(levels_of([(1.0, whole), (1.0, near)])) < _FAR:
            return  # no sentence of it can say more
        around = f"{own}\n{above}\n{self._full_name}"
        if not self._says_all(around):
            return
        named = (
            # A document without a year of its own says it where it comes to it.
            (self._speaks_of_year(f"{own}\n{above}") if self._dated else self._of_year)
            and stands_under_year(self._question, [*clause.headings, clause.title], own)
            and speaks_of_days_and_sums(self._question, around)
            and speaks_of_the_same(self._question, around)
        )
        row = clause.kind == "row"
        for span in [Span(0, len(own))] if row else sentences(own):
            if clause.kind == "opening" and not self._may_tell(span.of(own)):
                continue
            words = unlabelled(span.of(own))
            if clause.kind == "opening" and not self._says_all(f"{words}\n{self._full_name}"):
                continue
            if row:
                # The columns' names are part of what a row says.
                words = f"{clause.headings[-1] if clause.headings else ''}\n{words}"
            start = clause.span.start
            here = Span(start + span.start, start + span.end)
            fields = self._fields.of(clause, here)
            task = self._task(clause, here, fields[0]) if fields and fields[0].tasks else None
            beside = "\n".join(self._words(part) for part in _parts(task, fields))
            said = self._terms.found(words)
            implied = unsaid_in_cells() if row else ""
            told = self._terms.found(f"{beside}\n{implied}")
            levels = levels_of([(1.0, said), (1.0, told), (1.0, near)])
            if fields and task is None:
                levels = levels_of([(1.0, levels), (1.0, self._name)])  # it is of the plan itself
            coverage = self._terms.share(levels)
            if coverage < _FAR:
                continue
            # A brief clause is quoted whole.
            quoted = unlabelled(own) if len(own) <= BRIEF and not row else words
            if row:
                quoted = "\n".join((words, *figures_of(own, clause.headings[-1:])))
            holds = (
                named
                and not begins_with_year(self._question, own, span)
                and not says_another_name(self._strange, words)
                and suits(self._question, words)
                and (
                    self._fields_answer(f"{quoted}\n{beside}", above)
                    if fields
                    else self._holds(clause, here, quoted, above)
                )
            )
            if holds and self._measure is not None:
                near_it = f"{quoted}\n{beside}\n{above}\n{self._full_name}"
                holds = speaks_of_measure(self._measure, self._terms, near_it)
            yield Passage(
                Quote(self._document, clause, here),
                coverage=coverage,
                own=self._terms.share(said),
                unsaid=self._terms.heaviest_unsaid(levels),
                square=self._square(here, words, above, fields) if holds else 0.0,
                holds=holds,
                defines=holds and defines(self._question, words),
                fields=fields,
                task=task,
            )

    def _speaks_of_year(self, words: str) -> bool:
        """Whether words of a clause tell of the years that are asked for: a plan for 2026 does not
        tell what was in 2025, when it was signed."""
        return speaks_of_year(self._question, f"{words}\n{self._undated}", self._years)

    def _holds(self, clause: Clause, here: Span, quoted: str, above: str) -> bool:
        """Whether a sentence that no field tells more of holds what is asked."""
        if self._fields.tells_another(clause, here):
            return False
        if holds_what_is_asked(self._question, quoted, above):
            return True
        if is_asked_text(self._question, self._document.header.type):
            return may_answer(self._question, quoted, above)
        return "money" in asked_kinds(self._question) and bool(self._sums(here))

    def _fields_answer(self, words: str, above: str) -> bool:
        """Whether a task and its fields, that are asked for, may answer."""
        asks_time = self._question.asks("when")
        return may_answer(self._question, words, above) and not (
            asks_time and not speaks_of_reports(self._question, words)
        )

    def _words(self, part: Part) -> str:
        return part.span.of(self._document.text)

    def _task(self, clause: Clause, here: Span, field: Field) -> Part:
        """The task that a field is told of: the one whose words a sentence is of; where it is of
        a field, the one that says most of the subject. Of a long one the sentence that does."""
        own = [task for task in field.tasks if task.clause.path == clause.path]
        task = max(own or field.tasks, key=self._share)
        if task.span.end - task.span.start <= BRIEF:
            return task
        if own:
            return Part(clause, here)
        spans = sentences(self._words(task))
        at = task.span.start
        parts = (Part(task.clause, Span(at + s.start, at + s.end)) for s in spans)
        return max(parts, key=self._share)

    def _share(self, part: Part) -> float:
        return self._terms.share(self._terms.found(self._words(part)))

    def _says_all(self, around: str) -> bool:
        """Whether the places and texts that a clause itself has to name are named."""
        if not self._must_say:
            return True
        folded = fold(around)
        return all(name in folded for name in self._must_say)

    def _may_tell(self, words: str) -> bool:
        """Whether a line of the opening may answer: a title does not, and what a document is
        based on answers only who asks for texts."""
        if _is_letterhead(words) or _ANNOUNCES.search(fold(words)):
            return False
        if fold(words).strip(" .") in fold(self._document.header.title or ""):
            return False
        if words.strip(" -–+;,.*") in self._document.header.recipients:
            return False  # it only says to whom the document goes
        if not _BASIS.match(fold(words)):
            return True
        if self._question.asks("reference", "documents", "in_force", "issued"):
            return True
        return self._question.asks("when") and bool(next(find_numbers(self._question.words), None))

    def _square(self, here: Span, words: str, above: str, fields: tuple[Field, ...]) -> float:
        """A sum that is part of another answers "bao nhiêu" less squarely than the whole, and
        fields that do not tell all that is asked less than those that do."""
        if fields:
            return 1.0 if self._fields.complete(fields) else 0.5
        square = squareness(self._question, words, above)
        if "money" not in asked_kinds(self._question) or self._question.yes_no:
            return square
        sums = self._sums(here)
        return 0.0 if sums and all(amount.parent is not None for amount in sums) else square

    def _sums(self, here: Span) -> list[Amount]:
        """The sums of a sentence, also those whose unit only a table's column says."""
        return [amount for amount in self._document.amounts if here.contains(amount.span)]

    def _above(self, clause: Clause) -> Iterator[str]:
        """The headings above, the words of the clause that this one stands under, and what the
        lines beside it tell: of a field the task, of a task the fields."""
        yield from clause.headings
        parent = self._paths.get(clause.parent or "")
        if parent is not None:
            yield self._document.words(parent)
        yield from map(self._words, self._fields.beside(clause))


def _parts(task: Part | None, fields: tuple[Field, ...]) -> Iterator[Part]:
    """The words of a task and of its fields."""
    if task is not None:
        yield task
    for field in fields:
        if field.under is not None:
            yield field.under
        yield field.words


_YEAR = re.compile(r"(?<!\d)năm 20\d\d(?!\d)")
# "…, cụ thể như sau:", "V/v hướng dẫn …", "Cần Thơ, ngày 18 tháng 11 năm 2025", and the same with
# its day left blank
_ANNOUNCES = re.compile(
    r"nhu sau\W*$|^\W*v/v\b|^[\w ]{2,40}, ngay[\d .…]* thang[\d .…]* nam[\d .…]*$"
)
# "Căn cứ Luật …", "Thực hiện Kế hoạch số …", "Luật Giao dịch điện tử số …", "Xét đề nghị của …"
_BASIS = re.compile(
    r"\W*(?:can cu|xet de nghi|theo de nghi|thuc hien (?:\w+ ){1,6}so\b|"
    r"(?:luat|bo luat|phap lenh|nghi dinh|nghi quyet|thong tu)\b[^.;:]{0,80}\bso \d)"
)


def _is_letterhead(words: str) -> bool:
    """Whether a line of the opening only says whose document it is, or what it is called."""
    if len(words) < 60 and words.startswith(("Số:", "Số ", "V/v")):
        return True
    if fold(words).startswith("doc lap - tu do"):
        return True
    letters = [character for character in words if character.isalpha()]
    return sum(map(str.isupper, letters)) > 0.7 * len(letters)
