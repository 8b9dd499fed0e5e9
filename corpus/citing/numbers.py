"""The numbers of documents: "30/2020/NĐ-CP", "21-CT/TW", "8935/BNV-CTTN&BĐG".

A number is an ordinal, for some kinds the year, and a symbol: abbreviations of the kind and of
who issued it (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3; party texts put the hyphen
first). A number without a year is not unique: its date is part of the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Span
from corpus.text import fold, normalise


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written at ``span`` and in its one spelling.

    ``sure``: its shape alone tells that it numbers a document. Otherwise ("12/ABC") only a
    word before it does ("số 12/ABC").
    """

    span: Span
    number: str
    sure: bool


_LETTER = "A-Za-zĐđÐðƯưƠơÂâĂăÊêÔô"
_SEGMENT = rf"[{_LETTER}]{{1,16}}\d{{0,3}}"
# "0125/KH-UBND", "522b/NQ-UBTVQH13", "75/KH- UBND", "11- NQ/TW", "2076/1998/TTLT/BQP-BTC",
# "01/2016/NQ.HĐTP", "04/TT-BCA(X13)", "57NQ/TW" with its hyphen forgotten. Not the tail of
# "COVID-19/…" or of "QCVN 01:2021/BYT".
_NUMBER = re.compile(
    rf"(?<![\w/])(?<!\d[.,:])(?<!\d:\s)(?<![{_LETTER}]-)"
    rf"(?P<ordinal>\d{{1,6}}[a-zA-ZđĐ]?)\s{{0,3}}"
    rf"(?:/\s?(?P<year>(?:19|20)\d\d)\s?(?=/))?(?P<first>[/–-]|(?=(?:NQ|QĐ|CT|KL|TB)/))\s{{0,3}}"
    rf"(?P<symbol>{_SEGMENT}(?:(?:\s{{0,2}}[–/&+-]\s{{0,2}}|\.(?=[A-ZĐ]{{2}})){_SEGMENT}){{0,15}}"
    rf"(?:\([A-Z]\d{{1,2}}\))?)(?!\w)"
)
_STEP = re.compile(rf"(?P<between>^|\s*[–/&+.-]\s*)(?P<segment>{_SEGMENT}(?:\([A-Z]\d{{1,2}}\))?)")

KIND_SYMBOLS = {
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "KH": "Kế hoạch",
    "KHLT": "Kế hoạch liên tịch",
    "TB": "Thông báo",
    "KL": "Kết luận",
    "CTr": "Chương trình",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
    "HDLN": "Hướng dẫn liên ngành",
    "CĐ": "Công điện",
    "CV": "Công văn",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "PL": "Pháp lệnh",
    "VBHN": "Văn bản hợp nhất",
    "SL": "Sắc lệnh",
    "CTHĐ": "Chương trình hành động",
    "CTrHĐ": "Chương trình hành động",
}
_ISSUERS = (
    "CP",
    "TTg",
    "CTN",
    "VPCP",
    "UBTVQH",
    "TW",
    "TU",
    "HU",
    "ĐU",
    "QU",
    "UBND",
    "HĐND",
    "MTTQ",
    "HĐBT",
    "HĐTP",
    "TANDTC",
    "VKSNDTC",
    "NHNN",
    "TTCP",
    "KTNN",
    "BTC",
    "BNV",
    "BYT",
    "BTP",
    "BCA",
    "BQP",
    "BNG",
    "BCT",
    "BXD",
    "BGTVT",
    "BGDĐT",
    "BTNMT",
    "BNNPTNT",
    "BNN",
    "BNNMT",
    "BKHCN",
    "BKHĐT",
    "BLĐTBXH",
    "LĐTBXH",
    "BTTTT",
    "BVHTTDL",
    "BDTTG",
    "UBDT",
    "TLĐ",
    "ĐCT",
    "BTV",
    "BTGTW",
    "BTCTW",
    "VPTW",
    "UBKTTW",
)
# Segments by what is compared of them, so that "27/ct-ttg" and "27/CT-TTG" find their spelling.
_SPELLING = {fold(known).upper(): known for known in (*KIND_SYMBOLS, *_ISSUERS)}
_SPELLING["QH"] = "QH"
# Letters whose marks are left out, or whose hyphen is: 27/CTTg stands for 27/CT-TTg.
_FUSED = {
    "CTTG": "CT-TTg",
    "CTTTG": "CT-TTg",
    "QDTTG": "QĐ-TTg",
    "NDCP": "NĐ-CP",
    "NQCP": "NQ-CP",
    "QDUBND": "QĐ-UBND",
    "KHUBND": "KH-UBND",
}
# Both spellings are real symbols (HD: hướng dẫn, HĐ: hợp đồng; ND: nông dân, …), so a form
# without marks is left as it is.
_AMBIGUOUS = {"HD", "ND", "CD", "DA", "DU", "TLD", "DCT"}
_ALONE = {"CP", "TTg", "HĐBT", "LB"}  # 73-CP: these may stand alone behind a hyphen


def find_numbers(text: str) -> Iterator[NumberMention]:
    """Every document number in ``text``, in order. Takes time linear in the text's length."""
    for match in _NUMBER.finditer(text):
        segments = list(_segments(match.group("symbol")))
        end = match.start("symbol") + segments[-1][2]
        if not _is_symbol(match, segments):
            continue
        number = _spelled(match, segments)
        sure = match.group("year") is not None or any(_known(s) for _, s, _ in segments)
        yield NumberMention(Span(match.start(), end), number, sure)


