"""The weights by which the assistant ranks passages and tells whether the best one answers,
fitted anew.

    python -m eval.calibration --index FOLDER [--set originals]

The marks that rank (``Passage.score``) are fitted by the likelihood of a right passage among all
of its question (ListNet's top one, Cao et al., 2007), over the development questions that found
one: it stands in a clause of the gold and holds one of its hard tokens. The signs that tell
whether to answer (``assistant.evidence``) are fitted to each question's best passage, where it
holds what is asked, by logistic regression with the weights held small: whether it stands in a
clause of the gold. How well they tell is given for questions they were not fitted to, by ten-fold
cross-validation: the area under the ROC curve (Fawcett, 2006). After new marks, the signs are
fitted by a second run.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Quote
from assistant.ask import what_is_lacking
from assistant.evidence import Evidence, find_evidence
from assistant.named.bodies import as_called_there
from assistant.passage import BRIEF
from assistant.question import read_question
from assistant.scope import find_scope
from eval.asking import library_of
from eval.datasets import Asked, Split, load_cases
from eval.datasets.loading import FOLDER
from eval.matching import any_stands
from eval.record import Library, meets
from index import Index, open_index

Numbers = NDArray[np.float64]

_STEPS, _RATE, _SMALL = 4_000, 0.3, 5.0
_RANKED = 60
"""Passages of a question that are ranked; the rest are far behind."""
_FOLDS = 10
_FITTED_TO: tuple[Split, ...] = ("dev",)


@dataclass(frozen=True, slots=True)
class Example:
    """What a question found, best first; ``there``: which of it stands in a clause of the gold,
    ``right``: and holds a hard token."""

    evidence: Evidence
    there: tuple[bool, ...]
    right: tuple[bool, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.calibration", description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="where the documents are held")
    parser.add_argument("--set", choices=("originals", "library"), default="originals")
    given = parser.parse_args(arguments)
    cases = load_cases(FOLDER / f"{given.set}.jsonl", splits=_FITTED_TO)
    asked = [turn for case in cases for turn in case.turns]
    with open_index(given.index) as index:
        examples = list(examples_of(asked, index))
    _print_ranks(examples)
    _print_signs(examples)


def examples_of(asked: Sequence[Asked], index: Index) -> Iterator[Example]:
    """What each question finds, where it finds anything."""
    library = library_of(index)
    for turn in asked:
        question = read_question(turn.question)
        scope = find_scope(question, index)
        question = as_called_there(question, scope)
        if what_is_lacking(question, scope, index):
            continue
        evidence = find_evidence(question, scope, index)
        quotes = [passage.quote for passage in evidence.passages[:_RANKED]]
        there = [_is_there(quote, turn, library) for quote in quotes]
        right = [here and _holds_token(q, turn) for here, q in zip(there, quotes, strict=True)]
        if quotes:
            yield Example(evidence, tuple(there), tuple(right))


def _is_there(quote: Quote, asked: Asked, library: Library) -> bool:
    document, path = quote.document.id, quote.clause.section
    return any(meets(library, document, path, place) for place in asked.gold)


def _holds_token(quote: Quote, asked: Asked) -> bool:
    """Whether an answer that rests on a quote, or on its brief clause, holds one of the tokens."""
    clause = quote.clause
    brief = clause.span.end - clause.span.start <= BRIEF
    words = quote.document.words(clause) if brief else quote.quote
    return not asked.tokens or any(any_stands(token, words) for token in asked.tokens)


def _print_ranks(examples: Sequence[Example]) -> None:
    found = [example for example in examples if any(example.right)]
    names = list(found[0].evidence.passages[0].marks)
    marks = [
        np.array([list(passage.marks.values()) for passage in example.evidence.passages[:_RANKED]])
        for example in found
    ]
    weights = fit_ranks(marks, [np.array(example.right) for example in found])
    first = sum(example.right[0] for example in found)
    print(f"{len(found)} questions found a right passage; it stands first in {first}")
    _print_weights("marks", names, weights / weights.sum())


def _print_signs(examples: Sequence[Example]) -> None:
    best = [(each.evidence, each.evidence.passages[0], each.there[0]) for each in examples]
    told = [(evidence.signs(first), there) for evidence, first, there in best if first.holds]
    names = list(told[0][0])
    signs = np.array([list(of.values()) for of, _ in told])
    answers = np.array([float(there) for _, there in told])
    weights, bias = fit(signs, answers)
    print(
        f"{len(answers)} passages stand first and hold what is asked; {int(answers.sum())} answer"
    )
    print(f"area under the curve, cross-validated: {_area(_unseen(signs, answers), answers):.3f}")
    _print_weights("signs", [*names, "bias"], [*weights, bias])


def _print_weights(of: str, names: Sequence[str], weights: Sequence[float] | Numbers) -> None:
    print(of)
    for name, weight in zip(names, weights, strict=True):
        print(f"{name:>10} {weight:6.2f}")


def fit_ranks(marks: Sequence[Numbers], right: Sequence[NDArray[np.bool_]]) -> Numbers:
    """Weights, one a column of ``marks`` (passages by marks, one array a question), under which
    the passages that are ``right`` have the most of each question's softmax."""
    spread = np.vstack(marks).std(axis=0) + 1e-9
    weights = np.zeros(len(spread))
    for _ in range(_STEPS // 4):
        slope = np.zeros(len(spread))
        for of, good in zip(marks, right, strict=True):
            weighed = of / spread @ weights
            chance = np.exp(weighed - weighed.max())
            chance /= chance.sum()
            wanted = np.where(good, chance, 0) / chance[good].sum()
            slope += (chance - wanted) @ (of / spread)
        weights -= _RATE * (slope + _SMALL * weights) / len(marks)
    return np.asarray(weights / spread)


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
