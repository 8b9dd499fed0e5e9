"""Lines of a file become the text of a document: one paragraph a line, nothing lost.

Files break lines inside sentences, in the letterhead and at page ends ("gửi trước / ngày
05/6/2022"), and leave markup behind. What is mended here is recorded, so that the difference
between the file and ``Document.text`` can be shown; letters and digits never change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Repair, Span
from corpus.read.source import Line, Source
from corpus.structure.columns import in_one_column
from corpus.structure.line_breaks import Change, CleanLine, Group, joined
from corpus.text import normalise_recording


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document's text and what its file said of it."""

    span: Span
    page: int | None = None
    row: bool = False
    strong: bool = False  # the file sets it off: a heading style, or bold from end to end
    apart: bool = True  # surely begins anew: not merely behind a line that was full


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
    groups = joined(pieces) if source.wrapped else [Group([one]) for one in pieces if one.text]
    return _assembled(groups)


# ── one line ─────────────────────────────────────────────────────────────────────────────────

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


def _clean(line: Line, repairs: list[Change], format: str) -> CleanLine:
    changes = list(repairs)
    text, normalised = normalise_recording(line.text.replace("\r", ""))
    changes += [(at, "normalised", was) for at, was in normalised]
    shown = text.rstrip().expandtabs()
    indent, width = len(shown) - len(shown.lstrip()), len(shown)
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
    return CleanLine(
        text, tuple(changes), line.page, line.row, strong, opens, indent, width, line.confidence
    )


def _without_markup(text: str) -> tuple[str, list[Change]]:
    dropped: list[Change] = []

    def drop(match: re.Match[str]) -> str:
        dropped.append((match.start(), "dropped markup", match.group()))
        return ""

    text = _LINK.sub(lambda m: drop(m) + m["words"], text)
    text = _ESCAPED.sub(drop, text)
    return _EMPHASIS.sub(drop, text), dropped


# ── the text ─────────────────────────────────────────────────────────────────────────────────


def _assembled(groups: list[Group]) -> Text:
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    repairs: list[Repair] = []
    stretches: list[Stretch] = []
    length = 0
    for group in groups:
        start = length
        for nth, piece in enumerate(group.lines):
            if nth:
                repairs.append(Repair("joined line", length, "\n"))
                parts.append(" ")
                length += 1
            repairs += _placed(piece, length)
            parts.append(piece.text)
            span = Span(length, length + len(piece.text))
            stretches.append(Stretch(span, piece.page, piece.confidence))
            length = span.end
        head = group.lines[0]
        strong = all(piece.strong for piece in group.lines)
        whole = Span(start, length)
        paragraphs.append(Paragraph(whole, head.page, head.row, strong, group.apart))
        parts.append("\n")
        length += 1
    text = "".join(parts).removesuffix("\n")
    return Text(text, tuple(paragraphs), tuple(repairs), tuple(stretches))


def _placed(piece: CleanLine, base: int) -> Iterator[Repair]:
    for at, kind, was in piece.changes:
        yield Repair(kind, base + min(at, len(piece.text)), was)
