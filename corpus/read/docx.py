"""DOCX: the words a reader of the printed page sees, with the numbers that Word computes.

The parts are read with lxml behind the limits of ``package.py``. Tracked deletions and hidden
text are left out, insertions stay; page headers and footers are furniture. Footnotes stand at
the end as "[1] …", where their marks in the text say "[1]"; a reviewer's comments follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corpus.errors import ReadError
from corpus.read.numbering import Numbering, lists_of
from corpus.read.package import Package
from corpus.read.source import Change, Piece, Source, Writer
from corpus.read.symbols import symbol_sign
from corpus.read.tables import Cell, Row, as_lines, as_rows, is_data
from corpus.read.word_styles import Styles
from corpus.read.wordml import W, child, children, is_on, value

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_MATH_TEXT = f"{{{_OFFICE}math}}t"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_LEFT_OUT = frozenset(
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "instrText",
                 "delText", "sdtPr", "sdtEndPr", "rt")
)  # fmt: skip


def read_docx(data: bytes, name: str) -> Source:
    """The paragraphs and tables of a DOCX, then its notes; ``name`` as an error shows it.

    Raises ReadError for what is no DOCX, is damaged, locked or a bomb, and where no words are.
    """
    package = Package(data, name)
    document = package.xml(_main_part(package))
    body = child(document, "body")
    if body is None:
        raise ReadError(f"{name}: tệp nén không có văn bản Word bên trong; hãy kiểm tra lại tệp.")
    reading = _Reading(package)
    writer = Writer()
    writer.write_all(reading.blocks(body))
    writer.write_all(reading.notes())
    comments = list(reading.comments())
    writer.write_all(comments)
    if not any(character.isalnum() for line in writer.lines for character in line.text):
        raise ReadError(f"{name}: tệp DOCX không có chữ (có thể chỉ có hình); hãy dùng bản có chữ.")
    warnings: tuple[str, ...] = ()
    if comments:
        warnings = (f"Có {len(comments)} bình luận của người soạn, để ở cuối văn bản.",)
    return writer.source("docx", warnings=warnings)


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    if relations is not None:
        for relation in relations:
            if relation.get("Type") == f"{_OFFICE}relationships/officeDocument":
                return str(relation.get("Target") or "")
    return "word/document.xml"


class _Reading:
    """One walk through a document; it counts lists and notes as it goes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.xml("word/styles.xml"))
        self._numbering = Numbering(lists_of(package.xml("word/numbering.xml"), self._styles.lists))
        self._notes: dict[tuple[str, str], str] = {}  # (footnote or endnote, id) to its mark
        # Where the mark that ends a paragraph was deleted, its words go on in the next.
        self._open: list[Piece] = []

    def blocks(self, parent: Any) -> Iterator[Piece]:
        for node in parent.iterchildren():
            if node.tag == W + "p":
                yield from self._paragraph(node)
            elif node.tag == W + "tbl":
                yield from self._table(node)
            elif node.tag == _ALTERNATIVES:
                yield from self.blocks(next(node.iterchildren(), node))
            elif isinstance(node.tag, str) and node.tag not in _LEFT_OUT:
                yield from self.blocks(node)
        yield from self._left_open()

    def notes(self) -> Iterator[Piece]:
        """The foot- and endnotes that the text refers to, in that order."""
        roots = {kind: self._package.xml(f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
        held = {
            (kind, value(node, "id")): node
            for kind, root in roots.items()
            for node in children(root, kind)
        }
        for key, mark in list(self._notes.items()):
            if key in held:
                yield self._note(mark, held[key])

    def comments(self) -> Iterator[Piece]:
        root = self._package.xml("word/comments.xml")
        for count, node in enumerate(children(root, "comment"), len(self._notes) + 1):
            yield self._note(f"[{count}] [bình luận]", node)

    def _note(self, mark: str, node: Any) -> Piece:
        words = list(self.blocks(node))
        text = " ".join([mark, *(piece.text.strip() for piece in words)])
        changes = [change for piece in words for change in piece.changes]
        return Piece(text, changes=(("list number", ""), *changes))

    def _paragraph(self, node: Any) -> Iterator[Piece]:
        properties = child(node, "pPr")
        walk = _Words(self)
        walk.through(node)
        pieces = _run_on(self._open, walk.pieces())
        self._open = pieces if is_on(child(properties, "rPr", "del")) else []
        if self._open:
            return
        listed = self._styles.list_of(properties)
        label = self._numbering.label(*listed) if listed else ""
        heading = self._styles.heading_of(properties)
        pieces = [replace(piece, heading=heading) for piece in pieces if piece.text.strip()]
        if label and pieces:
            first = pieces[0]
            changes: tuple[Change, ...] = (("list number", ""), *first.changes)
            pieces[0] = replace(first, text=label + first.text.lstrip(), changes=changes)
        yield from pieces
        for box in walk.boxes:
            yield from self.blocks(box)

    def _left_open(self) -> Iterator[Piece]:
        """A paragraph that should go on in the next where no next is."""
        pieces, self._open = self._open, []
        yield from (piece for piece in pieces if piece.text.strip())

    def _table(self, node: Any) -> Iterator[Piece]:
        yield from self._left_open()
        rows = list(self._rows(node))
        if is_data(rows):
            yield from as_rows(rows)
        else:
            for cell in as_lines(rows):
                yield from cell

    def _rows(self, node: Any) -> Iterator[Row]:
        for inner in node.iterchildren():
            if inner.tag == W + "tr":
                if child(inner, "trPr", "del") is None:
                    yield tuple(self._cells(inner))
            elif isinstance(inner.tag, str) and inner.tag not in _LEFT_OUT:
                yield from self._rows(inner)

    def _cells(self, node: Any) -> Iterator[Cell]:
        for inner in node.iterchildren():
            if inner.tag == W + "tc":
                yield tuple(self.blocks(inner))
            elif isinstance(inner.tag, str) and inner.tag not in _LEFT_OUT:
                yield from self._cells(inner)

    def mark(self, kind: str, node: Any) -> str:
        """The mark of a note in the text; notes count in the order they are met."""
        key = (kind, value(node, "id"))
        if key not in self._notes:
            self._notes[key] = f"[{len(self._notes) + 1}]"
        return self._notes[key]


class _Words:
    """The words of one paragraph: its lines between breaks, and the text boxes it anchors."""

    def __init__(self, reading: _Reading) -> None:
        self._reading = reading
        self._text: list[str] = []
        self._changes: list[Change] = []
        self._done: list[Piece] = []
        self.boxes: list[Any] = []

    def pieces(self) -> list[Piece]:
        return [*self._done, Piece("".join(self._text), changes=tuple(self._changes))]

    def through(self, parent: Any) -> None:
        for node in parent.iterchildren():
            tag = node.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == W + "txbxContent":
                self.boxes.append(node)
            elif tag == _ALTERNATIVES:
                self.through(next(node.iterchildren(), node))
            elif tag == W + "r" and is_on(child(node, "rPr", "vanish")):
                continue
            elif tag in (W + "t", _MATH_TEXT):
                self._text.append(node.text or "")
            elif tag.startswith(W):
                self._sign(tag.removeprefix(W), node)
            else:
                self.through(node)

    def _sign(self, name: str, node: Any) -> None:
        if name in ("tab", "ptab"):
            self._text.append("\t")
        elif name == "noBreakHyphen":
            self._text.append("-")
        elif name == "softHyphen":  # invisible, but TCVN3's "ư" in a file converted from .doc
            self._text.append("\u00ad")
        elif name in ("br", "cr"):
            self._done.append(Piece("".join(self._text), changes=tuple(self._changes)))
            self._text, self._changes = [], []
        elif name == "sym":
            code = value(node, "char").lower()
            self._text.append(_sign_of(code) if value(node, "font") == "Symbol" else "")
            self._changes.append(("dropped markup", f"{value(node, 'font')} {code}"))
        elif name in ("footnoteReference", "endnoteReference"):
            self._text.append(self._reading.mark(name.removesuffix("Reference"), node))
            self._changes.append(("list number", ""))
        else:
            self.through(node)


def _run_on(before: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """The lines of two paragraphs whose parting mark was deleted."""
    if not before:
        return pieces
    last, first = before[-1], pieces[0]
    joined = Piece(last.text + first.text, changes=(*last.changes, *first.changes))
    return [*before[:-1], joined, *pieces[1:]]


def _sign_of(code: str) -> str:
    try:
        return symbol_sign(int(code, 16))
    except ValueError:
        return ""
