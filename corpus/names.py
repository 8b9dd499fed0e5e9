"""Names of agencies, offices and places as they are mentioned, and when two of them are one.

"UBND TP. Hồ Chí Minh" and "Ủy ban nhân dân Thành phố Hồ Chí Minh" name the same body: names are
compared spelled out, without case, dashes or tone placement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from corpus.document import Span
from corpus.text import UPPER, same_spelling

_TABLE = Path(__file__).parent / "abbreviations.tsv"


@cache
def _abbreviations() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*")


Word = TypeVar("Word")


@lru_cache(maxsize=20_000)
def compared(text: str) -> tuple[str, ...]:
    """The words of ``text`` as names are compared: lower case, spelled out, "của" left out.

    "Ban VSTBPN" and "Ban Vì sự tiến bộ của phụ nữ" give the same words.
    """
    table = _abbreviations()
    words: list[str] = []
    for match in _WORD.finditer(same_spelling(text)):
        word = match.group().lower()
        for piece in (word,) if word in table else _pieces(word):
            full = table.get(piece, piece)
            words += (w for w in full.split() if w != "của")
    named = tuple(
        word
        for word, following in zip(words, [*words[1:], ""], strict=False)
        # "UBND cấp xã" and "UBND xã" are one
        if not (word == "cấp" and following in ("tỉnh", "huyện", "xã"))
    )
    return _as_often_called(named)


def _as_often_called(words: tuple[str, ...]) -> tuple[str, ...]:
    """Names with the long ones of the table shortened: "Hội Liên hiệp Phụ nữ" is "Hội Phụ nữ"."""
    flat = f" {' '.join(words)} "
    for name in _long_names():
        flat = flat.replace(f" {name} ", f" {_abbreviations()[name]} ")
    return tuple(flat.split())


@cache
def _long_names() -> tuple[str, ...]:
    return tuple(name for name in _abbreviations() if " " in name)


def _pieces(word: str) -> list[str]:
    """The parts of a joined word: "gd-đt" is "gdđt", "hà-nội" two."""
    whole = re.sub("[&-]", "", word)
    return [whole] if whole in _abbreviations() else re.split("[&-]", word)


def holds(words: tuple[Word, ...], name: tuple[Word, ...]) -> bool:
    """Whether ``name`` stands in ``words``, whole and in order; words with what is told of them,
    too."""
    if not name:
        return True
    first, length = name[0], len(name)
    return any(
        words[at : at + length] == name
        for at in range(len(words) - length + 1)
        if words[at] == first
    )


@dataclass(frozen=True, slots=True)
class NameMention:
    """An agency, office or place named at ``span``; ``words`` as ``compared`` gives them."""

    span: Span
    words: tuple[str, ...]
    place: bool = False  # "phường Hội Thương", "tỉnh Hà Nam"


# What an agency's or an office's name begins with. The first are words of their own in small
# letters ("tiến bộ", "hội nghị", "báo cáo"): only a capital makes them a head.
_CAPITAL_HEADS = (
    "Bộ|Ban|Phòng|Cục|Vụ|Hội|Đoàn|Viện|Báo(?! cáo)|Đài|Trường|Hội đồng|Ngân hàng|Kho bạc|"
    "Cơ quan|Liên minh|"
    "Hiệp hội|Tổng cục|Mặt trận|Quân đội|Thường trực|Câu lạc bộ|Tổ|Trung tâm|Học viện|Chính phủ|"
    "SỞ|Văn phòng|(?:Tỉnh|Thành|Huyện|Quận) [đĐ]oàn(?! kết)"
)
# "cơ sở dữ liệu", "trụ sở mới", "sở hữu chung" name no Sở.
_HEADS = (
    r"(?<!cơ )(?<!trụ )sở(?! hữu\b)|"
    "chi cục|ủy ban|uỷ ban|ubnd|hđnd|hội liên hiệp|hội nông dân|hội cựu chiến binh|liên đoàn|"
    "hội đồng nhân dân|công đoàn|công an|trạm y tế|bệnh viện|tòa án|toà án|viện kiểm sát|mttq|"
    "bộ chỉ huy|mặt trận tổ quốc|đảng ủy|đảng uỷ|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ|huyện ủy|"
    "tổ dân phố|"
    "công chức|cán bộ|hiệu trưởng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng ban|bí thư|"
    "thủ tướng|quốc hội|bảo hiểm xã hội|phòng văn hóa|phòng văn hoá|phòng kinh tế|trung tâm"
)
_PLACE_HEADS = "tỉnh|thành phố|tp\\.?|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu|thôn|bản|buôn"
# Words that a name does not go on over. "và" inside a ministry's name is handled apart.
_ENDS = frozenset(
    "chủ phối gửi nộp có là phải tham xây triển hướng theo về trước cho được trong tại để với đề "
    "giao này đó khi nếu trên từ đến do bị sẽ đã cần nêu gồm nào gì ai đâu bao không chưa thì "
    "mà hoặc "
    "các những một mọi tăng đẩy chỉ kiểm rà nhằm làm ký trình hỗ phụ chịu cấp năm ngày tháng số "
    "việc "
    "như sau còn cũng đang ở bên lo phân nhận chi của thực tổng bố trực".split()
)
# Verbs of two words whose first may also stand in a name ("Ban Tổ chức", "Tổ trưởng")
_END_PAIRS = frozenset(
    (
        "ban hành|tổ chức|yêu cầu|đôn đốc|hoàn thành|lồng ghép|ưu tiên|căn cứ|nghiên cứu|cung cấp|"
        "bổ nhiệm|"
        "tiếp tục|kịp thời|quan tâm|nâng cao|tuyên truyền|theo dõi|tiến hành|quyết định|định hướng|"
        "hằng năm|hàng năm|liên quan|đảm bảo|bảo đảm|thẩm định|duy trì|củng cố"
    ).split("|")
)
# What begins like an agency and is none: "Tổ chức tập huấn", "Ban hành kế hoạch"
NO_NAMES = frozenset(
    (
        "tổ chức|ban hành|ban đầu|phòng chống|phòng ngừa|phòng cháy|hội nghị|hội thảo|hội thi|"
        "trường hợp|đoàn kết"
    ).split("|")
)
# "phụ nữ", "thực phẩm", "tổng hợp", "trực thuộc": the second word tells that the name goes on
_GO_ON = frozenset(
    "phụ nữ|chủ nghĩa|thực phẩm|thực vật|cấp tỉnh|cấp huyện|cấp xã|cấp cơ sở".split("|")
)
# Heads that name a body by themselves: "UBND các xã", "Chính phủ ban hành"
_WHOLE = frozenset(
    "ubnd|hđnd|mttq|ủy ban nhân dân|uỷ ban nhân dân|chính phủ|thủ tướng|quốc hội|tỉnh ủy|tỉnh uỷ|"
    "thành ủy|thành uỷ|huyện ủy|huyện uỷ|tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn".split("|")
)
# "Tỉnh ủy" is an agency, not a "tỉnh"
_NAME = re.compile(
    rf"(?<!\w)(?:(?P<agency>{_CAPITAL_HEADS}|(?i:{_HEADS}))|(?P<place>(?i:{_PLACE_HEADS})))(?!\w)"
)
# "Hội An", "Hội Thương": an association is called by more than one syllable, or in capitals
_TOWN = re.compile(rf"Hội [{UPPER}][^\W\d_{UPPER}]+")
_NEXT = re.compile(rf"\s*[-–]?\s*(?:[,]\s+(?=[{UPPER}]))?(?P<word>[^\W_]+(?:&[^\W_]+)*)")
_LONGEST = 10


def find_names(text: str) -> list[NameMention]:
    """Agencies, offices and places named in ``text``, in order, not overlapping.

    An agency is a head ("Sở", "Trạm", "Công chức") and the words behind it up to a verb or a
    mark; a place is a kind and a capitalised name or number.
    """
    found: list[NameMention] = []
    end = 0
    for head in _NAME.finditer(text):
        if head.start() < end:
            continue
        mention = _place(text, head) if head["place"] else _agency(text, head)
        if mention is not None:
            found.append(mention)
            end = mention.span.end
    return found


def _place(text: str, head: re.Match[str]) -> NameMention | None:
    name = re.compile(
        rf"[^\S\n]+(?:[{UPPER}][\w'’]*(?:[ -][{UPPER}][\w'’]*){{0,4}}|\d{{1,2}}(?!\w))"
    )
    behind = name.match(text, head.end())
    if behind is None:
        return None
    span = Span(head.start(), behind.end())
    return NameMention(span, compared(span.of(text)), place=True)


def _agency(text: str, head: re.Match[str]) -> NameMention | None:
    end, count, joined_fields = head.end(), 0, False
    capital = text[head.start()].isupper()
    while count < _LONGEST:
        following = _NEXT.match(text, end)
        if following is None or "\n" in text[end : following.start("word")]:
            break
        word = following["word"]
        comma = "," in text[end : following.start("word")]
        # A list of fields has its comma before its "và": "Sở Văn hóa, Thể thao và Du lịch"
        if comma and (not capital or joined_fields or _starts_name(text, following)):
            break
        if word == "và":
            joined = _NEXT.match(text, following.end())
            # "Sở Giáo dục và Đào tạo" goes on; "Sở Nội vụ và Sở Y tế", "… và các ban" do not
            if not joined or not joined["word"][0].isupper() or _starts_name(text, joined):
                break
            joined_fields = True
        elif count == 0 and f"{head.group()} {word}".lower() in NO_NAMES:
            return None
        elif count == 0 and word[0].isupper():
            pass  # "Sở Xây dựng", "Ban Chỉ đạo": of the name, though "xây" and "chỉ" end others
        elif _is_end(text, following) or (word.isdecimal() and count == 0):
            break
        end, count = following.end(), count + 1
    if count == 0 and head.group().lower() not in _WHOLE:
        return None
    span = Span(head.start(), end)
    return NameMention(span, compared(span.of(text)), place=bool(_TOWN.fullmatch(span.of(text))))


def _is_end(text: str, word: re.Match[str]) -> bool:
    following = _NEXT.match(text, word.end())
    pair = f"{word['word']} {following['word']}" if following else word["word"]
    if word["word"].lower() in _ENDS:
        return pair.lower() not in _GO_ON
    return pair in _END_PAIRS


def _starts_name(text: str, word: re.Match[str]) -> bool:
    match = _NAME.match(text, word.start("word"))
    return match is not None and match["agency"] is not None
