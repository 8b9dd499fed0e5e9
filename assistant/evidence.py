"""The passages that bear on a question, and whether they are enough to answer it.

A passage is a sentence of a clause. It bears on the question as far as it, its clause, the
headings above and the document's name say the question's subject; it answers only if it holds
what is asked for and says enough of the subject.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.asked.doers import doubts_doer
from assistant.asked.holding import asked_kind
from assistant.assumed import assumed, assumed_names
from assistant.lay_words import in_words_of_texts
from assistant.passage import Passage, Reader
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import Terms, terms_of
from corpus.citing.article_paths import paths_meant
from corpus.document import Document
from corpus.text import fold
from index import Hit, Index

_FEW, _SMALL = 4, 300
"""In a scope of so few documents, with so few clauses, every clause is read."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found, best first. ``several``: rows of a table that say as much all answer."""

    passages: tuple[Passage, ...] = ()
    terms: Terms = field(default_factory=lambda: Terms((), True))
    hits: tuple[Hit, ...] = ()  # what the search gave
    several: bool = False

    @property
    def best(self) -> Passage | None:
        return self.passages[0] if self.passages else None

    @property
    def enough(self) -> bool:
        return self.best is not None and self.is_enough(self.best)

    def is_enough(self, passage: Passage) -> bool:
        """Whether a passage may answer: it holds what is asked, leaves no heavy word unsaid, and
        is likely to answer."""
        if passage.defines:
            return True
        if not passage.holds or passage.unsaid > _MOST_UNSAID or passage.coverage < _LEAST:
            return False
        return self.likelihood(passage) >= _LIKELY

    def ranks(self, passage: Passage) -> bool:
        """Whether a passage of another search is, in this one, among the best."""
        return any(
            other.quote == passage.quote and self.passages[0].score - other.score <= _AS_GOOD
            for other in self.passages
        )

    def likelihood(self, passage: Passage) -> float:
        """How likely a passage is to answer, 0 to 1: a logistic model of its signs."""
        weighed = _BIAS + sum(_WEIGHTS[name] * value for name, value in self.signs(passage).items())
        return 1 / (1 + math.exp(-weighed))

    def signs(self, passage: Passage) -> dict[str, float]:
        """What tells whether a passage answers: how much of the subject it says and leaves
        unsaid, how far it stands out from its document's other clauses, how well the search
        found it, and how much is asked."""
        document = passage.quote.document.id
        others = (
            other.score
            for other in self.passages
            if other.quote.document.id == document
            and not passage.tells_with(other)
            and not (self.several and are_rows_alike(passage, other))
        )
        asked = 1 + _SCALE * self.terms.asked
        return {
            "unsaid": passage.unsaid,
            "coverage": passage.coverage,
            "ahead": min(_FAR_AHEAD, passage.score - max(others, default=passage.score - _ALONE)),
            "found": passage.hit.score if passage.hit else 0.0,
            "words": passage.hit.lexical / asked if passage.hit else 0.0,
            "asked": math.log(asked),
        }


def are_rows_alike(one: Passage, other: Passage) -> bool:
    """Whether both are rows of one table, and say as much of the subject."""
    apart = abs(one.own - other.own) + abs(one.coverage - other.coverage)
    return one.table is not None and one.table == other.table and apart < _SAME_SHARE


# Fitted to the development questions: `python -m eval.calibration` prints them.
_WEIGHTS = {
    "unsaid": -3.59,
    "coverage": 1.42,
    "ahead": 8.80,
    "found": 4.74,
    "words": 0.08,
    "asked": 1.21,
}
_BIAS = -7.64
_SCALE = 8.7  # a word that none of the 3,098 windows has which the weights were fitted on
_FAR_AHEAD = 0.2
_ALONE = 0.15  # ahead, where no other clause of the document bears on the question
_LIKELY = 0.55
_LEAST = 0.3
_MOST_UNSAID = 0.38


def find_evidence(question: Question, scope: Scope, index: Index, limit: int = 40) -> Evidence:
    """The passages of the scope that bear on a question, best first, from the ``limit`` clauses
    nearest to it.

    What a question assumes need not be said, so that it can be set right: its sums, and its names
    where nothing is enough with them, or where a doer is doubted and without its name another
    passage says the rest better.
    """
    doubted = [fold(claim.written) for claim in assumed(question, scope)]
    evidence = _evidence(question, scope, index, limit, doubted)
    names = [fold(claim.written) for claim in assumed_names(question, scope)]
    if not names or (evidence.enough and not doubts_doer(question)):
        return evidence
    without = _evidence(question, scope, index, limit, doubted + names, evidence.hits)
    if without.enough and not (evidence.best and evidence.enough and without.ranks(evidence.best)):
        return _by_itself(without)
    return evidence


