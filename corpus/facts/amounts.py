"""Sums of money: what for, in which larger sum, and whether figures, words and totals agree.

A sum contains those that stand under it: in the points below "… trong đó:", behind "gồm" in the
same paragraph, in the rows of a table with a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.document import Amount, Clause
from corpus.facts.budget_tables import sums_in_row
from corpus.facts.money_words import money_in_words
from corpus.facts.sums import Sum, sums_in
from corpus.facts.table_units import table_of
from corpus.text import in_lower_case


@dataclass(frozen=True, slots=True)
class AmountIssue:
    """A total that its parts do not make up, or words that say another sum than the figure."""

    kind: Literal["sum", "words"]
    message: str  # one line in Vietnamese, with both numbers
    position: int  # of the amount, in the amounts checked


def find_amounts(text: str, clauses: Sequence[Clause]) -> tuple[Amount, ...]:
    """The sums of money named in ``text``, in order, each inside one of ``clauses``.

    ``parent`` is the position of the sum that contains it. Takes time linear in the text's
    length; raises nothing.
    """
    lowered = in_lower_case(text)
    by_path = {clause.path: clause for clause in clauses}
    found: list[Sum] = []
    for clause in clauses:
        if clause.kind in ("recipients", "signature"):
            continue
        table = table_of(clause)
        if table:
            found += sums_in_row(text, lowered, clause, table)
        else:
            found += sums_in(text, lowered, clause)
    return tuple(_with_parents(found, by_path))


# ── which sum contains which ─────────────────────────────────────────────────────────────────


def _with_parents(found: list[Sum], by_path: dict[str, Clause]) -> Iterator[Amount]:
    openers: dict[str, int] = {}  # clause's path: position of its last sum that opens parts
    totals = {
        (one.table, one.column, _above(one, by_path)): position
        for position, one in enumerate(found)
        if one.total
    }
    groups = _groups(found)
    for position, one in enumerate(found):
        parent: int | None = None
        if one.table is not None:
            if not one.total:
                whole = totals.get((one.table, one.column, _above(one, by_path)))
                parent = groups.get(by_path[one.amount.clause].parent or "", whole)
        elif not one.unit_price:
            parent = openers.get(one.amount.clause)
            if parent is None:
                parent = _opener_above(by_path[one.amount.clause], by_path, openers)
        if one.opens and not one.unit_price:
            openers[one.amount.clause] = position
        yield replace(one.amount, parent=None if one.unit_price else parent)


def _groups(found: Sequence[Sum]) -> dict[str, int]:
    """Paths of rows with one sum, which the rows under them make up: "I | Đầu tư | | 83.350"."""
    rows: dict[str, list[int]] = {}
    for position, one in enumerate(found):
        if one.table is not None:
            rows.setdefault(one.amount.clause, []).append(position)
    return {path: positions[0] for path, positions in rows.items() if len(positions) == 1}


def _above(one: Sum, by_path: dict[str, Clause]) -> str | None:
    """The annex or section that a row's table stands in."""
    clause = by_path[one.amount.clause]
    while clause.parent and clause.kind != "annex":
        clause = by_path[clause.parent]
    return clause.path


def _opener_above(
    clause: Clause, by_path: dict[str, Clause], openers: dict[str, int]
) -> int | None:
    """The last sum that opened parts in a clause above; a sentence behind the points is none
    of them."""
    while clause.parent:
        if clause.path.rsplit(".", 1)[-1].startswith("¶"):
            return None
        if clause.parent in openers:
            return openers[clause.parent]
        clause = by_path[clause.parent]
    return None


# ── whether they agree ───────────────────────────────────────────────────────────────────────


def check_amounts(amounts: Sequence[Amount], text: str) -> tuple[AmountIssue, ...]:
    """Totals that their parts do not add up to, and words that say another sum.

    ``amounts`` are those of ``text`` (``find_amounts``). Each issue names both numbers; which of
    them is right it does not say.
    """
    parts: dict[int, int] = {}
    counted: dict[int, int] = {}
    for amount in amounts:
        if amount.parent is not None:
            parts[amount.parent] = parts.get(amount.parent, 0) + amount.value
            counted[amount.parent] = counted.get(amount.parent, 0) + 1
    issues: list[AmountIssue] = []
    for position, amount in enumerate(amounts):
        added = parts.get(position, amount.value)
        if added != amount.value and counted.get(position, 0) > 1:
            issues.append(_sum_issue(amount, added, counted[position], position))
        said = _said(amount.span.of(text))
        if said is not None and said != amount.value:
            issues.append(_words_issue(amount, said, position))
    return tuple(issues)


def _said(words: str) -> int | None:
    bracket = re.search(r"\(([^()]{4,250})\)", words) or re.search(r"bằng chữ(.*)", words.lower())
    return money_in_words(bracket.group(1)) if bracket else None


def _sum_issue(amount: Amount, added: int, count: int, position: int) -> AmountIssue:
    return AmountIssue(
        "sum",
        f"{amount.clause}: «{amount.purpose}» ghi {_dong(amount.value)}, "
        f"nhưng {count} khoản bên dưới cộng lại là {_dong(added)}.",
        position,
    )


def _words_issue(amount: Amount, said: int, position: int) -> AmountIssue:
    return AmountIssue(
        "words",
        f"{amount.clause}: «{amount.purpose}» ghi bằng số {_dong(amount.value)}, "
        f"nhưng bằng chữ là {_dong(said)}.",
        position,
    )


def _dong(value: int) -> str:
    return f"{value:,} đồng".replace(",", ".")
