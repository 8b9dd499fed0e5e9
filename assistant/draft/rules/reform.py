"""Agencies of the old structure become those that took their work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text, like
from assistant.draft.setting import Setting
from corpus.agencies import find_old_agencies
from corpus.document import Span

# "gửi Sở trước ngày …", "trình Giám đốc Sở": in a department's own plan, the department
_BARE = re.compile(r"(?<!\w)Sở(?=\s+(?:qua|để|trước|và|chậm|theo|tổng hợp)(?!\w)|\s*[,.;)(]|$)")


def bare_department(text: Text, setting: Setting) -> Iterator[Change]:
    """ "Sở" alone, in a plan of that department, takes its name of today, or the office's."""
    issuer = setting.parent.header.issuer or ""
    if not issuer.startswith("Sở"):
        return
    old = find_old_agencies(issuer)
    name = old[0].succession.successor(setting.field) if old else issuer
    now = setting.lead if text.mode == "shift" and text.assigns else name
    for match in _BARE.finditer(text.words) if now else ():
        yield Change("reform.agency", Span(*match.span()), now or "")


def agencies(text: Text, setting: Setting) -> Iterator[Change]:
    """Where several took over and the parent's field does not tell which, a blank names them."""
    for old in find_old_agencies(text.words):
        successor = old.succession.successor(setting.field, setting.commune)
        if successor is None:
            successor = blank(f"chọn: {' / '.join(old.succession.candidates)}")
        yield Change("reform.agency", old.span, like(old.span.of(text.words), successor))


# "05 huyện vùng cao", "mỗi huyện": districts counted or one by one
_DISTRICTS = re.compile(r"(?P<count>\d+|mỗi|từng)\s+(?P<kind>huyện|quận|thị xã)(?!\w)")


def districts(text: Text, setting: Setting) -> Iterator[Change]:
    """A district in the singular becomes the commune; so many of them, a blank."""
    for match in _DISTRICTS.finditer(text.lowered):
        if match["count"].isdecimal():
            yield Change("reform.district", Span(*match.span()), blank("điền đơn vị"))
        else:
            yield Change("reform.district", Span(*match.span("kind")), setting.kind)
