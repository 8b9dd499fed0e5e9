"""Bộ Pháp điển điện tử, the official codification: a topic's page becomes its legal texts again.

A page gathers the articles of many texts by subject, each in a few paragraphs with a class:
``pChuong`` (chapters, those of the topic's principal text), ``pDieu`` (the article's code and
name), ``pGhiChu`` (which article of which text it is), ``pNoiDung`` (its words) and ``pChiDan``
(official cross-references). Here they go back to one Source a text, in the text's own order.
Paragraphs stand inside unclosed paragraphs, so the page is cut at its classes before parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.errors import ReadError
from corpus.read.codified_text import Mention, read_mention
from corpus.read.html import page_text, parse, pieces_of
from corpus.read.source import Piece, Source, Writer

_PART = re.compile(r"<p class=['\"](pChuong|pDieu|pGhiChu|pNoiDung|pChiDan)['\"][^>]*>")
# "Điều 42.1.NĐ.4. Nguyên tắc" (principal text), "Điều 42.1.TT.1.2. Vị trí" (first circular)
_CODE = re.compile(r"Điều\s+(?P<code>[\d.]+\.[^\W\d]+\.[\w.]*?\d\w?)\.?(?:\s+|$)")
_PRINCIPAL = re.compile(r"[\d.]+\.[^\W\d]+\.\d+[a-zđ]?")
_ARTICLE = re.compile(r"Điều\s+(\d+)([a-zđ]?)\b")  # "Điều 9a" of the original text
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|rar|zip)$", re.IGNORECASE)  # "Phu luc so 1.doc"
_LEVELS = ("phần", "chương", "mục", "tiểu mục")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"

Heading = tuple[int, tuple[str, ...]]  # level, and its lines: "Chương I", "QUY ĐỊNH CHUNG"


@dataclass(slots=True)
class _Article:
    title: Piece
    chapters: tuple[Heading, ...]
    mention: Mention | None = None
    words: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)

    @property
    def code(self) -> str:
        match = _CODE.match(self.title.text)
        return match.group("code") if match else ""


def read_codification(data: bytes, name: str) -> tuple[Source, ...]:
    """One Source for each legal text on the page, in the order the texts are first met.

    Headers have number, type, issuer, date, year, effective and title, as far as the notes say.
    An article is "Điều 4. Tên điều", its words follow; amendment notes, names of attached files
    and cross-references are numbered notes ("[1] …") behind the article. Raises ReadError for a
    topic without articles.
    """
    page, warnings = page_text(data, name)
    texts: dict[str, list[_Article]] = {}
    for article in _articles(page, name):
        key = article.mention.key if article.mention else ""
        texts.setdefault(key, []).append(article)
    if not texts:
        topic = " ".join(piece.text for piece in _pieces(_PART.split(page)[0], name))
        about = f" ({topic})" if topic else ""
        raise ReadError(f"{name}: đề mục pháp điển{about} chưa có điều nào; hãy bỏ tệp này ra.")
    return tuple(_source(articles, warnings) for articles in texts.values())


def _pieces(html: str, name: str) -> list[Piece]:
    root = parse(html, name) if html.strip() else None
    return [] if root is None else list(pieces_of(root))


def _articles(page: str, name: str) -> Iterator[_Article]:
    parts = _PART.split(page)
    chapters: list[Heading] = []
    article: _Article | None = None
    for role, html in zip(parts[1::2], parts[2::2], strict=True):
        pieces = _pieces(html, name)
        if role == "pChuong":
            chapters = _chapters(chapters, [piece.text for piece in pieces])
        elif role == "pDieu":
            if article:
                yield article
            article = _Article(_one(pieces), tuple(chapters))
        elif article is None:
            continue
        elif role == "pGhiChu" and article.mention is None:
            article.mention = read_mention(_one(pieces).text, html)
            if article.mention.more:
                article.notes.append(Piece(article.mention.more))
        elif role == "pNoiDung":
            for piece in pieces:
                (article.notes if _FILE.search(piece.text) else article.words).append(piece)
        else:
            article.notes.append(_one(pieces))
    if article:
        yield article


def _one(pieces: list[Piece]) -> Piece:
    return Piece(
        " ".join(piece.text for piece in pieces),
        changes=tuple(change for piece in pieces for change in piece.changes),
    )


def _chapters(above: list[Heading], lines: list[str]) -> list[Heading]:
    """The headings that hold from here on; a line without a label names the one before it."""
    for line in lines:
        level = next((n for n, word in enumerate(_LEVELS) if line.lower().startswith(word)), None)
        if level is not None:
            above = [heading for heading in above if heading[0] < level] + [(level, (line,))]
        elif above:
            above = [*above[:-1], (above[-1][0], (*above[-1][1], line))]
        else:
            above = [(0, (line,))]
    return above


def _source(articles: list[_Article], warnings: tuple[str, ...]) -> Source:
    writer = Writer()
    shown: tuple[Heading, ...] = ()
    notes = 0
    for article in sorted(articles, key=_order):
        # The topic's chapters are those of its principal text, whose codes have no text number.
        if _PRINCIPAL.fullmatch(article.code) and article.chapters != shown:
            for level, heading in enumerate(article.chapters):
                if shown[: level + 1] != article.chapters[: level + 1]:
                    writer.write_all(Piece(line) for line in heading[1])
            shown = article.chapters
        writer.write(_titled(article))
        writer.write_all(article.words)
        for note in article.notes:
            if note.text:
                notes += 1
                changes = (("list number", ""), *note.changes)
                writer.write(Piece(f"[{notes}] {note.text}", changes=changes))
    return writer.source("phapdien", header=_header(articles), warnings=warnings)


def _titled(article: _Article) -> Piece:
    """The article under its own number: "Điều 42.1.NĐ.4. Tên" becomes "Điều 4. Tên"."""
    match = _CODE.match(article.title.text)
    place = article.mention.place if article.mention else ""
    if match is None or not place:
        return article.title
    text = f"{place}. {article.title.text[match.end() :]}".strip()
    return Piece(text, changes=(("list number", match.group().strip()), *article.title.changes))


def _order(article: _Article) -> tuple[float, int]:
    """By number, "9" before "9a" before "10"; what has none comes last, as it stands."""
    match = _ARTICLE.match(article.mention.place) if article.mention else None
    if match is None:
        return float("inf"), 0
    return float(match.group(1)), _ALPHABET.find(match.group(2)) if match.group(2) else -1


def _header(articles: list[_Article]) -> dict[str, str]:
    """What the notes say of the text: the full one first, the short ones where it is silent."""
    mentions = [article.mention for article in articles if article.mention]
    header: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda mention: not mention.is_full):
        for key, value in mention.header.items():
            header.setdefault(key, value)
    return header
