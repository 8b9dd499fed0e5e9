"""The binary .doc of Word 97 to 2003 ([MS-DOC]): its characters, and what is known of each.

The text lies in pieces, some of one byte a character, some of two; which paragraph is in a table
or a list, and which words are hidden or deleted, stands in pages of properties beside it.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.read import limits

# Positions in the file information block ([MS-DOC] 2.5): flags, lengths of the parts of the text,
# and the index of a structure's place in the table of places.
_FLAGS, _LENGTHS, _PLACES = 10, 76, 154
_ENCRYPTED, _TABLE_ONE, _COMPLEX = 0x0100, 0x0200, 0x0004
_WORD_97 = 0x00C1
STYLES, NOTE_REFS, NOTE_TEXTS, COMMENT_TEXTS = 1, 2, 3, 5
_CHARACTERS, _PARAGRAPHS, _PIECES = 12, 13, 33
END_REFS, END_TEXTS, LISTS, LIST_USES = 46, 47, 73, 74
_PAGE = 512
_MOST_PAGES = 100_000

# Single property modifiers ([MS-DOC] 2.6), by what they say.
IN_TABLE, ROW_END, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x244B, 0x244C
LIST_LEVEL, LIST, OUTLINE = 0x260A, 0x460B, 0x2640
_HIDDEN, _DELETED, _SYMBOL = 0x083C, 0x0800, 0x6A09
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of an operand, by the top bits of its modifier
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615


@dataclass(frozen=True, slots=True)
class Run:
    """Properties of the characters from ``start`` to ``end`` (offsets in the stream)."""

    start: int
    end: int
    style: int
    properties: dict[int, bytes]


@dataclass(frozen=True, slots=True)
class Lengths:
    """Characters of each part of the text, in the order they stand."""

    main: int
    notes: int
    headers: int
    macros: int
    comments: int
    end_notes: int
    boxes: int


class WordFile:
    """The streams of a .doc and the text in them. Any method may raise ReadError."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        streams = _streams(data)
        self._main = streams.get("WordDocument", b"")
        if len(self._main) < _PLACES + 8 or self._number(0, 2) not in (0xA5EC, 0xA5DC):
            raise self.damaged()
        flags = self._number(_FLAGS, 2)
        if flags & _ENCRYPTED:
            raise ReadError(f"{name}: có mật khẩu; hãy mở bằng Word, bỏ mật khẩu và lưu lại.")
        self.modern = self._number(2, 2) >= _WORD_97
        if not self.modern:
            self.text, self.lengths = self._word_95(flags)
            self.paragraphs: list[Run] = []
            self.characters: list[Run] = []
            return
        self._table = streams.get("1Table" if flags & _TABLE_ONE else "0Table", b"")
        self.lengths = Lengths(*struct.unpack_from("<7i", self._main, _LENGTHS))
        if min(self._lengths()) < 0 or sum(self._lengths()) > limits.MAX_TEXT_CHARACTERS:
            raise self.damaged()
        self._starts: list[int] = []  # of each piece, in characters
        self._places: list[tuple[int, int]] = []  # of each piece: offset, bytes a character
        self.text = "".join(self._pieces())
        self.paragraphs = list(self._runs(_PARAGRAPHS))
        self.characters = list(self._runs(_CHARACTERS))

    def _lengths(self) -> tuple[int, ...]:
        lengths = self.lengths
        return (lengths.main, lengths.notes, lengths.headers, lengths.macros, lengths.comments,
                lengths.end_notes, lengths.boxes)  # fmt: skip

    def structure(self, index: int) -> bytes:
        """A structure of the table stream; empty where the file has none."""
        at = _PLACES + 8 * index
        if not self.modern or at + 8 > len(self._main):
            return b""
        start, length = struct.unpack_from("<II", self._main, at)
        return self._table[start : start + length]

    def rest_of(self, index: int) -> bytes:
        """The table stream from a structure on: what follows it has no place of its own."""
        at = _PLACES + 8 * index
        start = self._number(at, 4) if at + 8 <= len(self._main) else 0
        return self._table[start:] if self.structure(index) else b""

    def positions(self, index: int) -> list[int]:
        """The character positions of a structure of places (PLC) whose data are of no interest."""
        data = self.structure(index)
        return [at for (at,) in struct.iter_unpack("<i", data[: len(data) // 4 * 4])]

    def stream_offset(self, position: int) -> int:
        """Where in the stream a character lies, which is how properties name it."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return -1
        offset, width = self._places[at]
        return offset + (position - self._starts[at]) * width

    def damaged(self) -> ReadError:
        return ReadError(
            f"{self._name}: tệp DOC hỏng hoặc tải chưa hết; hãy tải lại, "
            "hoặc mở bằng Word và lưu lại thành .docx."
        )

    def _number(self, at: int, size: int) -> int:
        return int.from_bytes(self._main[at : at + size], "little")

    def _pieces(self) -> Iterator[str]:
        table = _piece_table(self.structure(_PIECES))
        count = (len(table) - 4) // 12
        if count < 1:
            raise self.damaged()
        bounds = struct.unpack_from(f"<{count + 1}i", table, 0)
        for at in range(count):
            (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * at + 2)
            length = bounds[at + 1] - bounds[at]
            if not 0 <= length <= limits.MAX_TEXT_CHARACTERS:
                raise self.damaged()
            narrow = bool(place & 0x4000_0000)
            offset = (place & 0x3FFF_FFFF) // 2 if narrow else place & 0x3FFF_FFFF
            width = 1 if narrow else 2
            data = self._main[offset : offset + length * width]
            if len(data) < length * width:
                raise self.damaged()
            self._starts.append(bounds[at])
            self._places.append((offset, width))
            yield narrow_text(data) if narrow else _wide(data)

    def _runs(self, index: int) -> Iterator[Run]:
        """The properties of all characters, page after page, in the stream's order."""
        data = self.structure(index)
        count = min((len(data) - 4) // 8, _MOST_PAGES)
        for at in range(count):
            (number,) = struct.unpack_from("<I", data, 4 * (count + 1) + 4 * at)
            start = (number & 0x3F_FFFF) * _PAGE
            page = self._main[start : start + _PAGE]
            if len(page) == _PAGE:
                yield from _page_of(page, paragraphs=index == _PARAGRAPHS)

    def _word_95(self, flags: int) -> tuple[str, Lengths]:
        """Word 6 and 95, where the text lies in one place and is not saved in pieces."""
        first, length = self._number(24, 4), self._number(52, 4)
        data = self._main[first : first + length]
        if flags & _COMPLEX or not length or len(data) < length:
            raise self.damaged()
        return narrow_text(data), Lengths(length, 0, 0, 0, 0, 0, 0)


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file that a Word document has; none where it is damaged."""
    import io

    import olefile

    found: dict[str, bytes] = {}
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            for stream in ("WordDocument", "0Table", "1Table"):
                if file.exists(stream):
                    found[stream] = file.openstream(stream).read()
    except MemoryError:
        raise
    except Exception:  # olefile raises whatever a damaged file makes it raise
        pass
    return found


def _piece_table(data: bytes) -> bytes:
    """The piece table behind the saved property changes of a fast-saved file."""
    at = 0
    while at + 5 <= len(data):
        if data[at] == 2:
            (length,) = struct.unpack_from("<I", data, at + 1)
            return data[at + 5 : at + 5 + length]
        if data[at] != 1:
            break
        (length,) = struct.unpack_from("<H", data, at + 1)
        at += 3 + length
    return b""


def _page_of(page: bytes, *, paragraphs: bool) -> Iterator[Run]:
    count = page[-1]
    entry = 13 if paragraphs else 1
    if 4 * (count + 1) + entry * count > _PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
    for at in range(count):
        place = page[4 * (count + 1) + entry * at] * 2
        style, found = 0, b""
        if place and paragraphs:
            size = page[place]
            begin, length = (place + 1, 2 * size - 1) if size else (place + 2, 2 * page[place + 1])
            style = int.from_bytes(page[begin : begin + 2], "little")
            found = page[begin + 2 : begin + length]
        elif place:
            found = page[place + 1 : place + 1 + page[place]]
        yield Run(bounds[at], bounds[at + 1], style, modifiers(found))


def modifiers(data: bytes) -> dict[int, bytes]:
    """Property modifiers to their operands."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 2 < len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if code == _TABLE_DEFINITION:
            size = int.from_bytes(data[at : at + 2], "little") + 1
        elif not size:
            size = data[at] + 1
            if code == _TABS and data[at] == 255:
                break
        found[code] = data[at : at + size]
        at += size
    return found


def is_unseen(properties: dict[int, bytes]) -> bool:
    """Hidden words and tracked deletions, which the printed page does not show."""
    return any(properties.get(code, b"\x00")[:1] == b"\x01" for code in (_HIDDEN, _DELETED))


def symbol(properties: dict[int, bytes]) -> int | None:
    """The character of a symbol font that stands for the text's own."""
    operand = properties.get(_SYMBOL)
    return int.from_bytes(operand[2:4], "little") if operand and len(operand) >= 4 else None


_NARROW = [
    bytes((code,)).decode("cp1252", errors="replace") if 0x80 <= code < 0xA0 else chr(code)
    for code in range(256)
]


def narrow_text(data: bytes) -> str:
    return "".join(map(_NARROW.__getitem__, data))


def _wide(data: bytes) -> str:
    # Half a surrogate pair takes no place away from the characters behind it.
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
