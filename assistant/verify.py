"""The gate that every statement passes before a person sees it.

A statement stands if each of its quotes is verbatim at its place, its hard tokens stand in the
quotes it cites, it denies what they deny and nothing else, and enough of its words are theirs.
How alike they sound is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.hard_tokens import missing
from corpus.document import Document, Span
from corpus.names import compared
from corpus.text import fold

ENOUGH_WORDS = 0.75
"""Share of a statement's content words that must stand in its quotes."""


class Quoted(Protocol):
    """A quote and where it stands."""

    @property
    def quote(self) -> str: ...
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement may be shown; ``reasons`` say why not, in Vietnamese."""

    reasons: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.reasons


def verify(statement: str, quotes: Sequence[str]) -> Verdict:
    """Judges one sentence against the quotes it cites. No quotes: it does not pass."""
    if not any(quote.strip() for quote in quotes):
        return Verdict(("không có trích dẫn",))
    reasons = [
        f"«{token.written}» không có trong trích dẫn" for token in missing(statement, quotes)
    ]
    reasons += _negation_reasons(statement, quotes)
    share = word_share(statement, quotes)
    if share < ENOUGH_WORDS:
        reasons.append(f"chỉ {share:.0%} số từ có trong trích dẫn")
    return Verdict(tuple(reasons))


def is_verbatim(quoted: Quoted, document: Document) -> bool:
    """Whether the document says exactly this at exactly that place."""
    return bool(quoted.quote) and quoted.span.of(document.text) == quoted.quote


# ── words ────────────────────────────────────────────────────────────────────────────────────

# Words that join and carry nothing: a statement may add them freely.
_JOINING = frozenset(
    "và là của các những thì mà về cho theo tại trong với do bởi được có này đó như sau gồm gồm có "
    "phải để khi ở ra vào đến từ".split()
)


def word_share(statement: str, quotes: Sequence[str]) -> float:
    """The share, 0 to 1, of the statement's content words that stand in its quotes."""
    said = {word for quote in quotes for word in compared(quote)}
    words = [word for word in compared(statement) if word not in _JOINING and not word.isdecimal()]
    if not words:
        return 1.0
    return sum(word in said for word in words) / len(words)


# ── denial ───────────────────────────────────────────────────────────────────────────────────

# "không được", "chưa có", "cấm", "trừ trường hợp", "ngoại trừ", "nghiêm cấm"
_DENIAL = r"không|chưa|chẳng|cấm|trừ|ngoại trừ|miễn|bãi bỏ|thôi|đừng"
_DENIED = re.compile(rf"(?<!\w)(?P<denial>{_DENIAL})\s+(?P<word>[^\W\d_]+)", re.IGNORECASE)
# "không chỉ … mà còn", "không những": these deny nothing. Nor does the name of a club,
# "5 không, 3 sạch": no word follows.
_NO_DENIAL = frozenset(["chi", "nhung", "ngung", "gian", "khi"])  # không ngừng, không gian


def _denied(text: str) -> set[str]:
    """The words that a denial stands right before, folded."""
    return {
        fold(match["word"])
        for match in _DENIED.finditer(text)
        if fold(match["word"]) not in _NO_DENIAL
    }


def _affirmed(text: str) -> set[str]:
    """The words that stand somewhere without a denial right before them, folded."""
    bare = _DENIED.sub(" ", text)
    return {fold(word) for word in re.findall(r"[^\W\d_]+", bare)}


def _negation_reasons(statement: str, quotes: Sequence[str]) -> list[str]:
    joined = "\n".join(quotes)
    denied_here, denied_there = _denied(statement), _denied(joined)
    affirmed_here, affirmed_there = _affirmed(statement), _affirmed(joined)
    reasons = [
        f"«không {word}» không có trong trích dẫn" for word in sorted(denied_here - denied_there)
    ]
    reasons += [
        f"trích dẫn phủ định «{word}»"
        for word in sorted((affirmed_here - denied_here) & (denied_there - affirmed_there))
    ]
    return reasons
