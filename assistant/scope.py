"""Which documents a question is about, and what it names that nobody here knows.

A question that names a place, a text or an article which the corpus does not hold is not
answered from another one: that is how wrong dates get into plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.gazetteer import PROVINCES
from assistant.question import Question
from corpus.citing.article_paths import find_article_paths, regulation_behind
from corpus.citing.law_names import find_law_names
from corpus.citing.numbers import find_numbers, number_key
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
    each: tuple[tuple[str, ...], ...] = ()  # where several are named, the documents of each


# "Kế hoạch 174", "thông tư số 191/2009", "nghị định 30/2020/nđ-cp", "công văn số 8935/BNV-…"
_TEXT = re.compile(
    r"\b(?P<kind>ke hoach|thong tu lien tich|thong tu|nghi dinh|quyet dinh|cong van|nghi quyet|"
    r"chi thi|"
    r"chuong trinh|thong bao|ke hoach lien tich|luat|bo luat|circular|decree|"
    r"plan)\s+(?:so\s*:?\s*|no\.?\s*)?"
    r"(?P<ordinal>\d{1,5}[a-z]?)(?:/(?P<year>\d{4}))?(?P<symbol>\s?[/-]\s?[a-z][\w&.-]*(?:\s?-\s?[a-z][\w&]*)*)?(?![\d/%])"
    r"(?!\s*(?:trieu|ty|dong|nam|thang|ngay|nguoi|gio|lop|mo hinh))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FURTHER = re.compile(
    r"\s*(?:,|va|voi|,\s*va)\s*(?:so\s+)?(?P<ordinal>\d{2,5})(?![\d/.,%]|\s*(?:trieu|ty|dong|nguoi))"
)
# "mục III.2", "phần V", "mục V.5", "phụ lục II"
_SECTION = re.compile(r"\bmuc\s+(?P<path>[ivx]{1,5}(?:\.\d{1,2}){0,3}(?:\.[a-z])?)(?!\w)")
_LAW_YEAR = re.compile(r"\s*,?\s*(?:nam\s+|so\s+\d+/)(?P<year>(?:19|20)\d\d)")
_PLACE_KIND = re.compile(r"^(?:tinh|thanh pho|tp\.?|thi xa|huyen|quan|phuong|xa|thi tran|dac khu)\s+")


def find_scope(question: Question, index: Index) -> Scope:
    """Where the answer must be, from the texts, places, years and articles that are named."""
    rows = [row for row in index.documents() if row.superseded_by is None]
    texts = _Texts(question, rows, index)
    places = _Places(question, rows, index, taken=texts.words)
    chosen = _both(texts.documents, places.documents)
    if chosen == [] and texts.by_name_only:
        # "Ở phường X ai tuyên truyền Luật Y?": the law is the subject, the plan is the ward's.
        chosen, texts.words = places.documents, []
    unknown = [*texts.unknown, *places.unknown]
    if chosen is not None and not chosen and not unknown:
        unknown.append(f"{' và '.join(texts.written + places.written)} trong cùng một văn bản")
    clauses = list(_clauses(question))
    if chosen is not None and len(chosen) > 1:
        chosen = _of_year(question, rows, chosen)
    return Scope(
        documents=None if chosen is None else tuple(chosen),
        unknown=tuple(unknown),
        mentioned=tuple(texts.mentioned),
        named=(*texts.words, *places.words, *(words for _, words in clauses)),
        must_say=(*places.must_say, *texts.must_say),
        clauses=tuple(path for path, _ in clauses),
        each=_each(question, texts, places, chosen or []),
    )


_OF_EACH = re.compile(
    r"\b(?:hai|ba|bon|cac|moi|tung) (?:ban )?(?:ke hoach|van ban|cong van|luat)\b|lan luot"
)
_FEW = 4


def _each(
    question: Question, texts: _Texts, places: _Places, chosen: list[str]
) -> tuple[tuple[str, ...], ...]:
    """The documents of each text that is named, or where there are not several, of each place;
    of each plan of one place where its plans are asked for one by one."""
    for groups in (texts.each, places.each):
        kept = [tuple(id for id in group if id in chosen) for group in groups]
        several = tuple(dict.fromkeys(group for group in kept if group))
        if len(several) > 1:
            return several
    if 1 < len(chosen) <= _FEW and _OF_EACH.search(question.folded):
        return tuple((id,) for id in chosen)
    return ()


def _both(first: list[str] | None, second: list[str] | None) -> list[str] | None:
    if first is None or second is None:
        return second if first is None else first
    return [document for document in first if document in second]


def _of_year(question: Question, rows: Iterable[DocumentRow], chosen: list[str]) -> list[str]:
    """The documents of a year that is named, where some are."""
    years = {date.year for date in question.dates if date.year and date.month is None}
    kept = [row.id for row in rows if row.id in chosen and row.header.year in years]
    return kept or chosen


def _clauses(question: Question) -> Iterator[tuple[str, str]]:
    """Each path that is asked for, and the folded words that name it."""
    for found in find_article_paths(question.words):
        regulation = regulation_behind(question.words, found.span.end)
        for path in found.path.split(", "):
            named = f"{regulation}.{path}" if regulation else path
            yield named, fold(found.span.of(question.words))
    for match in _SECTION.finditer(question.folded):
        roman, *steps = match["path"].split(".")
        yield ".".join([roman.upper(), *steps]), match.group()


class _Texts:
    """The texts that a question names by number or by a law's name."""

    def __init__(self, question: Question, rows: list[DocumentRow], index: Index) -> None:
        self.documents: list[str] | None = None
        self.each: list[list[str]] = []
        self.words: list[str] = []
        self.written: list[str] = []
        self.unknown: list[str] = []
        self.mentioned: list[str] = []
        self.must_say: list[str] = []
        self.by_name_only = False  # every text was named as a law, none by its number
        self._rows = rows
        self._index = index
        self._asks_which = question.intent == "documents"
        # Asked which plans cite a text, or whether it is in force, it need not be held.
        self._may_be_cited = question.asks("documents", "reference", "in_force", "issued")
        self._read_numbers(question)
        self.by_name_only = not self.words
        self._read_laws(question)

    def _read_numbers(self, question: Question) -> None:
        whole = {fold(m.span.of(question.words)): m for m in find_numbers(question.words)}
        for match in _TEXT.finditer(question.folded):
            if _YEAR.fullmatch(match["ordinal"]) and not (match["year"] or match["symbol"]):
                continue  # "kế hoạch 2022" is the plan of that year
            written = question.words[match.start() : match.end()]
            full = next((m for key, m in whole.items() if key in match.group()), None)
            held = [
                row.id for row in self._rows if _is_text(row, match, full.number if full else None)
            ]
            self._take(held, written, match.group(), full.number if full else None)
            self._read_more(question, match.end())
        taken = " ".join(self.words)
        for key, mention in whole.items():
            if key not in taken and mention.sure and fold(mention.number) not in self.must_say:
                held = [
                    row.id
                    for row in self._rows
                    if row.header.number
                    and number_key(row.header.number) == number_key(mention.number)
                ]
                self._take(held, mention.number, key, mention.number)
        if self.documents is None and not self.unknown:
            self._read_bare(question)

    def _read_more(self, question: Question, at: int) -> None:
        """ "kế hoạch 159 và 165", "các nghị định 70, 48": further numbers behind the first."""
        while match := _FURTHER.match(question.folded, at):
            held = [row.id for row in self._rows if _ordinal(row) == match["ordinal"]]
            if held:
                self._take(held, match["ordinal"], match["ordinal"], None)
            at = match.end()

    def _read_bare(self, question: Question) -> None:
        """ "hn 308 phối hợp với ai": a number of three digits that one plan here has."""
        for match in re.finditer(
            r"(?<![\d/.,-])\d{3,5}(?![\d/.,%]|\s*(?:trieu|ty|dong))", question.folded
        ):
            held = [row.id for row in self._rows if _ordinal(row) == match.group()]
            if held:
                self._take(held, match.group(), match.group(), None)

    def _read_laws(self, question: Question) -> None:
        for law in find_law_names(question.words):
            behind = _LAW_YEAR.match(question.folded, law.span.end)
            year = int(behind["year"]) if behind else None
            held = [
                row.id
                for row in self._rows
                if _law_title(row) == fold(law.title)
                and (year is None or (row.header.date and row.header.date.year == year))
            ]
            written = question.words[law.span.start : behind.end() if behind else law.span.end]
            self._take(held, written, fold(written), None)
        for row in self._rows:
            title = _law_title(row)
            if title and not question.marked and title in question.folded:
                self._take([row.id], title, title, None)

    def _take(self, held: list[str], written: str, folded: str, number: str | None) -> None:
        if number is not None and (self._asks_which or not held) and self._index.saying(number):
            self.must_say.append(fold(number))
            self.mentioned.append(number)
            self.words.append(folded)
        elif held and self._asks_which:
            self.mentioned.append(written)
        elif held:
            self.documents = list(dict.fromkeys([*(self.documents or []), *held]))
            self.each.append(held)
            self.words.append(folded)
            self.written.append(written)
        elif self._may_be_cited:
            self.mentioned.append(number or written)
        else:
            self.unknown.append(written)


