"""The passages that bear on a question, and whether they are enough to answer it.

A passage is a sentence of a clause. It bears on the question as far as it, its clause, the
headings above and the document's name say the question's subject; it answers only if it holds
what is asked for and says enough of the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import fmean, pstdev

from assistant.answer import Quote
from assistant.asked import (
    asked_kind,
    holds_what_is_asked,
    speaks_of_days_and_sums,
    speaks_of_year,
    squareness,
)
from assistant.hard_tokens import HardToken
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import Terms, terms_of
from corpus.citing.article_paths import paths_meant
from corpus.document import Amount, Clause, Document, Span
from corpus.structure.labels import find_label
from corpus.text import fold, sentences
from index import Index
from index.windows import document_name

_FEW, _SMALL = 4, 300
"""In a scope of so few documents, with so few clauses, every clause is read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a clause, and how well it fits a question; all shares are 0 to 1.

    ``coverage``: of the question's subject, what it says with its headings and document;
    ``own``: what the sentence says by itself; ``unsaid``: the heaviest term that nothing around
    it says; ``square``: how squarely it says what is asked; ``dense``: the cosine of its window;
    ``apart``: by how many deviations that cosine stands out from those of the other clauses.
    """

    quote: Quote
    coverage: float
    own: float
    unsaid: float
    square: float
    dense: float
    apart: float
    holds: bool

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found, best first."""

    passages: tuple[Passage, ...] = ()
    terms: Terms = field(default_factory=lambda: Terms((), True))

    @property
    def best(self) -> Passage | None:
        return self.passages[0] if self.passages else None

    @property
    def enough(self) -> bool:
        return self.best is not None and is_enough(self.best)


ENOUGH = 0.68
"""Coverage from which a passage answers; with a meaning that is close, a little less."""

_FAR = 0.2
"""Coverage below which a sentence is not looked at any closer."""

_LEAST = 0.45
_FORGIVEN = 0.15
_APART = 0.03
_MOST_UNSAID = 0.32


def is_enough(passage: Passage) -> bool:
    """Whether a passage may answer: it holds what is asked, and says enough of the subject."""
    if not passage.holds or passage.unsaid > _MOST_UNSAID or passage.coverage < _LEAST:
        return False
    meant = _FORGIVEN * passage.meaning + _APART * min(3.0, max(0.0, passage.apart))
    return passage.coverage + meant + 0.05 * passage.square >= ENOUGH


def find_evidence(question: Question, scope: Scope, index: Index, limit: int = 40) -> Evidence:
    """The passages of the scope that bear on a question, best first, from the ``limit`` clauses
    nearest to it.

    What a question assumes need not be said, so that it can be set right: its sums, and where
    nothing is enough, its names.
    """
    doubted = [fold(claim.written) for claim in assumed(question, scope)]
    evidence = _evidence(question, scope, index, limit, doubted)
    names = [fold(claim.written) for claim in assumed_names(question)]
    if evidence.enough or not names:
        return evidence
    without = _evidence(question, scope, index, limit, doubted + names)
    return without if without.enough else evidence


def _evidence(
    question: Question, scope: Scope, index: Index, limit: int, doubted: list[str]
) -> Evidence:
    hits = index.search(question.words, limit=limit, documents=scope.documents)
    left_out = [*scope.named, *doubted]
    terms = terms_of(question, left_out, index.frequency, index.size)
    dense = {(hit.document, hit.clause): hit.dense for hit in hits}
    spread = (fmean(dense.values()), pstdev(dense.values())) if dense else (0.0, 0.0)
    found: list[Passage] = []
    for id, paths in _candidates(index, scope, dense):
        document = index.document(id)
        reader = _Reader(question, terms, document, scope)
        for path in paths:
            found += reader.passages(document.clause(path), dense.get((id, path), 0.0), spread)
    found.sort(key=lambda p: (-p.score, p.quote.document.id, p.quote.span.start))
    return Evidence(tuple(found), terms)


def assumed(question: Question, scope: Scope) -> list[HardToken]:
    """What a question takes for granted: sums, shares, counts; not the numbers of texts and the
    years that place it."""
    if not question.yes_no:
        return []
    return [
        claim
        for claim in question.claims
        if claim.kind in ("money", "number", "date")
        and not re.fullmatch(r"(?:năm )?\d{4}", claim.written, re.IGNORECASE)
        and not any(fold(claim.written) in named for named in scope.named)
    ]


def assumed_names(question: Question) -> list[HardToken]:
    """The agencies that a question takes for the right ones ("… là Sở Y tế, phải không?")."""
    if not question.yes_no:
        return []
    names = [name for name in question.names if not name.place]
    return [HardToken("name", " ".join(name.words), name.span.of(question.words)) for name in names]


