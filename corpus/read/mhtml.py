"""MHTML, Word's and the browsers' "single file web page": a mail whose body is the page."""

from __future__ import annotations

from email import message_from_bytes, policy

from corpus.errors import ReadError
from corpus.read.html import read_html
from corpus.read.source import Source


def read_mhtml(data: bytes, name: str) -> Source:
    """The visible lines of the page inside. Raises ReadError where none is."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                charset = part.get_content_charset()
                if charset and b"charset" not in page[:4096].lower():
                    page = f'<meta charset="{charset}">'.encode() + page
                return read_html(page, name)
    raise ReadError(f"{name}: tệp MHTML không có trang nào; hãy mở bằng Word và lưu lại.")
