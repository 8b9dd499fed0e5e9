"""Drafts: each sentence has its source, nothing of the parent's time is left, no duty is lost.

What issue "Draft a ward's plan" promises of every draft, after Decree 30/2020/NĐ-CP (the form)
and the reform of 1 July 2025 (Law 72/2025/QH15: no districts; Resolution 202/2025/QH15: 34
provinces). A draft is judged by its JSON, as any other program reads it, against its parent. What
is stale is found by patterns of this module's own, not by the rules that made the draft: what
they do not see is then found all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.document import Clause, Document

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DutyFigure:
    """One entry of a gold list, and whether the draft does with it what the gold says."""

    clause: str
    duty: str
    commune: bool  # the commune's: to be carried; else to be left out
    good: bool


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """One draft, judged: counts, and a line for each thing that is wrong.

    ``sentences`` have a source or should have one: all but the blanks. ``clauses`` are those of
    the parent's body that say something.
    """

    parent: str
    place: str
    year: int
    blanks: int
    sentences: int
    unsourced: tuple[str, ...]
    stale: tuple[str, ...]
    stained: int  # sentences with something stale
    clauses: int
    forgotten: tuple[str, ...]
    duties: tuple[DutyFigure, ...]

    @property
    def key(self) -> str:
        return f"{self.parent} → {self.place}, {self.year}"


def judge_draft(draft: Json, parent: Document, name: str, gold: Sequence[Json]) -> DraftFigure:
    """``name``: what the dataset calls the parent. ``gold``: its lines with a ``clause``."""
    said = [one for one in draft["statements"] if one["kind"] != "blank"]
    quoted = {one["n"]: one for one in draft["citations"]}
    moved = parent.header.year != draft["year"]
    bodies = [clause for clause in parent.clauses if _is_body(clause, parent)]
    drawn = {clause.path for clause in _drawn(draft, parent)}
    told = {duty["clause"] for duty in draft["coverage"]} | drawn
    old = [
        (one["text"], stale(one["text"], draft["year"], moved=moved))
        for one in said
        if not _is_basis(one)
    ]
    duties = (
        DutyFigure(each["clause"], each["duty"], commune, (each["clause"] in drawn) is commune)
        for each in gold
        for commune in (bool(each["commune"]),)
    )
    return DraftFigure(
        parent=name,
        place=draft["for"],
        year=draft["year"],
        blanks=len(draft["statements"]) - len(said),
        sentences=len(said),
        unsourced=tuple(one["text"] for one in said if not is_sourced(one, quoted, parent)),
        stale=tuple(f"{word}: {text}" for text, words in old for word in words),
        stained=sum(bool(words) for _, words in old),
        clauses=len(bodies),
        forgotten=tuple(
            f"{clause.path}: {parent.words(clause)[:80]}"
            for clause in bodies
            if clause.path not in told and clause.section not in told
        ),
        duties=tuple(duties),
    )


def is_sourced(statement: Json, citations: Mapping[int, Json], parent: Document) -> bool:
    """Whether a sentence, its edits undone, is what its one citation quotes, letter for letter at
    its place in the parent."""
    numbers = statement["citations"]
    if len(numbers) != 1 or numbers[0] not in citations:
        return False
    quote = citations[numbers[0]]
    text = str(statement["text"])
    for edit in sorted(statement["edits"], key=lambda one: int(one["start"]), reverse=True):
        if text[edit["start"] : edit["end"]] != edit["to"]:
            return False
        text = text[: edit["start"]] + edit["from"] + text[edit["end"] :]
    held = parent.text[quote["start"] : quote["end"]]
    return bool(text) and text == quote["quote"] and text == held


# A part or chapter is a heading over sections; the others give nobody a duty.
_SILENT = frozenset({"part", "chapter", "opening", "recipients", "signature", "note", "annex"})


def _is_body(clause: Clause, parent: Document) -> bool:
    """Whether a clause gives a duty or says something: more than a label with a heading."""
    if clause.kind in _SILENT or ".bảng " in f".{clause.path}":
        return False
    words = " ".join(parent.words(clause).split()).removeprefix(clause.label)
    own = words.replace(clause.title, "", 1) if clause.title else words
    return len(own.split()) > 2


def _drawn(draft: Json, parent: Document) -> Iterator[Clause]:
    """The clauses that the draft's sentences are drawn from, by the offsets they cite."""
    for quote in draft["citations"]:
        for clause in parent.clauses:
            if clause.span.start <= quote["start"] and quote["end"] <= clause.span.end:
                yield clause


# ── what is stale ────────────────────────────────────────────────────────────────────────────

