"""Changes of form: line breaks inside a sentence, note marks, the mark that ends a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span

_BREAK = re.compile(r"\s*\n\s*")
# "./." ends a document, "; " a point of a list that the draft may not go on with
_FINAL = re.compile(r"\s?\./\.$")
# "kế hoạch[1]", "của Chính phủ[2], Bộ Y tế[3]"
_NOTE = re.compile(r"\s?\[\d{1,2}\]")
# "Trung ương2 và 3": raised note marks as a crawler leaves them
_RAISED = re.compile(r"(?<=[a-zà-ỹđ])\d(?:\s+và\s+\d)?(?=[\s,;.])")
# "(kèm Phụ lục)", "(kèm theo Phụ lục I)", "tại Phụ lục kèm theo"
_ANNEX = re.compile(
    r"\((?P<words>(?:có\s+|chi tiết\s+)?(?:kèm|tại)\s+(?:theo\s+)?phụ lục(?:\s+[ivx\d]+)?"
    r"(?:\s+kèm theo)?)\)"
)


# "(Kèm theo Kế hoạch số 617/KH-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh)"
_OF_PLAN = re.compile(r"kèm theo (?P<rest>kế hoạch\s+(?:số\s)?[^()]*)", re.IGNORECASE)


def annex_of_draft(text: Text, setting: Setting) -> Iterator[Change]:
    """The note under an annex's title names the draft, whose number is not given yet."""
    own = (setting.parent.header.number or "").lower()
    for match in _OF_PLAN.finditer(text.lowered):
        if not (text.heading or (own and own in match.group())):
            continue
        number, day = blank("điền số"), blank("điền ngày")
        now = f"Kế hoạch số {number}/KH-UBND ngày {day} của {setting.committee}"
        yield Change("form.annex", Span(*match.span("rest")), now, overrides=True)


# "Điều 6 Kế hoạch này", "mục III của Kế hoạch này": numbered as the parent is
_WITHIN = re.compile(
    r"(?:điều|khoản|điểm|mục|phần)\s+[\wđ.]{1,6}\s+(?:của\s+)?(?P<this>kế hoạch này)"
)


def places_in_parent(text: Text, setting: Setting) -> Iterator[Change]:
    """A place in "this plan" is one in the parent, whose numbers the draft has not."""
    for match in _WITHIN.finditer(text.lowered):
        header = setting.parent.header
        named = f"số {header.number} " if header.number else ""
        now = f"Kế hoạch {named}năm {setting.parent_year} của {header.issuer}"
        yield Change("form.reference", Span(*match.span("this")), now, overrides=True)


def line_breaks(text: Text, setting: Setting) -> Iterator[Change]:
    for match in _BREAK.finditer(text.words):
        yield Change("form.line", Span(*match.span()), " ", overrides=True)


def final_mark(text: Text, setting: Setting) -> Iterator[Change]:
    match = _FINAL.search(text.words)
    if match:
        yield Change("form.end", Span(*match.span()), ".")


def notes(text: Text, setting: Setting) -> Iterator[Change]:
    for pattern in (_NOTE, _RAISED):
        for match in pattern.finditer(text.words):
            yield Change("form.note", Span(*match.span()), "", overrides=True)


def annex_of_parent(text: Text, setting: Setting) -> Iterator[Change]:
    """An annex that the parent has and the draft has not is named as the parent's."""
    for match in _ANNEX.finditer(text.lowered):
        number = setting.parent.header.number
        named = (
            f"Kế hoạch số {number}" if number else f"Kế hoạch của {setting.parent.header.issuer}"
        )
        start, end = match.span("words")
        words = text.words[start:end]
        yield Change("form.annex", Span(start, end), f"{words} {named}")
