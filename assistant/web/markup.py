"""HTML by construction: whatever is not already ``Markup`` is escaped.

The words of a document, a question or a file name are data. There is no way from them into the
page but through ``element``, which escapes them, in text and in attributes.
"""

from __future__ import annotations

import html

_VOID = frozenset(("br", "img", "input", "meta"))


class Markup(str):
    """Text that is HTML already, made by this module alone."""

    __slots__ = ()


NOTHING = Markup()


def element(tag: str, /, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """``<tag attributes>children</tag>``; a child that is no Markup is escaped.

    An attribute of ``None`` or ``False`` is left out, of ``True`` stands without a value. ``_``
    becomes ``-`` and one at the end is dropped: ``class_="quote"``, ``data_open="…"``.
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{told}>")
    return Markup(f"<{tag}{told}>{join(*children)}</{tag}>")


def join(*parts: str | None) -> Markup:
    """The parts one after another, escaped where they are no Markup."""
    return Markup("".join(escape(part) for part in parts if part))


def escape(text: str) -> Markup:
    """The text as HTML; Markup stays as it is."""
    return text if isinstance(text, Markup) else Markup(html.escape(text, quote=True))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(str(value), quote=True)}"'
