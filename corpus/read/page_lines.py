"""Words that tesseract saw become the lines of a page; what is no print of a line is told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

import numpy as np

from corpus.read.legible import is_plausible, worth
from corpus.read.page_graphics import Parted, Rect
from corpus.read.page_tables import cell_of, row_rules, upright_in
from corpus.read.page_words import CELL, ILLEGIBLE
from corpus.read.tesseract import Seen

_SURE = 0.75  # confidence of a word that proves its line to be print
_UNDER_STAMP = 0.85  # confidence of a word under a stamp that is believed
_NEVER = 2.0
_NOISE = 0.6  # of a lone mark: below, it is dust
_ENDS = re.compile(r"[./]+|[;:,]")  # "./." ends a document's text
_AFTER_BULLET = 2.2  # letters between a bullet and its words
# "--1." is dust and a label; "1.Giảm", "a)Phối", "-[…]" are a label and a word
_DUST_BEFORE = re.compile(r"^[-–—=_~'`.]+(?=\d{1,2}[.)]|[IVX]+\.)")
_GLUED = re.compile(r"^((?:\d{1,2}\.){1,3}|[IVX]{1,4}\.|[a-zđ]\)|[-+])(?=[^\W\d_]|\[)")
_DASHES = "-–—"
_BULLETS = "-+•*–—~=_¬"
_GARBLED = 0.5  # mean confidence of a line below which some word of it must be sure
_LEFT = 0.25  # of a line's letters that must be legible under a stamp
_PRINT = 0.8  # mean confidence of a line that holds no plausible word and is still print
_NOISE_AMONG = 0.4  # of a line that one word proves to be print
# "Điện 1:", "Điệu '1.", "Diéu 12.": how the label of an article is misread
_ARTICLE = re.compile(r"\W*[ĐDÐ]i[eéêềếệểễ][uưnm]\W*(\d{1,3})\W*")
_SHORT = 4  # letters of a line that must be as sure as that, plausible or not: "2.", "TTĐT"
_APART = 1.5  # letters: more than the space between two words
_FAR = 3.0  # letters: what stands so far from a line's words is not of their line
_BESIDE = 0.5  # letters from a stamp: a word so near it may have lost a letter to it

UNDER_STAMP = "con dấu hoặc chữ ký che"
IN_STAMP = "chữ trong con dấu"
NOT_PRINT = "không rõ chữ"


@dataclass(frozen=True, slots=True)
class Found:
    """A line in pixels, as ``page_words.WordLine`` is one on the page."""

    words: tuple[Seen, ...]
    row: bool = False
    dropped: str = ""
    covered: str = ""


Again = Callable[[Rect], list[Seen]]
"""Recognises one line anew, in the picture that still has its stamps."""


def lines_of(page: Parted, zone: Rect, seen: Sequence[Seen], again: Again) -> list[Found]:
    """The lines of a block, in order."""
    lines = []
    for _, group in groupby(seen, key=lambda word: word.line):
        for part in _apart(page, _without_noise(tuple(group), page.letter)):
            line = _judged(page, zone, part, again)
            if line.words:
                lines.append(line)
    return lines


def rows_of_table(page: Parted, box: Rect, seen: Sequence[Seen]) -> list[Found]:
    """The rows of a ruled table, their cells parted."""
    rules = row_rules(page, box)
    rows: dict[int, list[Seen]] = {}
    for word in _without_noise(tuple(seen), page.letter):
        rows.setdefault(cell_of((word.top + word.bottom) / 2, rules), []).append(word)
    lines = []
    for row, words in sorted(rows.items()):
        columns = upright_in(page, box, rules[row], rules[row + 1])
        cells: dict[int, list[Seen]] = {}
        for word in words:
            cells.setdefault(cell_of((word.left + word.right) / 2, columns), []).append(word)
        parted: list[Seen] = []
        for column in range(max(cells) + 1):
            cell = cells.get(column, [])
            if column:
                at = cell[0] if cell else parted[-1] if parted else words[0]
                parted.append(at.saying(CELL, 1.0))
            parted += cell
        lines.append(Found(tuple(parted), row=True))
    return lines


def _judged(page: Parted, zone: Rect, line: tuple[Seen, ...], again: Again) -> Found:
    if not line:
        return Found(())
    if any(_inside(line, frame) for frame in page.frames):
        return Found(line, dropped=IN_STAMP)
    if _drawn_near(page, _bounds(line)):
        line, covered = _uncovered(page, zone, line, again)
        letters = sum(len(word.text) for word in line if word.text != ILLEGIBLE)
        if letters < _LEFT * (letters + len(covered)):
            return Found(_told(line, covered), dropped=UNDER_STAMP)
        if not _is_print(tuple(word for word in line if word.text != ILLEGIBLE)):
            return Found(_told(line, covered), dropped=NOT_PRINT)
        return Found(line, covered=covered)
    if _is_print(line):
        return Found(line)
    boxes = (_bounds(line), _padded(page, line))
    tried = [line, *(_without_noise(tuple(again(box)), page.letter) for box in boxes)]
    if article := next(filter(None, map(_article, tried)), ()):
        return Found(article)
    line = max(tried, key=_worth)
    return Found(line) if _is_print(line) else Found(line, dropped=NOT_PRINT)


def _article(line: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """ "Điện 1:", "Điệu '1." alone on a line is "Điều 1."; empty for any other line."""
    label = _ARTICLE.fullmatch(" ".join(word.text for word in line))
    return (
        (line[0].reaching(line[-1]).saying(f"Điều {label[1]}.", line[0].confidence),)
        if label
        else ()
    )


def _is_print(line: tuple[Seen, ...]) -> bool:
    plausible = [word for word in line if is_plausible(word.text, word.confidence)]
    if sum(letter.isalnum() for word in line for letter in word.text) <= _SHORT:
        return bool(plausible) and max(word.confidence for word in plausible) >= _PRINT
    confidence = sum(word.confidence for word in line) / max(1, len(line))
    if confidence >= _NOISE_AMONG and any(
        word.confidence >= _SURE and len(word.text) > 1 for word in plausible
    ):
        return True
    return confidence >= (_GARBLED if plausible else _PRINT)


def _worth(line: tuple[Seen, ...]) -> float:
    return worth((word.text, word.confidence) for word in line)


def _uncovered(
    page: Parted, zone: Rect, line: tuple[Seen, ...], again: Again
) -> tuple[tuple[Seen, ...], str]:
    """A line under a stamp: its legible words, ILLEGIBLE for the others, and what these were.

    It is recognised twice, without what is drawn and with it: a word that the stamp cuts may be
    whole in the second.
    """
    reach = _reach(page, zone, line)
    readings = [_covered(page, line, sure=_NEVER)]
    for box in (reach, _higher(page, reach)):
        whole = _without_noise(tuple(again(box)), page.letter)
        readings.append(_covered(page, whole, sure=_UNDER_STAMP))
    return max(readings, key=lambda reading: _worth(reading[0]))


def _covered(page: Parted, line: tuple[Seen, ...], sure: float) -> tuple[tuple[Seen, ...], str]:
    """The words of a reading that can be believed, and those at which ILLEGIBLE stands."""
    doubted = [_is_doubted(page, word, sure) for word in line]
    start, end = 0, len(line)
    apart = _APART * page.letter
    # What is doubted at an end and stands apart is the stamp's own, not the line's.
    while end - start > 1 and doubted[start] and line[start + 1].left - line[start].right > apart:
        start += 1
    while end - start > 1 and doubted[end - 1] and line[end - 1].left - line[end - 2].right > apart:
        end -= 1
    kept: list[Seen] = []
    covered: list[str] = []
    for word, doubt in zip(line[start:end], doubted[start:end], strict=True):
        if not doubt:
            kept.append(word)
            continue
        covered.append(word.text)
        if kept and kept[-1].text == ILLEGIBLE:
            kept[-1] = kept[-1].reaching(word)
        else:
            kept.append(word.saying(ILLEGIBLE, 0.0))
    return tuple(kept), " ".join(covered)


def _is_doubted(page: Parted, word: Seen, sure: float) -> bool:
    touched = _drawn_near(page, (word.left, word.top, word.right, word.bottom))
    return touched and not (is_plausible(word.text, word.confidence) and word.confidence >= sure)


def _told(line: tuple[Seen, ...], covered: str) -> tuple[Seen, ...]:
    """A dropped line with the words that were recognised, for the record of what was dropped."""
    return tuple(
        word.saying(covered, word.confidence) if word.text == ILLEGIBLE else word for word in line
    )


def _reach(page: Parted, zone: Rect, line: tuple[Seen, ...]) -> Rect:
    """The line's box, longer by the letters that a stamp took from its ends."""
    left, top, right, bottom = _bounds(line)
    start, _, end, _ = zone
    filled = np.asarray(page.with_drawn[top:bottom, start:end] < 128).any(axis=0).reshape(-1)
    gap = int(1.3 * page.letter)
    left, right = left - start, right - start
    while (near := filled[max(0, left - gap) : left]).any():
        left = max(0, left - gap) + int(near.argmax())
    while (near := filled[right : right + gap]).any():
        right += int(np.flatnonzero(near)[-1]) + 1
    return (start + left, top, start + right, bottom)


