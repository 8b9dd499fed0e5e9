"""What a language model sent back, read strictly: statements with the numbers of their quotes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from corpus.text import normalise

_MOST_STATEMENTS = 40
_LONGEST_STATEMENT = 1_200  # characters

# "<think>…</think>": what a reasoning model says to itself first
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
# "```json\n{…}\n```"
_CODE_FENCE = re.compile(r"\A```(?:json)?\s*\n(?P<inside>.*)\n```\Z", re.DOTALL)


class ReplyError(Exception):
    """A reply that is not what was asked for; the message says so in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that a model proposes, and the numbers it cites; nothing of it is checked."""

    text: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model proposes; ``answered``: whether it finds that the passages answer."""

    proposals: tuple[Proposal, ...]
    answered: bool


def read_reply(reply: str) -> Reply:
    """Reads ``{"statements": [{"text": …, "quotes": [1]}], "answered": true}``, nothing else.

    A code fence around it and a reasoning model's thoughts before it are tolerated. Raises
    ReplyError.
    """
    bare = _THINKING.sub("", reply, count=1).strip()
    fence = _CODE_FENCE.match(bare)
    try:
        read = json.loads(fence["inside"] if fence else bare)
    except (ValueError, RecursionError):
        raise ReplyError("trả lời không phải JSON") from None
    if not isinstance(read, dict) or set(read) != {"statements", "answered"}:
        raise _misshapen()
    statements, answered = read["statements"], read["answered"]
    if not isinstance(statements, list) or not isinstance(answered, bool):
        raise _misshapen()
    if len(statements) > _MOST_STATEMENTS:
        raise _misshapen()
    return Reply(tuple(_proposal(statement) for statement in statements), answered)


def _proposal(read: Any) -> Proposal:
    if not isinstance(read, dict) or set(read) != {"text", "quotes"}:
        raise _misshapen()
    text, quotes = read["text"], read["quotes"]
    if not isinstance(text, str) or not isinstance(quotes, list):
        raise _misshapen()
    if len(text) > _LONGEST_STATEMENT or any(type(number) is not int for number in quotes):
        raise _misshapen()
    # One line without control characters: a sentence cannot pass for the list of sources.
    flat = " ".join(normalise(text).split())
    return Proposal("".join(c for c in flat if c.isprintable()), tuple(dict.fromkeys(quotes)))


def _misshapen() -> ReplyError:
    return ReplyError("trả lời không đúng mẫu được yêu cầu")
