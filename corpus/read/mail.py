"""A mail (.eml): its own words, and the files attached to it."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message, MIMEPart
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from corpus.errors import ReadError

if TYPE_CHECKING:
    from corpus.read.container import Member

_HEADERS = ("Subject", "From", "To", "Cc", "Date")


def mail_parts(data: bytes, name: str) -> Iterator[Member]:
    """The mail's own words as a page or text without a name, then each attachment.

    Pictures that the mail's page shows (a logo) are no attachments. Raises ReadError for a mail
    that cannot be taken apart.
    """
    from corpus.read.container import Member

    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html"))
        attached = [part for part in _leaves(message) if part is not body and _is_file(part)]
        words, suffix = _words(message, body)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        raise ReadError(f"{name}: thư hỏng, không đọc được; hãy lưu lại thư.") from None
    yield Member("", partial(iter, (words,)), suffix)
    for number, part in enumerate(attached, 1):
        yield Member(_name(part, number), partial(iter, (_content(part),)))


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts that hold no others; a mail that was forwarded as a file is one."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        yield from _leaves(part)


def _is_file(part: MIMEPart) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
        return False
    return part.get_filename() is not None or part.get_content_disposition() == "attachment"


def _name(part: MIMEPart, number: int) -> str:
    name = part.get_filename()
    if part.get_content_type() == "message/rfc822":
        return name if name and name.lower().endswith(".eml") else f"thư {number}.eml"
    return name or f"tệp {number}{mimetypes.guess_extension(part.get_content_type()) or ''}"


def _content(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _words(message: EmailMessage, body: MIMEPart | None) -> tuple[bytes, str]:
    """The mail as a file of its own: the lines of its head as they stand, then its words."""
    head = [f"{name}: {message[name]}" for name in _HEADERS if message[name]]
    text = "" if body is None else _text(body)
    if body is not None and body.get_content_type() == "text/html":
        lines = "".join(f"<p>{escape(line)}</p>" for line in head)
        return f"<!DOCTYPE html><meta charset='utf-8'>{lines}<div>{text}</div>".encode(), ".html"
    return "\n\n".join((*head, text)).encode(errors="replace"), ".txt"


def _text(part: MIMEPart) -> str:
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", errors="replace")
