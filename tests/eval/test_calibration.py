"""The weights of the evidence are fitted by what stands here, and are those that are used."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.evidence import find_evidence
from assistant.question import read_question
from assistant.scope import find_scope
from eval.calibration import examples_of, fit, fit_ranks
from eval.datasets import load_cases
from eval.datasets.loading import FOLDER
from index import open_index


def test_a_sign_that_tells_gets_a_weight_of_its_side_and_one_that_does_not_gets_little() -> None:
    random = np.random.default_rng(0)
    answers = random.integers(0, 2, 400).astype(float)
    signs = np.column_stack(
        [
            answers + random.normal(0, 0.5, 400),
            random.normal(0, 1, 400),
            -answers + random.normal(0, 0.5, 400),
        ]
    )
    (tells, nothing, against), _ = fit(signs, answers)
    assert tells > 1 > -1 > against
    assert abs(nothing) < 0.4


def test_a_mark_of_the_right_passages_ranks_and_one_of_any_passage_does_not() -> None:
    random = np.random.default_rng(0)
    right = [np.arange(8) == random.integers(8) for _ in range(200)]
    marks = [
        np.column_stack([of + random.normal(0, 0.5, 8), random.normal(0, 1, 8)]) for of in right
    ]
    ranks, nothing = fit_ranks(marks, right)
    assert ranks > 1
    assert abs(nothing) < 0.2


def test_examples_are_what_development_questions_find(library_index: Path) -> None:
    cases = load_cases(FOLDER / "library.jsonl", splits=("dev",))[:25]
    asked = [turn for case in cases for turn in case.turns]
    with open_index(library_index) as index:
        examples = list(examples_of(asked, index))
    assert any(example.there[0] for example in examples)
    for example in examples:
        passages = example.evidence.passages
        assert all(
            there for there, right in zip(example.there, example.right, strict=True) if right
        )
        assert all(0 <= value <= 1 for value in passages[0].marks.values())
        best = [passage for passage in passages if passage.defines] or passages
        assert passages[0].score == max(passage.score for passage in best)


def test_what_is_likely_answers_and_nothing_else_does(library_index: Path) -> None:
    question = read_question("Cơ quan nào là thường trực Ban Chỉ đạo?")
    with open_index(library_index) as index:
        evidence = find_evidence(question, find_scope(question, index), index)
    assert evidence.passages
    for passage in evidence.passages[:20]:
        if evidence.is_enough(passage) and not passage.defines:
            assert evidence.likelihood(passage) >= 0.55
            assert passage.holds
