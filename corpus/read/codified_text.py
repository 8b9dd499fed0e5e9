"""Which legal text an article of the official codification comes from.

Under each article stands a note, in full for a text's first article and short for the others:

    (Điều 1 Nghị định số 30/2020/NĐ-CP Về công tác văn thư ngày 05/03/2020 của Chính phủ, có hiệu
    lực thi hành kể từ ngày 05/03/2020 )
    (Điều 2 Nghị định số 30/2020/NĐ-CP, có hiệu lực thi hành kể từ ngày 05/03/2020)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_KIND = re.compile(
    r"(?P<kind>Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Lệnh"
    r"|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư)(?:\s+không)?\s+số\b[\s:]*",
    re.IGNORECASE,
)
# "30/2020/NĐ-CP", "522b/NQ-UBTVQH13", "21-LCT/HDNN8", "89-TC/TCT", "26/2004/TT-BGD&ĐT"; with the
# stray spaces and signs of real notes: "02 /2018/TTLT-BCA-BQP", "TT 07/2023/TT-BNNPTNT", "'56/…"
_NUMBER = re.compile(
    r"['‘’]?(?:[A-ZĐ]{2,4}\s)?(?P<number>\d+[a-z]?"
    r"(?:[/-][\w&.]+|\s?[/-]\s?(?:\d{4}|[A-ZĐ&\d]{2,})(?!\w))+)"
)
_ISSUED = re.compile(
    r"(?P<title>.*)\bngày\s+(?P<date>\d{1,2}/\d{1,2}/\d{4})\s+của\s+(?P<issuer>.+)", re.DOTALL
)
_EFFECTIVE = re.compile(r",?\s*có hiệu lực(?: thi hành)?(?: kể)? từ ngày\s+(\d{1,2}/\d{1,2}/\d{4})")
_ITEM = re.compile(r"ItemID=(\d+)")
# A law is called by its kind and name: "Luật Bình đẳng giới"
_NAMED_BY_KIND = ("Bộ luật", "Luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class Mention:
    """A note as understood: the place in the original text, and what it says of the text."""

    place: str  # "Điều 2"; empty where the note does not say
    key: str  # the same for all articles of a text
    header: Mapping[str, str]  # keys of a digest's front matter, dates ISO
    more: str  # what the note goes on to say: "được bổ sung bởi …"

    @property
    def is_full(self) -> bool:
        return "issuer" in self.header


def read_mention(note: str, source: str) -> Mention:
    """``note`` as shown, ``source`` its HTML (which links to the text by a number)."""
    words = " ".join(note.split()).strip("() ")
    effective = _EFFECTIVE.search(words)
    said = words[: effective.start()] if effective else words
    more = words[effective.end() :].strip(" ,;.)") if effective else ""
    kind = _KIND.search(said)
    item = _ITEM.search(source)
    header: dict[str, str] = {}
    if kind is None:
        return Mention("", f"item {item.group(1)}" if item else words, header, more)
    header["type"] = kind.group("kind")[0].upper() + kind.group("kind")[1:].lower()
    said_of = said[kind.end() :]
    if number := _NUMBER.match(said_of):
        header["number"] = re.sub(r"\s", "", number.group("number")).rstrip(".")
        said_of = said_of[number.end() :]
    if issued := _ISSUED.match(said_of):
        header |= _issue(header["type"], issued)
    if effective:
        header["effective"] = _iso(effective.group(1))
    number_or_item = header.get("number") or (item.group(1) if item else "")
    return Mention(
        said[: kind.start()].strip(" ,"), f"{header['type']} {number_or_item}", header, more
    )


def _issue(kind: str, issued: re.Match[str]) -> dict[str, str]:
    title = issued.group("title").strip(" ,")
    if title and kind in _NAMED_BY_KIND and not title.startswith(_NAMED_BY_KIND):
        title = f"{kind} {title}"
    date = _iso(issued.group("date"))
    known = {"title": title, "date": date, "year": date[:4], "issuer": issued.group("issuer")}
    return {key: value.strip(" ,") for key, value in known.items() if value.strip(" ,")}


def _iso(date: str) -> str:
    day, month, year = date.split("/")
    return f"{year}-{int(month):02d}-{int(day):02d}"
