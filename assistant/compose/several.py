"""What a question asks besides: each of its parts that the first answer does not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Quote, Statement
from assistant.asked.askings import Asking, askings
from assistant.asked.holding import asked_kind, asks_meaning, defines, holds_what_is_asked
from assistant.asked.numbers import holds_money
from assistant.asked.times import holds_time
from assistant.compose.composed import Composed
from assistant.compose.passages import best
from assistant.compose.sentence import sentence, statement_of
from assistant.evidence import Evidence, find_evidence
from assistant.hard_tokens import hard_tokens
from assistant.passage import Passage
from assistant.question import Question
from assistant.scope import Scope
from assistant.terms import terms_of
from index import Index

_SAID = 0.5
"""Share of a part's own words that a statement says which tells it."""

_SAID_FOR_BRIEF = 0.7
"""Share of what a brief part is about that a statement says which tells it."""

_SAID_BESIDE = 0.3
"""As much for a point beside one that is stated, which is of the same matter."""

_VALUES = ("money", "number", "when", "who", "reference")
_MOST_POINTS = 6


def completed(whole: Composed, question: Question, scope: Scope, index: Index) -> Composed:
    """An answer with what its question asks besides; a note says what nothing tells. What tells
    none of it, and not the time or sum that is asked first, is no answer.

    A question that is not answered as a whole is, where the first thing that it asks is a value
    which is found.
    """
    parts = askings(question)
    if not parts or (not whole.statements and asked_kind(parts[0].question) not in _VALUES):
        return whole
    statements = list(whole.statements)
    untold = list(_untold(parts, statements, scope, index))
    for part in tuple(untold):
        found = _told_elsewhere(part, statements, scope, index)
        if not found and not statements and not _counted_else(part, untold):
            return whole
        if found:
            untold.remove(part)
        statements += found
    if len(untold) == len(parts) and _is_lacking(parts[0], statements):
        return Composed(reason="Không đoạn nào nói đủ điều được hỏi.")
    lacking = [f"«{part.words}»" for part in untold if _is_lacking(part, statements)]
    note = f"Chưa tìm thấy: {'; '.join(lacking)}." if lacking else ""
    return replace(
        whole,
        statements=tuple(dict.fromkeys(statements)),
        note=" ".join(said for said in (whole.note, note) if said),
    )


def _untold(
    parts: Sequence[Asking], statements: Sequence[Statement], scope: Scope, index: Index
) -> Iterator[Asking]:
    """The parts that no statement tells. One value tells one of two parts that ask for the same
    kind: the one that it speaks of more."""
    shares = [[_share(part, s, scope, index) for s in statements] for part in parts]
    for part, told in zip(parts, shares, strict=True):
        rivals = [
            other_told
            for other, other_told in zip(parts, shares, strict=True)
            if other is not part and asked_kind(other.question) == asked_kind(part.question)
        ]
        if not any(
            share >= _SAID and (_tells_several(said) or all(rival[at] < share for rival in rivals))
            for at, (share, said) in enumerate(zip(told, statements, strict=True))
        ):
            yield part


def _counted_else(part: Asking, others: Sequence[Asking]) -> bool:
    """Whether another of the parts asks for the same in another unit: "mấy số, mấy kỳ"."""
    number = asked_kind(part.question) == "number"
    return number and any(
        other is not part and other.brief and asked_kind(other.question) == "number"
        for other in others
    )


def _holds(part: Asking, statement: Statement) -> bool:
    """Whether a statement holds the kind of thing that a part asks for."""
    words = "\n".join(quote.quote for quote in statement.quotes)
    if asks_meaning(part.question):
        return defines(part.question, sentence(statement.quotes[-1].quote))
    return holds_what_is_asked(part.question, words, _above(statement))


def _is_lacking(part: Asking, statements: Sequence[Statement]) -> bool:
    """Whether a part asks for a time or a sum and nothing stated is one: then it is sure that
    the answer does not tell it. What a cell of a table is in, only its column says."""
    tells: dict[str, Callable[[str], bool]] = {"when": holds_time, "money": holds_money}
    holds = tells.get(asked_kind(part.question))
    if holds is None or any(q.clause.kind == "row" for said in statements for q in said.quotes):
        return False
    return not any(holds(said.text) for said in statements)


