"""Retrieval: how high the search puts what answers.

A question has *needs*: one, met by any of its gold clauses, or one for each where all are
required. A hit is the set of needs it meets. Only the first hit that meets a need gains by it:
a second clause of the same article adds nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from eval.record import Library, Record, meets

DEPTHS = (1, 5, 10, 20)


def scores(record: Record, library: Library) -> dict[str, float | None]:
    """``retrieval.*`` of one question; None for a question that has no gold."""
    needs = record.asked.needs
    hits = [
        {
            number
            for number, need in enumerate(needs)
            if any(meets(library, hit.document, hit.clause, place) for place in need)
        }
        for hit in record.found
    ]
    values = {
        "retrieval.ndcg@10": ndcg(hits, len(needs), 10),
        "retrieval.mrr@10": reciprocal_rank(hits, 10),
        **{f"retrieval.recall@{depth}": recall(hits, len(needs), depth) for depth in DEPTHS},
        **{f"retrieval.coverage@{depth}": coverage(hits, len(needs), depth) for depth in DEPTHS},
    }
    return {name: value if needs else None for name, value in values.items()}


def ndcg(hits: Sequence[Collection[int]], needs: int, depth: int) -> float:
    """Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002), gains 0 or 1,
    discount 1 / log2(rank + 1); 1 where the first hits meet a need each."""
    seen: set[int] = set()
    gained = 0.0
    for rank, hit in enumerate(hits[:depth], start=1):
        new = set(hit) - seen
        seen |= new
        gained += len(new) / math.log2(rank + 1)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(needs, depth) + 1))
    # A hit that meets two needs at once may gain more than the ideal of one need a hit.
    return min(1.0, gained / ideal) if ideal else 0.0


def reciprocal_rank(hits: Sequence[Collection[int]], depth: int) -> float:
    """1 / rank of the first hit that meets a need (Voorhees 1999); 0 where none does."""
    ranks = (rank for rank, hit in enumerate(hits[:depth], start=1) if hit)
    first = next(ranks, None)
    return 1 / first if first else 0.0


def recall(hits: Sequence[Collection[int]], needs: int, depth: int) -> float:
    """The share of the needs that one of the first ``depth`` hits meets."""
    return len(_met(hits, depth)) / needs if needs else 0.0


def coverage(hits: Sequence[Collection[int]], needs: int, depth: int) -> float:
    """1 where the first ``depth`` hits together meet every need, else 0."""
    return float(needs > 0 and len(_met(hits, depth)) == needs)


def _met(hits: Sequence[Collection[int]], depth: int) -> set[int]:
    return {need for hit in hits[:depth] for need in hit}
