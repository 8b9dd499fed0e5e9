"""An index seen through a filter: only the documents of a place, a year, a kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from corpus.document import Amount, Document, Obligation, Reference
from index import DocumentRow, Hit, Index
from index.view import View


@dataclass(frozen=True, slots=True)
class Filter:
    """What a document must be; None: anything."""

    place: str | None = None
    year: int | None = None
    kind: str | None = None  # "Kế hoạch", "Luật" …

    def accepts(self, row: DocumentRow) -> bool:
        header = row.header
        return (
            self.place in (None, header.place)
            and self.year in (None, header.year)
            and self.kind in (None, header.type)
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What a filter can be set to, from the documents held, sorted."""

    places: tuple[str, ...]
    years: tuple[int, ...]
    kinds: tuple[str, ...]


def choices(rows: Iterable[DocumentRow]) -> Choices:
    """The places, years (latest first) and kinds of the documents that are searched."""
    headers = [row.header for row in rows if row.superseded_by is None]
    return Choices(
        places=tuple(sorted({header.place for header in headers if header.place})),
        years=tuple(sorted({header.year for header in headers if header.year}, reverse=True)),
        kinds=tuple(sorted({header.type for header in headers if header.type})),
    )


def narrowed(index: Index, filter: Filter) -> Index:
    """The index with only the documents that the filter accepts; itself where it accepts all."""
    return index if filter == Filter() else _NarrowIndex(index, filter.accepts)


class _NarrowIndex(View):
    def __init__(self, whole: Index, accepts: Callable[[DocumentRow], bool]) -> None:
        super().__init__(whole)
        self._rows = tuple(row for row in whole.documents() if accepts(row))
        self._ids = frozenset(row.id for row in self._rows)

    def documents(self) -> tuple[DocumentRow, ...]:
        return self._rows

    def document(self, id: str) -> Document:
        if id not in self._ids:
            raise KeyError(id)
        return self._whole.document(id)

    def obligations(self) -> tuple[tuple[str, Obligation], ...]:
        return tuple(one for one in self._whole.obligations() if one[0] in self._ids)

    def amounts(self) -> tuple[tuple[str, Amount], ...]:
        return tuple(one for one in self._whole.amounts() if one[0] in self._ids)

    def references(self, on: date | None = None) -> tuple[tuple[str, Reference], ...]:
        return tuple(one for one in self._whole.references(on) if one[0] in self._ids)

    def references_of(self, id: str, on: date | None = None) -> tuple[Reference, ...]:
        if id not in self._ids:
            raise KeyError(id)
        return self._whole.references_of(id, on)

    def saying(self, phrase: str) -> frozenset[str]:
        return self._whole.saying(phrase) & self._ids

    def search(
        self, query: str, limit: int = 20, documents: Collection[str] | None = None
    ) -> list[Hit]:
        within = self._ids if documents is None else self._ids & frozenset(documents)
        return self._whole.search(query, limit, within)
