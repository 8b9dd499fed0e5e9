"""How much of what a question asks about is said in a piece of text.

The subject of a question is its words of one or two syllables, without those that only ask.
Each weighs by how rare it is in the corpus: "đối ứng" tells more than "thực hiện". Typed
without tone marks, all is compared without.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assistant.asides import without_asides
from assistant.lay_words import Frequency, windows_saying, words_no_text_has
from assistant.question import Question
from assistant.sounds import VIETNAMESE
from assistant.told import bounds_in, told
from assistant.two_syllables import in_words, words_of_two
from assistant.wording import asking, may_be
from corpus.measures import Measure
from corpus.text import UPPER, Token, fold, tokens
from corpus.text import words as words_of

_SINGLE = 0.5
"""Weight of a syllable that is no part of a known word of two."""

_MOST_SINGLE = 1.5
"""A lone syllable weighs no more, however rare: it may be any word ("lấy", "xong")."""

_CATEGORY = 0.7
"""What counts the word that a list is asked by ("những bước nào"): texts seldom say it."""

_INSIDE = 0.2
"""Weight of a syllable inside a known word: it tells little without the other."""

_LOOSE = 0.4
"""Weight of two neighbours that are no known word; a quarter of it where no text has them."""

_NAMED = 0.3
"""What a word of the subject still weighs in a document whose name says it."""

_ALIKE = 0.8
"""What a phrase counts that stands in for another ("nộp" for "gửi")."""


@dataclass(frozen=True, slots=True)
class Term:
    """A syllable or a pair of the question's subject; ``others`` may stand in for it. ``case``:
    the age or length of time that it tells, which a range says too."""

    words: str
    weight: float
    others: tuple[str, ...] = ()
    case: Measure | None = None


Levels = Mapping[str, float]
"""For terms, by their words, how fully they are said: 1, or less."""


@dataclass(frozen=True)
class Terms:
    """The subject of one question. ``rarest``: what a word weighs that no window has, from which
    weights of a large corpus and of a small one can be compared."""

    terms: tuple[Term, ...]
    marked: bool
    rarest: float = 1.0

    @property
    def asked(self) -> float:
        """How much is asked, in words that no window has."""
        return self.total / self.rarest

    @cached_property
    def total(self) -> float:
        """The weight of the whole subject."""
        return sum(term.weight for term in self.terms)

    @cached_property
    def _sought(self) -> list[tuple[str, str, list[str]]]:
        """For each term, what is looked for in a comparable text: itself, and the others."""
        return [
            (term.words, f" {term.words} ", [f" {other} " for other in term.others])
            for term in self.terms
        ]

    @cached_property
    def _cases(self) -> list[tuple[str, Measure]]:
        return [(term.words, term.case) for term in self.terms if term.case is not None]

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {term.words: term.weight for term in self.terms}

    def found(self, text: str) -> Levels:
        """For each term that ``text`` says, 1, or less where another phrase says it."""
        if text not in self._said:
            self._said[text] = self._found(text)
        return self._said[text]

    @cached_property
    def _said(self) -> dict[str, Levels]:
        """What was found in the texts that were asked for: headings are, once a clause."""
        return {}

    def _found(self, text: str) -> Levels:
        flat = comparable(text, self.marked)
        found: dict[str, float] = {}
        for words, sought, others in self._sought:
            if sought in flat:
                found[words] = 1.0
            elif any(other in flat for other in others):
                found[words] = _ALIKE
        for words, case in self._cases:
            if any(bounds.hold(case) for bounds in bounds_in(text)):
                found[words] = 1.0
        return found

    def within(self, name: str) -> Terms:
        """The subject inside a document: what its name says already tells its clauses less
        apart."""
        named = self.found(name)
        return replace(
            self,
            terms=tuple(
                replace(term, weight=term.weight * _NAMED) if term.words in named else term
                for term in self.terms
            ),
        )

    def without(self, words: str) -> Terms:
        """The subject but for what ``words`` say."""
        said = self.found(words)
        return replace(self, terms=tuple(t for t in self.terms if t.words not in said))

    def coverage(self, regions: Iterable[tuple[float, Levels]]) -> float:
        """The share, 0 to 1, of the subject's weight that the regions say, each at its level."""
        return self.share(levels_of(regions))

    def share(self, levels: Levels) -> float:
        """The share, 0 to 1, of the subject's weight that is said at these levels."""
        weights = self._weights
        said = sum([weights[words] * level for words, level in levels.items()])
        return said / (self.total or 1.0)

    def heaviest_unsaid(self, levels: Levels) -> float:
        """The share of the weight of the heaviest term that is not said at all."""
        unsaid = (term.weight for term in self.terms if term.words not in levels)
        return max(unsaid, default=0.0) / (self.total or 1.0)


def levels_of(regions: Iterable[tuple[float, Levels]]) -> dict[str, float]:
    """For each term that a region says, how fully: of several regions the fullest, each counted
    at its level."""
    levels: dict[str, float] = {}
    for level, found in regions:
        for words, share in found.items():
            said = level * share
            if said > levels.get(words, 0.0):
                levels[words] = said
    return levels


@lru_cache(maxsize=20_000)
def comparable(text: str, marked: bool) -> str:
    """The tokens of ``text`` between spaces, folded unless ``marked``, to be searched in."""
    flat = " ".join(words_of(text))
    return f" {flat if marked else fold(flat)} "


