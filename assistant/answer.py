"""An answer: statements, the quotes they rest on, and what a person reads.

The shape of ``Answer.to_json`` is a contract: the command line, the batch files and the web API
give it unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from corpus.document import Amount, Clause, Document, Header, Obligation, Span

Composer = Literal["quote", "model"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a clause, verbatim: ``document.text[span.start:span.end] == quote``."""

    document: Document
    clause: Clause
    span: Span

    @property
    def quote(self) -> str:
        return self.span.of(self.document.text)

    @property
    def page(self) -> int | None:
        """Where its words begin, which is not always where its clause does."""
        return self.clause.page_at(self.span.start)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer with the quotes that carry it."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote as an answer numbers it."""

    n: int
    quote: Quote

    def to_json(self) -> dict[str, Any]:
        document, clause = self.quote.document, self.quote.clause
        return {
            "n": self.n,
            "document": document.id,
            "number": document.header.number,
            "title": title_of(document.header, document.file),
            "file": document.file,
            "clause": clause.section,
            "page": self.quote.page,
            "confidence": None if clause.confidence is None else round(clause.confidence, 2),
            "quote": self.quote.quote,
            "start": self.quote.span.start,
            "end": self.quote.span.end,
            "kind": document.kind,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to a question, or that the corpus does not say.

    ``lead`` and ``note`` are words around the statements that state no fact of a document: how
    many documents answer, that a date has passed, that the question assumed something else.
    """

    question: str
    statements: tuple[Statement, ...] = ()
    reason: str | None = None  # set where nothing answers
    lead: str = ""
    note: str = ""
    nearest: tuple[Quote, ...] = ()  # shown as "not an answer"
    obligations: tuple[tuple[Document, Obligation], ...] = ()
    amounts: tuple[tuple[Document, Amount], ...] = ()
    warnings: tuple[str, ...] = ()
    prompt: str = ""  # hash of the prompt with which a model phrased the statements
    index: str = ""
    settings: str = ""
    seconds: float = 0.0
    citations: tuple[Citation, ...] = field(init=False)

    def __post_init__(self) -> None:
        quotes = dict.fromkeys(quote_key(q) for s in self.statements for q in s.quotes)
        by_key = {quote_key(q): q for s in self.statements for q in s.quotes}
        numbered = tuple(Citation(n, by_key[key]) for n, key in enumerate(quotes, 1))
        object.__setattr__(self, "citations", numbered)

    @property
    def composer(self) -> Composer:
        return "model" if self.prompt else "quote"

    @property
    def answered(self) -> bool:
        return bool(self.statements)

    def marks(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of a statement's citations."""
        numbers = {quote_key(citation.quote): citation.n for citation in self.citations}
        return tuple(dict.fromkeys(numbers[quote_key(quote)] for quote in statement.quotes))

    @property
    def text(self) -> str:
        """What a person reads: the statements with their marks, then the sources."""
        from assistant.reading import as_text

        return as_text(self)

    def to_json(self) -> dict[str, Any]:
        """The contract of ``ask --json``, a line of a batch's .jsonl, and the web API."""
        return {
            "question": self.question,
            "answered": self.answered,
            "reason": None if self.answered else self.reason,
            "text": self.text,
            "statements": [
                {"text": statement.text, "citations": list(self.marks(statement))}
                for statement in self.statements
            ],
            "citations": [citation.to_json() for citation in self.citations],
            "nearest": [
                {
                    "document": quote.document.id,
                    "file": quote.document.file,
                    "clause": quote.clause.section,
                    "quote": quote.quote,
                    "start": quote.span.start,
                    "end": quote.span.end,
                }
                for quote in self.nearest
            ],
            "obligations": [obligation_json(d, o) for d, o in self.obligations],
            "amounts": [amount_json(d, a) for d, a in self.amounts],
            "warnings": list(self.warnings),
            "composer": self.composer,
            **({"prompt": self.prompt} if self.prompt else {}),
            "index": self.index,
            "settings": self.settings,
            "seconds": round(self.seconds, 3),
        }


def quote_key(quote: Quote) -> tuple[str, int, int]:
    """What makes two quotes the same citation."""
    return quote.document.id, quote.span.start, quote.span.end


def obligation_json(document: Document, obligation: Obligation) -> dict[str, Any]:
    """An obligation by the contract of facts; dates are ISO."""
    return {
        "actor": obligation.actor,
        "assistants": list(obligation.assistants),
        "action": obligation.action,
        "recipient": obligation.recipient,
        "due": _iso(obligation.due),
        "from": _iso(obligation.begins),
        "recurrence": obligation.recurrence,
        "when": obligation.when,
        "year_inferred": obligation.year_inferred,
        **_place_json(document, obligation.clause, obligation.span),
    }


def amount_json(document: Document, amount: Amount) -> dict[str, Any]:
    """An amount by the contract of facts; ``parent`` is the value of the line that contains it."""
    parent = document.amounts[amount.parent].value if amount.parent is not None else None
    return {
        "value": amount.value,
        "purpose": amount.purpose,
        "parent": parent,
        **_place_json(document, amount.clause, amount.span),
    }


def _place_json(document: Document, path: str, span: Span) -> dict[str, Any]:
    return {
        "document": document.id,
        "number": document.header.number,
        "file": document.file,
        "clause": document.clause(path).section,
        "start": span.start,
        "end": span.end,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def title_of(header: Header, file: str) -> str:
    """A document's name for people: "Kế hoạch 1509/KH-SYT-CDN", "Luật Bình đẳng giới"."""
    type_, title = header.type or "", header.title or ""
    if type_ in ("Luật", "Bộ luật", "Pháp lệnh"):
        return title if title.lower().startswith(type_.lower()) else f"{type_} {title}".strip()
    if title:
        return f"{type_} {title[0].lower() + title[1:]}".strip() if type_ else title
    return " ".join(part for part in (type_, header.number) if part) or file


def named_of(header: Header, file: str) -> str:
    """A document's name in a row of others: its kind and number, else its name for people."""
    if header.type and header.number:
        return f"{header.type} {header.number}"
    return title_of(header, file)
