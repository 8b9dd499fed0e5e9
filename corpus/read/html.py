"""HTML, that of Word's "save as web page" too: the lines a person sees in a browser.

The parser repairs what is not closed; the walk has no recursion, so that deep nesting costs
nothing. Comments (Word's conditional ones too), scripts, styles and hidden elements are dropped,
and so are the menus and the footer of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corpus.errors import ReadError
from corpus.read.encoding import decode
from corpus.read.html_lists import Lists
from corpus.read.source import Change, Piece, Source, Writer
from corpus.read.tables import MOST_COLUMNS, Cell, as_lines, as_rows, is_data, laid_out
from corpus.read.web_chrome import is_chrome

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096

_DROPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "xml", "del",
     "title", "meta", "link")
)  # fmt: skip
_BLOCKS = frozenset(
    ("html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
     "dd", "table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot", "pre", "blockquote",
     "center", "article", "section", "header", "footer", "main", "nav", "aside", "address",
     "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "hr", "br",
     "option", "textarea")
)  # fmt: skip
# style="display:none", "mso-hide:all" (Word), "visibility:hidden"
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE
)
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-6])", re.IGNORECASE)
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")

# Bullets that Word writes as letters of its symbol fonts.
_BULLETS = {"·": "•", "§": "▪", "Ø": "➢", "o": "◦", "ü": "✓"}


def read_html(data: bytes, name: str) -> Source:
    """The visible lines of a page; ``name`` is the file as an error shows it.

    Raises ReadError where the encoding cannot be decided or the page has no words.
    """
    text, warnings = page_text(data, name)
    root = parse(text, name)
    writer = Writer()
    if root is not None:
        writer.write_all(pieces_of(root))
    if not any(character.isalnum() for line in writer.lines for character in line.text):
        raise ReadError(f"{name}: trang HTML không có chữ nào; hãy kiểm tra lại tệp.")
    return writer.source("html", warnings=warnings)


def page_text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """A page's source as text, and warnings of its encoding. Raises ReadError as ``decode``."""
    declared = _CHARSET.search(data[:_HEAD])
    return decode(data, name, declared.group(1).decode() if declared else None)