def terms_of(
    question: Question, left_out: Collection[str], frequency: Frequency, size: int
) -> Terms:
    """The subject of a question: its terms without asking words and without ``left_out``,
    folded words that only chose the documents or that the question assumes.

    ``frequency(term)`` tells in how many of ``size`` windows a term stands, with its marks if it
    has any.
    """
    words = without_asides(question, left_out)
    kept = tokens(words if question.marked else fold(words))
    asked = asking(question.marked)
    subject = in_words(kept, asked, question.marked, frequency)
    runs = _runs(kept, words, asked, subject)
    flat = f" {' '.join(token.text for token in kept)} "
    said_by = _substitutes(flat, question.marked)
    abbreviations = _abbreviations(words)
    weights: dict[str, float] = {}
    bound, free = set[str](), set[str]()
    for run in runs:
        pairs = list(itertools.pairwise(run))
        solid = words_of_two(pairs, question.marked, frequency)
        solid |= words_no_text_has(pairs, solid, said_by, frequency)
        inside = {at + side for at in solid for side in (0, 1)}
        for at, syllable in enumerate(run):
            if syllable.isdecimal() and len(syllable) < 3:
                continue
            rarity = _rarity(frequency(syllable), size)
            single = _SINGLE * rarity
            if syllable in abbreviations:
                single = rarity
            elif VIETNAMESE.fullmatch(fold(syllable)):
                single = min(_MOST_SINGLE, single)
            (bound if at in inside else free).add(syllable)
            weight = _INSIDE * rarity if at in inside else single
            weights[syllable] = max(weight, weights.get(syllable, 0.0))
        for at, (first, second) in enumerate(pairs):
            if at not in solid and (at in inside or at + 1 in inside):
                continue  # the end of one word and the beginning of the next
            if at and run[at - 1].isdecimal():
                continue  # "16 tuổi đi": the number's unit, and what comes next
            if second.isdecimal() or _YEAR.fullmatch(first):
                continue  # "giới 2022", "2025 đạt"; but "15 năm"
            pair = f"{first} {second}"
            held = windows_saying(pair, said_by.get(pair, ()), frequency)
            # Without marks, a loose pair may stand there as other syllables.
            share = 1.0 if at in solid else _LOOSE if held and question.marked else _LOOSE / 4
            weights[pair] = share * _rarity(held, size)
    for term in weights:
        if _is_category(term, question):
            weights[term] *= _CATEGORY
    # "tiền" is said by "kinh phí", but not the "tien" of "uu tien".
    substitutes = {phrase: said for phrase, said in said_by.items() if phrase not in bound - free}
    cases = {
        words: case
        for case in told(question)
        for whole in [comparable(case.span.of(question.words), question.marked).strip()]
        for words in (whole, whole.split()[0])
    }
    return Terms(
        tuple(
            Term(term, weight, _others(term, substitutes), cases.get(term))
            for term, weight in weights.items()
        ),
        question.marked,
        _rarity(0, size),
    )


def _runs(
    kept: Sequence[Token], words: str, asked: Collection[str], subject: Collection[int]
) -> list[list[str]]:
    """Neighbouring syllables of the subject, parted by words ``asked`` with and marks;
    ``subject``: the places of those that ask nothing though they look like it."""
    runs: list[list[str]] = [[]]
    end = 0
    for at, token in enumerate(kept):
        asks = token.text in asked and at not in subject
        if words[end : token.start].strip() or asks:
            runs.append([])
        if not asks:
            runs[-1].append(token.text)
        end = token.end
    return [run for run in runs if run]


# "Hạn nộp báo cáo HY?", "chỉ tiêu PAPI"; not "III"
_ABBREVIATION = re.compile(rf"(?<![\w/.-])(?![IVX]+\b)[{UPPER}]{{2,}}(?![\w/-])")


def _abbreviations(words: str) -> frozenset[str]:
    """What stands in capitals among small letters: a name, whatever syllable it looks like."""
    found = () if words.isupper() else _ABBREVIATION.findall(words)
    return frozenset(form for typed in found for form in (typed.lower(), fold(typed)))


_YEAR = re.compile(r"(?:19|20)\d\d")


def _rarity(frequency: int, size: int) -> float:
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


# "những hình thức truyền thông nào", "các bước gì", "bao nhiêu phần trăm"
_CATEGORY_WORDS = re.compile(r"(?:nhung|cac|bao nhieu|may)\s+(?P<noun>\w+(?: \w+)?)")


def _is_category(term: str, question: Question) -> bool:
    return any(
        f" {fold(term)} " in f" {match['noun']} "
        for match in _CATEGORY_WORDS.finditer(question.folded)
    )


def _substitutes(flat: str, marked: bool) -> dict[str, tuple[str, ...]]:
    """The phrases of a question that others may say, with these."""
    return {phrase: said for phrase, said in may_be(marked).items() if f" {phrase} " in flat}


def _others(term: str, substitutes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What may be said for the phrases of which ``term`` is part."""
    others = (
        other
        for phrase, said in substitutes.items()
        if f" {term} " in f" {phrase} "
        for other in said
    )
    return tuple(dict.fromkeys(others))
