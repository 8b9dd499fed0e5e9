"""A question that leans on the one before: "còn báo cáo 6 tháng thì sao?" becomes a whole one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as understood, and the one document its answer rested on ("" where not one)."""

    question: str
    document: str = ""


def spoken(question: str, answer: Answer) -> Turn:
    """What a turn leaves for the next question."""
    return Turn(question)


def resolve(question: str, history: Sequence[tuple[str, Answer]]) -> str:
    """The question as it can be asked alone."""
    return continued(question, [spoken(asked, answer) for asked, answer in history])


def continued(question: str, turns: Sequence[Turn]) -> str:
    return " ".join(question.split())
