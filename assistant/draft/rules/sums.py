"""A sum of the province's is never the commune's: it becomes a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span
from corpus.text import fold

SUM = "điền số tiền"
# "370.000.000đồng (ba trăm bảy mươi triệu đồng chẵn)", "1,5 tỷ đồng", "150.000.000 đ"
_MONEY = re.compile(
    r"(?<![\w.,/])\d+(?:[.,\s]\d{3})*(?:,\d+)?\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|vnđ|vnd|đ(?![\w]))"
    r"(?P<said>\s*\((?:bằng chữ:?\s*)?[^()]*đồng[^()]*\))?"
)
# "300.000.000 (ba trăm triệu) đồng", "ba trăm triệu đồng"
_SPELLED = re.compile(
    r"(?:(?<![\w.,/])\d{1,3}(?:\.\d{3})+\s*)?\(?(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm)\s+)+"
    r"(?:nghìn|triệu|tỷ|tỉ)\)?(?:\s+đồng(?:\s+chẵn)?)?"
)
_FIGURE = re.compile(r"(?<![\w.,/])\d{1,3}(?:\.\d{3}){2,}(?![\w.,])")
# "500 triệu" without "đồng" behind it
_SCALED = re.compile(
    r"(?<![\w.,/])\d+(?:[.,]\d+)*\s*(?:triệu|tỷ|tỉ)(?!\w)(?!\s*(?:người|lượt|dân))"
)


# A column of sums: "Kinh phí (triệu đồng)", "Dự toán", "Vốn NSNN"
_MONEY_COLUMN = re.compile(r"kinh phi|trieu dong|nghin dong|so tien|du toan|(?<!\w)von(?!\w)")
_SUMS = (_MONEY, _SPELLED, _SCALED, _FIGURE)


def amounts(text: Text, setting: Setting) -> Iterator[Change]:
    taken: list[Span] = []
    for pattern in _SUMS:
        for match in pattern.finditer(text.lowered):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Change("sum.blank", span, blank(SUM), overrides=True)


def cells(text: Text, setting: Setting) -> Iterator[Change]:
    """In a table the column says that a figure is a sum."""
    for span in money_cells(text.words, text.columns):
        yield Change("sum.blank", span, blank(SUM), overrides=True)


def money_cells(row: str, columns: Sequence[str]) -> Iterator[Span]:
    """The figures in a row's cells whose column is one of sums."""
    written = row.split("|")
    if len(written) != len(columns):
        return
    start = 0
    for cell, column in zip(written, columns, strict=True):
        figure = cell.strip()
        if figure[:1].isdigit() and _MONEY_COLUMN.search(fold(column)):
            at = start + cell.index(figure)
            yield Span(at, at + len(figure))
        start += len(cell) + 1


def names_sum(words: str) -> bool:
    """Whether the words name a sum of money."""
    lowered = words.lower()
    return any(pattern.search(lowered) for pattern in _SUMS)
