"""What people call otherwise than texts do: "nghỉ đẻ" is "nghỉ thai sản", "bỏ nhau" is "ly hôn".

``may_be`` tells which phrases of a text may say one of a question. Which of them the texts have
tells how much such a phrase weighs, and what else to search for.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.question import Question
from assistant.wording import may_be
from corpus.text import in_lower_case, tokens

Frequency = Callable[[str], int]
"""In how many windows a syllable stands, or a pair of them ("bình_đẳng")."""

_LONGEST = 4
"""Syllables of the longest phrase that is searched for in other words."""


def windows_saying(phrase: str, others: Collection[str], frequency: Frequency) -> int:
    """How many windows say a phrase, in its own words or in those of ``others`` that most have."""
    return max(_windows_with(words, frequency) for words in (phrase, *others))


def _windows_with(phrase: str, frequency: Frequency) -> int:
    """How many windows have a phrase, at the most: as many as have its rarest pair."""
    pairs = itertools.pairwise(phrase.split())
    return min((frequency("_".join(pair)) for pair in pairs), default=frequency(phrase))


def words_no_text_has(
    pairs: Sequence[tuple[str, str]],
    taken: Collection[int],
    others: Mapping[str, Collection[str]],
    frequency: Frequency,
) -> set[int]:
    """Where words of two syllables begin that only people say ("ly dị"), beside those at
    ``taken``; none is part of a longer phrase that ``others`` say ("nhà tạm", of "nhà tạm
    lánh")."""
    longer = [f" {phrase} " for phrase in others if phrase.count(" ") > 1]
    found = set[int]()
    for at, pair in enumerate(pairs):
        phrase = " ".join(pair)
        overlaps = not found.union(taken).isdisjoint((at - 1, at, at + 1))
        if phrase not in others or overlaps or frequency("_".join(pair)):
            continue
        if not any(f" {phrase} " in other for other in longer):
            found.add(at)
    return found


def in_words_of_texts(question: Question, frequency: Frequency) -> str:
    """The question's words with what no text says as the texts call it: "Nghỉ đẻ mấy tháng" is
    "nghỉ thai sản mấy tháng". The longest phrase counts, from the left."""
    table = may_be(question.marked)
    words = question.words
    typed = in_lower_case(words) if question.marked else question.folded
    syllables = tokens(typed)
    parts: list[str] = []
    at = end = 0
    while at < len(syllables):
        for size in range(min(_LONGEST, len(syllables) - at), 1, -1):
            first, last = syllables[at], syllables[at + size - 1]
            phrase = typed[first.start : last.end]
            called = table.get(phrase, (phrase,))[0]
            if _windows_with(called, frequency) and not _windows_with(phrase, frequency):
                parts += (words[end : first.start], called)
                end, at = last.end, at + size
                break
        else:
            at += 1
    return "".join((*parts, words[end:]))
