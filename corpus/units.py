"""Administrative units since the reform of 2025: communes, and what old names became.

From 1 July 2025 there are 34 provinces and 3,321 communes (Resolution 202/2025/QH15 and the
resolutions of the Standing Committee of the National Assembly for each province); districts are
gone (Law 72/2025/QH15). The conversion is that of ``vietnamadminunits``, imported when first used.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.document import Span
from corpus.errors import CancuError, shown
from corpus.names import find_names
from corpus.text import fold, normalise, same_spelling


class UnitError(CancuError):
    """No commune, or several, is called so; the message names what may be meant."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today. ``was`` is the old address that was asked for, where it had another."""

    kind: str  # "phường", "xã", "đặc khu"
    short: str  # "Pleiku"
    province: str  # "tỉnh Gia Lai", "thành phố Cần Thơ"
    was: str | None = None

    @property
    def name(self) -> str:
        """ "phường Pleiku"."""
        return f"{self.kind} {self.short}"

    @property
    def full(self) -> str:
        """ "phường Pleiku, tỉnh Gia Lai"."""
        return f"{self.name}, {self.province}"


_KINDS = ("phường", "xã", "đặc khu")
_PROVINCE_KINDS = re.compile(r"^(?:tinh|thanh pho|tp\.?)\s+")


def find_commune(address: str) -> Commune:
    """The commune of today that ``address`` names: "phường Pleiku, tỉnh Gia Lai".

    An old address ("phường Hội Thương, thành phố Pleiku, tỉnh Gia Lai") gives what it became,
    with ``was`` set. Without a province the name must be the only one of its kind.
    Raises UnitError.
    """
    parts = [part for part in re.split(r"\s*,\s*", " ".join(normalise(address).split())) if part]
    if not parts:
        raise UnitError('chưa nêu xã, phường; ví dụ: --for "phường Pleiku, tỉnh Gia Lai"')
    if len(parts) <= 2:
        found = _today(parts[0], parts[1] if len(parts) == 2 else None)
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            named = "; ".join(commune.full for commune in found[:5])
            raise UnitError(f"{shown(address)} có thể là {named}; hãy ghi đủ cả tỉnh, thành phố")
    converted = _converted(", ".join(parts))
    if converted is not None:
        return converted
    raise UnitError(_unknown(address, parts))


def search_communes(words: str, limit: int = 20) -> tuple[Commune, ...]:
    """The communes of today whose name with its province has all of the words, with or without
    tone marks; those whose own name begins so come first."""
    wanted = fold(same_spelling(normalise(words))).split()
    first = " ".join(wanted)

    def rank(commune: Commune) -> tuple[bool, str]:
        own = (fold(same_spelling(commune.short)), fold(same_spelling(commune.name)))
        return not any(name.startswith(first) for name in own), own[0]

    found = [
        commune
        for commune in _communes()
        if all(word in fold(same_spelling(commune.full)) for word in wanted)
    ]
    return tuple(sorted(found, key=rank)[:limit])


def current_province(place: str) -> str | None:
    """The province of today that a province, old or new, belongs to: "tỉnh Hà Nam" gives
    "tỉnh Ninh Bình"; None for what is no province."""
    return _provinces().get(_bare(place))


