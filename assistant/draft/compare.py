"""A parent plan against a child plan: which duties are carried, changed or missing.

Each sentence of the parent is looked for in the child twice: as it stands, and as this room's
rules would adapt it for the child's commune and year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.draft.adapt import adapt
from assistant.draft.bearing import Bearing, bearing
from assistant.draft.blocks import is_executors
from assistant.draft.branches import Harvest, grow
from assistant.draft.likeness import Likeness, differences, plain, same_subject
from assistant.draft.model import DraftStatement
from assistant.draft.passages import Node, Passage, read_tree
from assistant.draft.protected import protected_spans
from assistant.draft.reporting import reports
from assistant.draft.setting import Setting, lead_office
from corpus.citing.references import find_references
from corpus.document import Document
from corpus.errors import CancuError, shown
from corpus.units import Commune, UnitError, find_commune

RowStatus = Literal["carried", "changed", "missing", "not asked"]

SAME = 0.58
"""Share of a duty's words, weighed by how rare they are, that the child must say."""
NEARLY_ALL = 0.9
"""The share for a duty that is not asked of the child: only clear words count as carrying it."""
RELATED = 0.12
"""Share of duties found from which two plans belong together, whatever their subjects."""


@dataclass(frozen=True, slots=True)
class Row:
    """One duty of the parent and where the child says it."""

    clause: str
    duty: str
    status: RowStatus
    found_in: str | None = None  # the child's clause
    found: str | None = None  # its words
    changes: tuple[tuple[str, str], ...] = ()  # what was, what it became
    reason: str | None = None  # why it is not asked of the child

    def to_json(self) -> dict[str, Any]:
        return {
            "clause": self.clause,
            "duty": self.duty,
            "status": self.status,
            "child_clause": self.found_in,
            "child_text": self.found,
            "changes": [{"from": was, "to": now} for was, now in self.changes],
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """The parent's duties in order. ``related`` is False where the child answers to another."""

    parent: Document
    child: Document
    rows: tuple[Row, ...]
    related: bool

    def count(self, status: RowStatus) -> int:
        return sum(row.status == status for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        return {
            "parent": self.parent.id,
            "child": self.child.id,
            "related": self.related,
            "carried": self.count("carried"),
            "changed": self.count("changed"),
            "missing": self.count("missing"),
            "not_asked": self.count("not asked"),
            "duties": [row.to_json() for row in self.rows],
        }


def compare(parent: Document, child: Document) -> Comparison:
    """The duties of ``parent`` against ``child``. Raises CancuError where one has no duties."""
    asked = [(node, passage) for node in _nodes(parent) for passage in node.said]
    said = [passage for node in _nodes(child) for passage in node.passages]
    for document, held in ((parent, asked), (child, said)):
        if not held:
            raise CancuError(f"{shown(document.file)}: không có mục nào để so; hãy kiểm tra tệp")
    setting = _setting(parent, child)
    not_asked = _not_asked(parent, setting) if setting else {}
    likeness = Likeness([p.words for p in said], [p.words for _, p in asked])
    rows = tuple(_row(node, passage, setting, said, likeness, not_asked) for node, passage in asked)
    counted = [row for row in rows if row.status != "not asked"]
    found = sum(row.status != "missing" for row in counted)
    related = found >= RELATED * max(len(counted), 1) or same_subject(parent.text, child.text)
    return Comparison(parent, child, rows, related and bool(counted))


def _not_asked(parent: Document, setting: Setting) -> Mapping[tuple[str, str], str]:
    """The sentences that a draft would leave out, by clause, with the reason."""
    harvest = Harvest()
    for root in read_tree(parent):
        grow(root, setting, harvest)
    return {
        (duty.clause, duty.text): duty.reason or ""
        for duty in harvest.coverage
        if duty.status == "left out"
    }


def _nodes(document: Document) -> Iterator[Node]:
    for root in read_tree(document):
        yield from root.walk()


def _row(
    node: Node,
    passage: Passage,
    setting: Setting | None,
    said: Sequence[Passage],
    likeness: Likeness,
    not_asked: Mapping[tuple[str, str], str],
) -> Row:
    clause, words = passage.clause.section, passage.words
    reason = not_asked.get((clause, words))
    at, score = likeness.best(words)
    if setting is not None and reason is None:
        for expected in _expected(node, passage, setting):
            other, as_expected = likeness.best(expected.text)
            if plain(said[other].words) == plain(expected.text):
                changes = tuple((edit.was.strip(), edit.now.strip()) for edit in expected.edits)
                status: RowStatus = "changed" if changes else "carried"
                return Row(clause, words, status, *_place(said[other]), changes)
            if as_expected > score:
                at, score = other, as_expected
    if plain(said[at].words) == plain(words):
        return Row(clause, words, "carried", *_place(said[at]))
    if score >= (SAME if reason is None else NEARLY_ALL):
        changes = differences(words, said[at].words)
        return Row(clause, words, "changed", *_place(said[at]), changes)
    if reason is not None:
        return Row(clause, words, "not asked", reason=reason)
    return Row(clause, words, "missing")


def _place(passage: Passage) -> tuple[str, str]:
    return passage.clause.section, passage.words


def _expected(node: Node, passage: Passage, setting: Setting) -> list[DraftStatement]:
    """What our own rules would make of the passage."""
    found = bearing(passage, node, setting)
    found = found if found.mode else Bearing("shift")
    told = reports(passage, node, setting, found)
    if told:
        return list(told)
    executing = is_executors(passage.words) or passage.clause.kind == "row"
    executing = executing or (node.executors is not None and passage.words in node.executors)
    return [adapt(passage, setting, found.mode or "shift", role=node.role, executing=executing)]


def _setting(parent: Document, child: Document) -> Setting | None:
    """The setting in which the child adapts the parent; None where neither is above the other."""
    if child.header.level != "commune" or parent.header.level == "commune":
        return None
    commune = _commune(child.header.place or "", parent.header.place or "")
    found = parent.references or find_references(
        parent.text, parent.clauses, year=parent.header.year
    )
    year = child.header.year or parent.header.year or 0
    return Setting(
        parent, commune, year, 10, lead_office(parent, commune), protected_spans(parent, found)
    )


def _commune(place: str, province: str) -> Commune:
    for address in (f"{place}, {province}", place):
        try:
            return find_commune(address)
        except UnitError:
            continue
    kind, _, short = place.partition(" ")
    return Commune(kind if kind in ("xã", "phường") else "xã", short or place, province)
