"""Bytes to text: Unicode in its forms, and windows-1258, the Vietnamese code page of Windows.

Files in the fonts before Unicode (TCVN3, VNI) are bytes of windows-1258 as well, so that code
page is accepted only where it gives Vietnamese syllables. Theirs are given as windows-1252 shows
them, for ``old_fonts`` to convert; what stays undecided is reported.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.errors import ReadError
from corpus.read.old_fonts import fonts_of
from corpus.syllables import is_syllable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_BROKEN = "\ufffd"
_FEW_BROKEN = 50  # bytes of letters beyond ASCII to one that is broken: Unicode, with damage
_SHOWN = [
    chr(code) if code in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((code,)).decode("cp1252")
    for code in range(256)
]  # fmt: skip
_CONVERTED = "Tệp dùng bảng mã {}; đã chuyển sang Unicode."

_WORD = re.compile(r"[^\W\d_]+")
# TCVN3 and VNI put signs where windows-1258 has letters: "C«ng", "§iÒu".
_SIGN = re.compile(f"[{_BROKEN}¡-¿×÷]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` and what there is to warn of (Vietnamese).

    ``declared`` is the encoding the file names itself (an HTML page's charset); it is believed
    where Unicode does not fit. ``name`` is the file as an error shows it. Raises ReadError where
    the bytes are no text, or text whose encoding cannot be decided.
    """
    text, warnings = _decode(data, name, declared)
    if _is_binary(text[:_SAMPLE]):
        raise _no_text(name)
    return text, warnings


def _decode(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :] if encoding == "utf-8" else data, encoding, name), ()
    if wide := _without_mark(data):
        return _strictly(data, wide, name), ()
    text = data.decode("utf-8", errors="replace")
    if (broken := text.count(_BROKEN) - data.count(_BROKEN.encode())) == 0:
        return text, ()
    if broken * _FEW_BROKEN < len(data) - len(text):
        return text, (f"Tệp có {broken} chỗ hỏng (byte không phải UTF-8), hiện là «{_BROKEN}».",)
    if _is_binary(data[:_SAMPLE].decode("latin-1")):
        raise _no_text(name)
    if declared:
        try:
            text = data.decode(declared)
            return unicodedata.normalize("NFC", text), (_CONVERTED.format(declared.lower()),)
        except (LookupError, UnicodeError):
            pass
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if _is_vietnamese(text):
        return text, (_CONVERTED.format("windows-1258"),)
    text = _as_shown(data)
    if fonts_of(text[:_SAMPLE].splitlines()):
        return text, ()  # the lines are converted, and the conversion told, where all are
    raise ReadError(
        f"{name}: không nhận ra bảng mã (không phải Unicode, windows-1258, TCVN3, VNI, VISCII hay "
        "VPS); hãy lưu lại tệp bằng bảng mã UTF-8."
    )


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReadError(
            f"{name}: ghi là {encoding.upper()} nhưng có byte hỏng; hãy lưu lại tệp bằng UTF-8."
        ) from None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of spaces and digits is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if high > len(sample) // 8 and low * 20 < high:
        return "utf-16-le"
    if low > len(sample) // 8 and high * 20 < low:
        return "utf-16-be"
    return None


def _is_vietnamese(text: str) -> bool:
    """Whether the words that carry marks are Vietnamese syllables, nine in ten."""
    sample = text[:_SAMPLE]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return good > 0 and good * 10 >= len(words) * 9 and len(_SIGN.findall(sample)) * 20 <= good


def _as_shown(data: bytes) -> str:
    """The bytes as windows-1252 shows them, also the five that it has no sign for."""
    return "".join(map(_SHOWN.__getitem__, data))


def _is_binary(sample: str) -> bool:
    return len(_CONTROL.findall(sample)) * 50 > len(sample)


def _no_text(name: str) -> ReadError:
    return ReadError(
        f"{name}: là dữ liệu nhị phân, không phải văn bản; "
        "hãy kiểm tra lại tệp hoặc xuất ra .docx, .pdf hay .txt."
    )
