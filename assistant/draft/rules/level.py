"""From the province to the commune: who acts there.

"Các sở, ban, ngành" are "các ban, ngành" of the commune; "Hội Liên hiệp Phụ nữ Thành phố" is the
ward's; a department that acts becomes the commune's office for its field (Decree 150/2025/NĐ-CP).
In a duty that is the commune's own, those above it keep their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text, like
from assistant.draft.setting import Setting
from corpus.agencies import both_levels, departments, find_old_agencies, office_for
from corpus.document import Span
from corpus.text import in_lower_case

_OF = r"\s+(?:của\s+|cấp\s+)?"
# "Thủ trưởng các sở, ban, ngành, đoàn thể Thành phố", "Sở, ngành", "các sở, ban, ngành tỉnh"
_ACTORS = (
    r"(?P<head>(?:thủ trưởng|lãnh đạo)\s+)?(?P<all>các\s+)?sở,\s*(?P<ban>ban,?\s*)?ngành"
    r"(?P<more>,?\s*đoàn thể|\s+và\s+đoàn thể)?(?:,\s*địa phương)?"
)
_KIND = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)"
_ANY_KIND = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)"
_BETWEEN = r"(?:\s*,\s*|\s+và\s+|\s*[-/]\s*|\s+)"
# "Ủy ban nhân dân phường, xã, đặc khu", "UBND cấp xã", "các huyện, thành phố và xã phường thị trấn"
_BELOW = re.compile(
    rf"(?P<share>\d+%\s+(?:số\s+)?|\d+\s+(?={_KIND}(?!\w)))?"
    r"(?P<committee>(?:ủy ban nhân dân|ubnd)\s+)?"
    rf"(?:(?P<all>các\s+|cấp\s+){_KIND}(?:{_BETWEEN}{_ANY_KIND}(?!\w))*"
    rf"|{_KIND}(?:{_BETWEEN}{_ANY_KIND}(?!\w))+|(?<=\d\s){_KIND})"
    rf"(?!\w)(?!\s+[A-ZĐ0-9])(?!(?:{_BETWEEN}{_ANY_KIND})*\s+cũ(?!\w))"
    r"(?:\s+(?:trên địa bàn|trực thuộc))?(?!\w)"
)
# "xã, phường còn lại", "các xã ven sông Hậu", "12 xã vùng đặc biệt khó khăn": not all of them
_SOME = re.compile(
    r"\s+(?:còn lại|khác|ven|vùng|miền|biên giới|trọng điểm|khó khăn|đặc biệt|bãi ngang|điểm"
    r"|có (?:nguy cơ|chợ|số|tỷ lệ|từ|trên|dưới|hộ|địa bàn|rừng|biển)"
    r"|được (?:chọn|giao|công nhận))(?!\w)[^,.;:|()]*"
)
IF_OURS = "giữ nếu đúng với địa bàn, không thì bỏ"
PROPOSED = "[đề xuất]"
_LISTED_BEFORE = re.compile(r"(?:\s*,\s*|\s+và\s+)$")
_LISTED_AFTER = re.compile(r"\s*,\s+(?=[^\W\d])")
_A_UNIT = re.compile(r"(?:sở|ngành|thể|phố|tỉnh|nghệ|chính|vụ|thông|tế|án|trường|ban|đơn vị)$")


# "theo kế hoạch của tỉnh", "các văn bản chỉ đạo của Chính phủ, …, Thành ủy": these stay above
_OF_SUPERIOR = re.compile(
    r"(?:chương trình|chiến lược|đề án|chủ trương|chỉ đạo|hướng dẫn|quy định|nghị quyết|yêu cầu"
    r"|phê duyệt|ngân sách|chỉ thị|quyết định|kế hoạch(?! phát triển kinh tế)(?!\s+(?:này|trên)))"
    r"(?:\s+(?:này|số\s+\S+))?[^.;:]{0,15}?\s+của\s+[^.;:]{0,90}$"
)


def is_of_superior(before: str) -> bool:
    """Whether what follows ``before`` names whose plan, order or money it is."""
    return bool(_OF_SUPERIOR.search(before))


# "Giám đốc các sở, Thủ trưởng các ban, ngành": a commune has no directors of departments
_DIRECTORS = re.compile(r"giám đốc (?:các )?sở,\s*(?=thủ trưởng|lãnh đạo)")
# "Thủ trưởng các ban, ngành tỉnh"
_HEADS = re.compile(r"(?:thủ trưởng|lãnh đạo) (?:các )?ban,\s*ngành(?:,\s*đoàn thể)?\s+")


def actors(text: Text, setting: Setting) -> Iterator[Change]:
    """ "các sở, ban, ngành, đoàn thể Thành phố" become the commune's."""
    if text.mode != "shift":
        return
    for match in _DIRECTORS.finditer(text.lowered):
        yield Change("level.actors", Span(*match.span()), "")
    for match in re.finditer(rf"{_HEADS.pattern}(?P<place>{setting.province})", text.lowered):
        yield Change("level.actors", Span(*match.span("place")), setting.kind)
    pattern = re.compile(rf"(?<!\w){_ACTORS}(?:{_OF}(?:{setting.province}))?(?!\w)")
    for match in pattern.finditer(text.lowered):
        said = text.words[match.start() : match.end()]
        bodies = "ban, ngành" + (", đoàn thể" if match["more"] else "")
        now = f"{match['head'] or ''}{match['all'] or ''}{bodies} {setting.kind}"
        yield Change("level.actors", Span(*match.span()), like(said, now))


