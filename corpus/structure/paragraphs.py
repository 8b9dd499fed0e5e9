"""Lines of a file become the text of a document: one paragraph a line, nothing lost.

Files break lines inside sentences, in the letterhead and at page ends ("gửi trước / ngày
05/6/2022"), and leave markup behind. What is mended here is recorded, so that the difference
between the file and ``Document.text`` can be shown; letters and digits never change.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Repair, RepairKind, Span
from corpus.read.source import Line, Source
from corpus.structure.columns import in_one_column
from corpus.structure.labels import LABEL, find_label
from corpus.text import LOWER, normalise_recording


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document's text and what its file said of it."""

    span: Span
    page: int | None = None
    row: bool = False
    strong: bool = False  # the file sets it off: a heading style, or bold from end to end


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text: paragraphs joined by line breaks, and what reading changed."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    repairs: tuple[Repair, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one line of the file gave: its words, and how the file came by them."""

    span: Span
    page: int | None
    confidence: float | None


def to_text(source: Source) -> Text:
    """The text of one source. Lines are joined only where the source may be wrapped."""
    source = in_one_column(source)
    repairs: dict[int, list[Change]] = {}
    for index, kind, was in source.repairs:
        repairs.setdefault(index, []).append((0, kind, was))
    pieces = [
        _clean(line, repairs.get(index, []), source.format)
        for index, line in enumerate(source.lines)
    ]
    groups = _joined(pieces) if source.wrapped else [[piece] for piece in pieces if piece.text]
    return _assembled(groups)


# ── one line ─────────────────────────────────────────────────────────────────────────────────

Change = tuple[int, RepairKind, str]  # offset in the line, kind, what stood there


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    changes: tuple[Change, ...]
    page: int | None
    row: bool
    strong: bool
    opens: bool  # bold or italics runs on into the next line
    confidence: float | None


