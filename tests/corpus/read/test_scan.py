"""Scans: pages set upright, their lines in order, each as sure as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from corpus import read_documents
from corpus.document import Document
from corpus.errors import ReadError
from corpus.read import page_cache, scan, tesseract
from corpus.read.page_images import pages_of
from corpus.read.page_picture import page_picture, quote_boxes
from corpus.read.page_words import ILLEGIBLE
from corpus.read.progress import told_to
from corpus.read.usable_text import is_usable
from eval.bench.reading import error_rate, page_text
from tests.corpus.read.pages import (
    HIGH,
    PLAN,
    WIDE,
    as_pdf,
    as_png,
    need_tesseract,
    noisy,
    printed,
    stamped,
    tilted,
)

TEXT = " ".join(PLAN)


@pytest.fixture(scope="module")
def kept_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_tesseract()
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(autouse=True)
def _recognised_once(kept_pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_CACHE", str(kept_pages))


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan of three pages: the plan tilted and dusty, a blank one, the plan lying on its side."""
    path = tmp_path_factory.mktemp("scan") / "kế hoạch.pdf"
    page = printed()
    pages = [noisy(tilted(page, 2.3)), Image.new("RGB", (WIDE, HIGH), "white")]
    path.write_bytes(as_pdf([*pages, page.rotate(90, expand=True)]))
    return path


@pytest.fixture(scope="module")
def read(scanned: Path, kept_pages: Path) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANCU_CACHE", str(kept_pages))
        return read_documents(scanned)[0]


def test_a_tilted_dusty_page_and_one_on_its_side_are_read(read: Document) -> None:
    for page in (1, 3):
        assert error_rate(TEXT, page_text(read, page)) < 0.02, page_text(read, page)
    assert "Trang không có chữ: 2." in read.warnings
    assert dict(read.meta)["recognised"] >= "0.90"


def test_every_clause_knows_its_page_and_how_sure_it_is(read: Document) -> None:
    assert {clause.page for clause in read.clauses} == {1, 3}
    assert all(
        clause.confidence is not None and 0.8 < clause.confidence <= 1 for clause in read.clauses
    )
    duty = next(c for c in read.clauses if "15/6/2026" in read.words(c))
    assert duty.path == "II.1"
    assert duty.page == 1


def test_a_stamp_over_a_line_takes_nothing_of_the_others_in(tmp_path: Path) -> None:
    path = tmp_path / "dấu.png"
    path.write_bytes(as_png(stamped(printed(), (1500, 1130), "black")))
    document = read_documents(path)[0]
    for line in (*PLAN[:6], PLAN[-2]):
        assert error_rate(line, max(document.text.split("\n"), key=_alike(line))) < 0.05, line
    # Nothing that is on no line was put into the text.
    known = {word.strip(".,") for word in TEXT.split()}
    words = [word.strip(".,") for word in document.text.split()]
    strange = [word for word in words if word not in known and word != ILLEGIBLE]
    assert len(strange) <= 3, strange


def _alike(line: str):  # type: ignore[no-untyped-def]
    return lambda other: -error_rate(line, other)


def test_a_red_stamp_is_not_seen_at_all(tmp_path: Path) -> None:
    path = tmp_path / "dấu đỏ.png"
    path.write_bytes(as_png(stamped(printed(), (1500, 1130), "#dc2832")))
    assert error_rate(TEXT, read_documents(path)[0].text) < 0.02


def test_a_page_is_recognised_once_and_each_is_told(
    scanned: Path, read: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "recognise", None)  # would raise: not called a second time
    told: list[tuple[int, int]] = []
    with told_to(lambda done, total: told.append((done, total))):
        assert read_documents(scanned) == (read,)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_damaged_kept_page_is_recognised_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANCU_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "a.png"
    path.write_bytes(as_png(printed(PLAN[:3])))
    first = read_documents(path)
    for kept in (tmp_path / "cache").rglob("*.json.gz"):
        kept.write_bytes(b"not a page")
    assert read_documents(path) == first


def test_without_tesseract_the_cure_is_told_and_what_has_text_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pdf
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(tesseract, "version", lambda: None)
    path = tmp_path / "quét.png"
    path.write_bytes(as_png(printed(PLAN[:2])))
    with pytest.raises(ReadError, match="tesseract-ocr-vie") as caught:
        read_documents(path)
    assert "\n" not in str(caught.value)
    mixed = tmp_path / "lẫn.pdf"
    mixed.write_bytes(_joined(make_pdf([list(PLAN)]), as_pdf([printed(PLAN[:2])])))
    document = read_documents(mixed)[0]
    assert any("Trang chưa đọc được: 2" in warning for warning in document.warnings)
    assert dict(document.meta)["unread pages"] == "2"
    assert "15/6/2026" in document.text


