"""An index seen through something: another way to search it, or only a part of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from corpus.document import Amount, Document, Obligation, Reference
from index.search import Hit, Index
from index.store import DocumentRow


class View(Index):
    """Reads another index as it is; a subclass says what it reads otherwise.

    Holds no store of its own, so there is nothing to open or close, and is made anew for each
    question.
    """

    def __init__(self, whole: Index) -> None:
        self._whole = whole
        self.directory = whole.directory

    @property
    def generation(self) -> str:
        return self._whole.generation

    @property
    def size(self) -> int:
        return self._whole.size

    def frequency(self, term: str) -> int:
        return self._whole.frequency(term)

    def saying(self, phrase: str) -> frozenset[str]:
        return self._whole.saying(phrase)

    def expect(self, query: str) -> None:
        self._whole.expect(query)

    def documents(self) -> tuple[DocumentRow, ...]:
        return self._whole.documents()

    def document(self, id: str) -> Document:
        return self._whole.document(id)

    def obligations(self) -> tuple[tuple[str, Obligation], ...]:
        return self._whole.obligations()

    def amounts(self) -> tuple[tuple[str, Amount], ...]:
        return self._whole.amounts()

    def references(self, on: date | None = None) -> tuple[tuple[str, Reference], ...]:
        return self._whole.references(on)

    def references_of(self, id: str, on: date | None = None) -> tuple[Reference, ...]:
        return self._whole.references_of(id, on)

    def search(
        self, query: str, limit: int = 20, documents: Collection[str] | None = None
    ) -> list[Hit]:
        return self._whole.search(query, limit, documents)

    def load_models(self) -> None:
        self._whole.load_models()

    def refresh(self) -> bool:
        raise TypeError("a view is made anew for each question")

    def close(self) -> None:
        """The index that is read stays open."""
