"""Facts as lines for people, as CSV, and as JSON with their quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from assistant.answer import amount_json, obligation_json
from assistant.batch.answers import harmless
from assistant.cli.columns import columns
from assistant.cli.output import one_line
from assistant.contract import Json, reference_json
from assistant.reading import clause_name, name_of
from corpus.citing.numbers import number_key
from corpus.citing.register import title_key
from corpus.document import Amount, Document, Obligation, Reference, Span
from corpus.facts.amounts import check_amounts
from corpus.names import compared, holds
from corpus.text import fold

Deadlines = list[tuple[Document, Obligation]]
Amounts = list[tuple[Document, Amount]]
References = list[tuple[Document, Reference]]

_RECURRENCE = {
    "month": "hằng tháng", "quarter": "hằng quý", "half-year": "6 tháng", "year": "hằng năm",
}  # fmt: skip
_STATUS = {"held": "có trong kho", "registered": "có trong danh mục", "not held": "kho không có"}
_IN_FORCE = {"yes": "còn hiệu lực", "no": "không có hiệu lực", "unknown": "chưa rõ hiệu lực"}
_PLACES_SHOWN = 3


# ── deadlines ────────────────────────────────────────────────────────────────────────────────


def is_due(
    obligation: Obligation,
    *,
    on: date | None = None,
    before: date | None = None,
    after: date | None = None,
    unit: str | None = None,
) -> bool:
    """Whether an obligation has a time, and the one asked for; both ends are included.

    ``unit`` stands, spelled out and with or without marks, in the name of who acts or assists.
    """
    if obligation.due is None:
        if obligation.recurrence is None or on or before or after:
            return False
    elif (on and obligation.due != on) or not (
        (after or date.min) <= obligation.due <= (before or date.max)
    ):
        return False
    if unit is None:
        return True
    named = tuple(map(fold, compared(unit)))
    bodies = filter(None, (obligation.actor, *obligation.assistants))
    return any(holds(tuple(map(fold, compared(body))), named) for body in bodies)


def deadline_lines(found: Deadlines) -> Iterator[str]:
    """One line a deadline: when, who, what, for whom, where it says so."""
    rows = [
        (
            _due(obligation),
            obligation.actor or "(không nêu)",
            obligation.action,
            obligation.recipient or "",
            _source(document, obligation.clause),
        )
        for document, obligation in found
    ]
    heading = ("Thời hạn", "Ai", "Việc", "Gửi ai", "Nguồn")
    yield from columns(heading, rows, (None, 40, 60, 30, None))
    yield _total(len(rows), "thời hạn")


def _due(obligation: Obligation) -> str:
    often = _RECURRENCE.get(obligation.recurrence or "", "")
    day = f"{obligation.due:%d/%m/%Y}" if obligation.due else ""
    if obligation.begins and obligation.due:
        day = f"{obligation.begins:%d/%m/%Y} - {day}"
    return ", ".join(filter(None, (day, often)))


def deadline_json(document: Document, obligation: Obligation) -> Json:
    """An obligation by the contract of facts, with its words."""
    return {**obligation_json(document, obligation), "quote": _quote(document, obligation.span)}


def deadline_csv(found: Deadlines) -> str:
    return _csv(deadline_json(*pair) for pair in found)


# ── amounts ──────────────────────────────────────────────────────────────────────────────────


def amount_lines(found: Amounts) -> Iterator[str]:
    """Document by document, each sum under the one that contains it; then what does not agree."""
    for document, amounts in _by_document(found):
        yield one_line(name_of(document))
        width = max(len(_dong(amount.value)) for amount in amounts)
        for amount in amounts:
            indent = "  " * (1 + _depth(document, amount))
            place = clause_name(document.clause(amount.clause).section)
            yield f"{indent}{_dong(amount.value):>{width}}  {one_line(amount.purpose)} ({place})"
        for issue in check_amounts(document.amounts, document.text):
            yield f"  Không khớp: {one_line(issue.message)}"
    yield _total(len(found), "khoản tiền")


def amount_json_list(found: Amounts) -> list[Json]:
    """Amounts by the contract of facts, with their words; ``issues`` says what does not agree."""
    listed: list[Json] = []
    for document, amounts in _by_document(found):
        issues: dict[int, list[str]] = {}
        for issue in check_amounts(document.amounts, document.text):
            issues.setdefault(issue.position, []).append(issue.message)
        at = {amount: position for position, amount in enumerate(document.amounts)}
        listed += [
            {
                **amount_json(document, amount),
                "quote": _quote(document, amount.span),
                "issues": issues.get(at[amount], []),
            }
            for amount in amounts
        ]
    return listed


def amount_csv(found: Amounts) -> str:
    return _csv(amount_json_list(found))


def _depth(document: Document, amount: Amount) -> int:
    depth = 0
    while amount.parent is not None:
        amount, depth = document.amounts[amount.parent], depth + 1
    return depth


def _dong(value: int) -> str:
    return f"{value:,}".replace(",", ".")


# ── references ───────────────────────────────────────────────────────────────────────────────


def reference_lines(found: References, on: date | None = None) -> Iterator[str]:
    """One line a text that is cited, then what was noticed of it; most cited first.

    ``on`` is the day for which "in force?" was answered; None: each citing document's own.
    """
    dates = _dates_given(found)
    groups: dict[tuple[object, ...], References] = {}
    for document, reference in found:
        key = (*_identity(document, reference, dates), reference.status, reference.in_force)
        groups.setdefault(key, []).append((document, reference))
    ordered = sorted(groups.values(), key=len, reverse=True)
    force = f"Hiệu lực {on:%d/%m/%Y}" if on else "Hiệu lực khi dẫn"
    heading = ("Văn bản được dẫn", "Kho", force, "Thay bằng", "Lần", "Dẫn tại")
    rows = [_reference_row(mentions) for mentions in ordered]
    lines = columns(heading, rows, (60, None, None, 40, None, None))
    for line, mentions in zip(lines, [[], *ordered], strict=False):
        yield line
        for hint in dict.fromkeys(hint for _, one in mentions for hint in one.hints):
            yield f"    gợi ý: {one_line(hint)}"
    yield _total(len(rows), "văn bản được dẫn")


def _reference_row(mentions: References) -> tuple[str, ...]:
    first = mentions[0][1]
    places = list(dict.fromkeys(_short_source(document, one) for document, one in mentions))
    more = f" và {len(places) - _PLACES_SHOWN} chỗ khác" if len(places) > _PLACES_SHOWN else ""
    return (
        max((_cited_name(one) for _, one in mentions), key=len),
        _STATUS[first.status],
        _IN_FORCE[first.in_force],
        ", ".join(first.replaced_by),
        str(len(mentions)),
        "; ".join(places[:_PLACES_SHOWN]) + more,
    )


_Dates = Mapping[tuple[str, str], date]


def _dates_given(found: References) -> _Dates:
    """The first day that a document gives with a number, for its mentions without one."""
    dates: dict[tuple[str, str], date] = {}
    for document, reference in found:
        if reference.number and reference.date:
            dates.setdefault((document.id, number_key(reference.number)), reference.date)
    return dates


def _identity(document: Document, reference: Reference, dates: _Dates) -> tuple[object, ...]:
    """What two mentions of one text share: number and day, else title and day."""
    if not reference.number:
        return "title", title_key(reference.title or ""), reference.date
    key = number_key(reference.number)
    return "number", key, reference.date or dates.get((document.id, key))


def _cited_name(reference: Reference) -> str:
    """ "Nghị định 30/2020/NĐ-CP ngày 05/03/2020", "Luật Bình đẳng giới"."""
    by_title = reference.title if not reference.number or reference.kind == "Luật" else None
    day = f"ngày {reference.date:%d/%m/%Y}" if reference.date else None
    return " ".join(filter(None, (by_title or reference.kind, reference.number, day)))


def _short_source(document: Document, reference: Reference) -> str:
    name = document.header.number or name_of(document)
    return f"{name}, {clause_name(document.clause(reference.clause).section)}"


def citation_json(document: Document, reference: Reference) -> Json:
    """A reference by the contract of facts, with its words."""
    return {**reference_json(document, reference), "quote": _quote(document, reference.span)}


def reference_csv(found: References) -> str:
    return _csv(citation_json(*pair) for pair in found)


# ── all of them ──────────────────────────────────────────────────────────────────────────────


def _by_document(found: Amounts) -> Iterator[tuple[Document, list[Amount]]]:
    for _, pairs in groupby(found, key=lambda pair: pair[0].id):
        listed = list(pairs)
        yield listed[0][0], [amount for _, amount in listed]


def _source(document: Document, clause: str) -> str:
    return f"{name_of(document)}, {clause_name(document.clause(clause).section)}"


def _quote(document: Document, span: Span) -> str:
    return span.of(document.text)


def _total(count: int, what: str) -> str:
    return f"{count} {what}" if count else f"Không có {what} nào"


def _csv(facts: Iterable[Mapping[str, object]]) -> str:
    """The JSON's keys as columns; several values of one stand in one cell. Empty for no facts."""
    listed: Sequence[Mapping[str, object]] = list(facts)
    if not listed:
        return ""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(listed[0])
    for fact in listed:
        writer.writerow([harmless(_cell(value)) for value in fact.values()])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else value
