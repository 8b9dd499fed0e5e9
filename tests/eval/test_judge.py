"""A model's opinion stands beside the metrics, with how far it agrees with people."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.model.client import client_of
from assistant.model.replies import ReplyError
from assistant.settings import ModelSettings
from eval.command import register
from eval.datasets.loading import DatasetError
from eval.judge import (
    GRADES,
    LABELS,
    Grades,
    agreement,
    lines_of,
    load_labels,
    opinion,
    weighted_kappa,
)
from tests.assistant.scripted_model import Call, content, passages_of, serving


def test_at_least_sixty_answers_were_graded_by_hand_over_the_whole_scale() -> None:
    labels = load_labels()
    assert len(labels) >= 60
    assert len({(label.question, label.answer) for label in labels}) == len(labels)
    assert {label.fluency for label in labels} == {1, 2, 3, 4, 5}
    assert {label.completeness for label in labels} == {1, 2, 3, 4, 5}
    variants = Counter(label.variant for label in labels)
    assert variants["as answered"] >= 30 and len(variants) == 5


def test_a_line_that_is_no_label_is_named(tmp_path: Path) -> None:
    first = LABELS.read_text("utf-8").splitlines()[0]
    path = tmp_path / "labels.jsonl"
    path.write_text(f"{first}\n{first.replace(': 3', ': 6')}\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="dòng 2"):
        load_labels(path)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(1, 1), (3, 3), (5, 5)], 1.0),
        ([(1, 5), (5, 1)], -1.0),
        ([(1, 1), (1, 5), (5, 1), (5, 5)], 0.0),
        # observed: 3 of distance 1 in 4 pairs; by chance: 32 over 16
        ([(1, 2), (2, 2), (3, 4), (4, 3)], 1 - (3 / 4) / (32 / 16)),
        ([(3, 3), (3, 3)], None),
    ],
)
def test_weighted_kappa_on_pairs_made_by_hand(
    pairs: list[tuple[int, int]], kappa: float | None
) -> None:
    expected = None if kappa is None else pytest.approx(kappa)
    assert weighted_kappa(pairs) == expected


def test_agreement_counts_equal_grades_and_neighbours() -> None:
    met = agreement([(5, 5), (4, 5), (2, 5), (1, 1)])
    assert (met.count, met.exact, met.near) == (4, 0.5, 0.75)


@pytest.mark.parametrize(
    "reply",
    ['{"fluency": 6, "completeness": 1}', '{"fluency": 5}', '{"fluency": "5", "completeness": 1}'],
)
def test_grades_outside_the_scale_are_refused(reply: str) -> None:
    with pytest.raises(ReplyError):
        GRADES.read(reply)


def persons_grades(call: Call) -> None:
    """Grades as the labels do, and one answer in words."""
    by_answer = {label.answer: label for label in load_labels()}
    (answer,) = passages_of(call.prompt)
    label = by_answer.get(answer)
    if label is None or label.id == "j-001":
        content("hay lắm")(call)
    else:
        told = {"fluency": label.fluency, "completeness": label.completeness}
        content(json.dumps(told))(call)


def test_who_grades_as_people_do_agrees_fully_and_what_is_not_graded_is_named() -> None:
    with serving(persons_grades) as server:
        settings = ModelSettings.model_validate({"url": server.url, "name": "m"})
        labels = load_labels()[:20]
        given = opinion([], labels, client_of(settings), "m")
    for aspect in ("fluency", "completeness"):
        met = given.agreement[aspect]
        assert (met.count, met.kappa, met.exact) == (19, pytest.approx(1.0), 1.0)
    assert [line.split(":")[0] for line in given.ungraded] == ["j-001"]
    assert not given.grades
    assert any("kappa 1.00" in line for line in lines_of(given))
    assert GRADES.read('{"fluency": 2, "completeness": 4}') == Grades(2, 4)


def test_without_a_model_judging_is_refused_before_anything_is_asked() -> None:
    if "eval" not in {command.name for command in app.registered_commands}:
        register(app)
    done = CliRunner().invoke(app, ["eval", "--judge"])
    assert done.exit_code == 2
    assert "CANCU_MODEL_URL" in done.stderr
