"""Which text a reference means: a held document, an entry of the register, or neither.

"Not held" says only that the text is not here. What disagrees (another date, a text that had
ceased to apply) becomes a hint with its evidence, never a verdict.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.citing.numbers import number_key, number_year
from corpus.citing.register import Register, RegisterEntry, title_key
from corpus.document import Header, Reference
from corpus.text import fold

Held = Mapping[str, Sequence[tuple[str, Header]]]
"""Held documents (id and header) by ``number_key`` of their number."""

_BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def resolve(
    references: Sequence[Reference],
    register: Register,
    held: Held,
    on: datetime.date | None,
    text: str = "",
) -> tuple[Reference, ...]:
    """The references of one document with status, document, in_force, replaced_by and hints.

    ``on`` is the day for which "in force?" is asked, as a rule the citing document's own date;
    None answers "unknown". ``text``, the citing document's, gives the year of "Bộ luật Lao động
    năm 2019". A number without a year is looked up with its date; an undated mention takes the
    date that the same document gives elsewhere.
    """
    dates = _dates_given(references)
    by_title = _held_by_title(held)
    return tuple(
        _resolved(reference, register, held, by_title, on, _date(reference, dates), text)
        for reference in references
    )


def _dates_given(references: Sequence[Reference]) -> dict[str, datetime.date]:
    """The date most often given with each number."""
    counted: dict[str, Counter[datetime.date]] = {}
    for reference in references:
        if reference.number and reference.date:
            counted.setdefault(number_key(reference.number), Counter())[reference.date] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in counted.items()}


def _date(reference: Reference, dates: Mapping[str, datetime.date]) -> datetime.date | None:
    if reference.date or reference.number is None:
        return reference.date
    return dates.get(number_key(reference.number))


def _held_by_title(held: Held) -> dict[str, list[tuple[str, Header]]]:
    """Held laws by their name, as references call them."""
    titles: dict[str, list[tuple[str, Header]]] = {}
    for documents in held.values():
        for identifier, header in documents:
            if header.type in _BY_NAME and header.title:
                key = title_key(header.title)
                kind = title_key(header.type)
                key = key if key.startswith(kind) else f"{kind} {key}"
                titles.setdefault(key, []).append((identifier, header))
    return titles


def _resolved(
    reference: Reference,
    register: Register,
    held: Held,
    by_title: Mapping[str, Sequence[tuple[str, Header]]],
    on: datetime.date | None,
    day: datetime.date | None,
    text: str,
) -> Reference:
    entry, hints = _entry(reference, register, day, on, text)
    number = reference.number or (entry.number if entry else None)
    document = _held_document(replace(reference, number=number), held, day)
    if document is None and number is None and reference.title and not hints:
        named = by_title.get(title_key(reference.title), ())
        document = named[0] if len(named) == 1 else None
    if document and reference.date and document[1].date not in (None, reference.date):
        hints.append(
            f"Văn bản trong kho ghi ngày {_said(document[1].date)}, "
            f"văn bản dẫn ngày {_said(reference.date)}"
        )
    resolved = replace(
        reference,
        status="held" if document else "registered" if entry else "not held",
        document=document[0] if document else None,
    )
    if entry is None:
        return replace(resolved, hints=tuple(hints))
    hints += _hints(reference, entry, register, on)
    return replace(
        resolved,
        in_force=register.in_force(entry, on) if on else "unknown",
        replaced_by=entry.replaced_by,
        hints=tuple(hints),
    )


def _entry(
    reference: Reference,
    register: Register,
    day: datetime.date | None,
    on: datetime.date | None,
    text: str,
) -> tuple[RegisterEntry | None, list[str]]:
    """The register's entry for a reference; where several fit, none, and why."""
    if reference.number is not None:
        found = register.find(reference.number, day)
        if found and day is None and number_year(reference.number) is None:
            listed = ", ".join(f"ngày {_said(entry.date)}" for entry in found)
            return None, [
                f"Danh mục có {found[0].number} {listed}; văn bản không dẫn ngày nên chưa đối chiếu"
            ]
    else:
        found = register.find(None, day, reference.title)
        year = re.search(r"(?:19|20)\d\d\)?$", reference.span.of(text)) if text else None
        if year and reference.date is None:
            of_year = int(year.group()[:4])
            found = tuple(entry for entry in found if entry.date and entry.date.year == of_year)
        if len(found) > 1 and on:
            found = tuple(entry for entry in found if register.in_force(entry, on) != "no")
    if len(found) <= 1:
        return (found[0] if found else None), []
    listed = ", ".join(f"{entry.number} ngày {_said(entry.date)}" for entry in found)
    return None, [f"Danh mục có nhiều văn bản khớp: {listed}; văn bản dẫn không nói rõ"]


