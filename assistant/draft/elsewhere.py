"""What is about another place than the draft's commune."""

from __future__ import annotations

import re

from assistant.draft.setting import Setting
from corpus.document import Span
from corpus.text import in_lower_case
from corpus.units import find_places

# "UBND huyện Hướng Hóa", "Ủy ban nhân dân xã Liêm Túc": a body of one place
_COMMITTEE_OF = re.compile(
    r"(?:UBND|[UỦ][ỷy] ban nhân dân|Ủy ban nhân dân)\s+"
    r"(?P<place>(?:huyện|quận|thị xã|xã|phường)(?:\s+[A-ZĐ]\w*)+)"
)


def other_place(words: str, setting: Setting) -> tuple[Span, str] | None:
    """A commune or district named that is not the draft's: its span and its name of today."""
    for match in _COMMITTEE_OF.finditer(words):
        theirs = in_lower_case(match["place"])
        if theirs != in_lower_case(setting.commune.name) and not _cited(words, match.span("place")):
            return Span(*match.span("place")), match["place"]
    for mention in find_places(words, setting.parent.header.place):
        if mention.of_commune:
            here = mention.commune
            if here and (here.name, here.province) == (
                setting.commune.name,
                setting.commune.province,
            ):
                continue
            return mention.span, here.full if here else " ".join(mention.names)
        if mention.of_district and not _cited(words, (mention.span.start, mention.span.end)):
            return mention.span, mention.span.of(words)
    return None


def _cited(words: str, span: tuple[int, int]) -> bool:
    """Named as the issuer of another text: "Kế hoạch số 1202/KH-UBND … của UBND thành phố …"."""
    return bool(re.search(r"của (?:ubnd|ủy ban nhân dân)\s+$", in_lower_case(words[: span[0]])))


# ", đặc biệt chú trọng tại xã Liêm Túc huyện Thanh Liêm đã được phê duyệt": what can be cut off
_ADJUNCT = re.compile(r",?\s*(?:đặc biệt|nhất là|trong đó|chú trọng|trọng điểm|ưu tiên)[^,.;]*?$")


def local_adjunct(words: str, place: Span) -> Span | None:
    """The part of a sentence that only points at ``place`` and can be cut off; None where the
    whole sentence is about it."""
    lead = _ADJUNCT.search(in_lower_case(words[: place.start]))
    if lead is None or lead.start() < 20:
        return None
    end = re.compile(r"[,.;]|$").search(words, place.end)
    return Span(lead.start(), end.start() if end else len(words))
