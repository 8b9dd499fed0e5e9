"""The gate that every statement passes before a person sees it.

A statement stands if each of its quotes is verbatim at its place, its hard tokens stand in the
quotes it cites, its figures where the quotes have them, it denies what they deny, and what is
denied above them, and nothing else, and its words are theirs, in their order.
How alike they sound is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from assistant.figure_places import displaced
from assistant.hard_tokens import missing
from assistant.word_places import out_of_order, pair_share, strange_run, word_share
from corpus.document import Clause, Document, Span
from corpus.names import holds
from corpus.structure.labels import unlabelled
from corpus.structure.leading import leads
from corpus.text import same_spelling

ENOUGH_WORDS = 0.8
"""Share of a statement's content words that must stand in its quotes."""

ENOUGH_PAIRS = 0.7
"""Share of a statement's words in pairs, as they follow one another, that must follow one another
in a quote: another clause may have all the words and say something else with them."""

_MARK = re.compile(r"\[\d+\]")


class Quoted(Protocol):
    """A quote, and the clause of a document that it is of."""

    @property
    def document(self) -> Document: ...
    @property
    def clause(self) -> Clause: ...
    @property
    def quote(self) -> str: ...
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement may be shown; ``reasons`` say why not, in Vietnamese."""

    reasons: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.reasons


def verify(statement: str, quotes: Sequence[str]) -> Verdict:
    """Judges one sentence against the quotes it cites. No quotes: it does not pass."""
    return _verdict(statement, tuple(quotes))


@lru_cache(maxsize=2_048)
def _verdict(statement: str, quotes: tuple[str, ...]) -> Verdict:
    if not any(quote.strip() for quote in quotes):
        return Verdict(("không có trích dẫn",))
    reasons = [
        f"«{token.written}» không có trong trích dẫn" for token in missing(statement, quotes)
    ]
    reasons += [
        f"«{figure}» không đứng ở chỗ ấy trong trích dẫn" for figure in displaced(statement, quotes)
    ]
    reasons += _negation_reasons(statement, quotes)
    share = word_share(statement, quotes)
    if share < ENOUGH_WORDS:
        reasons.append(f"chỉ {share:.0%} số từ có trong trích dẫn")
    elif pair_share(statement, quotes) < ENOUGH_PAIRS:
        reasons.append("các từ đứng khác hẳn trong trích dẫn")
    elif (moved := out_of_order(statement, quotes)) is not None:
        reasons.append(f"«{moved}» không đứng ở chỗ ấy trong trích dẫn")
    if (strange := strange_run(statement, quotes)) is not None:
        reasons.append(f"«{strange}» không có trong trích dẫn")
    if any(mark not in "\n".join(quotes) for mark in _MARK.findall(statement)):
        reasons.append("câu tự ghi dấu trích dẫn")
    return Verdict(tuple(reasons))


def stands(statement: str, quotes: Sequence[Quoted]) -> bool:
    """Whether a statement may be shown with the quotes it cites, where they stand."""
    return (
        all(is_verbatim(quote, quote.document) for quote in quotes)
        and verify(statement, [quote.quote for quote in quotes]).passed
        and not cut_off(statement, quotes)
    )


def cut_off(statement: str, quotes: Sequence[Quoted]) -> tuple[str, ...]:
    """What a statement leaves out of the words that its quotes hang on and that deny them, in
    Vietnamese: "không áp dụng đối với:" above "b) tin báo cháy"; none where it stands whole."""
    above = (
        span.of(quote.document.text)
        for quote in quotes
        for _, span in leads(quote.document, quote.clause)
    )
    lost = dict.fromkeys(denial for lead in above for denial in lost_denials(statement, lead))
    return tuple(f"bỏ mất «{denial}» ở câu dẫn" for denial in lost)


def is_verbatim(quoted: Quoted, document: Document) -> bool:
    """Whether the document says exactly this at exactly that place."""
    return bool(quoted.quote) and quoted.span.of(document.text) == quoted.quote


# ── denial ───────────────────────────────────────────────────────────────────────────────────

# "không được", "chưa có", "nghiêm cấm", "trừ trường hợp", "ngoại trừ"
_DENIALS = frozenset("không chưa chẳng cấm trừ miễn đừng".split())
_DENYING = frozenset((word,) for word in _DENIALS)
# "không chỉ … mà còn", "không những", "không ngừng", "không gian" deny nothing …
NO_DENIAL = frozenset("chỉ những ngừng gian khí".split())
# … but "không chỉ đạo" does
_GOES_ON = frozenset("đạo định huy tiêu thị".split())


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word that is denied; what the text would be without the denial (``without``), and the
    denial with a neighbour on either side (``within``)."""

    denied: str
    without: tuple[tuple[str, ...], ...]
    within: tuple[tuple[str, ...], ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", same_spelling(text).lower()))


def _denials(words: tuple[str, ...]) -> list[_Denial]:
    found: list[_Denial] = []
    for at, word in enumerate(words[:-1]):
        if word in _DENIALS:
            before, behind = words[max(0, at - 2) : at], words[at + 1 : at + 3]
            runs = ((*before[-1:], behind[0]), (*before, behind[0]), (*before[-1:], *behind))
            within = ((*before[-1:], word, behind[0]), (word, *behind))
            found.append(_Denial(behind[0], tuple(run for run in runs if len(run) > 1), within))
    return found


def _denies(behind: Sequence[str]) -> bool:
    """Whether "không" denies what follows it: not in "không chỉ … mà còn", "không gian"."""
    return not (set(behind[:1]) & NO_DENIAL) or bool(set(behind[1:2]) & _GOES_ON)


def _negation_reasons(statement: str, quotes: Sequence[str]) -> list[str]:
    """What the statement denies that no quote denies in such words, and what it says without
    the denial that stands in the quotes."""
    said, held = _words(statement), _words("\n".join(map(unlabelled, quotes)))
    denied_here = _denials(said)
    reasons = [
        f"«không {denial.denied}» không có trong trích dẫn"
        for denial in denied_here
        if not any(holds(held, run) for run in denial.within)
    ]
    here = {denial.denied for denial in denied_here}
    affirmed = _affirmed(held)
    for denial in _denials(held):
        if not _denies(denial.within[-1][1:]):
            continue
        dropped = any(holds(said, run) and not holds(held, run) for run in denial.without)
        bare = denial.denied in said and denial.denied not in here | affirmed
        if dropped or bare or _affirmed_oftener(denial, said, held):
            reasons.append(f"trích dẫn phủ định «{denial.denied}»")
    return list(dict.fromkeys(reasons))


def lost_denials(statement: str, lead: str) -> list[str]:
    """What ``lead`` denies that the statement does not in such words: "không áp", "nghiêm cấm"."""
    said, words = _words(statement), _words(lead)
    lost = []
    for at, word in enumerate(words):
        if word in _DENIALS and _denies(words[at + 1 : at + 3]):
            starts = [start for start in (at - 1, at) if 0 <= start <= len(words) - 3]
            runs = [words[start : start + 3] for start in starts] or [words[-2:]]
            if not any(holds(said, run) for run in runs):
                lost.append(" ".join(words[max(0, min(at, len(words) - 2)) :][:2]))
    return lost


def _affirmed_oftener(denial: _Denial, said: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """Whether the denied words stand in ``said`` without a denial more often than in ``held``:
    "hợp đồng không xác định thời hạn" among several "hợp đồng xác định thời hạn"."""
    *_, (_, *denied) = denial.within
    return _times_affirmed(said, denied) > _times_affirmed(held, denied)


def _times_affirmed(words: tuple[str, ...], run: Sequence[str]) -> int:
    return sum(
        list(words[at : at + len(run)]) == list(run) and words[at - 1 : at] not in _DENYING
        for at in range(len(words))
    )


def _affirmed(words: Sequence[str]) -> set[str]:
    """The words that stand somewhere without a denial right before them."""
    return {word for before, word in pairwise(["", *words]) if before not in _DENIALS}
