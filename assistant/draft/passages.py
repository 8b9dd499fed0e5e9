"""The parent plan as a tree of its clauses, each with its role and the sentences it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.draft.blocks import executors_of
from corpus.document import Clause, Document, Span
from corpus.facts.actors import actor_in_heading
from corpus.text import fold, sentences

Role = Literal[
    "situation",
    "purpose",
    "scope",
    "goals",
    "content",
    "solutions",
    "funding",
    "organisation",
    "reporting",
]
"""Which part of a plan a clause belongs to, told by the headings above it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the parent, without its clause's label. ``span`` is in the document's text."""

    clause: Clause
    span: Span
    words: str
    paragraph: int  # its paragraph within the clause, from 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A clause with what is under it.

    ``unit`` is the body that its heading (or the nearest one above) gives duties to;
    ``executors`` the words that say who carries out the activity it belongs to.
    """

    clause: Clause
    role: Role
    unit: str | None
    executors: str | None
    passages: tuple[Passage, ...]
    children: tuple[Node, ...]

    @property
    def heading(self) -> Passage | None:
        return next((passage for passage in self.passages if passage.heading), None)

    @property
    def said(self) -> tuple[Passage, ...]:
        """The sentences behind the heading."""
        return tuple(passage for passage in self.passages if not passage.heading)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


_BODY = (
    "part",
    "chapter",
    "section",
    "article",
    "item",
    "point",
    "bullet",
    "row",
    "annex",
    "closing",
)


def read_tree(document: Document) -> tuple[Node, ...]:
    """The body of a plan: its outermost clauses, in reading order, and all under them.

    Opening, recipients, signature and notes are no body; every other word is in one passage or
    is a label.
    """
    children: dict[str | None, list[Clause]] = {}
    for clause in document.clauses:
        if clause.kind in _BODY:
            children.setdefault(clause.parent, []).append(clause)
    reader = _Reader(document, children)
    roots = _roots(None, None, children)
    return tuple(reader.node(clause, None, 0, role) for clause, role in roots)


def _roots(
    path: str | None, role: Role | None, children: dict[str | None, list[Clause]]
) -> Iterator[tuple[Clause, Role | None]]:
    """The outermost clauses that hold a part of the plan, with the role of the part or chapter
    they stand in: these are only wrappers."""
    for clause in children.get(path, ()):
        if clause.kind in ("part", "chapter") and clause.path in children:
            yield from _roots(clause.path, _role(clause, role, 0, None), children)
        else:
            yield clause, role


class _Reader:
    def __init__(self, document: Document, children: dict[str | None, list[Clause]]) -> None:
        self._document = document
        self._children = children

    def node(
        self, clause: Clause, above: Node | None, depth: int, wrapper: Role | None = None
    ) -> Node:
        under = self._children.get(clause.path, [])
        unit = actor_in_heading(clause.title) if clause.title and depth else None
        role = _role(clause, above.role if above else wrapper, depth, unit)
        if above is not None and above.unit and unit is None:
            unit = above.unit
        executors = executors_of(clause, under, self._document, self._children)
        shell = Node(
            clause,
            role,
            unit if role in ("organisation", "reporting", "funding") else None,
            executors or (above.executors if above else None),
            passages(self._document, clause, split=role in ("organisation", "reporting")),
            (),
        )
        nodes = tuple(self.node(child, shell, depth + 1) for child in under)
        return Node(shell.clause, role, shell.unit, shell.executors, shell.passages, nodes)


# Words of a heading that tell its role, in the order they are asked; folded
_ROLES: tuple[tuple[Role, str], ...] = (
    (
        "situation",
        r"(?:danh gia |khai quat |dac diem,? )?(?:tinh hinh|thuc trang|boi canh)(?! moi)",
    ),
    ("situation", r"can cu(?! (?:dia diem|vi tri))"),
    ("situation", r"ket qua (?:thuc hien|dat duoc)|ton tai, han che|su can thiet"),
    ("reporting", r"che do (?:thong tin,? )?bao cao|thong tin,? bao cao|bao cao ket qua"),
    ("organisation", r"to chuc (?:thuc hien|trien khai)|phan cong|trach nhiem"),
    ("funding", r"kinh phi|nguon von|nguon luc$|du toan|nguon luc tai chinh|ngan sach"),
    ("content", r"nhiem vu|noi dung"),
    ("goals", r"muc tieu|chi tieu"),
    ("purpose", r"muc dich|yeu cau|quan diem|nguyen tac"),
    ("scope", r"doi tuong|pham vi|thoi gian"),
    ("solutions", r"giai phap|bien phap"),
    ("content", r"hoat dong|cong viec"),
)


