"""Where in a text: "điểm b, Khoản 3, Điều 4" is "Điều 4.3.b", as clause paths write it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.document import Span
from corpus.structure.regulations import REGULATIONS


@dataclass(frozen=True, slots=True)
class ArticlePath:
    """The words that name articles at ``span``, and their paths: "Điều 8, Điều 9"."""

    span: Span
    path: str


# "điểm b", "các điểm a, b và c", "Khoản 3", "khoản 1, khoản 2", "Điều 8, 9, 25", "Chương II"
_POINT = r"[a-zđ]\d?(?!\w)|\d{1,2}(?:\.\d{1,2}){1,3}(?!\w)"
_ROMAN = r"[IVXLC]{1,7}(?!\w)|\d{1,3}(?!\w)"
_LABELS = {
    "diem": _POINT,
    "khoan": r"\d{1,3}[a-zđ]?(?!\w)",
    "dieu": r"\d{1,4}[a-zđ]?(?![\w/])",
    "muc": _ROMAN,
    "chuong": _ROMAN,
    "phu luc": r"[IVXLC]{1,7}(?!\w)|\d{1,3}[a-z]?(?!\w)|[A-Z](?!\w)",
}
_UNITS = (
    ("diem", "[Đđ]iểm"),
    ("khoan", "[Kk]hoản"),
    ("dieu", "[Đđ]iều"),
    ("muc", "[Mm]ục"),
    ("chuong", "[Cc]hương"),
    ("phu luc", "[Pp]hụ lục"),
)
# Between labels of one unit, which may be named again: "Điều 7, Điều 8 và 9", "5 đến Điều 9"
_JOIN = r"\s{{0,3}}(?:[,;–-]|và|hoặc|đến)\s{{0,3}}(?:{word}\s{{1,3}})?"


def _part(unit: str, word: str) -> str:
    label = _LABELS[unit]
    name = unit.replace(" ", "_")
    joined = _JOIN.format(word=word)
    return rf"{word}\s{{1,3}}(?P<{name}>(?:{label})(?:{joined}(?:{label})){{0,30}})"


_PART = re.compile(rf"(?<!\w)(?:{'|'.join(_part(*unit) for unit in _UNITS)})")
_UNIT_WORD = re.compile(r"(?:điểm|khoản|điều|mục|chương|phụ lục)\s+", re.IGNORECASE)
# Between the parts of one path: "điểm b, Khoản 3, Điều 4", "khoản 1 và khoản 2 của Điều 20"
_BETWEEN = re.compile(r"\s{0,3}(?:[,;]|và|hoặc|của|thuộc|tại)?\s{0,3}(?:các\s)?")


def find_article_paths(text: str) -> list[ArticlePath]:
    """Every run of "điểm … khoản … Điều …" in ``text``, in order, not overlapping.

    A run without an article, chapter or annex ("khoản 2") is not one: only its text knows
    which article is meant.
    """
    found: list[ArticlePath] = []
    chain: list[re.Match[str]] = []
    for match in _PART.finditer(text):
        if chain and not _BETWEEN.fullmatch(text, chain[-1].end(), match.start()):
            _append(found, chain)
            chain = []
        chain.append(match)
    _append(found, chain)
    return found


# "Điều 5 Quy chế", "Điều 1 của Quy trình này"; "Điều 5 quy định …" has a verb
_OF_REGULATION = re.compile(
    r"\s*,?\s*(?:(?:của|trong|tại|thuộc|ở)\s+)?(?:bản\s+)?"
    rf"(?:(?P<name>{'|'.join(REGULATIONS)})|(?i:(?P<any>quy chế|quy trình|điều lệ|nội quy"
    r"|quy tắc)))(?!\w)"
)


def regulation_behind(text: str, end: int) -> str | None:
    """The regulation that the words behind an article name: "Quy chế" in "Điều 5 Quy chế"."""
    match = _OF_REGULATION.match(text, end)
    if match is None:
        return None
    name = match["name"] or match["any"]
    return name[0].upper() + name[1:].lower()


def paths_meant(asked: str, paths: Collection[str]) -> tuple[str, ...]:
    """Which of a document's clause ``paths`` a person means by ``asked``, in their order.

    "II.1" is ``Phần thứ hai.II.1`` where the document has no ``II.1``; "Điều 1" is the
    decision's and the regulation's that it issues; "Quy chế.Điều 1" is ``Điều 1`` where the
    regulation stands alone. Empty where the document has none.
    """
    same = [path for path in paths if path == asked]
    inner = [path for path in paths if path.endswith(f".{asked}") and _NAMED_PART.match(path)]
    name, _, rest = asked.partition(".")
    if not same and not inner and name in REGULATIONS:
        return tuple(path for path in paths if path == rest)
    if asked.startswith("Điều "):
        return tuple(path for path in paths if path in (*same, *inner))
    return tuple(same or inner)


# A part or regulation that a person may leave out: "Phần thứ hai.", "Quy chế (2)."
_NAMED_PART = re.compile(rf"(?:Phần [^.]+|(?:{'|'.join(REGULATIONS)})(?: \(\d+\))?)\.[^.]+")


def _append(found: list[ArticlePath], chain: list[re.Match[str]]) -> None:
    parts = [
        (match.lastgroup or "", _labels(match.group(match.lastgroup or ""))) for match in chain
    ]
    paths = _joined(parts)
    if paths:
        span = Span(chain[0].start(), chain[-1].end())
        found.append(ArticlePath(span, ", ".join(dict.fromkeys(paths))))


def _labels(words: str) -> list[str]:
    """Each label of "8, 9 và Điều 25"; "5 đến 9" and "5-9" stay a range."""
    ranged = re.sub(r"\s*(?:đến|[–-])\s*", "–", _UNIT_WORD.sub("", words))
    return [piece.strip() for piece in re.split(r"\s*(?:[,;]|và|hoặc)\s*", ranged) if piece.strip()]


def _joined(parts: list[tuple[str, list[str]]]) -> list[str]:
    """Paths of one run, whether it goes inward out (điểm, khoản, Điều) or outward in."""
    outward_in = (
        bool(parts)
        and parts[0][0] == "dieu"
        and all(unit in ("khoan", "diem") for unit, _ in parts[1:])
    )
    if outward_in:
        article = f"Điều {parts[0][1][-1]}"
        steps = [label for _, labels in parts[1:] for label in labels[:1]]
        earlier = [f"Điều {label}" for label in parts[0][1][:-1]]
        return [*earlier, ".".join([article, *steps])]
    paths: list[str] = []
    points: list[str] = []
    items: list[str] = []
    for unit, labels in parts:
        if unit == "diem":
            points += labels
        elif unit == "khoan":
            first, *rest = labels
            items += [f"{first}.{point}" for point in points] or [first]
            items += rest
            points = []
        elif unit == "dieu":
            first, *rest = labels
            inner = items or points
            paths += [f"Điều {first}.{item}" for item in inner] or [f"Điều {first}"]
            paths += [f"Điều {label}" for label in rest]
            items, points = [], []
        elif unit in ("chuong", "phu_luc"):
            name = "Chương" if unit == "chuong" else "Phụ lục"
            paths += [f"{name} {label}" for label in labels]
    return paths
