"""Clauses that are open while an outline is read, and how one opens under another.

A label closes every open clause of its own rank or lower and opens a new one under what remains.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from corpus.document import Clause, ClauseKind, Span
from corpus.structure.labels import Label
from corpus.structure.paragraphs import Paragraph

# Ranks of the outline's levels: a label closes what has its rank or a lower one (a higher number).
# Between them is room for "1.1", "1.1.1" under an item and for bullets under bullets.
PART, CHAPTER, SECTION, ARTICLE, ITEM, POINT, BULLET = 10, 20, 30, 40, 50, 60, 100
_RANKS: dict[ClauseKind, int] = {
    "part": PART,
    "chapter": CHAPTER,
    "section": SECTION,
    "article": ARTICLE,
    "item": ITEM,
    "point": POINT,
    "bullet": BULLET,
    "row": BULLET,
}


def in_table(rank: int) -> int:
    """The rank of a heading that is a table's row: the table stands under what is open before it,
    whatever levels that has."""
    return POINT + 1 + rank // PART


RUNNING = "¶"
"""Step of a paragraph that stands without label behind labelled ones (``III.¶1``)."""


@dataclass(slots=True)
class Open:
    """A clause being read."""

    kind: ClauseKind
    path: str
    label: str
    title: str
    headings: tuple[str, ...]
    start: int
    end: int
    page: int | None
    parent: str | None
    rank: int
    mark: str = ""  # a bullet's mark
    steps: Counter[str] = field(default_factory=Counter)  # children counted by mark

    def closed(self) -> Clause:
        return Clause(
            self.path,
            self.kind,
            self.label,
            self.title,
            self.headings,
            Span(self.start, self.end),
            self.page,
            self.parent,
        )


class ClauseStack:
    """The clauses read so far, and those among them that are still open, outermost first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paths: Counter[str] = Counter()
        self.clauses: list[Open] = []
        self.open: list[Open] = []
        self.columns: str | None = None  # the header row of the table being read

    @property
    def last(self) -> Open | None:
        return self.clauses[-1] if self.clauses else None

    def own(self, clause: Open) -> str:
        """The words of a clause, as far as they are read."""
        return self._text[clause.start : clause.end]

    def below(self, parent: Open) -> list[Open]:
        """What has been read under an open clause, without what is under that in turn."""
        behind = itertools.takewhile(lambda clause: clause is not parent, reversed(self.clauses))
        return [clause for clause in behind if clause.parent == parent.path]

    def rank(self, label: Label) -> int:
        if label.kind == "bullet":
            return self._bullet_rank(label.step)
        return _RANKS[label.kind]

    def _bullet_rank(self, mark: str) -> int:
        """A bullet's mark nests in the order of its first use: "-" over "+" here, "+" over "-"
        there."""
        bullets = [clause for clause in self.open if clause.mark]
        for clause in bullets:
            if clause.mark == mark:
                return clause.rank
        return (bullets[-1].rank if bullets else BULLET) + 1

    def decimal(self, step: str) -> tuple[int, str]:
        """Rank and step of "1.2" or "1.2.3": under the open item "1" it is that item's "2"."""
        numbers = step.split(".")
        for clause in reversed(self.open):
            if clause.kind != "item":
                continue
            labelled = clause.label.rstrip(".):-– ").split(".")
            if labelled == numbers[: len(labelled)] and len(labelled) < len(numbers):
                return clause.rank + 1, ".".join(numbers[len(labelled) :])
        return ITEM + len(numbers) - 1, step

    def push(
        self,
        kind: ClauseKind,
        step: str,
        paragraph: Paragraph,
        rank: int,
        label: str = "",
        title: str = "",
    ) -> Open:
        """Opens a clause of this rank, under the open one above it."""
        self.close(rank)
        parent = self.open[-1] if self.open else None
        above = parent
        if kind == "article":
            # An article is cited by its number alone, whatever chapter it stands in; one of a
            # regulation that a decision issues, with the regulation's name.
            above = self.open[0] if self.open and self.open[0].kind == "annex" else None
        path = f"{above.path}.{step}" if above else step
        opened = self.add(kind, path, paragraph, label, title, parent, rank)
        self.open.append(opened)
        return opened

    def push_bullet(
        self, kind: ClauseKind, mark: str, paragraph: Paragraph, rank: int, label: str = ""
    ) -> None:
        """Opens a clause that is counted by its mark: "-1", "-2", "hàng 1"."""
        self.close(rank)
        counted = self.open[-1].steps if self.open else self._paths
        counted[mark] += 1
        named = f"{mark} {counted[mark]}" if mark.isalpha() else f"{mark}{counted[mark]}"
        opened = self.push(kind, named, paragraph, rank, label)
        opened.mark = mark

    def push_running(self, paragraph: Paragraph) -> None:
        """Adds a paragraph without label to the innermost open clause, behind its points."""
        if not self.open:
            self.clauses[-1].end = paragraph.span.end
            return
        parent = self.open[-1]
        parent.steps[RUNNING] += 1
        path = f"{parent.path}.{RUNNING}{parent.steps[RUNNING]}"
        self.add("item", path, paragraph, parent=parent)

    def add_numbered(self, name: str, paragraph: Paragraph) -> None:
        """Adds a paragraph of a text that has no labels: "đoạn 1"."""
        self._paths[name] += 1
        self.add("item", f"{name} {self._paths[name]}", paragraph)

    def close(self, rank: int) -> None:
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()

    def extend_or_add(self, kind: ClauseKind, path: str, paragraph: Paragraph) -> None:
        if self.clauses and self.clauses[-1].kind == kind:
            self.clauses[-1].end = paragraph.span.end
        else:
            self.open.clear()
            self.add(kind, path, paragraph)

    def add(
        self,
        kind: ClauseKind,
        path: str,
        paragraph: Paragraph,
        label: str = "",
        title: str = "",
        parent: Open | None = None,
        rank: int = 0,
    ) -> Open:
        """Adds a clause without opening it; a path that is taken is counted on."""
        self._paths[path] += 1
        if self._paths[path] > 1:
            path = f"{path} ({self._paths[path]})"
        headings = tuple(heading for clause in self.open if (heading := self._heading(clause)))
        if kind == "row" and self.columns and paragraph.span.of(self._text) != self.columns:
            headings += (self.columns,)
        opened = Open(
            kind,
            path,
            label,
            title,
            headings,
            paragraph.span.start,
            paragraph.span.end,
            paragraph.page,
            parent.path if parent else None,
            rank,
        )
        self.clauses.append(opened)
        return opened

    def _heading(self, clause: Open) -> str:
        if clause.title:
            return f"{clause.label} {clause.title}".strip()
        if clause.mark:
            return ""
        # An item that is running text, with points under it: its first words say what they are of.
        own = self.own(clause)
        return own if len(own) <= 200 else own[:200].rsplit(" ", 1)[0] + " …"
