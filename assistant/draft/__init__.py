"""A commune's plan from its province's: every sentence with the clause it comes from.

parent plan → duties that bear on the commune → outline → adapt → check → Draft
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.draft.basis import basis_lines, doubtful
from assistant.draft.branches import Branch, Harvest, grow
from assistant.draft.check import checked
from assistant.draft.demands import accepted_commune, accepted_parent, accepted_year, recognised
from assistant.draft.like import ordered_like
from assistant.draft.model import Draft, Line
from assistant.draft.opening import enacting_line, title_of_draft
from assistant.draft.passages import read_tree
from assistant.draft.protected import protected_spans
from assistant.draft.recipients import recipients_of
from assistant.draft.sections import annex_lines, arranged, numbered, paragraphs
from assistant.draft.setting import Setting, lead_office
from corpus.citing.references import find_references
from corpus.citing.register import Register, load_register
from corpus.citing.resolution import resolve
from corpus.document import Document

__all__ = ["DAYS_EARLIER", "Draft", "draft_plan"]

DAYS_EARLIER = 10
"""Days by which the commune's units report sooner than the commune, unless set otherwise."""


def draft_plan(
    parent: Document,
    place: str,
    *,
    year: int | None = None,
    like: Document | None = None,
    section: str | None = None,
    days_earlier: int = DAYS_EARLIER,
    register: Register | None = None,
    today: date | None = None,
    phrase: Callable[[Draft], Draft] | None = None,
) -> Draft:
    """The plan of the commune ``place`` ("phường Pleiku, tỉnh Gia Lai") that follows ``parent``.

    ``year``: the draft's; else the parent's, or this year's where the parent is older than the
    structure of 1 July 2025. ``like``: an earlier plan of the commune, whose order of sections
    and units the draft takes. ``section``: only this section ("V"). ``phrase``: says adapted
    sentences more fluently; where a check fails for it, the rules' version stays. Raises
    CancuError for a parent, place, year or section that no plan can be drafted from or for.
    """
    today = today or date.today()
    accepted_parent(parent, like)
    commune, warnings = accepted_commune(parent, place)
    chosen, year_warnings = accepted_year(parent, year, today)
    register = register or load_register()
    found = parent.references or find_references(
        parent.text, parent.clauses, year=parent.header.year
    )
    references = resolve(found, register, {}, date(max(chosen, today.year), 1, 1), parent.text)
    setting = Setting(
        parent, commune, chosen, days_earlier, lead_office(parent, commune),
        protected_spans(parent, references),
    )  # fmt: skip

    harvest = Harvest()
    branches: list[Branch] = []
    for node in read_tree(parent):
        grown = grow(node, setting, harvest)
        branches += [*([grown] if grown else []), *harvest.take_moved()]
    outline = arranged(branches, harvest.reporting)
    if like is not None:
        outline = ordered_like(outline, like, setting)

    lines: list[Line] = [*basis_lines(setting, references), enacting_line(setting)]
    for name, part in outline.sections.items():
        lines += numbered(name, part)
    for branch in outline.closing:
        lines += paragraphs(branch.said, "phần kết")
    for branch in outline.annexes:
        lines += annex_lines(branch)
    opening = next((c for c in parent.clauses if c.kind == "opening"), None)
    draft = Draft(
        parent,
        commune,
        chosen,
        title_of_draft(setting),
        tuple(lines),
        recipients_of(setting, harvest, outline.organisation),
        tuple(harvest.coverage),
        warnings=(
            *warnings,
            *year_warnings,
            *recognised(parent),
            *doubtful(references, opening),
        ),
    )
    made = checked(draft, setting, only=section)
    if phrase is None:
        return made
    fluent = checked(phrase(replace(made, warnings=draft.warnings)), setting)
    return made if _is_worse(fluent, made) else fluent


def _is_worse(one: Draft, other: Draft) -> bool:
    """Whether a check finds more in the one than in the other."""
    return any(
        len(mine.found) > len(theirs.found)
        for mine, theirs in zip(one.checks, other.checks, strict=True)
    )
