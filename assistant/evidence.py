"""The passages that bear on a question, and whether they are enough to answer it.

A passage is a sentence of a clause. It bears on the question as far as it, its clause, the
headings above and the document's name say the question's subject; it can answer only if it
holds what is asked for: a date for "khi nào", a sum for "bao nhiêu tiền".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.answer import Quote
from assistant.hard_tokens import hard_tokens
from assistant.question import Intent, Question
from assistant.scope import Scope
from assistant.terms import Terms, terms_of
from corpus.dates import find_dates
from corpus.document import Clause, Document, Span
from corpus.names import compared, find_names, holds
from corpus.text import fold, sentences
from index import Index
from index.windows import document_name

CANDIDATES = 40
"""Clauses that the search gives to be read closely."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a clause, and how well it fits a question.

    ``coverage`` (0 to 1): the share of the question's subject that it says, with its headings;
    ``own``: the share that the sentence says by itself; ``dense``: the cosine of its window;
    ``holds``: it holds what is asked for.
    """

    quote: Quote
    coverage: float
    own: float
    dense: float
    holds: bool
    missed: float  # weight share of the heaviest term that nothing around it says

    @property
    def score(self) -> float:
        meaning = min(1.0, max(0.0, (self.dense - 0.78) / 0.12))
        return 0.62 * self.coverage + 0.13 * self.own + 0.25 * meaning + (0.25 if self.holds else 0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found, best first; ``enough`` says that the best ones answer."""

    passages: tuple[Passage, ...] = ()
    terms: Terms = field(default_factory=lambda: Terms((), True))

    @property
    def best(self) -> Passage | None:
        return self.passages[0] if self.passages else None

    @property
    def enough(self) -> bool:
        return self.best is not None and is_enough(self.best)


ENOUGH_COVERAGE = 0.62
ENOUGH_WITH_MEANING = 0.5
CLOSE_MEANING = 0.86


def is_enough(passage: Passage) -> bool:
    """Whether a passage may answer: it holds what is asked, and says enough of the subject."""
    if not passage.holds:
        return False
    if passage.coverage >= ENOUGH_COVERAGE and passage.missed < 0.3:
        return True
    return passage.coverage >= ENOUGH_WITH_MEANING and passage.dense >= CLOSE_MEANING


def find_evidence(question: Question, scope: Scope, index: Index) -> Evidence:
    """The passages of the scope that bear on a question, best first."""
    documents = scope.documents
    hits = index.search(question.words, limit=CANDIDATES, documents=documents)
    terms = terms_of(question, scope.named, index.frequency, index.size)
    dense = {(hit.document, hit.clause): hit.dense for hit in hits}
    found: list[Passage] = []
    for id, paths in _candidates(index, scope, dense):
        document = index.document(id)
        reader = _Reader(question, terms, document, scope)
        for path in paths:
            clause = document.clause(path)
            found += reader.passages(clause, dense.get((id, path), 0.0))
    found.sort(key=lambda p: (-p.score, p.quote.document.id, p.quote.span.start))
    return Evidence(tuple(found), terms)


def _candidates(
    index: Index, scope: Scope, dense: dict[tuple[str, str], float]
) -> Iterator[tuple[str, list[str]]]:
    """Documents with the clauses to read: those that the search gave; in a scope of few
    documents, all."""
    if scope.documents is not None and len(scope.documents) <= _FEW:
        for id in scope.documents:
            document = index.document(id)
            if len(document.clauses) <= _SMALL:
                yield id, [clause.path for clause in document.clauses]
            else:
                yield id, [path for held, path in dense if held == id]
        return
    for id in dict.fromkeys(held for held, _ in dense):
        yield id, [path for held, path in dense if held == id]


_FEW, _SMALL = 4, 300


class _Reader:
    """Reads the clauses of one document for one question."""

    def __init__(self, question: Question, terms: Terms, document: Document, scope: Scope) -> None:
        self._question = question
        self._terms = terms
        self._document = document
        self._must_say = scope.must_say
        header = document.header
        day = header.date.strftime("%d/%m/%Y") if header.date else ""
        name = f"{document_name(header)} {header.place or ''} {header.year or ''} {day}"
        self._name = terms.found(name)
        self._name_folded = fold(name)
        self._paths = {clause.path: clause for clause in document.clauses}

    def passages(self, clause: Clause, dense: float) -> Iterator[Passage]:
        own = self._document.words(clause)
        above = " \n".join(self._above(clause))
        around = fold(f"{own} {above} {self._name_folded}")
        if any(place not in around for place in self._must_say):
            return
        whole, headings = self._terms.found(own), self._terms.found(above)
        for span in sentences(own):
            words = span.of(own)
            said = self._terms.found(words)
            regions = [(1.0, said), (0.85, whole), (0.85, headings), (0.7, self._name)]
            unsaid = self._terms.unsaid(found for _, found in regions)
            total = self._terms.total or 1.0
            yield Passage(
                Quote(
                    self._document,
                    clause,
                    Span(clause.span.start + span.start, clause.span.start + span.end),
                ),
                coverage=self._terms.coverage(regions),
                own=self._terms.coverage([(1.0, said)]),
                dense=dense,
                holds=holds_what_is_asked(self._question, words, above),
                missed=unsaid[0].weight / total if unsaid else 0.0,
            )

    def _above(self, clause: Clause) -> Iterator[str]:
        """The headings above, and the words of the clause that this one stands under."""
        yield from clause.headings
        parent = self._paths.get(clause.parent or "")
        if parent is not None:
            yield self._document.words(parent)


