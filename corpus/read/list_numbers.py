"""Numbers of lists that the file does not hold as text: 1, 2, 3 as "1", "b", "iv", "III"."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def decimal(number: int) -> str:
    return str(number)


def roman(number: int) -> str:
    """1 to 3999 in small Roman numerals; other numbers in digits, as Word shows them."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def letter(number: int) -> str:
    """a to z, then aa, bb, … as Word counts; "đ" is no step of it."""
    if not 0 < number <= 26 * 30:
        return str(number)
    rounds, step = divmod(number - 1, 26)
    return chr(ord("a") + step) * (rounds + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": decimal,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "none": lambda number: "",
}
"""Word's names (``w:numFmt``) of the formats that office documents use."""
