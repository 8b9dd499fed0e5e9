"""Signs of the symbol fonts: the few that carry meaning in a text, and the bullets of lists."""

from __future__ import annotations

# The Symbol font's places: "≥ 30%".
_SIGNS = {
    0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB7: "•", 0xAE: "→", 0x2D: "-",
}  # fmt: skip
# Places of Symbol and Wingdings that lists use.
_BULLETS = {0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xA8: "◦", 0x6F: "◦"}


def symbol_sign(code: int) -> str:
    """What a person sees for a code of the Symbol font, 0x20 to 0xFF or 0xF020 to 0xF0FF."""
    return _SIGNS.get(code & 0xFF, "")


def bullet_sign(code: int) -> str:
    """The same where the symbol font is not known, as before a list's words."""
    code &= 0xFF
    if code in _SIGNS or code in _BULLETS:
        return _SIGNS.get(code) or _BULLETS[code]
    return " " if code == 0x20 else "•"