def _candidates(
    index: Index, scope: Scope, dense: dict[tuple[str, str], float]
) -> Iterator[tuple[str, list[str]]]:
    """Documents with the clauses to read: those that the search gave; in a small scope, all."""
    few = scope.documents is not None and len(scope.documents) <= _FEW
    for id in scope.documents if few and scope.documents else dict.fromkeys(d for d, _ in dense):
        document = index.document(id)
        if few and len(document.clauses) <= _SMALL:
            paths = [clause.path for clause in document.clauses]
        else:
            paths = [path for held, path in dense if held == id]
        if scope.clauses:
            every = [clause.path for clause in document.clauses]
            named = {path for asked in scope.clauses for path in paths_meant(asked, every)}
            paths = [path for path in paths if _under(path, named)] or paths
        yield id, paths


def _under(path: str, named: Iterable[str]) -> bool:
    return any(path == name or path.startswith(f"{name}.") for name in named)


class _Reader:
    """Reads the clauses of one document for one question."""

    def __init__(self, question: Question, terms: Terms, document: Document, scope: Scope) -> None:
        self._question = question
        self._terms = terms
        self._document = document
        self._must_say = scope.must_say
        header = document.header
        day = header.date.strftime("%d/%m/%Y") if header.date else ""
        name = f"{document_name(header)} {header.place or ''} {header.year or ''} {day}"
        self._name = terms.found(name)
        self._full_name = f"{name} {header.effective or ''}"
        self._folded_name = fold(name)
        self._paths = {clause.path: clause for clause in document.clauses}

    def passages(
        self, clause: Clause, dense: float, spread: tuple[float, float]
    ) -> Iterator[Passage]:
        """The sentences of a clause; ``spread``: mean and deviation of the cosines found."""
        own = self._document.words(clause)
        above = "\n".join(self._above(clause))
        if self._must_say:
            around = fold(f"{own} {above} {self._folded_name}")
            if any(place not in around for place in self._must_say):
                return
        around = f"{own}\n{above}\n{self._full_name}"
        named = speaks_of_year(self._question, around) and speaks_of_days_and_sums(
            self._question, around
        )
        whole, headings = self._terms.found(own), self._terms.found(above)
        row = clause.kind == "row"
        for span in [Span(0, len(own))] if row else sentences(own):
            if clause.kind == "opening" and _is_letterhead(span.of(own)):
                continue
            words = _unlabelled(span.of(own))
            if row:
                # The columns' names are part of what a row says.
                words = f"{clause.headings[-1] if clause.headings else ''}\n{words}"
            said = self._terms.found(words)
            regions = [(1.0, said), (0.85, whole), (0.85, headings), (0.7, self._name)]
            coverage = self._terms.coverage(regions)
            if coverage < _FAR:
                continue
            start = clause.span.start
            holds = named and (
                holds_what_is_asked(self._question, words, above)
                or (asked_kind(self._question) == "money" and bool(self._sums(clause, span)))
            )
            yield Passage(
                Quote(self._document, clause, Span(start + span.start, start + span.end)),
                coverage=coverage,
                own=self._terms.coverage([(1.0, said)]),
                unsaid=self._terms.heaviest_unsaid([found for _, found in regions]),
                square=self._square(clause, span, words, above) if holds else 0.0,
                dense=dense,
                apart=(dense - spread[0]) / spread[1] if dense and spread[1] else 0.0,
                holds=holds,
            )

    def _square(self, clause: Clause, span: Span, words: str, above: str) -> float:
        """A sum that is part of another answers "bao nhiêu" less squarely than the whole."""
        square = squareness(self._question, words, above)
        if asked_kind(self._question) != "money":
            return square
        sums = self._sums(clause, span)
        return 0.0 if sums and all(amount.parent is not None for amount in sums) else square

    def _sums(self, clause: Clause, span: Span) -> list[Amount]:
        """The sums of a sentence, also those whose unit only a table's column says."""
        here = Span(clause.span.start + span.start, clause.span.start + span.end)
        return [amount for amount in self._document.amounts if here.contains(amount.span)]

    def _above(self, clause: Clause) -> Iterator[str]:
        """The headings above, and the words of the clause that this one stands under."""
        yield from clause.headings
        parent = self._paths.get(clause.parent or "")
        if parent is not None:
            yield self._document.words(parent)


def _is_letterhead(words: str) -> bool:
    """Whether a line of the opening only says whose document it is."""
    return len(words) < 60 and (words.isupper() or words.startswith(("Số:", "Số ", "V/v")))


def _unlabelled(words: str) -> str:
    """A sentence without the label it opens with: its number counts nothing."""
    label = find_label(words)
    return words[label.end :] if label else words


def distinct(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages of different sentences, best first; a text held twice speaks once."""
    seen: set[str] = set()
    for passage in passages:
        words = " ".join(fold(passage.quote.quote).split())
        if words not in seen:
            seen.add(words)
            yield passage
