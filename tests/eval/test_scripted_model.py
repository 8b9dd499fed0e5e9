"""The questions of the library under a model's hands: it cites no worse than the documents do."""

from __future__ import annotations

import pytest

from assistant.settings import ModelSettings, Settings
from eval.asking import ask_all, library_of
from eval.datasets import FOLDER, Case, load_cases
from eval.record import Record
from eval.scoring import figures, score
from index import Index
from tests.assistant.scripted_model import phrases, reworded, serving

SAMPLED = 4
"""Every fourth question of the developing half: fast, and of every kind."""

CITING = ("citations.recall", "citations.precision", "citations.tokens")


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load_cases(FOLDER / "library.jsonl", ["dev"])[::SAMPLED]


def answered(cases: tuple[Case, ...], index: Index, model: ModelSettings) -> list[Record]:
    settings = Settings(index=index.directory, model=model)
    return [record for record, _ in ask_all(cases, index, settings)]


def paraphrase(number: int, words: str) -> str | None:
    """A model that rewords what it is given, leaves some out, and invents now and then."""
    if number % 4 == 0:
        return None
    if number % 4 == 3:
        return f"{reworded(words).rstrip('.;: ')} trước ngày 31/02/2031."
    return reworded(words)


def test_a_models_answers_are_cited_no_worse_than_the_quote_composers(
    library: Index, cases: tuple[Case, ...]
) -> None:
    own = answered(cases, library, ModelSettings())
    with serving(phrases(paraphrase)) as server:
        model = ModelSettings.model_validate({"url": server.url, "name": "m"})
        phrased = answered(cases, library, model)
        assert server.seen
    held = library_of(library)
    before, after = figures(score(own, held)), figures(score(phrased, held))
    for metric in CITING:
        assert after[metric].value >= before[metric].value, metric
    assert after["answers.right"].value >= before["answers.right"].value
    assert [r.answered for r in phrased] == [r.answered for r in own]
    by_model = [record for record in phrased if record.answer["composer"] == "model"]
    assert len(by_model) >= len([r for r in own if r.answered]) / 2
    assert not any("2031" in record.answer["text"] for record in phrased)
