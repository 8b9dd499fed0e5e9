"""Lines that hold two columns of a page: the letterhead, the recipients beside the signature, and
one signature beside another.

Decree 30/2020/NĐ-CP, Annex I sets them side by side, and a page saved as plain text keeps them
so, with a tab or spaces between:

    ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    PHƯỜNG VINH PHÚ        Độc lập - Tự do - Hạnh phúc

The left column is put before the right one, as the cells of a table are read; a line that was
parted is told as a repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import RepairKind
from corpus.read.source import Line, Source
from corpus.structure.closing import is_signature, opens_recipients
from corpus.structure.labels import find_label
from corpus.structure.signing import names_office, person_named
from corpus.text import UPPER, fold

_GAP = re.compile(r"[^\S\n]*\t\s*|\s{3,}")
# Folded: "uy ban nhan dan   cong hoa xa hoi chu nghia viet nam", "phuong x   doc lap - tu do - …"
_NATION = re.compile(
    r"(?P<left>.*[^\W_].*?)\s+\**(?P<right>cong hoa xa hoi chu nghia|dang cong san viet nam"
    r"|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc)"
)
# "Số: 236/QĐ-CCKL    Thanh Hóa, ngày 15 tháng 5 năm 2025", "Số:     /KH-UBND  Huế, ngày   tháng",
# "Số: 38 /KH-UBND   Hàm Rồng, ngày 26"; the Party's "Số 15-KH/ĐU" has no colon
_NUMBER_AND_DATE = re.compile(
    r"\W*(?i:Số)(?:\s*:|\s+(?=[\d./-])).*?[\w&]\s+"
    rf"(?P<right>\**[{UPPER}][^,/\d\n]{{1,40}},\s*(?i:ngày)\b)"
)
_DATED = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")

_HEAD = 24  # lines with words among which a letterhead stands
_LONGEST_LEFT = 70  # characters of an issuer's line
_LONGEST_LINE = 400  # characters; a longer line is a paragraph
_REACH = 2  # lines of one column that may stand between two lines of both
_LONGEST_LIST = 40  # lines of recipients
_LONGEST_SIGNATURES = 14  # lines of two signatures, with the room for their ink
_INDENT = 12  # columns of indentation that put a line on the right


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are two columns, ``start`` to ``end``; ``cut`` tells where a line is parted."""

    start: int
    end: int
    cut: dict[int, int]  # index of a line: offset of its right part; 0 where it is all right


def in_one_column(source: Source) -> Source:
    """The source with the lines of each two-column block parted, left before right.

    No word is lost or changed; a source without such a block is given back as it is.
    """
    lines = source.lines
    blocks: list[_Block] = []
    found = [*_letterhead(lines), *_footers(lines), *_signatures(lines)]
    for block in sorted(found, key=lambda block: block.start):
        if not blocks or block.start >= blocks[-1].end:
            blocks.append(block)
    return _parted(source, blocks) if blocks else source


def _parted(source: Source, blocks: list[_Block]) -> Source:
    lines: list[Line] = []
    repairs: list[tuple[int, RepairKind, str]] = []
    places: dict[int, int] = {}  # of an old line, the new one

    def write(index: int, line: Line) -> None:
        places.setdefault(index, len(lines))
        lines.append(line)

    at = 0
    for block in blocks:
        for index in range(at, block.start):
            write(index, source.lines[index])
        right: list[tuple[int, Line]] = []
        for index in range(block.start, block.end):
            line, cut = source.lines[index], block.cut.get(index)
            if cut is None or cut > 0:
                write(index, replace(line, text=line.text[:cut].rstrip() if cut else line.text))
            if cut is not None:
                right.append((index, replace(line, text=line.text[cut:].strip())))
        lines.append(Line(""))
        for index, line in right:
            if block.cut[index]:
                repairs.append((len(lines), "parted columns", source.lines[index].text))
            write(index, line)
        lines.append(Line(""))
        at = block.end
    for index in range(at, len(source.lines)):
        write(index, source.lines[index])
    moved = [(places[index], kind, was) for index, kind, was in source.repairs if index in places]
    return replace(source, lines=tuple(lines), repairs=(*moved, *repairs))


# ── the letterhead ───────────────────────────────────────────────────────────────────────────


def _letterhead(lines: tuple[Line, ...]) -> Iterator[_Block]:
    """The block that opens beside the nation's name, and a line that numbers and dates alone."""
    with_words = [
        index
        for index, line in enumerate(lines[: 4 * _HEAD])
        if line.text.strip() and not line.row and len(line.text) <= _LONGEST_LINE
    ][:_HEAD]
    opener = next((i for i in with_words if _beside_nation(lines[i].text)), None)
    end = 0
    if opener is not None:
        block = _letterhead_from(lines, opener)
        end = block.end
        yield block
    for index in with_words:
        cut = _number_and_date(lines[index].text)
        if index >= end and cut:
            yield _Block(index, index + 1, {index: cut})
            return


