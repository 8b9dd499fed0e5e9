"""A question that leans on the ones before it, made whole by a model where there is one.

The rules of ``assistant.followup`` say what leans, and their version stands wherever the model's
says anything that nobody asked, or leaves out what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.followup import Turn, continued
from assistant.hard_tokens import HardToken, missing
from assistant.model.allowance import Allowance
from assistant.model.client import client_of
from assistant.model.errors import ModelError
from assistant.model.replies import QUESTION
from assistant.question import MAX_CHARACTERS, read_question
from assistant.verify import ENOUGH_WORDS
from assistant.word_places import word_share
from assistant.wording import is_english
from corpus.errors import CancuError
from corpus.names import compared, holds
from corpus.text import fold, same_spelling, tokens
from prompts import Language, render

if TYPE_CHECKING:
    from assistant.settings import Settings

_REMEMBERED = 4
"""Questions before this one that a model is shown."""

_SHORT = 8
"""Syllables up to which a question without a date, number or name of its own may lean, though
the rules do not see how."""

# "không phải", "chưa nộp", "trừ trường": a denial and what it denies, not the "… không?" that asks
_DENIAL = re.compile(r"(?<!\w)(?:không|chưa|chẳng|cấm|trừ|miễn|đừng)\s+\w+")


def understood(
    question: str,
    turns: Sequence[Turn],
    settings: Settings,
    allowance: Allowance | None = None,
) -> str:
    """The question as it can be asked alone, after these turns, oldest first.

    As ``followup.continued`` has it where no model is set, it fails, or its version does not
    hold (``is_faithful``).
    """
    rules = continued(question, turns)
    if settings.model.url is None or not turns or not _may_lean(question, rules):
        return rules
    client = client_of(settings.model)
    shown = turns[-_REMEMBERED:]
    asked = [f"{turn.question} ({turn.document})".removesuffix(" ()") for turn in shown]
    language: Language = "en" if is_english(question) else "vi"
    prompt = render("rewrite", language, conversation=asked, question=question)
    with suppress(ModelError):
        rewritten = client.ask(prompt, QUESTION, allowance or client.allowance())
        if is_faithful(rewritten, question, asked):
            return rewritten
    return rules


def _may_lean(question: str, rules: str) -> bool:
    if rules != " ".join(question.split()):
        return True
    return len(tokens(question)) <= _SHORT and not missing(question, [])


def is_faithful(rewritten: str, question: str, before: Sequence[str]) -> bool:
    """Whether a rewritten question asks nothing that was not asked: its dates, numbers, names
    and denials, and most of its words, stand in the conversation; and those of the last question
    all stand in it."""
    if len(rewritten) > MAX_CHARACTERS:
        return False
    said = [*before, question]
    if any(not _is_said(token, said) for token in missing(rewritten, said)):
        return False
    if any(not _is_said(token, [rewritten]) for token in missing(question, [rewritten])):
        return False
    denied, kept = _denials(" ".join(said)), _denials(rewritten)
    if not _denials(question) <= kept <= denied:
        return False
    if word_share(fold(rewritten), [fold(each) for each in said]) < ENOUGH_WORDS:
        return False
    try:
        read_question(rewritten)
    except CancuError:
        return False
    return True


def _is_said(token: HardToken, texts: Sequence[str]) -> bool:
    """Whether a name stands in a text that was typed without marks."""
    if token.kind != "name":
        return False
    name = compared(fold(token.value))
    return any(holds(compared(fold(text)), name) for text in texts if text.isascii())


def _denials(text: str) -> set[str]:
    return set(_DENIAL.findall(" ".join(same_spelling(text).lower().split())))
