"""The outline of a commune's plan: its sections, numbered lines, and blanks where no source speaks.

I mục đích, yêu cầu; II đối tượng, phạm vi; III nội dung; IV giải pháp; V kinh phí; VI tổ chức thực
hiện, unit by unit, with the reports. The layout of labels is that of Decree 30/2020/NĐ-CP, Annex
I, II.6: Roman numbers, numbers, letters, dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft.branches import SECTION_OF, Branch
from assistant.draft.model import DraftStatement, Edit, Line, LineStyle, blank
from corpus.document import ClauseKind, Span

TITLES = {
    "I": "MỤC ĐÍCH, YÊU CẦU",
    "II": "ĐỐI TƯỢNG, PHẠM VI",
    "III": "NỘI DUNG THỰC HIỆN",
    "IV": "GIẢI PHÁP THỰC HIỆN",
    "V": "KINH PHÍ THỰC HIỆN",
    "VI": "TỔ CHỨC THỰC HIỆN",
}
REPORTS = "Chế độ báo cáo"
_BLANKS = {
    "I": ("điền mục đích, yêu cầu",),
    "II": ("điền đối tượng", "điền phạm vi"),
    "III": ("điền nội dung",),
    "IV": ("điền giải pháp",),
    "V": ("điền nguồn và mức kinh phí",),
    "VI": ("điền đơn vị và nhiệm vụ",),
}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the draft before it is numbered: its title, and what it holds."""

    title: str | DraftStatement
    branches: tuple[Branch, ...]
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections in order by their Roman numbers, the closing words, and annexes."""

    sections: dict[str, Section]
    closing: tuple[Branch, ...]
    annexes: tuple[Branch, ...]

    @property
    def organisation(self) -> str:
        """The number of the section that names the units: the one with the item on reports."""
        return next(
            (n for n, part in self.sections.items() if any(b.form for b in part.branches)), "VI"
        )


def arranged(branches: Sequence[Branch], reports: Sequence[DraftStatement]) -> Outline:
    """The branches of the parent's sections, each in its section of the draft, in order."""
    held: dict[str, list[Branch]] = {name: [] for name in TITLES}
    apart: dict[str, list[Branch]] = {"annex": [], "closing": []}
    for branch in branches:
        if branch.kind in apart:
            apart[branch.kind].append(branch)
        else:
            held[SECTION_OF[branch.role]] += _opened(branch)
    units = merged(held["VI"])
    held["VI"] = [*units, reports_item(reports)]
    sections = {name: Section(TITLES[name], tuple(held[name]), _BLANKS[name]) for name in TITLES}
    if not units:
        filled = _blank_branch(_BLANKS["VI"][0])
        sections["VI"] = replace(sections["VI"], branches=(filled, *held["VI"]))
    return Outline(sections, tuple(apart["closing"]), tuple(apart["annex"]))


def _opened(branch: Branch) -> Iterator[Branch]:
    """What stands under a section of the parent; its own title gives way to the form's."""
    if branch.kind not in ("section", "part"):
        yield branch
        return
    if branch.said:
        yield Branch("closing", branch.role, None, branch.said)
    yield from branch.children


def merged(branches: Sequence[Branch]) -> list[Branch]:
    """Branches with one and the same heading as one: two departments that one office follows."""
    out: list[Branch] = []
    for branch in branches:
        heading = branch.heading.text.rstrip(" :") if branch.heading else None
        at = next((i for i, other in enumerate(out) if heading and _headed(other, heading)), None)
        if at is None:
            out.append(branch)
            continue
        first = out[at]
        children = (*_as_children(first), *_as_children(branch))
        out[at] = Branch(first.kind, first.role, first.heading, (), children)
    return out


def _headed(branch: Branch, heading: str) -> bool:
    return branch.heading is not None and branch.heading.text.rstrip(" :") == heading


def _as_children(branch: Branch) -> tuple[Branch, ...]:
    """A branch's own sentences as dashes, then what is under it."""
    own = tuple(
        Branch("bullet", branch.role, None, tuple((0, s) for p, s in branch.said if p == at))
        for at in dict.fromkeys(p for p, _ in branch.said)
    )
    return own + branch.children


def reports_item(said: Sequence[DraftStatement]) -> Branch:
    """The item on reports, or its blank where the parent asks for none."""
    children = tuple(Branch("bullet", "reporting", None, ((0, one),)) for one in said)
    children = children or (_blank_branch("điền thời hạn báo cáo", "bullet"),)
    return Branch("item", "reporting", None, (), children, form=REPORTS)


def _blank_branch(words: str, kind: ClauseKind = "item") -> Branch:
    return Branch(kind, "organisation", None, ((0, DraftStatement(blank(words), None)),))


