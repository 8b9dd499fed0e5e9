"""Names of agencies and places as they are written: their case, their kind, their level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.document import Level
from corpus.text import LOWER, UPPER, fold

_PLACE_WORDS = r"tỉnh|thành phố|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu|tp\.?"
_NAME = rf"[{UPPER}][\w'’]*(?:[ -][{UPPER}][\w'’]*){{0,4}}"
# "XÃ HỘI CHỦ NGHĨA", "THƯƠNG BINH VÀ XÃ HỘI TỈNH …": society, no commune (as "xã Hội Sơn" is)
_SOCIETY = (
    r"(?i:xã[ ]hội)(?:[ ]*(?:$|[^\w ])"
    rf"|[ ](?:(?i:chủ nghĩa|học|hóa|hoá|tỉnh|thành|huyện|quận|phường|xã|thị|việt)\b|[{LOWER}]))"
)
# "phường Hội Thương", "tỉnh Hà Nam", "Thành phố Hồ Chí Minh", "TP. Cần Thơ", "Quận 3", "Phường 12",
# "TỈNH ỦY GIA LAI"
_PLACE = re.compile(
    rf"(?<!\w)(?!{_SOCIETY})(?P<kind>(?i:{_PLACE_WORDS}))(?:\s(?i:ủy|uỷ))?\s+(?P<name>{_NAME}|\d{{1,2}}\b)"
)
# Words that open what stands behind a place's name in a run of capitals ("TỈNH GIA LAI SỞ Y TẾ"),
# but may be a syllable of the name as well: Hải Phòng, Củ Chi, Thanh Chương, Đại Từ, Năm Căn
_STOP = re.compile(
    r"\s(?i:sở|phòng|ban|năm|căn|thực|kế|giai|về|và|công|ủy|uỷ|ubnd|hđnd|đảng|trung|luật|theo|chi|"
    r"trong|của|số|đến|từ|chương|nghị|quyết)\b"
)
_GOES_ON = re.compile(r"[ ]\w")
_USUAL_NAME = 2  # syllables
_RUN_CITIES = frozenset(
    fold(name) for name in ("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế")
)
"""The cities that rank with provinces (Huế since 1 January 2025, Resolution 175/2024/QH15)."""

_LEVELS: dict[str, Level] = {
    "tinh": "province",
    "thi xa": "district",
    "huyen": "district",
    "quan": "district",
    "phuong": "commune",
    "xa": "commune",
    "thi tran": "commune",
    "dac khu": "commune",
}
_CENTRAL = re.compile(
    r"(?:van phong )?(?:chinh phu|quoc hoi|trung uong|chu tich nuoc)|uy ban thuong vu|thu tuong"
    r"|bo (?!ph|chi huy)|ban bi thu|hoi dong tham phan"
    r"|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao"
)


def natural_case(capitals: str, text: str, *, named: bool = False) -> str:
    """Words in capitals as ``text`` writes them elsewhere: "SỞ Y TẾ" becomes "Sở Y tế".

    A document names its issuer and its subject again in running text, and that is the best
    witness of how they are written. For words it does not repeat only what is certain is
    written large: the first letter, the name of a place, and, where the words are an agency's
    name (``named``), each of its fields (Decree 30/2020/NĐ-CP, Annex II). A name is never
    witnessed by small letters: "cơ sở y tế" tells nothing of "Sở Y tế".
    """
    if not capitals.isupper():
        return capitals
    text = text[:_WITNESS]
    lowered = text.lower()
    words = capitals.split()
    out: list[str] = []
    while len(out) < len(words):
        written = _written(words[len(out) :], text, lowered, large=named and not out)
        out += written or [words[len(out)].lower()]
    joined = " ".join(out)
    placed = _SPOKEN_PLACE.sub(lambda m: f"{m['kind']} {m['name'].title()}", joined)
    cased = placed[0].upper() + placed[1:]
    if named and _OF_FIELDS.match(cased):
        return _FIELD.sub(lambda m: m["before"] + m["first"].upper(), cased)
    return cased


_WITNESS = 20_000
"""Characters of the text that are searched: an issuer is named early."""
# Agencies that are named by their fields: "Sở Y tế", "Trung tâm Kiểm soát bệnh tật"
_OF_FIELDS = re.compile(
    r"(?:Sở|Bộ|Phòng|Ban|Chi cục|Cục|Trung tâm|Trường|Trạm|Hạt|Văn phòng|Bệnh viện|Liên đoàn"
    r"|Hội(?! đồng))\s"
)
# Behind the kind, and between fields: "Sở Văn hóa, Thể thao và Du lịch", "Phòng Văn hóa - Xã hội"
_FIELD = re.compile(
    rf"(?P<before>{_OF_FIELDS.pattern}(?!(?:{_PLACE_WORDS})\s)|,\s|\s[-–]\s|\svà\s)(?P<first>\w)"
)


def _written(words: list[str], text: str, lowered: str, *, large: bool) -> list[str] | None:
    """The longest beginning of ``words`` (two or more) that stands in the text in small
    letters, as it stands there: with its first letter ``large``, else not at a sentence's
    beginning if it also stands inside one."""
    if len(lowered) != len(text):
        return None
    for length in range(len(words), 1, -1):
        phrase = " ".join(words[:length]).lower()
        found = [text[at : at + len(phrase)] for at in _places(lowered, phrase)]
        written = [form for form in found if not form.isupper()]
        if large:
            written = [form for form in written if form[0].isupper()]
        if written:
            return min(written, key=lambda form: form[0].isupper()).split()
    return None


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


# At the end, but for the time that a plan is of: "tỉnh đắk lắk", "tỉnh ủy gia lai", "xã tân hòa
# năm 2026", "huyện năm căn giai đoạn 2021 - 2025"
_SPOKEN_PLACE = re.compile(
    rf"(?!xã hội$)(?P<kind>\b(?:{_PLACE_WORDS})(?:\s(?:ủy|uỷ))?)\s(?!ủy|uỷ)"
    r"(?P<name>\w+(?:\s\w+){0,3}?)"
    r"(?=$|\s(?:đến )?(?:năm|quý|tháng|giai đoạn|nhiệm kỳ)\s[\divx])"
)


def find_place(text: str, *, most_frequent: bool = False) -> str | None:
    """The first place named ("phường Hội Thương"), kind in small letters; None where none is.

    ``most_frequent`` gives the one named most often instead.
    """
    found = find_places(text)
    if not found:
        return None
    return Counter(found).most_common(1)[0][0] if most_frequent else found[0]


def find_places(text: str) -> list[str]:
    """Every place named, in order, kind in small letters."""
    return [_place(match) for match in _PLACE.finditer(text)]


def _place(match: re.Match[str]) -> str:
    kind = match["kind"].lower().rstrip(".")
    name = _name_alone(match["name"], match.string[match.end() : match.end() + 2])
    if name.isupper() and len(name) > 2:
        name = name.title()
    return f"{'thành phố' if kind == 'tp' else kind} {name}"


def _name_alone(words: str, behind: str) -> str:
    """The name that a run of capitalised words opens with; ``behind`` is what follows the run.

    A name has two syllables as a rule, and what stands behind it more than one word.
    """
    names = [
        words[: stop.start()]
        for stop in _STOP.finditer(words)
        if _GOES_ON.match(words[stop.end() :] + behind)
    ]
    if not words.isupper():
        names = [name for name in names if len(name.split()) >= _USUAL_NAME]
    usual = (name for name in names if len(name.split()) == _USUAL_NAME)
    return next(usual, names[0] if names else words)


def level_of(issuer: str | None, place: str | None) -> Level:
    """The level of government that issues or that the place belongs to."""
    if issuer and _CENTRAL.match(fold(issuer)):
        return "central"
    if issuer and issuer.startswith("Sở "):  # Law on the organisation of local government
        return "province"
    where = fold(find_place(issuer or "") or place or "")
    for kind, level in _LEVELS.items():
        if where.startswith(f"{kind} "):
            return level
    if where.startswith("thanh pho "):
        return "province" if where.removeprefix("thanh pho ") in _RUN_CITIES else "district"
    return "unknown"
