"""Who signed a document and to whom it goes, as its end and its head show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Clause, Span
from corpus.text import LOWER, UPPER, fold

# "Phúc", "Y", "H'Yim", "K’"
_NAME_WORD = rf"[{UPPER}][{LOWER}]*(?:['’][{UPPER}{LOWER}]*)?"
# "Hà Văn Phúc", "Y Bliu Niê Kđăm", "Nguyễn Thị H'Yim"; initials alone are no name
_PERSON = re.compile(rf"(?=[^\n]*[{LOWER}]){_NAME_WORD}(?:\s+{_NAME_WORD}){{1,5}}")
# What a name may have before it: "Đại tá Hà Văn Phúc", "PGS.TS Lò Thị Mai", "BS. CKII Võ Thị Lan"
_RANK = re.compile(
    r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)\s+"
    r"|(?:(?:PGS|GS|TSKH|TS|ThS|BS|DS|KS|LS|CKI{1,2})(?:[.,]\s?|\s))+"
)
_NOT_PERSON = re.compile(
    r"chu tich|giam doc|uy ban|nhan dan|noi nhan|nhu tren|luu\s*[:;v]|so |bo |phong |van phong|"
    r"tinh |"
    r"thanh pho|phuong |xa |hoi |doan (?:the|thanh)|ban |truong (?:ban|phong|khoa|doan)|ke hoach"
    r"|handwritten"
)
SIGNS_FOR = r"(?:kt|tm|tl|tuq|q)\s?[./]"
"""Folded, what opens an office that is signed for: "KT. CHỦ TỊCH", "TM. ỦY BAN", "KT/BỘ TRƯỞNG"."""
OFFICES = (
    r"(?:pho |quyen )?(?:chu tich|(?:tong )?giam doc|bi thu|truong ban|truong phong|hieu truong"
    r"|(?:tong |chi )?cuc truong|vu truong|vien truong|bo truong|thu truong|thu tuong|chu nhiem"
    r"|truong doan|chanh van phong|chanh an|chanh thanh tra|doi truong|hat truong)"
)
"""Folded, the offices that sign: "PHÓ GIÁM ĐỐC", "CHI CỤC TRƯỞNG", "Q. VIỆN TRƯỞNG"."""
_OFFICE = re.compile(f"{SIGNS_FOR}|{OFFICES}")
# "KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Lò Thị Mai": a table's cell keeps no line breaks in Markdown
_IN_ONE_LINE = re.compile(
    rf"\W*(?P<office>[^{LOWER}\n]+?)\s+(?:\([^()\n]*\)\s*)?(?P<name>{_PERSON.pattern})\W*"
)
_HEAD_OF_LIST = re.compile(r"Nơi nhận\s*:\s*")
# "Nơi nhận: - Như Điều 3; - Lưu: VT.", for the same reason
_NEXT_ENTRY = re.compile(r"(?<=;)\s*(?=[-–+]\s)")
_FAR = 60
"""Characters between an office and a name beyond which they are not of one signature."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One person who signed: name and office as they stand in the text.

    ``office_span`` holds every line of the office ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"); it and
    ``office`` are None where two signatures, or recipients and signature, mingle, so that whose
    office it is cannot be told, and where the end shows none.
    """

    clause: str  # path
    name: str
    span: Span
    office: str | None = None  # lines joined by spaces
    office_span: Span | None = None


def names_office(words: str) -> bool:
    """ "KT. GIÁM ĐỐC", "GIÁM ĐỐC SỞ Y TẾ": an office in capitals, perhaps with its agency."""
    return words.isupper() and bool(_OFFICE.match(fold(words)))


def office_and_name(line: str) -> re.Match[str] | None:
    """A line that says both: its groups ``office`` ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH") and ``name``."""
    match = _IN_ONE_LINE.fullmatch(line)
    return match if match and _OFFICE.match(fold(match["office"])) else None


def signers_of(text: str, clauses: Sequence[Clause]) -> tuple[Signer, ...]:
    """Everyone who signed, in the order of the text, each name with the office above it."""
    return tuple(
        signer
        for clause in clauses
        if clause.kind in ("signature", "recipients")
        for signer in _signers_in(text, clause)
    )


def _signers_in(text: str, clause: Clause) -> Iterator[Signer]:
    office: Span | None = None
    names: list[Span] = []
    offset = clause.span.start
    for line in clause.span.of(text).split("\n"):
        start, offset = offset, offset + len(line) + 1
        bare = _HEAD_OF_LIST.sub("", line).strip(" *|.")
        if _OFFICE.match(fold(bare)):
            if names:
                yield from _signed(text, clause, office, names)
                office, names = None, []
            whole = office_and_name(line)
            end = whole.end("office") if whole else len(line)
            office = Span(office.start if office else start, start + end)
            if whole:
                names.append(Span(start + whole.start("name"), start + whole.end("name")))
        elif name := person_named(bare):
            at = start + line.index(name)
            names.append(Span(at, at + len(name)))
    yield from _signed(text, clause, office, names)


def person_named(words: str) -> str | None:
    """The name that a line is, without rank or degree; None where it is something else."""
    rank = _RANK.match(words)
    name = words[rank.end() :] if rank else words
    return name if _PERSON.fullmatch(name) and not _NOT_PERSON.match(fold(name)) else None


def _signed(text: str, clause: Clause, office: Span | None, names: list[Span]) -> Iterator[Signer]:
    """One name under an office is of it; of two that stood side by side, it cannot be told."""
    alone = clause.kind == "signature" and len(names) == 1
    near = office is not None and alone and names[0].start - office.end <= _FAR
    held = office if near else None
    words = " ".join(held.of(text).split()) if held else None
    for name in names:
        yield Signer(clause.path, name.of(text), name, words, held)


def addressees_in(opening: str) -> tuple[str, ...]:
    """Entries of "Kính gửi", without dash and semicolon."""
    to = re.search(r"Kính gửi\s*:?(?P<list>(?:\s*(?:-\s*)?[^\n]+)(?:\n\s*-[^\n]+)*)", opening)
    return _bare(re.split(r"\n|;\s*-", to["list"])) if to else ()


def recipients_of(opening: str, tail: Sequence[str]) -> tuple[str, ...]:
    """Entries of "Kính gửi" and of "Nơi nhận": "Như trên" says no more than the first do."""
    to = addressees_in(opening)
    lines = (line for words in tail for line in words.split("\n"))
    entries = (entry for line in lines for entry in _NEXT_ENTRY.split(_HEAD_OF_LIST.sub("", line)))
    listed = _bare(entry for entry in entries if re.match(r"\s*[-–+]\s*\S", entry))
    kept = [entry for entry in listed if not (to and _AS_ABOVE.match(fold(entry)))]
    return tuple(dict.fromkeys([*to, *kept]))


_AS_ABOVE = re.compile(r"nhu (?:tren|kinh gui)\b")


def _bare(entries: Iterable[str]) -> tuple[str, ...]:
    stripped = (entry.strip(" -–+;,.*\t") for entry in entries)
    return tuple(entry for entry in stripped if entry)
