"""Which duties of the parent bear on a commune, and as whose they are to be read.

A duty of the commune itself is carried in its own words ("own"). One for all levels, or of a
body that the commune has too, is carried a level down ("shift"). What only a province can do is
left out, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.draft.blocks import is_executors
from assistant.draft.elsewhere import local_adjunct, other_place
from assistant.draft.passages import Node, Passage
from assistant.draft.setting import Setting
from corpus.agencies import both_levels, find_old_agencies, office_for
from corpus.facts.actors import Words, find_subject
from corpus.text import in_lower_case

Mode = Literal["own", "shift"]

_UNITS_BELOW = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)"
# The level below the province: "UBND các xã, phường", "Ủy ban nhân dân cấp xã", "các địa phương"
_COMMUNES = re.compile(
    rf"(?:ủy ban nhân dân|ubnd)\s+(?:các\s+|cấp\s+)?{_UNITS_BELOW}"
    rf"|(?:các|cấp)\s+{_UNITS_BELOW}(?!\w)|xã,?\s+phường|phường,?\s+xã|địa phương"
    rf"|(?:huyện|quận|thị xã),\s+(?:huyện|quận|thị xã|thành phố)"
)
_DEPARTMENTS = re.compile(r"sở,\s*(?:ban,?\s*)?ngành|(?:ban|các),?\s*ngành")
_EVERYONE = re.compile(
    r"(?:các|mọi|từng)\s+(?:cơ quan|đơn vị|tổ chức|ngành|cấp|ban|đoàn thể)|cơ quan, đơn vị"
)
# A body of the province alone: "Sở Y tế", "Chi cục …", "Báo và Đài …", "Hiệp hội …"
_PROVINCIAL = re.compile(
    r"(?:các\s+|giao\s+)?(?:sở(?!\s*,)|chi cục|cục|báo|đài|bệnh viện|trường đại học"
    r"|kho bạc|ngân hàng|văn phòng|trung tâm|bảo hiểm|thanh tra|ban quản lý|hiệp hội"
    r"|liên minh|liên đoàn|hội|viện"
    r"|bộ chỉ huy|tòa án|viện kiểm sát|công đoàn|ban dân tộc|ban tổ chức)(?!\w)"
)


def names_communes(words: str) -> bool:
    """Whether the words name the communes (or, in an old plan, the districts)."""
    return bool(_COMMUNES.search(in_lower_case(words)))


def names_everyone(words: str) -> bool:
    """Whether the words speak to all: "các cơ quan, đơn vị"."""
    return bool(_EVERYONE.search(in_lower_case(words)))


def names_only_communes(body: str) -> bool:
    """Whether a unit is the communes and nobody else."""
    return names_communes(body) and not _DEPARTMENTS.search(in_lower_case(body))


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a passage is read; without a mode it is left out, for ``reason``."""

    mode: Mode | None
    reason: str | None = None


def bearing(
    passage: Passage, node: Node, setting: Setting, inherited: str | None = None
) -> Bearing:
    """Whether and how a sentence of the parent bears on the commune of ``setting``.

    ``inherited`` is who the sentence before it in the same clause was about.
    """
    elsewhere = other_place(passage.words, setting)
    if elsewhere and not local_adjunct(passage.words, elsewhere[0]):
        return Bearing(None, f"gắn với địa bàn khác: {elsewhere[1]}")
    if "covid" in in_lower_case(passage.words) and setting.year_moves:
        return Bearing(None, f"bối cảnh dịch bệnh của năm {setting.parent_year}")
    contact = f"{node.clause.title}: {passage.words}" if node.clause.title else passage.words
    if _SPOKEN_DOWN.match(passage.words) or _CONTACT.match(in_lower_case(contact)):
        return Bearing(None, "lời của cấp trên với cấp dưới, đầu mối liên hệ của cấp trên")
    if node.role == "situation":
        return Bearing(None, "căn cứ, tình hình của cấp trên")
    if node.heading is not None and not passage.heading:
        title = in_lower_case(node.clause.title).strip(" .:")
        if re.fullmatch(r"(?:cấp )?(?:tỉnh|thành phố|trung ương)", title):
            return Bearing(None, "việc của cấp tỉnh")
    if node.role in ("purpose", "scope", "goals"):
        return Bearing("shift")
    if setting.of_department and _is_internal(passage, node):
        return Bearing(None, "việc trong nội bộ sở")
    if node.executors is not None:
        return _of_activity(passage, node, setting)
    body = subject_of(passage) or inherited or node.unit
    if body is None:
        return _general(passage, node)
    return _of_body(body, passage, setting)


