"""Answers from passages: a sentence, the points of a list, the duties of a unit, one a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.answer import Quote, Statement
from assistant.asked.holding import asked_kind
from assistant.asked.units import of_units
from assistant.assumed import assumed_names
from assistant.compose.blocks import statement_of_block
from assistant.compose.cases import each_case
from assistant.compose.sentence import heading_quote, sentence, statement_of
from assistant.evidence import Evidence, are_rows_alike, distinct
from assistant.hard_tokens import hard_tokens
from assistant.passage import BRIEF, Passage
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import Terms
from assistant.verify import stands
from corpus.document import Clause, Document, Span
from corpus.names import compared
from corpus.structure.leading import is_bare_heading, leads_on
from corpus.text import fold, sentences
from index.windows import document_name

_SHORT = 700
"""Characters up to which a list inside a clause is quoted whole."""

MOST_POINTS = 12
"""Points of a list that are shown; a note says how many more there are."""


def best(question: Question, evidence: Evidence) -> Iterator[Statement]:
    """The best passage as a statement, with the points it leads on to."""
    passage = next(distinct(evidence.passages), None)
    if passage is None:
        return
    quote = passage.quote
    block = statement_of_block(passage)
    if block is not None:
        yield block
        return
    cases = each_case(question, evidence.terms, passage)
    if cases:
        yield from cases
        return
    doubts_name = bool(assumed_names(question, Scope()))
    asks_value = asked_kind(question) in ("money", "number", "when", "who", "reference", "where")
    asks_value |= doubts_name
    if _is_heading(quote) and not (asks_value and _gives_value(question, quote.clause.title)):
        # A heading says what is under it: "a) Chủ đề Tháng hành động năm 2025".
        below = list(points_of(quote.document, quote.clause, evidence.terms))
        if below:
            yield from below
            return
    quote = _with_what_is_near(question, quote)
    asks_who = asked_kind(question) == "who" or doubts_name
    statement = statement_of(quote, evidence.terms, actor=asks_who)
    several = len(_ASKED.findall(question.folded)) > 1 or bool(_EACH.search(question.folded))
    if statement is not None and ((asks_value and not several) or not leads_on(quote.quote)):
        yield statement
        return
    points = []
    if quote.clause.kind != "opening":
        points = list(points_of(quote.document, quote.clause, evidence.terms))
    is_told = statement is not None and statement.text in [point.text for point in points]
    if statement is not None and not is_told and (not points or (asks_value and several)):
        yield statement
    yield from points


# What asks: who asks twice ("tổng bao nhiêu, phần tỉnh mấy tỷ") is told the points too
_ASKED = re.compile(r"\b(?:bao nhieu|may|nao|gi|ai|dau|bao lau|bao gio|ra sao)\b")

# "mỗi mô hình được bao nhiêu", "mốc xong của từng đợt": the sum of all does not tell it
_EACH = re.compile(r"\b(?:moi|tung)\b")


def _with_what_is_near(question: Question, quote: Quote) -> Quote:
    """A sentence with those around it in its clause as far as they are short together: the day
    or an exception often stands in the next one."""
    clause, document = quote.clause, quote.document
    most = _SHORT if question.asks("list") else BRIEF
    if clause.kind in ("opening", "row"):
        return quote
    if clause.span.end - clause.span.start <= most:
        return Quote(document, clause, clause.span)
    start, end = quote.span.start, quote.span.end
    spans = [
        Span(clause.span.start + span.start, clause.span.start + span.end)
        for span in sentences(document.words(clause))
    ]
    for span in [*spans, *reversed(spans)]:  # those behind it, then those before
        if span.start >= end and span.end - start <= most:
            end = span.end
        elif span.end <= start and end - span.start <= most:
            start = span.start
    return Quote(document, clause, Span(start, end))


def _gives_value(question: Question, title: str) -> bool:
    """Whether a heading itself gives what is asked; a time stands in no name."""
    kinds = {token.kind for token in hard_tokens(title)}
    return bool(kinds - {"name"}) if asked_kind(question) == "when" else bool(kinds)


def _is_heading(quote: Quote) -> bool:
    """Whether a quote is no more than its clause's own heading."""
    title = quote.clause.title
    return bool(title) and len(quote.quote.strip(" :.")) <= len(quote.clause.label) + len(title) + 2


def one_a_document(question: Question, evidence: Evidence) -> Iterator[Statement]:
    """The best passage of each document that has one that is enough; of a heading, what stands
    first under it."""
    seen: set[str] = set()
    for passage in evidence.passages:
        quote = passage.quote
        document = quote.document.id
        if _ASKS_PLANS.search(question.folded) and quote.document.header.type in _LEGAL:
            continue
        if document not in seen and evidence.is_enough(passage):
            below = _under_heading(quote.document, quote.clause) if _is_heading(quote) else iter(())
            statement = (
                next(below, None)
                or statement_of_block(passage)
                or statement_of(quote, evidence.terms)
            )
            if statement is not None:
                seen.add(document)
                yield statement


_ASKS_PLANS = re.compile(r"\bke hoach\b[^?]{0,20}\bnao\b|\bnao\b[^?]* ke hoach\b")
_LEGAL = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")
"""Texts that nobody calls a plan, as people call a guidance letter one."""


def others_alike(evidence: Evidence, first: Passage) -> Iterator[Passage]:
    """The best passages of other documents that answer as well as the first."""
    seen = {first.quote.document.id}
    for passage in distinct(evidence.passages):
        document = passage.quote.document.id
        if document in seen:
            continue
        if not evidence.is_enough(passage) or passage.coverage < first.coverage - 0.04:
            continue
        if passage.score < 0.94 * first.score:
            continue
        seen.add(document)
        yield passage


