"""Answers from facts: who must do what by a day that the question names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.answer import Quote, Statement
from assistant.asked.units import names_unit, of_units
from assistant.compose.composed import Composed
from assistant.compose.sentence import heading_quote, sentence, statement_of
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import Terms
from assistant.verify import stands
from corpus.dates import DateMention
from corpus.document import Document, Obligation, Span
from corpus.names import compared
from corpus.structure.leading import ancestors
from corpus.text import fold, sentences
from index import Index

Found = tuple[Document, Obligation]


def by_day(
    question: Question, scope: Scope, terms: Terms, index: Index, today: date
) -> Composed | None:
    """Who must do what by the day, month or quarter that is named; None where none is named, or
    no duty has it."""
    asked = [d for d in question.dates if d.day or d.month or d.quarter]
    if not asked or not question.asks("who", "duty", "list", "documents", "what", "recipients"):
        return None
    if question.asks("reference", "signer", "in_force"):
        return None
    found = [
        (index.document(id), obligation)
        for id, obligation in index.obligations()
        if scope.documents is None or id in scope.documents
        if any(_is_due(obligation, mention) for mention in asked)
    ]
    found = _about(question, found, terms)
    composed = [
        (statement, document, obligation)
        for document, obligation in sorted(found, key=_order)
        if (statement := duty_statement(document, obligation)) is not None
    ]
    if not composed:
        return None
    statements = tuple(dict.fromkeys(statement for statement, _, _ in composed))
    plans = len({document.id for _, document, _ in composed})
    lead = f"Có {plans} văn bản nêu thời hạn này:" if plans > 1 else ""
    return Composed(
        statements=statements,
        lead=lead,
        note=_past(found, today),
        obligations=tuple((document, obligation) for _, document, obligation in composed),
    )


def of_unit(
    question: Question, headed: list[Statement], documents: Iterable[Document]
) -> list[Statement]:
    """The duties of the unit that is asked about: those under its own heading, then those of the
    tables' rows that it leads; where it has no heading, all that it does. Of an annex that is
    asked about, what stands in it."""
    found = [
        (document.clause(obligation.clause), statement)
        for document in documents
        for obligation in document.obligations
        if obligation.actor is not None and of_units(question, compared(obligation.actor))
        if (statement := duty_statement(document, obligation)) is not None
    ]
    if "phu luc" in question.folded:
        told = [statement for clause, statement in found if clause.path.startswith("Phụ lục")]
    elif headed:
        told = headed + [statement for clause, statement in found if clause.kind == "row"]
    else:
        told = [statement for _, statement in found]
    return list(dict.fromkeys(told))


def _order(found: Found) -> tuple[date, str, int]:
    document, obligation = found
    return obligation.due or date.max, document.id, obligation.span.start


def _is_due(obligation: Obligation, asked: DateMention) -> bool:
    due = obligation.due
    if due is None:
        return False
    if asked.year is not None and due.year != asked.year:
        return False
    if asked.day is not None:
        return (due.day, due.month) == (asked.day, asked.month)
    if asked.month is not None:
        return due.month == asked.month
    return asked.quarter is not None and (due.month - 1) // 3 + 1 == asked.quarter


def _about(question: Question, found: list[Found], terms: Terms) -> list[Found]:
    """The duties that the question is about: of the unit it names, with its subject's words."""
    units = [name.words for name in question.names if not name.place]
    if units:
        found = [
            (document, obligation)
            for document, obligation in found
            if all(names_unit(compared(_around(document, obligation)), unit) for unit in units)
        ]
    # The day itself is compared as a day; its words ("December") are no subject.
    days = fold(" ".join(date.span.of(question.words) for date in question.dates))
    subject = [
        term
        for term in terms.terms
        if not any(c.isdigit() for c in term.words) and fold(term.words) not in days
    ]
    if not subject:
        return found
    total = sum(term.weight for term in subject)

    def share(document: Document, obligation: Obligation) -> float:
        said = terms.found(_around(document, obligation))
        return sum(t.weight * said.get(t.words, 0.0) for t in subject) / total

    return [
        (document, obligation)
        for document, obligation in found
        if share(document, obligation) >= 0.5
    ]


def _around(document: Document, obligation: Obligation) -> str:
    clause = document.clause(obligation.clause)
    parts = [
        *clause.headings,
        document.words(clause),
        obligation.actor or "",
        obligation.recipient or "",
    ]
    return "\n".join(parts)


def duty_statement(document: Document, obligation: Obligation) -> Statement | None:
    """A duty as a sentence: who, then the words that say what, to whom and by when.

    Those who act may be named sentences before, or in a heading: they are quoted apart, and
    what stands between is left out.
    """
    clause = document.clause(obligation.clause)
    if clause.kind == "row":
        return statement_of(Quote(document, clause, clause.span))
    quote = Quote(document, clause, _telling(document, obligation))
    text = sentence(quote.quote)
    actor = _actor_quote(document, obligation, quote)
    if actor is not None:
        named = f"{sentence(actor.quote).rstrip('.')}: {text}"
        if stands(named, (actor, quote)):
            return Statement(named, (actor, quote))
    whole = Quote(document, clause, obligation.span)
    for told in (quote, whole) if actor is None else (whole,):
        text = sentence(told.quote)
        if text and stands(text, (told,)):
            return Statement(text, (told,))
    return statement_of(whole)


def _telling(document: Document, obligation: Obligation) -> Span:
    """From the first sentence of a duty that names its day or its recipient, to its end."""
    words = obligation.span.of(document.text)
    wanted = [fold(part) for part in (obligation.recipient, obligation.when) if part]
    for span in sentences(words):
        if any(part in fold(span.of(words)) for part in wanted):
            return Span(obligation.span.start + span.start, obligation.span.end)
    return obligation.span


def _actor_quote(document: Document, obligation: Obligation, quote: Quote) -> Quote | None:
    """Where the actor is named, if not in the duty's own words: before them in the same clause,
    or in a heading."""
    if obligation.actor is None or fold(obligation.actor) in fold(quote.quote):
        return None
    own = document.clause(obligation.clause)
    words = document.words(own)
    at = fold(words).find(fold(obligation.actor))
    if at >= 0:
        start = own.span.start + at
        return Quote(document, own, Span(start, start + len(obligation.actor)))
    actor = compared(obligation.actor)
    for clause in (own, *ancestors(document, own)):
        heading = heading_quote(document, clause)
        if heading is not None and names_unit(compared(heading.quote), actor):
            return heading
    return None


def _past(found: list[Found], today: date) -> str:
    """Says of the duties' days that they are over, where they are."""
    days = [o.due for _, o in found if o.due and o.recurrence in (None, "once")]
    if not days or any(day >= today for day in days):
        return ""
    return "Hạn này đã qua." if len(set(days)) == 1 else "Các hạn này đã qua."
