"""Page numbers and running headers: what a page carries that the text does not say.

Only the first and last lines of a page can be furniture, and only when other pages prove it: the
same words at the same end of most pages, or numbers that count with the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_DEPTH = 2  # lines looked at from each end of a page
_FEWEST = 3  # pages that must agree on a running header
_MOST = 0.6  # of the pages must agree

_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")

Place = tuple[int, int]  # (page, line)


def furniture(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each page of lines, the positions of those that are furniture."""
    out: list[set[int]] = [set() for _ in pages]
    for page, at in page_numbers(pages):
        out[page].add(at)
    for end in (*range(_DEPTH), *range(-1, -_DEPTH - 1, -1)):
        for page, at in _running(pages, end):
            outer = at - 1 if end >= 0 else at + 1
            # Furniture starts at the edge: a line further in is text unless all before it is not.
            if end in (0, -1) or outer in out[page]:
                out[page].add(at)
    return out


def page_number(line: str) -> int | None:
    """What "2", "- 2 -", "Trang 2/9" counts; None of a line with other words."""
    match = _NUMBER.fullmatch(line)
    return int(match.group(1)) if match else None


def page_numbers(pages: Sequence[Sequence[str]]) -> list[Place]:
    """Page numbers at one end of a page of lines, in step with the pages."""
    places: list[Place] = []
    for end in (0, -1):
        found: dict[int, list[int]] = {}  # number minus page to the pages
        for page, lines in enumerate(pages):
            if len(lines) > 1 and (number := page_number(lines[end])) is not None:
                found.setdefault(number - page, []).append(page)
        for offset, numbered in found.items():
            # A single bare number is furniture only where it is the page's own.
            if len(numbered) > 1 or offset == 1:
                places += [(page, end % len(pages[page])) for page in numbered]
    return places


def _running(pages: Sequence[Sequence[str]], end: int) -> list[Place]:
    """Lines that stand at this position of most pages, their numbers aside."""
    filled = sum(1 for lines in pages if lines)
    shapes = {
        page: _DIGITS.sub("0", lines[end])
        for page, lines in enumerate(pages)
        if len(lines) >= 2 * _DEPTH and any(character.isalpha() for character in lines[end])
    }
    counts = Counter(shapes.values())
    return [
        (page, end % len(pages[page]))
        for page, shape in shapes.items()
        if counts[shape] >= max(_FEWEST, _MOST * filled)
    ]
