"""A draft as Markdown: the plan, then its sources, the checklist and what became of each duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.answer import quote_key
from assistant.draft.form import (
    LETTERHEAD_RIGHT,
    dateline,
    ended,
    number_line,
    pieces,
    signature,
)
from assistant.draft.model import Draft, Line
from assistant.reading import clause_name, name_of

_STATUS = {
    "carried": "giữ nguyên", "adapted": "điều chỉnh", "left out": "không đưa vào", "open": "để mở",
}  # fmt: skip


def to_markdown(draft: Draft, *, clean: bool = False) -> str:
    """The whole draft; ``clean`` leaves out sources, checklist and coverage."""
    lines = [*_head(draft), *_body(draft, clean), *_foot(draft)]
    if not clean:
        lines += [*_sources(draft), *_checklist(draft), *_coverage(draft)]
    return "\n".join(lines) + "\n"


def _head(draft: Draft) -> Iterator[str]:
    commune = draft.commune
    yield f"ỦY BAN NHÂN DÂN\n{commune.name.upper()}\n"
    yield "\n".join(LETTERHEAD_RIGHT) + "\n"
    yield f"{number_line()}\n"
    yield f"*{dateline(draft)}*\n"
    yield "**KẾ HOẠCH**\n"
    yield f"**{draft.title.text}**\n"


def _body(draft: Draft, clean: bool) -> Iterator[str]:
    marks = {} if clean else draft.marks()
    last = ended(draft.lines)
    table = False
    for line in draft.lines:
        said = _said(line, marks, final=line is last)
        if line.style == "row":
            yield f"| {said} |"
            if not table:
                yield "|" + " --- |" * (said.count(" | ") + 1)
            table = True
            continue
        if table:
            yield ""
        table = False
        yield f"*{said}*\n" if line.style == "basis" else f"{said}\n"
    if table:
        yield ""


def _said(line: Line, marks: Mapping[tuple[str, int, int], int], *, final: bool) -> str:
    """The line with the number of each source; what heads it in bold."""
    parts: list[str] = []
    for words, bold, statement in pieces(line, final=final):
        mark = marks.get(quote_key(statement.quote)) if statement and statement.quote else None
        shown = f"**{words}**" if bold else words
        parts.append(f"{shown} [{mark}]" if mark else shown)
    return " ".join(parts)


def _foot(draft: Draft) -> Iterator[str]:
    yield "Nơi nhận:"
    for at, body in enumerate(draft.recipients, 1):
        yield f"- {body}{'.' if at == len(draft.recipients) else ';'}"
    yield ""
    yield "\n".join(signature()) + "\n"


def _sources(draft: Draft) -> Iterator[str]:
    yield "---\n"
    yield "**Nguồn của từng câu**\n"
    for citation in draft.citations:
        quote = citation.quote
        words = " ".join(quote.quote.split())
        where = f"{name_of(quote.document)}, {clause_name(quote.clause.section)}"
        yield f"[{citation.n}] {where}: «{words}»\n"


def _checklist(draft: Draft) -> Iterator[str]:
    yield "**Bảng kiểm**\n"
    for check in draft.checks:
        found = f": {'; '.join(check.found)}" if check.found else ""
        yield f"- [{'x' if check.passed else ' '}] {check.label}{found}"
    for warning in draft.warnings:
        yield f"- Lưu ý: {warning}"
    yield ""


def _coverage(draft: Draft) -> Iterator[str]:
    yield "**Nhiệm vụ của kế hoạch cấp trên**\n"
    yield "| Mục | Nhiệm vụ | Trong dự thảo | Lý do |"
    yield "| --- | --- | --- | --- |"
    for duty in draft.coverage:
        words = re.sub(r"\s*[|\n]\s*", " / ", duty.text)
        yield f"| {duty.clause} | {words} | {_STATUS[duty.status]} | {duty.reason or ''} |"
