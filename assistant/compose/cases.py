"""What is told case by case, where a question names no case.

"Thời hạn xử lý phản ánh là bao lâu?" is told of each kind of report in a point of its own: to tell
one of them only would mislead.
"""

from __future__ import annotations

from assistant.answer import Quote, Statement
from assistant.asked.holding import asked_kind, holds_what_is_asked
from assistant.compose.sentence import statement_of
from assistant.passage import Passage
from assistant.question import Question
from assistant.terms import Terms
from corpus.document import Clause, Document
from corpus.structure.leading import leads_on
from index.windows import document_name

_MOST = 8
"""Points beyond which a question is too wide to be answered with all."""

_TOLD = ("money", "number", "when", "list", "what")

_HEADED = 0.6
"""Share of the question that the heading of a list says."""


def each_case(question: Question, terms: Terms, passage: Passage) -> list[Statement]:
    """The point that a passage is of and those beside it which tell the same, in their order; []
    where the point says something of the question that its heading does not, or stands alone."""
    document, clause = passage.quote.document, passage.quote.clause
    kind = asked_kind(question)
    heading = document.clause(clause.parent) if clause.parent else None
    if heading is None or kind not in _TOLD or question.yes_no or clause.kind == "row":
        return []
    points = document.children(heading.path)
    above = _above(document, heading)
    if not 1 < len(points) <= _MOST:
        return []
    if question.asks("list"):
        # The points are what is asked for; the heading says of what.
        if not leads_on(document.words(heading)) or terms.share(terms.found(above)) < _HEADED:
            return []
    elif _names_case(terms, above, document.words(clause)) or not _is_of_it(terms, heading):
        return []
    telling = [
        point for point in points if holds_what_is_asked(question, document.words(point), above)
    ]
    told = (statement_of(Quote(document, point, point.span), terms) for point in telling)
    statements = [statement for statement in told if statement is not None]
    return statements if len(statements) > 1 else []


def _above(document: Document, heading: Clause) -> str:
    return "\n".join((document_name(document.header), *heading.headings, document.words(heading)))


def _is_of_it(terms: Terms, heading: Clause) -> bool:
    """Whether headings say something of the subject, beside what the document's name says."""
    said = terms.found("\n".join((*heading.headings, heading.title)))
    return terms.share(said) >= _HEADED / 2


def _names_case(terms: Terms, above: str, words: str) -> bool:
    """Whether a point says words of the question that stand nowhere above it."""
    said = terms.found(above)
    return any(word not in said for word in terms.found(words))
