"""What the documents held cite: each mention resolved against them and the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

from corpus.citing.numbers import number_key
from corpus.citing.register import Register, load_register
from corpus.citing.resolution import Held, resolve
from corpus.document import Header, Reference
from index.store import DocumentRow

_YEARS = range(1900, 2200)  # what a four-digit misprint for a year is not


class Citing:
    """The documents of one generation, as what a reference may mean."""

    def __init__(self, rows: Iterable[DocumentRow], text: Callable[[str], str]) -> None:
        """``text`` gives the text of a document's id; asked only where a mention needs it."""
        self._rows = {row.id: row for row in rows}
        self._text = text

    def resolved(
        self, document: str, references: Sequence[Reference], on: date | None = None
    ) -> tuple[Reference, ...]:
        """The references of one document with what they mean.

        "In force?" is answered for the day ``on``, else for the document's own date. Where only
        its year is known, what changed within that year is "unknown".
        """
        if not references:
            return ()
        header = self._rows[document].header
        text = self._text(document) if any(one.number is None for one in references) else ""

        def of(day: date | None) -> tuple[Reference, ...]:
            return resolve(references, self._register, self._held, day, text)

        day = on or header.date
        if day or header.year is None or header.year not in _YEARS:
            return of(day)
        starts, ends = of(date(header.year, 1, 1)), of(date(header.year, 12, 31))
        return tuple(
            last if _agree(first, last) else undated
            for first, last, undated in zip(starts, ends, of(None), strict=True)
        )

    # Both take time, and most questions never ask for them.

    @cached_property
    def _register(self) -> Register:
        return load_register()

    @cached_property
    def _held(self) -> Held:
        """The documents by their number; a digest whose original is held is not held twice."""
        held: dict[str, list[tuple[str, Header]]] = {}
        for row in self._rows.values():
            if row.header.number and row.superseded_by is None:
                held.setdefault(number_key(row.header.number), []).append((row.id, row.header))
        return held


def _agree(first: Reference, last: Reference) -> bool:
    """Whether the first and the last day of a year tell of all of it.

    A text may apply only between the two: then it is "no" on both, each for its own reason.
    """
    if first.in_force != last.in_force:
        return False
    return first.in_force != "no" or first.hints == last.hints