# "Sở Nội vụ đề nghị Chủ tịch Ủy ban nhân dân các xã, phường quan tâm …"
_SPOKEN_DOWN = re.compile(
    r"Sở\s[^.;:]{2,60}?\s(?:đề nghị|yêu cầu)\s(?:Chủ tịch\s)?"
    r"(?:UBND|Ủy ban nhân dân|các (?:xã|phường))"
)
_CONTACT = re.compile(r"(?:thông tin |đầu mối )?liên hệ\s*:")


# "Phòng Trẻ em và Bình đẳng giới: đầu mối …", "Trung tâm Lưu trữ lịch sử tỉnh: tổng hợp …"
_INSIDE = re.compile(r"(?:Phòng|Trung tâm|Văn phòng|Thanh tra|Chi cục)\s[^:;.]{3,60}:")


def _is_internal(passage: Passage, node: Node) -> bool:
    """Whether a department speaks to its own offices: they stand under such a heading, or are
    named before a colon. The offices of the districts, which are gone, are none of its own."""
    above = in_lower_case(" ".join(node.clause.headings))
    if re.search(r"(?:đơn vị|phòng)[^.;]{0,30}thuộc sở", above):
        return True
    named = node.unit or ""
    if not _INSIDE.match(f"{named}:" if named else passage.words):
        return False
    return not names_communes(named or passage.words) and not _GENERAL_OFFICE.search(passage.words)


# "Văn phòng Ủy ban nhân dân tỉnh: …" is no office of the department
_GENERAL_OFFICE = re.compile(r"^Văn phòng (?:Ủy ban|UBND|Hội đồng|HĐND)")


def _general(passage: Passage, node: Node) -> Bearing:
    if _TO_CENTRE.search(in_lower_case(passage.words)) and node.clause.kind != "closing":
        return Bearing(None, "việc báo cáo Trung ương của tỉnh, thành phố")
    if node.role not in ("purpose", "scope", "goals"):
        reason = _only_province(passage.words, general=True)
        if reason:
            return Bearing(None, reason)
    return Bearing("shift")


def _of_body(body: str, passage: Passage, setting: Setting) -> Bearing:
    lowered = in_lower_case(body)
    departments = _DEPARTMENTS.search(lowered)
    everyone = _EVERYONE.search(lowered)
    if _COMMUNES.search(lowered) and not (
        everyone and "ủy ban" not in lowered and "ubnd" not in lowered
    ):
        # Named beside the departments, the communes still answer for their own part.
        return Bearing("own") if not departments else Bearing("shift")
    if departments or everyone:
        reason = _only_province(passage.words, general=True)
        return Bearing(None, reason) if reason else Bearing("shift")
    if _PROVINCIAL.match(lowered) and not is_both_levels(body):
        if _names_issuer(body, setting) and names_communes(passage.words):
            return Bearing(None, f"việc của {body} đối với cấp xã")
        if office_of(body, setting) is None:
            return Bearing(None, f"nhiệm vụ riêng của {body}; cấp xã không có cơ quan tương ứng")
        reason = _only_province(passage.words, general=False)
        return Bearing(None, f"nhiệm vụ riêng của {body}: {reason}") if reason else Bearing("shift")
    reason = _only_province(passage.words, general=not is_both_levels(body))
    return Bearing(None, reason) if reason else Bearing("shift")


def _names_issuer(body: str, setting: Setting) -> bool:
    issuer = setting.parent.header.issuer or ""
    return setting.of_department and in_lower_case(issuer).startswith(in_lower_case(body))


def _of_activity(passage: Passage, node: Node, setting: Setting) -> Bearing:
    """An activity bears on the commune if its executors name the communes or all localities."""
    executors = node.executors or ""
    if not names_communes(executors):
        who = " ".join(executors.split())
        who = who if len(who) <= 120 else who[:120].rsplit(" ", 1)[0] + " …"
        return Bearing(None, f"hoạt động không giao cho cấp xã ({who})")
    subject = subject_of(passage)
    alone = subject and not names_communes(passage.words) and not is_executors(passage.words)
    if alone and subject and _PROVINCIAL.match(in_lower_case(subject)):
        return Bearing(None, f"nhiệm vụ riêng của {subject}")
    if passage.clause.kind != "row" and not is_executors(passage.words):
        reason = _only_province(passage.words, general=True)
        if reason:
            return Bearing(None, reason)
    return Bearing("shift")


