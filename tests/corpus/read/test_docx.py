"""DOCX: what a person sees on the page, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.read.docx import read_docx
from corpus.read.source import Line, Source


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same package with one part changed (or added, changed from an empty one)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [*old.namelist(), *([] if part in old.namelist() else [part])]
        for name in names:
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(content.decode()) if name == part else content)
    return out.getvalue()


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx(data, "a.docx").lines]


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def letters_of(source: Source) -> str:
    return letters("".join(line.text for line in source.lines))


LEVELS = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
<w:lvl w:ilvl="4"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%5."/></w:lvl>
</w:abstractNum>"""


def numbered(*items: tuple[int, int, str]) -> bytes:
    """Paragraphs (list, level, words); list 91 starts level 1 anew at 5."""
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.append(parse_xml(LEVELS.format(ns=nsdecls("w"))))
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    for number in (90, 91):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>'
                f"{override if number == 91 else ''}</w:num>"
            )
        )
    for number, level, words in items:
        properties = document.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = number
        properties.get_or_add_ilvl().val = level
    return saved(document)


def test_the_numbers_that_word_computes_are_written_out_level_by_level() -> None:
    data = numbered(
        (90, 0, "MỤC ĐÍCH"),
        (90, 1, "Mục đích"),
        (90, 1, "Yêu cầu"),
        (90, 2, "Kịp thời"),
        (90, 2, "Thiết thực"),
        (90, 3, "Gạch đầu dòng"),
        (90, 4, "Khoản con"),
        (90, 0, "NỘI DUNG"),
        (90, 1, "Đếm lại từ đầu"),
        (91, 1, "Đếm từ năm"),
        (91, 1, "Đếm tiếp"),
    )
    assert texts(data) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "2. Yêu cầu",
        "a) Kịp thời",
        "b) Thiết thực",
        "- Gạch đầu dòng",
        "2.1. Khoản con",
        "II. NỘI DUNG",
        "1. Đếm lại từ đầu",
        "5. Đếm từ năm",
        "6. Đếm tiếp",
    ]


def test_a_written_out_number_is_recorded_as_a_repair_of_its_line() -> None:
    document = Document()
    document.add_paragraph("Không đánh số")
    document.add_paragraph("Có đánh số", style="List Number")
    source = read_docx(saved(document), "a.docx")
    assert source.repairs == ((1, "list number", ""),)
    assert source.lines[1] == Line("1. Có đánh số")


def test_an_empty_paragraph_counts_in_its_list_and_shows_nothing() -> None:
    assert texts(numbered((90, 1, "Một"), (90, 1, ""), (90, 1, "Ba"))) == ["1. Một", "3. Ba"]


