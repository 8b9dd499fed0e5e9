"""What a clerk wrote by hand into a printed line: the document's number, its day and month."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.read.digits import handwritten
from corpus.read.page_cleaning import ink_of
from corpus.read.page_graphics import Parted
from corpus.read.page_lines import Found
from corpus.read.page_words import ILLEGIBLE
from corpus.read.tesseract import Seen
from corpus.text import fold

# Folded words on both sides of what is written in: "so:" … "/nq-cp", "ngay" … "thang", "nam"
_SLOTS = (
    (re.compile(r"\W*so\W*"), re.compile(r"[\w.]*?[/-](?=\w).*"), range(1, 100_000)),
    (re.compile(r"ngay"), re.compile(r"thang"), range(1, 32)),
    (re.compile(r"thang"), re.compile(r"nam"), range(1, 13)),
)
_HEAD = re.compile(r"\W*so\s*[:.;]|.*\bngay\b.*\bthang\b.*\bnam\b|.*\bthang\b.*\bnam\s+\d{4}")
_PRINTED = 0.9  # confidence from which digits are print
_SURE = 0.8  # certainty from which a written digit is believed


def with_written(page: Parted, line: Found) -> Found:
    """A line of the letterhead with what is written into it read as digits, or ILLEGIBLE.

    Tesseract knows print alone: of handwriting it makes letters, and is not always unsure.
    """
    if line.dropped or not _HEAD.match(fold(" ".join(word.text for word in line.words))):
        return line
    for before, after, allowed in _SLOTS:
        line = _filled(page, line, before, after, allowed)
    return line


def _filled(
    page: Parted, line: Found, before: re.Pattern[str], after: re.Pattern[str], allowed: range
) -> Found:
    words = line.words
    start = next((n for n, word in enumerate(words) if before.fullmatch(fold(word.text))), None)
    if start is None:
        return line
    end = next(
        (n for n in range(start + 1, len(words)) if after.fullmatch(fold(words[n].text))), None
    )
    if end is None:
        return line
    between = words[start + 1 : end]
    if between and all(_is_printed(word) for word in between):
        return line
    return _read(page, line, start, end, allowed)


def _is_printed(word: Seen) -> bool:
    return word.text.strip(".,").isdigit() and word.confidence >= _PRINTED


def _read(page: Parted, line: Found, start: int, end: int, allowed: range) -> Found:
    words = line.words
    left, right = words[start].right + 1, words[end].left - 1
    top = min(words[start].top, words[end].top) - page.letter // 2
    bottom = max(words[start].bottom, words[end].bottom) + page.letter // 2
    part = page.print[max(0, top) : bottom, max(0, left) : max(0, right)]
    between = words[start + 1 : end]
    if not part.size or not (ink := ink_of(part)).any():
        return line
    found = handwritten(ink)
    place = replace(words[start], left=left, top=top, right=right, bottom=bottom)
    if found and found[1] >= _SURE and int(found[0]) in allowed:
        if words[end].text.startswith(("/", "-")):  # "115" and "/NQ-CP" are one number
            place = place.reaching(words[end])
            found = (found[0] + words[end].text, min(found[1], words[end].confidence))
            end += 1
        now, covered = place.saying(*found), line.covered
    elif between:
        was = " ".join(word.text for word in between)
        now, covered = place.saying(ILLEGIBLE, 0.0), f"{line.covered} {was}".strip()
    else:
        return line
    return replace(line, words=(*words[: start + 1], now, *words[end:]), covered=covered)
