"""Lists and styles of a Word 97 file ([MS-DOC] 2.9.131, 2.9.150, 2.9.260), as a DOCX has them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.read.numbering import LEVELS, ListLevel, ListShape
from corpus.read.word97 import LIST, LIST_LEVEL, LIST_USES, LISTS, STYLES, WordFile, modifiers

_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_HEADINGS = range(1, 10)  # the built-in styles "heading 1" to "heading 9"
_LISTED = 28  # bytes of a list, and of a level's fixed part
_MOST = 5_000  # lists, styles
_NO_STYLE = 0xFFF
_CHAIN = 20  # a style based on a style …; a loop ends here


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs: heading level (0: none), and properties."""

    heading: int
    properties: Mapping[int, bytes]


def styles_of(file: WordFile) -> dict[int, Style]:
    """The paragraph styles by their index, with what they inherit. Damaged ones are left out."""
    data = file.structure(STYLES)
    if len(data) < 6:
        return {}
    info, count, base = struct.unpack_from("<HHH", data, 0)
    own: dict[int, tuple[int, int, dict[int, bytes]]] = {}
    at = 2 + info
    for index in range(min(count, _MOST)):
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        if size:
            read = _style(data[at + 2 : at + 2 + size], base)
            if read is not None:
                own[index] = read
        at += 2 + size
    return {index: _inherited(index, own) for index in own}


def _style(data: bytes, base: int) -> tuple[int, int, dict[int, bytes]] | None:
    """Identity, the style it is based on, and its properties; None for a character style."""
    if len(data) < base + 2:
        return None
    identity, kind = struct.unpack_from("<HH", data, 0)
    if kind & 0xF != 1:
        return None
    (letters,) = struct.unpack_from("<H", data, base)
    at = base + 2 + 2 * letters + 2
    at += at % 2
    size = int.from_bytes(data[at : at + 2], "little")
    return identity & 0xFFF, kind >> 4, modifiers(data[at + 4 : at + 2 + size])


def _inherited(index: int, own: Mapping[int, tuple[int, int, dict[int, bytes]]]) -> Style:
    properties: dict[int, bytes] = {}
    heading = 0
    for _ in range(_CHAIN):
        if index == _NO_STYLE or index not in own:
            break
        identity, based_on, said = own[index]
        properties = {**said, **properties}
        heading = heading or (identity if identity in _HEADINGS else 0)
        index = based_on
    return Style(heading, properties)


def list_of(properties: Mapping[int, bytes]) -> tuple[str, int] | None:
    """The list and level (from 0) of a paragraph with these properties; None for none."""
    number = int.from_bytes(properties.get(LIST, b""), "little")
    if not 0 < number < 0x7FF:
        return None
    return str(number), (properties.get(LIST_LEVEL) or b"\x00")[0]


def lists_of(file: WordFile) -> dict[str, ListShape]:
    """The lists by the numbers that paragraphs name; what is damaged is left out."""
    try:
        return _lists(file)
    except (struct.error, IndexError):
        return {}


def _lists(file: WordFile) -> dict[str, ListShape]:
    data, uses = file.rest_of(LISTS), file.structure(LIST_USES)
    if not data or not uses:
        return {}
    (count,) = struct.unpack_from("<H", data, 0)
    at = 2 + _LISTED * count
    templates: dict[int, dict[int, ListLevel]] = {}
    for index in range(min(count, _MOST)):
        start = 2 + _LISTED * index
        (template,) = struct.unpack_from("<i", data, start)
        levels: dict[int, ListLevel] = {}
        for level in range(1 if data[start + 26] & 1 else LEVELS):
            levels[level], at = _level(data, at)
        templates[template] = levels
    (count,) = struct.unpack_from("<I", uses, 0)
    at = 4 + 16 * count
    found: dict[str, ListShape] = {}
    for index in range(min(count, _MOST)):
        (template,) = struct.unpack_from("<i", uses, 4 + 16 * index)
        levels = dict(templates.get(template, {}))
        starts: dict[int, int] = {}
        at += 4
        for _ in range(uses[4 + 16 * index + 12]):
            first, told = struct.unpack_from("<iI", uses, at)
            at += 8
            if told & 0x20:
                levels[told & 0xF], at = _level(uses, at)
            elif told & 0x10:
                starts[told & 0xF] = first
        found[str(index + 1)] = ListShape(str(template), levels, starts)
    return found


def _level(data: bytes, at: int) -> tuple[ListLevel, int]:
    """A level and where what follows it begins."""
    start, format, flags = struct.unpack_from("<iBB", data, at)
    follow, skipped, restart = data[at + 15], data[at + 24] + data[at + 25], data[at + 26]
    at += _LISTED + skipped
    (length,) = struct.unpack_from("<H", data, at)
    letters = struct.unpack_from(f"<{length}H", data, at + 2)
    text = "".join(f"%{code + 1}" if code < LEVELS else chr(code) for code in letters)
    level = ListLevel(
        start=start,
        format=_FORMATS.get(format, "decimal"),
        text=text,
        restart=restart if flags & 0x08 else None,
        legal=bool(flags & 0x04),
        spaced=follow != 2,
    )
    return level, at + 2 + 2 * length