_AS_GOOD = 0.05
"""Score by which a passage may be behind the best and still say as much."""


def _by_itself(evidence: Evidence) -> Evidence:
    """The evidence with that passage first which, of those as good as the best, says most by
    itself: under the same heading stand the doers of other things too."""
    best, *_ = evidence.passages
    as_good = (
        passage
        for passage in evidence.passages
        if best.score - passage.score <= _AS_GOOD and evidence.is_enough(passage)
    )
    first = max(as_good, key=lambda passage: passage.own)
    rest = (passage for passage in evidence.passages if passage is not first)
    return replace(evidence, passages=(first, *rest))


def _evidence(
    question: Question,
    scope: Scope,
    index: Index,
    limit: int,
    doubted: list[str],
    hits: tuple[Hit, ...] = (),
) -> Evidence:
    left_out = [*scope.named, *doubted]
    terms = terms_of(question, left_out, index.frequency, index.size)
    few = scope.documents is not None and len(scope.documents) <= _FEW
    small = [
        document
        for document in map(index.document, (scope.documents or ()) if few else ())
        if len(document.clauses) <= _SMALL
    ]
    # Read while the question is being embedded, which takes as long.
    read = [p for document in small for p in _read(question, scope, terms, document, None)]
    hits = hits or _search(question, scope, index, limit)
    hit_of = {(hit.document, hit.clause): hit for hit in hits}
    known = {document.id for document in small}
    for id in dict.fromkeys(hit.document for hit in hits if hit.document not in known):
        paths = [hit.clause for hit in hits if hit.document == id]
        read += _read(question, scope, terms, index.document(id), paths)
    found = [passage.found(hit_of) for passage in _told_apart(question, read)]
    # The definition that is asked for stands before what only speaks of the same.
    found.sort(key=lambda p: (not p.defines, -p.score, p.quote.document.id, p.quote.span.start))
    return Evidence(tuple(found), terms, hits, asked_kind(question) in _SEVERAL)


_SEVERAL = ("what", "list", "duty")
"""Kinds of question that several rows of a table may answer alike."""


def _search(question: Question, scope: Scope, index: Index, limit: int) -> tuple[Hit, ...]:
    """The clauses that the question's words find, and those that the words find which texts have
    for them; found by both, each counts as it was found best."""
    searches = [(question.words, limit)]
    called = in_words_of_texts(question, index.frequency)
    if called != question.words:
        index.expect(called)
        searches.append((called, limit // _OTHER_WORDS))
    best: dict[tuple[str, str], Hit] = {}
    for words, most in searches:
        for hit in index.search(words, limit=most, documents=scope.documents):
            found = best.setdefault((hit.document, hit.clause), hit)
            if hit.score > found.score:
                best[hit.document, hit.clause] = hit
    return tuple(sorted(best.values(), key=lambda hit: -hit.score))


_OTHER_WORDS = 4
"""The question in the words of texts adds up to a fourth of the clauses that its own words find."""


def _read(
    question: Question,
    scope: Scope,
    terms: Terms,
    document: Document,
    paths: Sequence[str] | None,
) -> Iterator[Passage]:
    """The passages of a document's clauses: of those at ``paths``, else of all; where some are
    asked for by their path, of these."""
    every = [clause.path for clause in document.clauses]
    wanted = every if paths is None else list(paths)
    if scope.clauses:
        named = {path for asked in scope.clauses for path in paths_meant(asked, every)}
        wanted = [path for path in wanted if _under(path, named)] or wanted
    reader = Reader(question, terms, document, scope)
    for path in wanted:
        yield from reader.passages(document.clause(path))


def _told_apart(question: Question, read: Sequence[Passage]) -> Iterator[Passage]:
    """The passages; where one value is asked for and a question says no more of one row of a
    table than of another, it asks of something that has no row there, and none holds it."""
    tables: dict[tuple[str, str], list[float]] = {}
    for passage in read:
        if passage.table and passage.holds:
            tables.setdefault(passage.table, []).append(passage.own)
    alike = {
        table
        for table, shares in tables.items()
        if len(shares) > 1 and max(shares) - sorted(shares)[-2] < _SAME_SHARE
    }
    one_value = asked_kind(question) in ("money", "number", "when")
    for passage in read:
        yield replace(passage, holds=False) if one_value and passage.table in alike else passage


_SAME_SHARE = 0.01


def _under(path: str, named: Iterable[str]) -> bool:
    return any(path == name or path.startswith(f"{name}.") for name in named)


def distinct(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages of different sentences, best first; a text held twice speaks once."""
    seen: set[str] = set()
    for passage in passages:
        words = " ".join(fold(passage.quote.quote).split())
        if words not in seen:
            seen.add(words)
            yield passage