def test_pages_of_text_and_pages_of_pictures_stand_in_one_document(
    tmp_path: Path, make_pdf
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "lẫn.pdf"
    path.write_bytes(_joined(make_pdf([list(PLAN[:6])]), as_pdf([printed(PLAN[6:])])))
    document = read_documents(path)[0]
    text, seen = (next(c for c in document.clauses if c.path == at) for at in ("I.1", "II.1"))
    assert (text.page, text.confidence) == (1, None)
    assert seen.page == 2
    assert seen.confidence is not None


@pytest.mark.parametrize(
    ("text", "pictured", "usable"),
    [
        (TEXT, 0.0, True),
        (TEXT, 1.0, True),
        ("KӃ hoҥFK ÿѭӧF Wӹ EDQ QKkQ GkQ Yj ÿӏQK Kѭӟng " * 9, 0.0, False),  # a wrong font map
        ("CONC HOA XA H0I CHU NCHIA VIET NAiVI D6c lap Tu do Hanh phric " * 9, 1.0, False),
        ("Người ký: CỔNG THÔNG TIN ĐIỆN TỬ", 1.0, False),  # a signature's note on a scan
        ("Nơi nhận: - Như trên.", 0.0, True),  # a short last page
        ("céng hoµ x· héi chñ nghÜa viÖt nam ®éc lËp tù do h¹nh phóc " * 9, 0.0, True),  # TCVN3
        ("", 0.0, False),
    ],
)
def test_a_text_layer_is_believed_where_it_can_be_text(
    text: str, pictured: float, usable: bool
) -> None:
    assert is_usable(text, pictured) is usable


def test_the_picture_of_a_page_stands_upright_and_a_quote_has_its_boxes(
    scanned: Path, read: Document
) -> None:
    import io

    for page in (1, 3):
        picture = Image.open(io.BytesIO(page_picture(scanned, page, 620)))
        assert picture.width == pytest.approx(620, abs=2)
        (box,) = quote_boxes(scanned, page, "Trạm Y tế chủ trì, phối hợp với các trường học")
        assert 0 <= box.left < box.right <= 1
        assert 0.10 < box.left < 0.20
        # The seventh line of the plan, each 100 of 3508 pixels below the one above.
        assert box.top == pytest.approx((300 + 6 * 100) / HIGH, abs=0.03)
    assert Image.open(io.BytesIO(page_picture(scanned, 3, 620))).height > 620
    assert quote_boxes(scanned, 2, "Trạm Y tế chủ trì") == ()
    for asked in (0, 4):
        with pytest.raises(ReadError, match=f"có 3 trang, không có trang {asked}"):
            page_picture(scanned, asked)


def test_a_quote_in_a_text_layer_has_its_boxes(tmp_path: Path, make_pdf) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "chữ.pdf"
    path.write_bytes(make_pdf([["Mở đầu"], ["Báo cáo gửi trước", "ngày 15/6/2026."]]))
    boxes = quote_boxes(path, 2, "gửi trước ngày 15/6/2026")
    assert len(boxes) == 2
    assert boxes[0].top < boxes[1].top
    assert quote_boxes(path, 1, "gửi trước ngày 15/6/2026") == ()


def _joined(*files: bytes) -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for file in files:
        writer.append(PdfReader(io.BytesIO(file)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


REAL = {
    "cv_3722_metro": ("3722/VPCP-CN", "2026-04-28", "Văn phòng Chính phủ"),
    "nq_115_ba_vi": ("115/NQ-CP", "2026-04-29", "Chính phủ"),
}


@pytest.mark.parametrize("name", REAL)
def test_real_signed_scans_are_read(shared_corpus: Path, name: str) -> None:
    folder = shared_corpus / "scans"
    document = read_documents(folder / f"{name}.pdf")[0]
    header = document.header
    day = header.date.isoformat() if header.date else None
    assert (header.number, day, header.issuer) == REAL[name]
    expected = (folder / f"{name}.page1.txt").read_text(encoding="utf-8")
    assert error_rate(expected, page_text(document, 1)) <= 0.08


def test_a_real_scan_shows_where_its_quote_stands(shared_corpus: Path) -> None:
    path = shared_corpus / "scans" / "nq_115_ba_vi.pdf"
    quote = "Phối hợp với Bộ Nông nghiệp và Môi trường tổ chức tiếp nhận"
    (box,) = quote_boxes(path, 2, quote)[:1]
    assert 0.19 < box.top < 0.22
    assert page_cache.kept("0" * 64) is None


def test_the_pages_of_a_tif_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "hai trang.tif"
    first, second = printed(PLAN[:6]).convert("L"), printed(PLAN[6:]).convert("L")
    first.save(path, save_all=True, append_images=[second])
    with pages_of(path.read_bytes(), "a") as pages:
        assert pages.count == 2
    document = read_documents(path)[0]
    assert document.clause("I.1").page == 1
    assert document.clause("II.2").page == 2
