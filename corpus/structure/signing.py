"""Who signed a document and to whom it goes, as its end and its head show them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import LOWER, UPPER, fold

_PERSON = re.compile(rf"[{UPPER}][{LOWER}']+(?:\s+[{UPPER}][{LOWER}']*){{1,5}}")
_NOT_PERSON = re.compile(
    r"chu tich|giam doc|uy ban|nhan dan|noi nhan|nhu tren|luu\s*[:;v]|so |bo |phong |van phong|"
    r"tinh |"
    r"thanh pho|phuong |xa |hoi |doan (?:the|thanh)|ban |truong (?:ban|phong|khoa|doan)|ke hoach"
)


def signer_of(tail: Sequence[str]) -> str | None:
    """The last line that is a person's name: names stand under the office they sign for."""
    for words in reversed(tail):
        for line in reversed(words.split("\n")):
            bare = line.strip(" *|.")
            if _PERSON.fullmatch(bare) and not _NOT_PERSON.match(fold(bare)):
                return bare
    return None


def recipients_of(opening: str, tail: Sequence[str]) -> tuple[str, ...]:
    """Entries of "Kính gửi" and of "Nơi nhận", without dash and semicolon."""
    entries: list[str] = []
    to = re.search(r"Kính gửi\s*:?(?P<list>(?:\s*(?:-\s*)?[^\n]+)(?:\n\s*-[^\n]+)*)", opening)
    if to:
        entries += re.split(r"\n|;\s*-", to["list"])
    for words in tail:
        entries += [line for line in words.split("\n") if re.match(r"\s*[-–+]\s*\S", line)]
    bare = (entry.strip(" -–+;.*\t") for entry in entries)
    return tuple(dict.fromkeys(entry for entry in bare if entry))
