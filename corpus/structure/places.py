"""Where a clause's words stand in the file: their pages, and how sure a scan's words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Clause
from corpus.structure.paragraphs import Stretch


def placed(
    clauses: Sequence[Clause], stretches: Sequence[Stretch], text: str
) -> tuple[Clause, ...]:
    """The clauses with the pages they go on to, and the mean confidence of their words.

    ``stretches`` are in the order of the text. A clause that is partly text and partly scan has
    the confidence of the words that were recognised.
    """
    if not any(one.page or one.confidence is not None for one in stretches):
        return tuple(clauses)
    out = []
    first = 0
    for clause in clauses:
        while first < len(stretches) and stretches[first].span.end <= clause.span.start:
            first += 1
        own = []
        for stretch in stretches[first:]:
            if stretch.span.start >= clause.span.end:
                break
            own.append(stretch)
        out.append(replace(clause, turns=_turns(clause, own), confidence=_confidence(own, text)))
    return tuple(out)


def _turns(clause: Clause, own: Sequence[Stretch]) -> tuple[tuple[int, int], ...]:
    turns = []
    page = clause.page
    for stretch in own:
        if stretch.page is not None and stretch.page != page:
            page = stretch.page
            turns.append((stretch.span.start, page))
    return tuple(turns)


def _confidence(own: Sequence[Stretch], text: str) -> float | None:
    recognised = [
        (one.confidence, len(one.span.of(text).split()))
        for one in own
        if one.confidence is not None
    ]
    words = sum(count for _, count in recognised)
    if not words:
        return None
    return round(sum(confidence * count for confidence, count in recognised) / words, 4)
