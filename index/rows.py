"""A Document as rows of the store, and back: what comes out equals what went in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.document import Amount, Clause, Document, Header, Obligation, Reference, Repair, Span


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _clause_columns(clause: Clause) -> list[Any]:
    start, end = clause.span.start, clause.span.end
    place = [clause.page, clause.parent, clause.turns, clause.confidence]
    return [
        clause.path,
        clause.kind,
        clause.label,
        clause.title,
        clause.headings,
        start,
        end,
        *place,
    ]


def _clause(held: list[Any]) -> Clause:
    path, kind, label, title, headings, start, end, page, parent, *scan = held
    turns, confidence = scan or ((), None)  # stores made before scans were read lack both
    return Clause(
        path, kind, label, title, tuple(headings), Span(start, end), page, parent,
        tuple((offset, turned) for offset, turned in turns), confidence,
    )  # fmt: skip


def document_row(document: Document) -> dict[str, Any]:
    """The columns of ``documents``; the facts have tables of their own."""
    header = asdict(document.header)
    header["date"] = _iso(document.header.date)
    header["effective"] = _iso(document.header.effective)
    clauses = [_clause_columns(clause) for clause in document.clauses]
    return {
        "id": document.id,
        "file": document.file,
        "kind": document.kind,
        "original": document.original,
        "header": _dump(header),
        "text": document.text,
        "clauses": _dump(clauses),
        "repairs": _dump([[r.kind, r.at, r.was] for r in document.repairs]),
        "warnings": _dump(document.warnings),
        "meta": _dump(document.meta),
    }


def header_of(column: str) -> Header:
    """The header from its column."""
    fields = json.loads(column)
    fields["date"] = _day(fields["date"])
    fields["effective"] = _day(fields["effective"])
    fields["recipients"] = tuple(fields["recipients"])
    return Header(**fields)


def meta_of(column: str) -> tuple[tuple[str, str], ...]:
    """What only one format knows, from its column."""
    return tuple((key, value) for key, value in json.loads(column))


def document_of(
    row: sqlite3.Row,
    references: Iterable[Reference],
    obligations: Iterable[Obligation],
    amounts: Iterable[Amount],
) -> Document:
    """The Document of a row of ``documents`` and its facts, each in their order."""
    return Document(
        id=row["id"],
        file=row["file"],
        header=header_of(row["header"]),
        text=row["text"],
        clauses=tuple(map(_clause, json.loads(row["clauses"]))),
        kind=row["kind"],
        original=row["original"],
        references=tuple(references),
        obligations=tuple(obligations),
        amounts=tuple(amounts),
        repairs=tuple(Repair(*parts) for parts in json.loads(row["repairs"])),
        warnings=tuple(json.loads(row["warnings"])),
        meta=meta_of(row["meta"]),
    )


def reference_row(document: str, position: int, fact: Reference) -> dict[str, Any]:
    return {
        **_place(document, position, fact),
        "kind": fact.kind,
        "number": fact.number,
        "date": _iso(fact.date),
        "issuer": fact.issuer,
        "article": fact.article,
        "title": fact.title,
        "status": fact.status,
        "target": fact.document,
        "in_force": fact.in_force,
        "replaced_by": _dump(fact.replaced_by),
        "hints": _dump(fact.hints),
    }


def reference_of(row: sqlite3.Row) -> Reference:
    return Reference(
        kind=row["kind"],
        number=row["number"],
        date=_day(row["date"]),
        issuer=row["issuer"],
        article=row["article"],
        title=row["title"],
        clause=row["clause"],
        span=Span(row["start"], row["end"]),
        status=row["status"],
        document=row["target"],
        in_force=row["in_force"],
        replaced_by=tuple(json.loads(row["replaced_by"])),
        hints=tuple(json.loads(row["hints"])),
    )


def obligation_row(document: str, position: int, fact: Obligation) -> dict[str, Any]:
    return {
        **_place(document, position, fact),
        "actor": fact.actor,
        "action": fact.action,
        "recipient": fact.recipient,
        "due": _iso(fact.due),
        "begins": _iso(fact.begins),
        "recurrence": fact.recurrence,
        "when": fact.when,
        "assistants": _dump(fact.assistants),
        "year_inferred": int(fact.year_inferred),
    }


def obligation_of(row: sqlite3.Row) -> Obligation:
    return Obligation(
        actor=row["actor"],
        action=row["action"],
        recipient=row["recipient"],
        due=_day(row["due"]),
        begins=_day(row["begins"]),
        recurrence=row["recurrence"],
        clause=row["clause"],
        span=Span(row["start"], row["end"]),
        when=row["when"],
        assistants=tuple(json.loads(row["assistants"])),
        year_inferred=bool(row["year_inferred"]),
    )


def amount_row(document: str, position: int, fact: Amount) -> dict[str, Any]:
    return {
        **_place(document, position, fact),
        "value": fact.value,
        "purpose": fact.purpose,
        "parent": fact.parent,
    }


def amount_of(row: sqlite3.Row) -> Amount:
    return Amount(
        value=row["value"],
        purpose=row["purpose"],
        clause=row["clause"],
        span=Span(row["start"], row["end"]),
        parent=row["parent"],
    )


def _place(document: str, position: int, fact: Reference | Obligation | Amount) -> dict[str, Any]:
    return {
        "document": document,
        "position": position,
        "clause": fact.clause,
        "start": fact.span.start,
        "end": fact.span.end,
    }