def _letterhead_from(lines: tuple[Line, ...], opener: int) -> _Block:
    cut: dict[int, int] = {}
    end, alone = opener, 0
    for index in range(opener, min(len(lines), opener + _HEAD)):
        text = lines[index].text
        if not text.strip():
            continue
        if lines[index].row or _is_paragraph(text) or alone > _REACH:
            break
        at = _number_and_date(text) or _beside_nation(text) or _behind_gap(text)
        alone = 0 if at else alone + 1
        if at:
            cut[index], end = at, index + 1
        elif _indent(text) >= _INDENT:
            cut[index] = 0
        if at and _DATED.search(fold(text)):
            break
    return _Block(opener, end, {index: at for index, at in cut.items() if index < end})


def _is_paragraph(text: str) -> bool:
    return len(text) > _LONGEST_LINE or len(" ".join(text.split())) > 2 * _LONGEST_LEFT


def _beside_nation(text: str) -> int | None:
    """Where the nation's name or its motto begins behind an issuer."""
    match = _NATION.match(fold(text))
    if match is None or len(match["left"].strip()) > _LONGEST_LEFT:
        return None
    return match.end("left")


def _number_and_date(text: str) -> int | None:
    match = _NUMBER_AND_DATE.match(text)
    return match.start("right") if match else None


def _behind_gap(text: str) -> int | None:
    """Where the right part begins behind a tab or the widest run of spaces."""
    gaps = [
        match
        for match in _GAP.finditer(text.rstrip())
        if any(character.isalnum() for character in text[: match.start()])
    ]
    if not gaps:
        return None
    return max(gaps, key=lambda gap: len(gap.group().expandtabs())).end()


def _indent(text: str) -> int:
    expanded = text.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# ── recipients beside the signature ──────────────────────────────────────────────────────────


def _footers(lines: tuple[Line, ...]) -> Iterator[_Block]:
    end = 0
    for index, line in enumerate(lines):
        if index >= end and not line.row and opens_recipients(line.text.strip(" *_\t")):
            block = _footer_from(lines, index)
            if block is not None:
                end = block.end
                yield block


def _footer_from(lines: tuple[Line, ...], opener: int) -> _Block | None:
    """The list from ``opener`` on, and what stands beside it; None where nothing does."""
    cut: dict[int, int] = {}
    end, blank = opener, False
    for index in range(opener, min(len(lines), opener + _LONGEST_LIST)):
        text = lines[index].text
        if not text.strip():
            blank = True
            continue
        label = find_label(text)
        if lines[index].row or len(text) > _LONGEST_LINE:
            break
        if label is not None and label.kind != "bullet":
            break
        at = _behind_gap(text) or _behind_entry(text, signed=bool(cut))
        beside = at is None and _indent(text) >= _INDENT
        if blank and not (at or beside or label):
            break
        if at or beside:
            cut[index] = at or 0
        end, blank = index + 1, False
    if not any(cut.values()):
        return None
    start = opener
    while start > 0 and (above := lines[start - 1].text.strip()):
        if not (is_signature(above) and _indent(lines[start - 1].text) >= _INDENT):
            break
        start -= 1
        cut[start] = 0
    return _Block(start, end, cut)


# "Nơi nhận: KT. TRƯỞNG PHÒNG", "- UBND huyện (b/c); PHÓ TRƯỞNG PHÒNG", "- Lưu: VT. Lò Văn Xôm":
# a page that is copied may keep one space between
_ENTRY = re.compile(r"[\s*_]*(?:[-–+]|(?i:nơi nhận))")
_ENTRY_END = re.compile(r"[:;.]\s+(?=\S)")


def _behind_entry(text: str, *, signed: bool) -> int | None:
    """Where an office begins behind an entry of the list, or, where one stood above (``signed``),
    a person's name."""
    for end in _ENTRY_END.finditer(text) if _ENTRY.match(text) else ():
        right = text[end.end() :].strip(" *_")
        if names_office(right) or (signed and person_named(right)):
            return end.end()
    return None


# ── one signature beside another ─────────────────────────────────────────────────────────────


def _signatures(lines: tuple[Line, ...]) -> Iterator[_Block]:
    """Blocks that open with two offices on one line: of a text that two agencies issue."""
    end = 0
    for index, line in enumerate(lines):
        if index < end or line.row or len(line.text) > _LONGEST_LINE:
            continue
        at = _behind_gap(line.text)
        if at and names_office(line.text[:at].strip()) and names_office(line.text[at:].strip()):
            block = _signatures_from(lines, index)
            end = block.end
            yield block


def _signatures_from(lines: tuple[Line, ...], opener: int) -> _Block:
    cut: dict[int, int] = {}
    for index in range(opener, min(len(lines), opener + _LONGEST_SIGNATURES)):
        text = lines[index].text
        if lines[index].row or len(text) > _LONGEST_LINE or find_label(text):
            break
        if opens_recipients(text.strip(" *_\t")):
            break
        if at := _behind_gap(text):
            cut[index] = at
    return _Block(opener, max(cut) + 1, cut)
