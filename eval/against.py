"""Two runs side by side: which metrics moved by more than chance, and which questions turned."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import CancuError
from eval.metrics.statistics import Difference, compare
from eval.run import Run
from eval.scoring import Scored

SURE = 0.05
"""A difference that chance makes less often than this is taken for real."""

_LESS_IS_BETTER = frozenset({"answers.wrong", "answers.abstained"})


@dataclass(frozen=True, slots=True)
class Turned:
    """A question whose outcome is another than before."""

    before: Scored
    after: Scored


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one run to another, over the questions that both asked alike."""

    questions: int  # and duties of drafts
    left_out: int  # asked in one run only, or with another gold
    metrics: dict[str, Difference]
    better: tuple[Turned, ...]
    worse: tuple[Turned, ...]

    @property
    def regressions(self) -> tuple[str, ...]:
        """The metrics that fell, by more than chance."""
        return tuple(name for name in self.metrics if self.is_real(name) and self.is_worse(name))

    def is_real(self, metric: str) -> bool:
        return self.metrics[metric].p < SURE

    def is_worse(self, metric: str) -> bool:
        change = self.metrics[metric].change
        return change > 0 if metric in _LESS_IS_BETTER else change < 0


def compare_runs(before: Run, after: Run) -> Comparison:
    """Both runs are judged with the metrics of today.

    Raises CancuError where they share no question and no duty of a draft.
    """
    was = {scored.record.key: scored for scored in before.scored()}
    now = {scored.record.key: scored for scored in after.scored()}
    shared = [key for key in now if key in was and was[key].record.asked == now[key].record.asked]
    drafts, duties = _duties(before, after)
    if not shared and not duties:
        raise CancuError(
            f"hai lần chạy không có câu hỏi chung ({before.stamp.set}, {after.stamp.set}); "
            "hãy so với lần chạy của cùng bộ câu hỏi"
        )
    metrics = {}
    for name in now[shared[0]].values if shared else ():
        difference = compare(
            [was[key].values[name] for key in shared], [now[key].values[name] for key in shared]
        )
        if difference is not None:
            metrics[name] = difference
    turned = [Turned(was[key], now[key]) for key in shared]
    return Comparison(
        questions=len(shared) + duties,
        left_out=len(was.keys() | now.keys()) - len(shared),
        metrics={**metrics, **drafts},
        better=tuple(t for t in turned if t.after.judgement.good and not t.before.judgement.good),
        worse=tuple(t for t in turned if t.before.judgement.good and not t.after.judgement.good),
    )


def _duties(before: Run, after: Run) -> tuple[dict[str, Difference], int]:
    """The metrics over the gold duties of the drafts that both runs made, and how many they are."""
    was, now = _gold(before), _gold(after)
    shared = [key for key in now if key in was]
    metrics = {}
    for name, commune in (("drafts.carried", True), ("drafts.left out", False)):
        keys = [key for key in shared if key[-1] is commune]
        difference = compare([was[key] for key in keys], [now[key] for key in keys])
        if difference is not None:
            metrics[name] = difference
    return metrics, len(shared)


def _gold(run: Run) -> dict[tuple[str, str, bool], float]:
    return {
        (draft.key, duty.clause, duty.commune): float(duty.good)
        for draft in run.drafts
        for duty in draft.duties
    }