def _role(clause: Clause, above: Role | None, depth: int, unit: str | None) -> Role:
    """A section's heading may hold its keyword anywhere, an item's must begin with it."""
    if clause.kind == "closing":
        return "organisation"
    named = unit is not None and above not in ("funding", "goals", "scope")
    if named and depth in (1, 2) and clause.kind in ("item", "point"):
        return "reporting" if above == "reporting" else "organisation"
    title = fold(clause.title).strip(" .:")
    for role, pattern in _ROLES if title else ():
        anywhere = depth == 0 and role != "situation"
        if anywhere and re.search(pattern, title):
            return role
        if depth == 0 and re.match(pattern, title):
            return role
        if depth in (1, 2) and clause.kind in ("item", "section") and re.match(pattern, title):
            return "content" if role == "organisation" and above not in (role, None) else role
    return above or "content"


# ── sentences ────────────────────────────────────────────────────────────────────────────────

_ENDED = re.compile(r"[.;:!?…”\")\]]\s*$")
_GOES_ON = re.compile(r"[a-zà-ỹđ0-9(]")


def passages(document: Document, clause: Clause, *, split: bool = False) -> tuple[Passage, ...]:
    """The sentences of a clause, in order; its heading first, where it has one.

    ``split`` ends a sentence at a semicolon too: there each part may be for another body.
    """
    whole = clause.span.of(document.text)
    start = len(clause.label) if whole.startswith(clause.label) else 0
    while start < len(whole) and whole[start].isspace():
        start += 1
    out: list[Passage] = []

    def take(begin: int, end: int, paragraph: int, heading: bool = False) -> None:
        words = whole[begin:end]
        begin += len(words) - len(words.lstrip())
        words = words.strip()
        if any(letter.isalnum() for letter in words):
            at = clause.span.start + begin
            span = Span(at, at + len(words))
            out.append(Passage(clause, span, words, paragraph, heading))

    if clause.kind in ("row", "annex"):
        rest = whole[start:] if clause.kind == "row" else whole[start:].split("\n", 1)[0]
        take(start, start + len(rest), 0, heading=clause.kind == "annex")
        take(start + len(rest), len(whole), 1)
        return tuple(out)
    title_end = _title_end(whole, start, clause.title)
    if title_end > start:
        take(start, title_end, 0, heading=True)
    inline = "\n" not in whole[start : title_end + 1] and title_end > start
    for count, (begin, end) in enumerate(_paragraphs(whole, title_end), 0 if inline else 1):
        for sentence in _sentences(whole[begin:end].replace("\n", " "), split):
            take(begin + sentence.start, begin + sentence.end, count)
    return tuple(out)


def _sentences(paragraph: str, split: bool) -> list[Span]:
    """Sentences; what goes on in small letters behind "…)" is the same sentence."""
    out: list[Span] = []
    for sentence in sentences(paragraph, semicolons=split):
        goes_on = paragraph[sentence.start].islower() and out
        depends = _DEPENDS.match(paragraph, sentence.start)
        if goes_on and (depends or not paragraph[: out[-1].end].endswith(";")):
            out[-1] = Span(out[-1].start, sentence.end)
        else:
            out.append(sentence)
    return out


# "…; nhằm nâng cao …", "…; trong đó chú trọng …" say nothing by themselves
_DEPENDS = re.compile(r"(?:nhằm|để|trong đó|góp phần|qua đó|từ đó|đặc biệt|nhất là|hoặc)(?!\w)")
_SHORT_TITLE = 60
"""Characters: "Thời gian:" before running text heads it, a whole clause before a colon does not."""


def _title_end(whole: str, start: int, title: str) -> int:
    """Where the heading ends, its colon included; ``start`` where the clause has none."""
    if not title:
        return start
    flat = whole.replace("\n", " ")
    at = flat.find(title, start)
    if at < 0:
        return start
    end = at + len(title)
    mark = re.compile(r"\s*[:.]?").match(flat, end)
    end = mark.end() if mark and mark.group().strip() else end
    inline = whole[end : end + 1] not in ("\n", "") and whole[end:].lstrip(" ")[:1] != "\n"
    return start if inline and len(title) > _SHORT_TITLE else end


def _paragraphs(whole: str, start: int) -> Iterator[tuple[int, int]]:
    """Paragraphs behind ``start``; a line break inside a sentence does not part them."""
    begin = start
    for match in re.finditer(r"\n", whole[start:]):
        at = start + match.start()
        broken = not _ENDED.search(whole, begin, at) and _GOES_ON.match(whole, at + 1)
        if whole[begin:at].strip() and not broken:
            yield begin, at
            begin = at + 1
    yield begin, len(whole)
