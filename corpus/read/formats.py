"""What a file holds, from its first bytes, and whether its name says so too."""

from __future__ import annotations

import io
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
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "doc",
    ".dot": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".ods": "odt",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".pdf": "pdf",
    ".png": "scan",
    ".jpg": "scan",
    ".jpeg": "scan",
    ".tif": "scan",
    ".tiff": "scan",
    ".eml": "eml",
    ".zip": "zip",
}
SUFFIXES = frozenset(_BY_SUFFIX)
"""Lower-case endings of the names that can be read; a folder's other files are passed over."""
WITHIN = " › "
"""Between the name of a file that holds files and a name in it: "goi.zip › kế hoạch.docx"."""

# What Word and Excel open without a word whatever they wrote it as, so that offices have it.
_ALSO_HOLDS = {
    "doc": ("rtf", "docx", "html", "mhtml", "odt"),
    "docx": ("doc",),
    "rtf": ("doc", "docx"),
    "xls": ("xlsx", "html"),
    "xlsx": ("xls",),
}

_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|meta|link|style|body|title|div|table|h[1-6]|p|span)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
# The first line of a mail: "Received: from …", "Subject: Gửi kế hoạch"
_MAIL = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:[ \t])")
# The codification's pages open with a link to its style sheet; each article is a "pDieu".
_CODIFICATION = re.compile(rb"<div class=['\"]_content['\"]>|<p class=['\"]pDieu['\"]>")
_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")

_WORDS = {
    "pdf": "PDF",
    "docx": "DOCX",
    "doc": "DOC (Word 97-2003)",
    "html": "HTML",
    "phapdien": "HTML",
    "zip": "tệp nén ZIP",
    "eml": "thư điện tử (EML)",
    "rtf": "RTF",
    "ole": "tệp Office 97-2003 không phải văn bản hay bảng tính",
    "locked": "văn bản Office có mật khẩu",
    "xls": "bảng tính XLS (Excel 97-2003)",
    "xlsx": "bảng tính XLSX",
    "pptx": "trình chiếu PPTX",
    "odt": "văn bản ODT",
    "mhtml": "trang web một tệp (MHTML)",
    "scan": "hình ảnh",
    "image": "hình ảnh loại khác",
    "program": "chương trình hoặc tệp nén",
    "text": "văn bản thuần",
}
_CURES = {
    "ole": "hãy mở bằng Office và lưu lại thành .docx hoặc xuất ra .pdf",
    "locked": "hãy mở bằng Word, bỏ mật khẩu và lưu lại thành .docx",
    "pptx": "hãy xuất ra .pdf",
    "image": "hãy lưu lại thành .png hoặc .pdf",
    "program": "hãy bỏ tệp này ra",
}
# The others' are their names.
_ENDINGS = {"phapdien": ".html", "text": ".txt", "scan": ".png, .jpg hoặc .tif"}

_OFFICE_PARTS = (
    ("word/document.xml", "word/", "docx"),
    ("xl/workbook.xml", "xl/", "xlsx"),
    ("ppt/presentation.xml", "ppt/", "pptx"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_SCANS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_IMAGES = (b"GIF8", b"BM", b"AT&TFORM")
_PROGRAMS = (b"\x7fELF", b"MZ", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite")


def recognise(data: bytes, path: Path, name: str) -> str:
    """One of "txt", "md", "html", "phapdien", "mhtml", "docx", "doc", "rtf", "odt", "xlsx", "xls",
    "pdf", "scan", "eml", "zip".

    Raises ReadError where the content is of a kind that is not read, or another than the
    file's name promises. A name without a known ending promises nothing.
    """
    holds = _content(data)
    suffix = path.suffix.lower()
    promised = _BY_SUFFIX.get(suffix)
    if holds == "ole" and promised in ("doc", "xls"):
        return promised  # whose reader says that it is damaged
    if holds in _CURES:
        raise ReadError(f"{name}: là {_WORDS[holds]}, chưa đọc được; {_CURES[holds]}.")
    if holds == "text":
        if promised in ("txt", "md") or not suffix:
            return promised or "txt"
        if promised == "eml" and _MAIL.match(_narrow(data[:_HEAD])):
            return "eml"
        if promised == "html" and _TAG.search(data):
            return "html"
        if promised == "docx":
            raise ReadError(
                f"{name}: không phải DOCX (không phải tệp nén ZIP của Word); "
                "hãy mở bằng Word và lưu lại thành .docx."
            )
        if promised is not None:
            raise ReadError(f"{name}: không phải {_WORDS[promised]}; hãy xuất lại tệp ra {suffix}.")
        if promised is None:
            raise ReadError(
                f"{name}: không đọc được loại tệp {suffix}; "
                f"các loại đọc được: {', '.join(sorted(SUFFIXES))}."
            )
    if promised in (None, holds) or (promised == "html" and holds == "phapdien"):
        return holds
    if holds in _ALSO_HOLDS.get(promised, ()):
        return holds
    if holds == "zip" and promised in ("docx", "xlsx", "odt") and not _is_whole(data):
        return promised  # whose reader says that it is damaged
    if promised == "eml" and holds == "mhtml":
        return "eml"
    raise ReadError(
        f"{name}: tên là {suffix} nhưng bên trong là {_WORDS[holds]}; "
        f"hãy đổi tên thành {_ENDINGS.get(holds, f'.{holds}')} hoặc tải lại đúng tệp."
    )


def is_container(path: Path) -> bool:
    """Whether a file holds others by its name: an archive or a mail. What it is, is seen later."""
    return _BY_SUFFIX.get(path.suffix.lower()) in ("zip", "eml")


def _content(data: bytes) -> str:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if head.startswith(_SCANS):
        return "scan"
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


def _packed(data: bytes) -> str:
    """What a ZIP file is: an office document by the names in it, else an archive."""
    import zipfile

    from corpus.read.zipped import DAMAGE

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except DAMAGE:
        # Cut off or damaged: the parts' names still stand before each part.
        return next((kind for _, part, kind in _OFFICE_PARTS if part.encode() in data), "zip")
    if _OPEN_DOCUMENT in data[:_HEAD] or {"mimetype", "content.xml"}.issubset(names):
        return "odt"
    for main, folder, kind in _OFFICE_PARTS:
        described = "_rels/.rels" in names and any(name.startswith(folder) for name in names)
        if described or main in names:
            return kind
    return "zip"


def _is_whole(data: bytes) -> bool:
    import zipfile

    return zipfile.is_zipfile(io.BytesIO(data))


def _compound(data: bytes) -> str:
    """What a compound file (Office 97-2003) is, by the names of the streams in it."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return "locked"
    if has("WordDocument"):
        return "doc"
    return "xls" if has("Workbook") or has("Book\0") else "ole"


def _narrow(head: bytes) -> bytes:
    """The first bytes without a byte-order mark, UTF-16 as one byte a letter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
