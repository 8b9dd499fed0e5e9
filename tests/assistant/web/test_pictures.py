"""The page of a source as a picture; a file made to hang or break what draws it."""

from __future__ import annotations

import importlib
import io
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from PIL import Image

from assistant.web.actions import Place
from assistant.web.drawing import Drawer
from assistant.web.pictures import add_pictures, picture_beside
from assistant.web.texts import Texts
from corpus.document import Document, Span
from corpus.errors import CancuError
from corpus.isolated import Read
from index import Index, open_index
from index.build import add
from tests.assistant.web.conftest import PAGES
from tests.corpus.read.conftest import _pdf as pdf_of

VI = Texts("vi")


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    with Drawer() as drawer:
        yield drawer


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An index of one PDF, and the PDF."""
    folder = tmp_path_factory.mktemp("pictured")
    pdf = folder / "Bản Ảnh.pdf"
    pdf.write_bytes(pdf_of(PAGES))
    assert add([pdf], folder / "index").added
    return folder / "index", pdf


def duty_of(index: Index) -> tuple[Document, Span]:
    """The one document, and its duty on the second page."""
    (row,) = index.documents()
    document = index.document(row.id)
    start = document.text.index("báo cáo")
    return document, Span(start, document.text.index("2022", start) + 4)


def test_the_page_of_a_quote_is_shown_with_the_quote_marked(
    pictured: tuple[Path, Path], drawer: Drawer
) -> None:
    with open_index(pictured[0]) as index:
        document, quote = duty_of(index)
        beside = picture_beside(document, quote, index.directory, VI)
        assert beside and f"/picture/{Place(document.id, quote)}" in beside
        app = FastAPI()
        add_pictures(app, lambda: index, drawer)
        reply = TestClient(app).get(f"/picture/{Place(document.id, quote)}")
        marked = Image.open(io.BytesIO(reply.content)).convert("RGB")
    yellow = [
        (x, y)
        for x in range(marked.width)
        for y in range(marked.height)
        if marked.getpixel((x, y)) == (255, 226, 120)
    ]
    assert yellow and all(60 < y < 160 for _, y in yellow), "the second line of the second page"


def test_a_file_that_changed_or_went_has_no_picture_and_that_is_said(
    pictured: tuple[Path, Path], drawer: Drawer
) -> None:
    directory, pdf = pictured
    before = pdf.read_bytes()
    with open_index(directory) as index:
        document, quote = duty_of(index)
        app = FastAPI()
        add_pictures(app, lambda: index, drawer)
        address = f"/picture/{Place(document.id, quote)}"
        pdf.write_bytes(before + b" ")
        said = picture_beside(document, quote, index.directory, VI)
        assert said and "đã thay đổi" in said and "<img" not in said
        assert TestClient(app).get(address).status_code == 404
        pdf.unlink()
        said = picture_beside(document, quote, index.directory, VI)
        assert said and "không còn" in said and "<img" not in said
        assert TestClient(app).get(address).status_code == 404
        pdf.write_bytes(before)
        said = picture_beside(document, quote, index.directory, VI)
        assert said and "<img" in said, "the same content again"


# ── files that are made to do harm ───────────────────────────────────────────────────────────

STUB = '''
import os, signal, time

def draw(path, page, words, width):
    """Does what the file's name says."""
    match path.name:
        case "hangs": time.sleep(600)
        case "swells": return bytes(8 << 30), ()
        case "crashes": os.kill(os.getpid(), signal.SIGSEGV)
    return str(os.getpid()).encode(), ()
'''


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    (tmp_path / "cancu_stub_drawer.py").write_text(STUB, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    sys.modules.pop("cancu_stub_drawer", None)
    draw: Read = importlib.import_module("cancu_stub_drawer").draw
    return draw


@pytest.mark.parametrize(
    ("name", "says"), [("hangs", "thời gian"), ("swells", "bộ nhớ"), ("crashes", "SIGSEGV")]
)
def test_a_file_that_breaks_what_draws_it_costs_its_own_picture(
    tmp_path: Path, stub: Read, name: str, says: str
) -> None:
    good, bad = tmp_path / "tốt", tmp_path / name
    good.touch()
    bad.touch()
    with Drawer(6 if name == "hangs" else 60, stub) as drawer:
        assert int(drawer.page(good, 1, "", 900)) != os.getpid()
        for width in (900, 1_800):
            with pytest.raises(CancuError, match=says):
                drawer.page(bad, 1, "", width)
        assert int(drawer.page(good, 2, "", 900)) != os.getpid()


def endless(times: int = 100_000) -> bytes:
    """Five thousand bytes of PDF, for which PDFium takes longer than ten minutes."""
    painted = zlib.compress(b"0 0 600 800 re f\n" * times)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(painted), painted),
    )
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + numbered + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


def test_a_small_pdf_that_takes_for_ever_to_draw_holds_up_nobody_else(tmp_path: Path) -> None:
    good, bad = tmp_path / "tốt.pdf", tmp_path / "vô tận.pdf"
    good.write_bytes(pdf_of(PAGES))
    bad.write_bytes(endless())
    with Drawer(seconds=8) as drawer:
        assert drawer.page(good, 1, "thư viện", 200).startswith(b"\x89PNG")
        with pytest.raises(CancuError, match="quá thời gian"):
            drawer.page(bad, 1, "thư viện", 200)
        assert drawer.page(good, 2, "thư viện", 200).startswith(b"\x89PNG")
