"""Word 97 to 2003 (.doc): the words of the printed page, as ``docx.py`` gives them.

What this reader cannot take apart (a fast-saved Word 95 file) LibreOffice may, where it is
installed: it is asked second, and never needed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.read.numbering import Numbering
from corpus.read.office import through_libreoffice
from corpus.read.source import Change, Piece, Source, Writer
from corpus.read.symbols import symbol_sign
from corpus.read.tables import Cell, Row, as_lines, as_rows, is_data
from corpus.read.word97 import (
    COMMENT_TEXTS,
    END_REFS,
    END_TEXTS,
    IN_TABLE,
    INNER_ROW_END,
    NOTE_REFS,
    NOTE_TEXTS,
    OUTLINE,
    ROW_END,
    Run,
    WordFile,
    is_unseen,
    symbol,
)
from corpus.read.word97_lists import Style, list_of, lists_of, styles_of

_CELL, _LINE, _PAGE, _COLUMN, _PARAGRAPH = "\x07", "\x0b", "\x0c", "\x0e", "\r"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
# A hyphen that no line breaks at; one that shows only at a line's end, or is TCVN3's "ư".
_HYPHENS = {"\x1e": "-", "\x1f": "\u00ad"}
_NOTHING = frozenset("\x00\x01\x02\x03\x04\x05\x06\x08")  # places of pictures and notes
_DEEPEST = 6  # of headings


def read_doc(data: bytes, name: str) -> Source:
    """The paragraphs and tables of a .doc, then its notes; ``name`` as an error shows it.

    Raises ReadError for what is damaged or locked, and where no words are.
    """
    try:
        source = _Reading(WordFile(data, name)).source()
    except ReadError as error:
        other = None if "mật khẩu" in str(error) else through_libreoffice(data, ".doc", "docx")
        if other is None:
            raise
        from corpus.read.docx import read_docx

        return read_docx(other, name)
    if not any(character.isalnum() for line in source.lines for character in line.text):
        raise ReadError(f"{name}: tệp DOC không có chữ (có thể chỉ có hình); hãy dùng bản có chữ.")
    return source


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its lines, and the mark that ends it."""

    pieces: tuple[Piece, ...]
    end: str
    in_table: bool
    row_end: bool