def subject_of(passage: Passage) -> str | None:
    """Who the sentence says must act, as written; None where it names nobody."""
    found = find_subject(Words.of(passage.words), 0, len(passage.words))
    return found.name.of(passage.words) if found else None


def office_of(body: str, setting: Setting) -> str | None:
    """The commune's office for the first department that ``body`` names, old or new."""
    if re.fullmatch(r"(?i)(?:giám đốc\s+)?sở", body.strip()):
        return setting.lead if setting.of_department else None
    old = find_old_agencies(body)
    if old:
        successor = setting.successor(old[0].succession, setting.commune)
        return office_for(successor, setting.commune) if successor else None
    at = re.search(r"(?i)(?<!\w)(?:sở|văn phòng ủy ban)(?!\w)", body)
    return office_for(body[at.start() :], setting.commune) if at else None


def is_both_levels(body: str) -> bool:
    """Whether a province and a commune both have one of the bodies named ("Hội Nông dân tỉnh")."""
    lowered = in_lower_case(body)
    return any(in_lower_case(name) in lowered for name in both_levels())


# ── what only a province can do ──────────────────────────────────────────────────────────────

_GUIDES = re.compile(
    rf"(?:hướng dẫn|chỉ đạo|kiểm tra|đôn đốc|giám sát|tập huấn|định hướng)[^.;]{{0,60}}?"
    rf"(?:các\s+|cho\s+|ubnd\s+|ủy ban nhân dân\s+)(?:các\s+)?(?:{_UNITS_BELOW}|địa phương)"
)
_ONLY_PROVINCE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"cấp (?:tỉnh|thành phố)(?!,| và| đến)"), "việc của cấp tỉnh"),
    (
        re.compile(r"(?:thành lập|kiện toàn)[^.;]{0,60}?(?:tỉnh|thành phố)(?!\w)"),
        "thành lập, kiện toàn tổ chức của tỉnh, thành phố",
    ),
    (
        re.compile(r"thành viên (?:ban|tổ|hội đồng)[^.;]{0,40}?(?:tỉnh|thành phố)(?!\w)"),
        "việc của tổ chức liên ngành cấp tỉnh",
    ),
    (re.compile(r"kế hoạch này (?:thay thế|có hiệu lực)"), "hiệu lực của kế hoạch cấp trên"),
    (
        re.compile(r"hội đồng nhân dân (?:tỉnh|thành phố)|hđnd (?:tỉnh|thành phố)"),
        "trình Hội đồng nhân dân tỉnh, thành phố",
    ),
    (
        re.compile(
            r"tham mưu[^.;]{0,40}?(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố)"
            r"[^.;]{0,20}?(?:phối hợp với bộ|ban hành)"
        ),
        "tham mưu Ủy ban nhân dân tỉnh, thành phố ban hành",
    ),
)  # fmt: skip
# "báo cáo … về Cục Cảnh sát …", "báo cáo Chính phủ, Thủ tướng Chính phủ"
_TO_CENTRE = re.compile(
    r"tham mưu[^.;]*?báo cáo (?:về )?bộ (?!chỉ huy)[^.;]*?trước ngày"
    r"|báo cáo[^.;]*?(?:chính phủ|thủ tướng|về cục|(?<!\w)(?<!chi )cục (?!thống kê (?:tỉnh|cơ sở)))"
)
_ONLY_DEPARTMENT: tuple[tuple[re.Pattern[str], str], ...] = (
    (_GUIDES, "hướng dẫn, chỉ đạo các xã, phường"),
    (re.compile(r"thẩm định"), "thẩm định"),
    (_TO_CENTRE, "báo cáo Trung ương"),
    (
        re.compile(r"(?:cơ quan|phương tiện) (?:báo chí|truyền thông|thông tấn)|báo và|phát thanh"),
        "chỉ đạo báo, đài của tỉnh",
    ),
    (re.compile(r"chi cục|thuộc sở|trực thuộc sở"), "việc trong nội bộ sở"),
    (
        re.compile(r"(?:ban hành|xây dựng)[^.;]{0,40}?(?:nghị quyết|chính sách)"),
        "xây dựng chính sách của tỉnh, thành phố",
    ),
)


def _only_province(words: str, *, general: bool) -> str | None:
    """Why only a province can do it; None where a commune can. A department's duty
    (``general`` false) is also its own where it guides the communes or the press."""
    lowered = in_lower_case(words)
    tests = _ONLY_PROVINCE if general else (*_ONLY_PROVINCE, *_ONLY_DEPARTMENT)
    return next((reason for pattern, reason in tests if pattern.search(lowered)), None)
