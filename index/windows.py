"""What is searched: a clause's words with their context, long clauses in several windows.

A clause alone has lost what it is about. It is found by its document's name and place and by
the headings above it, and quoted alone: ``Window.span`` holds its own words only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Clause, Document, Header, Span
from corpus.text import sentences

WINDOW = 1_200
"""Characters of a window; the embedding's 512 tokens hold about 1,600 with the context."""

OVERLAP = 200
"""The last sentence of a window opens the next one, where it is no longer than this."""

_TITLE = 240
_HEADING = 160
_CHILDREN = 300


@dataclass(frozen=True, slots=True)
class Window:
    """A searchable piece of a clause.

    ``span`` is verbatim in the document's text and inside the clause's span; ``context`` and
    ``body`` are what the searches read.
    """

    clause: str
    span: Span
    context: str
    body: str

    @property
    def text(self) -> str:
        """Context and words as one text, for the embedding."""
        return f"{self.context}\n{self.body}" if self.context else self.body

    @property
    def hash(self) -> str:
        """Names the text: equal windows of any document are embedded once."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


def windows_of(document: Document) -> tuple[Window, ...]:
    """The windows of a document in reading order; a clause without words has none."""
    by_path = {clause.path: clause for clause in document.clauses}
    children: dict[str, list[Clause]] = {}
    for clause in document.clauses:
        if clause.parent is not None:
            children.setdefault(clause.parent, []).append(clause)
    name = document_name(document.header)
    windows: list[Window] = []
    for clause in document.clauses:
        context = [name, *_above(document, clause, by_path), _columns(clause)]
        if not windows:
            context.insert(1, _whole_header(document.header))
        below = _first_words(document, clause, children)
        windows.extend(_windows_of_clause(document, clause, context, below))
    return tuple(windows)


def document_name(header: Header) -> str:
    """What a person would call the document: kind, number, issuer, place and title."""
    place = header.place if header.place and header.place not in (header.issuer or "") else None
    title = _cut(header.title, _TITLE) if header.title else None
    year = str(header.year) if header.year and str(header.year) not in (title or "") else None
    parts = (header.type, header.number or header.symbol, header.issuer, place, title, year)
    return ", ".join(part for part in parts if part)


def _whole_header(header: Header) -> str:
    """What the name leaves out, so that a document is found by its date, signer or recipients."""
    day = header.date
    dated = f"ngày {day.day} tháng {day.month} năm {day.year}" if day else None
    effective = header.effective
    in_force = (
        f"có hiệu lực từ ngày {effective.day} tháng {effective.month} năm {effective.year}"
        if effective
        else None
    )
    signer = f"người ký {header.signer}" if header.signer else None
    recipients = _cut("; ".join(header.recipients), WINDOW // 2)
    parts = (dated, in_force, signer, f"nơi nhận {recipients}" if recipients else None)
    return ", ".join(part for part in parts if part)


def _above(document: Document, clause: Clause, by_path: Mapping[str, Clause]) -> Iterator[str]:
    """The first words of each clause above, outermost first: its label, its title or its lead."""
    above: list[str] = []
    seen = {clause.path}
    parent = clause.parent
    while parent is not None and parent in by_path and parent not in seen:
        seen.add(parent)
        higher = by_path[parent]
        above.append(_cut(document.words(higher), _HEADING))
        parent = higher.parent
    return reversed([words for words in above if words])


def _columns(clause: Clause) -> str:
    """What the columns of a row's table are called: "Nội dung | Kinh phí (đồng)"."""
    if clause.kind != "row" or not clause.headings or " | " not in clause.headings[-1]:
        return ""
    return _cut(clause.headings[-1], _HEADING)


def _first_words(
    document: Document, clause: Clause, children: Mapping[str, Sequence[Clause]]
) -> str:
    """The first words of the clauses below: what a bare heading is about."""
    below = children.get(clause.path, [])
    if not below or clause.span.end - clause.span.start > WINDOW // 2:
        return ""
    each = max(40, _CHILDREN // len(below))
    return _cut("\n".join(_cut(document.words(child), each) for child in below), _CHILDREN)


def _windows_of_clause(
    document: Document, clause: Clause, context: Sequence[str], below: str
) -> Iterator[Window]:
    above = "\n".join(part for part in context if part)
    for number, span in enumerate(cut_windows(document.text, clause.span)):
        words = span.of(document.text)
        if number == 0:
            yield Window(clause.path, span, above, f"{words}\n{below}" if below else words)
        else:
            own = _cut(f"{clause.label} {clause.title}".strip(), _HEADING)
            yield Window(clause.path, span, f"{above}\n{own}" if own else above, words)


def cut_windows(text: str, span: Span) -> list[Span]:
    """Spans of at most WINDOW characters that end with a sentence and together hold the words.

    A sentence that is longer by itself is cut at a space. Empty where there are no words.
    """
    inside = span.of(text)
    pieces = [
        piece
        for sentence in sentences(inside)
        for piece in _pieces(inside, Span(sentence.start, sentence.end))
    ]
    windows: list[Span] = []
    first = 0
    while first < len(pieces):
        last = first
        while last + 1 < len(pieces) and pieces[last + 1].end - pieces[first].start <= WINDOW:
            last += 1
        start, end = pieces[first].start, pieces[last].end
        windows.append(Span(span.start + start, span.start + end))
        repeats = (
            last > first
            and last + 1 < len(pieces)
            and (
                pieces[last].end - pieces[last].start <= OVERLAP
                and pieces[last + 1].end - pieces[last].start <= WINDOW
            )
        )
        first = last if repeats else last + 1
    return windows


_SPACE = re.compile(r"\s")


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > WINDOW:
        spaces = [m.start() for m in _SPACE.finditer(text, start + WINDOW // 2, start + WINDOW)]
        end = spaces[-1] if spaces else start + WINDOW
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _cut(words: str, length: int) -> str:
    """The first words, at most ``length`` characters, not broken inside a word."""
    words = " ".join(words.split())
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0]
