"""ODT and ODS (OpenDocument): the words of the printed page, as ``docx.py`` gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from corpus.errors import ReadError
from corpus.read.numbering import LEVELS, ListLevel, ListShape, Numbering
from corpus.read.package import Package
from corpus.read.sheets import Sheet, guard_cells, pieces_of
from corpus.read.source import Change, Piece, Source, Writer
from corpus.read.tables import MOST_COLUMNS, Cell, as_lines, as_rows, is_data

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _STYLE, _OFFICE = (_NAMES % name for name in ("text", "table", "style", "office"))
_DRAW = _NAMES % "drawing"
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}  # fmt: skip
_LEFT_OUT = frozenset(
    (_TEXT + "tracked-changes", _OFFICE + "forms", _TEXT + "note", _OFFICE + "annotation",
     _TEXT + "sequence-decls", _OFFICE + "annotation-end", _STYLE + "style")
)  # fmt: skip
_MOST_REPEATED = 1_000  # a cell that stands so often in a row fills a page's margin, no table
_DEEPEST = 6


def read_odt(data: bytes, name: str) -> Source:
    """The paragraphs and tables of an ODT, or the sheets of an ODS, then the notes.

    Raises ReadError for what is damaged, locked or a bomb, and where no words are.
    """
    package = Package(data, name, kind="ODT")
    if package.says("META-INF/manifest.xml", b"encryption-data"):
        raise ReadError(f"{name}: có mật khẩu; hãy bỏ mật khẩu và lưu lại.")
    content = package.xml("content.xml")
    body = None if content is None else content.find(_OFFICE + "body")
    if body is None:
        raise ReadError(f"{name}: tệp nén không có văn bản ODT bên trong; hãy kiểm tra lại tệp.")
    reading = _Reading(_list_styles(content, package.xml("styles.xml")))
    writer = Writer()
    book = body.find(_OFFICE + "spreadsheet")
    if book is not None:
        tables = book.iterchildren(_TABLE + "table")
        writer.write_all(pieces_of([_sheet(node, name, reading) for node in tables]))
    else:
        writer.write_all(reading.blocks(body))
    writer.write_all(reading.notes)
    if not any(character.isalnum() for line in writer.lines for character in line.text):
        raise ReadError(f"{name}: tệp ODT không có chữ (có thể chỉ có hình); hãy dùng bản có chữ.")
    return writer.source("odt")


class _Reading:
    """One walk through a document; it counts lists and notes as it goes."""

    def __init__(self, list_styles: dict[str, dict[int, ListLevel]]) -> None:
        self._list_styles = list_styles
        self._lists: dict[str, ListShape] = {}
        self._numbering = Numbering(self._lists)
        self._last: dict[str, str] = {}  # list style, or a list's own name, to the list so far
        self._fresh = count(1)
        self.notes: list[Piece] = []

    def blocks(self, parent: Any) -> Iterator[Piece]:
        for node in parent.iterchildren():
            if node.tag in _LEFT_OUT or not isinstance(node.tag, str):
                continue
            if node.tag in (_TEXT + "p", _TEXT + "h"):
                yield from self._paragraph(node)
            elif node.tag == _TEXT + "list":
                yield from self._list(node, self._list_of(node, None), 0)
            elif node.tag == _TABLE + "table":
                yield from self._table(node)
            else:
                yield from self.blocks(node)

    def _paragraph(self, node: Any, label: str = "") -> list[Piece]:
        heading = 0
        if node.tag == _TEXT + "h":
            heading = min(int(node.get(_TEXT + "outline-level") or 1), _DEEPEST)
        boxes: list[Any] = []
        changes: list[Change] = []
        lines = "".join(self._words(node, boxes, changes)).split("\n")
        pieces = [Piece(line, heading) for line in lines if line.strip()]
        if pieces:
            if label:
                changes.insert(0, ("list number", ""))
            text = label + (pieces[0].text.lstrip() if label else pieces[0].text)
            pieces[0] = replace(pieces[0], text=text, changes=tuple(changes))
        return pieces + [piece for box in boxes for piece in self.blocks(box)]

    def _words(self, node: Any, boxes: list[Any], changes: list[Change]) -> Iterator[str]:
        yield _spaced(node.text)
        for inner in node.iterchildren():
            if inner.tag == _TEXT + "s":
                yield " " * min(int(inner.get(_TEXT + "c") or 1), _MOST_REPEATED)
            elif inner.tag == _TEXT + "tab":
                yield "\t"
            elif inner.tag == _TEXT + "line-break":
                yield "\n"
            elif inner.tag == _TEXT + "note":
                changes.append(("list number", ""))
                yield self._note(inner)
            elif isinstance(inner.tag, str) and inner.tag.startswith(_DRAW):
                boxes.append(inner)
            elif inner.tag not in _LEFT_OUT and isinstance(inner.tag, str):
                yield from self._words(inner, boxes, changes)
            yield _spaced(inner.tail)

    def _note(self, node: Any) -> str:
        at = len(self.notes)
        mark = f"[{at + 1}]"
        self.notes.append(Piece(mark))
        body = node.find(_TEXT + "note-body")
        words = [] if body is None else [piece.text.strip() for piece in self.blocks(body)]
        text = " ".join((mark, *words))
        self.notes[at] = Piece(text, changes=(("list number", ""),))
        return mark

    # ── lists ────────────────────────────────────────────────────────────────────────────────

    def _list_of(self, node: Any, above: str | None) -> str:
        """The list that a list's items count in: one of before where it goes on, else a new one."""
        style = node.get(_TEXT + "style-name") or above or ""
        continued = node.get(_TEXT + "continue-list")
        goes_on = continued or (node.get(_TEXT + "continue-numbering") == "true" and style)
        key = self._last.get(str(goes_on)) if goes_on else None
        if key is None:
            key = str(next(self._fresh))
            self._lists[key] = ListShape(key, self._list_styles.get(style, {}), {})
        self._last[style] = key
        named = node.get("{http://www.w3.org/XML/1998/namespace}id")
        if named:
            self._last[named] = key
        return key

    def _list(self, node: Any, key: str, level: int) -> Iterator[Piece]:
        for item in node.iterchildren():
            if item.tag not in (_TEXT + "list-item", _TEXT + "list-header"):
                continue
            listed = item.tag == _TEXT + "list-item"
            for inner in item.iterchildren():
                if inner.tag == _TEXT + "list":
                    yield from self._list(inner, key, min(level + 1, LEVELS - 1))
                elif inner.tag in (_TEXT + "p", _TEXT + "h"):
                    label = self._numbering.label(key, level) if listed else ""
                    listed = False
                    yield from self._paragraph(inner, label)

    # ── tables ───────────────────────────────────────────────────────────────────────────────

    def _table(self, node: Any) -> Iterator[Piece]:
        rows = [tuple(self._cells(row)) for row in node.iter(_TABLE + "table-row")]
        if is_data(rows):
            yield from as_rows(rows)
        else:
            for cell in as_lines(rows):
                yield from cell

    def _cells(self, row: Any) -> Iterator[Cell]:
        for node in row.iterchildren():
            if node.tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                repeated = int(node.get(_TABLE + "number-columns-repeated") or 1)
                cell = tuple(self.blocks(node)) if node.tag == _TABLE + "table-cell" else ()
                yield from [cell] * (min(repeated, MOST_COLUMNS) if cell else 1)


