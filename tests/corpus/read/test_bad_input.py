"""What cannot be read is one line: which file, what is wrong with it, and the cure."""

from __future__ import annotations

import io
import os
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError, shown
from corpus.read import limits, read_sources

MakePdf = Callable[[Sequence[Sequence[str]]], bytes]

PAGE = "<!DOCTYPE html><html><body><p>Kế hoạch</p></body></html>"


def package(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>&b;"
    "</w:document>"
)
# Every byte as often as any other, as in an encrypted or packed file
NOISE = bytes((n * 167 + n // 256 * 89) % 256 for n in range(200_000))


def complaint(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_sources(path)
    line = str(caught.value)
    assert line.startswith(f"{shown(path)}: ")
    assert "\n" not in line
    assert len(line) < 400
    return line


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "tệp rỗng"),
        ("a.md", b"\xef\xbb\xbf", "không có chữ nào"),
        ("a.txt", b"\x00" * 5000, "tệp rỗng"),
        ("a.txt", NOISE, "dữ liệu nhị phân"),
        ("a.md", b"\x01\x02\x03\x04" * 100, "dữ liệu nhị phân"),
        ("a.pdf", PAGE.encode(), "tên là .pdf nhưng bên trong là HTML; hãy đổi tên thành .html"),
        ("a.docx", PAGE.encode("utf-16"), "tên là .docx nhưng bên trong là HTML"),
        ("a.txt", PAGE.encode(), "tên là .txt nhưng bên trong là HTML"),
        ("a.html", b"%PDF-1.4 x", "tên là .html nhưng bên trong là PDF"),
        ("a.pdf", "Kế hoạch".encode(), "không phải PDF"),
        ("a.pdf", b"%PDF-1.4\n" + NOISE, "bị cắt cụt"),
        ("a.docx", "Kế hoạch".encode(), "không phải DOCX"),
        ("a.docx", package(word__document_xml=b" " * 30_000_000), "bom nén"),
        ("a.docx", package(word__document_xml=ENTITIES), "bom thực thể"),
        ("a.docx", package(word__document_xml="<w"), "hỏng"),
        ("a.docx", package(xl__workbook_xml="x"), "bảng tính XLSX; hãy đổi tên thành .xlsx"),
        ("a.docx", package(tin="x"), "tệp nén ZIP"),
        ("a.xlsx", package(xl__workbook_xml="x"), "tệp XLSX hỏng"),
        ("a.xlsx", package(xl__workbook_xml=ENTITIES), "bom thực thể"),
        ("a.xlsx", b"PK\x03\x04" + NOISE, "tệp XLSX hỏng"),
        ("a.odt", package(mimetype="x", content_xml="<a/>"), "không có văn bản ODT"),
        ("a.odt", package(mimetype="x", content_xml="<a"), "tệp ODT hỏng"),
        ("a.rtf", rb"{\rtf1 {\pict 00ff00ff}}", "không có chữ"),
        ("a.rtf", b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", "không phải RTF"),
        ("a.rtf", PAGE.encode(), "tên là .rtf nhưng bên trong là HTML; hãy đổi tên thành .html"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "lưu lại thành .docx"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "có mật khẩu",
        ),
        ("a.mht", b"MIME-Version: 1.0\r\n\r\n", "không có trang nào"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "tệp hình hỏng"),
        ("a.exe", b"MZ\x90\x00", "chương trình"),
        ("a.json", b'{"a": 1}', "không đọc được loại tệp .json"),
        ("a.doc", "Kế hoạch".encode(), "không phải DOC"),
        ("a.doc", PAGE.encode(), None),
        ("a.doc", rb"{\rtf1 x}", None),
        ("a.xls", PAGE.encode(), None),
        ("a.download", PAGE.encode(), None),
        ("a", "Kế hoạch".encode(), None),
        ("a.HTM", b"Xin <b>xem</b>", None),
        ("a.TXT", "Kế hoạch".encode("utf-16"), None),
    ],
)
def test_a_file_is_read_or_its_complaint_names_it(
    tmp_path: Path, name: str, data: bytes, says: str | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    if says is None:
        assert read_sources(path)[0].lines
    else:
        assert says in complaint(path)


def test_noise_of_300_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(300 * limits.MEGABYTE)
    assert "lớn hơn 64 MB" in complaint(path)


def test_a_text_beyond_the_limit_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("chữ\n" * 1000, encoding="utf-8")
    monkeypatch.setattr(limits, "MAX_TEXT_CHARACTERS", 2000)
    assert "triệu ký tự" in complaint(path)


def test_what_is_no_file_is_reported_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "là thư mục" in complaint(tmp_path)
    assert "đường ống" in complaint(tmp_path / "pipe.txt")
    assert "thiết bị" in complaint(Path("/dev/zero"))
    assert "liên kết trỏ tới tệp không còn" in complaint(tmp_path / "link.txt")
    assert "không mở được tệp" in complaint(tmp_path / "loop.txt")
    assert "không có tệp này" in complaint(tmp_path / "none.txt")
    assert "không mở được tệp" in complaint(Path("a\x00b.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch", encoding="utf-8")
    path.chmod(0)
    assert "không có quyền đọc" in complaint(path)


def test_a_refusal_of_the_system_is_told_as_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ReadError, match="không có quyền đọc"):
        read_sources(path)


@pytest.mark.parametrize(
    "name", ["kế\nhoạch.txt", "k" * 251 + ".txt", "\x1b[31mđỏ.txt", "‮txt.a.txt"]
)
def test_a_name_of_any_shape_stays_one_printable_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    line = complaint(path)
    assert len(line.partition(": tệp rỗng")[0]) <= 120
    assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in line)
    path.write_text("Kế hoạch", encoding="utf-8")
    assert read_sources(path)[0].lines[0].text == "Kế hoạch"


def test_a_name_that_is_no_unicode_is_shown_and_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xff.txt"))
    path.write_bytes(b"")
    assert "udcff" in complaint(path)


@given(st.text(min_size=1, max_size=400))
def test_a_shown_path_is_short_and_on_one_line(path: str) -> None:
    line = shown(path)
    assert len(line) <= 120
    assert len(line.splitlines()) <= 1
    assert line.encode()


def test_a_long_path_shows_its_end() -> None:
    assert shown("/rất/dài" * 40 + "/plans/159-KH-UBND.md").endswith("/plans/159-KH-UBND.md")


@settings(max_examples=150, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.tuples(
            st.sampled_from(
                [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"---\na: b\n---\n"]
            ),
            st.binary(max_size=100),
        ).map(lambda parts: parts[0] + parts[1]),
    ),
    suffix=st.sampled_from([".txt", ".md", ".html", ".docx", ".pdf", ""]),
)
def test_no_bytes_raise_anything_but_read_errors(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        sources = read_sources(path)
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        assert sources
