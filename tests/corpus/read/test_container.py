"""Archives and mails: each part is read or named, and none reaches beyond its folder."""

from __future__ import annotations

import io
import stat
import struct
import time
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.errors import ReadError
from corpus.isolated import unpack_isolated
from corpus.parts import Parts, read_parts
from corpus.read.container import plain_name, unpack

PLAN = "KẾ HOẠCH\nI. MỤC TIÊU\n1. Trồng cây số {}.\n"


def zipped(*members: tuple[str | ZipInfo, bytes | str]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(tmp_path: Path, data: bytes, name: str = "gói.zip") -> Parts:
    (tmp_path / name).write_bytes(data)
    return read_parts(tmp_path / name, read_documents)


def files(parts: Parts) -> list[str]:
    return [document.file for document in parts.documents]


def test_members_become_documents_that_say_where_they_were(tmp_path: Path) -> None:
    inner = zipped(("kế hoạch.txt", PLAN.format(2)))
    found = parts_of(tmp_path, zipped(("thư mục/một.txt", PLAN.format(1)), ("trong.zip", inner)))
    assert files(found) == ["gói.zip › thư mục/một.txt", "gói.zip › trong.zip › kế hoạch.txt"]
    assert "Trồng cây số 2" in found.documents[1].text
    assert found.failed == ()


def test_a_bad_member_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    link = ZipInfo("liên kết.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = parts_of(
        tmp_path,
        zipped(
            ("tốt.txt", PLAN.format(1)),
            ("hỏng.docx", b"PK\x03\x04xxxx"),
            ("sai.pdf", "Kế hoạch"),
            ("rỗng.txt", ""),
            (link, "/etc/passwd"),
            ("ảnh.psd", b"8BPS"),
            ("__MACOSX/._tốt.txt", b"x"),
            ("~$tốt.docx", b"x"),
            (".ẩn.txt", "x"),
            ("bom.txt", b"0" * 30_000_000),
        ),
    )
    assert files(found) == ["gói.zip › tốt.txt"]
    reasons = dict(found.failed)
    assert set(reasons) == {
        f"gói.zip › {name}"
        for name in ("hỏng.docx", "sai.pdf", "rỗng.txt", "liên kết.txt", "bom.txt")
    }
    for name, line in reasons.items():
        assert name in line
        assert "\n" not in line
    assert "bom nén" in reasons["gói.zip › bom.txt"]
    assert "là liên kết" in reasons["gói.zip › liên kết.txt"]
    assert found.ignored == ("gói.zip › ảnh.psd",)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/kế hoạch.txt", "etc/kế hoạch.txt"),
        ("/tmp/x.txt", "tmp/x.txt"),
        ("C:\\Windows\\x.txt", "C_/Windows/x.txt"),
        ("a\x1b[2J\u202eb.txt", "a_[2J_b.txt"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
        ("..", "không tên"),
    ],
)
def test_a_hostile_name_is_only_a_name(tmp_path: Path, name: str, plain: str) -> None:
    assert plain_name(name) == plain
    box = tmp_path / "box"
    box.mkdir()
    (tmp_path / "gói.zip").write_bytes(zipped((name + "/a.txt", PLAN.format(1))))
    unpack(tmp_path / "gói.zip", box)
    assert sorted(tmp_path.rglob("*")) == [box, box / "00000.txt", tmp_path / "gói.zip"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_name_leads_up_or_to_a_root(name: str) -> None:
    plain = plain_name(name)
    assert not plain.startswith("/")
    assert ".." not in plain.split("/")
    assert not set(plain) & set(map(chr, (*range(32), *range(127, 160), 0x202E, 0x2028)))


def test_names_of_windows_archives_are_read_as_utf_8(tmp_path: Path) -> None:
    data = zipped(("ke_hoach.txt", PLAN.format(1)))
    named = data.replace(b"ke_hoach.txt", "kế_hoa.txt".encode())
    assert files(parts_of(tmp_path, named)) == ["gói.zip › kế_hoa.txt"]


def test_an_archive_in_an_archive_in_an_archive_is_deep_enough(tmp_path: Path) -> None:
    data = zipped(("đáy.txt", PLAN.format(0)))
    for depth in range(5):
        data = zipped(("sâu.zip", data), (f"{depth}.txt", PLAN.format(depth)))
    found = parts_of(tmp_path, data)
    assert len(found.documents) == 3
    assert [line for _, line in found.failed if "quá sâu" in line]


def test_members_that_share_their_bytes_cannot_fill_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.read.limits.MAX_ZIP_UNPACKED", 3_000_000)
    box = tmp_path / "box"
    box.mkdir()
    data = zipped(*((f"{at}.txt", bytes(range(256)) * 3_500 + b"%d" % at) for at in range(10)))
    (tmp_path / "gói.zip").write_bytes(data)
    found = unpack(tmp_path / "gói.zip", box)
    assert len(found.parts) == 3
    assert all("quá lớn khi giải nén" in line for _, line in found.failed)
    assert sum(file.stat().st_size for file in box.iterdir()) <= 3_000_000


@pytest.mark.parametrize("count", [1_001, 10_000])
def test_too_many_members_are_refused_in_one_line(tmp_path: Path, count: int) -> None:
    started = time.monotonic()
    with pytest.raises(ReadError, match=r"tệp.*hãy chia thành các gói nhỏ hơn\.$"):
        parts_of(tmp_path, zipped(*((f"{at}.txt", "x") for at in range(count))))
    assert time.monotonic() - started < 20


def test_a_locked_member_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped(("khóa.txt", PLAN.format(1)), ("tốt.txt", PLAN.format(2))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark)
        (flags,) = struct.unpack_from("<H", data, at + offset)
        struct.pack_into("<H", data, at + offset, flags | 1)
    found = parts_of(tmp_path, bytes(data))
    assert files(found) == ["gói.zip › tốt.txt"]
    assert "có mật khẩu" in found.failed[0][1]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"PK\x03\x04" + b"x" * 500, "tệp nén hỏng"),
        ("a.zip", zipped(("a.txt", PLAN))[:-40], "tệp nén hỏng"),
        ("a.zip", zipped(("a.exe", b"MZ")), "không có tệp văn bản nào bên trong"),
        ("a.zip", zipped(("a.pdf", b"x"), ("b.pdf", b"x")), "(và 1 tệp khác)"),
        ("a.zip", b"%PDF-1.4 x", "tên là .zip nhưng bên trong là PDF"),
        ("a.eml", b"%PDF-1.4 x", "tên là .eml nhưng bên trong là PDF"),
    ],
)
def test_an_archive_of_nothing_is_one_line(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    with pytest.raises(ReadError) as caught:
        parts_of(tmp_path, data, name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(tmp_path / name) in str(caught.value)


def test_unpacking_in_a_process_of_its_own_gives_the_same(tmp_path: Path) -> None:
    data = zipped(("một.txt", PLAN.format(1)), ("hỏng.docx", b"PK\x03\x04"))
    apart = read_parts_isolated(tmp_path, data)
    assert apart == parts_of(tmp_path, data)


def read_parts_isolated(tmp_path: Path, data: bytes) -> Parts:
    (tmp_path / "gói.zip").write_bytes(data)
    return read_parts(tmp_path / "gói.zip", read_documents, unpack_isolated)


# ── mails ────────────────────────────────────────────────────────────────────────────────────


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Gửi kế hoạch năm 2026"
    message["From"] = "Văn thư <vt@thuyxuan.gov.vn>"
    message["To"] = "hoi.phu.nu@thuyxuan.gov.vn"
    message["Date"] = "Mon, 05 Jan 2026 08:00:00 +0700"
    message.set_content("Kính gửi các đơn vị.\nĐề nghị báo cáo trước ngày 05/12/2026.\n")
    message.add_alternative("<p>Kính gửi các đơn vị.</p>", subtype="html")
    return message


def attach(message: EmailMessage, data: bytes, name: str) -> None:
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)


def test_a_mail_and_what_is_attached_to_it_are_documents(tmp_path: Path) -> None:
    message = mail()
    attach(message, PLAN.format(1).encode(), "kế hoạch.txt")
    attach(message, zipped(("phụ lục.txt", PLAN.format(2))), "phụ lục.zip")
    attach(message, b"MZ", "virus.exe")
    attach(message, b"%PDF-1.4", "hỏng.pdf")
    forwarded = mail()
    attach(forwarded, PLAN.format(3).encode(), "cũ.txt")
    message.add_attachment(forwarded)
    found = parts_of(tmp_path, message.as_bytes(), "thư.eml")
    assert files(found) == [
        "thư.eml",
        "thư.eml › kế hoạch.txt",
        "thư.eml › phụ lục.zip › phụ lục.txt",
        "thư.eml › thư 5.eml",
        "thư.eml › thư 5.eml › cũ.txt",
    ]
    assert found.documents[0].text.startswith("Subject: Gửi kế hoạch năm 2026\n")
    assert "Đề nghị báo cáo trước ngày 05/12/2026." in found.documents[0].text
    assert [name for name, _ in found.failed] == ["thư.eml › hỏng.pdf"]
    assert found.ignored == ("thư.eml › virus.exe",)


def test_a_mail_of_html_alone_is_read_as_its_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Họp <quan trọng>"
    message.set_content("<p>Họp lúc <b>8 giờ</b></p>", subtype="html")
    (document,) = parts_of(tmp_path, message.as_bytes(), "thư.eml").documents
    assert document.text == "Subject: Họp <quan trọng>\nHọp lúc 8 giờ"


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 1_500), noise=st.binary(min_size=1, max_size=60))
def test_a_damaged_mail_raises_nothing_but_read_errors(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes
) -> None:
    message = mail()
    attach(message, PLAN.format(1).encode(), "a.txt")
    data = message.as_bytes()
    folder = tmp_path_factory.mktemp("mail")
    try:
        parts_of(folder, data[:at] + noise + data[at:], "a.eml")
    except ReadError as error:
        assert "\n" not in str(error)


def test_a_single_file_web_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch</p></body></html>\r\n--B--\r\n"
    )
    (document,) = read_documents(tmp_path / "a.mht")
    assert document.text == "Kế hoạch"
