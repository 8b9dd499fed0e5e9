"""A text as a question names it, and which of several such names mean one text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Naming:
    """Words of a question that mean a text: by its number, its place or what its title says.

    ``words``: folded; ``at``: where they begin; ``documents``: the ids that they choose.
    """

    by: Literal["number", "place", "title"]
    words: str
    at: int
    documents: tuple[str, ...]


def texts_apart(namings: Iterable[Naming]) -> list[list[Naming]]:
    """The texts that are named side by side, each by all names that agree on it: "kế hoạch chuyển
    đổi số phường Hòa Khánh và Chỉ thị 09 của Gia Lai" names two; [] where one is named.

    They are named alike: all by their place, or none. "Kế hoạch 174 của Kiên Giang" names no
    second text but contradicts itself.
    """
    apart: list[list[Naming]] = []
    # What names one text comes before what names several: the place of "159 và 165 Cần Thơ".
    for naming in sorted(namings, key=lambda naming: (len(naming.documents), naming.at)):
        agreeing = [text for text in apart if meant([*text, naming])]
        for text in agreeing:
            text.append(naming)
        if not agreeing:
            apart.append([naming])
    ways = [{naming.by for naming in text} for text in apart]
    alike = len(ways) > 1 and set.intersection(*ways) and len({"place" in w for w in ways}) == 1
    return sorted(apart, key=lambda text: text[0].at) if alike else []


def meant(text: Iterable[Naming]) -> tuple[str, ...]:
    """The documents on which all names of a text agree."""
    first, *others = (naming.documents for naming in text)
    return tuple(id for id in first if all(id in other for other in others))
