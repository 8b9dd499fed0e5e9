"""Danh mục văn bản: known legal texts, from when to when they applied, what replaced them.

The register (``library/register.yaml``) holds only what is sure: a field that is ``unknown``
there is None here, and "in force?" is answered "unknown" rather than guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.citing.numbers import normalise_number, number_key, number_year
from corpus.document import InForce
from corpus.errors import CancuError
from corpus.text import fold

SHIPPED = Path(__file__).parents[1] / "library" / "register.yaml"
"""The register that ships; ``read_documents`` reads it as a document of its own."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One legal text; None where the register does not know."""

    number: str | None  # the Constitution has none
    kind: str
    issuer: str
    date: datetime.date | None
    title: str
    in_force_from: datetime.date | None
    in_force_to: datetime.date | None  # the day it ceased to apply
    known_until: datetime.date | None  # the last day on which it is known to have applied
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    names: tuple[str, ...]  # how else it is called: "Luật PCBLGĐ"
    source: str  # where this can be looked up


@dataclass(frozen=True, slots=True)
class Register:
    """The texts known, and the day on which the register as a whole was checked."""

    entries: tuple[RegisterEntry, ...]
    checked: datetime.date

    def find(
        self,
        number: str | None,
        date: datetime.date | None = None,
        title: str | None = None,
    ) -> tuple[RegisterEntry, ...]:
        """The entries of a number, or of a title where ``number`` is None, oldest first.

        A number without a year is not unique: with a date, only entries of that day count, else
        those of that year (the day cited may be wrong). A number with its year is that text,
        whatever day is cited. Several laws bear one name: of a title with a date, only those
        of that day.
        """
        if number is not None:
            found = self._by_number(number)
            if date is None or number_year(number):
                return found
            same_day = tuple(entry for entry in found if entry.date == date)
            return same_day or tuple(
                entry for entry in found if entry.date and entry.date.year == date.year
            )
        if title is None:
            return ()
        wanted = title_key(title)
        found = tuple(
            entry
            for entry in self.entries
            if wanted in {title_key(name) for name in (entry.title, *entry.names)}
        )
        found = tuple(entry for entry in found if date is None or entry.date == date)
        return tuple(sorted(found, key=lambda entry: entry.date or datetime.date.max))

    def in_force(self, entry: RegisterEntry, on: datetime.date) -> InForce:
        """Whether the text applied on a day; "unknown" where the register cannot tell."""
        ceased, began = entry.in_force_to, entry.in_force_from
        if (ceased and on >= ceased) or (began and on < began):
            return "no"
        if began is None:
            return "no" if entry.date and on < entry.date else "unknown"
        if ceased or (entry.known_until and on <= entry.known_until):
            return "yes"
        return "unknown"

    def _by_number(self, number: str) -> tuple[RegisterEntry, ...]:
        key = number_key(number)
        found = (e for e in self.entries if e.number is not None and number_key(e.number) == key)
        return tuple(sorted(found, key=lambda entry: entry.date or datetime.date.max))


@lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """What two writings of one title share: "Luật Phòng chống bạo lực gia đình" and the comma."""
    return " ".join(re.findall(r"[^\W_]+", fold(title)))


def load_register(path: Path | None = None) -> Register:
    """The register at ``path``, or the one that ships.

    Raises CancuError (one line: which file, which entry, what is wrong, the cure).
    """
    return _shipped() if path is None else _read(path)


@lru_cache(maxsize=1)
def _shipped() -> Register:
    return _read(SHIPPED)


def _read(path: Path) -> Register:
    import yaml  # not at import time: only questions about legal texts need it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        raise CancuError(
            f"Không đọc được danh mục văn bản {path}: {error.strerror or error}. "
            "Kiểm tra đường dẫn và quyền đọc tệp."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = " ".join(str(error).split())
        raise CancuError(
            f"Danh mục văn bản {path} không phải YAML hợp lệ ({where}). Sửa chỗ đó trong tệp."
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("texts"), list):
        raise CancuError(
            f"Danh mục văn bản {path} thiếu mục «texts». Thêm danh sách văn bản dưới «texts:»."
        )
    checked = data.get("checked")
    if type(checked) is not datetime.date:
        raise CancuError(
            f"Danh mục văn bản {path} thiếu ngày kiểm tra. Thêm dòng «checked: NĂM-THÁNG-NGÀY»."
        )
    entries = tuple(
        _entry(raw, position, checked, path) for position, raw in enumerate(data["texts"], 1)
    )
    _refuse_duplicates(entries, path)
    return Register(entries, checked)


