"""Word's automatic list numbers, which stand in no paragraph's text (numbering.xml).

ECMA-376 part 1, 17.9: a paragraph names a list (``w:num``) and a level; the list follows a
template (``w:abstractNum``), whose lists count together unless one of them starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.read.list_numbers import FORMATS, decimal
from corpus.read.wordml import child, children, integer, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")  # "%1.%2.": the numbers of levels 1 and 2

# Bullets in the symbol fonts are private-use characters; these are what a person sees.
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◦", "\uf02d": "-",
    "o": "◦",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts. ``text`` has "%1" to "%9" for the numbers of the levels."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # restarts after a level up to this one; 0: never
    legal: bool = False  # all numbers in digits
    spaced: bool = True


@dataclass(slots=True)
class ListShape:
    """A list: lists of one template count together."""

    template: str
    levels: dict[int, ListLevel]
    starts: dict[int, int]  # levels that start anew when this list is first used
    used: set[int] = field(default_factory=set)


class Numbering:
    """Counts a document's lists. ``label`` is called once for each paragraph, in order."""

    def __init__(self, lists: Mapping[str, ListShape]) -> None:
        self._lists = lists
        self._counters: dict[str, list[int | None]] = {}

    def label(self, number: str, level: int) -> str:
        """What Word writes before this paragraph: "1. ", "a) ", "- "; "" for no known list."""
        numbered = self._lists.get(number)
        if numbered is None or not 0 <= level < LEVELS:
            return ""
        counters = self._counters.setdefault(numbered.template, [None] * LEVELS)
        if level in numbered.starts and level not in numbered.used:
            counters[level] = None
        numbered.used.add(level)
        shape = numbered.levels.get(level, ListLevel())
        before = counters[level]
        first = numbered.starts.get(level, shape.start)
        counters[level] = first if before is None else before + 1
        for above in range(level):
            if counters[above] is None:
                counters[above] = numbered.levels.get(above, ListLevel()).start
        for below in range(level + 1, LEVELS):
            restart = numbered.levels.get(below, ListLevel()).restart
            if restart is None or level < restart:
                counters[below] = None
        return _written(shape, numbered.levels, counters)


def _written(shape: ListLevel, levels: dict[int, ListLevel], counters: list[int | None]) -> str:
    if shape.format == "bullet":
        text = _BULLETS.get(shape.text, shape.text)
        text = "•" if text and "\ue000" <= text[0] <= "\uf8ff" else text
    else:

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            format = "decimal" if shape.legal else levels.get(at, ListLevel()).format
            return FORMATS.get(format, decimal)(counters[at] or 0)

        text = _PLACE.sub(number, shape.text)
    return f"{text} " if text.strip() and shape.spaced else text


def lists_of(root: Any | None, style_lists: dict[str, str]) -> dict[str, ListShape]:
    """The lists of numbering.xml (its root; None where there is none) by their numbers.

    ``style_lists``: style to list.
    """
    if root is None:
        return {}
    found: dict[str, ListShape] = {}
    templates = {value(node, "abstractNumId"): node for node in children(root, "abstractNum")}
    lists = {value(node, "numId"): node for node in children(root, "num")}
    for number, node in lists.items():
        template = value(child(node, "abstractNumId"))
        linked = value(child(templates.get(template), "numStyleLink"))
        if linked in style_lists:
            template = value(child(lists.get(style_lists[linked]), "abstractNumId"))
        if template in templates:
            found[number] = _list(node, template, templates[template])
    return found


def _list(node: Any, template: str, shape: Any) -> ListShape:
    levels = {integer(level, "ilvl"): _level(level) for level in children(shape, "lvl")}
    starts: dict[int, int] = {}
    for override in children(node, "lvlOverride"):
        at = integer(override, "ilvl")
        if (own := child(override, "lvl")) is not None:
            levels[at] = _level(own)
        if (start := child(override, "startOverride")) is not None:
            starts[at] = integer(start, default=1)
    return ListShape(template, levels, starts)


def _level(node: Any) -> ListLevel:
    restart = child(node, "lvlRestart")
    return ListLevel(
        start=integer(child(node, "start"), default=1),
        format=value(child(node, "numFmt")) or "decimal",
        text=value(child(node, "lvlText")),
        restart=None if restart is None else integer(restart),
        legal=child(node, "isLgl") is not None,
        spaced=value(child(node, "suff")) != "nothing",
    )