def _sheet(node: Any, name: str, reading: _Reading) -> Sheet:
    rows: list[list[str]] = []
    cells = 0
    for row in node.iter(_TABLE + "table-row"):
        texts: list[str] = []
        for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            words = "\n".join(piece.text for piece in reading.blocks(cell))
            repeated = int(cell.get(_TABLE + "number-columns-repeated") or 1)
            texts += [words] * (min(repeated, _MOST_REPEATED) if words else min(repeated, 64))
        while texts and not texts[-1]:
            texts.pop()
        repeated = int(row.get(_TABLE + "number-rows-repeated") or 1)
        rows += [texts] * (min(repeated, _MOST_REPEATED) if texts else 1)
        cells += len(texts) * min(repeated, _MOST_REPEATED)
        guard_cells(cells, name)
    return Sheet(node.get(_TABLE + "name") or "", rows)


def _list_styles(*roots: Any) -> dict[str, dict[int, ListLevel]]:
    found: dict[str, dict[int, ListLevel]] = {}
    for root in roots:
        for style in () if root is None else root.iter(_TEXT + "list-style"):
            levels: dict[int, ListLevel] = {}
            for node in style.iterchildren():
                if isinstance(node.tag, str) and node.get(_TEXT + "level"):
                    levels[int(node.get(_TEXT + "level")) - 1] = _level(node)
            found.setdefault(style.get(_STYLE + "name") or "", levels)
    return found


def _level(node: Any) -> ListLevel:
    if node.tag == _TEXT + "list-level-style-bullet":
        return ListLevel(format="bullet", text=node.get(_TEXT + "bullet-char") or "•")
    level, shown = int(node.get(_TEXT + "level")), int(node.get(_TEXT + "display-levels") or 1)
    format = _FORMATS.get(node.get(_STYLE + "num-format") or "", "none")
    numbers = ".".join(f"%{at}" for at in range(max(1, level - shown + 1), level + 1))
    text = (
        f"{node.get(_STYLE + 'num-prefix') or ''}{numbers}{node.get(_STYLE + 'num-suffix') or ''}"
    )
    return ListLevel(
        start=int(node.get(_TEXT + "start-value") or 1),
        format=format,
        text="" if format == "none" else text,
    )


def _spaced(text: str | None) -> str:
    """White space in the file is one space on the page; breaks and tabs are elements."""
    if not text:
        return ""
    head = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() and text.strip() else ""
    return head + " ".join(text.split()) + tail
