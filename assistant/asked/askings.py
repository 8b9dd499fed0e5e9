"""A question that asks several things, as the questions it is made of.

"Lập dự toán phải xong trước ngày nào và gửi cho ai?" asks for a day and for an office, which may
stand in different clauses. A part that leaves out what it is about ("gửi cho ai") is asked of
what the question is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.question import Question, read_question
from assistant.spoken import topic
from assistant.wording import asking
from corpus.text import fold, tokens

ASKS = (
    r"\b(?:bao nhiêu|mấy|nào|gì|ai|đâu|bao lâu|bao giờ|ra sao)\b|"
    r"\b(?:không|chưa)(?: ạ)?\W*$|^(?:kể tên|liệt kê)\b"
)
"""What asks; "không" and "chưa" only at the end of a part."""

# Between parts: ", còn hồ sơ thường …", " và gửi cho ai", "; xã nào …"
_BETWEEN = r"[,;:.?]+\s+(?:(?:và|còn|đồng thời)\s+)?|\s+(?:và|đồng thời)\s+"
_CONTRAST = r"\bcòn\s+$"
_FEW = 3
"""With fewer words of its own than this, a part leaves out what it is about."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One of the things that a question asks. ``words``: as the question puts it; ``alone``: no
    more than these; ``question``: with what it is about, where its words leave that out;
    ``brief``: they say hardly more than what is asked for ("gửi cho ai")."""

    words: str
    alone: Question
    question: Question
    brief: bool


def askings(question: Question) -> tuple[Asking, ...]:
    """The things that a question asks, in its order; () where it asks one thing."""
    parts = [] if question.english else _parts(question)
    if len(parts) < 2:
        return ()
    about = topic(parts[0].words)
    found = []
    for part in parts:
        alone = read_question(part.words)
        brief = part is not parts[0] and len(_own(part.words)) < _FEW
        elliptic = brief or part.contrasts
        whole = read_question(f"{about}, {part.words}") if elliptic else alone
        found.append(Asking(part.words, alone, whole, brief))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Part:
    words: str
    contrasts: bool  # "còn hồ sơ thường …": it is about the same, but of another


def _parts(question: Question) -> list[_Part]:
    """The question's words, cut before each further thing that they ask."""
    if question.marked:
        words, (between, asks, contrast) = question.words.lower(), (_BETWEEN, ASKS, _CONTRAST)
    else:
        words, (between, asks, contrast) = question.folded, map(fold, (_BETWEEN, ASKS, _CONTRAST))
    gaps = [match.span() for match in re.finditer(between, words)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(words)]
    parts: list[list[int]] = []
    asked_already = False
    for start, end in zip(starts, ends, strict=True):
        part = words[start:end]
        asked = bool(re.search(asks, part)) and (bool(_own(part)) or len(tokens(part)) >= _FEW)
        if parts and not (asked and asked_already):
            parts[-1][1] = end
        else:
            parts.append([start, end])
        asked_already = asked_already or asked
    return [
        _Part(
            question.words[start:end].strip(" ,;:.?"),
            bool(re.search(contrast, words[:start])),
        )
        for start, end in parts
    ]


def _own(words: str) -> list[str]:
    """The words of a part that do not ask."""
    return [token.text for token in tokens(words) if token.text not in asking(True)]
