"""What of a sentence must not be wrong: dates, sums, numbers, documents, articles, names.

A statement may say nothing of these kinds that its quotes do not say. Equality is after
normalisation ("05/12/2022" is "ngày 5 tháng 12 năm 2022"), never by likeness: a quote with one
changed digit is 0.98 alike and wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.citing.article_paths import find_article_paths
from corpus.citing.numbers import find_numbers, number_key
from corpus.dates import DateMention, find_dates, find_ranges
from corpus.document import Span
from corpus.names import compared, find_names, holds
from corpus.text import UPPER, fold

Kind = Literal["date", "money", "number", "document", "article", "name"]


@dataclass(frozen=True, slots=True, order=True)
class HardToken:
    """One thing that must be carried: its kind, its compared value, and how it was written."""

    kind: Kind
    value: str
    written: str


# "370.000.000đồng", "1,5 tỷ đồng", "500 triệu", "150.000 đ", "20 nghìn đồng"
_MONEY = re.compile(
    r"(?<![\w.,/])(?P<figure>\d{1,3}(?:[.\s]\d{3})+|\d+(?:,\d+)?)\s*"
    r"(?P<scale>nghin|ngan|trieu|ty(?! (?:le|so|trong|suat)\b))?\s*"
    r"(?P<unit>dong|vnd|d(?!\w))?(?!\w)"
)
# "mốc 2035 Đồng Tháp": no sum of đồng, but a province
_PLACE_BEHIND = re.compile(rf"Đồng [{UPPER}]")
_SCALES = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000}
# "27%", "1,7", "107", "2.324", "06", "1a", "30_2020": a number that is none of the other kinds
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?(?:[a-z]|_\d+)?)(?!\w)"
    r"(?P<percent>\s?%)?"
)
# "Mục 1 Chương XI", "mục III": a section, which only its text can complete
_SECTION = re.compile(r"(?<!\w)muc\s+(?P<label>\d{1,2}|[ivx]{1,5})(?!\w)")
# "giai đoạn 2021-2025": both years count
_YEARS = re.compile(
    r"(?<![\w/.,-])(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?![\w/])"
)
# The label that a quoted line begins with says where it stands, not what it says.
_LABEL = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+)[.)]\s|\[\d+\]", re.MULTILINE)


@lru_cache(maxsize=20_000)
def hard_tokens(text: str) -> frozenset[HardToken]:
    """The hard tokens of a sentence. Labels ("5.", "II.") and marks ("[1]") are none."""
    taken: list[Span] = [Span(*match.span()) for match in _LABEL.finditer(text)]
    found: set[HardToken] = set()

    def take(kind: Kind, value: str, span: Span) -> None:
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            found.add(HardToken(kind, value, span.of(text).strip()))

    for mention in find_numbers(text):
        if mention.sure:
            take("document", number_key(mention.number), mention.span)
    for date_range in find_ranges(text):
        for end in (date_range.begins, date_range.ends):
            found.add(HardToken("date", _date_value(end), end.span.of(text)))
        taken.append(date_range.span)
    for date in find_dates(text):
        take("date", _date_value(date), date.span)
    for path in find_article_paths(text):
        for one in path.path.split(", "):
            found.add(HardToken("article", one, path.span.of(text)))
        taken.append(path.span)
    for match in _YEARS.finditer(text):
        for year in match.groups():
            found.add(HardToken("number", year, match.group()))
        taken.append(Span(*match.span()))
    folded = fold(text)
    for match in _SECTION.finditer(folded):
        found.add(HardToken("article", f"mục {match['label']}", Span(*match.span()).of(text)))
    for match in _MONEY.finditer(folded):
        value = _money(match)
        place = match["unit"] and _PLACE_BEHIND.match(text, match.start("unit"))
        if value is not None and not place:
            take("money", str(value), Span(*match.span()))
    for match in _NUMBER.finditer(folded):
        value_ = _number(match["number"]) + ("%" if match["percent"] else "")
        take("number", value_, Span(*match.span()))
    for name in find_names(text):
        found.add(HardToken("name", " ".join(name.words), name.span.of(text)))
    return frozenset(found)


def _date_value(date: DateMention) -> str:
    """ "2022-12-05", "-12-05" without its year, "2025-12" a month, "2026-Q2", "2022" a year."""
    year = str(date.year or "")
    if date.quarter:
        return f"{year}-Q{date.quarter}"
    if date.month is None:
        return year
    return f"{year}-{date.month:02}" + (f"-{date.day:02}" if date.day else "")


def _money(match: re.Match[str]) -> int | None:
    figure, scale, unit = match["figure"], match["scale"], match["unit"]
    if not unit and not scale:
        return None
    number = float(re.sub(r"[.\s]", "", figure).replace(",", "."))
    if not scale and number < 1_000:
        return None
    return round(number * _SCALES.get(scale or "", 1))


def _number(written: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written):
        return written.replace(".", "")
    return written.replace(",", ".").lstrip("0") or "0"


def missing(statement: str, quotes: Iterable[str]) -> tuple[HardToken, ...]:
    """The hard tokens of ``statement`` that no quote says, sorted; empty where all are carried.

    A less exact date is carried by a more exact one ("05/12" by "05/12/2022"), never the other
    way round; a name by the same words in their order; an article by itself or what is under it.
    """
    held = [quote for quote in quotes]
    said = {(token.kind, token.value) for quote in held for token in hard_tokens(quote)}
    words = [compared(quote) for quote in held]
    return tuple(
        sorted(token for token in hard_tokens(statement) if not _carried(token, said, words))
    )


def _carried(token: HardToken, said: set[tuple[Kind, str]], words: list[tuple[str, ...]]) -> bool:
    if (token.kind, token.value) in said:
        return True
    if token.kind == "name":
        name = tuple(token.value.split())
        return any(holds(quote, name) for quote in words)
    if token.kind == "date":
        return any(kind == "date" and _less_exact(token.value, value) for kind, value in said)
    if token.kind == "article":
        return any(
            kind == "article" and value.startswith(f"{token.value}.") for kind, value in said
        )
    if token.kind == "number":
        # A bare year may stand inside a date, and a plain number before a scale or a currency.
        return any(
            (kind == "date" and value.split("-")[0] == token.value)
            or (kind == "money" and value == token.value)
            for kind, value in said
        )
    return False


def _less_exact(value: str, exact: str) -> bool:
    if value.startswith("-"):
        return exact.endswith(value)
    return exact.startswith(f"{value}-") and "Q" not in exact
