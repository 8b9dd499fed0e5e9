"""Tables whose columns a person can sort; the sorting is the page's own (assets/send.js)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.web.markup import Markup, element


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and what it is sorted by where that is something else ("2022-12-05")."""

    shown: str | Markup
    key: str | None = None


def table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    unsorted: Sequence[str] = (),
) -> Markup:
    """A table; on a phone each row becomes a card with the column's name before each value."""
    head = [
        element("th", name if name in unsorted else _sorter(name), scope="col") for name in columns
    ]
    body = [
        element(
            "tr",
            *(
                element("td", element("div", cell.shown), data_key=cell.key, data_column=name)
                for name, cell in zip(columns, row, strict=True)
            ),
        )
        for row in rows
    ]
    whole = element(
        "table",
        element("caption", caption, class_="unseen"),
        element("thead", element("tr", *head)),
        element("tbody", *body),
    )
    return element("div", whole, class_="table", tabindex="0", role="region", aria_label=caption)


def _sorter(name: str) -> Markup:
    return element("button", name, type="button", data_sort=True)