def units_below(text: Text, setting: Setting) -> Iterator[Change]:
    """The communes in the plural become this one; beside others who act it goes without saying."""
    gone = [old.span for old in find_old_agencies(text.words)]
    for match in _BELOW.finditer(text.lowered):
        if _is_name(text.words, match.end()):
            continue
        span = Span(*match.span())
        office = next((s for s in gone if s.end + 1 == span.start), None)
        if office is not None:
            yield Change("reform.district", Span(office.end, span.end), "")
            continue
        said = span.of(text.words)
        some = _SOME.match(text.lowered, span.end)
        if some:
            yield Change("level.some", span, like(said, setting.kind))
            end = span.end + len(some.group().rstrip())
            yield Change("level.some", Span(end, end), f" {blank(IF_OURS)}")
            continue
        rule = "reform.district" if _has_district(match.group()) else "level.commune"
        if match["all"] == "cấp " and not match["committee"]:
            yield Change(rule, span, like(said, setting.kind))
            continue
        reports = re.search(r"(?:về|gửi|trình|báo cáo)\s+$", text.lowered[: span.start])
        if text.mode == "own" and reports and rule == "reform.district":
            yield Change(rule, span, blank("chọn: cơ quan nhận thay cấp huyện"))
            continue
        if text.mode == "own":
            whole = _with_actors(text, setting, span)
            acts = match["committee"] or whole.start == 0
            now = setting.committee if acts else setting.kind
            yield Change(rule, whole, like(whole.of(text.words), now))
            continue
        yield Change(rule, *_listed(text, setting, span, match))


def _listed(text: Text, setting: Setting, span: Span, match: re.Match[str]) -> tuple[Span, str]:
    """What the mention becomes, and the span with the comma that goes with it."""
    said = span.of(text.words)
    before = _LISTED_BEFORE.search(text.lowered[: span.start])
    in_list = before and _A_UNIT.search(text.lowered[: before.start()])
    if match["committee"] and in_list and before:
        return Span(before.start(), span.end), ""
    after = _LISTED_AFTER.match(text.words, span.end)
    if match["committee"] and after and text.assigns:
        return Span(span.start, after.end()), ""
    if match["committee"] or match["share"]:
        now = setting.committee if match["committee"] else setting.commune.name
        partly = match["share"] and not match["share"].startswith("100%")
        return span, like(said, now) + (f" {PROPOSED}" if partly else "")
    return span, like(said, setting.kind)


