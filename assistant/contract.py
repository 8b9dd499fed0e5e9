"""Documents and their facts as JSON, as people who build on Căn Cứ read them.

Offsets (``start``, ``end``) are characters of the text that ``cancu show DOC --text`` prints.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from assistant.answer import amount_json, obligation_json
from corpus.document import Clause, Document, Header, Reference

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
        "document": document.id,
        "file": document.file,
        "clause": document.clause(fact.clause).section,
        "start": fact.span.start,
        "end": fact.span.end,
    }


def _clause_json(clause: Clause) -> Json:
    return {
        "path": clause.path,
        "kind": clause.kind,
        "label": clause.label,
        "title": clause.title,
        "headings": list(clause.headings),
        "page": clause.page,
        "confidence": clause.confidence,
        "parent": clause.parent,
        "start": clause.span.start,
        "end": clause.span.end,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
