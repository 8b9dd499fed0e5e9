"""The drafts that are judged, and for some of them by hand what the draft must do with each duty.

A line of ``drafts.jsonl`` names a parent plan (by its original's file name), the commune and the
year. With ``clause`` it is an entry of that draft's gold list: the clause's path, the duty in the
annotator's words, and whether it is the commune's (to be carried) or not (to be left out).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from corpus.document import Document
from eval.datasets.loading import FOLDER, fault, lines_of, meaning

DRAFTS = FOLDER / "drafts.jsonl"

_Words = Annotated[str, StringConstraints(min_length=1)]


class Line(BaseModel):
    """One line, as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    parent: _Words
    place: _Words = Field(alias="for")
    year: Annotated[int, Field(ge=2025, le=2100)]
    clause: _Words | None = None
    commune: bool | None = None
    duty: _Words | None = None

    @model_validator(mode="after")
    def _gold_is_whole(self) -> Self:
        if len({part is None for part in (self.clause, self.commune, self.duty)}) > 1:
            raise ValueError("clause, commune, duty phải có đủ cả ba hoặc không có")
        return self


@dataclass(frozen=True, slots=True)
class Wanted:
    """A draft to be made and judged; ``gold`` with the number of the line each stands on."""

    parent: str
    place: str
    year: int
    gold: tuple[tuple[int, Line], ...]

    def refuse_unknown_clauses(self, parent: Document, path: Path = DRAFTS) -> None:
        """Raises DatasetError, with its line, for an entry whose clause the parent lacks."""
        held = {clause.path for clause in parent.clauses}
        for number, line in self.gold:
            if line.clause not in held:
                raise fault(path, number, f"văn bản {self.parent} không có {line.clause}")


def load_drafts(path: Path = DRAFTS) -> tuple[Wanted, ...]:
    """The drafts of a .jsonl file, in the order in which they are first named.

    Raises DatasetError for a line that is not JSON, breaks the schema or repeats an entry;
    CancuError where the file cannot be read.
    """
    gold: dict[tuple[str, str, int], list[tuple[int, Line]]] = {}
    seen: dict[tuple[str, str, int, str | None], int] = {}
    for number, entry in lines_of(path):
        line = _line(entry, number, path)
        draft = (line.parent, line.place, line.year)
        first = seen.setdefault((*draft, line.clause), number)
        if first != number:
            raise fault(path, number, f"{line.clause or line.parent} đã có ở dòng {first}")
        gold.setdefault(draft, []).extend([(number, line)] if line.clause else [])
    return tuple(Wanted(*draft, tuple(entries)) for draft, entries in gold.items())


def _line(entry: dict[str, Any], number: int, path: Path) -> Line:
    try:
        return Line.model_validate(entry)
    except ValidationError as error:
        raise fault(path, number, meaning(error)) from None
