"""Agencies: what those of the old structure became, and who does their work in a commune.

The facts, each with its legal source and the day from which it holds, stand in
``library/agencies.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.document import Span
from corpus.names import compared
from corpus.text import fold, same_spelling
from corpus.units import Commune

_TABLE = Path(__file__).parent / "library" / "agencies.yaml"


@dataclass(frozen=True, slots=True)
class Successor:
    """What took over: an agency by name, or an office of the commune; for which fields."""

    name: str | None
    office: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """An agency of the old structure, gone from the day ``since``."""

    was: str
    since: date
    source: str
    becomes: tuple[Successor, ...]
    pattern: re.Pattern[str]

    def successor(self, field: str, commune: Commune | None = None) -> str | None:
        """The successor for a plan on ``field`` (its title); None where the table cannot tell.

        An office of a commune takes the commune's name of it, or that of a ward.
        """
        words = fold(field)
        rated = [
            (sum(fold(name) in words for name in one.fields) if one.fields else 0.5, -at, one)
            for at, one in enumerate(self.becomes)
        ]
        score, _, best = max(rated, key=lambda one: one[:2])
        if score == 0 and len(self.becomes) > 1:
            return None
        if best.office is not None:
            return office_name(best.office, commune)
        return best.name

    @property
    def candidates(self) -> tuple[str, ...]:
        """Every successor by name, for a person to choose from."""
        return tuple(one.name or office_name(one.office or "", None) for one in self.becomes)


@dataclass(frozen=True, slots=True)
class OldAgency:
    """An agency of the old structure named at ``span``."""

    span: Span
    succession: Succession


def find_old_agencies(text: str) -> tuple[OldAgency, ...]:
    """The agencies named in ``text`` that the reform ended, in order.

    "Phòng Kinh tế, Hạ tầng và Đô thị" is a ward's office of today, though a district's old one
    had the first half of its name.
    """
    lowered = same_spelling(text).lower()
    today = [Span(*match.span()) for match in _offices_pattern().finditer(lowered)]
    found = [
        OldAgency(span, succession)
        for succession in _table().successions
        for match in succession.pattern.finditer(lowered)
        for span in (Span(*match.span()),)
        if not any(own.contains(span) for own in today)
    ]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    out: list[OldAgency] = []
    for one in found:
        if not out or one.span.start >= out[-1].span.end:
            out.append(one)
    return tuple(out)


@cache
def _offices_pattern() -> re.Pattern[str]:
    names = {name for office in _table().offices.values() for name in office.names.values()}
    longest = sorted((same_spelling(name).lower() for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def office_name(office: str, commune: Commune | None) -> str:
    """The name of a commune's office; without a commune, as a ward calls it."""
    names = _table().offices[office].names
    if commune is None:
        return names["phường"]
    return names.get(commune.name) or names[commune.kind]


def office_for(department: str, commune: Commune) -> str | None:
    """The commune's office that looks after the fields of a provincial department of today;
    None where a commune has none."""
    wanted = compared(department)
    for office in _table().offices:
        served = (compared(name) for name in _table().offices[office].serves)
        if any(wanted[: len(name)] == name for name in served):
            return office_name(office, commune)
    return None


def departments() -> tuple[str, ...]:
    """The provincial departments of today whose fields a commune's office looks after."""
    return tuple(name for office in _table().offices.values() for name in office.serves)


def both_levels() -> tuple[str, ...]:
    """Names of bodies that a province and a commune both have, longest first."""
    return _table().both_levels


# ── the table ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Office:
    names: Mapping[str, str]
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    successions: tuple[Succession, ...]
    offices: Mapping[str, _Office]
    both_levels: tuple[str, ...]


@cache
def _table() -> _Table:
    raw: dict[str, Any] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return _Table(
        tuple(_succession(entry) for entry in raw["successions"]),
        {
            name: _Office(entry["names"], tuple(entry["serves"]))
            for name, entry in raw["offices"].items()
        },
        tuple(sorted(raw["both_levels"], key=len, reverse=True)),
    )


def _succession(entry: Mapping[str, Any]) -> Succession:
    becomes = tuple(
        Successor(one.get("name"), one.get("office"), tuple(one.get("fields", ())))
        for one in entry["becomes"]
    )
    head, _, body = entry["was"].partition(" ")
    bodies = [_body(body), *(_short(short) for short in entry.get("short", ()))]
    pattern = re.compile(rf"(?<!\w){head.lower()}\s+(?:{'|'.join(bodies)})(?!\w)")
    return Succession(entry["was"], entry["since"], entry["source"], becomes, pattern)


# Between the words of a name: "Lao động- Thương binh và Xã hội", "Văn hóa & Thông tin"
_BETWEEN = r"[\s,–-]*(?:(?:và|&)\s*)?"


def _body(words: str) -> str:
    syllables = [w for w in re.findall(r"[^\W_]+", same_spelling(words).lower()) if w != "và"]
    return _BETWEEN.join(re.escape(syllable) for syllable in syllables)


def _short(letters: str) -> str:
    """ "LĐTBXH" also as "LĐ-TB&XH", "LĐ - TBXH"."""
    return r"\s?[-–&]?\s?".join(re.escape(letter) for letter in letters.lower())
