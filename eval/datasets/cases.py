"""One line of a dataset: a question with its gold, or a conversation whose every turn has one.

The same rules stand, for other programs, in ``schema.json``.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.structure.regulations import REGULATIONS

Split = Literal["dev", "heldout"]
Kind = Literal[
    "who", "when", "money", "legal-basis", "in-force", "what", "where", "list", "several-plans",
    "no-marks", "chat-spelling", "english", "false-premise", "injection", "unanswerable",
]  # fmt: skip

_NAMES = "|".join(
    (
        "phần mở đầu", "phần kết", "phần ký", "nơi nhận", "chú thích", "đoạn", "bảng", "hàng",
        "Phần", "Phần thứ", "Chương", "Mục", "Tiểu mục", "Điều", "Phụ lục", *REGULATIONS,
    )
)  # fmt: skip
_LABEL = r"[^\s.()*+•¶–-]{1,7}"  # "XXXVIII", "4a", "đ", "nhất"; "Cộng" where a table's row begins
_STEP = rf"(({_NAMES})( {_LABEL})?|{_LABEL})( \([0-9]+\))?"
# "III.2", "Điều 4.3.b", "Quy chế.Điều 5", "Điều 5 (2).1", "phần kết", "chú thích 3": a path as it
# is cited; "-1" in a text of bullets alone
CLAUSE = rf"^({_STEP}(\.{_STEP})*|[*+•-][0-9]+)$"
Clause = Annotated[str, StringConstraints(pattern=CLAUSE)]
Words = Annotated[str, StringConstraints(min_length=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Place(_Shape):
    """A clause that answers: its document by number, or by the original's file name where the
    number is blank. ``alternatives`` are clauses of that document with the same fact."""

    document: Words
    clause: Clause
    alternatives: tuple[Clause, ...] = Field(default=(), alias="or", strict=False)

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.clause, *self.alternatives)


class Asked(_Shape):
    """A question and what a right answer to it holds.

    ``tokens`` must all be in it, ``forbidden`` must not; a token that is a tuple gives spellings
    of which one is enough. One of ``gold`` is enough unless ``all_required``. ``near`` is where
    an unanswerable question comes closest, never its answer.
    """

    question: Words
    answerable: bool
    gold: tuple[Place, ...] = Field(strict=False)
    all_required: bool
    tokens: tuple[Words | Annotated[tuple[Words, ...], Field(min_length=1, strict=False)], ...] = (
        Field(strict=False)
    )
    forbidden: tuple[Words, ...] = Field(alias="not", strict=False)
    near: tuple[Place, ...] = Field(default=(), strict=False)
    note: Words | None = None

    @model_validator(mode="after")
    def _gold_says_whether_it_is_answerable(self) -> Self:
        if self.answerable and (not self.gold or not self.tokens or self.near):
            raise ValueError("câu trả lời được phải có gold và tokens, không có near")
        if not self.answerable and (self.gold or self.tokens or self.all_required):
            raise ValueError("câu không có lời đáp không được có gold, tokens, all_required")
        return self

    @property
    def needs(self) -> tuple[tuple[Place, ...], ...]:
        """What must be found: of each group, one place. One group unless all are required."""
        if self.all_required:
            return tuple((place,) for place in self.gold)
        return (self.gold,) if self.gold else ()


class Case(_Shape):
    """A line of a dataset: one turn, or the turns of a conversation."""

    id: Annotated[str, StringConstraints(pattern=r"^[olc]-[0-9]{3}$")]
    kind: Kind
    split: Split
    corpus: Literal["originals", "library"]
    turns: tuple[Asked, ...] = Field(min_length=1, strict=False)
    line: int
    note: Words | None = None

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        single = len(self.turns) == 1
        if single and self.kind == "unanswerable" and self.turns[0].answerable:
            raise ValueError("loại unanswerable phải có answerable: false")
        return self
