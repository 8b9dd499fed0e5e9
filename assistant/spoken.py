"""The parts of a question: texts, places, bodies and times that it names, and what lies between.

Positions are characters of the question, half open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.gazetteer import PROVINCES
from corpus.citing.law_names import find_law_names
from corpus.citing.numbers import find_numbers
from corpus.names import find_names
from corpus.text import fold, tokens

Kind = Literal["text", "place", "unit", "time", "part"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a question that another could stand in for."""

    start: int
    end: int
    kind: Kind
    words: str


# "Kế hoạch 308", "Thông tư số 191/2009", "Nghị định 48/2009/NĐ-CP"
_TEXT = re.compile(
    r"\b(?:ke hoach|thong tu(?: lien tich)?|nghi dinh|quyet dinh|cong van|nghi quyet|chi thi"
    r"|chuong trinh|thong bao|luat|bo luat)\s+(?:so\s+)?\d[\w/&-]*"
)
# "năm 2022", "6 tháng đầu năm", "quý II năm 2025", "tháng 12", "05/12/2022"
_TIME = re.compile(
    r"\b(?:nam \d{4}|\d{1,2} thang(?: (?:dau|cuoi) nam)?|quy (?:[ivx]+|\d)(?:[ /-](?:nam )?\d{4})?"
    r"|thang \d{1,2}(?:/\d{4})?|ngay \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|\d{1,2}/\d{1,2}(?:/\d{4})?)"
    r"(?!\w)"
)
_PROVINCE = "|".join(re.escape(name) for name in sorted(PROVINCES, key=len, reverse=True))
# The place behind a body: "Trạm Y tế | phường Hội Thương", "Sở Y tế | Kiên Giang"
_PLACE_INSIDE = re.compile(
    r"(?<=\s)(?:(?:phuong|xa|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tp\.?|tinh)\s+\w"
    rf"|(?:{_PROVINCE})(?!\w))"
)
# "UBND xã, phường Hà Nội": the wards of Hà Nội, no ward of that name
_SEVERAL = re.compile(rf"(?:phuong|xa|huyen|quan)\s+(?=(?:{_PROVINCE})\b)")
_SEVERAL_MORE = re.compile(rf",\s*(?:phuong|xa|huyen|quan)(?=\s+(?:{_PROVINCE})\b)")
# Words between the parts: they join, or they ask. Folded: "báo" is no "bao nhiêu", "đó" no "do".
_BETWEEN = re.compile(
    r"\b(?:cua|cho|ve|o|tai|truoc|sau|trong|phai|la|co|duoc|do|bi|tu|vao|den|theo|voi|de|gui|nop|lam"
    r"|nao|gi|ai|bao nhieu|bao gio|bao lau|may|dau|khi|luc|khong|chua|thi|ngay|bang|the|of|in|at|by"
    r"|for|to|must|does|did|is|are|was|what|who|when|which|where|how|much)\b"
)
# What asks, with the little words that lead to it: "trước ngày nào", "là bao nhiêu", "phải làm gì"
_ASKING = re.compile(
    r"[\s,]*(?:\b(?:truoc|vao|tu|den|la|co|phai|o|tai|ngay|thoi gian|lam|nhung|cac|trong)\s+)*"
    r"\b(?:bao nhieu|bao gio|bao lau|khi nao|luc nao|the nao|nao|gi|dau|ai|may|khong|chua)\b"
    r"[\s?.!,]*"
)


def mentions(words: str) -> tuple[Slot, ...]:
    """The texts, places, bodies and times named, in order; none overlaps another."""
    folded = fold(words)
    found: list[Slot] = []
    spans: list[tuple[int, int, Kind]] = [
        (m.start(), m.end(), "text") for m in _TEXT.finditer(folded)
    ]
    spans += [(law.span.start, law.span.end, "text") for law in find_law_names(words)]
    spans += [(n.span.start, n.span.end, "text") for n in find_numbers(words) if n.sure]
    spans += [(m.start(), m.end(), "time") for m in _TIME.finditer(folded)]
    for name in find_names(words):
        spans += _name(name.span.start, name.span.end, name.place, folded)
    spans += _provinces(words, folded)
    for start, end, kind in spans:
        if not any(start < other.end and other.start < end for other in found):
            found.append(Slot(start, end, kind, words[start:end]))
    return tuple(sorted(found, key=lambda slot: slot.start))


def _name(start: int, end: int, place: bool, folded: str) -> list[tuple[int, int, Kind]]:
    """A place; or a body, and the place it is of: "Trạm Y tế | phường Hội Thương"."""
    if place:
        several = _SEVERAL.match(folded, start)
        return [(several.end() if several else start, end, "place")]
    inside = _PLACE_INSIDE.search(folded, start, end)
    if inside is None:
        more = _SEVERAL_MORE.match(folded, end)
        return [(start, more.end() if more else end, "unit")]
    return [(start, inside.start() - 1, "unit"), (inside.start(), end, "place")]


def _provinces(words: str, folded: str) -> list[tuple[int, int, Kind]]:
    """Provinces named without "tỉnh": "Kiên Giang"; typed with marks, with capitals."""
    marked = re.search(r"[^\x00-\x7f]", words) is not None
    found: list[tuple[int, int, Kind]] = []
    for name in PROVINCES:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            if words[match.start()].isupper() or (not marked and " " in name):
                found.append((match.start(), match.end(), "place"))
    return found


def of_kind(slots: Iterable[Slot], *kinds: str) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if slot.kind in kinds)


def parts(words: str, named: Sequence[Slot]) -> tuple[Slot, ...]:
    """What lies between the names and the little words: "tuổi kết hôn", "nam"."""
    taken = [(slot.start, slot.end) for slot in named]
    taken += [match.span() for match in _BETWEEN.finditer(fold(words))]
    runs: list[list[tuple[int, int]]] = [[]]
    end = 0
    for token in tokens(words):
        inside = any(start <= token.start < stop for start, stop in taken)
        if inside or words[end : token.start].strip():
            runs.append([])
        if not inside:
            runs[-1].append((token.start, token.end))
        end = token.end
    return tuple(
        Slot(run[0][0], run[-1][1], "part", words[run[0][0] : run[-1][1]]) for run in runs if run
    )


def topic(question: str) -> str:
    """What a question is about: its words without those that ask."""
    kept, last = [], 0
    for match in _ASKING.finditer(fold(question)):
        kept.append(question[last : match.start()])
        last = match.end()
    left = " ".join(" ".join([*kept, question[last:]]).split()).strip(" ,?.!")
    return left or question.strip(" ?.!")
