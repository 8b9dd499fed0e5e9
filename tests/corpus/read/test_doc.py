"""Word 97 to 2003: real files, and what is left of them when they are damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.errors import ReadError
from corpus.read import office
from corpus.read.doc import read_doc


@pytest.fixture
def decree(shared_corpus: Path) -> bytes:
    return (shared_corpus / "legacy" / "2004-0328NDCP.doc").read_bytes()


def test_a_decree_of_2003_in_tcvn3_is_read_with_its_outline(shared_corpus: Path) -> None:
    (document,) = read_documents(shared_corpus / "legacy" / "2004-0328NDCP.doc")
    assert "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001" in document.text
    assert "28 /2003/NĐ-CP" in document.text
    assert document.clause("Điều 1").label == "Điều 1."
    assert dict(document.meta) == {"old font": "TCVN3"}


def test_a_decision_of_2008_in_vni_is_read_with_its_head(shared_corpus: Path) -> None:
    (document,) = read_documents(shared_corpus / "legacy" / "2008-23.QD-991-UBND.doc")
    assert document.header.number == "991/QĐ-UBND"
    assert str(document.header.date) == "2008-05-14"
    assert document.header.signer == "Trương Tấn Thiệu"
    assert dict(document.meta) == {"old font": "VNI"}


@pytest.mark.parametrize("length", [600, 5_000, 30_000])
def test_a_file_that_was_cut_off_is_one_line(
    decree: bytes, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ())
    with pytest.raises(ReadError, match=r"^a\.doc: .*hỏng.*\.docx\.$"):
        read_doc(decree[:length], "a.doc")


def test_a_locked_file_says_that_it_is_locked(decree: bytes) -> None:
    at = decree.index(b"\xec\xa5\xc1\x00")  # the file information block
    locked = bytearray(decree)
    locked[at + 11] |= 0x01
    with pytest.raises(ReadError, match="có mật khẩu"):
        read_doc(bytes(locked), "a.doc")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.integers(0, 38_000), noise=st.binary(min_size=1, max_size=300))
def test_damage_raises_nothing_but_read_errors(
    decree: bytes, monkeypatch: pytest.MonkeyPatch, at: int, noise: bytes
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ())
    try:
        read_doc(decree[:at] + noise + decree[at + len(noise) :], "a.doc")
    except ReadError as error:
        assert str(error).startswith("a.doc: ")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to make a .doc")
def test_what_word_computes_and_lays_out_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("I. MỤC TIÊU", level=1)
    for words in ("Tập huấn bình đẳng giới", "Hội thi"):
        made.add_paragraph(words, style="List Number")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ("Việc", "Kinh phí", "Họp", "1.000.000 đồng"),
        strict=True,
    ):
        cell.text = words
    made.add_paragraph("Sau bảng").add_run(" ẩn").font.hidden = True
    made.sections[0].header.paragraphs[0].text = "Đầu trang"
    made.save(str(tmp_path / "a.docx"))
    data = office.through_libreoffice((tmp_path / "a.docx").read_bytes(), ".docx", "doc")
    if data is None:
        pytest.skip("this LibreOffice makes no .doc")
    source = read_doc(data, "a.doc")
    assert [line.text for line in source.lines] == [
        "I. MỤC TIÊU", "1. Tập huấn bình đẳng giới", "2. Hội thi",
        "Việc | Kinh phí", "Họp | 1.000.000 đồng", "Sau bảng",
    ]  # fmt: skip
    assert source.lines[0].heading == 1
