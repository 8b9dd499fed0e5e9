"""The legal basis: the parent's own as far as it bears on a commune, and the parent itself.

Ordered by rank and date; each ends in a semicolon, the last in a full stop (Decree
30/2020/NĐ-CP, Annex I, II.6.a). What has been replaced is shown with its successor, for the
official to choose; what no register knows is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Quote
from assistant.draft.adapt import applied
from assistant.draft.model import DraftStatement, Line, blank
from assistant.draft.rules.change import Change
from assistant.draft.rules.years import ended_periods
from assistant.draft.setting import Setting
from corpus.document import Clause, Document, Reference, Span
from corpus.text import fold

UNCHECKED = "[chưa kiểm tra được hiệu lực]"
# "Căn cứ …", "Thực hiện …": where the parent names a basis
_LEAD = re.compile(r"(?:[Cc]ăn cứ|[Tt]hực hiện|[Tt]hi hành|[Tt]heo)(?!\w)")
_RANKS = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết", "Nghị định", "Quyết định",
    "Chỉ thị", "Thông tư liên tịch", "Thông tư", "Thông tri", "Kết luận", "Thông báo",
    "Chương trình", "Kế hoạch", "Hướng dẫn", "Công văn",
)  # fmt: skip
_ISSUERS = (
    ("quoc hoi", 0), ("uy ban thuong vu quoc hoi", 1), ("bo chinh tri", 2), ("ban bi thu", 2),
    ("trung uong", 2), ("thu tuong", 4), ("chinh phu", 3), ("bo ", 5), ("bo truong", 5),
    ("thanh uy", 6), ("tinh uy", 6), ("hoi dong nhan dan", 7), ("uy ban nhan dan", 8), ("ubnd", 8),
    ("so ", 9),
)  # fmt: skip
# A province's own money, its own organs and who proposed its plan say nothing of a commune's power.
_NOT_BELOW = re.compile(
    r"^(?:xet|theo) de nghi|phan bo du toan|giao du toan|chuc nang, nhiem vu, quyen han .{0,40}so "
)


@dataclass(frozen=True, slots=True)
class Basis:
    """A basis of the parent: its words, the text it names first, and where it ranks."""

    span: Span
    reference: Reference | None
    rank: tuple[int, int, date]


def basis_lines(setting: Setting, references: Sequence[Reference]) -> tuple[Line, ...]:
    """The lines "Căn cứ …" of the draft: authority (a blank), the parent's basis, the parent."""
    opening = next((c for c in setting.parent.clauses if c.kind == "opening"), None)
    authority = blank(f"Căn cứ: điền văn bản quy định thẩm quyền của {setting.committee}")
    statements = [DraftStatement(f"{authority};", None)]
    if opening is not None:
        found = sorted(_found(setting.parent, opening, references), key=lambda one: one.rank)
        statements += [_statement(setting, opening, one) for one in found]
        statements.append(_parent(setting, opening))
    return tuple(Line("basis", "phần mở đầu", statements=(statement,)) for statement in statements)


def doubtful(references: Sequence[Reference], opening: Clause | None) -> Iterator[str]:
    """A warning for each basis that is not known to be in force."""
    for reference in references:
        if opening is None or reference.clause != opening.path or reference.number is None:
            continue
        if reference.replaced_by:
            successors = ", ".join(reference.replaced_by)
            yield f"căn cứ {reference.number} đã được thay bằng {successors}; hãy chọn"
        elif reference.in_force == "no":
            yield f"căn cứ {reference.number} đã hết hiệu lực; hãy bỏ hoặc thay"


def _found(document: Document, opening: Clause, references: Sequence[Reference]) -> Iterator[Basis]:
    for span in _pieces(document, opening):
        words = span.of(document.text)
        if _NOT_BELOW.search(fold(words)):
            continue
        named = [r for r in references if span.contains(r.span)]
        first = named[0] if named else None
        yield Basis(span, first, _rank(first, words))


# "…; UBND thành phố ban hành Kế hoạch …, cụ thể như sau:": here the enacting words begin
_ENACTING = re.compile(
    r"(?:[;,.]\s*|^)(?:UBND|[UỦ][ỷyỶY] ban|Ủy ban|Sở|Ban|Chi cục|Công an|Văn phòng)\s[^;]*"
    r"như sau\s*:?\s*$"
)
# A basis ends at a semicolon before the next: "; Căn cứ …", "; Luật Phòng, chống … số …",
# "; thực hiện Kế hoạch …", "; xét đề nghị của …"
_NEXT = re.compile(
    r";\s*(?=(?:và\s+)?(?:[Cc]ăn cứ|[Tt]hực hiện|[Tt]heo|[Xx]ét|(?:Bộ luật|Luật|Pháp lệnh)\s"
    r"|[A-ZĐ]\w+\s(?:\w+\s){0,3}?(?:số|hành động|\d)))|;?\s*$"
)


def _pieces(document: Document, opening: Clause) -> Iterator[Span]:
    """The parts of the opening that name one basis each: paragraphs cut at semicolons."""
    at = opening.span.start
    title = _title_span(document, opening).end + at
    for paragraph in opening.span.of(document.text).split("\n"):
        if at >= title and _LEAD.match(paragraph):
            enacting = _ENACTING.search(paragraph)
            said = paragraph[: enacting.start()] if enacting else paragraph
            start = 0
            for match in _NEXT.finditer(said):
                piece = said[start : match.start()].rstrip(" ;.,")
                if piece and not re.search(r"như sau\s*:?$", piece):
                    yield Span(at + start, at + start + len(piece))
                start = match.end()
        at += len(paragraph) + 1


