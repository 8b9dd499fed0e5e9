"""Words written for the fonts before Unicode: TCVN3 (ABC), VNI, VISCII and VPS.

Such a file holds codes that only its font draws as Vietnamese; read as they are they say
"QuyÕt ®Þnh" for "Quyết định". The tables are viparse's. Which of them a word was written with,
if any, is told by which gives a Vietnamese syllable, never by a font's name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from corpus.syllables import is_syllable
from corpus.text import LOWER, UPPER

OldFont = Literal["TCVN3", "VNI", "VISCII", "VPS"]
OLD_FONTS: tuple[OldFont, ...] = ("TCVN3", "VNI", "VISCII", "VPS")

WORD = re.compile(r"[^ \t\n\r\xa0\u2000-\u200b\u202f\u3000!-@\[-`{-~]+")
"""Letters of any kind and the signs that stand for letters: "C«ng", "®Þnh", "nh−". VISCII and VPS
have letters among the control codes too."""

# VNI writes "ẳ" so, and "ỵ" as one sign; viparse's documents had neither.
_MORE_VNI = {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
# What windows-1252 shows for the bytes that VISCII and VPS use as letters: "“" for 0x93.
_BYTES = {
    ord(bytes((code,)).decode("cp1252")): chr(code)
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
# A PDF's text layer has these for two of TCVN3's letters, ư and ã.
PDF_SIGNS = "\u2212\u2219"
_PDF_LETTERS = str.maketrans(f"{PDF_SIGNS}\u03bc", "\xad\xb7\xb5")  # and Greek mu for its à
# Alone these are signs in every font: a bullet, "3 × 4", "§ 2", "©".
_SIGNS = frozenset("·×÷§®©¶±°²³¹¼½¾¢£¤¥¦¡¿«»“”‘’–—…•¨´¸¯") | set(PDF_SIGNS)


def is_plain(word: str) -> bool:
    """Whether a word has ASCII letters alone, which are the same in every font."""
    return word.isascii() and word.isalpha()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word can be: Vietnamese as it stands, and Vietnamese in which old fonts."""

    unicode: bool
    neutral: bool  # no letters beyond ASCII but for signs around it: «Nam», "Word®"
    fonts: frozenset[OldFont]


@lru_cache(maxsize=65_536)
def reading_of(word: str) -> Reading:
    """How a word that is not ASCII can be read."""
    composed = unicodedata.normalize("NFC", word)
    marked = [part for part in _parts(composed) if not part.isascii()]
    if any(ord(letter) > 0xFF and letter not in _RARE for part in marked for letter in part):
        return Reading(unicode=True, neutral=False, fonts=frozenset())
    return Reading(
        unicode=bool(marked) and all(map(is_syllable, marked)) and not _is_mixed(composed),
        neutral=_EDGES.sub("", composed).isascii(),
        fonts=frozenset(font for font in OLD_FONTS if _is_word(word, font)),
    )


@lru_cache(maxsize=65_536)
def in_unicode(word: str, font: OldFont) -> str:
    """A word of that font in Unicode; signs around it that belong to no syllable stay."""
    if is_plain(word) or word in _SIGNS:
        return word
    head, core, tail = _without_quotes(word)
    best = _converted(core, font)
    if head or tail:
        whole = _converted(word, font)
        if _is_good(whole) and not _is_good(best):
            return whole
    return head + best + tail


def _is_word(word: str, font: OldFont) -> bool:
    if word in _SIGNS:
        return False
    now = in_unicode(word, font)
    left = set(_sequences(font).sub("", _as_held(word, font)))
    return _is_good(now) and left <= _OWN[font] | set(_QUOTES)


def _is_good(words: str) -> bool:
    """Whether all that is not ASCII in it is Vietnamese, and something is."""
    _, core, _ = _without_quotes(words)
    parts = _parts(core)
    return (
        bool(parts)
        and any(not part.isascii() for part in parts)
        and all(map(is_syllable, parts))
        and all(letter.isalpha() or letter in "–—" for letter in core)
        and not _is_mixed(core)
    )


# Letters that a font has where Latin-1 has them; the others mean something else in it.
_PLAIN = frozenset(map(chr, range(0x80)))
_OWN: dict[OldFont, frozenset[str]] = {
    "TCVN3": _PLAIN | {"ý"},
    "VNI": _PLAIN | set("ìíÌÍ"),
    "VISCII": frozenset(map(chr, range(0x100))),
    "VPS": frozenset(map(chr, range(0x100))),
}


def _is_mixed(word: str) -> bool:
    """A capital behind a small letter: read with the wrong table. "QUYếT" is another matter."""
    return bool(_CAPITAL_INSIDE.search(word)) and any(map(str.islower, filter(str.isascii, word)))


_PARTS = re.compile(r"[^\W\d_]+")
_CAPITAL_INSIDE = re.compile(rf"[{LOWER}][{UPPER}]")  # "nhỨ": the wrong table; "QUYếT" is none
# Beyond Latin-1, yet what windows-1252 shows for bytes: "Š", "ƒ", "€" is no letter.
_RARE = frozenset(chr(code) for code in (*_BYTES, 0x03BC))
_EDGES = re.compile(r"^[\W\d_ªµº]+|[\W\d_ªµº]+$")
_QUOTES = "“”‘’–—…•"


def _parts(words: str) -> list[str]:
    return _PARTS.findall(words.translate({0xAA: None, 0xBA: None, 0xB5: None}))


def _without_quotes(word: str) -> tuple[str, str, str]:
    bare = word.lstrip(_QUOTES)
    head = word[: len(word) - len(bare)]
    core = bare.rstrip(_QUOTES)
    return head, core, bare[len(core) :]


def _converted(word: str, font: OldFont) -> str:
    from viparse.normalize.tables import convert

    now: str = convert(_as_held(word, font), _table(font))
    return now


def _as_held(word: str, font: OldFont) -> str:
    """The word with the codes that the font has, in place of the signs shown for some of them."""
    if font in ("VISCII", "VPS"):
        return word.translate(_BYTES)
    return word.translate(_PDF_LETTERS) if font == "TCVN3" else word


@cache
def _sequences(font: OldFont) -> re.Pattern[str]:
    """What the font writes its own letters with, the longest first."""
    return re.compile("|".join(re.escape(was) for was, _ in _table(font).pairs))


@cache
def _table(font: OldFont) -> Any:
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import build_charmap

    pairs = dict(CHARMAPS[font.lower()].pairs)
    if font == "VNI":
        pairs.update(_MORE_VNI)
        # A capital with the mark of a small letter ("Uûy ban") and the other way round.
        for was, now in list(pairs.items()):
            if len(was) == 2:
                pairs.setdefault(was[0].upper() + was[1].lower(), now.upper())
                pairs.setdefault(was[0].lower() + was[1].upper(), now.lower())
    return build_charmap(font, pairs.items())