def _share(part: Asking, statement: Statement, scope: Scope, index: Index) -> float:
    """How much of a part's own words, or of a brief one with what it is about, a statement says;
    0 where it does not hold what is asked."""
    if not _holds(part, statement):
        return 0.0
    words = "\n".join(quote.quote for quote in statement.quotes)
    header = statement.quotes[-1].document.header
    name = f"{header.type} {header.number} {header.issuer} {header.place} {header.title}"
    asked = part.question if part.brief else part.alone
    terms = terms_of(asked, scope.named, index.frequency, index.size)
    return terms.share(terms.found(f"{words}\n{_above(statement)}\n{name}"))


def _above(statement: Statement) -> str:
    return "\n".join(heading for quote in statement.quotes for heading in quote.clause.headings)


def _tells_several(statement: Statement) -> bool:
    values = {t for t in hard_tokens(statement.text) if t.kind in ("money", "number", "date")}
    return len(values) > 1


def _told_elsewhere(
    part: Asking, statements: Sequence[Statement], scope: Scope, index: Index
) -> list[Statement]:
    """The statements that tell a part: the points under what is stated or one beside it, else
    the best of what is left in its clause, else in its document."""
    points = _points_below(part, statements) or _point_beside(part, statements, scope, index)
    if points:
        return points
    within = scope
    if statements:
        within = replace(scope, documents=(statements[0].quotes[-1].document.id,))
    evidence = find_evidence(part.question, within, index)
    left = [p for p in evidence.passages if not _is_stated(p, statements)]
    clauses = [quote.clause for statement in statements for quote in statement.quotes]
    beside = [p for p in left if p.quote.clause in clauses]
    for passages in (beside, left):
        rest = Evidence(tuple(passages), evidence.terms, evidence.hits)
        found = list(best(part.question, rest)) if rest.enough else []
        least = _SAID_FOR_BRIEF if part.brief and passages is left else _SAID
        told = [said for said in found if _share(part, said, scope, index) >= least]
        if told:
            return told
    return []


def _points_below(part: Asking, statements: Sequence[Statement]) -> list[Statement]:
    """The points of the clause that was stated, where each holds what the part asks for."""
    for statement in statements:
        stated = statement.quotes[-1]
        document = stated.document
        points = document.children(stated.clause.path)
        quotes = [Quote(document, point, point.span) for point in points]
        if 1 < len(quotes) <= _MOST_POINTS and all(
            holds_what_is_asked(part.question, quote.quote, stated.quote) for quote in quotes
        ):
            return [said for said in map(statement_of, quotes) if said is not None]
    return []


def _point_beside(
    part: Asking, statements: Sequence[Statement], scope: Scope, index: Index
) -> list[Statement]:
    """Of the points beside one that is stated, the one that says most of a part's words: "còn hồ
    sơ thường thì bao lâu" is told next to "hồ sơ xây dựng cơ bản: 03 tháng"."""
    terms = terms_of(part.alone, scope.named, index.frequency, index.size)
    shares: dict[Quote, float] = {}
    for stated in (statement.quotes[-1] for statement in statements):
        for point in stated.document.children(stated.clause.parent):
            quote = Quote(stated.document, point, point.span)
            if point.path != stated.clause.path and holds_what_is_asked(
                part.alone, quote.quote, ""
            ):
                shares[quote] = terms.share(terms.found(quote.quote))
    best_of = max(shares, key=lambda quote: shares[quote], default=None)
    if best_of is None or shares[best_of] < _SAID_BESIDE:
        return []
    said = statement_of(best_of, terms)
    return [said] if said is not None else []


def _is_stated(passage: Passage, statements: Sequence[Statement]) -> bool:
    quote = passage.quote
    return any(
        stated.document.id == quote.document.id and stated.span.contains(quote.span)
        for statement in statements
        for stated in statement.quotes
    )
