"""What a language model sends back, read strictly: for each task the shape it was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from corpus.text import normalise

Read = TypeVar("Read")

_MOST_STATEMENTS = 40
_LONGEST_STATEMENT = 1_200  # characters
_LONGEST_QUESTION = 400
_MOST_QUERIES = 3

# "<think>…</think>": what a reasoning model says to itself first
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
# "```json\n{…}\n```"
_CODE_FENCE = re.compile(r"\A```(?:json)?\s*\n(?P<inside>.*)\n```\Z", re.DOTALL)
# `{"answered": true, "statements": [`, the members in either order
_BEGIN = re.compile(
    r"\A\s*(?:```(?:json)?\s*)?\{\s*"
    r'(?:"answered"\s*:\s*(?P<answered>true|false)\s*,\s*)?"statements"\s*:\s*\['
)
_BETWEEN = re.compile(r"[\s,]*")


class ReplyError(Exception):
    """A reply that is not what was asked for; the message says so in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Shape(Generic[Read]):
    """What a reply must be: a JSON schema for servers that hold a model to one, and how it is
    read. ``read`` raises ReplyError."""

    name: str
    schema: Mapping[str, Any]
    read: Callable[[str], Read]


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


def read_object(reply: str, members: Iterable[str]) -> dict[str, Any]:
    """The one JSON object of a reply, which has exactly these members.

    A code fence around it and a reasoning model's thoughts before it are tolerated. Raises
    ReplyError.
    """
    bare = _THINKING.sub("", reply, count=1).strip()
    fence = _CODE_FENCE.match(bare)
    try:
        read = json.loads(fence["inside"] if fence else bare)
    except (ValueError, RecursionError):
        raise ReplyError("trả lời không phải JSON") from None
    if not isinstance(read, dict) or set(read) != set(members):
        raise misshapen()
    return read


def object_schema(**members: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON schema of an object with exactly these members."""
    return {
        "type": "object",
        "properties": members,
        "required": list(members),
        "additionalProperties": False,
    }


def misshapen() -> ReplyError:
    return ReplyError("trả lời không đúng mẫu được yêu cầu")


def _read_statements(reply: str) -> Reply:
    read = read_object(reply, ("statements", "answered"))
    statements, answered = read["statements"], read["answered"]
    if not isinstance(statements, list) or not isinstance(answered, bool):
        raise misshapen()
    if len(statements) > _MOST_STATEMENTS:
        raise misshapen()
    return Reply(tuple(_proposal(statement) for statement in statements), answered)


def _proposal(read: Any) -> Proposal:
    if not isinstance(read, dict) or set(read) != {"text", "quotes"}:
        raise misshapen()
    text, quotes = read["text"], read["quotes"]
    if not isinstance(text, str) or not isinstance(quotes, list):
        raise misshapen()
    if len(text) > _LONGEST_STATEMENT or any(type(number) is not int for number in quotes):
        raise misshapen()
    return Proposal(_flat(text), tuple(dict.fromkeys(quotes)))


def _flat(text: str) -> str:
    """One line without control characters: a sentence cannot pass for the list of sources."""
    flat = " ".join(normalise(text).split())
    return "".join(character for character in flat if character.isprintable())


def _read_question(reply: str) -> str:
    question = read_object(reply, ("question",))["question"]
    if not isinstance(question, str) or not 0 < len(question.strip()) <= _LONGEST_QUESTION:
        raise misshapen()
    return _flat(question)


def _read_queries(reply: str) -> tuple[str, ...]:
    queries = read_object(reply, ("queries",))["queries"]
    if not isinstance(queries, list) or not all(isinstance(query, str) for query in queries):
        raise misshapen()
    flat = (_flat(query)[:_LONGEST_QUESTION] for query in queries)
    return tuple(dict.fromkeys(query for query in flat if query))[:_MOST_QUERIES]


STATEMENTS = Shape(
    "statements",
    object_schema(
        answered={"type": "boolean"},
        statements={
            "type": "array",
            "items": object_schema(
                text={"type": "string"},
                quotes={"type": "array", "items": {"type": "integer"}},
            ),
        },
    ),
    _read_statements,
)
QUESTION = Shape("question", object_schema(question={"type": "string"}), _read_question)
QUERIES = Shape(
    "queries",
    object_schema(queries={"type": "array", "items": {"type": "string"}}),
    _read_queries,
)


def proposals_in(pieces: Iterable[str]) -> Iterator[Proposal]:
    """The proposals of a reply of STATEMENTS as they come in, piece by piece.

    Each is given as soon as it is whole; none before the model has said that the passages
    answer. Raises ReplyError, at the latest at the end, for a reply that is not whole or of
    another shape; what was given before stands for itself.
    """
    said, given = "", 0
    for piece in pieces:
        said += piece
        if "}" not in piece:
            continue
        for proposal in _whole_so_far(said)[given:]:
            given += 1
            yield proposal
    reply = STATEMENTS.read(said)
    yield from reply.proposals[given:] if reply.answered else ()


def _whole_so_far(said: str) -> list[Proposal]:
    """The proposals that stand complete in the beginning of a reply."""
    begin = _BEGIN.match(_THINKING.sub("", said, count=1))
    if begin is None or begin["answered"] != "true":
        return []
    text, at = begin.string, begin.end()
    found: list[Proposal] = []
    decoder = json.JSONDecoder()
    while len(found) < _MOST_STATEMENTS:
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        if not text.startswith("{", at):
            break
        try:
            read, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break  # not whole yet
        found.append(_proposal(read))
    return found
