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
    name = setting.successor(old[0].succession) if old else issuer
    now = setting.lead if text.mode == "shift" and text.assigns else name
    for match in _BARE.finditer(text.words) if now else ():
        yield Change("reform.agency", Span(*match.span()), now or "")


def agencies(text: Text, setting: Setting) -> Iterator[Change]:
    """Where several took over and the parent's field does not tell which, a blank names them."""
    for old in find_old_agencies(text.words):
        of_district = all(one.office for one in old.succession.becomes)
        if text.mode == "own" and of_district and _TO.search(text.lowered[: old.span.start]):
            yield Change("reform.agency", old.span, blank(RECEIVES))
            continue
        successor = setting.successor(old.succession, setting.commune)
        if successor is None:
            successor = blank(f"chọn: {' / '.join(old.succession.candidates)}")
        yield Change("reform.agency", old.span, like(old.span.of(text.words), successor))


# "báo cáo kết quả về Phòng …": what received it was a district's
_TO = re.compile(r"(?:về|gửi|cho|qua)\s+$")
RECEIVES = "chọn: cơ quan nhận thay cấp huyện"
# "Trung tâm Y tế huyện": what has no like in a commune
_BODY = re.compile(r"(?:trung tâm|ngân hàng|hạt|trạm|bệnh viện|đội|chi cục|bảo hiểm)[^,.;:]{0,50}$")
_DISTRICT = re.compile(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w|\s+ủy)")


def district_alone(text: Text, setting: Setting) -> Iterator[Change]:
    """In a district's plan, the district without its name."""
    if setting.parent.header.level != "district" or text.role == "title":
        return
    for match in _DISTRICT.finditer(text.lowered):
        span, before = Span(*match.span()), text.lowered[: match.start()]
        after = text.words[span.end : span.end + 2]
        if len(after) == 2 and after[0] == " " and after[1].isupper():
            continue
        if _TO.search(before):
            yield Change("reform.district", span, blank(RECEIVES))
        elif _BODY.search(before):
            yield Change("reform.district", span, blank("điền cơ quan nay phụ trách"))
        else:
            yield Change("reform.district", span, like(span.of(text.words), setting.kind))


# "05 huyện vùng cao", "mỗi huyện": districts counted or one by one
_DISTRICTS = re.compile(r"(?P<count>\d+|mỗi|từng)\s+(?P<kind>huyện|quận|thị xã)(?!\w)")


def districts(text: Text, setting: Setting) -> Iterator[Change]:
    """A district in the singular becomes the commune; so many of them, a blank."""
    for match in _DISTRICTS.finditer(text.lowered):
        if match["count"].isdecimal():
            yield Change("reform.district", Span(*match.span()), blank("điền đơn vị"))
        else:
            yield Change("reform.district", Span(*match.span("kind")), setting.kind)
