"""The end of a document: closing words, recipients and signature.

On paper recipients stand left and the signature right of one another (Decree 30/2020/NĐ-CP,
Annex I); in a file their lines may follow each other or mingle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import fold

_CLOSING = re.compile(
    r"tren day la|trong qua trinh (?:to chuc |trien khai|thuc hien)|"
    r"can cu (?:noi dung )?ke hoach nay"
    r"|yeu cau (?:cac|thu truong)|de nghi (?:cac|thu truong)|nhan duoc (?:ke hoach|cong van)"
    r"|ke hoach nay (?:co hieu luc|thay the)|(?:uy ban nhan dan|ubnd) .{0,60}(?:yeu cau|de nghi)"
)
_RECIPIENTS = re.compile(r"noi nhan\s*:?|noi gui\s*:")
_SIGNATURE = re.compile(
    r"(?:kt|tm|tl|tuq|q)\s?\.\s?\w|(?:pho )?(?:chu tich|giam doc|bi thu|truong ban|truong phong"
    r"|cuc truong|vu truong|bo truong|thu truong|chanh van phong|thu tuong)\s*$|\(da ky\)|da ky$"
)

_LONGEST_SIGNATURE = 80  # characters of a line


def closes(words: str) -> str | None:
    """The folded words by which a paragraph closes a plan ("tren day la"); None otherwise."""
    match = _CLOSING.match(fold(words))
    return match.group() if match else None


def opens_recipients(words: str) -> bool:
    """ "Nơi nhận:" at the beginning of a line."""
    return bool(_RECIPIENTS.match(fold(words)))


def is_signature(words: str) -> bool:
    """ "KT. CHỦ TỊCH", "GIÁM ĐỐC": a line of the signature's block."""
    return len(words) < _LONGEST_SIGNATURE and bool(_SIGNATURE.match(fold(words)))


def parted(listed: Sequence[bool]) -> list[bool]:
    """Which lines of the end are recipients, given which of them are entries of the list.

    Where the list stands apart from the signature, its own lines; where they mingle, all.
    """
    places = [index for index, flag in enumerate(listed) if flag]
    if not places:
        return [False] * len(listed)
    first, last = places[0], places[-1]
    apart = all(listed[first : last + 1]) and (first == 0 or last == len(listed) - 1)
    return [not apart or first <= index <= last for index in range(len(listed))]
