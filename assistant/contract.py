"""Documents and their facts as JSON, as people who build on Căn Cứ read them.

Offsets (``start``, ``end``) are characters of the text that ``cancu show DOC --text`` prints.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.document import Amount, Clause, Document, Header, Obligation, Reference, Span

Json = dict[str, Any]


def document_json(document: Document) -> Json:
    """All of a document: header, text, clauses, facts, what reading repaired and warns of."""
    return {
        "id": document.id,
        "file": document.file,
        "kind": document.kind,
        "original": document.original,
        "header": header_json(document.header),
        "text": document.text,
        "clauses": [_clause_json(clause) for clause in document.clauses],
        "obligations": [obligation_json(document, fact) for fact in document.obligations],
        "amounts": [amount_json(document, fact) for fact in document.amounts],
        "references": [reference_json(document, fact) for fact in document.references],
        "repairs": [asdict(repair) for repair in document.repairs],
        "warnings": list(document.warnings),
        "meta": dict(document.meta),
    }


def header_json(header: Header) -> Json:
    return {
        **asdict(header),
        "date": _iso(header.date),
        "effective": _iso(header.effective),
        "recipients": list(header.recipients),
    }


def obligation_json(document: Document, fact: Obligation) -> Json:
    return {
        "actor": fact.actor,
        "action": fact.action,
        "recipient": fact.recipient,
        "due": _iso(fact.due),
        "from": _iso(fact.begins),
        "when": fact.when,
        "recurrence": fact.recurrence,
        "assistants": list(fact.assistants),
        "year_inferred": fact.year_inferred,
        **_place(document, fact.clause, fact.span),
    }


def amount_json(document: Document, fact: Amount) -> Json:
    return {
        "value": fact.value,
        "purpose": fact.purpose,
        "parent": fact.parent,
        **_place(document, fact.clause, fact.span),
    }


def reference_json(document: Document, fact: Reference) -> Json:
    """``held`` is the id of the document it resolves to, where that is held."""
    return {
        "kind": fact.kind,
        "number": fact.number,
        "date": _iso(fact.date),
        "issuer": fact.issuer,
        "article": fact.article,
        "title": fact.title,
        "status": fact.status,
        "held": fact.document,
        "in_force": fact.in_force,
        "replaced_by": list(fact.replaced_by),
        "hints": list(fact.hints),
        **_place(document, fact.clause, fact.span),
    }


def _clause_json(clause: Clause) -> Json:
    return {
        "path": clause.path,
        "kind": clause.kind,
        "label": clause.label,
        "title": clause.title,
        "headings": list(clause.headings),
        "page": clause.page,
        "parent": clause.parent,
        "start": clause.span.start,
        "end": clause.span.end,
    }


def _place(document: Document, clause: str, span: Span) -> Json:
    return {
        "document": document.id,
        "file": document.file,
        "clause": clause,
        "start": span.start,
        "end": span.end,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