# "số 2351/QĐ-TTg ngày 24/12/2010 của … về …", "Kế hoạch năm 2023 của …": a text that is cited,
# with its title; words in quotation marks; a blank
_CITED = re.compile(
    r"(?:số\s+)?\d+[a-z]?\s?[-/][\w\s/&-]*?[A-ZĐ]{2}[^;]*?(?=;|\.\s|\.$|$)"
    r"|Kế hoạch năm \d{4} của|[“\"][^”\"]*[”\"]|\[[^\]]*\]"
    r"|(?:Bộ luật|Luật|Pháp lệnh)\s[^.;]{3,60}?năm \d{4}"
)
_OFFICES = (
    r"lao động\s*[-–,]?\s*thương binh", r"lđ\s*[-–]?\s*tb\s*(?:&|và|-)?\s*xh",
    r"(?:sở|bộ) (?:kế hoạch và đầu tư|giao thông vận tải|thông tin và truyền thông"
    r"|tài nguyên và môi trường|nông nghiệp và phát triển nông thôn)",
    r"ủy ban dân tộc", r"ban dân tộc", r"sở ngoại vụ", r"công chức (?:văn hóa|tài chính|tư pháp)",
    r"(?:huyện|thị|quận) (?:ủy|đoàn)", r"phòng (?:lao động|nông nghiệp|tài chính|tư pháp|nội vụ"
    r"|kinh tế và hạ tầng|quản lý đô thị|văn hóa và thông tin|tài nguyên)",
)  # fmt: skip
_DISTRICTS = (
    r"(?:ubnd|ủy ban nhân dân|các|cấp|mỗi|\d+) (?:quận|huyện|thị xã)", r"thị trấn(?! cũ)",
    r"quận,? huyện", r"huyện,? (?:thị xã|thành phố)", r"quận \d", r"phòng lđ", r"huyện(?! ủy)",
    r"phòng (?:văn hóa - xã hội|kinh tế) (?:tỉnh|thành phố)", r"ngành (?:xã|phường) đoàn",
)  # fmt: skip
# The 29 provinces that were joined to others (Resolution 202/2025/QH15)
_PROVINCES = (
    "Hà Giang|Yên Bái|Bắc Kạn|Vĩnh Phúc|Hòa Bình|Bắc Giang|Thái Bình|Hải Dương|Hà Nam|Nam Định|"
    "Quảng Bình|Quảng Nam|Kon Tum|Bình Định|Phú Yên|Ninh Thuận|Đắk Nông|Bình Thuận|Bình Dương|"
    "Bà Rịa|Bình Phước|Long An|Tiền Giang|Bến Tre|Trà Vinh|Sóc Trăng|Hậu Giang|Kiên Giang|Bạc Liêu"
)
_OLD = re.compile(
    rf"(?<!\w)(?:{'|'.join((*_OFFICES, *_DISTRICTS))}|tỉnh (?:{_PROVINCES.lower()}))(?!\w)"
)
# "370.000.000 đồng", "1,5 tỷ đồng", "500 triệu": the province's money
_SUM = re.compile(r"\d+(?:\.\d{3}){2,}|\d[\d.,]*\s*(?:nghìn |triệu |tỷ )?đồng|\d\s*(?:triệu|tỷ)\b")
# "| 8.350": a table's cell that is a figure alone, not the row's number
_CELL = re.compile(r"(?<=\| )\d[\d.,]*(?= \||$)")
_YEARS = re.compile(r"(?<![\d.,/:-])(?:(\d{4})\s?[-–]\s?)?((?:19|20)\d\d)(?![\d.])")
_DATED = re.compile(r"\d{1,2}[/-](?:\d{1,2}[/-])?((?:19|20)\d\d)(?!\d)")
_SINCE = re.compile(r"(?:từ|so với|kể từ)\s+(?:năm|ngày|tháng)?\s*(?:[\d/]+)?$")


def _is_basis(statement: Json) -> bool:
    """A line of the legal basis: the texts it names keep their titles and issuers."""
    opens = str(statement["text"]).startswith(("Căn cứ", "Thực hiện", "Thi hành", "Theo"))
    return opens and statement["section"] == "phần mở đầu"


def stale(text: str, year: int, *, moved: bool = True) -> tuple[str, ...]:
    """What in a sentence is of another time or level than a commune's plan of ``year``: offices
    and places before the reform, sums, and where the parent is of another year (``moved``) years
    gone by. Texts that are cited keep theirs."""
    said = _CITED.sub(lambda match: "·" * len(match.group()), text)
    found = [match.group() for match in _OLD.finditer(said.lower())]
    found += [match.group() for pattern in (_SUM, _CELL) for match in pattern.finditer(said)]
    for pattern, at in ((_YEARS, 2), (_DATED, 1)) if moved else ():
        for match in pattern.finditer(said):
            if int(match[at]) < year and not _SINCE.search(said[: match.start()].lower()):
                found.append(match.group())
    return tuple(dict.fromkeys(found))
