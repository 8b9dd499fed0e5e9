"""A draft as a Word file in the form of Decree 30/2020/NĐ-CP, Annex I.

A4, margins 20/20/30/20 mm, Times New Roman 14; sizes and styles of each part by the table of
Annex I, V. Each sentence's source is a Word comment on it; blanks are highlighted.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from assistant.draft.form import (
    LETTERHEAD_RIGHT,
    dateline,
    ended,
    number_line,
    pieces,
    signature,
)
from assistant.draft.model import Draft, DraftStatement, Line
from assistant.draft.word_parts import (
    BODY,
    centred,
    columns,
    keep_whole,
    page_number,
    rule,
    runs_of,
)
from assistant.reading import clause_name, name_of

_FONT = "Times New Roman"
_AUTHOR = "Căn Cứ"
_LEFT, _RIGHT = 6.6, 9.8  # centimetres of the letterhead's two columns
_STATUS = {"left out": "không đưa vào", "open": "để mở"}


def to_docx(draft: Draft, *, clean: bool = False) -> bytes:
    """The file's bytes; ``clean`` leaves out the comments."""
    import docx

    paper = docx.Document()
    _page(paper)
    _letterhead(paper, draft)
    _title(paper, draft, clean)
    last = ended(draft.lines)
    rows: list[Line] = []
    for line in draft.lines:
        if line.style == "row":
            rows.append(line)
            continue
        if line.form == "PHỤ LỤC":
            _closing(paper, draft)
        _paragraph(paper, line, clean=clean, final=line is last)
    if rows:
        _table(paper, rows, clean)
    else:
        _closing(paper, draft)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


# ── the sheet ────────────────────────────────────────────────────────────────────────────────


