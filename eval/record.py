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


_ENDS = frozenset({"nơi nhận", "phần ký"})


class Held(BaseModel):
    """A document of the index as golds name it and as a citation's head shows it."""

    model_config = ConfigDict(frozen=True)

    id: str
    names: tuple[str, ...]  # number, file name, the original's file name
    head: str  # number, issuer, place, title
    one_end: bool = False  # recipients and signature stand in one block

    def same(self, path: str) -> frozenset[str]:
        """The paths by which this document may have what a gold calls ``path``.

        Where two columns were read as one, recipients stand between the office and the name of
        the signer, and neither part is a clause of its own: either name means the block.
        """
        return _ENDS if self.one_end and path in _ENDS else frozenset({path})

    def paths(self, place: Place) -> frozenset[str]:
        """The paths of a gold as this document has them."""
        return frozenset().union(*(self.same(path) for path in place.paths))


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
    whole: str  # the question that was put: in a conversation, what it leans on is put in
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
    held = _meant(library, document, place)
    return held is not None and any(
        path == gold or path.startswith(f"{gold}.") for gold in held.paths(place)
    )


def leads_to(library: Library, document: str, path: str, place: Place) -> bool:
    """Whether a clause is above the gold's: its lead-in ("Điều 8.2" of "Điều 8.2.c")."""
    held = _meant(library, document, place)
    return held is not None and any(gold.startswith(f"{path}.") for gold in held.paths(place))


def _meant(library: Library, document: str, place: Place) -> Held | None:
    """The document with this id, if a gold means it."""
    held = library.get(document)
    return held if held is not None and place.document in held.names else None
