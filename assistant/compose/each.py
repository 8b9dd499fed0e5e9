"""A question over several texts: each of them is asked by itself, and what one does not say is
said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import named_of
from assistant.asked.units import names_unit
from assistant.compose.composed import Composed
from assistant.question import Question
from assistant.scope import Scope
from corpus.document import Document
from corpus.names import compared
from index import Index

# "tỉnh nào có nhiều nữ lãnh đạo hơn": what only one text says compares nothing
_COMPARES = re.compile(r"\b(?:nao|ai|dau|ben nao)\b[^?]*\bhon\b")


def of_each(
    question: Question,
    scope: Scope,
    index: Index,
    answered: Callable[[Question, Scope], Composed],
) -> Composed:
    """What each text that is named answers, one after the other; a note says which do not.

    ``answered`` answers from one scope."""
    told: list[Composed] = []
    silent: list[str] = []
    for each in scope.each:
        documents = [index.document(id) for id in each.documents or ()]
        composed = answered(*_of_these(question, each, documents))
        if composed.statements:
            told.append(composed)
        else:
            silent += (named_of(document.header, document.file) for document in documents)
            reason = composed.reason
    if not told:
        return Composed(reason=reason)
    if silent and _COMPARES.search(question.folded):
        return Composed(reason="Văn bản không đủ để so sánh các bên được hỏi.")
    notes = [composed.note for composed in told]
    if silent:
        notes.append(f"Chưa tìm thấy trong: {'; '.join(silent)}.")
    return Composed(
        tuple(dict.fromkeys(said for composed in told for said in composed.statements)),
        lead=" ".join(dict.fromkeys(composed.lead for composed in told if composed.lead)),
        note=" ".join(filter(None, dict.fromkeys(notes))),
        obligations=tuple(found for composed in told for found in composed.obligations),
        amounts=tuple(found for composed in told for found in composed.amounts),
        warnings=tuple(dict.fromkeys(said for composed in told for said in composed.warnings)),
    )


def _of_these(
    question: Question, scope: Scope, documents: list[Document]
) -> tuple[Question, Scope]:
    """The question and its scope without the units that only other texts know: "Đoàn Thanh niên
    của phường và Tỉnh đoàn" are of two plans."""
    units = [name for name in question.names if not name.place]
    words = [compared(document.text) for document in documents]
    known = [unit for unit in units if any(names_unit(said, unit.words) for said in words)]
    if not known or len(known) == len(units):
        return question, scope
    foreign = [unit for unit in units if unit not in known]
    left = tuple(name for name in question.names if name not in foreign)
    struck = (unit.span.of(question.folded) for unit in foreign)
    return replace(question, names=left), replace(scope, named=(*scope.named, *struck))
