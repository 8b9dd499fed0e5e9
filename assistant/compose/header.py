"""Answers that stand at the edges of a document: who signed it, when, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Quote, Statement
from assistant.compose.sentence import sentence
from assistant.question import Question
from assistant.verify import verify
from corpus.dates import find_dates
from corpus.document import Document, Span
from corpus.structure.signing import OFFICES, SIGNS_FOR, Signer, addressees_in, signers_of
from corpus.text import fold


def signers(question: Question, documents: Sequence[Document]) -> Iterator[Statement]:
    """Who signed: each name with the office above it, as it stands at the end."""
    for document in documents:
        for signer in signers_of(document.text, document.clauses):
            yield _signed(document, signer)


def _signed(document: Document, signer: Signer) -> Statement:
    start = signer.office_span.start if signer.office_span else signer.span.start
    quote = Quote(document, document.clause(signer.clause), Span(start, signer.span.end))
    return Statement(f"{' '.join(quote.quote.split())}.", (quote,))


# "Ai là Giám đốc Sở …", "ai đang là phó chủ tịch …"; but "ai làm trưởng đoàn" is a task
_ASKED_OFFICE = re.compile(
    rf"\bai (?:dang |hien )?(?:la|lam(?! truong)|giu chuc) (?P<office>{OFFICES})"
    rf"|^(?P<named>{OFFICES})\b.* (?:ten (?:la )?gi|la ai)"
)


def asked_office(question: Question) -> str | None:
    """The office whose holder is asked for, folded."""
    match = _ASKED_OFFICE.search(question.folded)
    return (match["office"] or match["named"]) if match else None


def holders(office: str, documents: Sequence[Document]) -> Iterator[Statement]:
    """Who signed in this very office: a deputy is not the head, nor the other way round."""
    for document in documents:
        for signer in signers_of(document.text, document.clauses):
            if signer.office_span and _holds(signer.office_span.of(document.text), office):
                yield _signed(document, signer)


def _holds(signed: str, office: str) -> bool:
    """Whether who signed under the lines ``signed`` holds the office: the last line is theirs,
    and one line alone, "KT. GIÁM ĐỐC", is another's."""
    lines = [fold(line).strip(" *") for line in signed.split("\n")]
    offices = [_SIGNED_FOR.sub("", line) for line in lines]
    named = [line for line in offices if _OFFICE.match(line)]
    for_another = any(_SIGNED_FOR.match(line) and not line.startswith("tm") for line in lines)
    return bool(named) and named[-1] == office and (not for_another or len(named) > 1)


_SIGNED_FOR = re.compile(rf"{SIGNS_FOR}\s*")
_OFFICE = re.compile(OFFICES)


# "Kính gửi: Ủy ban nhân dân các xã, phường.", "Kính gửi:" / "- Sở Tài chính;" / "- Sở Nội vụ."
_ADDRESSED = re.compile(r"^Kính gửi\s*:?[^\n]*(?:\n\s*[-–][^\n]+)*", re.MULTILINE)


def recipients(question: Question, documents: Sequence[Document]) -> Iterator[Statement]:
    """Whom a document is sent to: those its head addresses, and the list of its end."""
    for document in documents:
        for clause in document.clauses:
            words = document.words(clause)
            if clause.kind == "opening" and (head := _ADDRESSED.search(words)):
                start = clause.span.start + head.start()
                quote = Quote(document, clause, Span(start, start + len(head.group())))
                yield Statement(sentence("; ".join(addressees_in(words))), (quote,))
            elif clause.kind == "recipients":
                lines = [
                    line.strip(" -–+;.\t")
                    for line in words.split("\n")
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
        match = re.search(r"^(?:Số|SỐ)\s*:?[^\n]+$", words, re.MULTILINE)
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