def _with_actors(text: Text, setting: Setting, span: Span) -> Span:
    """The whole list of actors that the communes are named in: "Các sở, …, UBND xã"."""
    start, end = span.start, span.end
    pattern = re.compile(
        rf"(?:{_ACTORS}(?:{_OF}(?:{setting.province}))?|(?:các\s+)?[^,.;:]{{2,40}})(?:,\s*|\s+và\s+)$"
    )
    first = re.compile(rf"^(?:{_ACTORS})").match(text.lowered)
    if first and pattern.search(text.lowered[:start]):
        start = 0
    more = re.compile(
        r"(?:\s*,|\s+và)\s+(?:các\s+)?(?:cơ quan|đơn vị|tổ chức|địa phương)"
        r"(?:[,\s]+(?:cơ quan|đơn vị|tổ chức|có liên quan|liên quan))*"
    ).match(text.lowered, end)
    if first and more:
        end = more.end()
    return Span(start, end)


def _is_name(words: str, end: int) -> bool:
    """Whether a name follows: "phường Hội Thương"."""
    following = words[end : end + 2]
    return len(following) == 2 and following[0] == " " and following[1].isupper()


def _has_district(words: str) -> bool:
    return bool(re.search(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)", words))


# "Sở Văn hóa …; Báo và Phát thanh, Truyền hình Cần Thơ": the press is the province's
_PRESS = re.compile(r"\s*[;,]\s*(?:báo|đài)(?!\w)[^;:()]*")
_NOT_BELOW = r"(?:,\s*)?(?:hiệp hội|liên minh|liên hiệp các|liên đoàn)[^,.;:]{2,40}?"
"""Bodies of the province alone, in a heading that also names some that a commune has."""


@lru_cache(maxsize=64)
def _bodies_pattern(province: str) -> re.Pattern[str]:
    names = "|".join(re.escape(in_lower_case(name)) for name in both_levels())
    return re.compile(
        rf"(?<!\w)(?P<body>{names})(?P<topic>\s+về\s+[^,.;]{{3,40}}?)?(?P<of>\s+(?:của\s+|cấp\s+)?)(?P<place>{province})"
    )


def bodies(text: Text, setting: Setting) -> Iterator[Change]:
    """Bodies that a commune has too take its place: "Công an Thành phố" → "Công an phường"."""
    if text.mode != "shift":
        return
    for match in _PRESS.finditer(text.lowered) if text.heading else ():
        yield Change("level.body", Span(*match.span()), "")
    if text.heading:
        for match in re.finditer(
            rf"(?P<one>{_NOT_BELOW})\s*{setting.province}(?:\s*,\s*)?", text.lowered
        ):
            yield Change("level.body", Span(*match.span()), "")
    for match in _bodies_pattern(setting.province).finditer(text.lowered):
        yield Change("level.body", Span(*match.span("place")), setting.kind)


def offices(text: Text, setting: Setting) -> Iterator[Change]:
    """A department that acts becomes the commune's office; a second one with the same office is
    not named twice."""
    above = setting.parent.header.level == "district"  # which has no department of its own
    if text.mode != "shift" or not text.assigns or above:
        return
    named: set[str] = set()
    for span, department in _departments(text, setting):
        office = office_for(department, setting.commune)
        if office is None or office == text.office:
            continue
        if office in named:
            joint = re.search(r"(?:\s*[,;]\s*|\s+và\s+)$", text.words[: span.start])
            if joint:
                yield Change("level.office", Span(joint.start(), span.end), "")
            continue
        named.add(office)
        yield Change("level.office", span, like(span.of(text.words), office))


def _departments(text: Text, setting: Setting) -> Iterator[tuple[Span, str]]:
    """Departments named in full, old ones under the name of what took their work."""
    old = find_old_agencies(text.words)
    found = [
        (one.span, setting.successor(one.succession, setting.commune) or "")
        for one in old
        if one.succession.was.startswith("Sở")
    ]
    known = _known_departments()
    for match in re.finditer(rf"(?<!\w)sở\s+(?:{known})(?!\w)", text.lowered):
        span = Span(*match.span())
        if not any(span.overlaps(one.span) for one in old):
            found.append((span, span.of(text.words)))
    behind = re.compile(rf"\s+(?:{setting.province}|(?:tỉnh|thành phố)(?!\w))")
    for span, name in sorted(found, key=lambda one: one[0]):
        place = behind.match(text.lowered, span.end)
        yield (Span(span.start, place.end()) if place else span), name


@lru_cache(maxsize=1)
def _known_departments() -> str:
    names = [in_lower_case(name.removeprefix("Sở ")) for name in departments()]
    spelled = [re.escape(name).replace(r"\ và\ ", r"\s*(?:và|&)\s*") for name in names]
    short = ["kh&cn", "gd&đt", "gdđt", "vh&tt", "vhttdl", r"vh,?\s?tt&dl", "nn&mt", "khcn"]
    return "|".join([*sorted(spelled, key=len, reverse=True), *short])


def superiors(text: Text, setting: Setting) -> Iterator[Change]:
    """Where the province gives itself a duty, the commune's own bodies stand in its place."""
    if text.mode != "shift" or not text.assigns:
        return
    yield from _ministries(text, setting)
    pattern = re.compile(
        rf"(?P<approved>(?:được|do)\s+)?(?P<body>ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+"
        rf"(?P<place>{setting.province})"
    )
    for match in pattern.finditer(text.lowered):
        if not match["approved"] and not is_of_superior(text.lowered[: match.start()]):
            yield Change("level.superior", Span(*match.span("place")), setting.kind)
    for match in re.finditer(r"(?<!\w)(?:tỉnh ủy|thành ủy)(?!\w)", text.lowered):
        said = text.words[match.start() : match.end()]
        if not is_of_superior(text.lowered[: match.start()]):
            party = like(said, f"Đảng ủy {setting.kind}")
            yield Change("level.superior", Span(*match.span()), party)


# "báo cáo … về Bộ Nội vụ", "… về UBND tỉnh và Bộ Nội vụ"
_REPORTED = re.compile(r"(?:báo cáo|gửi|trình)[^.;]{0,120}$")
_MINISTRY = re.compile(
    r"(?<!\w)Bộ\s+(?P<name>[A-ZĐ]\w*(?:\s+[a-zà-ỹđ]\w*)?(?:\s+và\s+[A-ZĐ]\w*(?:\s+[a-zà-ỹđ]\w*)?)?)"
)


_ARMED = {"Công an": "Công an", "Quốc phòng": "Bộ Chỉ huy quân sự"}


def _ministries(text: Text, setting: Setting) -> Iterator[Change]:
    """What the province reports to a ministry, the commune reports to the department."""
    known = {name.removeprefix("Sở ") for name in departments()}
    found = [
        (old.span, setting.successor(old.succession) or "")
        for old in find_old_agencies(text.words)
        if old.succession.was.startswith("Bộ")
    ]
    found += [(Span(*m.span()), m.group()) for m in _MINISTRY.finditer(text.words)]
    for span, ministry in found:
        field = ministry.removeprefix("Bộ ")
        if not _REPORTED.search(text.lowered[: span.start]):
            continue
        if field in known:
            yield Change("level.superior", span, f"Sở {field}")
        elif field in _ARMED:
            kind = "thành phố" if setting.commune.province.startswith("thành phố") else "tỉnh"
            yield Change("level.superior", span, f"{_ARMED[field]} {kind}")
