"""Bytes of an RTF file to letters: each font has a character set of its own."""

from __future__ import annotations

import re

from corpus.read.symbols import bullet_sign
from corpus.read.word97 import narrow_text

SIGNS = {
    b"tab": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_CODE_PAGES = {
    161: "cp1253", 162: "cp1254", 163: "cp1258", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
}  # fmt: skip
_SYMBOL = 2
# ".VnTime", "VNI-Times": fonts from before Unicode hold codes of their own, whatever set they name.
_OWN_CODES = re.compile(rb"\s*(?:\.vn|vni)", re.IGNORECASE)


class Fonts:
    """The font table of a file, and what its bytes say in each font."""

    def __init__(self, head: bytes) -> None:
        found = _CODE_PAGE.search(head)
        self._usual = f"cp{int(found.group(1))}" if found else "cp1252"
        self._charsets: dict[int | None, int] = {}
        self._names: dict[int | None, bytes] = {}

    def charset(self, font: int | None, charset: int) -> None:
        self._charsets[font] = charset

    def name(self, font: int | None, name: bytes) -> None:
        self._names.setdefault(font, name)

    def decode(self, data: bytes, font: int | None) -> str:
        """The letters of these bytes in a font."""
        if data.isascii() and not self._is_symbol(font):
            return data.decode("ascii")
        if self._is_symbol(font):
            return "".join(map(bullet_sign, data))
        page = _CODE_PAGES.get(self._charsets.get(font, 1))
        if page is None and self._charsets.get(font, 1) == 1:
            page = self._usual
        if page in (None, "cp1252") or _OWN_CODES.match(self._names.get(font, b"")):
            return narrow_text(data)
        try:
            return data.decode(page or "cp1252", errors="replace")
        except LookupError:
            return narrow_text(data)

    def sign(self, code: int, font: int | None) -> str:
        """A character that is given by its Unicode number."""
        if 0xF000 <= code <= 0xF0FF:
            return bullet_sign(code & 0xFF) if self._is_symbol(font) else narrow_text(bytes((code & 0xFF,)))  # fmt: skip  # noqa: E501
        return chr(code)

    def _is_symbol(self, font: int | None) -> bool:
        return self._charsets.get(font) == _SYMBOL