def is_province(place: str) -> bool:
    """Whether ``place`` is one of the 34 provinces of today, under this name."""
    today = current_province(place)
    return today is not None and _bare(today) == _bare(place)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Units named together at ``span``, smallest first ("xã Liêm Túc huyện Thanh Liêm"), and
    the commune or province of today (None: not known)."""

    span: Span
    names: tuple[str, ...]
    commune: Commune | None
    province: str | None

    @property
    def of_commune(self) -> bool:
        """Whether the smallest unit named is a commune, old or new."""
        return _kind_of(self.names[0]) in (*_KINDS, "thị trấn")

    @property
    def of_district(self) -> bool:
        return not self.of_commune and current_province(self.names[0]) is None


# Between the parts of an address: "xã Liêm Túc huyện Thanh Liêm", "phường 12, quận 3"
_JOINED = re.compile(r"\s*(?:[,-]|thuộc|của)?\s*")


def find_places(text: str, province: str | None) -> tuple[PlaceMention, ...]:
    """The units named in ``text``, those of one address as one mention.

    ``province`` (the document's own, old or new) completes an address without one.
    """
    groups: list[list[tuple[Span, str]]] = []
    for mention in find_names(text):
        if not mention.place:
            continue
        name = mention.span.of(text)
        gap = text[groups[-1][-1][0].end : mention.span.start] if groups else ""
        larger = groups and _rank(name) > _rank(groups[-1][-1][1])
        if larger and _JOINED.fullmatch(gap):
            groups[-1].append((mention.span, name))
        else:
            groups.append([(mention.span, name)])
    return tuple(_mention(group, province) for group in groups)


def _mention(group: list[tuple[Span, str]], province: str | None) -> PlaceMention:
    names = tuple(name for _, name in group)
    span = Span(group[0][0].start, group[-1][0].end)
    own = current_province(names[-1])
    if own is not None and len(names) == 1:
        return PlaceMention(span, names, None, own)
    within = names if own is not None or province is None else (*names, province)
    commune = _resolved(within) if _kind_of(names[0]) in (*_KINDS, "thị trấn") else None
    today = current_province(within[-1])
    return PlaceMention(span, names, commune, commune.province if commune else today)


def _resolved(names: tuple[str, ...]) -> Commune | None:
    last = current_province(names[-1])
    if len(names) == 2 and last is not None:
        found = _today(names[0], last)
        if len(found) == 1:
            return found[0]
    return _converted(", ".join(names)) if last is not None else None


def _kind_of(name: str) -> str:
    lowered = name.lower()
    for kind in ("đặc khu", "thị trấn", "thị xã", "thành phố"):
        if lowered.startswith(f"{kind} "):
            return kind
    return lowered.split(" ", 1)[0]


_RANKS = {
    "phường": 0,
    "xã": 0,
    "đặc khu": 0,
    "thị trấn": 0,
    "thôn": -1,
    "bản": -1,
    "buôn": -1,
    "quận": 1,
    "huyện": 1,
    "thị xã": 1,
    "tỉnh": 2,
}


def _rank(name: str) -> int:
    """Communes below districts below provinces; a "thành phố" is one or the other."""
    kind = _kind_of(name)
    if kind in ("thành phố", "tp", "tp."):
        return 2 if current_province(name) else 1
    return _RANKS.get(kind, 0)


# ── today's units ────────────────────────────────────────────────────────────────────────────


def _bare(place: str) -> str:
    return _PROVINCE_KINDS.sub("", fold(same_spelling(" ".join(place.split()))))


def _in_text(official: str) -> str:
    """ "Tỉnh Gia Lai" as it stands inside a sentence: "tỉnh Gia Lai"."""
    return official[0].lower() + official[1:]


@cache
def _communes() -> tuple[Commune, ...]:
    from vietnamadminunits.database import get_data

    rows = get_data(fields=["province", "ward", "wardShort", "wardType"])
    return tuple(
        Commune(row["wardType"].lower(), row["wardShort"], _in_text(row["province"]))
        for row in rows
        if row["ward"]
    )


# Provinces renamed before the mergers. Resolution 175/2024/QH15, from 1 January 2025.
_RENAMED = {"thua thien hue": "thành phố Huế"}


@cache
def _provinces() -> dict[str, str]:
    """The bare name of each province, old and new, to the province of today."""
    from vietnamadminunits import convert_address
    from vietnamadminunits.database import get_data

    found = {_bare(commune.province): commune.province for commune in _communes()}
    found |= _RENAMED
    for row in get_data(fields="province", table="admin_units_legacy"):
        old = row["province"]
        if _bare(old) not in found:
            found[_bare(old)] = _in_text(convert_address(old).province)
    return found


def _today(name: str, province: str | None) -> list[Commune]:
    """The communes of today called so: with their kind, or without."""
    wanted = fold(same_spelling(name))
    within = _bare(current_province(province) or province) if province else None
    found = [
        commune
        for commune in _communes()
        if wanted in (fold(same_spelling(commune.name)), fold(same_spelling(commune.short)))
        and (within is None or _bare(commune.province) == within)
    ]
    exact = [c for c in found if same_spelling(c.name).lower() == same_spelling(name).lower()]
    return exact or found


@lru_cache(maxsize=512)
def _converted(address: str) -> Commune | None:
    from vietnamadminunits import convert_address

    try:
        unit = convert_address(address)
    except (ValueError, KeyError, AttributeError, TypeError):
        return None
    if unit is None or not unit.ward:
        return None
    kind = unit.ward_type.lower()
    short = unit.ward[len(unit.ward_type) + 1 :]
    commune = Commune(kind, short, _in_text(unit.province))
    same = fold(address).startswith(fold(commune.name) + ",") and address.count(",") == 1
    return commune if same else Commune(kind, short, commune.province, was=address)


def _unknown(address: str, parts: Iterable[str]) -> str:
    name, *rest = parts
    province = current_province(rest[-1]) if rest else None
    if rest and province is None and len(rest) == 1:
        return f"không có tỉnh, thành phố {shown(rest[-1])}; hãy kiểm tra tên trong --for"
    within = [c.name for c in _communes() if province is None or c.province == province]
    near = difflib.get_close_matches(name, within, n=2, cutoff=0.75)
    elsewhere = [commune.full for commune in _today(name, None)][:2]
    meant = near or elsewhere
    cure = f"có phải {' hoặc '.join(meant)}?" if meant else "hãy kiểm tra tên trong --for"
    return f"từ 01/7/2025 không có đơn vị {shown(address)}; {cure}"
