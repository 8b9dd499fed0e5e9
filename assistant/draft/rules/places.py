"""Places: the province becomes the commune where the plan acts, and takes its name of today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.elsewhere import local_adjunct, other_place
from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text, like, placed
from assistant.draft.setting import Setting
from corpus.document import Span
from corpus.units import find_places

# Before the province's name: what stays the province's ("kế hoạch … tỉnh", "ngân sách tỉnh")
_STAYS = re.compile(
    r"(?:kế hoạch(?! phát triển kinh tế)|chương trình|chiến lược|đề án|chủ trương|chỉ đạo"
    r"|hướng dẫn|quy định|nghị quyết|yêu cầu|phê duyệt|ngân sách|chỉ thị|quyết định"
    r"|ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|(?<!\w)sở|ban thường vụ|văn phòng"
    r"|cổng thông tin điện tử|(?:cổng|trục|hệ thống|phần mềm|nền tảng|dữ liệu)(?=[^,.;:]* của $))"
    r"(?:(?!trên địa bàn|phát triển kinh tế)[^,.;:]){0,70}$"
)
_NOT_PROVINCE = re.compile(r"(?:các|những|từng|một số|liên|ngoại)\s+$")


def other_places(text: Text, setting: Setting) -> Iterator[Change]:
    """Words that only point at another commune are cut off."""
    found = other_place(text.words, setting)
    adjunct = local_adjunct(text.words, found[0]) if found else None
    if adjunct:
        yield Change("place.other", adjunct, "")


# "lớp 1 (Đông Hà, Triệu Phong)", "tại 04 huyện (Hướng Hóa, Đakrông)": places by bare names
_NAME = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){0,2}"
_LISTED = re.compile(rf"\((?P<names>{_NAME}(?:\s*(?:,|và)\s*{_NAME})*)\)")
_AT = re.compile(r"(?<!\w)(?:huyện|xã|phường|địa bàn|địa điểm|lớp|tại)(?!\w)[^.;()]{0,40}$")


def listed_places(text: Text, setting: Setting) -> Iterator[Change]:
    """Which of the province's places, in brackets: where in the commune, no source says."""
    for match in _LISTED.finditer(text.words) if text.mode == "shift" else ():
        if _AT.search(text.lowered[: match.start()]):
            yield Change("place.other", Span(*match.span("names")), blank("điền địa điểm"))


def areas(text: Text, setting: Setting) -> Iterator[Change]:
    """ "trên địa bàn tỉnh", "toàn Thành phố", "từ tỉnh đến cơ sở"."""
    if text.mode != "shift":
        return
    province, name = setting.province, setting.commune.name
    for pattern, now in (
        (
            rf"trên (?:phạm vi )?(?:địa bàn )?(?:toàn )?{province}(?!\s*,\s*thành phố)",
            f"trên địa bàn {name}",
        ),
        (rf"phạm vi (?:toàn )?{province}", f"phạm vi toàn {setting.kind}"),
        (rf"(?<!\w)toàn {province}", f"toàn {setting.kind}"),
        (rf"từ {province} (?:đến|tới|xuống) (?:cấp )?(?:cơ sở|xã)", f"trên địa bàn {name}"),
    ):
        for match in re.finditer(pattern, text.lowered):
            said = text.words[match.start() : match.end()]
            yield Change("level.place", Span(*match.span()), like(said, now))


def province_named(text: Text, setting: Setting) -> Iterator[Change]:
    """The province with its name; other provinces and communes under their names of today."""
    for mention in find_places(text.words, setting.parent.header.place):
        said = mention.span.of(text.words)
        if mention.of_commune:
            if mention.commune and mention.commune.name == setting.commune.name:
                yield Change(
                    "reform.place", mention.span, placed(mention.span, setting.commune.name)
                )
            continue
        if mention.province is None or mention.of_district:
            continue
        ours = mention.province == setting.commune.province
        stays = text.role != "title" and _STAYS.search(text.lowered[: mention.span.start])
        if ours and text.mode == "shift" and not stays:
            yield Change("level.place", mention.span, placed(mention.span, setting.commune.name))
        elif mention.names[0].lower() != mention.province.lower() and "TP" not in said:
            yield Change("reform.place", mention.span, placed(mention.span, mention.province))


# "của Thành phố", "trong và ngoài Tỉnh": large letters, or small ones behind these words
_GOVERNED = re.compile(r"(?:của|trong|ngoài|nội|cấp|tại|ngành|và ngoài)\s+$")


def province_alone(text: Text, setting: Setting) -> Iterator[Change]:
    """The province without its name."""
    if text.mode != "shift":
        return
    for match in re.finditer(r"(?<!\w)(?:thành phố|tỉnh)(?!\w)", text.lowered):
        span = Span(*match.span())
        before, after = text.lowered[: span.start], text.words[span.end : span.end + 2]
        large = text.words[span.start].isupper() and span.start > 0
        named = len(after) == 2 and after[0] == " " and after[1].isupper()
        listed = re.match(r"\s*[,/]\s*(?:thành phố|huyện|thị xã)|\s+ủy", text.lowered[span.end :])
        other_kind = not _is_kind_of(match.group(), setting)
        if named or listed or other_kind or _NOT_PROVINCE.search(before):
            continue
        if (large or _GOVERNED.search(before)) and not _STAYS.search(before):
            yield Change("level.place", span, placed(span, setting.kind))


def _is_kind_of(word: str, setting: Setting) -> bool:
    place = setting.parent.header.place or ""
    return place.lower().startswith(word)
