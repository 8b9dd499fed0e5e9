"""What a clause is called: the words of its heading, apart from what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ClauseKind

_SENTENCE_END = re.compile(r"[.;!?]$|\./\.$")
# "Trạm Y tế phường: Củng cố …", "Báo cáo lần đầu (chốt đến hết ngày 30/9): …": what stands before
# the colon names the clause; a colon in brackets names nothing
_NAMED = re.compile(r"(?P<name>(?:[^:.;()]|\([^()]*\)){2,160}):(?=\s|$)")
# "… trên địa bàn, phân theo: đã chỉnh lý; …", "Kế hoạch gồm các nội dung: chăm sóc y tế; …",
# "Người lập hồ sơ có trách nhiệm: rà soát …": a sentence that goes on to a list is no name
_GOES_ON = re.compile(
    r"(?<!\w)(?:gồm(?: (?:có|các|những)(?: \w+){0,3})?|như|sau|sau đây|trong đó|cụ thể|chia ra"
    r"|phân theo|theo t[ỷỉ] lệ|có trách nhiệm|là|với|tại|từ|đến)$"
)
# "Tổ chức ít nhất 01 hoạt động: …", "Trường hợp hồ sơ chưa có mã, cán bộ tự đặt: …": what says how
# much is to be done, or what when, is a sentence too
_SAYS = re.compile(r"(?<!\w)(?:ít nhất|tối thiểu|không quá) \d|^(?:trường hợp|khi|nếu)\s[^,]*,\s")
_LONGEST_TITLE = 400


def title_of(words: str, strong: bool, kind: ClauseKind) -> str:
    """The heading's words: the whole line, or what stands before its colon; else empty."""
    words = words.strip()
    if kind in ("part", "chapter", "section", "article", "annex"):
        return words.rstrip(": ") if len(words) <= _LONGEST_TITLE else ""
    named = _NAMED.match(words)
    if named and not strong and named.end() < len(words):
        name = named["name"].strip()
        said = name.lower()
        return "" if _GOES_ON.search(said) or _SAYS.search(said) else name
    if strong or (len(words) <= 250 and not _SENTENCE_END.search(words)):
        return words.rstrip(": ")
    return ""


def goes_on_title(kind: ClauseKind, own: str, label: str, words: str) -> bool:
    """Whether ``words`` on the line below are the title: "Chương II" / "ĐỊNH MỨC CHI".

    ``own`` is what has been read of the clause: its label alone.
    """
    return (
        kind in ("part", "chapter", "section", "annex")
        and own.strip(" .:*") == label.strip(" .:*")
        and not words.startswith("(")
        and len(words) <= _LONGEST_TITLE
        and (words.isupper() or not _SENTENCE_END.search(words))
    )


def numbers_columns(cells: Sequence[str]) -> bool:
    """ "A | B | 1=2+3 | 2 | 3", "(1) | (2) | (3)": a row below a table's heading that counts its
    columns, each by a letter or by the number that follows."""
    marks = [_COLUMN.fullmatch(cell) for cell in cells]
    numbers = [int(mark["number"]) for mark in marks if mark and mark["number"]]
    return len(cells) > 2 and all(marks) and numbers == [*range(1, len(numbers) + 1)] != []


# "A", "(3)", "[4]", "5=3+4", "6 = 5/2"
_COLUMN = re.compile(r"[(\[]?(?:[A-E]|(?P<number>\d{1,2}))[)\]]?(?:\s?=[\s\d()+*/x:-]+)?")
