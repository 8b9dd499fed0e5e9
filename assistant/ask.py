"""A question becomes an answer: question → scope → evidence → compose → verify → answer.

Where a model server is set, a model phrases what was composed, and is verified in turn.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer, Quote
from assistant.compose.composed import Composed
from assistant.compose.model import phrased
from assistant.compose.quote import compose
from assistant.evidence import Evidence, distinct, find_evidence
from assistant.expansion import expanded
from assistant.model.allowance import Allowance
from assistant.model.client import client_of
from assistant.named.bodies import as_called_there
from assistant.question import Question, read_question
from assistant.scope import Scope, find_scope
from assistant.verify import stands
from corpus.citing.article_paths import paths_meant
from corpus.document import Document
from corpus.structure.regulations import REGULATIONS

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index import Index

_CITED_AS = ("Điều", "I", "V", "X", *(f"{name}.Điều" for name in REGULATIONS))
"""How a path begins that a document has or has not."""

NEAREST = 3
"""Clauses shown as "not an answer" where nothing answers."""


def ask(text: str, index: Index, settings: Settings, *, today: date | None = None) -> Answer:
    """Answers a question from the index, every statement verified, or says why not.

    Raises QuestionError where nothing is asked. ``today`` decides which days are past.
    """
    *_, answer = answers(text, index, settings, today=today)
    return answer


def answers(
    text: str,
    index: Index,
    settings: Settings,
    *,
    today: date | None = None,
    allowance: Allowance | None = None,
) -> Iterator[Answer]:
    """The answer as it grows under a model's hands, every statement verified; the last is whole.

    Without a model there is one. ``allowance``: what the model may cost, else the settings'.
    Raises as ``ask`` does; closing it ends what is being asked of the model.
    """
    began = time.perf_counter()
    question = read_question(text)
    index.expect(question.words)
    scope = find_scope(question, index)
    question = as_called_there(question, scope)
    lacking = what_is_lacking(question, scope, index)
    if settings.model.url is not None:
        allowance = allowance or client_of(settings.model).allowance()
    searched = index if lacking else expanded(index, question, settings, allowance)
    evidence = find_evidence(question, scope, searched, settings.search.limit)
    if lacking:
        composed = Composed(reason=lacking)
    else:
        composed = verified(compose(question, scope, evidence, index, today or date.today()))
    growing = iter((composed,))
    if allowance is not None:
        growing = phrased(question, composed, client_of(settings.model), allowance)
    for composed in growing:
        yield replace(
            _answer(question, verified(composed), evidence),
            index=index.generation,
            settings=settings.fingerprint(),
            seconds=time.perf_counter() - began,
        )


def what_is_lacking(question: Question, scope: Scope, index: Index) -> str | None:
    """Why a question cannot be answered from here, whatever the search finds."""
    if scope.unknown:
        return f"Kho không có: {', '.join(scope.unknown)}."
    documents = [index.document(id) for id in scope.documents or ()]
    if documents and scope.clauses:
        held = [clause.path for document in documents for clause in document.clauses]
        missing = [
            path
            for path in scope.clauses
            if not paths_meant(path, held) and path.startswith(_CITED_AS)
        ]
        if missing:
            return f"Văn bản không có {', '.join(missing)}."
    if documents and "phu luc" in question.folded and not any(map(_has_annex, documents)):
        return "Văn bản trong kho không kèm phụ lục."
    return None


def _has_annex(document: Document) -> bool:
    return any(clause.path.startswith("Phụ lục") for clause in document.clauses)


def verified(composed: Composed) -> Composed:
    """Only the statements that pass the gate; what is dropped is counted in the warnings."""
    passed = tuple(
        statement for statement in composed.statements if stands(statement.text, statement.quotes)
    )
    dropped = len(composed.statements) - len(passed)
    if not dropped:
        return composed
    warning = f"Đã bỏ {dropped} ý không qua được kiểm tra trích dẫn."
    reason = composed.reason or "Không câu nào qua được kiểm tra trích dẫn."
    return replace(
        composed, statements=passed, reason=reason, warnings=(*composed.warnings, warning)
    )


def _answer(question: Question, composed: Composed, evidence: Evidence) -> Answer:
    answered = bool(composed.statements)
    return Answer(
        question=question.text,
        statements=composed.statements,
        reason=None if answered else composed.reason,
        lead=composed.lead,
        note=composed.note,
        nearest=() if answered else nearest(evidence),
        obligations=composed.obligations,
        amounts=composed.amounts,
        warnings=composed.warnings,
        prompt=composed.prompt,
    )


def nearest(evidence: Evidence) -> tuple[Quote, ...]:
    """The passages that come closest, one a clause."""
    seen: dict[tuple[str, str], Quote] = {}
    for passage in distinct(evidence.passages):
        quote = passage.quote
        seen.setdefault((quote.document.id, quote.clause.path), quote)
        if len(seen) == NEAREST:
            break
    return tuple(seen.values())
