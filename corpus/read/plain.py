"""Plain text and Markdown, as written by people and as crawlers leave it.

Emphasis marks (``**``) stay in the lines: they often open on one line and close on the next, so
they can only be taken away where lines have become paragraphs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from corpus.errors import ReadError
from corpus.read import bars, tabs
from corpus.read.encoding import decode
from corpus.read.front_matter import split_front_matter
from corpus.read.page_numbers import page_number_lines
from corpus.read.source import Change, Piece, Source, Writer

_LINE_BREAK = re.compile(r"(\r\n|[\n\r\f\v\x85\u2028\u2029])")

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")  # "#### I. MỤC ĐÍCH, YÊU CẦU"
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,}|={3,})")  # "--------"

# Only in Markdown: "[Luật Lưu trữ](https://vbpl.vn/…)", "1\.", "&nbsp;".
_LINK = re.compile(r"!?\[([^\]\[]*)\]\((?:[^()\s]|\([^()\s]*\))+(?:[ \t]+\"[^\"]*\")?\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")


def read_plain(data: bytes, name: str, markdown: bool) -> Source:
    """The lines of a text or Markdown file; ``name`` is the file as an error shows it.

    Raises ReadError for bytes that are no text, and for a file with no words in it.
    """
    text, warnings = decode(data, name)
    parts = _LINE_BREAK.split(text)
    lines, breaks = parts[::2], parts[1::2]
    header, lines, unread = split_front_matter(lines, name)
    breaks = breaks[len(breaks) + 1 - len(lines) :]
    turns = [at for at, mark in enumerate(breaks, 1) if mark == "\f"]
    page_numbers = page_number_lines(lines, turns)
    clean = _without_markup if markdown else _without_rule
    writer = Writer()
    position = 0
    while position < len(lines):
        if position in page_numbers:
            writer.write(_dropped(lines[position]))
            position += 1
            continue
        if barred := bars.table_at(lines, position):
            writer.write_all(bars.pieces(barred, clean))
            position = barred.end
        elif tabbed := tabs.table_at(lines, position):
            writer.write_all(tabs.pieces(tabbed, clean))
            position = tabbed.end
        else:
            writer.write(_line(lines[position], clean))
            position += 1
    if not any(character.isalnum() for line in writer.lines for character in line.text):
        raise ReadError(f"{name}: tệp không có chữ nào; hãy kiểm tra lại tệp.")
    return writer.source(
        "md" if markdown else "txt", wrapped=True, header=header, warnings=(*warnings, *unread)
    )


def _line(line: str, clean: Callable[[str], Piece]) -> Piece:
    heading = _HEADING.match(line)
    if not heading:
        return clean(line)
    words = line[heading.end() :].rstrip()
    without_end = words.rstrip("#")  # "## KẾ HOẠCH ##"
    if not without_end or without_end[-1] in " \t":
        words = without_end.rstrip()
    piece = clean(words)
    marks: Change = ("dropped markup", heading.group().lstrip())
    return Piece(piece.text, len(heading.group(1)), changes=(marks, *piece.changes))


def _without_rule(line: str) -> Piece:
    return _dropped(line) if _RULE.fullmatch(line.rstrip()) else Piece(line)


def _dropped(line: str) -> Piece:
    return Piece("", changes=(("dropped markup", line.strip()),))


def _without_markup(line: str) -> Piece:
    """A line of Markdown as its page shows it, emphasis aside."""
    if _RULE.fullmatch(line.rstrip()):
        return _dropped(line)
    changes: list[Change] = []

    def dropped(shown: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def record(match: re.Match[str]) -> str:
            changes.append(("dropped markup", match.group()))
            return shown(match)

        return record

    line = _LINK.sub(dropped(lambda match: match.group(1)), line)
    line = _ENTITY.sub(dropped(lambda match: html.unescape(match.group())), line)
    line = _ESCAPE.sub(dropped(lambda match: match.group(1)), line)
    return Piece(line, changes=tuple(changes))
