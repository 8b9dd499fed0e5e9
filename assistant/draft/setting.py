"""For whom, from what and for when a draft is made: what every rule may ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.agencies import Succession, find_old_agencies, office_for, office_name
from corpus.document import Document, Span
from corpus.text import in_lower_case
from corpus.units import Commune, current_province


@dataclass(frozen=True)
class Setting:
    """``year`` is the draft's; ``days_earlier`` how much sooner the commune's units report than
    the commune itself; ``lead`` the commune's office that looks after the parent's field."""

    parent: Document
    commune: Commune
    year: int
    days_earlier: int
    lead: str
    protected: tuple[Span, ...]  # of the parent's text: mentions of other texts, with their titles

    @property
    def kind(self) -> str:
        return self.commune.kind

    @property
    def committee(self) -> str:
        """ "Ủy ban nhân dân phường Pleiku"."""
        return f"Ủy ban nhân dân {self.commune.name}"

    @cached_property
    def parent_year(self) -> int:
        return year_of(self.parent) or self.year

    def successor(self, succession: Succession, commune: Commune | None = None) -> str | None:
        """What took over in the parent's field, which its title tells, else its first sections."""
        return succeeds(succession, self.parent, commune)

    @property
    def year_moves(self) -> bool:
        return self.year != self.parent_year

    @property
    def of_department(self) -> bool:
        """Whether the parent is a department's own plan: there "Sở" alone means it."""
        return (self.parent.header.issuer or "").startswith("Sở")

    @cached_property
    def province_was(self) -> str | None:
        """The parent's province (or district) under the name it writes, bare: "Hà Nam"."""
        place = self.parent.header.place
        known = place and (current_province(place) or self.parent.header.level == "district")
        return _bare(place) if place and known else None

    @cached_property
    def province(self) -> str:
        """A pattern, for lower case, of the parent's province: with its name or without."""
        names = {self.province_was, _bare(self.commune.province)} - {None}
        named = "|".join(re.escape(in_lower_case(name)) for name in sorted(filter(None, names)))
        kinds = r"(?:thành phố|tp\.?|tỉnh)"
        if self.parent.header.level == "district":
            kinds = r"(?:huyện|quận|thị xã|thành phố)"
        return rf"(?:{kinds}(?:\s+(?:{named})(?!\w))?(?![\w]))"


# "Tháng hành động … năm 2023"; not "đến năm 2030", "năm 2021 - 2025"
_OF_YEAR = re.compile(
    r"(?<!đến )(?<!tới )(?<!từ )(?<!sau )năm (?P<year>20\d\d)(?!\d|\s?[-–]\s?\d{4})"
)


def year_of(parent: Document) -> int | None:
    """The plan's year by its head; where that is torn off, the latest that its body names."""
    if parent.header.year is not None:
        return parent.header.year
    body = [parent.words(clause) for clause in parent.clauses if clause.kind != "opening"]
    years = [int(m["year"]) for words in body for m in _OF_YEAR.finditer(in_lower_case(words))]
    return max(years, default=None)


def _bare(place: str) -> str:
    return re.sub(r"^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã)\s+", "", place, flags=re.IGNORECASE)


# Whom the communes report to on order and defence, and the commune's own body for it
_ARMED = {"Công an": "Công an", "Bộ Chỉ huy quân sự": "Ban Chỉ huy Quân sự"}


def succeeds(
    succession: Succession, parent: Document, commune: Commune | None = None
) -> str | None:
    title = parent.header.title or ""
    wide = f"{title} {parent.text[:4000]}"
    return succession.successor(title, commune) or succession.successor(wide, commune)


def lead_office(parent: Document, commune: Commune) -> str:
    """The commune's office that looks after the parent's field: that of the department whom the
    communes report to, else of the first that the parent gives duties to."""
    organised = parent.text[len(parent.text) // 3 :]
    issuer = parent.header.issuer or ""
    old_issuer = find_old_agencies(issuer)
    named = succeeds(old_issuer[0].succession, parent) if old_issuer else issuer
    own = office_for(named, commune) if named and named.startswith("Sở") else None
    if own:
        return own
    reported = re.search(r"(?:về|thông qua|gửi)\s+(?=Sở\s)", organised)
    armed = re.search(rf"(?:về|thông qua|gửi)\s+(?:{'|'.join(_ARMED)})\s", organised)
    if armed and (reported is None or armed.start() < reported.start()):
        own = next(own for name, own in _ARMED.items() if name in armed.group())
        return f"{own} {commune.kind}"
    for start in (reported.end() if reported else None, organised.find("Sở "), 0):
        if start is None or start < 0:
            continue
        words = organised[start : start + 80]
        old = find_old_agencies(words)
        name = succeeds(old[0].succession, parent) if old and old[0].span.start == 0 else words
        office = office_for(name or "", commune)
        if office:
            return office
    return office_name("society", commune)
