"""The numbers and bullets that a browser writes before the items of HTML lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from corpus.read.list_numbers import FORMATS

_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_BULLETS = ("•", "◦", "▪")
_OWN_BULLET = re.compile(r"[-–—+*•◦▪➢✓]\s")  # "- Nội dung": the item writes its own


class _List:
    def __init__(self, node: Any, depth: int) -> None:
        style = _STYLE.search(node.get("style") or "")
        kind = style.group(1) if style else node.get("type") or ""
        self.shown = kind.lower() != "none"
        self.step = -1 if node.get("reversed") is not None else 1
        self.format: Callable[[int], str] | None = None
        self.bullet = _BULLETS[min(depth, len(_BULLETS) - 1)]
        self.next = 1
        if node.tag == "ol":
            self.format = FORMATS[_TYPES.get(kind) or _TYPES.get(kind.lower(), "decimal")]
            items = sum(1 for item in node if item.tag == "li") if self.step < 0 else 1
            self.next = _number(node.get("start"), items)


class Lists:
    """The lists around the place in the page where a walk stands."""

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._mark: tuple[str, bool] | None = None  # (mark, is a bullet) of the item that begins

    def start(self, node: Any) -> None:
        """An element opens that is neither a table's part nor a heading."""
        if node.tag in ("ul", "ol"):
            depth = sum(1 for outer in self._open if outer.format is None)
            self._open.append(_List(node, depth))
        elif node.tag == "li" and self._open:
            inner = self._open[-1]
            number = _number(node.get("value"), inner.next)
            inner.next = number + inner.step
            own = _STYLE.search(node.get("style") or "")
            if not inner.shown or (own and own.group(1).lower() == "none"):
                self._mark = None
            elif inner.format is None:
                self._mark = (inner.bullet, True)
            else:
                self._mark = (f"{inner.format(number)}.", False)

    def end(self, node: Any) -> None:
        if node.tag in ("ul", "ol") and self._open:
            self._open.pop()
        elif node.tag == "li":
            self._mark = None

    def take_mark(self, text: str) -> str:
        """What stands before the first line of an item; "" for every other line."""
        mark, self._mark = self._mark, None
        if mark is None or (mark[1] and _OWN_BULLET.match(text)):
            return ""
        return mark[0]


def _number(written: str | None, otherwise: int) -> int:
    try:
        return int(written or "")
    except ValueError:
        return otherwise