# ── numbered lines ───────────────────────────────────────────────────────────────────────────


def numbered(name: str, section: Section) -> Iterator[Line]:
    """The lines of a section, its title first."""
    if isinstance(section.title, str):
        yield Line("heading", name, f"{name}.", section.title)
    else:
        yield Line("heading", name, f"{name}.", statements=(section.title,))
    if section.branches:
        yield from _level(section.branches, name, "section")
        return
    for words in section.blanks:
        yield Line("text", name, "-", statements=(DraftStatement(blank(words), None),))


def _level(
    branches: Sequence[Branch], path: str, above: ClauseKind, lead: str = ""
) -> Iterator[Line]:
    """Clauses of one level; of mixed kinds all take the highest one's labels."""
    first = next((i for i, branch in enumerate(branches) if branch.kind != "closing"), None)
    for branch in branches[:first]:
        yield from paragraphs(branch.said, path)
    rest = () if first is None else branches[first:]
    kind = _common([branch.kind for branch in rest])
    for count, branch in enumerate(rest, 1):
        label, step = _label(kind, count, lead, above)
        yield from _clause(branch, f"{path}.{step}" if step else path, label, kind)


def _clause(branch: Branch, path: str, label: str, kind: ClauseKind) -> Iterator[Line]:
    heading = (branch.heading,) if branch.heading else ()
    opens = 0 if branch.heading or branch.form else min((at for at, _ in branch.said), default=0)
    inline = tuple(statement for at, statement in branch.said if at == opens)
    titled = bool(heading or branch.form or (branch.children and kind == "item"))
    style: LineStyle = "heading" if titled and kind == "item" else "text"
    yield Line(style, path, label, branch.form, (*heading, *inline))
    yield from paragraphs([(at, one) for at, one in branch.said if at != opens], path)
    lead = label.rstrip(".") if kind == "item" else ""
    yield from _level(branch.children, path, kind, lead)


def paragraphs(said: Sequence[tuple[int, DraftStatement]], path: str) -> Iterator[Line]:
    """Sentences without label, those of one paragraph together."""
    for at in dict.fromkeys(at for at, _ in said):
        yield Line("text", path, statements=tuple(s for p, s in said if p == at))


def annex_lines(annex: Branch) -> Iterator[Line]:
    """An annex: its title, then the rows of its table, counted anew."""
    yield Line("heading", "Phụ lục", "", "PHỤ LỤC")
    if annex.heading:
        yield Line("heading", "Phụ lục", statements=(annex.heading,))
    yield from paragraphs(annex.said, "Phụ lục")
    count = 0
    for part in annex.children:
        if part.heading:
            yield Line("row", "Phụ lục", part_label(part), statements=(part.heading,))
        for branch in (part, *part.children):
            for _, statement in branch.said:
                label = ""
                if statement.text.startswith("|"):
                    label, count = _row_label(statement), 0
                elif branch.kind == "row" and statement.text[:1].isdigit():
                    count += 1
                    statement = _counted(statement, count)
                yield Line("row", "Phụ lục", label, statements=(statement,))


def part_label(branch: Branch) -> str:
    """The Roman number that a part of the parent's table has."""
    return _row_label(branch.heading) if branch.heading else ""


def _row_label(statement: DraftStatement) -> str:
    return statement.quote.clause.label if statement.quote else ""


def _counted(statement: DraftStatement, count: int) -> DraftStatement:
    was = re.match(r"\d+", statement.text)
    if was is None or was.group() == str(count):
        return statement
    by = len(str(count)) - was.end()
    moved = tuple(
        replace(edit, span=Span(edit.span.start + by, edit.span.end + by))
        for edit in statement.edits
    )
    edit = Edit("form.number", was.group(), str(count), Span(0, len(str(count))))
    return replace(statement, text=str(count) + statement.text[was.end() :], edits=(edit, *moved))


_ORDER: tuple[ClauseKind, ...] = ("item", "point", "bullet")


def _common(kinds: Sequence[ClauseKind]) -> ClauseKind:
    """The one kind of labels for clauses side by side: a dash behind a number would go under it."""
    if any(kind in ("section", "part", "chapter", "article") for kind in kinds):
        return "item"
    return next((kind for kind in _ORDER if kind in kinds), "bullet")


def _label(kind: ClauseKind, count: int, lead: str, above: ClauseKind) -> tuple[str, str]:
    """The label as printed, and the step that our reader makes of it."""
    if kind == "item":
        return (f"{lead}.{count}." if lead else f"{count}."), str(count)
    if kind == "point":
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return f"{letter})", letter
    return ("+" if above == "bullet" else "-"), ""
