"""Which documents are set aside because a better reading of the same text is held.

A digest gives way to the text it tells. Of two files of one text (the signed scan and the Word
file it was printed from) the better reading is searched and cited: text before what was
recognised from a picture, Unicode before what was converted from an old font. The other one is
kept, and listed as another copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import pairwise

from corpus.citing.numbers import number_key, number_year
from corpus.document import Header
from corpus.text import fold, same_spelling, words
from index.store import DocumentRow

# Shares of the shorter text's pairs of words that the longer one has too. A scan with one word in
# five misread still shares .64 with its Word file; plans of one template by one office share .7.
_SAME_NUMBER, _SAME_DAY = 0.5, 0.85
# Shorter to longer text: an excerpt, or a text of which only some articles are held, is no copy.
_SAME_LENGTH, _SAME_LENGTH_OF_A_DAY = 0.6, 0.8

Pairs = Counter[tuple[str, str]]


def superseded(
    rows: Iterable[DocumentRow], text: Callable[[str], str] = lambda id: ""
) -> dict[str, str | None]:
    """For each document's id the id of the better reading of its text, or None.

    ``text`` gives the text of a document's id; it is asked where two may be copies of one.
    """
    rows = list(rows)
    pairs = cache(lambda id: _pairs(text(id)))
    better: dict[str, str | None] = {}
    kept: dict[object, list[DocumentRow]] = {}
    originals = sorted((row for row in rows if row.kind == "original"), key=_rank)
    for row in originals:
        near = [other for key in _keys(row.header) for other in kept.get(key, ())]
        found = next((other for other in near if _is_copy(row, other, pairs)), None)
        better[row.id] = found.id if found else None
        if found is None:
            for key in _keys(row.header):
                kept.setdefault(key, []).append(row)
    best = [row for row in originals if better[row.id] is None]
    for row in rows:
        if row.kind == "digest":
            better[row.id] = next((other.id for other in best if _tells(row, other)), None)
    return better


def _rank(row: DocumentRow) -> tuple[bool, bool, str, str]:
    """The better reading first."""
    meta = dict(row.meta)
    return ("recognised" in meta, "old font" in meta, row.file, row.id)


# ── two files of one text ────────────────────────────────────────────────────────────────────


def _keys(header: Header) -> list[tuple[str, object]]:
    """What a copy has in common with this document, one of these at the least."""
    keys: list[tuple[str, object]] = []
    if header.number:
        keys.append(("number", number_key(header.number)))
    if header.date:
        keys.append(("date", header.date))
    return keys


def _is_copy(row: DocumentRow, other: DocumentRow, pairs: Callable[[str], Pairs]) -> bool:
    mine, its = row.header, other.header
    if not _same_day(mine.date, its.date):
        return False
    if mine.number and its.number:
        if number_key(mine.number) != number_key(its.number):
            return False
        dated = mine.date is not None and its.date is not None
        if not dated and number_year(mine.number) is None and not _same_place_and_time(mine, its):
            return False
        least, length = _SAME_NUMBER, _SAME_LENGTH
    elif mine.date is None or its.date is None:
        return False
    else:
        least, length = _SAME_DAY, _SAME_LENGTH_OF_A_DAY
    short, long = sorted((pairs(row.id), pairs(other.id)), key=Counter.total)
    if not short or short.total() < length * long.total():
        return False
    return (short & long).total() >= least * short.total()


def _same_day(mine: date | None, its: date | None) -> bool:
    return mine is None or its is None or mine == its


def _pairs(text: str) -> Pairs:
    """Neighbouring words without marks, which recognition most often misreads."""
    return Counter(pairwise(words(fold(text))))


# ── a digest and what it tells ───────────────────────────────────────────────────────────────


def _tells(digest: DocumentRow, original: DocumentRow) -> bool:
    """The original bears the digest's number, or is the file that the digest names. A number
    without a year is not unique: there, dates and issuers must not differ either."""
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
