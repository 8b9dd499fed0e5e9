"""A model's sentence in which somebody is joined to what another one does.

"Các sở báo cáo Ủy ban nhân dân tỉnh; Sở Nội vụ tổng hợp, trình Bộ Nội vụ" has, word for word and
in order, "Các sở … trình Bộ Nội vụ". A sentence may leave out words of its quotes, but not who
acts in a part of which it tells what is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from corpus.names import compared, find_names

_PART = re.compile(r"[;:\n]|\.(?=\s)")
_BEFORE_ACTOR = 2
"""Words that may stand before who acts: "Giao Sở Nội vụ …", "- Sở Nội vụ"."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a part of a quote stands among its words, and who acts in it."""

    start: int
    end: int
    actor: tuple[str, ...]


def spliced(statement: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Who acts in a part of a quote that a sentence goes on with behind another part, the name
    left out; as ``compared`` gives names."""
    said = compared(statement)
    return tuple(dict.fromkeys(name for quote in quotes for name in _spliced(said, quote)))


def _spliced(said: tuple[str, ...], quote: str) -> Iterator[str]:
    held: list[str] = []
    parts: list[_Part] = []
    for text in _PART.split(quote):
        words = compared(text)
        parts.append(_Part(len(held), len(held) + len(words), _actor(text)))
        held += words
    blocks = SequenceMatcher(None, held, said, autojunk=False).get_matching_blocks()
    for before, behind in pairwise(blocks[:-1]):
        left, goes_on = before.a + before.size, behind.a
        for part in parts:
            if left <= part.start < goes_on < part.end and part.actor:
                yield " ".join(part.actor)


def _actor(text: str) -> tuple[str, ...]:
    """The name that a part begins with; none where it begins with something else."""
    for name in find_names(text)[:1]:
        if not name.place and len(compared(text[: name.span.start])) <= _BEFORE_ACTOR:
            return name.words
    return ()