def _padded(page: Parted, line: tuple[Seen, ...]) -> Rect:
    left, top, right, bottom = _bounds(line)
    return _higher(page, (left, top, right, bottom))


def _higher(page: Parted, box: Rect) -> Rect:
    """A box with room for the marks above and below its letters."""
    left, top, right, bottom = box
    pad = page.letter // 4
    high, wide = page.print.shape
    return (max(0, left), max(0, top - pad), min(wide, right), min(high, bottom + pad))


def _drawn_near(page: Parted, box: Rect) -> bool:
    left, top, right, bottom = box
    beside = max(2, int(_BESIDE * page.letter))
    return bool(page.drawn[top:bottom, max(0, left - beside) : right + beside].any())


def _without_noise(line: tuple[Seen, ...], letter: int) -> tuple[Seen, ...]:
    """The line without dust that was taken for marks; its bullet a plain dash."""
    kept: list[Seen] = []
    for word, after in zip_longest(line, line[1:]):
        if len(word.text) > 1 and all(mark in _DASHES for mark in word.text):
            word = word.saying("-", word.confidence)
        if after and not kept and all(mark in _BULLETS for mark in word.text):
            if after.left - word.right > _AFTER_BULLET * letter:
                continue
            bullet = word.text if word.text in "+•*" else "-"
            kept.append(word.saying(bullet, word.confidence))
        elif any(mark.isalnum() for mark in word.text) or (
            word.confidence >= _NOISE or (not after and _ENDS.fullmatch(word.text))
        ):
            kept.append(word)
    if kept:
        opened = _GLUED.sub(r"\1 ", _DUST_BEFORE.sub("", kept[0].text))
        kept[0] = kept[0].saying(opened, kept[0].confidence)
    if len(kept) > 1 and _ENDS.fullmatch(kept[-1].text):
        end = kept.pop()
        kept[-1] = kept[-1].reaching(end).saying(kept[-1].text + end.text, kept[-1].confidence)
    return tuple(kept)


