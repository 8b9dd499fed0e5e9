"""The header of a document: number, kind, issuer, place, date, title, signer, recipients.

The places of these parts on the page are those of Decree 30/2020/NĐ-CP, Annex I: letterhead
and number above, title under the kind, recipients and signature at the end. Real files lack
some of them; what is not there stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dates import find_dates
from corpus.document import Clause, Header, Level
from corpus.structure.effect import in_force_from
from corpus.structure.issuers import authority, head_of, issuing, letterhead_issuer, placed
from corpus.structure.signing import recipients_of, signers_of
from corpus.structure.titles import find_place, find_places, level_of, natural_case
from corpus.text import fold

# "Số: 1509/KH - SYT - CDN", "Số:      /KH-UBND", "SỐ: 28 /2003/NĐ-CP", "Số: 27 -CT/TW"
_NUMBER = re.compile(
    r"^\s*(?:Số|SỐ)\s*:?\s*(?P<digits>\d{1,5}[a-zđ]?)?[\s.…_]*(?P<rest>(?:/\s*\d{4}\s*)?[/-]\s*"
    r"[A-ZĐ][\w&Đđ]*(?:\s*[-/&.]\s*[\w&Đđ]+)*)\s*$",
    re.MULTILINE,
)
# "Kiên Giang, ngày 12 tháng 5 năm 2022", "Hội Thương, ngày tháng 4 năm 2022."
_DATELINE = re.compile(
    r"(?:^|[|,])\s*(?P<place>[^,|\n]{2,60}),\s*ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*"
    r"(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>\d{4})",
    re.MULTILINE,
)
# The official codification and our digests state it outright: "Ngày ban hành: 12/01/2022"
_STATED = re.compile(
    r"^(?P<key>Cơ quan ban hành|Ngày ban hành|Ngày có hiệu lực)\s*:\s*(?P<value>.+)$",
    re.MULTILINE,
)
_TYPES = (
    "Kế hoạch",
    "Thông tư liên tịch",
    "Thông tư",
    "Nghị định",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Thông báo",
    "Hướng dẫn",
    "Báo cáo",
    "Chương trình",
    "Chương trình hành động",
    "Đề án",
    "Tờ trình",
    "Phương án",
    "Công điện",
    "Công văn",
    "Quy chế",
    "Quy định",
    "Kết luận",
    "Thông tri",
    "Giấy mời",
    "Biên bản",
    "Hiến pháp",
    "Lệnh",
    "Dự án",
)
_TYPE_OF = {fold(name): name for name in _TYPES}
_JOINT = re.compile(r" (?:lien nganh|lien tich|phoi hop)$")
"""Folded, behind a kind that several agencies issue together: "HƯỚNG DẪN LIÊN NGÀNH"."""
_SYMBOL_TYPES = {
    "kh": "Kế hoạch",
    "qd": "Quyết định",
    "tt": "Thông tư",
    "nd": "Nghị định",
    "nq": "Nghị quyết",
    "ct": "Chỉ thị",
    "tb": "Thông báo",
    "hd": "Hướng dẫn",
    "bc": "Báo cáo",
    "ctr": "Chương trình",
    "ttr": "Tờ trình",
    "kl": "Kết luận",
    "cd": "Công điện",
    "pa": "Phương án",
    "da": "Đề án",
}
_OF_ONE_PERSON = ("Quyết định", "Chỉ thị", "Công điện")
"""Kinds that the head of an agency issues in his own name as often as the agency does."""
_TITLE_ENDS = re.compile(
    r"(?:Căn cứ|Thực hiện (?:các )?(?:Kế hoạch|Quyết định|Nghị quyết|Công văn|Chỉ thị|Chương trình|"
    r"Luật|Nghị định|Thông tư|Hướng dẫn|Thông tri)|Để |Nhằm |Trên cơ sở|Năm \d{4} |Thi hành|"
    r"Cơ quan ban hành|Ngày |Theo |Xét |QUYẾT ĐỊNH|\()"
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of the opening, before and behind the line that names the kind."""

    letterhead: list[str]
    type: str | None
    after: list[str]


def read_header(text: str, clauses: Sequence[Clause], stated: Mapping[str, str]) -> Header:
    """The header as the document shows it; ``stated`` (front matter, codification) wins.

    ``stated`` has the keys of a digest's front matter; dates are ISO.
    """
    opening = "\n".join(c.span.of(text) for c in clauses if c.kind == "opening")
    tail = [c.span.of(text) for c in clauses if c.kind in ("recipients", "signature")]
    signers = signers_of(text, clauses)
    lines = _lines(opening)
    number, symbol = _number(opening)
    day, year = _date(opening)
    given = {m["key"]: m["value"].strip() for m in _STATED.finditer(opening)}
    agency = given.get("Cơ quan ban hành") or letterhead_issuer(lines.letterhead, text)
    agency = agency or issuing(opening)
    title = _title(lines, agency)
    title = natural_case(title, text) if title else None
    day = _day(given.get("Ngày ban hành")) or day
    type_ = lines.type or _type_from(symbol, opening)
    place = _as_spelled(_place(title, agency, opening, text), text)
    agency = placed(agency, place)
    head = head_of(agency, lines.after, opening, tail) if type_ in _OF_ONE_PERSON else None
    read = Header(
        number=number,
        symbol=symbol,
        type=type_,
        issuer=head or agency,
        place=place,
        level=level_of(agency, place),
        date=day,
        year=_plan_year(title, day, year),
        title=title,
        signer=signers[-1].name if signers else None,
        recipients=recipients_of(opening, tail),
        effective=_day(given.get("Ngày có hiệu lực")) or in_force_from(text, clauses, day),
    )
    return _with_stated(read, stated) if stated else read


