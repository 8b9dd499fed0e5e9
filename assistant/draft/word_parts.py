"""Parts of a Word page: runs with their blanks marked, rules, columns, the page number."""

from __future__ import annotations

from typing import Any

from assistant.draft.model import BLANK

BODY = 14
"""The size of the text, in points."""


def runs_of(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False) -> list[Any]:
    """The words as runs, blanks and proposals highlighted."""
    from docx.enum.text import WD_COLOR_INDEX

    runs: list[Any] = []
    at = 0
    for match in [*BLANK.finditer(words), None]:
        plain = words[at : match.start() if match else len(words)]
        for text, marked in ((plain, False), (match.group() if match else "", True)):
            if text:
                run = paragraph.add_run(text)
                run.bold, run.italic = bold, italic
                if marked:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                runs.append(run)
        at = match.end() if match else at
    return runs


def page_number(paragraph: Any) -> None:
    """The field PAGE, centred in the upper margin from the second page on (I.7)."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run()
    run.font.size = Pt(BODY)
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)


def columns(paper: Any, widths: tuple[float, float]) -> tuple[Any, Any]:
    """Two cells side by side without borders; widths in centimetres."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    table = paper.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = Cm(width)
    keep_whole(table.rows[0])
    return tuple(table.rows[0].cells)


def keep_whole(row: Any) -> None:
    """No page break inside the row."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def centred(
    paragraph: Any,
    words: str,
    size: int,
    *,
    bold: bool = False,
    italic: bool = False,
    before: int = 0,
) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    if words:
        run = paragraph.add_run(words)
        run.bold, run.italic = bold, italic
        run.font.size = Pt(size)
    return paragraph


def rule(place: Any, width: float, length: float) -> None:
    """A solid line of ``length`` centimetres, centred under what stands above it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    paragraph = place.add_paragraph()
    margin = max((width - length) / 2 - 0.19, 0)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Cm(margin)
    layout.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
