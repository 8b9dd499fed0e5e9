"""Who issues a document: an agency, as its letterhead names it, or the head of one.

Decree 30/2020/NĐ-CP, Annex I sets the agency at the top left, under the one that it belongs to.
A decision names above its căn cứ who decides, a directive at the end of its opening; where that
is the head of the agency, and he does not sign on its behalf ("TM."), he issues it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.structure.signing import OFFICES
from corpus.structure.titles import find_place, level_of, natural_case
from corpus.text import fold

# "UBND phường Hội Thương ban hành Kế hoạch …", "Sở Y tế phối hợp Công đoàn ngành Y tế xây dựng …"
_ISSUING = re.compile(
    r"(?:^|[.;,]\s+)(?P<issuer>(?:UBND|Uỷ ban|Ủy ban|Ban|Sở|Phòng|Chi cục|Cục|Hội|Công an|Trường|"
    r"Bộ|Tỉnh|Thành|Huyện|Đảng|Trung tâm|Văn phòng|Liên đoàn)\s[^.;\n]{2,90}?)\s+"
    r"(?:phối hợp\s[^.;\n]{2,80}?\s+)?(?:ban hành|xây dựng|đề nghị|yêu cầu|hướng dẫn|thông báo)\b"
    r"(?!\s+văn bản)",
    re.MULTILINE,
)
# What ends the letterhead's left column
_RIGHT_COLUMN = re.compile(r"(?i:CỘNG H(?:ÒA|OÀ) XÃ|CỘNG H|Độc lập|Số\s*:|ĐẢNG CỘNG SẢN)")
_LONGEST_NAME = 70  # characters of an issuer's line
# An agency that may stand below another in a letterhead: "SỞ NÔNG NGHIỆP …" / "CHI CỤC KIỂM LÂM"
_AGENCY = re.compile(
    r"(?:SỞ|PHÒNG|BAN(?! NHÂN| THƯỜNG| CHẤP)|CHI CỤC|CỤC|TRUNG TÂM|HỘI|TRƯỜNG|TRẠM|CÔNG AN"
    r"|HẠT|VĂN PHÒNG|BỆNH VIỆN|THANH TRA|ĐẢNG (?:BỘ|ỦY|UỶ)|CHI BỘ)\s"
)
_OFFICE_OF = "VĂN PHÒNG"  # stands alone below the agency whose office it is
# What stands below the line that names who decides
_BASIS = re.compile(r"(?:Căn cứ|Theo |Xét |Thi hành|Thực hiện|QUYẾT ĐỊNH)")
_LONGEST_AUTHORITY = 3  # lines
# Folded: "chu tich uy ban nhan dan tinh ninh binh", "giam doc so y te"
_HEAD = re.compile(rf"(?P<office>{OFFICES})\s+(?P<agency>\S.*)")
# Folded, at the end of an opening: "…, chu tich uy ban nhan dan tinh yeu cau cac so, nganh:"
_DEMANDS = re.compile(
    rf"(?:^|[.;,\n]\s*)(?P<head>{OFFICES}\s[^.;,:\n]{{3,90}}?)\s+(?:yeu cau|chi thi)\b[^.\n]*:\s*$"
)
_ON_BEHALF = re.compile(r"^\W*tm\s*[./]", re.MULTILINE)


def letterhead_issuer(letterhead: Sequence[str], text: str) -> str | None:
    """The last agency of the letterhead's left column; a place that stands alone is its own."""
    end = next((at for at, line in enumerate(letterhead) if _RIGHT_COLUMN.match(line)), None)
    left: list[str] = []
    for line in letterhead[:end]:
        # Above the number, words are the issuer's even where old capitals became small letters
        named = end is not None and not left and line[0].isupper() and len(line) <= _LONGEST_NAME
        if line.isupper() or named or (left and line[0].islower()):
            left.append(line)
    if not left:
        return None
    if len(left) > 1 and left[-1] == _OFFICE_OF:
        return f"Văn phòng {_in_full(natural_case(' '.join(left[:-1]), text, named=True))}"
    lowest = max((at for at, line in enumerate(left) if _AGENCY.match(line)), default=0)
    joined = " ".join(left[lowest:])
    # "UBND TỈNH HƯNG YÊN SỞ LAO ĐỘNG – …" on one line: who issues is the agency below
    below = re.search(rf"(?<=\s){_AGENCY.pattern}", joined)
    if below and re.match(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|BỘ)\s", joined):
        return natural_case(joined[below.start() :], text, named=True)
    return _in_full(natural_case(joined, text, named=True))


def _in_full(issuer: str) -> str:
    return re.sub(r"^(?:UBND|Ubnd|Uỷ ban nhân dân|Ủy ban Nhân dân)\b", "Ủy ban nhân dân", issuer)


def placed(issuer: str | None, place: str | None) -> str | None:
    """ "Ủy ban nhân dân tỉnh" of Hà Nam: the issuer with the place it belongs to."""
    if issuer is None or place is None or fold(place) in fold(issuer) or find_place(issuer):
        return issuer
    kind = place.split(" ", 1)[0] if not place.startswith(("thành", "thị", "đặc")) else ""
    kind = kind or " ".join(place.split(" ")[:2])
    if fold(issuer).endswith(f" {fold(kind)}"):
        return issuer[: -len(kind)] + place
    return issuer if level_of(issuer, None) == "central" else f"{issuer} {place}"


def issuing(opening: str) -> str | None:
    """The agency that a sentence of the opening names: "…, Sở Y tế ban hành Kế hoạch …"."""
    found = [match["issuer"] for match in _ISSUING.finditer(opening)]
    return _in_full(found[-1]) if found else None


def authority(below: Sequence[str], agency: str | None) -> tuple[int, str] | None:
    """Who decides, and which line says so first: ``agency`` or its head, in capitals, between the
    title and the căn cứ. ``below`` are the lines under the document's kind."""
    basis = next((at for at, line in enumerate(below) if _BASIS.match(line)), 0)
    for at in reversed(range(max(0, basis - _LONGEST_AUTHORITY), basis)):
        words = " ".join(below[at:basis])
        if not words.isupper():
            return None
        head = _HEAD.fullmatch(fold(words))
        if _is_of(head["agency"] if head else fold(words), agency):
            return at, words
    return None


def head_of(
    agency: str | None, below: Sequence[str], opening: str, tail: Sequence[str]
) -> str | None:
    """ "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai": the head of ``agency``, where he issues.

    ``below`` are the lines under the document's kind, ``tail`` recipients and signature. None
    where the agency itself issues.
    """
    if _ON_BEHALF.search(fold("\n".join(tail))):
        return None
    decides, demands = authority(below, agency), _DEMANDS.search(fold(opening))
    words = decides[1] if decides else opening[slice(*demands.span("head"))] if demands else ""
    head = _HEAD.fullmatch(fold(words))
    if head is None or not _is_of(head["agency"], agency):
        return None
    return f"{words[: head.end('office')].capitalize()} {agency}"


def _is_of(named: str, agency: str | None) -> bool:
    """Whether ``named`` (folded) is the agency: one of them may leave out the place, or its kind
    ("Chi cục Kiểm lâm Thanh Hóa" for that of tỉnh Thanh Hóa)."""
    mine = fold(agency or "").split()
    its = re.sub(r"^ubnd\b", "uy ban nhan dan", named).split()
    return mine[:1] == its[:1] and (set(its) <= set(mine) or set(mine) <= set(its))
