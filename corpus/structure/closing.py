"""The end of a document: closing words, recipients and signature.

On paper recipients stand left and the signature right of one another (Decree 30/2020/NĐ-CP,
Annex I); in a file their lines may follow each other or mingle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.structure.signing import OFFICES, SIGNS_FOR, office_and_name
from corpus.text import fold

_CLOSING = re.compile(
    r"tren day la|trong qua trinh (?:to chuc |trien khai|thuc hien)|"
    r"can cu (?:noi dung )?ke hoach nay"
    r"|yeu cau (?:cac|thu truong)|de nghi (?:cac|thu truong)|nhan duoc (?:ke hoach|cong van)"
    r"|ke hoach nay (?:co hieu luc|thay the)|(?:uy ban nhan dan|ubnd) .{0,60}(?:yeu cau|de nghi)"
    r"|[^.;:]{3,100} kinh (?:trinh|de nghi|mong)\b"
)
# "Luật này được Quốc hội … khóa XV, kỳ họp thứ 8 thông qua ngày 27 tháng 11 năm 2024." (Law
# 80/2015/QH13; Decree 30/2020/NĐ-CP, Annex I): it stands behind the last article and is none of it
_PASSED = re.compile(
    r"(?:hien phap|bo luat|luat|phap lenh|nghi quyet)(?: so \S+)? nay (?:da )?duoc .{3,200}"
    r"thong qua (?:\S+ ){0,12}?ngay \d"
)
_END_MARK = re.compile(r"\./\.?[\s*]*$")
_RECIPIENTS = re.compile(r"noi nhan\s*:?|noi gui\s*:")
_SIGNATURE = re.compile(rf"{SIGNS_FOR}\s?\w|{OFFICES}\s*$|\(da ky\)|da ky$")

_LONGEST_SIGNATURE = 80  # characters of a line


def closes(words: str) -> str | None:
    """The folded words by which a paragraph closes a plan ("tren day la"); None otherwise."""
    match = _CLOSING.match(fold(words))
    return match.group() if match else None


def tells_passing(words: str) -> bool:
    """Whether a paragraph says by whom and when a law or resolution was passed."""
    return bool(_PASSED.match(fold(words)))


def ends_body(words: str) -> bool:
    """ "… gửi báo cáo đúng thời hạn./.": the mark that ends a document's body."""
    return bool(_END_MARK.search(words))


def opens_recipients(words: str) -> bool:
    """ "Nơi nhận:" at the beginning of a line."""
    return bool(_RECIPIENTS.match(fold(words)))


def is_signature(words: str) -> bool:
    """ "KT. CHỦ TỊCH", "GIÁM ĐỐC", "GIÁM ĐỐC Hà Văn Phúc": a line of the signature's block."""
    return len(words) < _LONGEST_SIGNATURE and bool(
        _SIGNATURE.match(fold(words)) or office_and_name(words)
    )


def parted(listed: Sequence[bool], offices: Sequence[bool]) -> list[bool]:
    """Which lines of the end are recipients, given which of them are entries of the list and
    which name the office that signs.

    Where the list stands apart from the signature, its own lines; where they mingle, all.
    """
    places = [index for index, flag in enumerate(listed) if flag]
    if not places:
        return [False] * len(listed)
    first, last = places[0], places[-1]
    if all(listed[first : last + 1]) and (first == 0 or last == len(listed) - 1):
        return [first <= index <= last for index in range(len(listed))]
    signs = next((index for index, flag in enumerate(offices) if flag), len(listed))
    apart = first == 0 and last < signs < len(listed)
    return [not apart or index < signs for index in range(len(listed))]
