"""The parent's tree becomes branches of the draft; what became of each duty is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.draft.adapt import adapt, capitalised
from assistant.draft.bearing import Bearing, bearing, is_both_levels, office_of, subject_of
from assistant.draft.blocks import is_executors
from assistant.draft.model import DraftStatement, Duty
from assistant.draft.passages import Node, Passage, Role
from assistant.draft.reporting import reports
from assistant.draft.rules.change import Change
from assistant.draft.setting import Setting
from corpus.document import ClauseKind, Span
from corpus.text import in_lower_case

SECTION_OF: dict[Role, str] = {
    "situation": "I", "purpose": "I", "scope": "II", "goals": "III", "content": "III",
    "solutions": "IV", "funding": "V", "organisation": "VI", "reporting": "VI",
}  # fmt: skip
"""The section of a commune's plan that each part of the parent goes to."""

SUM_REASON = "số tiền của kế hoạch cấp trên; chưa có nguồn nêu số tiền của cấp xã"
_EMPTY_REASON = "mục này không còn nội dung nào giao cho cấp xã"


@dataclass(frozen=True, slots=True)
class Branch:
    """A clause of the draft to be: heading, sentences by paragraph, and what is under it."""

    kind: ClauseKind
    role: Role
    heading: DraftStatement | None
    said: tuple[tuple[int, DraftStatement], ...]
    children: tuple[Branch, ...] = ()
    form: str = ""  # a heading that the form gives, where ``heading`` is None

    @property
    def empty(self) -> bool:
        return not self.said and not self.children


@dataclass
class Harvest:
    """What the walk over the parent collects."""

    coverage: list[Duty] = field(default_factory=list)
    moved: list[Branch] = field(default_factory=list)  # their role is not that of where they stood
    reporting: list[DraftStatement] = field(default_factory=list)

    def take_moved(self) -> list[Branch]:
        """The branches moved out since this was last asked."""
        moved, self.moved = self.moved, []
        return moved


def grow(node: Node, setting: Setting, harvest: Harvest, depth: int = 0) -> Branch | None:
    """The branch that ``node`` becomes; None where nothing of it bears on the commune."""
    first = len(harvest.coverage)
    said = _said(node, setting, harvest)
    own = len(harvest.coverage)
    children: list[Branch] = []
    for child in node.children:
        branch = grow(child, setting, harvest, depth + 1)
        if branch is None:
            continue
        stays = SECTION_OF[child.role] == SECTION_OF[node.role]
        (children if stays else harvest.moved).append(branch)
    if node.children and not children and _introduces(node, said):
        _left_out(harvest, first, said)
        return None
    if node.said and not said and node.heading is None:
        _left_out(harvest, own, None)  # what goes on from words that are not there
        return None
    branch = Branch(node.clause.kind, node.role, _heading(node, setting), said, tuple(children))
    return None if branch.empty else branch


def _said(node: Node, setting: Setting, harvest: Harvest) -> tuple[tuple[int, DraftStatement], ...]:
    if _is_header_row(node):
        statement = adapt(node.said[0], setting, "shift", role=node.role)
        return ((0, statement),)
    out: list[tuple[int, DraftStatement]] = []
    subject: str | None = None
    for passage in node.said:
        named = subject_of(passage)
        found = bearing(passage, node, setting, subject)
        lost = subject if not named and not out else None
        subject = named or subject
        told = reports(passage, node, setting, found)
        if told:
            harvest.reporting += told
            harvest.coverage.append(_duty(passage, told[0]))
        elif found.mode is None:
            harvest.coverage.append(
                Duty(passage.clause.section, passage.words, "left out", found.reason)
            )
        else:
            statement = _adapted(passage, node, setting, found, lost)
            opens = not any(at == passage.paragraph for at, _ in out)
            if opens and (node.heading is None or passage.paragraph > 0):
                statement = capitalised(statement)
            out.append((passage.paragraph, statement))
            harvest.coverage.append(_duty(passage, statement))
    return tuple(out)


# "Trong quá trình thực hiện, nếu có vướng mắc …": whoever the sentence before was about
_BEGUN = re.compile(r"(?:trong|nếu|khi|để|theo|căn cứ|trên cơ sở|định kỳ)(?!\w)")


def _adapted(
    passage: Passage, node: Node, setting: Setting, found: Bearing, lost: str | None
) -> DraftStatement:
    """``lost``: who the sentence is about, said only in a part that was left out."""
    begun = _BEGUN.match(in_lower_case(passage.words))
    office = office_of(lost, setting) if lost and not begun else None
    first = [Change("form.subject", Span(0, 1), f"{office} {passage.words[0].lower()}")]
    named = node.executors is not None and passage.words in node.executors
    subject = subject_of(passage)
    acts = subject is not None and (
        office_of(subject, setting) is not None or is_both_levels(subject)
    )
    executing = is_executors(passage.words) or named or acts or passage.clause.kind == "row"
    return adapt(
        passage,
        setting,
        found.mode or "shift",
        role=node.role,
        executing=executing,
        office=office or (office_of(node.unit, setting) if node.unit else None),
        first=first if office else (),
    )


def _duty(passage: Passage, statement: DraftStatement) -> Duty:
    section, words = passage.clause.section, passage.words
    if any(edit.rule == "sum.blank" for edit in statement.edits):
        return Duty(section, words, "open", SUM_REASON)
    return Duty(section, words, "adapted" if statement.edits else "carried")


def _heading(node: Node, setting: Setting) -> DraftStatement | None:
    heading = node.heading
    if heading is None:
        return None
    if node.unit is None:
        return adapt(heading, setting, "shift", role=node.role)
    mode = bearing(heading, node, setting).mode or "shift"
    return adapt(heading, setting, mode, role=node.role)


def _introduces(node: Node, said: tuple[tuple[int, DraftStatement], ...]) -> bool:
    """Whether a clause says nothing without what stands under it: a title, an item that only
    heads its activities, "Cơ quan thực hiện:"."""
    words = [statement.source for _, statement in said]
    heads = node.clause.kind in ("item", "section", "point") and len(words) == 1 and not node.unit
    return not words or heads or all(line.endswith(":") for line in words)


def _left_out(
    harvest: Harvest, first: int, said: tuple[tuple[int, DraftStatement], ...] | None
) -> None:
    """What a dropped clause said (None: all since ``first``) is left out, not carried."""
    words = None if said is None else {statement.source for _, statement in said}
    for at in range(first, len(harvest.coverage)):
        duty = harvest.coverage[at]
        if (words is None or duty.text in words) and duty.status != "left out":
            harvest.coverage[at] = replace(duty, status="left out", reason=_EMPTY_REASON)


def _is_header_row(node: Node) -> bool:
    """A table's first row: the names of its columns."""
    return node.clause.kind == "row" and ".bảng " in f".{node.clause.path}" and bool(node.said)
