"""The composer that needs no model: an answer made of the documents' own sentences.

Each kind of question has its way; the first that gives statements is taken. What none can
answer is not answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answer import Statement
from assistant.compose import facts, header, passages
from assistant.compose.composed import Composed
from assistant.evidence import Evidence, distinct
from assistant.hard_tokens import HardToken, hard_tokens
from assistant.question import Question
from assistant.scope import Scope
from corpus.document import Document
from index import Index

_EDGES = {
    "signer": (header.signers, "Văn bản không ghi người ký."),
    "recipients": (header.recipients, "Văn bản không ghi nơi nhận."),
    "issued": (header.issued, "Văn bản không ghi ngày ban hành."),
}


def compose(
    question: Question, scope: Scope, evidence: Evidence, index: Index, today: date
) -> Composed:
    """The statements that answer, or the reason why none do."""
    documents = [index.document(id) for id in scope.documents or ()]
    if question.intent in _EDGES and documents:
        read, lacking = _EDGES[question.intent]
        found = tuple(read(question, documents))
        if found or question.intent != "recipients":
            return Composed(found, reason=None if found else lacking)
    due = facts.by_day(question, scope, evidence.terms, index, today)
    if due is not None:
        return due
    if question.asks("duty") and documents:
        duties = passages.duties_of_unit(question, evidence, documents)
        if duties:
            return _listed(duties)
    if not evidence.enough:
        return Composed(reason=_why_not(question, evidence))
    return _from_passages(question, scope, evidence)


def _from_passages(question: Question, scope: Scope, evidence: Evidence) -> Composed:
    if question.intent == "documents":
        found = list(passages.one_a_document(evidence))
        plans = f"Có {len(found)} văn bản:" if len(found) > 1 else ""
        return Composed(tuple(found), lead=plans)
    if question.asks("list", "duty"):
        points = passages.points_of_list(evidence)
        if points:
            return _listed(points)
    statements = list(passages.best(evidence))
    first = next(distinct(evidence.passages))
    if scope.documents is None:
        for passage in passages.others_alike(evidence, first):
            from assistant.compose.sentence import statement_of

            other = statement_of(passage.quote, evidence.terms)
            if other is not None:
                statements.append(other)
    return _corrected(question, statements)


def _listed(points: Sequence[Statement]) -> Composed:
    more = len(points) - passages.MOST_POINTS
    note = f"Còn {more} ý nữa trong văn bản." if more > 0 else ""
    return Composed(tuple(points[: passages.MOST_POINTS]), note=note)


def _corrected(question: Question, statements: list[Statement]) -> Composed:
    """Says that the question assumes what the text does not say, before what it says."""
    if not statements:
        return Composed(reason="Các đoạn tìm được không trả lời đúng điều được hỏi.")
    if not question.yes_no:
        return Composed(tuple(statements))
    quoted = "\n".join(quote.quote for statement in statements for quote in statement.quotes)
    said = {(token.kind, token.value) for token in hard_tokens(quoted)}
    wrong = [claim for claim in assumed(question) if (claim.kind, claim.value) not in said]
    if not wrong:
        return Composed(tuple(statements))
    named = ", ".join(f"«{claim.written}»" for claim in wrong)
    return Composed(
        tuple(statements),
        lead=f"Văn bản không nêu {named}; văn bản nêu:",
        warnings=(f"Câu hỏi giả định {named}, văn bản nêu khác.",),
    )


def assumed(question: Question) -> list[HardToken]:
    """What a question takes for granted: sums, shares, counts; not the years that place it."""
    return [claim for claim in question.claims if claim.kind in ("money", "number")]


def _why_not(question: Question, evidence: Evidence) -> str:
    best = evidence.best
    if best is not None and not best.holds:
        asked = {"money": "số tiền", "number": "con số", "when": "thời hạn", "reference": "văn bản"}
        if question.intent in asked:
            return f"Các đoạn gần nhất không nêu {asked[question.intent]} được hỏi."
    return "Không đoạn nào nói đủ điều được hỏi."


