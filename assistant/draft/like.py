"""The order and the units of the commune's own earlier plan, in today's structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.draft.adapt import adapt
from assistant.draft.branches import SECTION_OF, Branch
from assistant.draft.model import DraftStatement, blank
from assistant.draft.passages import Node, read_tree
from assistant.draft.sections import REPORTS, Outline, Section, merged
from assistant.draft.setting import Setting
from corpus.document import Document
from corpus.names import compared

_NUMBERS = "I II III IV V VI VII VIII IX X XI XII".split()


def ordered_like(outline: Outline, like: Document, setting: Setting) -> Outline:
    """The outline with the sections of ``like`` in its order and under its titles, and its units;
    what ``like`` has no section for follows under the form's title."""
    own = replace(setting, parent=like, protected=())
    sections: list[Section] = []
    taken: set[str] = set()
    for node in read_tree(like):
        name = SECTION_OF[node.role]
        if node.clause.kind not in ("section", "part") or name in taken or not node.heading:
            continue
        taken.add(name)
        title = adapt(node.heading, own, "shift", role=node.role)
        part = outline.sections[name]
        if name == "VI":
            part = replace(part, branches=tuple(_units(part.branches, node, own)))
        sections.append(replace(part, title=title))
    sections += [
        part for name, part in outline.sections.items() if name not in taken and part.branches
    ]
    return replace(outline, sections=dict(zip(_NUMBERS, sections, strict=False)))


def _units(branches: Sequence[Branch], node: Node, own: Setting) -> Iterator[Branch]:
    """The earlier plan's units in its order with what the parent gives them; a unit that the
    parent gives nothing has a blank."""
    left = [branch for branch in branches if branch.form != REPORTS]
    ordered: list[Branch] = []
    for child in node.children:
        if child.heading is None or child.unit is None:
            continue
        heading = adapt(child.heading, own, "shift", role=child.role)
        mine = [branch for branch in left if _same_unit(branch, heading)]
        left = [branch for branch in left if branch not in mine]
        children = tuple(one for branch in mine for one in _under(branch))
        if not children and any(_same_unit(branch, heading) for branch in ordered):
            continue
        if not children:
            empty = DraftStatement(blank("điền nhiệm vụ"), None)
            children = (Branch("bullet", "organisation", None, ((0, empty),)),)
        ordered.append(Branch("item", "organisation", heading, (), children))
    yield from merged([*ordered, *left])
    yield from (branch for branch in branches if branch.form == REPORTS)


def _under(branch: Branch) -> tuple[Branch, ...]:
    own = tuple(
        Branch("bullet", branch.role, None, tuple((0, s) for p, s in branch.said if p == at))
        for at in dict.fromkeys(p for p, _ in branch.said)
    )
    return own + branch.children


_BESIDE = re.compile(
    r"(?:đề nghị\s*:?\s*)|\([^()]*\)|(?:phường|xã|đặc khu)\s*[:.]?\s*$", re.IGNORECASE
)


def _same_unit(branch: Branch, heading: DraftStatement) -> bool:
    """Whether two headings name one unit: the words of the one begin with those of the other."""
    if branch.heading is None:
        return False
    one = compared(_BESIDE.sub("", branch.heading.text))
    other = compared(_BESIDE.sub("", heading.text))
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and longer[: len(shorter)] == shorter
