"""Which digests are set aside because the text they tell is held itself."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.citing.numbers import number_key, number_year
from corpus.document import Header
from corpus.text import fold, same_spelling
from index.store import DocumentRow


def superseded(rows: Iterable[DocumentRow]) -> dict[str, str | None]:
    """For each digest's id the id of its original among ``rows``, or None where it is not held.

    The original bears the digest's number, or is the file that the digest names. A number
    without a year is not unique: there, dates and issuers must not differ either.
    """
    rows = list(rows)
    originals = [row for row in rows if row.kind == "original"]
    return {
        row.id: next((other.id for other in originals if _tells(row, other)), None)
        for row in rows
        if row.kind == "digest"
    }


def _tells(digest: DocumentRow, original: DocumentRow) -> bool:
    mine, its = digest.header, original.header
    if mine.number and its.number:
        if number_key(mine.number) != number_key(its.number):
            return False
        return number_year(mine.number) is not None or _same_place_and_time(mine, its)
    return digest.original is not None and digest.original == original.file


def _same_place_and_time(mine: Header, its: Header) -> bool:
    if mine.date and its.date:
        if mine.date != its.date:
            return False
    elif mine.year and its.year and mine.year != its.year:
        return False
    places = (mine.place, its.place) if mine.place and its.place else (mine.issuer, its.issuer)
    mine_place, its_place = (fold(same_spelling(place or "")) for place in places)
    return mine_place == its_place or not (mine_place and its_place)
