"""What a clause is called: the words of its heading, apart from what it says."""

from __future__ import annotations

import re

from corpus.document import ClauseKind

_SENTENCE_END = re.compile(r"[.;!?]$|\./\.$")
# "Trạm Y tế phường: Củng cố …": what stands before the colon names the clause
_NAMED = re.compile(r"(?P<name>[^:.;]{2,160}):(?=\s|$)")


def title_of(words: str, strong: bool, kind: ClauseKind) -> str:
    """The heading's words: the whole line, or what stands before its colon; else empty."""
    words = words.strip()
    if kind in ("part", "chapter", "section", "article", "annex"):
        return words.rstrip(": ") if len(words) <= 400 else ""
    named = _NAMED.match(words)
    if named and not strong and named.end() < len(words):
        return named["name"].strip()
    if strong or (len(words) <= 250 and not _SENTENCE_END.search(words)):
        return words.rstrip(": ")
    return ""
