"""Word's automatic list numbers, which stand in no paragraph's text (numbering.xml).

ECMA-376 part 1, 17.9: a paragraph names a list (``w:num``) and a level; the list follows a
template (``w:abstractNum``), whose lists count together unless one of them starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from corpus.read.list_numbers import FORMATS, decimal
from corpus.read.wordml import child, children, integer, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")  # "%1.%2.": the numbers of levels 1 and 2

# Bullets in the symbol fonts are private-use characters; these are what a person sees.
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◦", "\uf02d": "-",
    "o": "◦",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # restarts after a level up to this one; 0: never
    legal: bool = False  # all numbers in digits
    spaced: bool = True


@dataclass(slots=True)
class _List:
    template: str
    levels: dict[int, _Level]
    starts: dict[int, int]  # levels that start anew when this list is first used
    used: set[int] = field(default_factory=set)


class Numbering:
    """Counts a document's lists. ``label`` is called once for each paragraph, in order."""

    def __init__(self, root: Any | None, style_lists: dict[str, str]) -> None:
        """``root``: of numbering.xml, None where there is none. ``style_lists``: style → list."""
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is None:
            return
        templates = {value(node, "abstractNumId"): node for node in children(root, "abstractNum")}
        lists = {value(node, "numId"): node for node in children(root, "num")}
        for number, node in lists.items():
            template = value(child(node, "abstractNumId"))
            linked = value(child(templates.get(template), "numStyleLink"))
            if linked in style_lists:
                template = value(child(lists.get(style_lists[linked]), "abstractNumId"))
            if template in templates:
                self._lists[number] = _list(node, template, templates[template])

    def label(self, number: str, level: int) -> str:
        """What Word writes before this paragraph: "1. ", "a) ", "- "; "" for no known list."""
        numbered = self._lists.get(number)
        if numbered is None or not 0 <= level < _LEVELS:
            return ""
        counters = self._counters.setdefault(numbered.template, [None] * _LEVELS)
        if level in numbered.starts and level not in numbered.used:
            counters[level] = None
        numbered.used.add(level)
        shape = numbered.levels.get(level, _Level())
        before = counters[level]
        first = numbered.starts.get(level, shape.start)
        counters[level] = first if before is None else before + 1
        for above in range(level):
            if counters[above] is None:
                counters[above] = numbered.levels.get(above, _Level()).start
        for below in range(level + 1, _LEVELS):
            restart = numbered.levels.get(below, _Level()).restart
            if restart is None or level < restart:
                counters[below] = None
        return _written(shape, numbered.levels, counters)


def _written(shape: _Level, levels: dict[int, _Level], counters: list[int | None]) -> str:
    if shape.format == "bullet":
        text = _BULLETS.get(shape.text, shape.text)
        text = "•" if text and "\ue000" <= text[0] <= "\uf8ff" else text
    else:

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            format = "decimal" if shape.legal else levels.get(at, _Level()).format
            return FORMATS.get(format, decimal)(counters[at] or 0)

        text = _PLACE.sub(number, shape.text)
    return f"{text} " if text.strip() and shape.spaced else text


def _list(node: Any, template: str, shape: Any) -> _List:
    levels = {integer(level, "ilvl"): _level(level) for level in children(shape, "lvl")}
    starts: dict[int, int] = {}
    for override in children(node, "lvlOverride"):
        at = integer(override, "ilvl")
        if (own := child(override, "lvl")) is not None:
            levels[at] = _level(own)
        if (start := child(override, "startOverride")) is not None:
            starts[at] = integer(start, default=1)
    return _List(template, levels, starts)


def _level(node: Any) -> _Level:
    restart = child(node, "lvlRestart")
    return _Level(
        start=integer(child(node, "start"), default=1),
        format=value(child(node, "numFmt")) or "decimal",
        text=value(child(node, "lvlText")),
        restart=None if restart is None else integer(restart),
        legal=child(node, "isLgl") is not None,
        spaced=value(child(node, "suff")) != "nothing",
    )