def _hints(
    reference: Reference, entry: RegisterEntry, register: Register, on: datetime.date | None
) -> list[str]:
    hints = []
    if reference.date and entry.date and reference.date != entry.date:
        hints.append(
            f"Danh mục ghi ngày {_said(entry.date)}, văn bản dẫn ngày {_said(reference.date)} "
            f"(nguồn: {entry.source})"
        )
    if on is None:
        return hints
    if entry.in_force_to and on >= entry.in_force_to:
        successor = f", thay bằng {', '.join(entry.replaced_by)}" if entry.replaced_by else ""
        hints.append(
            f"Theo danh mục, hết hiệu lực từ ngày {_said(entry.in_force_to)}{successor} "
            f"(nguồn: {entry.source})"
        )
    elif entry.in_force_from and on < entry.in_force_from:
        hints.append(
            f"Theo danh mục, có hiệu lực từ ngày {_said(entry.in_force_from)}, sau ngày "
            f"{_said(on)} (nguồn: {entry.source})"
        )
    elif entry.known_until and on > entry.known_until:
        hints.append(f"Danh mục chỉ biết còn hiệu lực đến ngày {_said(entry.known_until)}")
    return hints


def _said(day: datetime.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "không rõ"


# Symbols of bodies of which there is one: QĐ-TTg, NĐ-CP, 202/2025/QH15, 21-CT/TW, TT-BTC. Every
# province has a KH-UBND.
_ONE_ISSUER = re.compile(r"(?:CP|TTG|QH\d*|UBTVQH\d*|TW|CTN|(?:TT|TTLT|QD|CT)B[A-Z]+)$")


def _held_document(
    reference: Reference, held: Held, day: datetime.date | None
) -> tuple[str, Header] | None:
    if reference.number is None:
        return None
    key = number_key(reference.number)
    fitting = [
        candidate
        for candidate in held.get(key, ())
        if _fits(reference, day, candidate[1], one_issuer=bool(_ONE_ISSUER.search(key)))
    ]
    same_day = [candidate for candidate in fitting if day and candidate[1].date == day]
    chosen = same_day or fitting
    return chosen[0] if len(chosen) == 1 else None


def _fits(
    reference: Reference, day: datetime.date | None, header: Header, *, one_issuer: bool
) -> bool:
    """Whether a held document of the same number is the one cited.

    Issuers must not contradict. A number without a year needs the year of the date cited, or,
    undated, the issuer's own words.
    """
    said, written = _issuer_words(reference.issuer), _issuer_words(header.issuer)
    if not one_issuer and said and written and not (said <= written or written <= said):
        return False
    if number_year(reference.number or ""):
        return one_issuer or bool(said and written) or day == header.date
    if day is None:
        return bool(said and written)
    if header.date == day:
        return True
    year = header.date.year if header.date else header.year
    return year == day.year and (one_issuer or bool(said and written))


_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho"}
_OFFICE = re.compile(r"^(?:bo truong|chu tich|giam doc|pho chu tich)\s+")


def _issuer_words(issuer: str | None) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", fold(issuer or ""))
    full = " ".join(_SHORT.get(word, word) for word in words)
    return frozenset(_OFFICE.sub("", full).split())