def test_headings_keep_the_level_of_their_style() -> None:
    document = Document()
    document.add_heading("I. MỤC ĐÍCH", 1)
    document.add_heading("1. Yêu cầu", 2)
    document.add_paragraph("Văn bản")
    source = read_docx(saved(document), "a.docx")
    assert [line.heading for line in source.lines] == [1, 2, 0]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_stay() -> None:
    document = Document()
    paragraph = document.add_paragraph("Báo cáo trước ngày ")._p
    for xml in (
        "<w:del {ns}><w:r><w:delText>01/12</w:delText></w:r></w:del>",
        "<w:ins {ns}><w:r><w:t>05/12</w:t></w:r></w:ins>",
        "<w:r {ns}><w:rPr><w:vanish/></w:rPr><w:t>bí mật</w:t></w:r>",
        '<w:r {ns}><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>/2022</w:t></w:r>',
        "<w:moveFrom {ns}><w:r><w:t>nơi cũ</w:t></w:r></w:moveFrom>",
        '<w:hyperlink {ns}><w:r><w:t xml:space="preserve"> tại cổng</w:t></w:r></w:hyperlink>',
        "<w:fldSimple {ns} w:instr='DATE'><w:r><w:t> tin</w:t></w:r></w:fldSimple>",
        "<w:r {ns}><w:instrText>HYPERLINK x</w:instrText></w:r>",
    ):
        paragraph.append(parse_xml(xml.format(ns=nsdecls("w"))))
    assert texts(saved(document)) == ["Báo cáo trước ngày 05/12/2022 tại cổng tin"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    document = Document()
    for words in ("Gửi trước ", "ngày 05/6/2022", "Hết"):
        document.add_paragraph(words)
    mark = parse_xml(f"<w:rPr {nsdecls('w')}><w:del/></w:rPr>")
    document.paragraphs[0]._p.get_or_add_pPr().append(mark)
    document.paragraphs[2]._p.get_or_add_pPr().append(parse_xml(mark.xml))
    assert texts(saved(document)) == ["Gửi trước ngày 05/6/2022", "Hết"]


def test_breaks_part_lines_and_tabs_stay() -> None:
    document = Document()
    document.add_paragraph("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\tđã ký")
    assert texts(saved(document)) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH\tđã ký"]


def test_a_data_table_gives_rows_and_a_letterhead_gives_lines() -> None:
    document = Document()
    frame = document.add_table(2, 2)
    frame.cell(0, 0).text = "UBND PHƯỜNG HỘI THƯƠNG"
    frame.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    frame.cell(1, 0).text = "Số: 1/KH-UBND"
    data = document.add_table(3, 3)
    for row, words in enumerate(
        (("TT", "Việc", "Hạn"), ("I. TẬP HUẤN",) * 3, ("1", "Mở lớp", "Quý I"))
    ):
        for column, word in enumerate(words):
            data.cell(row, column).text = word
    data.cell(1, 1).text = data.cell(1, 2).text = ""
    data.cell(1, 0).merge(data.cell(1, 2))
    source = read_docx(saved(document), "a.docx")
    assert source.lines == (
        Line("UBND PHƯỜNG HỘI THƯƠNG"),
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Line("Độc lập - Tự do - Hạnh phúc"),
        Line("Số: 1/KH-UBND"),
        Line("TT | Việc | Hạn", row=True),
        Line("I. TẬP HUẤN", row=True),
        Line("1 | Mở lớp | Quý I", row=True),
    )


def test_a_cell_over_several_rows_is_told_once() -> None:
    document = Document()
    table = document.add_table(3, 2)
    for row, words in enumerate((("Đơn vị", "Việc"), ("Sở Y tế", "Tập huấn"), ("", "Báo cáo"))):
        table.cell(row, 0).text, table.cell(row, 1).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    assert texts(saved(document)) == ["Đơn vị | Việc", "Sở Y tế | Tập huấn", " | Báo cáo"]


def test_headers_and_footers_are_not_the_text() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Trang đầu"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    document.add_paragraph("Nội dung")
    assert texts(saved(document)) == ["Nội dung"]


def test_a_text_box_is_read_once_behind_the_paragraph_it_hangs_on() -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Số: 5/KH</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Đầu")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
            f"<mc:Choice><v:textbox>{box}</v:textbox></mc:Choice>"
            f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("Cuối")
    assert texts(saved(document)) == ["Đầu", "Số: 5/KH", "Cuối"]


def test_footnotes_stand_at_the_end_with_their_marks_and_comments_behind_them() -> None:
    document = Document()
    paragraph = document.add_paragraph("Chương trình, kế hoạch")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>'))
    document.add_comment(paragraph.runs, text="cần rà lại", author="A", initials="a")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t>Kế hoạch số 53/KH-UBND</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    source = read_docx(with_part(saved(document), "word/footnotes.xml", lambda _: notes), "a.docx")
    assert [line.text for line in source.lines] == [
        "Chương trình, kế hoạch[1]",
        "[1] Kế hoạch số 53/KH-UBND",
        "[2] [bình luận] cần rà lại",
    ]
    assert source.warnings == ("Có 1 bình luận của người soạn, để ở cuối văn bản.",)


def test_the_sign_of_the_symbol_font_that_says_at_least_is_kept() -> None:
    document = Document()
    sign = f'<w:r {nsdecls("w")}><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 30%</w:t></w:r>'
    document.add_paragraph("Có ")._p.append(parse_xml(sign))
    assert texts(saved(document)) == ["Có ≥ 30%"]


words = st.text(st.sampled_from("aăđẾỷ 05.-\t"), max_size=12)
rows = st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(words, rows), min_size=1, max_size=5))
def test_every_letter_and_digit_of_the_page_stands_in_the_lines_in_order(blocks: list[Any]) -> None:
    document = Document()
    expected = "đầu"
    document.add_paragraph("đầu")
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            expected += block
        else:
            table = document.add_table(len(block), 2)
            for row, cells in enumerate(block):
                table.cell(row, 0).text, table.cell(row, 1).text = cells
                expected += "".join(cells)
    assert letters_of(read_docx(saved(document), "a.docx")) == letters(expected)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    "]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def _squeezed(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * size)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_squeezed(20_000_000), "bom nén"),
        (with_part(saved(Document()), "word/document.xml", lambda _: BOMB), "bom thực thể"),
        (saved(Document())[:9000], "hỏng hoặc tải chưa hết"),
        (with_part(saved(Document()), "word/document.xml", lambda xml: xml[:300]), "hỏng"),
        (saved(Document()), "không có chữ"),
        (_squeezed(10), "hỏng"),
    ],
)
def test_a_package_that_cannot_be_read_is_one_line_that_names_it(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read_docx(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_package_raises_nothing_but_read_errors(at: int, noise: bytes) -> None:
    document = Document()
    document.add_paragraph("Nội dung", style="List Number")
    data = saved(document)
    at %= len(data)
    try:
        read_docx(data[:at] + noise + data[at + len(noise) :], "a.docx")
    except ReadError as error:
        assert "\n" not in str(error)


def test_an_optional_hyphen_stays_for_it_may_be_a_letter_of_tcvn3() -> None:
    document = Document()
    run = document.add_paragraph("Nh").runs[0]
    run._r.append(parse_xml(f"<w:softHyphen {nsdecls('w')}/>"))
    run._r.append(parse_xml(f"<w:t {nsdecls('w')}> vậy</w:t>"))
    assert texts(saved(document)) == ["Nh\u00ad vậy"]
