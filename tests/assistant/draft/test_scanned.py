"""A draft of our own, printed, scanned and read back: its outline, dates and numbers are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from assistant.draft.files import write_draft
from corpus import read_documents
from corpus.dates import find_dates
from corpus.document import Document
from corpus.read.page_images import pages_of
from tests.assistant.draft.plans import OWN, drafted
from tests.corpus.read.pages import as_pdf, need_tesseract, noisy, tilted

_NUMBER = re.compile(r"\d+(?:[./]\d+)*(?:/[A-ZĐ][\w-]+)*")


def _outline(document: Document) -> list[str]:
    """The paths that are labelled in print; bullets and running text follow from them."""
    kinds = ("part", "chapter", "section", "article", "item", "point")
    return [clause.path for clause in document.clauses if clause.kind in kinds]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_printed_and_scanned_draft_reads_as_the_draft_does(tmp_path: Path) -> None:
    need_tesseract()
    draft = drafted(OWN / "cong_van_kiem_tra_cuoi_ky_2024.txt", "phường Tô Hiệu, tỉnh Sơn La")
    written = tmp_path / "dự thảo.docx"
    write_draft(draft, written)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), written],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    printed = tmp_path / "dự thảo.pdf"
    with pages_of(printed.read_bytes(), "in") as pages:
        sheets = [pages.at_dpi(number, 300) for number in range(1, pages.count + 1)]
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(as_pdf([noisy(tilted(sheet, -0.9)) for sheet in sheets]))
    text, seen = read_documents(printed)[0], read_documents(scan)[0]
    assert all(clause.confidence is not None for clause in seen.clauses)
    assert _outline(seen) == _outline(text)
    days = [[(d.day, d.month, d.year) for d in find_dates(each.text)] for each in (text, seen)]
    assert days[0] == days[1]
    expected, read = (Counter(_NUMBER.findall(each.text)) for each in (text, seen))
    assert expected == read