# Emphasis that a converter wrote down or broke: "**1**.", "**2. **", "*Cần Thơ,", "__x__".
# A lone star with a space behind it is a bullet, "(*)" a footnote mark: both are content.
_EMPHASIS = re.compile(r"\*{2,3}|__|\*(?=[^\s*)])|(?<=[^\s*(])\*")
_STRONG = re.compile(r"\s*\*\*[^*]+\*\*[\s:.]*")
# One end of bold words that run over two lines
_STRONG_END = re.compile(r"\s*\*\*|.*\*\*[\s:.]*$")
_LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\(?=[-*_#.()\[\]!+>|&~`])")
# Drawn rules: "--------", "_____", "* * *", a table's "|---|---|"
_RULE = re.compile(r"[\s|:*_=~.…-]*")


def _clean(line: Line, repairs: list[Change], format: str) -> _Piece:
    changes = list(repairs)
    text, normalised = normalise_recording(line.text.replace("\r", ""))
    changes += [(at, "normalised", was) for at, was in normalised]
    strong, opens = line.heading > 0, False
    if format in ("md", "txt"):
        strong = strong or bool(_STRONG.fullmatch(text))
        opens = text.count("**") % 2 == 1
        strong = strong or (opens and bool(_STRONG_END.match(text)))
        text, dropped = _without_markup(text)
        changes += dropped
    text = re.sub(r"\s+", " ", text).strip()
    if text and _RULE.fullmatch(text):
        changes.append((0, "dropped markup", text))
        text = ""
    return _Piece(text, tuple(changes), line.page, line.row, strong, opens, line.confidence)


def _without_markup(text: str) -> tuple[str, list[Change]]:
    dropped: list[Change] = []

    def drop(match: re.Match[str]) -> str:
        dropped.append((match.start(), "dropped markup", match.group()))
        return ""

    text = _LINK.sub(lambda m: drop(m) + m["words"], text)
    text = _ESCAPED.sub(drop, text)
    return _EMPHASIS.sub(drop, text), dropped


# ── which lines belong together ──────────────────────────────────────────────────────────────

_ENDED = re.compile(r"[.;:!?…][\"”’)\]]*$")
# A line that opens something however the line before it ended
_OPENER = re.compile(
    r"(?:Căn cứ|Nơi nhận|Kính gửi|Số\s*:|V/v|KT\.|TM\.|TL\.|TUQ\.|Q\. |(?i:CỘNG H(?:ÒA|OÀ) XÃ)"
    r"|Độc lập|Điều \d)"
)
# "chính trị / - xã hội", "giai đoạn 2021 / - 2030": a dash inside a sentence, not a bullet
_DASH_INSIDE = re.compile(rf"[-–]\s*(?:[{LOWER}]|(?:19|20)\d\d\b)")


def _joined(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Groups of lines that are one paragraph each."""
    layout = _layout(pieces)
    groups: list[list[_Piece]] = []
    blank, carried = False, False
    behind = _following(pieces)
    for piece, following in zip(pieces, behind, strict=True):
        if not piece.text:
            blank = True
            continue
        if groups and (
            (carried and not blank and not piece.row)
            or _belongs(groups[-1], piece, layout, blank=blank)
            or _goes_on_with_dash(groups[-1], piece, following)
        ):
            groups[-1].append(piece)
            carried ^= piece.opens
        else:
            groups.append([piece])
            carried = piece.opens
        blank = False
    return groups


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file breaks its lines."""

    width: int  # characters that lines were broken at; 0 where a line is a whole paragraph
    parted: bool  # empty lines stand between paragraphs, so lines that touch are one


def _layout(pieces: list[_Piece]) -> _Layout:
    lengths = sorted(len(piece.text) for piece in pieces if piece.text and not piece.row)
    if len(lengths) < 8:
        return _Layout(0, parted=False)
    widest = lengths[int(len(lengths) * 0.95)]
    width = widest if widest <= 140 else 0
    numbered = [
        before.text == ""
        for before, piece in itertools.pairwise(pieces)
        if (label := find_label(piece.text)) is not None and label.kind != "bullet"
    ]
    return _Layout(width, parted=bool(width) and sum(numbered) >= 0.8 * len(numbered) > 0)


def _belongs(group: list[_Piece], piece: _Piece, layout: _Layout, *, blank: bool) -> bool:
    """Whether ``piece`` goes on the paragraph that ``group`` has begun."""
    last = group[-1]
    if last.row or piece.row or _OPENER.match(piece.text):
        return False
    ended = bool(_ENDED.search(last.text))
    full = bool(layout.width) and len(last.text) >= 0.6 * layout.width
    if find_label(piece.text) is not None:
        dash = piece.text.startswith("- ") if layout.parted else _DASH_INSIDE.match(piece.text)
        return not blank and not ended and full and bool(dash)
    lower = piece.text[0].islower()
    if blank or last.page != piece.page:
        return not ended and (
            lower or _continues_day(last, piece) or _two_line_heading(group, piece)
        )
    if ended:
        return full and layout.parted
    if lower:
        return True
    if last.text.isupper() or piece.text.isupper() or last.strong != piece.strong:
        return full and last.text.isupper() == piece.text.isupper()
    return full or layout.parted


def _following(pieces: list[_Piece]) -> list[_Piece | None]:
    """For each piece, the next one that says something."""
    found: list[_Piece | None] = []
    following: _Piece | None = None
    for piece in reversed(pieces):
        found.append(following)
        following = piece if piece.text else following
    return found[::-1]


def _goes_on_with_dash(group: list[_Piece], piece: _Piece, following: _Piece | None) -> bool:
    """ "…; tham mưu UBND Thành phố báo cáo về Cục Cảnh sát" / "- Cơ quan thường trực Tổ công tác
    trước ngày 20 hằng tháng": a page may end before a dash inside a sentence. A list would have
    a second dash, and what introduces one is no sentence of several parts."""
    if not piece.text.startswith(("- ", "– ")) or piece.row or piece.strong:
        return False
    if following is not None and following.text.startswith(("-", "–", "+")):
        return False
    whole = " ".join(one.text for one in group)
    lead = LABEL.match(whole)
    labelled = lead is not None and lead.lastgroup not in ("bullet", "note")
    return labelled and "; " in whole and not group[-1].row and not _ENDED.search(whole)


_ASKS_DAY = re.compile(r"(?:ngày|tháng|năm|trước|số)$", re.IGNORECASE)


def _continues_day(last: _Piece, piece: _Piece) -> bool:
    """ "… gửi trước ngày" / "05/6/2022 …" over a page break."""
    return piece.text[0].isdigit() and bool(_ASKS_DAY.search(last.text))


def _two_line_heading(group: list[_Piece], piece: _Piece) -> bool:
    """ "**3. Đề nghị … Hội Liên hiệp**" / "**Phụ nữ Thành phố …**": one heading, two lines."""
    whole = LABEL.match(group[0].text)
    return (
        piece.strong
        and group[-1].strong
        and whole is not None
        and not group[-1].text.isupper()
        and not piece.text.isupper()
    )


# ── the text ─────────────────────────────────────────────────────────────────────────────────


def _assembled(groups: list[list[_Piece]]) -> Text:
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    repairs: list[Repair] = []
    stretches: list[Stretch] = []
    length = 0
    for group in groups:
        start = length
        for nth, piece in enumerate(group):
            if nth:
                repairs.append(Repair("joined line", length, "\n"))
                parts.append(" ")
                length += 1
            repairs += _placed(piece, length)
            parts.append(piece.text)
            span = Span(length, length + len(piece.text))
            stretches.append(Stretch(span, piece.page, piece.confidence))
            length = span.end
        head = group[0]
        strong = all(piece.strong for piece in group)
        paragraphs.append(Paragraph(Span(start, length), head.page, head.row, strong))
        parts.append("\n")
        length += 1
    text = "".join(parts).removesuffix("\n")
    return Text(text, tuple(paragraphs), tuple(repairs), tuple(stretches))


def _placed(piece: _Piece, base: int) -> Iterator[Repair]:
    for at, kind, was in piece.changes:
        yield Repair(kind, base + min(at, len(piece.text)), was)