def _lines(opening: str) -> _Lines:
    lines = [line.strip() for line in opening.split("\n") if line.strip()]
    for index, line in enumerate(lines):
        words = fold(line).strip(" :.*")
        name = _TYPE_OF.get(words) or _TYPE_OF.get(_JOINT.sub("", words))
        if name and (line.isupper() or index == 0):
            return _Lines(lines[:index], name, lines[index + 1 :])
    return _Lines(lines, None, [])


def _number(opening: str) -> tuple[str | None, str | None]:
    match = _NUMBER.search(opening)
    if match is None:
        return None, None
    rest = re.sub(r"\s+", "", match["rest"])
    symbol = re.sub(r"^[/-]?(?:\d{4}/)?", "", rest)
    return (match["digits"] + rest if match["digits"] else None), symbol


def _date(opening: str) -> tuple[date | None, int | None]:
    match = _DATELINE.search(opening)
    if match is None:
        return None, None
    year = int(match["year"])
    if not (match["day"] and match["month"]):
        return None, year
    try:
        return date(year, int(match["month"]), int(match["day"])), year
    except ValueError:
        return None, year


def _day(written: str | None) -> date | None:
    """ "12/01/2022" or an ISO date."""
    if not written:
        return None
    parts = [int(part) for part in re.findall(r"\d+", written)]
    if len(parts) != 3:
        return None
    year, month, day = parts if parts[0] > 31 else parts[::-1]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _title(lines: _Lines, agency: str | None) -> str | None:
    """The words under the kind; of a letter, those behind "V/v"."""
    if lines.type is None:
        for index, line in enumerate(lines.letterhead):
            if re.match(r"(?:V/v|Về việc)\s*:?\s*", line, re.IGNORECASE):
                return _letter_title(lines.letterhead[index:])
        return None
    decides = authority(lines.after, agency)
    taken: list[str] = []
    for line in lines.after[: decides[0]] if decides else lines.after:
        if len(line) > 500 or re.match(r"Căn cứ|Số\s*:|Kính gửi|[IVX]+\.", line):
            break
        if taken and _TITLE_ENDS.match(line):
            break
        if taken and not (line[0].islower() or (line.isupper() and taken[-1].isupper())):
            break
        taken.append(line)
    return " ".join(taken).strip(" *:") or None


def _letter_title(lines: list[str]) -> str:
    taken = [re.sub(r"^(?:V/v|Về việc)\s*:?\s*", "", lines[0], flags=re.IGNORECASE)]
    for line in lines[1:]:
        if not line[0].islower():
            break
        taken.append(line)
    return " ".join(taken)


def _type_from(symbol: str | None, opening: str) -> str | None:
    if symbol:
        code = fold(re.split(r"[-/&]", symbol)[0])
        known = _SYMBOL_TYPES.get(code) or _SYMBOL_TYPES.get(re.sub(r"(?:ln|lt|ph)$", "", code))
        if known:
            return known
    return "Công văn" if re.search(r"^(?:V/v|Kính gửi)", opening, re.MULTILINE) else None


def _place(title: str | None, issuer: str | None, opening: str, text: str) -> str | None:
    """Where the document applies: named in its title, its issuer, its opening, its text."""
    if level_of(issuer, None) == "central":
        return None
    for words in (issuer, title, opening):
        place = find_place(words or "")
        if place:
            return place
    match = _DATELINE.search(opening)
    if match:
        named = match["place"].strip(" *")
        whole = (place for place in find_places(text) if fold(place).endswith(f" {fold(named)}"))
        return next(whole, named)
    return find_place(text, most_frequent=True)


def _as_spelled(place: str | None, text: str) -> str | None:
    """The place as the text spells it most often: a letterhead may have lost a mark ("TỈNH HUNG
    YÊN" for Hưng Yên)."""
    if place is None:
        return None
    spelled = Counter(
        named for named in find_places(text) if fold(named) == fold(place)
    ).most_common(1)
    return spelled[0][0] if spelled else place


def _plan_year(title: str | None, day: date | None, year: int | None) -> int | None:
    """The one year that the title names, else that of the date: "vụ Đông Xuân năm 2023 - 2024"
    names none."""
    named = {
        mention.year
        for mention in find_dates(title or "")
        if mention.month is None and mention.year
        if not _GOES_TO_YEAR.match(title or "", mention.span.end)
    }
    if len(named) == 1:
        return named.pop()
    return day.year if day else year


_GOES_TO_YEAR = re.compile(r"\s*[-–]\s*(?:19|20)\d\d")


def _with_stated(read: Header, stated: Mapping[str, str]) -> Header:
    def said(key: str, fallback: str | None) -> str | None:
        return stated[key] or None if key in stated else fallback

    day = _day(stated.get("date")) if "date" in stated else read.date
    place, issuer = said("place", read.place), said("issuer", read.issuer)
    level = stated.get("level")
    known: dict[str, Level] = {
        "central": "central",
        "province": "province",
        "district": "district",
        "commune": "commune",
    }
    year = said("year", None)
    number = said("number", read.number)
    return Header(
        number=number,
        symbol=said("symbol", re.sub(r"^[^/-]*[/-](?:\d{4}/)?", "", number) if number else None),
        type=said("type", read.type),
        issuer=issuer,
        place=place,
        level=known.get(level or "", level_of(issuer, place)),
        date=day,
        year=int(year) if year and year.isdecimal() else (day.year if day else read.year),
        title=said("title", read.title),
        signer=said("signer", read.signer),
        recipients=read.recipients,
        effective=_day(stated.get("effective")) or read.effective,
    )
