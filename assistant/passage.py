"""A sentence of a clause, and how well it fits a question.

It says the question's subject as far as it, its clause, the headings above, the fields beside it
and the document's name do; it may answer only if it holds what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import Quote
from assistant.asked import (
    asked_kinds,
    defines,
    holds_what_is_asked,
    speaks_of_days_and_sums,
    speaks_of_the_same,
    speaks_of_year,
    squareness,
)
from assistant.asked_measure import measure_of, speaks_of_measure
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import Terms, levels_of
from assistant.told import suits
from corpus.citing.numbers import find_numbers
from corpus.document import Amount, Clause, Document, Span
from corpus.structure.labels import find_label
from corpus.text import fold, sentences
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
    it says; ``square``: how squarely it says what is asked; ``dense``: the cosine of its window;
    ``apart``: by how many deviations that cosine stands out from those of the other clauses;
    ``defines``: it is the definition that is asked for.
    """

    quote: Quote
    coverage: float
    own: float
    unsaid: float
    square: float
    holds: bool
    defines: bool = False
    dense: float = 0.0
    apart: float = 0.0

    def found(self, dense: float, spread: tuple[float, float]) -> Passage:
        """The passage in a window with this cosine; ``spread``: mean and deviation of those of
        all clauses that the search found."""
        mean, deviation = spread
        apart = (dense - mean) / deviation if dense and deviation else 0.0
        return replace(self, dense=dense, apart=apart)

    @property
    def meaning(self) -> float:
        """The cosine on the scale that the embedding really uses."""
        return min(1.0, max(0.0, (self.dense - 0.78) / 0.12))

    @property
    def score(self) -> float:
        return (
            0.55 * self.coverage
            + 0.15 * self.own
            + 0.15 * self.square
            + 0.20 * self.meaning
            + (0.25 if self.holds else 0.0)
        )


