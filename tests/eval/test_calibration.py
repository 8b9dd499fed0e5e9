"""The weights of the evidence are fitted by what stands here, and are those that are used."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.evidence import find_evidence
from assistant.question import read_question
from assistant.scope import find_scope
from eval.calibration import examples_of, fit
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


def test_examples_are_the_best_passages_of_development_questions(library_index: Path) -> None:
    cases = load_cases(FOLDER / "library.jsonl", splits=("dev",))[:25]
    asked = [turn for case in cases for turn in case.turns]
    with open_index(library_index) as index:
        examples = list(examples_of(asked, index))
    assert any(answers for _, answers in examples)
    assert all(0 <= signs["coverage"] <= 1 for signs, _ in examples)


def test_what_is_likely_answers_and_nothing_else_does(library_index: Path) -> None:
    question = read_question("Cơ quan nào là thường trực Ban Chỉ đạo?")
    with open_index(library_index) as index:
        evidence = find_evidence(question, find_scope(question, index), index)
    assert evidence.passages
    for passage in evidence.passages[:20]:
        if evidence.is_enough(passage) and not passage.defines:
            assert evidence.likelihood(passage) >= 0.46
            assert passage.holds
