"""Which lines of a file belong together: where a paragraph goes on behind a line break.

A file breaks its lines at a column, by the look of their letters, or not at all; and a page ends
inside a sentence. How this one does is read off the lines that surely go on.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from corpus.document import RepairKind
from corpus.structure.labels import LABEL, find_label
from corpus.text import LOWER

Change = tuple[int, RepairKind, str]  # offset in the line, kind, what stood there


@dataclass(frozen=True, slots=True)
class CleanLine:
    """A line without its markup, and what its file said of it."""

    text: str
    changes: tuple[Change, ...]
    page: int | None
    row: bool
    strong: bool
    opens: bool  # bold or italics runs on into the next line
    indent: int  # columns before its first letter
    width: int  # columns that the line takes in its file, indentation included
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that are one paragraph."""

    lines: list[CleanLine]
    apart: bool = True  # not merely behind a line so full that it may go on here


_ENDED = re.compile(r"[.;:!?…][\"”’)\]]*$")
# A line that opens something however the line before it ended
_OPENER = re.compile(
    r"(?:Căn cứ|Nơi nhận|Kính gửi|Số\s*:|V/v|KT\.|TM\.|TL\.|TUQ\.|Q\. |(?i:CỘNG H(?:ÒA|OÀ) XÃ)"
    r"|Độc lập)"
)
# "chính trị / - xã hội", "giai đoạn 2021 / - 2030": a dash inside a sentence, not a bullet
_DASH_INSIDE = re.compile(rf"[-–]\s*(?:[{LOWER}]|(?:19|20)\d\d\b)")


def joined(pieces: list[CleanLine]) -> list[Group]:
    """The paragraphs that the lines are; empty lines are in none."""
    layout = _layout(pieces)
    groups: list[Group] = []
    numbering = _Numbering()
    blank, carried = False, False
    behind = _following(pieces)
    for piece, following in zip(pieces, behind, strict=True):
        if not piece.text:
            blank = True
            continue
        if groups and (
            (carried and not blank and not piece.row)
            or _belongs(groups[-1].lines, piece, layout, numbering, blank=blank)
            or _goes_on_with_dash(groups[-1].lines, piece, following)
        ):
            groups[-1].lines.append(piece)
            carried ^= piece.opens
        else:
            full = bool(groups) and layout.may_go_on(groups[-1].lines[-1], piece)
            groups.append(Group([piece], apart=blank or not full))
            numbering.take(piece.text)
            carried = piece.opens
        blank = False
    return groups


_FULL = 0.6  # of the usual width
_FEWEST_BROKEN = 8  # lines broken inside a sentence that show how a file breaks them
_MOST = 0.9  # of them must agree; a title is broken by its sense, and set in the middle


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file breaks its lines."""

    width: int  # characters that lines were broken at; 0 where a line is a whole paragraph
    parted: bool  # empty lines stand between paragraphs, so lines that touch are one
    column: int = 0  # columns that each line was filled to; 0 where none can be told
    indent: int = 0  # columns of indentation that open a paragraph; 0 where none do

    def is_full(self, last: CleanLine) -> bool:
        """Whether a line is long enough to have been broken for its width."""
        return bool(self.width) and len(last.text) >= _FULL * self.width

    def may_go_on(self, last: CleanLine, piece: CleanLine) -> bool:
        """Whether ``last`` was broken for its width: where lines were filled to a column, the
        next one's first word had no room left; and that one is not set in."""
        if self.indent and piece.indent >= self.indent:
            return False
        if self.column:
            return not _has_room(last, piece, self.column)
        return self.is_full(last)


def _layout(pieces: list[CleanLine]) -> _Layout:
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
    parted = bool(width) and sum(numbered) >= 0.8 * len(numbered) > 0
    if not width:
        return _Layout(width, parted)
    broken = _surely_broken(pieces)
    return _Layout(width, parted, _column(broken), _indent(broken, pieces))


def _has_room(last: CleanLine, piece: CleanLine, column: int) -> bool:
    return last.width + 1 + len(piece.text.split(" ", 1)[0]) <= column


def _surely_broken(pieces: list[CleanLine]) -> list[tuple[CleanLine, CleanLine]]:
    """Each line that surely goes on, with the line that it goes on in; none where they are too
    few to tell how the file breaks its lines."""
    broken = [
        (last, piece)
        for last, piece in itertools.pairwise(pieces)
        if piece.text[:1].islower() and last.text and not (last.row or piece.row)
        if find_label(piece.text) is None
    ]
    return broken if len(broken) >= _FEWEST_BROKEN else []


def _column(broken: list[tuple[CleanLine, CleanLine]]) -> int:
    """The column that an editor or a program filled each line to before it broke it; 0 where
    words were broken by the look of their letters."""
    column = max((last.width for last, _ in broken), default=0)
    filled = sum(not _has_room(last, piece, column) for last, piece in broken)
    return column if filled >= _MOST * len(broken) else 0


