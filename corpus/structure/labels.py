"""The labels that open a numbered part: "Chương II", "Điều 4.", "III.", "1.1.", "a)", "-".

One grammar serves two readers: ``paragraphs`` (does a line open something?) and ``outline``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import ClauseKind
from corpus.text import LOWER, UPPER


@dataclass(frozen=True, slots=True)
class Label:
    """What opens a line: its kind, the step it gives to a path, and how far it reaches."""

    kind: ClauseKind
    step: str  # "Chương II", "Điều 4", "III", "1.1", "a", "-"
    end: int  # offset in the line behind the label and the space after it


_ORDINAL = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
# "1- Quý I", "a- Chi bộ" in the Party's documents (Hướng dẫn 36-HD/VPTW); not "11- NQ/TW"
_DASH = r"[-–](?=\s+[%(upper)s][^\W\d_]*[ ,:])"
LABEL = re.compile(
    r"""\s*(?:
      (?P<part>(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ)\s+)?(?:[IVX]{1,5}|\d{1,2}|[A-HĐ]|(?i:%(ordinal)s))\b)
        [.:]?
    | (?P<chapter>(?:CHƯƠNG|Chương)\s+(?:[IVXLC]{1,7}|\d{1,3})\b)(?!\s*[,;]|\s+[%(lower)s])[.:]?
    | (?P<section>(?:MỤC|Mục|TIỂU\ MỤC|Tiểu\ mục)\s+(?:\d{1,2}|[IVX]{1,5})\b
        (?!\s*(?:,|;|và\b|của\b|tại\b|Chương|Điều|Phần|Kế|này)))[.:]?
    | (?P<article>(?:ĐIỀU|Điều)\s+\d{1,4}[a-zđ]?)(?:\.|:|$)(?!\d)
    | (?P<annex>(?:PHỤ\ LỤC|Phụ\ lục)(?:\s+(?:(?:SỐ|số)\s+)?(?:[IVX]{1,5}|\d{1,2}[a-z]?|[A-Z]))?)
        (?=\s*[.:]?\s*$|\s*[.:–-]\s|\s*\(|\s+(?![IVX]+\b)[%(upper)s]{2})
    | (?P<roman>[IVXL]{1,6})\s*(?:\.|\)|[-–])(?=\s|[%(upper)s])(?!\s*[A-ZĐ]\.\s?[A-ZĐ])
    | (?P<capital>[A-H])\.(?=\s+[%(upper)s])
    | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.|\)|:|[-–])?(?=\s+["“(]?[^\W\d_])
    | (?P<number>\d{1,3})\s?(?:\.|\)|/(?=\s)|%(dash)s)(?=\s|[^\W\d_])
    | (?P<letter>[a-zđ]{1,2})\s?(?:\)|\.(?=\s+[%(upper)s])|/(?=\s)|%(dash)s)
    | (?P<note>\[\d{1,3}\])(?=\s)
    | (?P<bullet>[-–—•+*●○▪■◦✓❖➢\uf0b7\uf02d\uf0a7\uf0d8\uf076\uf0fc])(?![-–—_*]{2})
    )\s*""".replace("%(ordinal)s", _ORDINAL)
    .replace("%(dash)s", _DASH)
    .replace("%(upper)s", UPPER)
    .replace("%(lower)s", LOWER),
    re.VERBOSE,
)
_KINDS: dict[str, ClauseKind] = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "annex": "annex",
    "roman": "section",
    "capital": "part",
    "decimal": "item",
    "number": "item",
    "letter": "point",
    "note": "note",
    "bullet": "bullet",
}
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def unlabelled(words: str) -> str:
    """Words without the label they open with."""
    label = find_label(words)
    return words[label.end :] if label else words


def find_label(line: str) -> Label | None:
    """The label that ``line`` opens with, or None.

    A number that opens a date, a sum or a sentence ("05/6/2022", "1.000 đồng", "12 đơn vị") is
    not one.
    """
    match = LABEL.match(line)
    if match is None or match.end() == match.start():
        return None
    name = match.lastgroup or ""
    word = match.group(name)
    if name == "roman" and not (word and _ROMAN.fullmatch(word)):
        return None
    if name == "letter" and len(word) == 2 and word[0] != word[1]:
        return None
    if name == "bullet" and match.end() == len(line):
        return None
    return Label(_KINDS[name], _step(name, word), match.end())


def _step(name: str, word: str) -> str:
    if name in ("part", "chapter", "section", "article", "annex"):
        words = word.split()
        return " ".join([words[0].capitalize(), *_lower_words(words[1:])])
    if name == "note":
        return f"chú thích {word[1:-1]}"
    if name == "bullet":
        return word if word in "-+*" else "-" if word in "–—" else "•"
    return word


def _lower_words(words: list[str]) -> list[str]:
    """Numerals stay as they are; "THỨ NHẤT" becomes "thứ nhất"; "SỐ 1" becomes "1"."""
    kept = [word for word in words if word.lower() != "số"]
    numeral = re.compile(r"[IVXLC]+|\d+[a-zđ]?|[A-HĐ]")
    return [word if numeral.fullmatch(word) else word.lower() for word in kept]


def following_labels(labels: Sequence[Label | None]) -> list[Label | None]:
    """For each paragraph, the next label behind it; notes do not count."""
    found: list[Label | None] = []
    following: Label | None = None
    for label in reversed(labels):
        found.append(following)
        if label is not None and label.kind != "note":
            following = label
    return found[::-1]


def is_roman(step: str) -> bool:
    """Whether a section's step is a Roman numeral (a plan's "III", not a law's "Mục 3")."""
    return bool(step) and bool(_ROMAN.fullmatch(step))
