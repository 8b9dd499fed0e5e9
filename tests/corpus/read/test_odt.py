"""ODT: the words of the printed page, lists with their numbers, notes at the end."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from corpus.errors import ReadError
from corpus.read.odt import read_odt
from corpus.read.office import through_libreoffice

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="I" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="3" '
    'text:bullet-char="-"/></text:list-style>'
)


def odt(body: str, manifest: str = "<m/>") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:automatic-styles>{LISTS}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    return out.getvalue()


def texts(body: str) -> list[str]:
    return [line.text for line in read_odt(odt(body), "a.odt").lines]


def item(words: str, inner: str = "") -> str:
    return f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"


INNER = f"<text:list>{item('Một')}{item('Hai')}</text:list>"
DEEPEST = f"<text:list>{item('Bốn')}</text:list>"
DEEPER = f"<text:list>{item('Ba', DEEPEST)}</text:list>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<text:p>Kế  hoạch\n <text:span>năm</text:span> 2026</text:p>", ["Kế hoạch năm 2026"]),
        ("<text:p>a<text:s text:c='2'/>b<text:tab/><text:line-break/>d</text:p>", ["a  b\t", "d"]),
        (
            f"<text:list text:style-name='L'>{item('MỤC TIÊU', INNER)}"
            f"{item('NỘI DUNG', DEEPER)}</text:list>",
            ["I. MỤC TIÊU", "1. Một", "2. Hai", "II. NỘI DUNG", "1. Ba", "- Bốn"],
        ),
        (
            f"<text:list text:style-name='L'>{item('Một')}</text:list><text:p>x</text:p>"
            "<text:list text:style-name='L' text:continue-numbering='true'>"
            f"{item('Hai')}</text:list>"
            f"<text:list text:style-name='L'>{item('Ba')}</text:list>",
            ["I. Một", "x", "II. Hai", "I. Ba"],
        ),
        (
            "<text:p>x<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>chú thích</text:p></text:note-body></text:note>y</text:p><text:p>z</text:p>",
            ["x[1]y", "z", "[1] chú thích"],
        ),
        (
            "<text:tracked-changes><text:p>xóa</text:p></text:tracked-changes><text:p>còn"
            "<office:annotation><text:p>bình luận</text:p></office:annotation></text:p>",
            ["còn"],
        ),
        (
            "<text:p>thân<draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box>"
            "</draw:frame></text:p>",
            ["thân", "hộp"],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>STT</text:p></table:table-cell>"
            "<table:table-cell><text:p>Việc</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
            "<table:table-cell><text:p>Họp</text:p><text:p>mặt</text:p></table:table-cell>"
            "</table:table-row></table:table>",
            ["STT | Việc", "1 | Họp mặt"],
        ),
    ],
)  # fmt: skip
def test_what_a_reader_of_the_page_sees(body: str, lines: list[str]) -> None:
    assert texts(body) == lines


def test_a_heading_has_its_level() -> None:
    (line,) = read_odt(odt("<text:h text:outline-level='2'>I. MỤC</text:h>"), "a.odt").lines
    assert (line.text, line.heading) == ("I. MỤC", 2)


def test_a_locked_file_says_that_it_is_locked() -> None:
    with pytest.raises(ReadError, match="có mật khẩu"):
        read_odt(odt("<text:p>x</text:p>", "<m><encryption-data/></m>"), "a.odt")


def test_a_file_of_pictures_alone_says_so() -> None:
    with pytest.raises(ReadError, match="không có chữ"):
        read_odt(odt("<text:p/>"), "a.odt")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to make an .odt")
def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    for words in ("Tập huấn bình đẳng giới", "Hội thi"):
        made.add_paragraph(words, style="List Number")
    made.add_paragraph("Báo cáo trước ngày 05/12/2026")
    made.save(str(tmp_path / "a.docx"))
    data = through_libreoffice((tmp_path / "a.docx").read_bytes(), ".docx", "odt")
    if data is None:
        pytest.skip("this LibreOffice makes no .odt")
    assert [line.text for line in read_odt(data, "a.odt").lines] == [
        "1. Tập huấn bình đẳng giới", "2. Hội thi", "Báo cáo trước ngày 05/12/2026",
    ]  # fmt: skip