def normalise_number(raw: str) -> str | None:
    """The one spelling of a number: "Số: 03/2022/tt-btc" gives "03/2022/TT-BTC".

    Spaces go, Ð becomes Đ, known symbols get their case (CT-TTg, NĐ-CP) and the hyphen that
    "27/CTTg" lacks; leading zeros stay. None where ``raw`` is not a number and nothing else.
    """
    plain = re.sub(r"^\W*(?:số\b\W*)?|[\W_]+$", "", normalise(raw[:200]), flags=re.IGNORECASE)
    match = _NUMBER.fullmatch(plain + ")" * plain.count("("))
    if match is None:
        return None
    segments = list(_segments(match.group("symbol")))
    if match.start("symbol") + segments[-1][2] != match.end() or not _is_symbol(match, segments):
        return None
    return _spelled(match, segments)


@lru_cache(maxsize=20_000)
def number_key(number: str) -> str:
    """What two spellings of one number share: "0125/KH - UBND" and "125/KH-UBND".

    Upper case without marks or separators, leading zeros dropped, the year kept apart:
    "30/2020/NDCP", "27/CTTTG". Two texts may share a key where the number has no year.
    """
    spelled = normalise_number(number) or normalise(number)
    head = re.match(r"\s*0*(\d+[a-zđ]?)\s*(?:/\s*((?:19|20)\d\d)(?!\d))?", spelled)
    rest = spelled[head.end() :] if head else spelled
    letters = re.sub(r"[^0-9A-Z]", "", fold(rest).upper())
    parts = [*(part.upper() for part in head.groups() if part)] if head else []
    return "/".join([*parts, letters])


def number_year(number: str) -> int | None:
    """The year that is part of a number: 2020 of "30/2020/NĐ-CP"."""
    match = re.match(r"\w+/((?:19|20)\d\d)/", number)
    return int(match.group(1)) if match else None


def kind_of_number(number: str) -> str | None:
    """The kind that a number's symbol tells: "Quyết định" of "178/QĐ-TTg"."""
    match = re.match(rf"\w+(?:/\d{{4}})?[/-]([{_LETTER}]+)", number)
    return KIND_SYMBOLS.get(match.group(1)) if match else None


def _segments(symbol: str) -> Iterator[tuple[str, str, int]]:
    """Separator, segment and its end, up to where the symbol ends and a dash between words
    begins: "75/KH-UBND - TP" has the symbol KH-UBND, "1509/KH - SYT - CDN" all of it."""
    tight = False
    for match in _STEP.finditer(symbol):
        between, segment = match.group("between"), match.group("segment")
        if match.start():
            spaced = between != between.strip()
            both = between[0].isspace() and between[-1].isspace()
            if spaced and not (_capitals(segment) >= 2 or _known(segment)):
                return
            if both and tight:
                return
            if between.strip() == "." and not segment.isupper():
                return
            tight = tight or not spaced
        yield between.strip(), segment, match.end()


def _is_symbol(match: re.Match[str], segments: list[tuple[str, str, int]]) -> bool:
    words = [segment for _, segment, _ in segments]
    if match.group("first") != "/" and match.group("year") is None:
        alone = len(words) == 1 and _spell(words[0]) in _ALONE
        if not alone and not any(between == "/" for between, _, _ in segments):
            return False
    if match.group("ordinal")[-1].isupper() and not any(_known(word) for word in words):
        return False
    if any(_capitals(word) for word in words):
        return sum(_capitals(word) for word in words) >= 2
    # In small letters ("30/2020/nđ-cp", typed in a question) only what is known to be a symbol.
    known = all(_known(word) for word in words)
    fused = fold(words[0]).upper() in _FUSED
    return known and (len(words) > 1 or match.group("year") is not None or fused)


def _capitals(segment: str) -> int:
    return sum(letter.isupper() for letter in segment)


def _known(segment: str) -> bool:
    letters = fold(re.sub(r"\d+$", "", segment)).upper()
    return letters in _SPELLING or letters in _FUSED


def _spell(segment: str) -> str:
    letters = re.sub(r"\d+$", "", segment)
    digits = segment[len(letters) :]
    compared = fold(letters).upper()
    if compared in _FUSED:
        return _FUSED[compared] + digits
    if compared in _SPELLING and not (compared in _AMBIGUOUS and _capitals(letters)):
        return _SPELLING[compared] + digits
    typed_small = not _capitals(letters)
    slipped = len(letters) > 3 and _capitals(letters) == len(letters) - 1  # BLĐTBXh
    return (letters.upper() if typed_small or slipped else letters) + digits


def _spelled(match: re.Match[str], segments: list[tuple[str, str, int]]) -> str:
    year = match.group("year")
    number = match.group("ordinal") + (f"/{year}" if year else "")
    number += match.group("first").replace("–", "-") or "-"
    for between, segment, _ in segments:
        number += between.replace("–", "-") + _spell(segment)
    return re.sub(r"(?<=[/-])ND-CP$", "NĐ-CP", number).replace("Ð", "Đ").replace("ð", "đ")