# ── what is asked for ────────────────────────────────────────────────────────────────────────

# "30 phút", "06 tháng", "45 ngày", "một năm", "hằng quý", "15 hằng tháng", "22 giờ"
_TIME = re.compile(
    r"\b(?:\d+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua)\s+(?:nam|thang|ngay|gio|phut|tuan|quy)\b"
    r"|\bh[ao]ng (?:nam|quy|thang|tuan|ngay)\b|thuong xuyen|dinh ky|khi co yeu cau|ngay lam viec"
    r"|tu ngay|den ngay|truoc ngay|ngay sau|ke tu"
)
_ANY_NUMBER = re.compile(r"\d|(?<!\w)(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?!\w)")
_ASKED_NOUN = re.compile(
    r"(?:bao nhieu|may|how many)\s+(?P<noun>[a-z]+(?:\s[a-z]+)?)|(?P<share>ty le|phan tram|share|percent)"
)
_NO_NOUNS = frozenset("la thi mot moi trong cho tren va".split())


def holds_what_is_asked(question: Question, words: str, above: str) -> bool:
    """Whether a sentence holds the kind of thing that is asked for."""
    return _HOLDS.get(question.intent, _anything)(question, words, above)


def _anything(question: Question, words: str, above: str) -> bool:
    return True


def _money(question: Question, words: str, above: str) -> bool:
    if any(token.kind == "money" for token in hard_tokens(words)):
        return True
    # "mức … bao nhiêu" may ask for a count: "hoàn thiện bao nhiêu cơ sở dữ liệu"
    return "number" in question.intents and not _asks_money(question) and _number(question, words, above)


_MONEY_WORDS = re.compile(r"tien|kinh phi|dong\b|trieu|ty dong|ngan sach|muc|chi\b|phi\b|luong|how much|cap\b|tro cap|ho tro|phat")


def _asks_money(question: Question) -> bool:
    return bool(_MONEY_WORDS.search(question.folded) or "how much" in fold(question.text))


def _number(question: Question, words: str, above: str) -> bool:
    folded = fold(words)
    asked = _ASKED_NOUN.search(question.folded)
    if asked is None or (asked["noun"] or "").split(" ")[0] in _NO_NOUNS:
        return bool(_ANY_NUMBER.search(folded))
    if asked["share"] or "phan tram" in asked.group():
        return bool(re.search(r"\d\s?%|\d+/\d+|\d\s+phan tram|ty le|\d", folded)) and "%" in words or bool(
            re.search(r"\d+/\d+|phan tram", folded)
        )
    noun = asked["noun"].split(" ")
    for name in (" ".join(noun), noun[0]):
        if re.search(rf"(?:\d[\d.,/]*|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi))\s+(?:\w+\s+)?{re.escape(name)}\b", folded):
            return True
    return False


def _when(question: Question, words: str, above: str) -> bool:
    folded = fold(words)
    dated = [date for date in find_dates(words) if date.month or date.quarter]
    return bool(dated or _TIME.search(folded) or re.search(r"\bnam \d{4}|\d+ gio", folded))


def _who(question: Question, words: str, above: str) -> bool:
    return bool(find_names(words) or find_names(above) or _BODY.search(fold(f"{words} {above}")))


_BODY = re.compile(
    r"\b(?:cac co quan|don vi|so, ban|ban, nganh|nganh|to chuc|ca nhan|nguoi|toa an|cha|me|vo|chong|"
    r"bo phan|nha nuoc|chinh phu|truong)\b"
)


def _where(question: Question, words: str, above: str) -> bool:
    return bool(find_names(words) or re.search(r"\b(?:tai|ve|o|den|noi)\b", fold(words)))


def _reference(question: Question, words: str, above: str) -> bool:
    from corpus.law_names import find_law_names
    from corpus.numbers import find_numbers

    return bool(list(find_numbers(words)) or find_law_names(words))


def _duty(question: Question, words: str, above: str) -> bool:
    """The unit that is asked about acts here, or the clause stands under its name."""
    units = [name for name in question.names if not name.place]
    if not units:
        return True
    here = compared(f"{words} {above}")
    return all(names_unit(here, unit.words) for unit in units)


def names_unit(words: tuple[str, ...], unit: tuple[str, ...]) -> bool:
    """Whether a unit is named, also without the place behind it ("Công an phường" for "Công an
    phường Hội Thương")."""
    for length in range(len(unit), 1, -1):
        if holds(words, unit[:length]) and not _cut_inside(unit, length):
            return True
    return False


_PLACE_WORDS = frozenset(["phường", "xã", "tỉnh", "thành", "huyện", "quận", "thị", "đặc"])


def _cut_inside(unit: tuple[str, ...], length: int) -> bool:
    """Whether cutting here would leave out more than a place's name."""
    return length < len(unit) and unit[length - 1] not in _PLACE_WORDS and unit[length] not in _PLACE_WORDS


_HOLDS = {
    "money": _money, "number": _number, "when": _when, "who": _who, "where": _where,
    "reference": _reference, "duty": _duty, "in_force": lambda q, w, a: True,
}  # fmt: skip


def distinct(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages of different sentences, best first; a text held twice speaks once."""
    seen: set[str] = set()
    for passage in passages:
        words = " ".join(fold(passage.quote.quote).split())
        if words not in seen:
            seen.add(words)
            yield passage


def asked_kind(question: Question) -> Intent:
    return question.intent
