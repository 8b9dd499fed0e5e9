"""How a statement's words stand in its quotes: how many of them, in what pairs, in what order.

"A gửi B" has every word of "B gửi A", and is wrong: what a statement takes from its quotes it
takes in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from corpus.names import compared

STRANGE_WORDS = 4
"""Content words in a row of which none stands in the quotes: a tail that was added."""

_MOST_ORDERED = 3
"""Quotes of which every order is tried; more are read as they are given."""

# Words that join and carry nothing: a statement may add them freely.
_JOINING = frozenset(
    "và là của các những thì mà về cho theo tại trong với do bởi được có này đó như sau gồm gồm có "
    "phải để khi ở ra vào đến từ".split()
)
# What opens a phrase of time, place or purpose that may stand behind the rest, or before it. It
# may not begin within another: "04 | tháng đối với nữ".
_LAST = frozenset(
    "trước sau trong từ đến tới khi vào hằng hàng định chậm cuối đầu tại ở trên để nhằm".split()
)
_FIRST = _LAST | frozenset("năm ngày tháng quý giai".split())


def content(text: str) -> list[str]:
    """The words of ``text`` that carry something: none that joins, no figure."""
    return [word for word in compared(text) if word not in _JOINING and not word.isdecimal()]


def word_share(statement: str, quotes: Sequence[str]) -> float:
    """The share, 0 to 1, of the statement's content words that stand in its quotes."""
    said = _said(quotes)
    words = content(statement)
    if not words:
        return 1.0
    return sum(word in said for word in words) / len(words)


def pair_share(statement: str, quotes: Sequence[str]) -> float:
    """The share, 0 to 1, of the pairs of neighbouring words that are neighbours in a quote."""
    said = list(pairwise(compared(statement)))
    told = [*quotes, *cell_by_cell(quotes)]
    held = {pair for each in told for pair in pairwise(compared(each))}
    return sum(pair in held for pair in said) / len(said) if said else 1.0


def strange_run(statement: str, quotes: Sequence[str]) -> str | None:
    """The first words in a row that are all strange to the quotes, if there are so many."""
    said = _said(quotes)
    run: list[str] = []
    for word in content(statement):
        run = [] if word in said else [*run, word]
        if len(run) == STRANGE_WORDS:
            return " ".join(run)
    return None


def _said(quotes: Sequence[str]) -> set[str]:
    return {word for quote in quotes for word in compared(quote)}


def cell_by_cell(quotes: Sequence[str]) -> Iterator[str]:
    """Two rows of a table as they are read together: "Nhiệm vụ: … ; Đơn vị chủ trì: …"."""
    rows = [quote.split(" | ") for quote in quotes if " | " in quote]
    if len(rows) == 2 and len(rows[0]) == len(rows[1]):
        yield "; ".join(f"{head}: {cell}" for head, cell in zip(*rows, strict=True))


# ── order ────────────────────────────────────────────────────────────────────────────────────


def out_of_order(statement: str, quotes: Sequence[str]) -> str | None:
    """The first word that stands in the quotes, but not behind those before it; None where all
    stand in order.

    Words may be left out, and one phrase of time, place or purpose be moved to either end: "Trước
    ngày 05/12, các sở gửi báo cáo". Several quotes are read in any order, two rows of a table
    also cell by cell, with what else is quoted before or behind them.
    """
    said = _said(quotes)
    words = [word for word in content(statement) if word in said]
    readings = list(_readings(quotes))
    if any(_follows(words, held) for held in readings):
        return None
    for left, places in _without_phrase(statement, quotes):
        rest = [word for word in left if word in said]
        if any(_follows(rest, held) for held in _readings(places)):
            return None
    return words[max(_in_order(words, held) for held in readings)]


def _readings(quotes: Sequence[str]) -> Iterator[list[str]]:
    """The content words of the quotes, one after the other, in each order they may be read in."""
    yield from _one_after_another(quotes)
    beside = [quote for quote in quotes if " | " not in quote]
    for table in cell_by_cell(quotes):
        yield from _one_after_another([table, *beside])


def _one_after_another(quotes: Sequence[str]) -> Iterator[list[str]]:
    orders = permutations(quotes) if len(quotes) <= _MOST_ORDERED else iter((quotes,))
    for order in orders:
        yield [word for quote in order for word in content(quote)]


def _without_phrase(statement: str, quotes: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The statement's words, and the quotes, without a phrase that stands at one end of it, opens
    as one of time, place or purpose does, and stands in a quote as it is."""
    words = _worded(statement)
    held = [_worded(quote) for quote in quotes]
    for at in range(1, len(words)):
        front, rest = words[:at], words[at:]
        for phrase, left, openings in ((front, rest, _FIRST), (rest, front, _LAST)):
            if phrase[0] not in openings:
                continue
            for quote in held:
                for start in _places(quote, phrase):
                    without = quote[:start] + quote[start + len(phrase) :]
                    others = [without if other is quote else other for other in held]
                    yield content(" ".join(left)), [" ".join(other) for other in others]


def _places(words: tuple[str, ...], phrase: tuple[str, ...]) -> Iterator[int]:
    length = len(phrase)
    return (at for at in range(len(words)) if words[at : at + length] == phrase)


def _worded(text: str) -> tuple[str, ...]:
    return tuple(word for word in compared(text) if not word.isdecimal())


def _follows(words: Sequence[str], held: Sequence[str]) -> bool:
    return _in_order(words, held) == len(words)


def _in_order(words: Sequence[str], held: Sequence[str]) -> int:
    """How many of the first words stand in ``held``, each behind the one before."""
    left = iter(held)
    return next((at for at, word in enumerate(words) if word not in left), len(words))
