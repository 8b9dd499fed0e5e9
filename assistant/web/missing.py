"""The texts that the documents cite and the index does not hold."""

from __future__ import annotations

from assistant.reading import clause_name, name_of
from assistant.web.actions import Place, sender
from assistant.web.markup import Markup, element
from assistant.web.tables import Cell, table
from assistant.web.texts import Texts
from corpus.citing.numbers import number_key, number_year
from corpus.citing.register import title_key
from corpus.document import Reference
from index import Index

_SHOWN = 300


def missing_table(index: Index, texts: Texts) -> Markup:
    """Each text that is cited and not held, most cited first, with the first place that cites
    it."""
    mentions: dict[tuple[str, str], list[tuple[str, Reference]]] = {}
    for document, reference in index.references():
        if reference.status != "held" and (reference.number or reference.title):
            mentions.setdefault(_identity(reference), []).append((document, reference))
    if not mentions:
        return element("p", texts("missing-none"), class_="hint")
    ordered = sorted(mentions.values(), key=len, reverse=True)[:_SHOWN]
    names = [texts(f"column-{column}") for column in ("cited", "force", "times", "where")]
    return table(texts("missing"), names, [_cells(group, index, texts) for group in ordered])


def _identity(reference: Reference) -> tuple[str, str]:
    """What two mentions of one text share: its number, with the day where that has no year."""
    if reference.number:
        day = "" if number_year(reference.number) else str(reference.date or "")
        return number_key(reference.number), day
    return title_key(reference.title or ""), ""


def _cells(group: list[tuple[str, Reference]], index: Index, texts: Texts) -> list[Cell]:
    id, first = group[0]
    document = index.document(id)
    day = f"({first.date:%d/%m/%Y})" if first.date else ""
    kind, title = first.kind or "", first.title or ""
    called = first.number or title
    kind = "" if called.lower().startswith(kind.lower()) else kind
    name = " ".join(part for part in (kind, called, day) if part)
    force = texts(f"force-{first.in_force}")
    if first.replaced_by:
        force = f"{force}; {texts('force-replaced', numbers=', '.join(first.replaced_by))}"
    where = f"{name_of(document)}, {clause_name(document.clause(first.clause).section)}"
    opener = sender(where, "select", str(Place(id, first.span)), class_="opener place")
    return [Cell(name), Cell(force), Cell(str(len(group))), Cell(opener, where)]