def _indent(broken: list[tuple[CleanLine, CleanLine]], pieces: list[CleanLine]) -> int:
    """The columns by which labelled paragraphs are set in and lines that go on are not."""
    opening = [
        piece.indent
        for piece in pieces
        if (label := find_label(piece.text)) is not None and label.kind != "bullet"
    ]
    if not broken or not opening:
        return 0
    indent = sorted(opening)[int((1 - _MOST) * len(opening))]
    flush = sum(piece.indent < indent for _, piece in broken)
    return indent if indent > 1 and flush >= _MOST * len(broken) else 0


class _Numbering:
    """The numbers that items and articles opened with, the last of each form: "3.", "Điều 3."."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def take(self, text: str) -> None:
        if number := _NUMBER.match(text):
            self._last[number["head"] + number["mark"]] = int(number["number"])

    def opens(self, group: list[CleanLine], text: str) -> bool:
        """Whether the label of a line that touches ``group``'s unfinished sentence opens an item:
        "(từ tháng 6 đến tháng" / "11) tần suất …" closes a bracket, "… trước ngày" / "30. Các
        đơn vị …" follows no 29, and "khoản 2 Điều" / "1. Hồ sơ …" names an article."""
        label = LABEL.match(text)
        if label and label.group().rstrip().endswith(")") and _has_open_bracket(group):
            return False
        number = _NUMBER.match(text)
        if number is None:
            return True
        if group[-1].text.endswith("Điều"):
            return False
        last = self._last.get(number["head"] + number["mark"], 0)
        return int(number["number"]) in (1, last + 1)


# "3. ", "3) ", "3/ ", "3- ", "2.1.3 ", "Điều 3. ": the number that counts on, and what it is of
_NUMBER = re.compile(
    r"(?P<head>(?:Điều )?(?:\d{1,2}\.){0,3})(?P<number>\d{1,3})(?P<mark>[.)/:-]?)(?!\d)"
)


def _has_open_bracket(group: list[CleanLine]) -> bool:
    depth = 0
    for mark in re.findall(r"[()]", " ".join(line.text for line in group)):
        depth = depth + 1 if mark == "(" else max(0, depth - 1)
    return depth > 0


def _belongs(
    group: list[CleanLine],
    piece: CleanLine,
    layout: _Layout,
    numbering: _Numbering,
    *,
    blank: bool,
) -> bool:
    """Whether ``piece`` goes on the paragraph that ``group`` has begun."""
    last = group[-1]
    if last.row or piece.row or _OPENER.match(piece.text):
        return False
    ended = bool(_ENDED.search(last.text))
    full = layout.may_go_on(last, piece)
    if find_label(piece.text) is not None:
        dash = piece.text.startswith("- ") if layout.parted else _DASH_INSIDE.match(piece.text)
        inside = bool(dash) or not numbering.opens(group, piece.text)
        return not blank and not ended and full and inside
    lower, figure = piece.text[0].islower(), piece.text[0].isdigit()
    if blank or last.page != piece.page:
        return not ended and (
            lower
            or _continues_day(last, piece)
            or _two_line_heading(group, piece)
            or (full and (figure or layout.indent > 0))
        )
    if ended:
        goes_on = lower or figure or layout.parted or layout.indent > 0
        return (lower and layout.parted) or (full and goes_on)
    if lower or _continues_day(last, piece):
        return True
    if last.text.isupper() or piece.text.isupper() or last.strong != piece.strong:
        return layout.is_full(last) and last.text.isupper() == piece.text.isupper()
    return full or layout.parted


def _following(pieces: list[CleanLine]) -> list[CleanLine | None]:
    """For each piece, the next one that says something."""
    found: list[CleanLine | None] = []
    following: CleanLine | None = None
    for piece in reversed(pieces):
        found.append(following)
        following = piece if piece.text else following
    return found[::-1]


def _goes_on_with_dash(
    group: list[CleanLine], piece: CleanLine, following: CleanLine | None
) -> bool:
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


def _continues_day(last: CleanLine, piece: CleanLine) -> bool:
    """ "… gửi trước ngày" / "05/6/2022 …", over a page break too; "theo Thông tư số" / "191/…"."""
    return piece.text[0].isdigit() and bool(_ASKS_DAY.search(last.text))


def _two_line_heading(group: list[CleanLine], piece: CleanLine) -> bool:
    """ "**3. Đề nghị … Hội Liên hiệp**" / "**Phụ nữ Thành phố …**": one heading, two lines."""
    whole = LABEL.match(group[0].text)
    return (
        piece.strong
        and group[-1].strong
        and whole is not None
        and not group[-1].text.isupper()
        and not piece.text.isupper()
    )
