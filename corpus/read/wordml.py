"""Small words of WordprocessingML: a node's children and values by their local names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")


def children(node: Any | None, name: str) -> Iterator[Any]:
    if node is not None:
        yield from node.iterchildren(W + name)


def child(node: Any | None, *names: str) -> Any | None:
    """The first child of that name, or the first grandchild along several names."""
    for name in names:
        node = next(children(node, name), None)
    return node


def value(node: Any | None, name: str = "val") -> str:
    """An attribute, "" where there is none."""
    return "" if node is None else str(node.get(W + name) or "")


def integer(node: Any | None, name: str = "val", default: int = 0) -> int:
    try:
        return int(value(node, name))
    except ValueError:
        return default


def is_on(node: Any | None) -> bool:
    """A switch such as ``w:vanish``: there, and not set to off."""
    return node is not None and value(node).lower() not in _OFF
