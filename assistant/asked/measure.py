"""What a sum or a number is asked of, and whether the words that give one speak of it.

A plan has many figures: "đối ứng bao nhiêu" is not told by the sum that comes from elsewhere, nor
"mỗi hộ được bao nhiêu" by a total. So what is measured must stand by the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.asked.numbers import first_how_many
from assistant.question import Question
from assistant.terms import Term, Terms, comparable
from assistant.two_syllables import known_words
from assistant.wording import asking, lines_of
from corpus.text import UPPER, fold, in_lower_case, tokens

_HOW_MUCH = re.compile(r"\b(?:bao nhieu|may)\b(?: phan tram| %)?")
# The measured word stands in the same part of the question: "phần tỉnh, mấy tỷ" breaks at the comma
_PART_ENDS = re.compile(r"[,;:.()?]|\bvà\b")
# "mỗi hộ", "bao nhiêu một ngày", "mấy triệu một tháng": by what a figure is counted
_PER = re.compile(
    r"\bmỗi (?P<each>\w+)|\b(?:bao nhiêu|tiền|đồng|triệu)(?: tiền)? (?:một|mỗi) (?P<unit>\w+)"
)
# "THPT số 1 Bắc Hà | lấy bao nhiêu", "Tỉnh đoàn | được": a name is not what is measured
_NAMES = re.compile(rf"(?<!^)\b[{UPPER}]\w*|\b[{UPPER}]\w*(?= [{UPPER}])")
# "xe chạy trong bao nhiêu giây?": a length of time is of what is done, in whatever words; not
# "bao nhiêu tháng lương"
_TIME = re.compile(r" (?:giay|phut|gio|tieng|ngay|hom|tuan|thang|nam)\s*(?:[?.,;:]|$)")
_TIMES = ("giờ", "ngày", "đêm", "tuần", "tháng", "quý", "năm")
_VOWEL = re.compile(r"[aeiouy]")
"""No word has none: "mk", "2035"."""

# "… cho những nội dung nào, mỗi nội dung | bao nhiêu": asks for each point of a list
_EACH_OF = re.compile(r"\bmoi \w+(?: \w+)? (?:la |duoc )?$")

_NEAR = 10
"""Words on either side of "bao nhiêu" among which the measured ones are looked for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure must stand with: the words measured or counted, and the units it is by.

    ``sure``: a known word of two syllables; of other pairs the second alone is enough.
    """

    measured: tuple[tuple[Term, bool], ...]
    per: tuple[str, ...]


@cache
def _giving(marked: bool) -> frozenset[tuple[str, ...]]:
    lines = lines_of("giving.txt")
    return frozenset(tuple((line if marked else fold(line)).split()) for line in lines)


def measure_of(question: Question, terms: Terms) -> Measure | None:
    """What "bao nhiêu" measures in a question; None where it does not ask so."""
    match = first_how_many(_HOW_MUCH, question)
    if match is None:
        return None
    if question.asks("list") and _EACH_OF.search(question.folded, 0, match.start()):
        return None
    before = _PART_ENDS.split(question.words[: match.start()])[-1]
    after = _PART_ENDS.split(question.words[match.end() :])[0]
    before = _NAMES.split(before)[-1]
    timed = _TIME.match(question.folded, match.end()) is not None
    found = [
        pair
        for pair in _words(_texts(before, question)[-_NEAR:], terms, question.marked, last=True)
        if pair[1] or not timed
    ]
    found += _words(_texts(after, question)[:_NEAR], terms, question.marked, last=False)
    return Measure(tuple(found), tuple(_per(question)))


def _texts(part: str, question: Question) -> list[str]:
    return [token.text if question.marked else fold(token.text) for token in tokens(part)]


def _per(question: Question) -> Iterator[str]:
    if question.marked:
        for match in _PER.finditer(in_lower_case(question.words)):
            yield match["each"] or match["unit"]


def _words(
    said: Sequence[str], terms: Terms, marked: bool, *, last: bool
) -> Iterator[tuple[Term, bool]]:
    """The pair of syllables nearest to "bao nhiêu" that is of the subject; none where a single
    syllable stands there, which tells too little."""
    by_words = {term.words: term for term in terms.terms}
    idle = {*_giving(marked), *((word,) for word in asking(marked))}
    left = list(said)
    while left:
        pair = tuple(left[-2:] if last else left[:2])
        near = pair[-1] if last else pair[0]
        steps = 2 if pair in idle else 1
        if steps == 2 or (near,) in idle or near not in by_words or not _VOWEL.search(fold(near)):
            left = left[:-steps] if last else left[steps:]
            continue
        # What is counted may have a classifier before it: "bao nhiêu | hộ | cận nghèo"
        for first, second in pairwise(left[-2:] if last else left[:3]):
            term = by_words.get(f"{first} {second}")
            known = (first, second) in known_words(marked)
            loose = last and (first,) not in idle and _VOWEL.search(fold(first))
            if term is not None and (known or loose):
                yield term, known
                break
        return


def speaks_of_measure(measure: Measure, terms: Terms, words: str) -> bool:
    """Whether words with a figure say what is measured, and what it is counted by."""
    typed = in_lower_case(words)
    if not all(re.search(_by(unit), typed) for unit in measure.per):
        return False
    flat = comparable(words, terms.marked)
    return all(_is_said(term, known, flat) for term, known in measure.measured)


def _by(unit: str) -> str:
    """How words say that a figure is by a unit: of times "đồng/ngày", "mỗi tháng", for "ngày 5" is
    none; of others by any mention."""
    if unit in _TIMES:
        return rf"(?:/|mỗi |một |hằng |hàng |\b0?1 ?){unit}\b"
    return rf"\b{re.escape(unit)}\b"


def _is_said(term: Term, known: bool, flat: str) -> bool:
    first, *_, last = term.words.split()
    forms = [term.words, *term.others, *(() if known else (last,))]
    counted = re.search(rf" \d[\d.,]* {re.escape(first)} ", flat)
    return counted is not None or any(f" {form} " in flat for form in forms)
