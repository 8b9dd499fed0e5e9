"""Which documents a question is about, and what it names that nobody here knows.

A question that names a place, a text or an article which the corpus does not hold is not
answered from another one: that is how wrong dates get into plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.named.naming import Naming, meant, texts_apart
from assistant.named.places import NamedPlaces
from assistant.named.texts import NamedTexts
from assistant.named.titles import titled
from assistant.question import Question
from corpus.citing.article_paths import find_article_paths, regulation_behind
from corpus.text import fold
from index import DocumentRow, Index


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look. ``documents`` None: everywhere.

    ``unknown`` names, as a person would, what the question is about and the corpus lacks;
    ``mentioned`` are texts that are not held and may only be spoken of as cited; ``named`` are
    the folded words that chose the documents, which an answer need not repeat; ``must_say`` are
    places that no document is of and texts that are only cited, so the clause itself has to name
    them.
    """

    documents: tuple[str, ...] | None = None
    unknown: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()  # "Điều 10", "III.2": asked for by their path
    each: tuple[Scope, ...] = ()  # where several texts are named, the scope of each


# "mục III.2", "phần V", "mục V.5", "phụ lục II"
_SECTION = re.compile(r"\bmuc\s+(?P<path>[ivx]{1,5}(?:\.\d{1,2}){0,3}(?:\.[a-z])?)(?!\w)")


def find_scope(question: Question, index: Index) -> Scope:
    """Where the answer must be, from the texts, places, years and articles that are named."""
    rows = [row for row in index.documents() if row.superseded_by is None]
    texts = NamedTexts(question, rows, index)
    places = NamedPlaces(question, rows, index, taken=texts.words)
    chosen = _both(texts.documents, places.documents)
    if chosen == [] and texts.by_name_only:
        # "Ở phường X ai tuyên truyền Luật Y?": the law is the subject, the plan is the ward's.
        chosen, texts.words, texts.namings = places.documents, [], []
    called = titled(question, rows, places.words)
    apart = texts_apart([*texts.namings, *places.namings, *called])
    if apart and not texts.unknown:
        chosen = [id for text in apart for id in meant(text)]
    elif not texts.documents and not texts.unknown:
        chosen = _both(chosen, [id for naming in called for id in naming.documents]) or chosen
    unknown = [*texts.unknown, *places.unknown]
    if chosen is not None and not chosen and not unknown:
        unknown.append(f"{' và '.join(texts.written + places.written)} trong cùng một văn bản")
    clauses = list(_clauses(question))
    if chosen is not None and len(chosen) > 1:
        chosen = _of_year(question, rows, chosen)
    scope = Scope(
        documents=None if chosen is None else tuple(chosen),
        unknown=tuple(unknown),
        mentioned=tuple(texts.mentioned),
        named=(*texts.words, *places.words, *(words for _, words in clauses)),
        must_say=(*places.must_say, *texts.must_say),
        clauses=tuple(path for path, _ in clauses),
    )
    return replace(scope, each=tuple(_each(question, scope, apart)))


_OF_EACH = re.compile(
    r"\b(?:hai|ba|bon|cac|moi|tung) (?:ban )?(?:ke hoach|van ban|cong van|luat)\b|lan luot"
)
_FEW = 4


def _each(question: Question, scope: Scope, apart: Sequence[list[Naming]]) -> Iterator[Scope]:
    """The scope of each text that is named apart, where what the others are called tells nothing;
    of each plan of one place where its plans are asked for one by one."""
    chosen = scope.documents or ()
    kept = [tuple(id for id in meant(text) if id in chosen) for text in apart]
    if len(set(filter(None, kept))) > 1:
        for text, documents in zip(apart, kept, strict=True):
            others = [naming.words for other in apart if other is not text for naming in other]
            if documents:
                yield replace(scope, documents=documents, named=(*scope.named, *others))
    elif 1 < len(chosen) <= _FEW and _OF_EACH.search(question.folded):
        for id in chosen:
            yield replace(scope, documents=(id,))


def _both(first: list[str] | None, second: list[str] | None) -> list[str] | None:
    if first is None or second is None:
        return second if first is None else first
    return [document for document in first if document in second]


def _of_year(question: Question, rows: Iterable[DocumentRow], chosen: list[str]) -> list[str]:
    """The documents of a year that is named, where some are."""
    years = {date.year for date in question.dates if date.year and date.month is None}
    kept = [row.id for row in rows if row.id in chosen and row.header.year in years]
    return kept or chosen


# "khoan 2 dieu 81", typed without marks; not "dieu kien", "muc tieu"
_UNITS = {
    "diem": "điểm", "khoan": "khoản", "dieu": "điều", "muc": "mục", "chuong": "chương",
    "phu luc": "phụ lục",
}  # fmt: skip
_UNMARKED_UNIT = re.compile(rf"\b(?:{'|'.join(_UNITS)})(?= (?:\d|[a-zđ]\b|[IVX]+\b))")


def _clauses(question: Question) -> Iterator[tuple[str, str]]:
    """Each path that is asked for, and the folded words that name it."""
    words = _UNMARKED_UNIT.sub(lambda unit: _UNITS[unit.group()], question.words)
    for found in find_article_paths(words):
        regulation = regulation_behind(words, found.span.end)
        for path in found.path.split(", "):
            named = f"{regulation}.{path}" if regulation else path
            yield named, fold(found.span.of(words))
    for match in _SECTION.finditer(question.folded):
        roman, *steps = match["path"].split(".")
        yield ".".join([roman.upper(), *steps]), match.group()
