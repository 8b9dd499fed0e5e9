"""Reports: what the commune owes its province, and what its own units owe it before that.

One sentence of the parent gives two of the draft. The commune reports by the parent's day; its
units report to its office some days earlier, which is a proposal and marked as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.draft.adapt import adapt
from assistant.draft.bearing import (
    Bearing,
    names_communes,
    names_everyone,
    names_only_communes,
    office_of,
)
from assistant.draft.model import DraftStatement, blank
from assistant.draft.passages import Node, Passage
from assistant.draft.rules.change import Change, like
from assistant.draft.setting import Setting
from corpus.agencies import find_old_agencies
from corpus.dates import DateMention, find_dates
from corpus.document import Span
from corpus.facts.actors import Words, find_subject, name_at
from corpus.text import in_lower_case

PROPOSED = "[đề xuất]"
EVERY_UNIT = "Các cơ quan, đơn vị"
# A sentence that begins with what is done, not with who does it
_NOBODY = re.compile(r"(?:định kỳ|báo cáo|gửi|tổng hợp|trước|hằng|hàng)(?!\w)")
# "Ban hành kế hoạch trước ngày 10/02, gửi Sở …": a duty, and no report
_PLANS = re.compile(r"(?:ban hành|xây dựng)(?!\w)")
_REPORT = re.compile(r"(?<!\w)(?:báo cáo|gửi)(?!\w)")
_RECURS = re.compile(r"(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)|định kỳ")
# "gửi báo cáo … về Sở Nội vụ", "báo cáo … thông qua Sở …": what follows receives it
_TO = re.compile(
    r"(?<!\w)(?:gửi về|về|thông qua|gửi|tới|cho)\s+"
    r"(?=(?:Sở|Ban|Phòng|UBND|[UỦ][ỷy] ban|Ủy ban|Văn phòng|Chi cục|Công an|Bộ|Trung tâm)\s)"
)
# "để tổng hợp, báo cáo Bộ Nội vụ, Ủy ban nhân dân Thành phố": to whom it goes on
_ONWARD = re.compile(
    r"(?:báo cáo|trình)\s+(?P<bodies>(?:chính phủ|thủ tướng|bộ|ubnd|ủy ban|ban|sở|hđnd|hội đồng"
    r"|thành ủy|tỉnh ủy)\s[^.;()]*?)(?=\s+(?:theo|xem xét|đúng|trước|và có)(?!\w)|[.;(]|$)"
)
# "trước ngày 20 hằng tháng", "ngày 15 tháng cuối quý"; "hằng tháng trước ngày 25"
_MONTHLY = re.compile(
    r"ngày\s+(?P<day>\d{1,2})(?=\s+(?:(?:hằng|hàng|mỗi)\s+tháng|của tháng|tháng cuối quý))"
    r"|(?:hằng|hàng|mỗi)\s+tháng,?\s+(?:trước|chậm nhất|vào)\s+ngày\s+(?P<later>\d{1,2})"
    r"(?!\s*/|\s+tháng|\d)"
)


def recipient(passage: Passage) -> Span | None:
    """Who a passage says is reported to by a day or in turn; None where it says no such thing."""
    lowered = in_lower_case(passage.words)
    if not _REPORT.search(lowered) or not _when(passage.words):
        return None
    found: Span | None = None
    for match in _TO.finditer(passage.words):
        name = _name_at(passage.words, match.end())
        if name is not None:
            found = name
            break
    return found


def reports(
    passage: Passage, node: Node, setting: Setting, found: Bearing
) -> tuple[DraftStatement, ...] | None:
    """The two statements of a passage that asks the commune for a report; None for any other."""
    to = recipient(passage)
    asked = found.mode is not None and node.role in ("organisation", "reporting", "content")
    whose = node.unit or setting.parent.words(passage.clause)
    ours = names_communes(f"{whose} {passage.words}") or names_everyone(whose)
    if to is None or not asked or not ours or _PLANS.match(in_lower_case(passage.words)):
        return None
    units = _units(node, setting)
    ends = _ended(passage.words)
    owed = adapt(passage, setting, "own", role=node.role, first=(*ends, *_owed(passage, setting)))
    if not re.search(r"(?<!\w)(?:báo cáo|tổng hợp)(?!\w)", in_lower_case(passage.words)):
        return (owed,)
    return (
        owed,
        adapt(
            passage,
            setting,
            "shift",
            role=node.role,
            first=(*ends, *_earlier(passage, setting, to, units)),
        ),
    )


def _ended(words: str) -> tuple[Change, ...]:
    """A part of a list, taken out of it, ends like a sentence."""
    end = len(words)
    return (Change("form.end", Span(end - 1, end), "."),) if words.endswith(";") else ()


def _units(node: Node, setting: Setting) -> str:
    """Who reports within the commune, where the sentence itself names nobody."""
    if node.heading is None or node.unit is None or names_only_communes(node.unit):
        return EVERY_UNIT
    return adapt(node.heading, setting, "shift", role=node.role).text.rstrip(" .:")


def _owed(passage: Passage, setting: Setting) -> Iterator[Change]:
    """The commune itself reports: named where the sentence names nobody or everybody."""
    lowered = in_lower_case(passage.words)
    if _NOBODY.match(lowered):
        yield Change("deadline.own", Span(0, 1), f"{setting.committee} {lowered[0]}")
        return
    everyone = re.match(
        r"(?:các|thủ trưởng các)\s[^:;.]{3,200}?(?=\s+(?:gửi|báo cáo|định kỳ|tổng hợp"
        r"|có trách nhiệm|căn cứ|nghiêm túc|thực hiện)(?!\w))",
        lowered,
    )
    if everyone:
        yield Change("deadline.own", Span(*everyone.span()), setting.committee)


def _earlier(passage: Passage, setting: Setting, to: Span, units: str) -> Iterator[Change]:
    words = passage.words
    lowered = in_lower_case(words)
    if _NOBODY.match(lowered):
        yield Change("deadline.units", Span(0, 1), f"{units} {lowered[0]}")
    subject = find_subject(Words.of(words), 0, len(words))
    if subject and names_only_communes(subject.name.of(words)):
        yield Change("deadline.units", subject.name, like(subject.name.of(words), units))
    also = re.compile(r"\s+(?:và|qua|thông qua)\s+").match(words, to.end)
    second = _name_at(words, also.end()) if also else None
    to = Span(to.start, second.end) if second else to
    if not in_lower_case(to.of(words)).startswith(("ubnd", "ủy ban nhân dân")):
        yield Change("level.office", to, office_of(to.of(words), setting) or setting.lead)
    elif "thông qua" not in lowered:
        yield Change("level.office", to, setting.lead)
    for mention in find_dates(words):
        if mention.day and mention.month and mention.span.start > 0:
            written = mention.span.of(words)
            yield Change("deadline.proposed", mention.span, _moved(mention, written, setting))
    for match in _MONTHLY.finditer(lowered):
        group = "day" if match["day"] else "later"
        day = int(match[group]) - setting.days_earlier
        now = f"{day:02} {PROPOSED}" if day > 0 else blank("điền ngày")
        yield Change("deadline.proposed", Span(*match.span(group)), now)
    onward = _ONWARD.search(lowered, to.end)
    if onward:
        span = Span(*onward.span("bodies"))
        yield Change("level.superior", span, _today(to.of(words), setting))


def _moved(mention: DateMention, written: str, setting: Setting) -> str:
    """The day some days earlier, written as it was, marked as a proposal.

    Days under 10 and the months 1 and 2 take a zero (Decree 30/2020/NĐ-CP, Annex I, II.4.b).
    """
    year = setting.year + (mention.year - setting.parent_year if mention.year else 0)
    try:
        day = date(year, mention.month or 1, mention.day or 1)
    except ValueError:
        return blank("điền ngày")
    day -= timedelta(days=setting.days_earlier)
    month = f"{day.month:02}" if day.month < 3 or "/0" in written else str(day.month)
    if "tháng" in written.lower():
        tail = f" năm {day.year}" if mention.year else ""
        return f"{day.day:02} tháng {month}{tail} {PROPOSED}"
    tail = f"/{day.year}" if mention.year else ""
    return f"{day.day:02}/{month}{tail} {PROPOSED}"


def _when(words: str) -> bool:
    dated = any(mention.day for mention in find_dates(words))
    return dated or bool(_RECURS.search(in_lower_case(words)))


# "gửi Sở qua Chi cục …": the department whose plan it is
_BARE = re.compile(r"Sở(?=\s+(?:qua|để|trước|và|chậm|theo|tổng hợp)(?!\w)|\s*[,.;)(]|$)")


def _name_at(words: str, start: int) -> Span | None:
    bare = _BARE.match(words, start)
    if bare:
        return Span(*bare.span())
    for old in find_old_agencies(words):
        if old.span.start == start:
            return old.span
    name = name_at(Words.of(words), start, len(words))
    return _with_place(words, name) if name else None


def _with_place(words: str, span: Span) -> Span:
    """ "Sở Y tế" with the "tỉnh An Giang" behind it."""
    behind = re.compile(r"\s+(?:[Tt]ỉnh|[Tt]hành phố)(?:\s+[A-ZĐ]\w*(?:\s+[A-ZĐ]\w*)*)?(?!\w)")
    match = behind.match(words, span.end)
    return Span(span.start, match.end()) if match else span


def _today(agency: str, setting: Setting) -> str:
    """The agency under its name of today."""
    old = find_old_agencies(agency)
    if not old:
        return agency
    successor = setting.successor(old[0].succession, setting.commune)
    return successor or blank(f"chọn: {' / '.join(old[0].succession.candidates)}")


def reported_to(statement: DraftStatement, setting: Setting) -> str | None:
    """Whom a statement has the commune itself report to; None for one of its units' reports."""
    if setting.committee.lower() not in statement.text.lower():
        return None
    for match in _TO.finditer(statement.text):
        name = _name_at(statement.text, match.end())
        words = name.of(statement.text) if name else ""
        if words.startswith("Sở "):
            return words
    return None
