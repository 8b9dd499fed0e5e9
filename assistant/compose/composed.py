"""What a composer gives: statements, and the words around them that state no fact."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Statement
from corpus.document import Amount, Document, Obligation


@dataclass(frozen=True, slots=True)
class Composed:
    """The body of an answer. No statements: nothing answers, and ``reason`` says why.

    ``prompt``: the hash of the prompt with which a model phrased it; empty where none did.
    """

    statements: tuple[Statement, ...] = ()
    lead: str = ""
    note: str = ""
    reason: str | None = None
    obligations: tuple[tuple[Document, Obligation], ...] = ()
    amounts: tuple[tuple[Document, Amount], ...] = ()
    warnings: tuple[str, ...] = ()
    prompt: str = ""
