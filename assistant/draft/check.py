"""The gate of a draft: what was looked for and what was found, named one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.draft.blocks import columns_of
from assistant.draft.demands import DraftError
from assistant.draft.model import BLANK, Check, Draft, DraftStatement, Duty
from assistant.draft.passages import read_tree
from assistant.draft.rules.sums import money_cells, names_sum
from assistant.draft.rules.years import foreign_years
from assistant.draft.setting import Setting
from corpus.agencies import find_old_agencies
from corpus.citing.references import find_references
from corpus.document import Span
from corpus.units import find_places, is_province


def checked(draft: Draft, setting: Setting, *, only: str | None = None) -> Draft:
    """The draft with its checklist; with ``only`` (a section's number) cut down to that section.

    Raises DraftError where the draft has no such section.
    """
    whole = _cut(draft, only.strip(" .")) if only else draft
    blanks = sum(len(BLANK.findall(statement.text)) for _, statement in whole.statements)
    counted = (
        (f"còn {blanks} chỗ phải điền, chọn hoặc xem lại, để trong dấu […]",) if blanks else ()
    )
    checks = tuple(_checks(whole, setting))
    failed = tuple(f"chưa đạt: {check.label}" for check in checks if not check.passed)
    return replace(whole, checks=checks, warnings=(*whole.warnings, *counted, *failed))


def _cut(draft: Draft, section: str) -> Draft:
    lines = tuple(
        line
        for line in draft.lines
        if line.section == section or line.section.startswith(f"{section}.")
    )
    if not lines:
        known = ", ".join(dict.fromkeys(line.section.split(".")[0] for line in draft.lines))
        raise DraftError(f"dự thảo không có mục {section}; các mục: {known}")
    kept = {statement.source for line in lines for statement in line.statements}
    reason = f"không thuộc mục {section} được yêu cầu"
    coverage = tuple(
        duty
        if duty.text in kept or duty.status == "left out"
        else Duty(duty.clause, duty.text, "left out", reason)
        for duty in draft.coverage
    )
    return replace(draft, lines=lines, coverage=coverage)


def _checks(draft: Draft, setting: Setting) -> Iterator[Check]:
    body = [s for line in draft.lines if line.style != "basis" for s in line.statements]
    said = [statement for statement in [draft.title, *body] if statement.quote]
    every = [statement for _, statement in draft.statements]
    yield Check(
        "every statement that is no blank has its source",
        "mỗi câu không phải chỗ trống đều có nguồn",
        tuple(s.text for s in every if s.quote is None and not BLANK.search(s.text)),
    )
    yield Check(
        "every edit undone gives the source's words",
        "bỏ mọi chỗ sửa thì được nguyên văn nguồn",
        tuple(s.text for s in every if s.quote and s.source != s.quote.quote),
    )
    yield Check(
        "no office of the old structure",
        "không còn cơ quan của bộ máy cũ",
        tuple(name for s in said for name in _old_offices(s, setting)),
    )
    yield Check(
        "no district, no unit or name of before the reform",
        "không còn cấp huyện, đơn vị hành chính hay địa danh cũ",
        tuple(name for s in said for name in _old_places(s, setting)),
    )
    yield Check(
        "no foreign year",
        "không còn năm của kế hoạch khác",
        tuple(year for s in said for year in foreign_years(_masked(s, setting), setting)),
    )
    yield Check(
        "the parent's number is not the draft's own",
        "không lấy số của kế hoạch cấp trên làm số của mình",
        tuple(s.text for s in said if _own_number(s.text, setting)),
    )
    yield Check(
        "no sum of the parent",
        "không mang số tiền của kế hoạch cấp trên",
        tuple(s.text for s in said if names_sum(s.text) or any(_sums_of_row(s))),
    )
    yield Check(
        "every duty of the parent is accounted for",
        "mọi nhiệm vụ của kế hoạch cấp trên đều đã được xem xét",
        tuple(_forgotten(draft)),
    )


def _masked(statement: DraftStatement, setting: Setting) -> str:
    """The statement's words with mentions of other texts, their titles and blanks left out."""
    text = statement.text
    spans = [reference.span for reference in find_references(text, ())]
    spans += [Span(*match.span()) for match in BLANK.finditer(text)]
    spans += [edit.span for edit in statement.edits if edit.rule.startswith("form.")]
    quote = statement.quote
    if quote is not None and quote.document is setting.parent:
        spans += [
            statement.carried(Span(max(start - quote.span.start, 0), end - quote.span.start))
            for start, end in ((span.start, span.end) for span in setting.protected)
            if start < quote.span.end and quote.span.start < end
        ]
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = "·" * (span.end - span.start)
    return "".join(letters)


def _old_offices(statement: DraftStatement, setting: Setting) -> Iterator[str]:
    words = _masked(statement, setting)
    for old in find_old_agencies(words):
        yield old.span.of(words)


# "Ủy ban nhân dân huyện", "các huyện, thành phố", "thị trấn"
_DISTRICT = re.compile(
    r"(?<!\w)(?:(?:ubnd|ủy ban nhân dân|các|cấp|mỗi|\d+)\s+(?:quận|huyện|thị xã)|thị trấn)"
    r"(?!\w)(?! cũ)",
    re.IGNORECASE,
)


def _old_places(statement: DraftStatement, setting: Setting) -> Iterator[str]:
    words = _masked(statement, setting)
    for match in _DISTRICT.finditer(words):
        yield match.group()
    for mention in find_places(words, setting.commune.province):
        name = mention.span.of(words)
        if mention.of_district:
            yield name
        elif mention.of_commune:
            if mention.commune is not None and mention.commune.was:
                yield name
        elif not is_province(mention.names[-1]):
            yield name


def _sums_of_row(statement: DraftStatement) -> Iterator[Span]:
    columns = columns_of(statement.quote.clause) if statement.quote else ()
    yield from money_cells(statement.text, columns)


def _own_number(text: str, setting: Setting) -> bool:
    number = setting.parent.header.number
    return bool(number and re.search(rf"(?:^|\n)\s*Số\s*:\s*{re.escape(number)}", text))


def _forgotten(draft: Draft) -> Iterator[str]:
    """Sentences of the parent's body, and obligations found in it, that no entry tells of."""
    told = {duty.text for duty in draft.coverage}
    for root in read_tree(draft.parent):
        for node in root.walk():
            if ".bảng " in f".{node.clause.path}":
                continue
            yield from (passage.words for passage in node.said if passage.words not in told)
    sections = {duty.clause for duty in draft.coverage}
    for duty in draft.parent.obligations:
        section = draft.parent.clause(duty.clause).section
        if section not in sections and draft.parent.clause(duty.clause).kind != "opening":
            yield duty.span.of(draft.parent.text)