def _page(paper: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(BODY)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(number)


def _letterhead(paper: Any, draft: Draft) -> None:
    left, right = columns(paper, (_LEFT, _RIGHT))
    country, motto = LETTERHEAD_RIGHT
    name = draft.commune.name.upper()
    centred(left.paragraphs[0], "ỦY BAN NHÂN DÂN", 12, bold=True)
    centred(left.add_paragraph(), name, 12, bold=True)
    rule(left, _LEFT, len(name) * 12 * 0.68 / 28.35 * 0.42)
    centred(left.add_paragraph(), number_line(), 13, before=4)
    centred(right.paragraphs[0], country, 12, bold=True)
    centred(right.add_paragraph(), motto, 14, bold=True)
    rule(right, _RIGHT, 6.3)
    centred(right.add_paragraph(), dateline(draft), 14, italic=True, before=4)


def _title(paper: Any, draft: Draft, clean: bool) -> None:
    kind = centred(paper.add_paragraph(), "KẾ HOẠCH", BODY, bold=True, before=12)
    about = paper.add_paragraph()
    centred(about, "", BODY)
    runs = runs_of(about, draft.title.text, bold=True)
    rule(paper, 16.0, 4.5)
    if not clean:
        _comment(paper, runs, draft.title)
        paper.add_comment(kind.runs, _summary(draft), author=_AUTHOR, initials="CC")


def _paragraph(paper: Any, line: Line, *, clean: bool, final: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    paragraph = paper.add_paragraph()
    layout = paragraph.paragraph_format
    annex = line.section == "Phụ lục"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if annex else WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.first_line_indent = Cm(0 if annex else 1.27)
    layout.space_before = Pt(6)
    layout.line_spacing = 1.1
    layout.page_break_before = line.form == "PHỤ LỤC"
    layout.keep_with_next = line.style == "heading" or final
    for at, (words, bold, statement) in enumerate(pieces(line, final=final)):
        lead = " " if at else ""
        italic = line.style == "basis" or (annex and line.style == "text")
        runs = runs_of(paragraph, lead + words, bold=bold, italic=italic)
        if statement is not None and not clean:
            _comment(paper, runs, statement)


# ── sources ──────────────────────────────────────────────────────────────────────────────────


def _comment(paper: Any, runs: Sequence[Any], statement: DraftStatement) -> None:
    if statement.quote is None or not runs:
        return
    quote = statement.quote
    words = " ".join(quote.quote.split())
    text = f"Nguồn: {name_of(quote.document)}, {clause_name(quote.clause.section)}: «{words}»"
    for edit in statement.edits:
        was, now = " ".join(edit.was.split()), edit.now.strip()
        text += f"\nĐã sửa ({edit.rule}): «{was}» → «{now}»"
    paper.add_comment(runs, text, author=_AUTHOR, initials="CC")


def _summary(draft: Draft) -> str:
    """The checklist, the warnings, and what of the parent is not in the draft."""
    lines = ["Bảng kiểm:"]
    lines += [
        f"{'đạt' if check.passed else 'CHƯA ĐẠT'}: {check.label}"
        + (f" ({'; '.join(check.found)})" if check.found else "")
        for check in draft.checks
    ]
    lines += [f"Lưu ý: {warning}" for warning in draft.warnings]
    lines += [
        f"Nhiệm vụ {_STATUS[duty.status]}: {duty.clause}: «{' '.join(duty.text.split())}» "
        f"({duty.reason})"
        for duty in draft.coverage
        if duty.status in _STATUS
    ]
    return "\n".join(lines)


# ── the end ──────────────────────────────────────────────────────────────────────────────────


def _closing(paper: Any, draft: Draft) -> None:
    """Recipients to the left, signature to the right, side by side (II.7, II.9)."""
    from docx.shared import Pt

    spacer = paper.add_paragraph()
    spacer.paragraph_format.space_after = Pt(4)
    spacer.paragraph_format.keep_with_next = True
    left, right = columns(paper, (8.0, 8.0))
    head = left.paragraphs[0].add_run("Nơi nhận:")
    head.bold = head.italic = True
    head.font.size = Pt(12)
    for at, body in enumerate(draft.recipients, 1):
        end = "." if at == len(draft.recipients) else ";"
        for run in runs_of(left.add_paragraph(), f"- {body}{end}"):
            run.font.size = Pt(11)
    authority, post, *_, name = signature()
    centred(right.paragraphs[0], authority, BODY, bold=True)
    for words, before in ((post, 0), (name, 60)):
        paragraph = right.add_paragraph()
        centred(paragraph, "", BODY, before=before)
        runs_of(paragraph, words, bold=True)


def _table(paper: Any, rows: Sequence[Line], clean: bool) -> None:
    """The annex's table; the first row names its columns, a row of one cell is a part's title."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    width = max(len(_cells(line)) for line in rows)
    table = paper.add_table(rows=0, cols=width, style="Table Grid")
    table.autofit = False
    widths = _widths([_cells(line) for line in rows], width)
    for column, size in zip(table.columns, widths, strict=True):
        column.width = Cm(size)
    for at, line in enumerate(rows):
        row = table.add_row()
        keep_whole(row)
        cells = row.cells
        for cell, size in zip(cells, widths, strict=True):
            cell.width = Cm(size)
        words = _cells(line)
        if len(words) == 1:
            cells = [cells[0].merge(cells[-1])]
        runs: list[Any] = []
        for cell, text in zip(cells, words, strict=False):
            runs += runs_of(cell.paragraphs[0], text, bold=at == 0 or len(words) == 1)
            if at == 0:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in runs:
            run.font.size = Pt(12)
        if not clean and runs and line.statements:
            _comment(paper, runs[:1], line.statements[0])


def _cells(row: Line) -> list[str]:
    """The words of a row's cells; an empty cell is a cell too."""
    return [" ".join(cell.split()) for cell in row.text.split("|")]


def _widths(rows: Sequence[Sequence[str]], count: int) -> list[float]:
    """Centimetres of each column: more for longer words, never less than a number needs."""
    full = [row for row in rows if len(row) == count]
    longest = [min(max(len(row[at]) for row in full), 160) for at in range(count)]
    weights = [max(length, 5) ** 0.6 for length in longest]
    narrow = 1.3
    rest = 16.0 - narrow * sum(length <= 5 for length in longest)
    total = sum(w for w, length in zip(weights, longest, strict=True) if length > 5)
    return [
        narrow if length <= 5 else rest * weight / total
        for weight, length in zip(weights, longest, strict=True)
    ]
