"""What a paragraph's style says of it: heading level and list, inherited along ``basedOn``."""

from __future__ import annotations

import re
from typing import Any

from corpus.read.wordml import child, children, integer, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)  # the name in every language of Word
_DEEPEST = 6
_BODY = 9  # outline level of running text
_CHAIN = 20  # a style based on a style …; a loop ends here


class Styles:
    """Styles of a document, from the root of styles.xml (None where there is none)."""

    def __init__(self, root: Any | None) -> None:
        self._styles = {value(node, "styleId"): node for node in children(root, "style")}
        self._default = next(
            (
                key
                for key, node in self._styles.items()
                if value(node, "type") == "paragraph" and value(node, "default") in ("1", "true")
            ),
            "",
        )
        self.lists = {
            key: number
            for key, node in self._styles.items()
            if (number := value(child(node, "pPr", "numPr", "numId")))
        }

    def heading_of(self, properties: Any | None) -> int:
        """The heading level (1 to 6) of a paragraph with these ``w:pPr``; 0 for running text."""
        for name, place in self._places(properties):
            level = child(place, "outlineLvl")
            if level is not None:
                at = integer(level, default=_BODY)
                return min(at + 1, _DEEPEST) if 0 <= at < _BODY else 0
            if named := _HEADING.fullmatch(name):
                return min(int(named.group(1)), _DEEPEST)
        return 0

    def list_of(self, properties: Any | None) -> tuple[str, int] | None:
        """The list and level (from 0) of a paragraph with these ``w:pPr``; None for none."""
        number, level = "", None
        for _, place in self._places(properties):
            listed = child(place, "numPr")
            if level is None and child(listed, "ilvl") is not None:
                level = integer(child(listed, "ilvl"))
            number = number or value(child(listed, "numId"))
        return (number, level or 0) if number not in ("", "0") else None

    def _places(self, properties: Any | None) -> list[tuple[str, Any | None]]:
        """The paragraph's own ``w:pPr``, then each style's, by name, along ``basedOn``."""
        places: list[tuple[str, Any | None]] = [("", properties)]
        style = value(child(properties, "pStyle")) or self._default
        for _ in range(_CHAIN):
            node = self._styles.get(style)
            if node is None:
                break
            places.append((value(child(node, "name")), child(node, "pPr")))
            style = value(child(node, "basedOn"))
        return places