def _rank(reference: Reference | None, words: str) -> tuple[int, int, date]:
    if reference is None:
        return (9, len(_RANKS), date.max)
    issuer = fold(reference.issuer or words[:160])
    level = next((rank for name, rank in _ISSUERS if name in issuer), 9)
    kind = reference.kind or ""
    order = _RANKS.index(kind) if kind in _RANKS else len(_RANKS)
    if kind in ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"):
        level = 0
    return (level, order, reference.date or date.max)


def _statement(setting: Setting, opening: Clause, basis: Basis) -> DraftStatement:
    quote = Quote(setting.parent, opening, basis.span)
    words = quote.quote
    changes: list[Change] = []
    if not _LEAD.match(words):
        changes.append(Change("form.basis", Span(0, 0), f"{_lead_of(setting, basis)} "))
    elif words[0].islower():
        changes.append(Change("form.case", Span(0, 1), words[0].upper()))
    end = Span(len(words), len(words))
    changes.append(Change("form.basis", end, f"{_state(basis, words, setting)};"))
    return applied(quote, changes)


def _lead_of(setting: Setting, basis: Basis) -> str:
    """ "Căn cứ" or "Thực hiện", as the paragraph begins that the basis stands in."""
    text = setting.parent.text
    paragraph = text[text.rfind("\n", 0, basis.span.start) + 1 : basis.span.start]
    lead = _LEAD.match(paragraph)
    return lead.group() if lead else "Căn cứ"


def _state(basis: Basis, words: str, setting: Setting) -> str:
    """What must be said of a text's force, in brackets to be taken out."""
    reference = basis.reference
    if reference is not None and reference.replaced_by:
        successors = ", ".join(reference.replaced_by)
        return f" {blank(f'chọn: giữ, hoặc thay bằng {successors}')}"
    if ended_periods(words, setting.year):
        return f" {blank('giai đoạn đã kết thúc: giữ, bỏ hoặc thay')}"
    if reference is not None and reference.in_force == "no":
        return f" {blank('đã hết hiệu lực: bỏ hoặc thay')}"
    return f" {UNCHECKED}" if reference is None or reference.status == "not held" else ""


# ── the parent itself ────────────────────────────────────────────────────────────────────────


def _parent(setting: Setting, opening: Clause) -> DraftStatement:
    """ "Thực hiện Kế hoạch số … ngày … của … về …." from the parent's own letterhead and title."""
    document, header = setting.parent, setting.parent.header
    text = document.text
    span = _letterhead(document, opening)
    quote = Quote(document, opening, span)
    kind = header.type or "Kế hoạch"
    number = header.number or f"{blank('điền số')}/{header.symbol or 'KH-UBND'}"
    day = (
        f"ngày {header.date.day:02} tháng {_month(header.date.month)} năm {header.date.year}"
        if header.date
        else f"ngày {blank('điền ngày')} năm {header.year or blank('điền năm')}"
    )
    title = written_title(document, opening) or blank("điền trích yếu")
    about = title[0].lower() + title[1:]
    issuer = header.issuer or blank("điền cơ quan")
    now = f"Thực hiện {kind} số {number} {day} của {issuer} về {about}."
    changes = _kept(span.of(text), now, (number, title))
    return applied(quote, changes)


def _kept(words: str, now: str, keep: Sequence[str]) -> list[Change]:
    """The changes that make ``now`` of ``words`` and leave what both say where it is."""
    changes: list[Change] = []
    at = done = 0
    for part in keep:
        was, becomes = words.find(part, at), now.find(part, done)
        if was < 0 or becomes < 0:
            continue
        changes.append(Change("form.parent", Span(at, was), now[done:becomes]))
        at, done = was + len(part), becomes + len(part)
    changes.append(Change("form.parent", Span(at, len(words)), now[done:]))
    return [change for change in changes if change.span.of(words) != change.now]


def _letterhead(document: Document, opening: Clause) -> Span:
    """From the parent's number (else its kind, else its title) to the end of its title."""
    words = opening.span.of(document.text)
    title = _title_span(document, opening)
    number = re.search(r"^.*Số\s*:.*$", words, re.MULTILINE)
    kind = re.search(r"^\W*KẾ HOẠCH\W*$", words, re.MULTILINE)
    starts = [m.start() for m in (number, kind) if m and m.start() < title.end]
    start = min([*starts, title.start])
    return Span(opening.span.start + start, opening.span.start + title.end)


def _title_span(document: Document, opening: Clause) -> Span:
    words, title = opening.span.of(document.text), bare_title(document) or ""
    folded = fold(words).replace("\n", " ")
    at = folded.find(fold(title)) if title else -1
    return Span(at, at + len(title)) if at >= 0 else Span(0, len(words))


# "… năm 2023 (Ban hành kèm theo Quyết định số 512/QĐ-UBND …)": no part of the title
_ENACTED = re.compile(r"\s*\((?:ban hành\s+)?kèm theo.*$", re.IGNORECASE | re.DOTALL)


def bare_title(document: Document) -> str | None:
    """The document's title without the words on how it was enacted."""
    title = document.header.title
    return (_ENACTED.sub("", title) or None) if title else None


def written_title(document: Document, opening: Clause) -> str | None:
    """The title in small letters, as the opening writes it; else as the header has it."""
    title = bare_title(document)
    if not title:
        return None
    words = opening.span.of(document.text).replace("\n", " ")
    folded, wanted = fold(words), fold(title)
    places = [match.start() for match in re.finditer(re.escape(wanted), folded)]
    said = [words[at : at + len(title)] for at in places]
    return next((form for form in said if not form.isupper()), title)


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)
