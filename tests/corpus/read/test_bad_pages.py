"""Bad PDFs and pictures: each is told in one line, none hangs, the others are read."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from corpus.errors import ReadError
from corpus.isolated import IsolatedReader
from corpus.read import limits
from corpus.read.page_picture import page_picture
from tests.corpus.read.conftest import MakePdf

_SECONDS = 20.0  # of silence: a hundred bad files are to be told of soon


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _locked(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _many_pages(pdf: bytes, count: int) -> bytes:
    """The same page said to come ``count`` times."""
    kids = b" ".join([b"5 0 R"] * count)
    return pdf.replace(b"/Count 1/Kids[5 0 R]", b"/Count %d/Kids[%s]" % (count, kids))


def _bad_files(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """A hundred files that cannot be read, by their names."""
    chance = random.Random(100)
    small = Image.new("L", (200, 100), "white")
    pictures = {
        "png": _saved(small, "PNG"), "jpg": _saved(small, "JPEG"), "tif": _saved(small, "TIFF"),
    }  # fmt: skip
    for n in range(20):
        yield f"cắt cụt {n}.pdf", pdf[: int(len(pdf) * (n + 1) / 22)]
    for ending, data in pictures.items():
        for n in range(10):
            yield f"cắt cụt {n}.{ending}", data[: max(9, int(len(data) * n / 11))]
    for n in range(10):
        yield f"trang trắng {n}.png", _saved(Image.new("L", (100 + n, 60), "white"), "PNG")
    for n in range(10):
        noise = bytes(chance.randrange(256) for _ in range(500))
        yield f"rác {n}.pdf", b"%PDF-1.4\n" + noise + b"\n%%EOF"
    for n in range(6):
        yield f"sai đuôi {n}.pdf", pictures["png"]
        yield f"sai đuôi {n}.png", pdf
        yield f"sai đuôi {n}.tif", b"MZ\x00\x00" + bytes(chance.randrange(256) for _ in range(99))
    for n in range(5):
        yield f"khóa {n}.pdf", _locked(pdf)
    yield "mười nghìn trang.pdf", _many_pages(pdf, 10_000)
    huge = Image.new("1", (20_000, 20_000), 1)
    yield "20000 điểm.png", _saved(huge, "PNG")
    yield "20000 điểm.tif", _saved(huge, "TIFF", compression="group4")
    yield "20000 điểm.jpg", _saved(Image.new("L", (20_000, 20_000)), "JPEG", quality=1)
    yield "20000 điểm.pdf", _saved(huge, "PDF")
    yield "rỗng.png", b""
    yield "rỗng.pdf", b""


def test_a_hundred_bad_files_are_each_told_in_one_line_and_the_good_one_is_read(
    tmp_path: Path, make_pdf: MakePdf
) -> None:
    pdf = make_pdf([["KẾ HOẠCH", "1. Báo cáo trước ngày 15/6/2026."]])
    files = dict(_bad_files(pdf))
    assert len(files) >= 100
    good = tmp_path / "tốt.pdf"
    good.write_bytes(pdf)
    with IsolatedReader(seconds=_SECONDS, memory=limits.READ_MEMORY) as reader:
        for name, data in files.items():
            path = tmp_path / name
            path.write_bytes(data)
            try:
                read = reader.read(path)
            except ReadError as error:
                assert "\n" not in str(error), name
                assert name in str(error)
                assert "không lường trước" not in str(error), str(error)
            else:  # what is left of a file that was cut off may be all of it
                assert name.startswith("cắt cụt"), name
                assert len(read) == 1
        assert "15/6/2026" in reader.read(good)[0].text


def test_no_picture_is_made_of_a_page_beyond_the_limits(tmp_path: Path) -> None:
    for kind in ("png", "pdf"):
        path = tmp_path / f"lớn.{kind}"
        path.write_bytes(_saved(Image.new("1", (20_000, 20_000), 1), kind.upper()))
        with pytest.raises(ReadError, match="quá lớn"):
            page_picture(path, 1)
