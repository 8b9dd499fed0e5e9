"""The weights by which the assistant tells whether a passage answers, fitted anew.

    python -m eval.calibration --index FOLDER [--set originals]

For each development question that finds a passage which holds what is asked, the best one is an
example: of an answer, where it stands in a clause of the gold. The logistic model of its signs
(``assistant.evidence``) is fitted by gradient descent, with the weights held small. How well it
tells is given for questions it was not fitted to, by ten-fold cross-validation: the area under
the ROC curve (Fawcett, 2006).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.ask import what_is_lacking
from assistant.evidence import find_evidence
from assistant.question import read_question
from assistant.scope import find_scope
from eval.asking import library_of
from eval.datasets import Asked, Split, load_cases
from eval.datasets.loading import FOLDER
from eval.record import meets
from index import Index, open_index

Numbers = NDArray[np.float64]

_STEPS, _RATE, _SMALL = 4_000, 0.3, 5.0
_FOLDS = 10
_FITTED_TO: tuple[Split, ...] = ("dev",)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.calibration", description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="where the documents are held")
    parser.add_argument("--set", choices=("originals", "library"), default="originals")
    given = parser.parse_args(arguments)
    cases = load_cases(FOLDER / f"{given.set}.jsonl", splits=_FITTED_TO)
    asked = [turn for case in cases for turn in case.turns]
    with open_index(given.index) as index:
        examples = list(examples_of(asked, index))
    names = list(examples[0][0])
    signs = np.array([[told[name] for name in names] for told, _ in examples])
    answers = np.array([float(answers) for _, answers in examples])
    weights, bias = fit(signs, answers)
    print(f"{len(answers)} passages, of which {int(answers.sum())} answer")
    print(f"area under the curve, cross-validated: {_area(_unseen(signs, answers), answers):.3f}")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name:>10} {weight:6.2f}")
    print(f"{'bias':>10} {bias:6.2f}")


def examples_of(asked: Sequence[Asked], index: Index) -> Iterator[tuple[dict[str, float], bool]]:
    """The signs of each question's best passage, where it holds what is asked, and whether it
    stands in a clause of the gold."""
    library = library_of(index)
    for turn in asked:
        question = read_question(turn.question)
        scope = find_scope(question, index)
        if what_is_lacking(question, scope, index):
            continue
        evidence = find_evidence(question, scope, index)
        best = evidence.best
        if best is not None and best.holds:
            document, path = best.quote.document.id, best.quote.clause.section
            answers = any(meets(library, document, path, gold) for gold in turn.gold)
            yield evidence.signs(best), answers


def fit(signs: Numbers, answers: Numbers) -> tuple[Numbers, float]:
    """Weights, one a column of ``signs`` (examples by signs), and the bias; ``answers`` are 0 or
    1, one an example."""
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    scaled = np.column_stack([np.ones(len(signs)), (signs - mean) / spread])
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        slope = scaled.T @ (_likelihood(scaled @ weights) - answers) / len(answers)
        slope[1:] += _SMALL * weights[1:] / len(answers)
        weights -= _RATE * slope
    return weights[1:] / spread, float(weights[0] - (weights[1:] * mean / spread).sum())


def _unseen(signs: Numbers, answers: Numbers) -> Numbers:
    """Each example's likelihood by a model that was fitted without it."""
    order = np.random.default_rng(0).permutation(len(answers))
    likelihood = np.zeros(len(answers))
    for fold in range(_FOLDS):
        left_out = order[fold::_FOLDS]
        kept = np.setdiff1d(order, left_out)
        weights, bias = fit(signs[kept], answers[kept])
        likelihood[left_out] = _likelihood(signs[left_out] @ weights + bias)
    return likelihood


def _likelihood(weighed: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-weighed)))


def _area(likelihood: Numbers, answers: Numbers) -> float:
    """Under the ROC curve: how often one that answers stands above one that does not."""
    rank = np.argsort(np.argsort(likelihood)) + 1
    right = int(answers.sum())
    wrong = len(answers) - right
    return float((rank[answers == 1].sum() - right * (right + 1) / 2) / (right * wrong))


if __name__ == "__main__":
    main()
