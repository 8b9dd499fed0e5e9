"""The agencies that a question names, as the texts of the place that it names call them.

"Công an phường Hòa Khánh" tells by itself that Hòa Khánh is its place; "Sở Y tế Phú Thọ" does not.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.asked.units import PLACE_WORDS
from assistant.question import Question
from assistant.scope import Scope
from corpus.names import NameMention, compared
from corpus.text import fold


def as_called_there(question: Question, scope: Scope) -> Question:
    """The question with its agencies named without the place of the texts that are asked: a plan
    of Phú Thọ calls "Sở GD&ĐT Phú Thọ" a "Sở Giáo dục và Đào tạo"."""
    return replace(question, names=tuple(_called(name, question, scope) for name in question.names))


def _called(name: NameMention, question: Question, scope: Scope) -> NameMention:
    """The mention at its span, compared by what stands before the place in it."""
    if name.place:
        return name
    written = name.span.of(question.words)
    ends = (f" {fold(written)} ".find(f" {place} ") for place in scope.named)
    end = min((at for at in ends if at > 0), default=len(written))
    called = compared(written[:end])
    return name if called[-1] in PLACE_WORDS else replace(name, words=called)