_REQUIRED = ("number", "kind", "issuer", "date", "title", "in_force_from", "in_force_to", "source")
_LISTS = ("replaced_by", "amended_by", "names")
_OPTIONAL = (*_LISTS, "checked")


class _Malformed(Exception):
    """What is wrong with one entry, in Vietnamese; becomes a CancuError that names the entry."""


def _entry(raw: Any, position: int, checked: datetime.date, path: Path) -> RegisterEntry:
    name = raw.get("number") or raw.get("title") if isinstance(raw, dict) else None
    try:
        return _checked_entry(raw, checked)
    except _Malformed as wrong:
        raise CancuError(
            f"Danh mục văn bản {path}, mục thứ {position} ({name or 'không có số'}): {wrong}"
        ) from None


def _checked_entry(raw: Any, checked: datetime.date) -> RegisterEntry:
    if not isinstance(raw, dict):
        raise _Malformed("không phải là các cặp «tên: giá trị». Viết mỗi trường một dòng.")
    missing = [field for field in _REQUIRED if field not in raw]
    strange = [str(field) for field in raw if field not in (*_REQUIRED, *_OPTIONAL)]
    if missing:
        raise _Malformed(f"thiếu trường {', '.join(missing)}. Thêm vào, hoặc ghi «unknown».")
    if strange:
        raise _Malformed(f"có trường lạ {', '.join(strange)}. Xóa hoặc sửa tên trường.")
    began, ceased = _day(raw, "in_force_from"), _day(raw, "in_force_to")
    if began and ceased and ceased < began:
        raise _Malformed("in_force_to trước in_force_from. Sửa một trong hai ngày.")
    seen = _day(raw, "checked") if "checked" in raw else None
    if raw["in_force_to"] is None:
        seen = seen or checked
    return RegisterEntry(
        number=_number(raw["number"], "number") if raw["number"] is not None else None,
        kind=_words(raw, "kind"),
        issuer=_words(raw, "issuer"),
        date=_day(raw, "date"),
        title=_words(raw, "title"),
        in_force_from=began,
        in_force_to=ceased,
        known_until=seen,
        replaced_by=tuple(_number(item, "replaced_by") for item in _list(raw, "replaced_by")),
        amended_by=tuple(_number(item, "amended_by") for item in _list(raw, "amended_by")),
        names=tuple(str(item) for item in _list(raw, "names")),
        source=_words(raw, "source"),
    )


def _day(raw: Mapping[str, Any], field: str) -> datetime.date | None:
    value = raw[field]
    if value == "unknown" or (value is None and field == "in_force_to"):
        return None
    if type(value) is not datetime.date:
        raise _Malformed(f"{field} là {value!r}. Ghi NĂM-THÁNG-NGÀY hoặc «unknown».")
    return value


def _words(raw: Mapping[str, Any], field: str) -> str:
    value = raw[field]
    if not isinstance(value, str) or not value.strip():
        raise _Malformed(f"{field} trống hoặc không phải chữ. Ghi chữ vào trường này.")
    return value


def _list(raw: Mapping[str, Any], field: str) -> list[Any]:
    value = raw.get(field, [])
    if not isinstance(value, list):
        raise _Malformed(f"{field} không phải danh sách. Viết trong ngoặc vuông: [a, b].")
    return value


def _number(value: Any, field: str) -> str:
    if not isinstance(value, str) or normalise_number(value) != value:
        raise _Malformed(f"{field}: {value!r} không phải số văn bản. Viết như 30/2020/NĐ-CP.")
    return value


def _refuse_duplicates(entries: Iterable[RegisterEntry], path: Path) -> None:
    seen: set[tuple[str, datetime.date | None]] = set()
    for entry in entries:
        key = (number_key(entry.number or entry.title), entry.date)
        if key in seen:
            name = entry.number or entry.title
            raise CancuError(f"Danh mục văn bản {path} có hai mục cho {name}. Xóa một mục.")
        seen.add(key)