class Reader:
    """Reads the clauses of one document for one question."""

    def __init__(self, question: Question, terms: Terms, document: Document, scope: Scope) -> None:
        self._question = question
        self._document = document
        self._must_say = scope.must_say
        header = document.header
        day = header.date.strftime("%d/%m/%Y") if header.date else ""
        name = f"{document_name(header)} {header.place or ''} {header.year or ''} {day}"
        self._terms = terms.within(name)
        kinds = asked_kinds(question)
        self._measure = measure_of(question, terms) if {"money", "number"} & {*kinds} else None
        self._name = terms.found(name)
        self._full_name = f"{name} {header.effective or ''}"
        self._years = {header.year, *(day.year for day in (header.date, header.effective) if day)}
        self._paths = {clause.path: clause for clause in document.clauses}

    def passages(self, clause: Clause) -> Iterator[Passage]:
        """The sentences of a clause that say something of the subject."""
        if clause.kind in ("recipients", "signature"):
            return
        own = self._document.words(clause)
        above = "\n".join(self._above(clause))
        whole, headings = self._terms.found(own), self._terms.found(above)
        near = levels_of([(0.85, whole), (0.85, headings), (0.85, self._name)])
        if self._terms.share(levels_of([(1.0, whole), (1.0, near)])) < _FAR:
            return  # no sentence of it can say more
        around = f"{own}\n{above}\n{self._full_name}"
        if not self._says_all(around):
            return
        named = (
            speaks_of_year(self._question, around, self._years)
            and speaks_of_days_and_sums(self._question, around)
            and speaks_of_the_same(self._question, around)
        )
        row = clause.kind == "row"
        for span in [Span(0, len(own))] if row else sentences(own):
            if clause.kind == "opening" and not self._may_tell(span.of(own)):
                continue
            words = _unlabelled(span.of(own))
            if clause.kind == "opening" and not self._says_all(f"{words}\n{self._full_name}"):
                continue
            if row:
                # The columns' names are part of what a row says.
                words = f"{clause.headings[-1] if clause.headings else ''}\n{words}"
            said = self._terms.found(words)
            levels = levels_of([(1.0, said), (1.0, near)])
            coverage = self._terms.share(levels)
            if coverage < _FAR:
                continue
            start = clause.span.start
            # A brief clause is quoted whole.
            quoted = _unlabelled(own) if len(own) <= BRIEF and not row else words
            holds = (
                named
                and suits(self._question, words)
                and (
                    holds_what_is_asked(self._question, quoted, above)
                    or ("money" in asked_kinds(self._question) and bool(self._sums(clause, span)))
                )
            )
            if holds and self._measure is not None:
                beside = f"{quoted}\n{above}\n{self._full_name}"
                holds = speaks_of_measure(self._measure, self._terms, beside)
            yield Passage(
                Quote(self._document, clause, Span(start + span.start, start + span.end)),
                coverage=coverage,
                own=self._terms.share(said),
                unsaid=self._terms.heaviest_unsaid(levels),
                square=self._square(clause, span, words, above) if holds else 0.0,
                holds=holds,
                defines=holds and defines(self._question, words),
            )

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
        if not _BASIS.match(fold(words)):
            return True
        if self._question.asks("reference", "documents", "in_force", "issued"):
            return True
        return self._question.asks("when") and bool(next(find_numbers(self._question.words), None))

    def _square(self, clause: Clause, span: Span, words: str, above: str) -> float:
        """A sum that is part of another answers "bao nhiêu" less squarely than the whole."""
        square = squareness(self._question, words, above)
        if "money" not in asked_kinds(self._question) or self._question.yes_no:
            return square
        sums = self._sums(clause, span)
        return 0.0 if sums and all(amount.parent is not None for amount in sums) else square

    def _sums(self, clause: Clause, span: Span) -> list[Amount]:
        """The sums of a sentence, also those whose unit only a table's column says."""
        here = Span(clause.span.start + span.start, clause.span.start + span.end)
        return [amount for amount in self._document.amounts if here.contains(amount.span)]

    def _above(self, clause: Clause) -> Iterator[str]:
        """The headings above, the words of the clause that this one stands under, and where it
        is a field of a task ("Đơn vị chủ trì: …"), the task."""
        yield from clause.headings
        parent = self._paths.get(clause.parent or "")
        if parent is not None:
            yield self._document.words(parent)
        field: Clause | None = clause
        while (
            field is not None
            and field.kind != "section"  # "IV. KINH PHÍ" is of the whole plan
            and _FIELD.match(fold(_unlabelled(self._document.words(field))))
        ):
            for beside in self._document.clauses:
                if beside.path == field.path:
                    break
                if field.parent and _is_below(beside, field.parent):
                    yield self._document.words(beside)
            field = self._paths.get(field.parent or "")


# "Đơn vị chủ trì: …", "Thời gian thực hiện: …": what they are of is told beside them
_FIELD = re.compile(
    r"\W*(?:(?:don vi|co quan)(?: (?:chu tri|phoi hop|thuc hien|cung|va))+|"
    r"phan cong(?: thuc hien)?|"
    r"thoi (?:gian|han|diem)(?: (?:thuc hien|hoan thanh|trien khai|to chuc))?|tien do|lo trinh|"
    r"han hoan thanh|dia diem|kinh phi(?: thuc hien)?|nguon kinh phi|san pham|ket qua|"
    r"thanh phan|doi tuong|so luong)\s*(?:[:\n]|$)"
)
# "…, cụ thể như sau:", "V/v hướng dẫn …", "Cần Thơ, ngày 18 tháng 11 năm 2025"
_ANNOUNCES = re.compile(
    r"nhu sau\W*$|^\W*v/v\b|^[\w ]{2,40}, ngay \d{1,2} thang \d{1,2} nam \d{4}\W*$"
)
# "Căn cứ Luật …", "Thực hiện Kế hoạch số …", "Xét đề nghị của …"
_BASIS = re.compile(r"\W*(?:can cu|xet de nghi|theo de nghi|thuc hien (?:\w+ ){1,6}so\b)")


def _is_below(clause: Clause, path: str) -> bool:
    return clause.path.startswith(f"{path}.")


def _is_letterhead(words: str) -> bool:
    """Whether a line of the opening only says whose document it is, or what it is called."""
    if len(words) < 60 and words.startswith(("Số:", "Số ", "V/v")):
        return True
    letters = [character for character in words if character.isalpha()]
    return sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _unlabelled(words: str) -> str:
    """A sentence without the label it opens with: its number counts nothing."""
    label = find_label(words)
    return words[label.end :] if label else words
