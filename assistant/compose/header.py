"""Answers that stand at the edges of a document: who signed it, when, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Quote, Statement
from assistant.compose.sentence import sentence
from assistant.question import Question
from assistant.verify import verify
from corpus.dates import find_dates
from corpus.document import Clause, Document, Span
from corpus.text import LOWER, UPPER, fold

_PERSON = re.compile(rf"[{UPPER}][{LOWER}']+(?:[ ][{UPPER}][{LOWER}']*){{1,4}}")
_OFFICE = re.compile(
    r"(?:kt|tm|tl|tuq)\s?\.|(?:pho )?(?:chu tich|giam doc|bi thu|truong ban|truong phong|"
    r"cuc truong|"
    r"bo truong|thu tuong|chanh van phong|hieu truong)"
)
_NOT_PERSON = re.compile(
    r"(?:uy ban|nhan dan|noi nhan|nhu tren|handwritten|chu tich|giam doc)\b|luu\s*[:;v]\b"
)


def signers(question: Question, documents: Sequence[Document]) -> Iterator[Statement]:
    """Who signed: each name with the office above it, as it stands at the end."""
    for document in documents:
        for clause in document.clauses:
            if clause.kind in ("signature", "recipients"):
                yield from _signers_in(document, clause)


def _signers_in(document: Document, clause: Clause) -> Iterator[Statement]:
    office: Span | None = None
    offset = clause.span.start
    for line in document.words(clause).split("\n"):
        start, offset = offset, offset + len(line) + 1
        bare = re.sub(r"^Nơi nhận\s*:\s*", "", line)
        folded = fold(bare).strip()
        if _OFFICE.match(folded):
            office = office or Span(start, start + len(line))
            office = Span(office.start, start + len(line))
        elif (name := _PERSON.fullmatch(bare.strip(" *|."))) and not _NOT_PERSON.match(folded):
            at = start + line.index(name.group())
            span = Span(at, at + len(name.group()))
            quotes = (Quote(document, clause, span),)
            words = name.group()
            # Where recipients and signatures mingle, which office is whose cannot be told.
            apart = clause.kind == "signature"
            if office is not None and apart and span.start - office.end <= 60:
                quotes = (Quote(document, clause, Span(office.start, span.end)),)
                words = f"{' '.join(office.of(document.text).split())} {words}"
            yield Statement(f"{words}.", quotes)
            office = None


# "Ai là Giám đốc Sở …", "ai đang là phó chủ tịch …"
_ASKED_OFFICE = re.compile(
    r"\bai (?:dang |hien )?(?:la|lam|giu chuc) (?P<office>{office})|"
    r"^(?P<named>{office})\b.* (?:ten (?:la )?gi|"
    r"la ai)".replace(
        "{office}",
        "(?:pho )?(?:giam doc|chu tich|bi thu|truong ban|truong phong|cuc truong|bo truong|"
        "thu tuong|"
        "chanh van phong|hieu truong)",
    )
)


def asked_office(question: Question) -> str | None:
    """The office whose holder is asked for, folded."""
    match = _ASKED_OFFICE.search(question.folded)
    return (match["office"] or match["named"]) if match else None


def holders(office: str, documents: Sequence[Document]) -> Iterator[Statement]:
    """Who signed in this very office: a deputy is not the head, nor the other way round."""
    for document in documents:
        for clause in document.clauses:
            if clause.kind != "signature":
                continue
            lines = [
                re.sub(r"^(?:kt|tm|tl|tuq)\s?\.\s*", "", fold(line)).strip()
                for line in document.words(clause).split("\n")
            ]
            signing_for = any(
                re.match(r"(?:kt|tl|tuq)\s?\.", fold(line).strip())
                for line in document.words(clause).split("\n")
            )
            offices = [line for line in lines if _OFFICE.match(line)]
            if offices and offices[-1] == office and (not signing_for or len(offices) > 1):
                yield from _signers_in(document, clause)


def recipients(question: Question, documents: Sequence[Document]) -> Iterator[Statement]:
    """Whom a document is sent to: the list of its end, and of its head."""
    for document in documents:
        for clause in document.clauses:
            if clause.kind == "recipients":
                lines = [
                    line.strip(" -–+;.\t")
                    for line in document.words(clause).split("\n")
                    if re.match(r"\s*[-–+]", line)
                ]
                yield Statement("; ".join(lines) + ".", (Quote(document, clause, clause.span),))


def own_number(question: Question, documents: Sequence[Document]) -> Iterator[Statement]:
    """The number that a document itself has: from the line that numbers it."""
    for document in documents:
        opening = next((c for c in document.clauses if c.kind == "opening"), None)
        if document.header.number is None or opening is None:
            continue
        words = document.words(opening)
        match = re.search(r"^Số\s*:?[^\n]+$", words, re.MULTILINE)
        if match:
            start = opening.span.start + match.start()
            yield Statement(
                sentence(match.group()),
                (Quote(document, opening, Span(start, start + len(match.group()))),),
            )


# The line that dates a document: "Kiên Giang, ngày 12 tháng 5 năm 2022"; "Ngày ban hành: …"
_DATED = re.compile(r"^(?:[^\n]{0,80}, ngày \d[^\n]{0,60}|Ngày ban hành[^\n]*)$", re.MULTILINE)


def issued(question: Question, documents: Sequence[Document]) -> Iterator[Statement]:
    """When a document was issued: only from the line that dates it, never from another date."""
    for document in documents:
        day = document.header.date
        opening = next((c for c in document.clauses if c.kind == "opening"), None)
        if day is None or opening is None:
            continue
        words = document.words(opening)
        for match in _DATED.finditer(words):
            if any(date.last_day() == day and date.day for date in find_dates(match.group())):
                start = opening.span.start + match.start()
                quote = Quote(document, opening, Span(start, start + len(match.group())))
                text = sentence(quote.quote)
                if verify(text, [quote.quote]).passed:
                    yield Statement(text, (quote,))
                break
