"""What a file holds, from its first bytes, and whether its name says so too."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import ReadError

_BY_SUFFIX = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
}
SUFFIXES = frozenset(_BY_SUFFIX)
"""Lower-case endings of the names that can be read; a folder's other files are passed over."""
NOT_YET = frozenset((".doc", ".rtf", ".odt", ".mht", ".mhtml"))
"""Endings of documents that cannot be read: a folder's are reported, not passed over."""

_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|meta|link|style|body|title|div|table|h[1-6]|p|span)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
# The codification's pages open with a link to its style sheet; each article is a "pDieu".
_CODIFICATION = re.compile(rb"<div class=['\"]_content['\"]>|<p class=['\"]pDieu['\"]>")
_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")

_WORDS = {
    "pdf": "PDF",
    "docx": "DOCX",
    "html": "HTML",
    "phapdien": "HTML",
    "zip": "tệp nén ZIP",
    "rtf": "RTF",
    "ole": "DOC (Word 97-2003)",
    "locked": "văn bản Office có mật khẩu",
    "xlsx": "bảng tính XLSX",
    "pptx": "trình chiếu PPTX",
    "odt": "văn bản ODT",
    "mhtml": "trang web một tệp (MHTML)",
    "image": "hình ảnh",
    "program": "chương trình hoặc tệp nén",
    "text": "văn bản thuần",
}
_CURES = {
    "zip": "hãy giải nén rồi nạp các tệp bên trong",
    "rtf": "hãy mở bằng Word và lưu lại thành .docx",
    "ole": "hãy mở bằng Word và lưu lại thành .docx",
    "locked": "hãy mở bằng Word, bỏ mật khẩu và lưu lại thành .docx",
    "xlsx": "hãy chép bảng vào văn bản .docx",
    "pptx": "hãy xuất ra .pdf",
    "odt": "hãy lưu lại thành .docx",
    "mhtml": "hãy mở bằng Word và lưu lại thành .docx",
    "image": "hãy dùng bản .docx hoặc .pdf có chữ",
    "program": "hãy bỏ tệp này ra",
}
_ENDINGS = {"pdf": ".pdf", "docx": ".docx", "html": ".html", "phapdien": ".html", "text": ".txt"}

_OFFICE_PARTS = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"AT&TFORM")
_PROGRAMS = (b"\x7fELF", b"MZ", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite")


def recognise(data: bytes, path: Path, name: str) -> str:
    """One of "txt", "md", "html", "phapdien", "docx", "pdf".

    Raises ReadError where the content is of a kind that is not read, or another than the
    file's name promises. A name without a known ending promises nothing.
    """
    holds = _content(data)
    suffix = path.suffix.lower()
    promised = _BY_SUFFIX.get(suffix)
    if holds in _CURES:
        raise ReadError(f"{name}: là {_WORDS[holds]}, chưa đọc được; {_CURES[holds]}.")
    if holds == "text":
        if promised in ("txt", "md") or not suffix:
            return promised or "txt"
        if promised == "html" and _TAG.search(data):
            return "html"
        if promised == "docx":
            raise ReadError(
                f"{name}: không phải DOCX (không phải tệp nén ZIP của Word); "
                "hãy mở bằng Word và lưu lại thành .docx."
            )
        if promised == "pdf":
            raise ReadError(f"{name}: không phải PDF; hãy xuất lại tệp ra .pdf.")
        if promised is None:
            raise ReadError(
                f"{name}: không đọc được loại tệp {suffix}; "
                f"các loại đọc được: {', '.join(sorted(SUFFIXES))}."
            )
    if promised == holds or (promised == "html" and holds == "phapdien"):
        return holds
    if promised is None and suffix not in NOT_YET:
        return holds
    raise ReadError(
        f"{name}: tên là {suffix} nhưng bên trong là {_WORDS[holds]}; "
        f"hãy đổi tên thành {_ENDINGS[holds]} hoặc tải lại đúng tệp."
    )


def _content(data: bytes) -> str:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for part, kind in _OFFICE_PARTS if part in data), "zip")
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "locked" if "EncryptedPackage".encode("utf-16-le") in data else "ole"
    if head.startswith(_IMAGES) and b"\x00" in head:
        return "image"
    if head.startswith(_PROGRAMS) and b"\x00" in head:
        return "program"
    head = _narrow(head)
    if head.lstrip()[:13].lower() == b"mime-version:":
        return "mhtml"
    if _HTML.match(head):
        return "phapdien" if _CODIFICATION.search(data) else "html"
    return "text"


def _narrow(head: bytes) -> bytes:
    """The first bytes without a byte-order mark, UTF-16 as one byte a letter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
