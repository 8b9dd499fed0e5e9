"""Generating the attacks of an index, always the same ones, and putting them to the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.verify import stands
from corpus.document import Document, Span
from corpus.text import sentences
from eval.attacks.falsified import CHANGES, CITATIONS, Attack, Truth, quote_of
from index import Index

MOST_OF_A_KIND = 200
_SEED = "Căn Cứ"
_SHORTEST, _LONGEST = 30, 500  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """The attacks of one kind: how many were made, and those that were not refused."""

    name: str
    total: int
    passed: tuple[Attack, ...]


@dataclass(frozen=True, slots=True)
class Attacks:
    """What became of all attacks."""

    kinds: tuple[Kind, ...] = ()

    @property
    def total(self) -> int:
        return sum(kind.total for kind in self.kinds)

    @property
    def passed(self) -> tuple[Attack, ...]:
        return tuple(one for kind in self.kinds for one in kind.passed)

    @property
    def refused(self) -> float:
        """The share refused; 1 where there was none."""
        return 1 - len(self.passed) / self.total if self.total else 1.0


def attack_all(index: Index, most: int = MOST_OF_A_KIND) -> Attacks:
    """Puts at most ``most`` attacks of each kind, made of the index's documents, to the gate."""
    rows = [row for row in index.documents() if row.superseded_by is None]
    truths = true_sentences([index.document(row.id) for row in rows])
    return Attacks(tuple(_judged(kind, attacks) for kind, attacks in generate(truths, most)))


def generate(truths: Sequence[Truth], most: int) -> Iterator[tuple[str, list[Attack]]]:
    """The attacks by kind; the same sentences give the same attacks."""
    for name, change in CHANGES.items():
        random = Random(f"{_SEED} {name}")
        yield (
            name,
            _first(
                most,
                (
                    Attack(name, text, (quote_of(true),), true.text)
                    for true in _shuffled(truths, random)
                    for text in change(true, random)
                ),
            ),
        )
    for cite in CITATIONS:
        random = Random(f"{_SEED} {cite.__name__}")
        attacks = (
            attack for true in _shuffled(truths, random) for attack in cite(true, truths, random)
        )
        yield cite.__name__.replace("_", " "), _first(most, attacks)


def true_sentences(documents: Sequence[Document]) -> list[Truth]:
    """Every sentence that, quoting itself, passes the gate."""
    found = []
    for document in documents:
        for clause in document.clauses:
            for span in sentences(document.words(clause)):
                start = clause.span.start
                true = Truth(document, clause, Span(start + span.start, start + span.end))
                if _SHORTEST <= len(true.text) <= _LONGEST and not is_refused(
                    Attack("", true.text, (quote_of(true),), true.text)
                ):
                    found.append(true)
    return found


def is_refused(attack: Attack) -> bool:
    """Whether the gate holds a statement back, as ``assistant.ask`` does."""
    return not stands(attack.statement, attack.quotes)


def _judged(name: str, attacks: Sequence[Attack]) -> Kind:
    return Kind(name, len(attacks), tuple(one for one in attacks if not is_refused(one)))


def _shuffled(truths: Sequence[Truth], random: Random) -> list[Truth]:
    return random.sample(list(truths), len(truths))


def _first(most: int, attacks: Iterator[Attack]) -> list[Attack]:
    return [attack for attack, _ in zip(attacks, range(most), strict=False)]
