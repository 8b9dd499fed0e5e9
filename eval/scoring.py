"""Records become figures: each question's values, and the metrics over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import answers, citations, retrieval
from eval.metrics.answers import Judgement
from eval.metrics.statistics import Figure, figure
from eval.record import Library, Record

Values = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Scored:
    """A record with its judgement and its value of each metric."""

    record: Record
    judgement: Judgement
    values: Values


def score(records: Sequence[Record], library: Library) -> tuple[Scored, ...]:
    """Judges each record; nothing is asked again."""
    return tuple(_score(record, library) for record in records)


def _score(record: Record, library: Library) -> Scored:
    judgement = answers.judge(record, library)
    values = {
        **answers.scores(judgement),
        **citations.scores(record, library),
        **retrieval.scores(record, library),
    }
    return Scored(record, judgement, values)


def figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """Every metric that has a value for some question."""
    names = scored[0].values if scored else {}
    found = {name: figure([one.values[name] for one in scored]) for name in names}
    return {name: value for name, value in found.items() if value is not None}
