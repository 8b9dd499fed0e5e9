"""Facts: precision and recall of what was extracted, against a gold written by reading.

The gold (``eval/datasets/facts.jsonl``) tells how an entry is read. Two paths agree when their
sections do, or when one lies inside the other. ``or`` gives values that are as right; what is
``optional`` may be found or not. A duty counts where it has a time.

Precision is the share of the extracted facts that some entry of the gold tells; recall the share
of the entries, the optional ones left out, that some extracted fact tells. One fact tells one
entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.citing.numbers import number_key
from corpus.names import compared, holds

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FactFigure:
    """What became of the facts of one kind; a line for each that is wrong or was missed."""

    kind: str
    found: int
    right: int
    wanted: int
    told: int  # of those wanted
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.told / self.wanted if self.wanted else 1.0


def judge_facts(kind: str, found: Sequence[Json], gold: Sequence[Json]) -> FactFigure:
    """Pairs the extracted facts of a kind with those of the gold; both name their ``document``
    the same way."""
    alike = _ALIKE[kind]
    free = list(found)
    missed: list[str] = []
    told = right = 0
    for entry in sorted(gold, key=lambda entry: bool(entry.get("optional"))):
        match = next(
            (fact for fact in free if _same_place(fact, entry) and alike(fact, entry)), None
        )
        if match is not None:
            free.remove(match)
            right += 1
            told += not entry.get("optional")
        elif not entry.get("optional"):
            missed.append(_line(entry))
    return FactFigure(
        kind=kind,
        found=len(found),
        right=right,
        wanted=sum(not entry.get("optional") for entry in gold),
        told=told,
        wrong=tuple(_line(fact) for fact in free),
        missed=tuple(missed),
    )


def is_dated(duty: Json) -> bool:
    """Whether a duty says when."""
    return any(duty.get(key) for key in ("due", "from", "recurrence"))


def _same_place(fact: Json, entry: Json) -> bool:
    if fact["document"] != entry["document"]:
        return False
    one, other = _section(fact["clause"]), _section(entry["clause"])
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _section(path: str) -> str:
    """The path without bullets."""
    steps = path.split(".")
    while len(steps) > 1 and steps[-1][0] in "-+•*¶":
        steps.pop()
    return ".".join(steps)


def _accepted(entry: Json, key: str) -> list[Any]:
    return [entry.get(key), *entry.get("or", {}).get(key, [])]


def _same_duty(fact: Json, entry: Json) -> bool:
    """The same time, and the same units where the gold names them."""
    once = ("once", None) if fact.get("due") else (fact.get("recurrence"),)
    recurs = fact.get("recurrence") in _accepted(entry, "recurrence") or (
        fact.get("recurrence") in once
        and any(value in ("once", None) for value in _accepted(entry, "recurrence"))
        and bool(fact.get("due"))
    )
    return (
        recurs
        and fact.get("due") in _accepted(entry, "due")
        and fact.get("from") in _accepted(entry, "from")
        and all(_same_name(fact.get(key), _accepted(entry, key)) for key in ("actor", "recipient"))
    )


def _same_name(name: str | None, accepted: Sequence[str | None]) -> bool:
    """Whether a unit is one of those accepted, also with or without the place behind it."""
    if None in accepted:
        return True
    words = compared(name or "")
    others = [compared(other) for other in accepted if other]
    return bool(words) and any(holds(words, other) or holds(other, words) for other in others)


def _same_amount(fact: Json, entry: Json) -> bool:
    return bool(fact["value"] == entry["value"] and fact["parent"] == entry["parent"])


def _same_reference(fact: Json, entry: Json) -> bool:
    """The same number, or title where there is none; and the same date where the gold has one."""
    numbers = [_key(number) for number in _accepted(entry, "number")]
    if entry.get("number") is None:
        same = any(_same_title(fact.get("title"), title) for title in _accepted(entry, "title"))
    else:
        same = _key(fact.get("number")) in numbers
    dates = _accepted(entry, "date")
    return same and (dates == [None] or fact.get("date") in dates)


def _key(number: str | None) -> str | None:
    return number_key(number) if number else None


def _same_title(title: str | None, wanted: str | None) -> bool:
    return bool(title and wanted and holds(compared(title), compared(wanted)))


_ALIKE: dict[str, Callable[[Json, Json], bool]] = {
    "obligation": _same_duty, "amount": _same_amount, "reference": _same_reference,
}  # fmt: skip


def _line(fact: Json) -> str:
    """A fact for people: where it stands, and what it says."""
    said = [
        f"{key}={fact[key]}"
        for key in ("actor", "recipient", "due", "from", "recurrence", "value", "parent", "number",
                    "date", "title")
        if fact.get(key) is not None
    ]  # fmt: skip
    return f"{fact['document']} {fact['clause']}: {', '.join(said)}"