def _is_text(row: DocumentRow, match: re.Match[str], number: str | None) -> bool:
    header = row.header
    if header.number is None or _ordinal(row) != match["ordinal"].lstrip("0"):
        return False
    if number is not None and match["symbol"]:
        return number_key(header.number) == number_key(number)
    kind = {"circular": "thong tu", "decree": "nghi dinh", "plan": "ke hoach"}.get(
        match["kind"], match["kind"]
    )
    if not fold(header.type or kind).endswith(kind):
        return False
    if match["year"]:
        years = {header.date.year if header.date else None, header.year}
        return int(match["year"]) in years or f"/{match['year']}/" in header.number
    return True


def _ordinal(row: DocumentRow) -> str | None:
    digits = re.match(r"0*(\d+[a-zđ]?)", row.header.number or "")
    return digits.group(1) if digits else None


def _law_title(row: DocumentRow) -> str | None:
    """ "luat binh dang gioi": what a law is called, folded; None for other kinds."""
    kind, title = fold(row.header.type or ""), fold(row.header.title or "")
    if kind not in ("luat", "bo luat", "phap lenh") or not title:
        return None
    return title if title.startswith(kind) else f"{kind} {title}"


class _Places:
    """The places that a question names."""

    def __init__(
        self, question: Question, rows: list[DocumentRow], index: Index, taken: list[str]
    ) -> None:
        self.documents: list[str] | None = None
        self.each: list[list[str]] = []
        self.words: list[str] = []
        self.written: list[str] = []
        self.unknown: list[str] = []
        self.must_say: list[str] = []
        self._rows = rows
        self._index = index
        by_place: dict[str, list[str]] = {}
        for row in rows:
            if row.header.place and row.header.level != "central":
                by_place.setdefault(_bare(row.header.place), []).append(row.id)
        for name, written in _named_places(question, by_place, taken):
            self._take(name, written, by_place.get(name))

    def _take(self, name: str, written: str, held: list[str] | None) -> None:
        if held is None:
            held = self._mentioning(name)
            if held is None:
                self.unknown.append(written)
                return
            if not held:
                self.must_say.append(name)
        self.words.append(name)
        self.written.append(written)
        if held:
            self.documents = list(dict.fromkeys([*(self.documents or []), *held]))
            self.each.append(held)

    def _mentioning(self, name: str) -> list[str] | None:
        """Documents of no known place whose words name it; [] where others do; None where none."""
        found = self._index.saying(name)
        if not found:
            return None
        placeless = {
            row.id
            for row in self._rows
            if row.header.place is None and row.header.level != "central"
        }
        return sorted(found & placeless)


def _bare(place: str) -> str:
    return _PLACE_KIND.sub("", fold(place)) or fold(place)


def _named_places(
    question: Question, known: Iterable[str], taken: list[str]
) -> Iterator[tuple[str, str]]:
    """Each place named: its folded name without kind, and as written."""
    seen: set[str] = set()
    rest = question.folded
    for words in taken:
        rest = rest.replace(words, " " * len(words))
    for mention in question.names:
        if mention.place:
            written = mention.span.of(question.words)
            name = _bare(written)
            if name not in seen and not name.isdecimal():
                seen.add(name)
                yield name, written
    for name in sorted({*known, *PROVINCES}, key=len, reverse=True):
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest)
        if match is None or any(name in other for other in seen):
            continue
        written = question.words[match.start() : match.end()]
        # Typed with marks, a province is written with capitals: "nam định" may be anything.
        if question.marked and name not in known and not written[0].isupper():
            continue
        if " " not in name and not written[0].isupper():
            continue
        seen.add(name)
        yield name, written
