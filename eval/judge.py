"""A language model's opinion of fluency and completeness, beside the mechanical metrics.

It never says whether an answer is true: that is compared. How far its opinion can be trusted is
measured first, on answers that were graded by hand (``datasets/judge_labels.jsonl``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.model.client import ModelClient
from assistant.model.errors import ModelError
from assistant.model.replies import Shape, misshapen, object_schema, read_object
from eval.asking import Report
from eval.datasets.loading import FOLDER, fault
from eval.metrics.statistics import Figure, figure
from eval.record import Record
from prompts import render

LABELS = FOLDER / "judge_labels.jsonl"

Aspect = Literal["fluency", "completeness"]
ASPECTS: tuple[Aspect, ...] = ("fluency", "completeness")
Grade = Annotated[int, Field(ge=1, le=5)]


class Label(BaseModel):
    """A question, an answer, and the two grades a person gave it, 1 (worst) to 5.

    ``variant``: the product's own answer, or how it was flawed or smoothed for grading.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str
    question: str
    answer: str
    variant: Literal["as answered", "smoothed", "cut", "broken", "off the question"]
    fluency: Grade
    completeness: Grade


@dataclass(frozen=True, slots=True)
class Grades:
    """What the model gives one answer, 1 to 5."""

    fluency: int
    completeness: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the model's grades of one aspect meet a person's, over ``count`` labels.

    ``kappa``: Cohen's with quadratic weights (Cohen 1968); None where either side gave one grade
    only. ``exact`` and ``near``: the shares of equal grades, and of those at most one apart.
    """

    count: int
    kappa: float | None
    exact: float
    near: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """The model's mean grades of a run, its agreement with people, and what it did not grade."""

    model: str
    grades: dict[Aspect, Figure]
    agreement: dict[Aspect, Agreement]
    ungraded: tuple[str, ...]  # keys of answers and ids of labels, with why


def load_labels(path: Path = LABELS) -> tuple[Label, ...]:
    """The labels of a .jsonl file. Raises DatasetError for a line that is none."""
    labels: list[Label] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            labels.append(Label.model_validate_json(line))
        except ValidationError:
            raise fault(path, number, "không phải một câu trả lời đã chấm") from None
    return tuple(labels)


def opinion(
    records: Sequence[Record],
    labels: Sequence[Label],
    client: ModelClient,
    model: str,
    on_progress: Report = lambda done, total, name: None,
) -> Opinion:
    """Has the labels and then the answers of a run graded. What the model does not grade is left
    out and named."""
    ungraded: list[str] = []
    total = len(labels) + len(records)

    def graded(done: int, name: str, question: str, answer: str) -> Grades | None:
        on_progress(done, total, question)
        try:
            return grade(question, answer, client)
        except ModelError as error:
            ungraded.append(f"{name}: {error}")
            return None

    of_labels = [
        graded(done, each.id, each.question, each.answer) for done, each in enumerate(labels)
    ]
    of_run = [
        graded(len(labels) + done, each.key, each.whole, told_in(each))
        for done, each in enumerate(records)
    ]
    on_progress(total, total, "")
    pairs = [(mine, theirs) for mine, theirs in zip(of_labels, labels, strict=True) if mine]
    figures = {aspect: figure([_of(each, aspect) for each in of_run]) for aspect in ASPECTS}
    return Opinion(
        model=model,
        grades={aspect: each for aspect, each in figures.items() if each is not None},
        agreement={
            aspect: agreement([(getattr(a, aspect), getattr(b, aspect)) for a, b in pairs])
            for aspect in ASPECTS
            if pairs
        },
        ungraded=tuple(ungraded),
    )


def grade(question: str, answer: str, client: ModelClient) -> Grades:
    """The model's grades of one answer. Raises ModelError."""
    prompt = render("judge", "vi", question=question, answer=[answer])
    return client.ask(prompt, GRADES, client.allowance())


def told_in(record: Record) -> str:
    """What a person reads of an answer, without its sources."""
    if not record.answered:
        return f"Không tìm thấy trong kho văn bản. {record.answer['reason'] or ''}".strip()
    return " ".join(statement["text"] for statement in record.answer["statements"])


def agreement(pairs: Sequence[tuple[int, int]]) -> Agreement:
    """How pairs of grades, the model's and a person's, meet."""
    count = len(pairs)
    return Agreement(
        count=count,
        kappa=weighted_kappa(pairs),
        exact=sum(a == b for a, b in pairs) / count,
        near=sum(abs(a - b) <= 1 for a, b in pairs) / count,
    )


def weighted_kappa(pairs: Iterable[tuple[int, int]]) -> float | None:
    """Cohen's kappa with quadratic weights: 1 is full agreement, 0 is what chance gives.

    None where chance alone cannot disagree.
    """
    told = list(pairs)
    mine, theirs = [a for a, _ in told], [b for _, b in told]
    observed = sum((a - b) ** 2 for a, b in told) / len(told)
    expected = sum((a - b) ** 2 for a in mine for b in theirs) / len(told) ** 2
    return 1 - observed / expected if expected else None


def reports_of(opinion: Opinion) -> dict[str, str]:
    """The opinion as files of a run's folder, by name."""
    return {
        "judge.json": json.dumps(asdict(opinion), ensure_ascii=False, indent=1) + "\n",
        "judge.md": "\n".join(["# Mô hình chấm", "", *lines_of(opinion), ""]),
    }


def lines_of(opinion: Opinion) -> list[str]:
    """The opinion for people, a line a figure."""
    lines = [f"Mô hình {opinion.model} chấm, không thay các số đo máy móc:", ""]
    for aspect in ASPECTS:
        name = _NAMES[aspect]
        if aspect in opinion.grades:
            each = opinion.grades[aspect]
            lines.append(
                f"- {name}: {each.value:.2f} trên 5 [{each.low:.2f}; {each.high:.2f}], "
                f"{each.count} câu"
            )
        if aspect in opinion.agreement:
            met = opinion.agreement[aspect]
            kappa = "không tính được" if met.kappa is None else f"{met.kappa:.2f}"
            lines.append(
                f"- {name}, khớp với {met.count} câu chấm tay: kappa {kappa}, "
                f"đúng bằng {met.exact:.2f}, lệch không quá 1 {met.near:.2f}"
            )
    if opinion.ungraded:
        lines.append(f"- không chấm được {len(opinion.ungraded)}: {opinion.ungraded[0]}")
    return lines


_NAMES: dict[Aspect, str] = {"fluency": "trôi chảy", "completeness": "đủ ý"}


def _of(grades: Grades | None, aspect: Aspect) -> float | None:
    return None if grades is None else float(getattr(grades, aspect))


def _read_grades(reply: str) -> Grades:
    read = read_object(reply, ASPECTS)
    if any(type(value) is not int or not 1 <= value <= 5 for value in read.values()):
        raise misshapen()
    return Grades(**read)


_GRADE = {"type": "integer", "minimum": 1, "maximum": 5}
GRADES: Shape[Grades] = Shape(
    "grades", object_schema(fluency=_GRADE, completeness=_GRADE), _read_grades
)
