"""How much of what a question asks about is said in a piece of text.

The subject of a question is its syllables and pairs of neighbouring syllables, without the
words that only ask. Each weighs by how rare it is in the corpus: "đối ứng" tells more than
"thực hiện". Typed without tone marks, all is compared without.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.question import Question
from assistant.wording import ASKING, SAME
from corpus.text import fold, tokens

_SINGLE = 0.5
"""Weight of a syllable beside a pair: most Vietnamese words have two syllables."""

_ALIKE = 0.8
"""What a phrase counts that stands in for another ("nộp" for "gửi")."""


@dataclass(frozen=True, slots=True)
class Term:
    """A syllable or a pair of the question's subject; ``others`` may stand in for it."""

    words: str
    weight: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The subject of one question."""

    terms: tuple[Term, ...]
    marked: bool

    @property
    def total(self) -> float:
        return sum(term.weight for term in self.terms)

    def found(self, text: str) -> dict[str, float]:
        """For each term that ``text`` says, 1 or less where another phrase says it."""
        flat = comparable(text, self.marked)
        found: dict[str, float] = {}
        for term in self.terms:
            if f" {term.words} " in flat:
                found[term.words] = 1.0
            elif any(f" {other} " in flat for other in term.others):
                found[term.words] = _ALIKE
        return found

    def coverage(self, regions: Iterable[tuple[float, dict[str, float]]]) -> float:
        """The share, 0 to 1, of the subject's weight that the regions say, each at its level."""
        if not self.terms:
            return 0.0
        held = list(regions)
        said = sum(
            term.weight * max((level * found.get(term.words, 0.0) for level, found in held), default=0.0)
            for term in self.terms
        )
        return said / self.total

    def unsaid(self, regions: Iterable[dict[str, float]]) -> tuple[Term, ...]:
        """The terms that no region says, heaviest first."""
        held = list(regions)
        left = [term for term in self.terms if not any(term.words in found for found in held)]
        return tuple(sorted(left, key=lambda term: -term.weight))


@lru_cache(maxsize=20_000)
def comparable(text: str, marked: bool) -> str:
    """The tokens of ``text`` between spaces, folded unless ``marked``, to be searched in."""
    words = " ".join(token.text for token in tokens(text))
    return f" {words if marked else fold(words)} "


def terms_of(
    question: Question, named: Collection[str], frequency: Callable[[str], int], size: int
) -> Terms:
    """The subject of a question: its terms without asking words and without ``named``, the
    folded words that only chose the documents.

    ``frequency(term)`` tells in how many of ``size`` windows a folded term stands.
    """
    words, folded = question.words, question.folded
    for name in sorted(named, key=len, reverse=True):
        at = folded.find(name)
        while at >= 0:
            folded = folded[:at] + "|" * len(name) + folded[at + len(name) :]
            words = words[:at] + "|" * len(name) + words[at + len(name) :]
            at = folded.find(name)
    kept = [token for token in tokens(words if question.marked else fold(words))]
    weights: dict[str, float] = {}
    previous, end = None, 0
    for token in kept:
        if token.text in ASKING:
            previous = None
            continue
        weights[token.text] = _SINGLE * _rarity(frequency(fold(token.text)), size)
        if previous is not None and not words[end : token.start].strip():
            pair = f"{previous} {token.text}"
            weights[pair] = _rarity(frequency(fold(f"{previous}_{token.text}")), size)
        previous, end = token.text, token.end
    flat = f" {' '.join(token.text for token in kept)} "
    return Terms(
        tuple(
            Term(words_, weight, _others(words_, flat, question.marked))
            for words_, weight in weights.items()
        ),
        question.marked,
    )


def _rarity(frequency: int, size: int) -> float:
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def _others(term: str, question: str, marked: bool) -> tuple[str, ...]:
    """Phrases that say what a phrase of the question says, of which ``term`` is part."""
    others: list[str] = []
    for group in SAME:
        phrases = [phrase if marked else fold(phrase) for phrase in group]
        for phrase in phrases:
            if f" {phrase} " in question and f" {term} " in f" {phrase} ":
                others += [other for other in phrases if other != phrase]
    return tuple(dict.fromkeys(others))
