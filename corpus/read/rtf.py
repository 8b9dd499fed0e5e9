"""RTF: the words of the printed page, as ``docx.py`` gives them.

RTF is a stream of words, control words and groups; a group restores on its end what it changed.
Word writes the numbers of lists into the file (``\\listtext``), so nothing is counted here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.errors import ReadError
from corpus.read.rtf_flow import LAYOUT, Flow
from corpus.read.rtf_letters import SIGNS, Fonts
from corpus.read.source import Piece, Source, Writer

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
)
# Groups whose words are not on the page, or stand in its margins.
_UNSEEN = frozenset(
    b"""colortbl info pict header headerl headerr headerf footer footerl footerr footerf fldinst
    xe tc rxe nonshppict themedata colorschememapping datastore listtable listoverridetable rsidtbl
    generator filetbl revtbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template atnid atnauthor
    atntime atndate atnref atnparent atrfstart atrfend bkmkstart bkmkend objdata objclass mmath
    sn sv shprslt latentstyles pgptbl xmlnstbl userprops pnseclvl do falt panose""".split()
)
_NOTES = frozenset((b"footnote", b"annotation"))
_LABELS = frozenset((b"listtext", b"pntext"))
# Starred groups that Word means to be read.
_READ_STARRED = frozenset((b"shpinst", b"shptxt", b"annotation", b"pntext", b"fldrslt", b"shppict"))
_DEEPEST = 6  # of headings


def read_rtf(data: bytes, name: str) -> Source:
    """The paragraphs and tables of an RTF file, then its notes; ``name`` as an error shows it.

    Raises ReadError where no words are. A file that was cut off is read as far as it goes.
    """
    reading = _Reading(data)
    reading.through()
    writer = Writer()
    writer.write_all(reading.body.pieces())
    writer.write_all(reading.notes)
    if not any(character.isalnum() for line in writer.lines for character in line.text):
        raise ReadError(f"{name}: tệp RTF không có chữ (có thể chỉ có hình); hãy dùng bản có chữ.")
    warnings = []
    if reading.depth > 0:
        warnings.append("Tệp RTF bị cắt cụt: đã đọc đến chỗ bị cắt.")
    if reading.comments:
        warnings.append(f"Có {reading.comments} bình luận của người soạn, để ở cuối văn bản.")
    return writer.source("rtf", warnings=warnings)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group may change and its end restores."""

    unseen: bool = False  # a group of this kind stands on no page
    hidden: bool = False  # words that were hidden, or deleted with tracking
    font: int | None = None
    skipped: int = 1  # characters behind \u that stand in for it
    label: bool = False
    table: bytes = b""  # "fonttbl" or "stylesheet" where the group is of one
    note: bytes = b""


