"""Of a thousand false statements that a model may make, none reaches an answer."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from assistant.answer import Answer
from assistant.ask import ask
from assistant.settings import ModelSettings, Settings
from eval.datasets import FOLDER, load_cases
from eval.matching import stands
from index import Index
from tests.assistant.false_statements import LIES, False_, Lie
from tests.assistant.scripted_model import Call, ScriptedModel, passages_of, says, serving

TODAY = date(2026, 11, 22)
CASES = 1_000
AT_ONCE = 39
"""False statements in one reply; with the one that cites what is not there, as many as are read."""

# "1. ", "a) ", "- "
_LABEL = re.compile(r"\A\s*(?:(?:\d+|[IVX]+)(?:\.\d+)*[.)]|[a-zđ]\)|[-+•])\s+")


def is_sentence(words: str) -> bool:
    """Not a heading nor the block of a signature."""
    capitals = sum(character.isupper() for character in words)
    return len(words.split()) > 3 and capitals < len(words) / 4


class Liar:
    """Answers with lies about the passages it is sent, and remembers them."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.told: dict[str, tuple[Lie, False_]] = {}

    def __call__(self, call: Call) -> None:
        passages = passages_of(call.prompt)
        last = list(self._lies(passages))
        for lie, false, _ in last:
            self.told[false.text] = (lie, false)
        beyond = (" ".join(passages[0].split()), [len(passages) + 90])
        says(*((false.text, [number]) for _, false, number in last), beyond)(call)

    def _lies(self, passages: list[str]) -> Iterator[tuple[Lie, False_, int]]:
        made = tries = 0
        whole = "\n".join(passages)
        while made < AT_ONCE and tries < 40 * AT_ONCE:
            tries += 1
            number = self._chance.randrange(len(passages))
            true = " ".join(_LABEL.sub("", passages[number]).split())
            lie = LIES[tries % len(LIES)]
            false = lie(true, self._chance) if is_sentence(true) else None
            if false is None or false.text in self.told or false.invented in whole:
                continue
            made += 1
            yield lie, false, number + 1


def lied_to(question: str, index: Index, server: ScriptedModel) -> Answer:
    model = ModelSettings.model_validate({"url": server.url, "name": "m", "timeout": 120})
    settings = Settings(index=index.directory, model=model)
    return ask(question, index, settings, today=TODAY)


def test_of_a_thousand_false_statements_none_reaches_an_answer(library: Index) -> None:
    questions = [
        asked.question
        for case in load_cases(FOLDER / "library.jsonl", ["dev"])
        for asked in case.turns
        if asked.answerable
    ]
    kinds: Counter[str] = Counter()
    passed: list[str] = []
    liar = Liar(20221205)
    with serving(liar) as server:
        for question in questions:
            before = set(liar.told)
            answer = lied_to(question, library, server)
            told = [liar.told[text] for text in liar.told if text not in before]
            shown = [statement.text for statement in answer.statements]
            for lie, false in told:
                kinds[lie.__name__] += 1
                reached = false.text in shown or (
                    false.invented != false.text
                    and any(stands(false.invented, text) for text in shown)
                )
                if reached:
                    passed.append(f"{lie.__name__}: {false.text}")
            if sum(kinds.values()) >= CASES:
                break
    assert passed == []
    assert sum(kinds.values()) >= CASES
    assert len(kinds) >= len(LIES) - 1, kinds  # a scale stands in few sentences
