"""A draft: lines of statements, each with its source and what was changed in it.

``Draft.to_json`` is a contract (``cancu draft --json``). Offsets of an edit are characters of its
statement's text, half open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.answer import Citation, Quote, quote_key
from corpus.document import Document, Span
from corpus.units import Commune

StatementKind = Literal["verbatim", "adapted", "blank"]
DutyStatus = Literal["carried", "adapted", "left out", "open"]
LineStyle = Literal["basis", "enacting", "heading", "text", "row"]


@dataclass(frozen=True, slots=True)
class Edit:
    """``was`` of the source became ``now``, which stands at ``span`` of the statement."""

    rule: str
    was: str
    now: str
    span: Span

    def to_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "from": self.was,
            "to": self.now,
            "start": self.span.start,
            "end": self.span.end,
        }


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """A sentence of the draft. A blank says what is to be filled in, and cites nothing."""

    text: str
    quote: Quote | None
    edits: tuple[Edit, ...] = ()

    @property
    def kind(self) -> StatementKind:
        if self.quote is None:
            return "blank"
        return "adapted" if self.edits else "verbatim"

    @property
    def source(self) -> str:
        """The statement with every edit undone: the words of its quote."""
        text = self.text
        for edit in sorted(self.edits, key=lambda one: one.span, reverse=True):
            text = text[: edit.span.start] + edit.was + text[edit.span.end :]
        return text

    def carried(self, span: Span) -> Span:
        """Where the words at ``span`` of the quote stand in the statement."""
        start, end = self._offset(span.start), self._offset(span.end)
        return Span(min(start, len(self.text)), min(max(start, end), len(self.text)))

    def _offset(self, offset: int) -> int:
        shift = 0
        for edit in self.edits:
            if edit.span.start + shift + len(edit.was) > offset:
                break
            shift += len(edit.was) - len(edit.now)
        return max(0, offset - shift)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the draft: its label, then fixed words of the form or statements.

    ``section`` is the path our reader gives the paragraph, as it is cited ("III.2").
    """

    style: LineStyle
    section: str
    label: str = ""
    form: str = ""  # words that the form prescribes: "TỔ CHỨC THỰC HIỆN", "Nơi nhận"
    statements: tuple[DraftStatement, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph as a person reads it."""
        said = [self.label, self.form, *(statement.text for statement in self.statements)]
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Duty:
    """What became of one duty of the parent; ``reason`` where it is not carried."""

    clause: str
    text: str
    status: DutyStatus
    reason: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "clause": self.clause,
            "duty": self.text,
            "status": self.status,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked for; ``found`` is what should not be there."""

    name: str
    label: str  # Vietnamese
    found: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.found

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "passed": self.passed, "found": list(self.found)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A commune's plan drafted from the plan of the level above."""

    parent: Document
    commune: Commune
    year: int
    title: DraftStatement
    lines: tuple[Line, ...]
    recipients: tuple[str, ...]
    coverage: tuple[Duty, ...] = ()
    checks: tuple[Check, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def statements(self) -> Iterator[tuple[str, DraftStatement]]:
        """Every statement with the section it stands in, in reading order."""
        yield "tên loại và trích yếu", self.title
        for line in self.lines:
            for statement in line.statements:
                yield line.section, statement

    @property
    def citations(self) -> tuple[Citation, ...]:
        quotes = {quote_key(s.quote): s.quote for _, s in self.statements if s.quote is not None}
        return tuple(Citation(n, quote) for n, quote in enumerate(quotes.values(), 1))

    def marks(self) -> Mapping[tuple[str, int, int], int]:
        """The number of each citation, by ``quote_key``."""
        return {quote_key(citation.quote): citation.n for citation in self.citations}

    def to_json(self) -> dict[str, Any]:
        """The contract of ``cancu draft --json``."""
        marks = self.marks()
        return {
            "parent": self.parent.id,
            "for": self.commune.full,
            "year": self.year,
            "title": self.title.text,
            "statements": [
                {
                    "text": statement.text,
                    "section": section,
                    "kind": statement.kind,
                    "citations": [marks[quote_key(statement.quote)]] if statement.quote else [],
                    "edits": [edit.to_json() for edit in statement.edits],
                }
                for section, statement in self.statements
            ],
            "citations": [citation.to_json() for citation in self.citations],
            "coverage": [duty.to_json() for duty in self.coverage],
            "checks": [check.to_json() for check in self.checks],
            "warnings": list(self.warnings),
        }


# "[… điền số tiền …]", "[đề xuất]": what an official must fill in, choose or look over
BLANK = re.compile(r"\[…[^\]]*…\]|\[đề xuất\]|\[chưa kiểm tra[^\]]*\]")


def blank(words: str) -> str:
    """A visible blank: "[… điền số tiền …]"."""
    return f"[… {words} …]"
