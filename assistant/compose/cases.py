"""What is told case by case, where a question names no case.

"Thời hạn xử lý phản ánh là bao lâu?" is told of each kind of report in a point of its own: to tell
one of them only would mislead.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Quote, Statement
from assistant.asked.holding import asked_kind, holds_what_is_asked
from assistant.compose.sentence import statement_of
from assistant.passage import Passage
from assistant.question import Question
from assistant.terms import Levels, Terms, levels_of
from corpus.document import Clause, Document
from corpus.structure.leading import leads_on
from index.windows import document_name

_MOST = 8
"""Points beyond which a question is too wide to be answered with all."""

_TOLD = ("money", "number", "when", "list", "what")

_HEADED = 0.6
"""Share of the question that a list says of which all points are asked, with its heading."""

_TOGETHER = 0.05
"""Share of the question that several points say beyond the one that says most."""


def each_case(question: Question, terms: Terms, passage: Passage) -> list[Statement]:
    """The point that a passage is of and those beside it which tell the same, in their order; []
    where the point says something of the question that its heading and the other points do not,
    or stands alone."""
    document, clause = passage.quote.document, passage.quote.clause
    heading = document.clause(clause.parent) if clause.parent else None
    if heading is None or asked_kind(question) not in _TOLD or question.yes_no:
        return []
    points = document.children(heading.path)
    if clause.kind == "row" or not 1 < len(points) <= _MOST:
        return []
    above = _above(document, heading)
    said = [terms.found(document.words(point)) for point in points]
    common = _common(said)  # what each point says is no case: "mô hình" in a list of models
    of_all = levels_of([(1.0, terms.found(above)), (1.0, common)])
    listed = question.asks("list") and leads_on(document.words(heading))
    if listed and (terms.share(of_all) >= _HEADED or _say_more_together(terms, of_all, said)):
        telling = list(points)  # they are what is asked for; the heading says of what
    elif terms.found(document.words(clause)).keys() <= of_all.keys() and _is_of_it(
        terms, document, heading, common
    ):
        telling = [
            point for point in points if holds_what_is_asked(question, document.words(point), above)
        ]
    else:
        return []
    told = (statement_of(Quote(document, point, point.span), terms) for point in telling)
    statements = [statement for statement in told if statement is not None]
    return statements if len(statements) > 1 else []


def _above(document: Document, heading: Clause) -> str:
    return "\n".join((document_name(document.header), *heading.headings, document.words(heading)))


def _common(said: Sequence[Levels]) -> Levels:
    """What every point says of the question."""
    first, *others = said
    return {word: level for word, level in first.items() if all(word in other for other in others)}


def _say_more_together(terms: Terms, above: Levels, said: Sequence[Levels]) -> bool:
    """Whether points say more of the question together than each alone: "thông tin, đơn thư" where
    one is of "đơn thư" and one of "thông tin"."""
    alone = max(terms.share(levels_of([(1.0, above), (1.0, point)])) for point in said)
    together = levels_of([(1.0, above), *((1.0, point) for point in said)])
    return terms.share(together) >= alone + _TOGETHER


def _is_of_it(terms: Terms, document: Document, heading: Clause, common: Levels) -> bool:
    """Whether headings say something of the subject, with what each point says, beside what the
    document's name says."""
    own = terms.found("\n".join((*heading.headings, document.words(heading))))
    return terms.share(levels_of([(1.0, own), (1.0, common)])) >= _HEADED / 2