class _Reading:
    """One walk through a document; it counts lists and notes as it goes."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._styles = styles_of(file)
        self._numbering = Numbering(lists_of(file))
        self._runs = {
            True: (file.paragraphs, [run.start for run in file.paragraphs]),
            False: (file.characters, [run.start for run in file.characters]),
        }
        refs = sorted({*file.positions(NOTE_REFS)[:-1], *file.positions(END_REFS)[:-1]})
        self._marks = {at: f"[{number}]" for number, at in enumerate(refs, 1)}

    def source(self) -> Source:
        lengths = self._file.lengths
        writer = Writer()
        writer.write_all(self._blocks(0, lengths.main))
        headers = lengths.main + lengths.notes
        comments = headers + lengths.headers + lengths.macros
        ends = comments + lengths.comments
        boxes = ends + lengths.end_notes
        writer.write_all(self._blocks(boxes, boxes + lengths.boxes))
        writer.write_all(self._notes(NOTE_REFS, NOTE_TEXTS, lengths.main, lengths.notes))
        writer.write_all(self._notes(END_REFS, END_TEXTS, ends, lengths.end_notes))
        said = list(self._comments(comments, lengths.comments))
        writer.write_all(said)
        warning = f"Có {len(said)} bình luận của người soạn, để ở cuối văn bản."
        return writer.source("doc", warnings=(warning,) if said else ())

    def _notes(self, refs: int, texts: int, base: int, length: int) -> Iterator[Piece]:
        marks = [self._marks[at] for at in self._file.positions(refs)[:-1]]
        yield from self._numbered(marks, texts, base, length)

    def _comments(self, base: int, length: int) -> Iterator[Piece]:
        count = max(0, len(self._file.positions(COMMENT_TEXTS)) - 2)
        first = len(self._marks) + 1
        marks = [f"[{first + number}] [bình luận]" for number in range(count)]
        yield from self._numbered(marks, COMMENT_TEXTS, base, length)

    def _numbered(self, marks: list[str], texts: int, base: int, length: int) -> Iterator[Piece]:
        bounds = self._file.positions(texts)
        for mark, start, end in zip(marks, bounds, bounds[1:], strict=False):
            if 0 <= start < end <= length:
                pieces = list(self._blocks(base + start, base + end))
                text = " ".join((mark, *(piece.text.strip() for piece in pieces)))
                yield Piece(text, changes=(("list number", ""),))

    def _blocks(self, start: int, end: int) -> Iterator[Piece]:
        rows: list[Row] = []
        cells: list[Cell] = []
        open_cell: list[Piece] = []
        for paragraph in self._paragraphs(start, end):
            if not paragraph.in_table and (rows or cells or open_cell):
                yield from _table(rows, cells, open_cell)
                rows, cells, open_cell = [], [], []
            if not paragraph.in_table:
                yield from paragraph.pieces
            elif paragraph.row_end:
                rows.append(tuple(cells))
                cells = []
            else:
                open_cell += paragraph.pieces
                if paragraph.end == _CELL:
                    cells.append(tuple(open_cell))
                    open_cell = []
        yield from _table(rows, cells, open_cell)

    def _paragraphs(self, start: int, end: int) -> Iterator[_Paragraph]:
        text = self._file.text
        first, last_end = start, ""
        for at in range(start, min(end, len(text))):
            mark = text[at]
            if mark not in (_PARAGRAPH, _CELL) and at + 1 < end:
                continue
            run = self._run(at, paragraph=True)
            style = self._styles.get(run.style) if run else None
            properties = {**(style.properties if style else {}), **(run.properties if run else {})}
            # Word 95's properties are not read: there an empty cell mark ends a row.
            ends_row = mark == _CELL and not self._file.modern and at == first and last_end == _CELL
            yield _Paragraph(
                () if ends_row else tuple(self._pieces(first, at + 1, properties, style)),
                mark,
                in_table=_is_on(properties, IN_TABLE) or mark == _CELL,
                row_end=_is_on(properties, ROW_END)
                or _is_on(properties, INNER_ROW_END)
                or ends_row,
            )
            first, last_end = at + 1, mark

    def _pieces(
        self, start: int, end: int, properties: dict[int, bytes], style: Style | None
    ) -> Iterator[Piece]:
        lines = [line for line in self._lines(start, end) if line.text.strip()]
        heading = _heading(properties, style)
        listed = list_of(properties)
        label = self._numbering.label(*listed) if listed and lines else ""
        for number, line in enumerate(lines):
            changes: tuple[Change, ...] = line.changes
            text = line.text
            if label and number == 0:
                text, changes = label + text.lstrip(), (("list number", ""), *changes)
            yield Piece(text, heading, changes=changes)

    def _lines(self, start: int, end: int) -> Iterator[Piece]:
        """The lines between breaks, without field codes and what is hidden or deleted."""
        words: list[str] = []
        changes: list[Change] = []
        fields: list[bool] = []  # of each open field, whether its result has begun
        for at in range(start, end):
            letter = self._file.text[at]
            if letter == _FIELD:
                fields.append(False)
            elif letter == _RESULT and fields:
                fields[-1] = True
            elif letter == _FIELD_END and fields:
                fields.pop()
            elif not all(fields) or letter in (_FIELD, _RESULT, _FIELD_END):
                continue
            elif letter in (_LINE, _PAGE, _COLUMN):
                yield Piece("".join(words), changes=tuple(changes))
                words, changes = [], []
            elif at in self._marks:
                words.append(self._marks[at])
                changes.append(("list number", ""))
            elif letter in (_PARAGRAPH, _CELL) or letter in _NOTHING:
                continue
            else:
                words.append(self._shown(at, letter))
        yield Piece("".join(words), changes=tuple(changes))

    def _shown(self, at: int, letter: str) -> str:
        run = self._run(at, paragraph=False)
        if run is not None and run.properties:
            if is_unseen(run.properties):
                return ""
            code = symbol(run.properties)
            if code is not None and letter == "(":
                return symbol_sign(code)
        return _HYPHENS.get(letter, letter)

    def _run(self, at: int, *, paragraph: bool) -> Run | None:
        runs, starts = self._runs[paragraph]
        offset = self._file.stream_offset(at) if runs else -1
        place = bisect_right(starts, offset) - 1
        return runs[place] if place >= 0 and offset < runs[place].end else None


def _table(rows: list[Row], cells: list[Cell], open_cell: list[Piece]) -> Iterator[Piece]:
    """A table's pieces; a row without its end, where the file was cut, is kept too."""
    if open_cell:
        cells = [*cells, tuple(open_cell)]
    rows = [*rows, tuple(cells)] if cells else rows
    if is_data(rows):
        yield from as_rows(rows)
    else:
        for cell in as_lines(rows):
            yield from cell


def _is_on(properties: dict[int, bytes], code: int) -> bool:
    return properties.get(code, b"\x00")[:1] not in (b"\x00", b"")


def _heading(properties: dict[int, bytes], style: Style | None) -> int:
    if style and style.heading:
        return min(style.heading, _DEEPEST)
    level = properties.get(OUTLINE, b"\x09")[:1]
    return min(level[0] + 1, _DEEPEST) if level and level[0] < 9 else 0
