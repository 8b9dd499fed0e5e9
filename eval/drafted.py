"""Drafts are made of the plans that are held, and judged: `cancu eval --set drafts`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.draft import draft_plan
from corpus.citing.register import load_register
from corpus.document import Document
from eval.asking import TODAY, Report
from eval.datasets.drafts import Wanted
from eval.metrics.drafts import DraftFigure, judge_draft
from eval.metrics.statistics import Figure, figure
from index import Index


def plans_of(index: Index) -> Mapping[str, Callable[[], Document]]:
    """The documents of an index by the name of their original, each read when it is asked for."""
    rows = [row for row in index.documents() if row.superseded_by is None]
    return {
        name: (lambda id=row.id: index.document(id))  # type: ignore[misc]
        for row in rows
        for name in (row.original, row.file)
        if name
    }


def judge_drafts(
    wanted: Sequence[Wanted],
    plans: Mapping[str, Callable[[], Document]],
    on_progress: Report = lambda done, total, name: None,
) -> Iterator[DraftFigure]:
    """Drafts each wanted plan whose parent is held, and judges it; the others are passed over.

    Raises DatasetError for an entry that names a clause which the parent lacks.
    """
    register = load_register()
    held = [one for one in wanted if one.parent in plans]
    for done, one in enumerate(held):
        on_progress(done, len(held), f"{one.parent} → {one.place}")
        parent = plans[one.parent]()
        one.refuse_unknown_clauses(parent)
        draft = draft_plan(parent, one.place, year=one.year, register=register, today=TODAY)
        gold = [line.model_dump(by_alias=True) for _, line in one.gold]
        yield judge_draft(draft.to_json(), parent, one.parent, gold)
    on_progress(len(held), len(held), "")


def draft_figures(drafts: Sequence[DraftFigure]) -> dict[str, Figure]:
    """``drafts.*`` over all drafts: shares of the sentences that are no blanks (``sourced``, and
    ``current``: with nothing stale in it), of the parents' clauses (``accounted``), and of the
    gold entries (``carried`` of the communes' own, ``left out`` of the others)."""
    sourced: list[float] = []
    current: list[float] = []
    accounted: list[float] = []
    for one in drafts:
        sourced += _series(one.sentences, len(one.unsourced))
        current += _series(one.sentences, one.stained)
        accounted += _series(one.clauses, len(one.forgotten))
    duties = [duty for one in drafts for duty in one.duties]
    series = {
        "drafts.sourced": sourced,
        "drafts.current": current,
        "drafts.accounted": accounted,
        "drafts.carried": [float(duty.good) for duty in duties if duty.commune],
        "drafts.left out": [float(duty.good) for duty in duties if not duty.commune],
    }
    found = {name: figure(values) for name, values in series.items() if values}
    return {name: each for name, each in found.items() if each is not None}


def _series(whole: int, bad: int) -> list[float]:
    return [0.0] * bad + [1.0] * (whole - bad)
