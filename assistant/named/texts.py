"""The texts that a question names: "Kế hoạch 174", "Nghị định 30/2020", "Luật Bình đẳng giới".

A text that is held is where the answer must be; one that is only cited must be named by the
clause that answers; one that nobody here knows is not answered from another.
"""

from __future__ import annotations

import re

from assistant.named.naming import Naming
from assistant.question import Question
from corpus.citing.law_names import find_law_names
from corpus.citing.numbers import find_numbers, number_key
from corpus.text import fold
from index import DocumentRow, Index

# "Kế hoạch 174", "thông tư số 191/2009", "nghị định 30/2020/nđ-cp", "công văn số 8935/BNV-…",
# "Chỉ thị 11 năm 2023"; not "kế hoạch 5 năm"
_TEXT = re.compile(
    r"\b(?P<kind>ke hoach|thong tu lien tich|thong tu|nghi dinh|quyet dinh|cong van|nghi quyet|"
    r"chi thi|"
    r"chuong trinh|thong bao|ke hoach lien tich|luat|bo luat|circular|decree|"
    r"plan)\s+(?:so\s*:?\s*|no\.?\s*)?"
    r"(?P<ordinal>\d{1,5}[a-z]?)(?:/(?P<year>\d{4}))?(?P<symbol>\s?[/-]\s?[a-z][\w&.-]*(?:\s?-\s?[a-z][\w&]*)*)?(?![\d/%])"
    r"(?!\s*(?:trieu|ty|dong|nam(?! (?:19|20)\d\d)|thang|ngay|nguoi|gio|lop|mo hinh))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FURTHER = re.compile(
    r"\s*(?:,|va|voi|,\s*va)\s*(?:so\s+)?(?P<ordinal>\d{2,5})(?![\d/.,%]|\s*(?:trieu|ty|dong|nguoi))"
)
# "Nghị định 70 quy định chi tiết những điều nào của Luật …": the law is what it is about
_DETAILS = re.compile(r"\b(?:quy dinh|huong dan) (?:chi tiet|thi hanh)\b[^?,;:]*$")
_LAW_YEAR = re.compile(r"\s*,?\s*(?:nam\s+|so\s+\d+/)(?P<year>(?:19|20)\d\d)")


class NamedTexts:
    """The texts that a question names by number or by a law's name."""

    def __init__(self, question: Question, rows: list[DocumentRow], index: Index) -> None:
        self.documents: list[str] | None = None
        self.namings: list[Naming] = []
        self.words: list[str] = []
        self.written: list[str] = []
        self.unknown: list[str] = []
        self.mentioned: list[str] = []
        self.must_say: list[str] = []
        self.by_name_only = False  # every text was named as a law, none by its number
        self._question = question
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
            if self.documents and _DETAILS.search(question.folded[: law.span.start]):
                self.words.append(fold(written))
                continue
            self._take(held, written, fold(written), None)
        for row in self._rows:
            title = _law_title(row)
            if title and not question.marked and title in question.folded:
                self._take([row.id], title, title, None)

    def _take(self, held: list[str], written: str, folded: str, number: str | None) -> None:
        cited = self._as_cited(folded, number) if self._asks_which or not held else None
        if cited is not None:
            self.must_say.append(fold(cited))
            self.mentioned.append(cited)
            self.words.append(folded)
        elif held and self._asks_which:
            self.mentioned.append(written)
        elif held:
            self.documents = list(dict.fromkeys([*(self.documents or []), *held]))
            at = self._question.folded.find(folded)
            self.namings.append(Naming("number", folded, at, tuple(held)))
            self.words.append(folded)
            self.written.append(written)
        elif self._may_be_cited:
            self.mentioned.append(number or written)
        else:
            self.unknown.append(written)

    def _as_cited(self, folded: str, number: str | None) -> str | None:
        """How documents here cite a text: by its number, or "nghị quyết số 214"; None where none
        does."""
        numbered = _TEXT.fullmatch(folded)
        forms = [number] if number is not None else []
        if numbered is not None and not (numbered["symbol"] or numbered["year"]):
            forms.append(f"{numbered['kind']} so {numbered['ordinal']}")
        return next((form for form in forms if self._index.saying(form)), None)


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
