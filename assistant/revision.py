"""What a person changes in a draft: blanks filled, lines left out, duties taken in.

Numbers count in the draft as it was made, so that one choice does not move another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assistant.answer import Quote
from assistant.draft.model import Draft, DraftStatement, Duty, Edit, Line
from corpus.document import Clause, Document, Span

BLANK = re.compile(r"\[… (?P<what>[^\[\]]+) …\]")
"""What a draft leaves to be filled in: "[… điền số tiền …]"."""

_LEFT_OUT = "người soạn bỏ ra"


@dataclass(frozen=True, slots=True)
class Revision:
    """The choices: words by the number of a blank, numbers of lines, places in the coverage."""

    filled: Mapping[int, str] = field(default_factory=dict)
    without: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()


def revised(draft: Draft, revision: Revision) -> Draft:
    """The draft after a person's choices; every sentence that has a source keeps it."""
    numbers = iter(range(1_000_000))
    title = _filled(draft.title, numbers, revision.filled)
    lines: list[tuple[int, Line]] = []
    for number, line in enumerate(draft.lines):
        statements = tuple(_filled(each, numbers, revision.filled) for each in line.statements)
        lines.append((number, replace(line, statements=statements)))
    dropped = {
        statement.source
        for number, line in enumerate(draft.lines)
        if number in revision.without
        for statement in line.statements
        if statement.quote is not None
    }
    kept = [line for number, line in lines if number not in revision.without]
    coverage = list(draft.coverage)
    for place in sorted(revision.taken):
        if place < len(coverage) and (quote := source_of(coverage[place], draft.parent)):
            kept = _with(kept, quote)
            coverage[place] = replace(coverage[place], status="carried", reason=None)
    return replace(
        draft,
        title=title,
        lines=tuple(kept),
        coverage=tuple(
            replace(duty, status="left out", reason=_LEFT_OUT) if duty.text in dropped else duty
            for duty in coverage
        ),
    )


def blanks(statement: DraftStatement) -> tuple[re.Match[str], ...]:
    """The blanks of a statement, in order."""
    return tuple(BLANK.finditer(statement.text))


def _filled(
    statement: DraftStatement, numbers: Iterator[int], words: Mapping[int, str]
) -> DraftStatement:
    """The statement with the blanks filled for which there are words; edits move along."""
    text, edits, moved = statement.text, list(statement.edits), 0
    for match in blanks(statement):
        given = " ".join(words.get(next(numbers), "").split())
        if not given:
            continue
        at, gain = match.start() + moved, len(given) - len(match.group())
        text = text[:at] + given + text[match.end() + moved :]
        edits = [_moved(edit, Span(at, match.end() + moved), given) for edit in edits]
        moved += gain
    return replace(statement, text=text, edits=tuple(edits))


def _moved(edit: Edit, blank: Span, given: str) -> Edit:
    """The edit after the words at ``blank`` became ``given``, inside it or before it."""
    gain = len(given) - (blank.end - blank.start)
    start, end = edit.span.start, edit.span.end
    if edit.span.contains(blank):
        at = blank.start - start
        now = edit.now[:at] + given + edit.now[at + blank.end - blank.start :]
        return replace(edit, now=now, span=Span(start, end + gain))
    if blank.end <= start:
        return replace(edit, span=Span(start + gain, end + gain))
    return edit


def source_of(duty: Duty, parent: Document) -> Quote | None:
    """Where a duty's words stand in the parent plan; None where they stand in no one clause."""
    for clause in parent.clauses:
        at = parent.words(clause).find(duty.text)
        if clause.section == duty.clause or at >= 0:
            span = _span(clause, at, duty.text)
            if span is not None:
                return Quote(parent, clause, span)
    return None


def _span(clause: Clause, at: int, words: str) -> Span | None:
    start = clause.span.start + at
    return Span(start, start + len(words)) if at >= 0 else None


def _with(lines: list[Line], quote: Quote) -> list[Line]:
    """The lines with the quote as a line of its own, behind what stands before it in the parent."""
    behind = -1
    for place, line in enumerate(lines):
        sources = [s.quote for s in line.statements if s.quote is not None]
        if line.style == "text" and any(s.span.start < quote.span.start for s in sources):
            behind = place
    section = lines[behind].section if behind >= 0 else ""
    taken = Line("text", section, "-", statements=(DraftStatement(quote.quote, quote),))
    return [*lines[: behind + 1], taken, *lines[behind + 1 :]]
