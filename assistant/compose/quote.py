"""The composer that needs no model: an answer made of the documents' own sentences.

Each kind of question has its way; the first that gives statements is taken. What none can
answer is not answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.answer import Statement
from assistant.asked.doers import doubts_doer, names_holder
from assistant.asked.members import tells_members
from assistant.asked.premises import says_otherwise
from assistant.asked.reasons import asks_reason, gives_reason
from assistant.assumed import assumed, assumed_names
from assistant.compose import facts, header, passages, sections
from assistant.compose.blocks import statement_of_block
from assistant.compose.composed import Composed
from assistant.compose.each import of_each
from assistant.compose.sentence import statement_of
from assistant.compose.several import completed
from assistant.evidence import Evidence, distinct, find_evidence
from assistant.hard_tokens import missing
from assistant.question import Question
from assistant.scope import Scope
from assistant.story import without_story
from corpus.document import Document
from corpus.names import compared
from index import Index

Edge = tuple[Callable[[Question, Sequence[Document]], Iterator[Statement]], str]
"""What reads something at a text's edges, and what is said where it is not there."""

_EDGES: dict[str, Edge] = {
    "signer": (header.signers, "Văn bản không ghi người ký."),
    "recipients": (header.recipients, "Văn bản không ghi nơi nhận."),
    "own_number": (header.own_number, "Văn bản để trống số."),
    "issued": (header.issued, "Văn bản không ghi ngày ban hành."),
}


_AS_NEAR = 0.1
"""Coverage by which another passage may be behind the best and still speak of the same."""


def _edges(question: Question) -> list[Edge]:
    """What is asked of a text's edges: "ban hành ngày nào, ai ký?" asks for both."""
    return [_EDGES[intent] for intent in question.intents if intent in _EDGES]


_NO_LIST = ("documents", "who", "when", "reference", "signer", "issued", "in_force")
"""Kinds of question that one sentence answers, though they may also say "những … nào"."""


def compose(
    question: Question, scope: Scope, evidence: Evidence, index: Index, today: date
) -> Composed:
    """The statements that answer, or the reason why none do; where several texts are named, of
    each by itself; what a message asks, without the story told before it."""
    if scope.each and question.intent != "documents":

        def answered(asked: Question, within: Scope) -> Composed:
            return _of_one(asked, within, find_evidence(asked, within, index), index, today)

        return of_each(question, scope, index, answered)
    asked = without_story(question)
    if asked is not None:
        return _of_one(asked, scope, find_evidence(asked, scope, index), index, today)
    return _of_one(question, scope, evidence, index, today)


def _of_one(
    question: Question, scope: Scope, evidence: Evidence, index: Index, today: date
) -> Composed:
    """The answer from one scope; a question that asks several things is answered part by part as
    far as one answer does not tell them all."""
    whole = _as_a_whole(question, scope, evidence, index, today)
    if len(_edges(question)) > 1:
        return whole  # each of its askings was answered from the text's edges
    told = [statement.text for statement in whole.statements]
    if told and not tells_members(question, told):
        whole = Composed(reason="Các đoạn tìm được không kể ra những gì được hỏi.")
    return completed(whole, question, scope, index)


def _as_a_whole(
    question: Question, scope: Scope, evidence: Evidence, index: Index, today: date
) -> Composed:
    documents = [index.document(id) for id in scope.documents or ()]
    if question.intent in _EDGES and documents:
        edges = _edges(question)
        found = tuple(statement for read, _ in edges for statement in read(question, documents))
        if found:
            return Composed(found)
        _, lacking = edges[0]
        of_another = scope.mentioned or question.asks("reference")
        if question.intent in ("signer", "own_number") or (
            question.intent == "issued" and not of_another
        ):
            return Composed(reason=lacking)
    office = header.asked_office(question)
    if office is not None:
        found = tuple(header.holders(office, documents))
        return Composed(found, reason=None if found else "Văn bản không nêu người giữ chức vụ này.")
    due = facts.by_day(question, scope, evidence.terms, index, today)
    if due is not None:
        return due
    told = sections.told(question, evidence.terms, scope.clauses, documents)
    if told:
        return _listed(told)
    if question.asks("duty"):
        named = documents or passages.named_for_it(question, evidence, _nearest(evidence, index))
        duties = facts.of_unit(question, passages.duties_of_unit(question, named), named)
        if duties:
            return _listed(duties)
    if question.asks("list", "duty") and question.intent not in _NO_LIST:
        points = passages.points_of_list(question, evidence, documents or _nearest(evidence, index))
        if points:
            return _listed(points)
    if not evidence.enough:
        return Composed(reason=_why_not(question, evidence))
    return _from_passages(question, scope, evidence)


