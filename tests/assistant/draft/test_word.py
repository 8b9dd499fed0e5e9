"""The Word file: the form of Decree 30/2020, our reader's outline of it, LibreOffice's PDF."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from assistant.draft.files import write_draft
from assistant.draft.model import Line
from assistant.draft.word import _cells
from corpus import read_documents
from corpus.document import Document
from tests.assistant.draft.plans import REAL, SHIPPED, drafted


def _written(folder: Path, path: Path, place: str, *, clean: bool = False) -> Path:
    file = folder / "draft.docx"
    write_draft(drafted(path, place), file, clean=clean)
    return file


def _reads_back(draft_of: tuple[Path, str], folder: Path) -> Document:
    draft = drafted(*draft_of)
    document = read_documents(_written(folder, *draft_of))[0]
    for line in draft.lines:
        for statement in line.statements:
            for part in statement.text.rstrip(" .;").split(" | "):
                flat = " ".join(part.split())
                held = {
                    clause.section
                    for clause in document.clauses
                    if flat in " ".join(document.words(clause).split())
                }
                annex = line.section == "Phụ lục" and any(s.startswith("Phụ lục") for s in held)
                assert line.section in held or annex, (line.section, part)
    return document


@pytest.mark.parametrize("made", SHIPPED, ids=[path.stem for path, _ in SHIPPED])
def test_our_reader_finds_each_statement_at_its_section(
    made: tuple[Path, str], tmp_path: Path
) -> None:
    document = _reads_back(made, tmp_path)
    header, commune = document.header, drafted(*made).commune
    assert (header.type, header.symbol, header.number) == ("Kế hoạch", "KH-UBND", None)
    assert header.issuer == f"Ủy ban nhân dân {commune.name}"
    assert (header.level, header.year) == ("commune", 2026)


@pytest.mark.parametrize("made", REAL, ids=[name for name, _ in REAL])
def test_our_reader_finds_the_statements_of_real_drafts(
    made: tuple[str, str], shared_corpus: Path, tmp_path: Path
) -> None:
    _reads_back((shared_corpus / "plans" / made[0], made[1]), tmp_path)


def test_the_sheet_is_that_of_the_decree(tmp_path: Path) -> None:
    paper = docx.Document(str(_written(tmp_path, *SHIPPED[0])))
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= round(section.top_margin.mm) <= 25 and 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert paper.styles["Normal"].font.name == "Times New Roman"
    assert Pt(13) <= paper.styles["Normal"].font.size <= Pt(14)
    left, right = paper.tables[0].rows[0].cells
    assert left.paragraphs[0].text == "ỦY BAN NHÂN DÂN"
    assert right.paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert right.paragraphs[1].text == "Độc lập - Tự do - Hạnh phúc"
    assert any("/KH-UBND" in paragraph.text for paragraph in left.paragraphs)
    leads = ("Căn cứ", "Thực hiện", "[… Căn cứ")
    texts = [paragraph.text for paragraph in paper.paragraphs]
    opening = paper.paragraphs[: texts.index("I. MỤC ĐÍCH, YÊU CẦU")]
    basis = [p for p in opening if p.text.startswith(leads) and not p.runs[0].bold]
    assert all(run.italic for paragraph in basis for run in paragraph.runs if run.text)
    assert [p.text[-1] for p in basis] == [";"] * (len(basis) - 1) + ["."]


def test_sources_are_comments_and_clean_leaves_them_out(tmp_path: Path) -> None:
    noted = docx.Document(str(_written(tmp_path, *SHIPPED[0])))
    assert any("Nguồn:" in comment.text for comment in noted.comments)
    assert any("Bảng kiểm" in comment.text for comment in noted.comments)
    clean = docx.Document(str(_written(tmp_path, *SHIPPED[0], clean=True)))
    assert list(clean.comments) == []


def test_blanks_are_highlighted(tmp_path: Path) -> None:
    paper = docx.Document(str(_written(tmp_path, *SHIPPED[0])))
    runs = [run for paragraph in paper.paragraphs for run in paragraph.runs]
    marked = [run.text for run in runs if run.font.highlight_color]
    assert marked and all(text.startswith("[") and text.endswith("]") for text in marked)
    assert not any("[…" in run.text for run in runs if not run.font.highlight_color)


def test_a_row_that_heads_a_part_keeps_its_empty_cells() -> None:
    columns = Line("row", "Phụ lục", "TT | Việc", "| Chủ trì | Kinh phí")
    part = Line("row", "Phụ lục", "I", "| Đầu tư | | 5")
    assert [_cells(row) for row in (columns, part)] == [
        ["TT", "Việc", "Chủ trì", "Kinh phí"],
        ["I", "Đầu tư", "", "5"],
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_pdf_of_it(tmp_path: Path) -> None:
    file = _written(tmp_path, *SHIPPED[0])
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0 and "rror" not in done.stderr
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")
