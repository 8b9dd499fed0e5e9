"""The deadlines that are shown, chosen from the documents held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.answer import Quote
from assistant.cli.fact_tables import is_due
from corpus.document import Document, Obligation
from index import Index


@dataclass(frozen=True, slots=True)
class Due:
    """A duty with a time, and its document."""

    document: Document
    duty: Obligation

    @property
    def day(self) -> date | None:
        return self.duty.due

    @property
    def quote(self) -> Quote:
        return Quote(self.document, self.document.clause(self.duty.clause), self.duty.span)


def deadlines(
    index: Index, unit: str = "", document: str = "", year: int | None = None
) -> tuple[Due, ...]:
    """The deadlines of a unit, a document, a year; empty: of any. By day, those without one
    last."""
    found = [
        Due(index.document(id), duty)
        for id, duty in index.obligations()
        if document in ("", id)
        and is_due(duty, unit=unit or None)
        and (year is None or (duty.due is not None and duty.due.year == year))
    ]
    return tuple(sorted(found, key=lambda one: one.day or date.max))