def rows_alike(evidence: Evidence) -> list[Passage]:
    """The rows of a table, in its order, that answer as the best passage does, if that is a row
    and several are asked for: "những chỉ tiêu nào do Công an phường theo dõi"."""
    first = evidence.passages[0]
    alike = (
        passage
        for passage in evidence.passages
        if evidence.several and are_rows_alike(passage, first) and evidence.is_enough(passage)
    )
    return sorted(alike, key=lambda passage: passage.quote.span.start)


def points_of_list(
    question: Question, evidence: Evidence, documents: Iterable[Document]
) -> list[Statement]:
    """The points under the clause whose heading names the list that is asked for; [] where no
    heading says most of it, or one says it otherwise and no passage is enough."""
    terms = evidence.terms
    category = _CATEGORY.search(question.folded)
    asked = f" {category['noun']} " if category else ""
    passage = evidence.best
    best_share, chosen = max(_NAMES_LIST, passage.coverage - 0.1 if passage else 0.0), None
    for document in documents:
        title = terms.found(f"{document.header.title or ''} {document.header.place or ''}")
        parents = {held.parent for held in document.clauses}
        for clause in document.clauses:
            if clause.path not in parents:
                continue
            own, above = (
                terms.found(document.words(clause)),
                terms.found("\n".join(clause.headings)),
            )
            share = terms.coverage([(1.0, own), (0.8, above), (0.6, title)])
            # Of two that say as much, the one whose own heading says it, and best of all the
            # one that is called what is asked for ("hình thức" of "những hình thức nào").
            share += 0.1 * terms.coverage([(1.0, terms.found(clause.title))])
            share += 0.2 if asked and asked in f" {fold(clause.title)} " else 0.0
            if share > best_share:
                best_share, chosen = share, (document, clause)
    if chosen is None:
        return []
    if not evidence.enough and not (asked and asked in f" {fold(chosen[1].title)} "):
        return []
    points = list(points_of(*chosen, terms))
    return points if len(points) >= 2 else []


# "những hình thức truyền thông nào", "các hành vi gì"
_CATEGORY = re.compile(r"(?:nhung|cac)\s+(?P<noun>\w+ \w+)")

_NAMES_LIST = 0.72
"""Share of the question's subject that a list's heading must say, with those above it."""


def points_of(document: Document, clause: Clause, terms: Terms) -> Iterator[Statement]:
    """A clause's own sentences, where it says more than lead on, then each child's first one."""
    for span in sentences(document.words(clause)):
        words = span.of(document.words(clause))
        if not leads_on(words) and words.strip() != f"{clause.label} {clause.title}".strip():
            yield from _stated(document, clause, span, terms)
    for child in document.children(clause.path):
        yield from whole(document, child)


def whole(document: Document, clause: Clause) -> Iterator[Statement]:
    """A point's words as one statement; where it leads on to points of its own, what it says
    before them, and then these."""
    words = document.words(clause)
    children = document.children(clause.path)
    heading = is_bare_heading(document, clause)
    if not children or not (leads_on(words) or heading):
        statement = statement_of(Quote(document, clause, clause.span))
        if statement is not None:
            yield statement
        return
    for span in sentences(words):
        said = span.of(words)
        if not leads_on(said) and not heading:
            start = clause.span.start
            quote = Quote(document, clause, Span(start + span.start, start + span.end))
            statement = statement_of(quote)
            if statement is not None:
                yield statement
    for child in children:
        for statement in whole(document, child):
            yield (_under(document, clause, statement) or statement) if heading else statement


def _stated(document: Document, clause: Clause, span: Span, terms: Terms) -> Iterator[Statement]:
    start = clause.span.start
    quote = Quote(document, clause, Span(start + span.start, start + span.end))
    statement = statement_of(quote, terms)
    if statement is not None:
        yield statement


def duties_of_unit(question: Question, documents: Iterable[Document]) -> list[Statement]:
    """What stands under a unit's own heading ("5. Trạm Y tế phường: …"), for each document."""
    found: list[Statement] = []
    for document in documents:
        for clause in document.clauses:
            named = compared(clause.title)
            if len(named) <= _LONGEST_NAME and of_units(question, named):
                found += _under_heading(document, clause)
    return list(dict.fromkeys(found))


def named_for_it(
    question: Question, evidence: Evidence, documents: Iterable[Document]
) -> list[Document]:
    """Those that are called by what is asked beside the units: "UBND xã làm gì về phòng cháy"
    asks for its duties in the plan for "phòng cháy, chữa cháy"."""
    units = " ".join(name.span.of(question.words) for name in question.names if not name.place)
    subject = evidence.terms.without(units)
    return [
        document
        for document in documents
        if subject.terms and subject.share(subject.found(document_name(document.header))) >= _MOST
    ]


_MOST = 0.75
_LONGEST_NAME = 40


def _under_heading(document: Document, clause: Clause) -> Iterator[Statement]:
    words = document.words(clause)
    behind = words.find(clause.title) + len(clause.title)
    own = words[behind:].strip(" :\n.")
    if own:
        statement = statement_of(Quote(document, clause, clause.span))
        if statement is not None and not leads_on(words):
            yield statement
    for child in document.children(clause.path):
        for statement in whole(document, child):
            yield _under(document, clause, statement) or statement


def _under(document: Document, clause: Clause, statement: Statement) -> Statement | None:
    """A duty with the name of the unit before it, which its own words leave out."""
    heading = heading_quote(document, clause)
    if heading is None or fold(heading.quote) in fold(statement.text):
        return None
    text = f"{sentence(heading.quote).rstrip('.: ')}: {statement.text}"
    quotes = (heading, *statement.quotes)
    return Statement(text, quotes) if stands(text, quotes) else None
