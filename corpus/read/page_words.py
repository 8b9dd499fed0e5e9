"""What was recognised on a page's picture: words with their boxes, lines in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.read.boxes import Box


@dataclass(frozen=True, slots=True)
class Word:
    """A word as recognised, its place on the page and how sure it is (0 to 1)."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class WordLine:
    """The words of one printed line; ``dropped`` says why they are not text, "" where they are."""

    words: tuple[Word, ...]
    dropped: str = ""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean of its words'."""
        return sum(word.confidence for word in self.words) / len(self.words)


@dataclass(frozen=True, slots=True)
class PageWords:
    """One page as recognised. ``turned``: quarter turns, clockwise, that set it upright; boxes
    are those of the page set upright."""

    lines: tuple[WordLine, ...]
    turned: int = 0

    @property
    def text_lines(self) -> tuple[WordLine, ...]:
        return tuple(line for line in self.lines if not line.dropped)