def parse(text: str, name: str) -> Any | None:
    """The root element of a page or of a part of one; None where nothing is in it.

    Raises ReadError where elements are nested deeper than the parser goes.
    """
    from lxml import etree

    # HTML declares no entities of its own, so its size needs no guard of the parser's; its depth
    # has one that no setting lifts (2,048).
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(text.replace("\x00", "").encode(), parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadError(
            f"{name}: thẻ HTML lồng nhau quá sâu; hãy mở bằng Word và lưu lại thành .docx."
        )
    return root


def pieces_of(root: Any) -> Iterator[Piece]:
    """The lines of an element as a browser would show them, tables as rows or lines."""
    return iter(_Page().through(root))


class _Table:
    """A table that is being read: its rows so far, and where its lines go when it ends."""

    def __init__(self, around: list[Piece]) -> None:
        self.around = around
        self.rows: list[list[tuple[Cell, int, int]]] = []
        self.cells_open = 0  # tag soup has cells in cells; only the outermost is one


class _Page:
    """One walk through a tree: words gather in a line until a block begins or ends."""

    def __init__(self) -> None:
        self._lines: list[Piece] = []
        self._words: list[str] = []
        self._changes: list[Change] = []
        self._left_out: list[Change] = []  # of the site, to be told with the next line
        self._lists = Lists()
        self._tables: list[_Table] = []
        self._heading = 0
        self._kept_breaks = 0  # depth inside <pre>

    def through(self, root: Any) -> list[Piece]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, node in walk:
            if not isinstance(node.tag, str):
                self._say(node.tail if event == "end" and node is not root else None)
            elif event == "end":
                if node is not skipped:
                    self._end(node)
                self._say(node.tail if node is not root else None)
            elif _is_hidden(node) or self._leaves_out(node):
                skipped = node
                walk.skip_subtree()
            else:
                self._start(node)
                self._say(self._marker(node) or node.text)
        self._break()
        if self._left_out and self._lines:
            last = self._lines[-1]
            self._lines[-1] = replace(last, changes=(*last.changes, *self._left_out))
        return self._lines

    def _leaves_out(self, node: Any) -> bool:
        """Whether an element is of the site; its words are told as a repair."""
        if node.tag not in _BLOCKS or not is_chrome(node):
            return False
        self._break()
        if words := " ".join("".join(node.itertext()).split()):
            self._left_out.append(("dropped markup", words))
        return True

    def _say(self, text: str | None) -> None:
        if not text:
            return
        first, *others = text.split("\n") if self._kept_breaks else [text]
        self._words.append(first)
        for line in others:
            self._break()
            self._words.append(line)

    def _break(self) -> None:
        """The line is full: what was gathered becomes a piece."""
        text = "".join(self._words)
        text = (text if self._kept_breaks else _SPACES.sub(" ", text)).strip(" \t\r\n\f")
        changes, self._words, self._changes = self._changes, [], []
        if not text.strip():
            return
        if mark := self._lists.take_mark(text):
            text = f"{mark} {text}"
            changes = [("list number", ""), *changes]
        changes, self._left_out = [*self._left_out, *changes], []
        self._lines.append(Piece(text, self._heading, changes=tuple(changes)))

    def _marker(self, node: Any) -> str | None:
        """The bullet in Word's ``mso-list:Ignore``, as the symbol font shows it."""
        text = (node.text or "").strip()
        if text in _BULLETS and _MARKER.search(node.get("style") or ""):
            self._changes.append(("list number", text))
            return _BULLETS[text]
        return None

    def _start(self, node: Any) -> None:
        tag = node.tag
        if tag not in _BLOCKS:
            return
        self._break()
        level = _OUTLINE.search(node.get("style") or "")
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading = int(tag[1])
        elif level and tag in ("p", "div"):
            self._heading = int(level.group(1))
        elif tag == "pre":
            self._kept_breaks += 1
        elif tag == "table":
            self._tables.append(_Table(self._lines))
        elif tag == "tr" and self._tables:
            if not self._tables[-1].cells_open:
                self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cells_open += 1
            if self._tables[-1].cells_open == 1:
                self._lines = []
        else:
            self._lists.start(node)

    def _end(self, node: Any) -> None:
        tag = node.tag
        if tag not in _BLOCKS:
            return
        self._break()
        if tag in ("p", "div") or (len(tag) == 2 and tag[0] == "h"):
            self._heading = 0
        elif tag == "pre":
            self._kept_breaks -= 1
        elif tag in ("td", "th") and self._tables:
            self._end_cell(node, self._tables[-1])
        elif tag == "table" and self._tables:
            self._end_table(self._tables.pop())
        else:
            self._lists.end(node)

    def _end_cell(self, node: Any, table: _Table) -> None:
        table.cells_open -= 1
        if table.cells_open:
            return
        if not table.rows:
            table.rows.append([])
        spans = _span(node, "colspan"), _span(node, "rowspan")
        table.rows[-1].append((tuple(self._lines), *spans))
        self._lines = table.around

    def _end_table(self, table: _Table) -> None:
        self._lines = table.around
        rows = laid_out(table.rows)
        if is_data(rows):
            self._lines += as_rows(rows)
        else:
            self._lines += [piece for cell in as_lines(rows) for piece in cell]


def _is_hidden(node: Any) -> bool:
    if node.tag in _DROPPED or node.get("hidden") is not None:
        return True
    style = node.get("style")
    return bool(style and _HIDDEN.search(style))


def _span(node: Any, name: str) -> int:
    try:
        return min(max(int(node.get(name) or 1), 1), MOST_COLUMNS)
    except ValueError:
        return 1