class _Reading:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._fonts = Fonts(data[:4096])
        self._headings: dict[int, int] = {}  # style to the level it gives
        self._style = 0
        self._state = _State()
        self._stack: list[_State] = []
        self._starred = False
        self._skip = 0  # characters that stand in for a Unicode one before
        self._bytes = bytearray()
        self.body = Flow()
        self._flows = [self.body]
        self.notes: list[Piece] = []
        self._count = 0
        self.comments = 0

    @property
    def depth(self) -> int:
        return len(self._stack)

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def through(self) -> None:
        at = 0
        while match := _TOKEN.search(self._data, at):
            at = match.end()
            kind = match.lastgroup
            if kind == "byte":
                self._byte(int(match["byte"], 16))
                continue
            if kind == "text":
                self._text(match["text"])
                continue
            self._flush()
            if kind == "brace":
                self._open() if match["brace"] == b"{" else self._close()
            elif kind == "sign":
                self._sign(match["sign"])
            elif match["word"] == b"bin":
                at += max(0, int(match["number"] or 0))
            else:
                self._word(match["word"], match["number"])
        self._flush()
        while len(self._flows) > 1:
            self._end_note()

    # ── letters ──────────────────────────────────────────────────────────────────────────────

    def _byte(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(code)

    def _text(self, data: bytes) -> None:
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _flush(self) -> None:
        """The bytes so far are letters in the encoding of their font."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            if self._state.table == b"fonttbl":
                self._fonts.name(self._state.font, data)
            else:
                self._say(self._fonts.decode(data, self._state.font))

    def _say(self, text: str) -> None:
        if self._state.unseen or self._state.hidden or self._state.table:
            return
        (self._flow.label if self._state.label else self._flow.words).append(text)

    # ── groups and control words ─────────────────────────────────────────────────────────────

    def _open(self) -> None:
        self._stack.append(self._state)
        self._starred = False
        self._skip = 0

    def _close(self) -> None:
        self._skip = 0
        if not self._stack:
            return
        before = self._stack.pop()
        if self._state.note and not before.note:
            self._end_note()
        self._state = before

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif sign in (b"\n", b"\r"):
            self._flow.end_paragraph()
        else:
            self._say(
                {b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"'": ""}.get(
                    sign, sign.decode("latin-1")
                )
            )

    def _word(self, word: bytes, number: bytes | None) -> None:
        value = None if number is None else int(number)
        starred, self._starred = self._starred, False
        if word in _UNSEEN or (starred and word not in _READ_STARRED | _LABELS | _NOTES):
            self._state = replace(self._state, unseen=True)
        elif word in (b"fonttbl", b"stylesheet"):
            self._state = replace(self._state, table=word)
        elif word in _LABELS:
            self._state = replace(self._state, label=True)
        elif word in _NOTES:
            self._begin_note(word)
        elif word == b"u" and value is not None:
            self._say(self._fonts.sign(value % 65_536, self._state.font))
            self._skip = self._state.skipped
        elif word == b"uc":
            self._state = replace(self._state, skipped=min(max(value or 0, 0), 8))
        elif word in (b"f", b"af") and value is not None:
            if word == b"f":
                self._state = replace(self._state, font=value)
        elif word == b"fcharset" and self._state.table == b"fonttbl":
            self._fonts.charset(self._state.font, value or 0)
        elif word == b"plain":
            self._state = replace(self._state, font=None, hidden=False)
        elif word in (b"v", b"deleted"):
            self._state = replace(self._state, hidden=value != 0)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif not self._state.unseen:
            self._layout(word, value)

    def _layout(self, word: bytes, value: int | None) -> None:
        if self._state.table == b"stylesheet":
            if word == b"s":
                self._style = value or 0
            elif word == b"outlinelevel" and value is not None and value < 9:
                self._headings[self._style] = min(value + 1, _DEEPEST)
            return
        flow = self._flow
        act = LAYOUT.get(word)
        if act is not None:
            act(flow)
        elif word == b"s":
            flow.heading = self._headings.get(value or 0, 0)
        elif word == b"outlinelevel":
            flow.heading = min((value or 0) + 1, _DEEPEST) if (value or 0) < 9 else 0
        elif word == b"pard":
            flow.heading, flow.in_table = 0, False
        elif word == b"intbl":
            flow.in_table = True

    # ── notes ────────────────────────────────────────────────────────────────────────────────

    def _begin_note(self, kind: bytes) -> None:
        if self._state.unseen:
            return
        if kind == b"footnote":
            self._count += 1
            self._say(f"[{self._count}]")
            self._flow.changes.append(("list number", ""))
        self._state = replace(self._state, note=kind)
        self._flows.append(Flow())

    def _end_note(self) -> None:
        flow = self._flows.pop()
        words = " ".join(piece.text.strip() for piece in flow.pieces())
        if self._state.note == b"annotation":
            self.comments += 1
            mark = "[bình luận]"
        else:
            mark = f"[{self._count}]"
        if words:
            self.notes.append(Piece(f"{mark} {words}", changes=(("list number", ""),)))
