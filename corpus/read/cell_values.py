"""Values of spreadsheet cells as a Vietnamese Excel shows them: 1.234.567,5 and 05/12/2025."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')  # '#,##0 "đồng"', "_-", "[Red]"
_DECIMALS = re.compile(r"[0#?][.]([0#?]+)")
_GROUPED = re.compile(r"[#0?],[#0?]")
_PADDED = re.compile(r"0+")  # "00": 5 is shown as 05
_DATE = re.compile(r"[ymdh]", re.IGNORECASE)
_SIGNIFICANT = 11  # digits that Excel shows of a number without a format


def shown(value: Any, number_format: str = "General") -> str:
    """A cell's text: a number by its format's decimals, groups, percent and unit; a date by day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, number_format)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return str(value).strip()


def _number(value: int | float | Decimal, number_format: str) -> str:
    sections = number_format.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    plain = _LITERAL.sub("", section)
    if plain in ("", "General", "@") or not re.search(r"[0#?]", plain):
        return _general(value)
    percent = "%" in plain
    decimals = _DECIMALS.search(plain)
    places = len(decimals.group(1)) if decimals else 0
    exact = Decimal(str(value)) * (100 if percent else 1)
    text = f"{abs(exact):,.{places}f}" if _GROUPED.search(plain) else f"{abs(exact):.{places}f}"
    text = text.translate(str.maketrans(",.", ".,"))
    if digits := _PADDED.fullmatch(plain.strip()):
        text = text.zfill(len(digits.group()))
    if "," in text and decimals and "#" in decimals.group(1):
        text = text.rstrip("0").rstrip(",")
    sign = "-" if value < 0 and text.strip("0.,") else ""
    before, after = _literals(section)
    return f"{before}{sign}{text}{'%' if percent else ''}{after}".strip()


def _literals(section: str) -> tuple[str, str]:
    """The words that a format writes before and behind the number."""
    parts = ["", ""]
    behind = 0
    at = 0
    while at < len(section):
        literal = _LITERAL.match(section, at)
        if literal:
            parts[behind] += literal.group(1) or literal.group(2) or ""
            at = literal.end()
            continue
        if section[at] in "0#?":
            behind = 1
        elif section[at] in " $€₫đ" and (behind or parts[0] or section[at] != " "):
            parts[behind] += section[at]
        at += 1
    return parts[0], parts[1].rstrip()


def _general(value: int | float | Decimal) -> str:
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return f"{value:.{_SIGNIFICANT}g}".replace(".", ",")


def _date(value: datetime.date, number_format: str) -> str:
    plain = _LITERAL.sub("", number_format).lower()
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return value.strftime("%d/%m/%Y %H:%M")
    if _DATE.search(plain) and "d" not in plain:
        return value.strftime("%m/%Y") if "m" in plain else value.strftime("%Y")
    return value.strftime("%d/%m/%Y")
