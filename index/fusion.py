"""The scores of both searches as one: each is brought to 0..1 over what was found, and weighed."""

from __future__ import annotations

DENSE = 0.4
"""The weight of meaning against words: from 0.2 to 0.5 the questions on the plans rank alike, and
over the whole codification 0.4 was best."""


def fuse(lexical: dict[int, float], dense: dict[int, float]) -> dict[int, float]:
    """A weighted sum for each key of ``dense``; a key that ``lexical`` lacks shares no word."""
    if not dense:
        most = max(lexical.values(), default=1.0)
        return {id: score / most for id, score in lexical.items()}
    most = max(lexical.values(), default=0.0) or 1.0
    low, high = min(dense.values()), max(dense.values())
    width = (high - low) or 1.0
    return {
        id: (1 - DENSE) * lexical.get(id, 0.0) / most + DENSE * (cosine - low) / width
        for id, cosine in dense.items()
    }
