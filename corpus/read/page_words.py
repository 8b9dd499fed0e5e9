"""What was recognised on a page's picture: words with their boxes, lines in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.read.boxes import Box, around

ILLEGIBLE = "[…]"
"""Stands for words under a stamp or a signature, in a line whose other words can be read."""

CELL = "|"
"""Parts the cells of a table's row."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as recognised, its place on the page and how sure it is (0 to 1)."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class WordLine:
    """The words of one printed line, at the least one, or of a table's row."""

    words: tuple[Word, ...]
    row: bool = False
    dropped: str = ""  # why it is not text: under a stamp, not legible; "" where it is
    covered: str = ""  # what was recognised where ILLEGIBLE stands

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean of its words'."""
        words = [word for word in self.words if word.text != CELL]
        return sum(word.confidence for word in words) / len(words)

    @property
    def box(self) -> Box:
        return around(word.box for word in self.words)


@dataclass(frozen=True, slots=True)
class PageWords:
    """One page as recognised. ``turned``: quarter turns, clockwise, that set it upright; boxes
    are those of the page set upright."""

    lines: tuple[WordLine, ...]
    turned: int = 0

    @property
    def text_lines(self) -> tuple[WordLine, ...]:
        return tuple(line for line in self.lines if not line.dropped)
