"""What is kept of one question that was asked: enough to judge it again without asking.

A record holds JSON only. The answer is the assistant's contract (``Answer.to_json``) without its
seconds, which differ from run to run and are kept apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from eval.datasets import Asked, Place

AnswerJson = dict[str, Any]


class Held(BaseModel):
    """A document of the index as golds name it and as a citation's head shows it."""

    model_config = ConfigDict(frozen=True)

    id: str
    names: tuple[str, ...]  # number, file name, the original's file name
    head: str  # number, issuer, place, title


class Found(BaseModel):
    """A clause that the search gave, by document id and path."""

    model_config = ConfigDict(frozen=True)

    document: str
    clause: str


class Record(BaseModel):
    """One turn: what was asked, what was found, what was answered."""

    model_config = ConfigDict(frozen=True)

    id: str
    turn: int  # from 1
    kind: str
    split: str
    asked: Asked
    answer: AnswerJson
    found: tuple[Found, ...] = Field(default=())

    @property
    def key(self) -> str:
        """Names the question within its dataset: "l-001", "c-003.2"."""
        return self.id if not self.id.startswith("c-") else f"{self.id}.{self.turn}"

    @property
    def answered(self) -> bool:
        return bool(self.answer["answered"])


Library = Mapping[str, Held]
"""The documents of the index by id."""


def meets(library: Library, document: str, path: str, place: Place) -> bool:
    """Whether a clause is the gold's, an alternative of it, or one below it."""
    return names(library, document, place) and any(
        path == gold or path.startswith(f"{gold}.") for gold in place.paths
    )


def leads_to(library: Library, document: str, path: str, place: Place) -> bool:
    """Whether a clause is above the gold's: its lead-in ("Điều 8.2" of "Điều 8.2.c")."""
    return names(library, document, place) and any(
        gold.startswith(f"{path}.") for gold in place.paths
    )


def names(library: Library, document: str, place: Place) -> bool:
    """Whether a gold means the document with this id."""
    held = library.get(document)
    return held is not None and place.document in held.names