def _apart(page: Parted, line: tuple[Seen, ...]) -> list[tuple[Seen, ...]]:
    """The line, parted from what stands far beside it and is not print of a line."""
    parts: list[list[Seen]] = []
    for word in line:
        before = parts[-1][-1] if parts else word
        between = page.drawn[word.top : word.bottom, before.right : max(before.right, word.left)]
        if parts and (word.left - before.right <= _FAR * page.letter or between.any()):
            parts[-1].append(word)
        else:
            parts.append([word])
    if len(parts) < 2 or all(_is_print(tuple(part)) for part in parts):
        return [line] if line else []
    print_ = tuple(word for part in parts if _is_print(tuple(part)) for word in part)
    noise = [tuple(part) for part in parts if not _is_print(tuple(part))]
    return [*([print_] if print_ else []), *noise]


def _bounds(line: Sequence[Seen]) -> Rect:
    return (
        min(word.left for word in line),
        min(word.top for word in line),
        max(word.right for word in line),
        max(word.bottom for word in line),
    )


def _inside(line: Sequence[Seen], frame: Rect) -> bool:
    left, top, right, bottom = _bounds(line)
    across, down = (left + right) / 2, (top + bottom) / 2
    return frame[0] < across < frame[2] and frame[1] < down < frame[3]
