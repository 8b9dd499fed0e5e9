"""Vietnamese text as characters: one Unicode form, comparison without marks, tokens, sentences.

Everything here that is used for comparison keeps the length of its input, so that an offset in
the folded text is an offset in the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Span

# What office files hold in place of plain letters. "Ð" (U+00D0, Icelandic) looks like "Đ" and
# stands in real numbers: 89/2015/NÐ-CP.
_REPLACED = {
    "\u00d0": "Đ",
    "\u00f0": "đ",
    "\u0189": "Đ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
}
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f"
_INVISIBLE = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f"
)
_SPECIAL = re.compile(rf"[{''.join(_REPLACED)}{_SPACES}{_INVISIBLE}]")
# A letter with the combining marks behind it: "e" + U+0302 + U+0301, as a Mac writes "ế".
_CLUSTER = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]+|[\u0340-\u0345\u212a\u212b]")
_IS_SPACE = re.compile(rf"[{_SPACES}]")


UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.lower()
"""Vietnamese letters for a character class. In Unicode's order they mingle: "À-Ỹ" takes in "đ"."""


def normalise(text: str) -> str:
    """One Unicode form: NFC, Đ for Ð, plain spaces and hyphens, nothing invisible."""
    return normalise_recording(text)[0]


def normalise_recording(text: str) -> tuple[str, list[tuple[int, str]]]:
    """As ``normalise``; also each change as (offset in the result, what stood there)."""
    if text.isascii() and not _SPECIAL.search(text):
        return text, []
    changes: list[tuple[int, str]] = []
    out: list[str] = []
    length = last = 0
    for match in re.finditer(f"{_CLUSTER.pattern}|{_SPECIAL.pattern}", text):
        was = match.group()
        now = unicodedata.normalize("NFC", was)
        now = _SPECIAL.sub(lambda m: _plain(m.group()), now)
        kept = text[last : match.start()]
        length += len(kept)
        out += [kept, now]
        if now != was and not _IS_SPACE.fullmatch(was):
            changes.append((length, was))
        length += len(now)
        last = match.end()
    out.append(text[last:])
    return unicodedata.normalize("NFC", "".join(out)), changes


def _plain(character: str) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    return " " if _IS_SPACE.match(character) else ""


class _Folding(dict[int, str]):
    """Character to its base letter in lower case; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = "d" if character in "đĐ" else unicodedata.normalize("NFD", character)[0]
        folded = unicodedata.normalize("NFD", folded.lower())[0]
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without marks, character for character: ``fold("Đề nghị") == "de nghi"``.

    The result has the length of ``text``; folding twice changes nothing.
    """
    # A question folds the same sentences many times; a whole document is not kept.
    return _folded(text) if len(text) <= _SENTENCE else text.translate(_FOLDING)


_SENTENCE = 1_000


@lru_cache(maxsize=20_000)
def _folded(sentence: str) -> str:
    return sentence.translate(_FOLDING)


def without_marks(text: str) -> str:
    """Without marks, in the case it was typed in: "Đề nghị" becomes "De nghi". Keeps the length."""
    return "".join(
        folded.upper() if character.isupper() else folded
        for character, folded in zip(text, fold(text), strict=True)
    )


# Both placements of a tone are correct and both stand in real plans: "hoà", "hòa"; "Uỷ", "Ủy".
# Only an open syllable differs, and the "u" of "qu" is no vowel: "quý" has one spelling.
# A first letter to look for makes it fast: "q" is looked for behind the two vowels.
_OLD_PLACEMENT = re.compile(
    r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?<![qQ]..)(?![^\W\d_])"
)
_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "o": "òóỏõọ", "u": "ùúủũụ"}


def same_spelling(text: str) -> str:
    """Tones of open syllables on the first vowel: "hoà" becomes "hòa". Keeps the length."""
    return _OLD_PLACEMENT.sub(_move_tone, text)


def _move_tone(match: re.Match[str]) -> str:
    first, second = match.group()[0], match.group()[1]
    plain = unicodedata.normalize("NFD", second)[0]
    tone = _TONES[plain.lower()].index(second.lower())
    moved = _TONES[first.lower()][tone]
    return (moved.upper() if first.isupper() else moved) + plain


def in_lower_case(text: str) -> str:
    """Lower case with its marks, tones in one placement ("Uỷ ban" gives "ủy ban"); keeps the
    length. Where marks tell words apart ("sở", "số"), ``fold`` is not enough."""
    spelled = same_spelling(text)
    lowered = spelled.lower()
    if len(lowered) == len(spelled):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in spelled)


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable, number or abbreviation: its compared form, and where it stands."""

    text: str
    start: int
    end: int


_TOKEN = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[Token]:
    """Syllables and numbers in order, one-character ones too ("Điều 5", "ý").

    The compared form is lower case, tones in one placement, numbers without leading zeros
    ("05/12" and "5/12" give the same tokens). Offsets are those of ``text``.
    """
    spelled = same_spelling(text)
    return [
        Token(_compared(match.group()), match.start(), match.end())
        for match in _TOKEN.finditer(spelled)
    ]


def words(text: str) -> list[str]:
    """The compared forms of ``tokens`` alone, in half the time: for whole libraries."""
    return [_compared(word) for word in _TOKEN.findall(same_spelling(text))]


def _compared(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    return word.lower()


# Where a full stop does not end a sentence: "TP. Hồ Chí Minh", "v.v. và", "số 3. ", "P. Châu Sơn".
_ABBREVIATION = re.compile(
    r"(?:(?<![^\W\d_])(?:TP|Tp|tp|TX|Tx|Q|P|H|X|TT|Th|BS|TS|ThS|PGS|GS|KT|TM|TL|TUQ|v\.v|đ/c|Đ/c|[IVX]{1,5})"
    r"|(?:^|(?<=\s))\d{1,3}(?:\.\d{1,3}){0,3})$"
)
_STOP = re.compile(r"(?:[.!?…]+[\"”’)\]]*(?=\s)|;(?=\s)|\n)\s*")
_OPENS = re.compile(r"[\"“‘(\[]*[^\W_]")


def sentences(text: str, *, semicolons: bool = True) -> list[Span]:
    """Spans of sentences, trimmed, in order; together they hold every non-space character.

    Plans chain whole duties with semicolons, so these end a sentence unless ``semicolons`` is
    false. A line break always does: paragraphs were joined when the file was read.
    """
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        mark = text[match.start()]
        if mark == ";" and not semicolons:
            continue
        if mark == ".":
            if _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
                continue
            following = _OPENS.match(text, match.end())
            if following and following.group()[-1].islower():
                continue
        _append_trimmed(spans, text, start, match.end())
        start = match.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0])
        spans.append(Span(begin, begin + len(stripped)))
