"""Sums of money in words: "ba trăm bảy mươi triệu đồng chẵn" is 370000000."""

from __future__ import annotations

import re

from corpus.text import fold

_DIGITS = {
    "khong": 0,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_SCALES = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000}
_BILLION = ("ty", "ti")
_SILENT = frozenset(("dong", "chan", "le", "linh", "va"))
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 300


def money_in_words(words: str) -> int | None:
    """The sum that ``words`` say, in đồng; None where they are not a number in words.

    "(Bằng chữ: Tám mươi sáu triệu, năm trăm nghìn đồng)" gives 86500000. Marks and case do not
    matter; a figure among the words makes them no number in words.
    """
    folded = fold(words[:_LONGEST])
    if len(words) > _LONGEST or re.search(r"\d", folded):
        return None
    folded = re.sub(r"\bviet nam\b|\bbang chu\b", " ", folded)
    return _Reader().read(_WORD.findall(folded))


class _Reader:
    """Adds up a number from its words, thousand by thousand."""

    def __init__(self) -> None:
        self._billions = 0
        self._thousands = 0  # below a billion, closed by "triệu" or "nghìn"
        self._units = 0  # below a thousand
        self._digit: int | None = None
        self._scale = 1

    def read(self, words: list[str]) -> int | None:
        counted = False
        for word in words:
            if word in _SILENT:
                continue
            if not self._take(word):
                return None
            counted = True
        return self._billions + self._thousands + self._closed() if counted else None

    def _take(self, word: str) -> bool:
        if word in _DIGITS:
            if self._digit is not None:
                return False
            self._digit = _DIGITS[word]
        elif word == "muoi":
            self._ten()
        elif word == "tram":
            self._units += (1 if self._digit is None else self._digit) * 100
            self._digit = None
        elif word == "ruoi":
            self._thousands += self._scale // 2
        elif word in _SCALES or word in _BILLION:
            self._close(word)
        else:
            return False
        return True

    def _ten(self) -> None:
        """ "mười" is ten, "ba mươi" thirty: folded they are one word."""
        self._units += 10 if self._digit is None else self._digit * 10
        self._digit = None

    def _closed(self) -> int:
        units = self._units + (self._digit or 0)
        self._units, self._digit = 0, None
        return units

    def _close(self, word: str) -> None:
        units = self._closed()
        if word in _BILLION:
            self._billions += (self._thousands + units) * 1_000_000_000
            self._thousands, self._scale = 0, 1_000_000_000
        else:
            self._thousands += units * _SCALES[word]
            self._scale = _SCALES[word]