def _nearest(evidence: Evidence, index: Index) -> list[Document]:
    """The documents of the best passages."""
    ids = dict.fromkeys(passage.quote.document.id for passage in evidence.passages[:10])
    return [index.document(id) for id in ids]


def _from_passages(question: Question, scope: Scope, evidence: Evidence) -> Composed:
    if question.intent == "documents":
        found = list(passages.one_a_document(question, evidence))
        if not found:
            return Composed(reason="Không kế hoạch nào trong kho nói điều được hỏi.")
        plans = f"Có {len(found)} văn bản:" if len(found) > 1 else ""
        return Composed(tuple(found), lead=plans)
    rows = passages.rows_alike(evidence)
    if len(rows) > 1:
        told = (statement_of(passage.quote, evidence.terms) for passage in rows)
        return _listed([statement for statement in told if statement is not None])
    statements = list(passages.best(question, evidence))
    first = next(distinct(evidence.passages))
    if scope.documents is None:
        for passage in passages.others_alike(evidence, first):
            other = statement_of_block(passage) or statement_of(passage.quote, evidence.terms)
            if other is not None:
                statements.append(other)
    if asks_reason(question) and _is_premise_told(question, scope, evidence):
        return Composed(reason="Văn bản không nêu lý do.")
    return _corrected(question, scope, statements)


def _is_premise_told(question: Question, scope: Scope, evidence: Evidence) -> bool:
    """Whether the best passage gives no reason, and what a "vì sao" takes for granted is told as
    it says by another passage: then nothing is to be set right, and no reason is given."""
    best = evidence.passages[0]
    if gives_reason(best.quote.document.words(best.quote.clause)):
        return False
    claims = assumed(question, scope)
    return any(
        not missing(claim.written, [other.quote.quote])
        for claim in claims
        for other in evidence.passages
        if other.coverage >= best.coverage - _AS_NEAR
    )


def _listed(points: Sequence[Statement]) -> Composed:
    more = len(points) - passages.MOST_POINTS
    note = f"Còn {more} ý nữa trong văn bản." if more > 0 else ""
    return Composed(tuple(points[: passages.MOST_POINTS]), note=note)


def _corrected(question: Question, scope: Scope, statements: list[Statement]) -> Composed:
    """Says that the question assumes what the text does not say, before what it says."""
    if not statements:
        return Composed(reason="Các đoạn tìm được không trả lời đúng điều được hỏi.")
    quotes = [quote for statement in statements for quote in statement.quotes]
    words = [quote.quote for quote in quotes]
    texts = [quote.document.text for quote in quotes]
    wrong = [
        claim
        for claim in assumed(question, scope)
        # Beside a doer that is doubted, a number only tells of the case.
        if missing(claim.written, words) and not (claim.kind == "number" and doubts_doer(question))
    ]
    here = "\n".join(words)
    wrong += [
        name
        for name in assumed_names(question, scope)
        if not names_holder(here, compared(name.written))
    ]
    if not wrong:
        return Composed(tuple(statements))
    if not any(says_otherwise(claim, question, here) for claim in wrong):
        return Composed(reason="Các đoạn tìm được không nói về điều câu hỏi giả định.")
    named = ", ".join(f"«{claim.written}»" for claim in wrong)
    elsewhere = not any(missing(claim.written, texts) for claim in wrong)
    where = "Chỗ nói về việc này" if elsewhere else "Văn bản"
    return Composed(
        tuple(statements),
        lead=f"{where} không nêu {named}; văn bản nêu:",
        warnings=(f"Câu hỏi giả định {named}, văn bản nêu khác.",),
    )


def _why_not(question: Question, evidence: Evidence) -> str:
    best = evidence.best
    if best is not None and not best.holds:
        asked = {"money": "số tiền", "number": "con số", "when": "thời hạn", "reference": "văn bản"}
        if question.intent in asked:
            return f"Các đoạn gần nhất không nêu {asked[question.intent]} được hỏi."
    return "Không đoạn nào nói đủ điều được hỏi."
