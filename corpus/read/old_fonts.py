"""Lines written for the fonts before Unicode become Unicode; lines that were fine stay as they are.

Each line is judged by its own words, with the whole file as witness: a word that is Vietnamese
as it stands speaks for Unicode, one that is Vietnamese only in TCVN3's letters for TCVN3. Words
that could be either ("cã" is "có" in TCVN3) go with their neighbours. Foreign words speak against.

The letters keep the case that the file gives them. TCVN3 has no capitals with tones: its fonts
whose names end in H draw small letters as capitals, and only there the page shows others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.read.old_letters import (
    OLD_FONTS,
    PDF_SIGNS,
    WORD,
    OldFont,
    Reading,
    in_unicode,
    is_plain,
    reading_of,
)
from corpus.read.source import Line, Source
from corpus.syllables import is_syllable

_FEWEST = 3  # different words of a font before a file is believed to use it
_PURE = 50  # its words to one in Unicode, where a line of both is taken for a slip


def converted(source: Source) -> Source:
    """The source in Unicode. Each converted line is a repair, the fonts are in ``meta``."""
    held = [line.text for line in source.lines]
    texts = [text.translate(_PUBLIC) if _PRIVATE.search(text) else text for text in held]
    fonts = fonts_of(texts)
    if not fonts:
        return source
    lines: list[Line] = []
    repairs = list(source.repairs)
    used: Counter[OldFont] = Counter()
    for index, (text, font) in enumerate(zip(texts, _font_of_lines(texts, fonts), strict=True)):
        now = _converted_line(text, font) if font else text
        if font and now != held[index]:
            repairs.append((index, "old font", held[index]))
            used[font] += 1
        lines.append(replace(source.lines[index], text=now if font else held[index]))
    if not used:
        return source
    names = ", ".join(font for font, _ in used.most_common())
    warning = f"Có {used.total()} dòng viết bằng phông chữ cũ ({names}), đã chuyển sang Unicode."
    return replace(
        source,
        lines=tuple(lines),
        repairs=tuple(sorted(repairs, key=lambda repair: repair[0])),
        warnings=(*source.warnings, warning),
        meta=(*source.meta, ("old font", names)),
    )


# Codes of a font that calls itself a symbol font: U+F043 U+F0AB U+F06E U+F067 for "C«ng".
_PRIVATE = re.compile(r"[\uf020-\uf0ff]{2,}")
_PUBLIC = {0xF000 + code: code for code in range(0x20, 0x100)}


def fonts_of(texts: Iterable[str]) -> dict[OldFont, Evidence]:
    """The old fonts that these lines are surely written in, the commonest first."""
    lines = [words for text in texts if (words := _marked(text))]
    found: dict[OldFont, Evidence] = {}
    for _ in OLD_FONTS:
        evidence = {font: _evidence(lines, font) for font in OLD_FONTS if font not in found}
        font = max(evidence, key=lambda font: evidence[font].words)
        if not evidence[font].believed:
            break
        found[font] = evidence[font]
        lines = [rest for words in lines if (rest := _unexplained(words, font))]
    return found


def _unexplained(words: Sequence[str], font: OldFont) -> list[str]:
    """The words of a line that a font does not explain: "hµi" is VISCII's "hội", and TCVN3's "hài".
    None where it explains most of the line."""
    rest = [word for word in words if font not in reading_of(word).fonts]
    speaking = sum(_speaks(reading_of(word), font) for word in words)
    return rest if speaking < len(rest) else []


def _marked(text: str) -> list[str]:
    """The words of a line that are more than ASCII letters."""
    if text.isascii() and text.isprintable():
        return []
    return [word for word in WORD.findall(text) if not is_plain(word)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many words of a file speak for an old font, and against it."""

    words: int
    different: int
    elsewhere: int  # words that would speak for it in lines of another language
    unicode: int

    @property
    def believed(self) -> bool:
        return self.different >= _FEWEST and self.words > self.elsewhere

    @property
    def pure(self) -> bool:
        """Whether as good as nothing in the file is Unicode."""
        return self.words >= _PURE * self.unicode


def _evidence(lines: Iterable[Sequence[str]], font: OldFont) -> Evidence:
    speaking: Counter[str] = Counter()
    elsewhere = unicode = 0
    for words in lines:
        readings = [(word, reading_of(word)) for word in words]
        # One letter, or a sign beside ASCII, is little: "© 2025", "5 µm".
        said = [word for word, reading in readings if len(word) > 2 and _speaks(reading, font)]
        if len(said) > sum(_is_foreign(reading) for _, reading in readings):
            speaking.update(said)
        else:
            elsewhere += len(said)
        unicode += sum(reading.unicode and font not in reading.fonts for _, reading in readings)
    return Evidence(speaking.total(), len(speaking), elsewhere, unicode)


def _speaks(reading: Reading, font: OldFont) -> bool:
    return font in reading.fonts and not reading.unicode


def _is_foreign(reading: Reading) -> bool:
    """Vietnamese in no way, and more than signs around ASCII."""
    return not (reading.unicode or reading.neutral or reading.fonts)


# ── a line's font ────────────────────────────────────────────────────────────────────────────


def _font_of_lines(texts: Sequence[str], fonts: dict[OldFont, Evidence]) -> list[OldFont | None]:
    """The font of each line; a line that says nothing has the font of the one before it."""
    decided = [_font_of_line(text, fonts) for text in texts]
    last: OldFont | Literal[""] = next((font for font in decided if font is not None), "")
    out: list[OldFont | None] = []
    for font in decided:
        last = last if font is None else font
        out.append(last or None)
    return out


def _font_of_line(text: str, fonts: dict[OldFont, Evidence]) -> OldFont | Literal[""] | None:
    """The font that a line speaks for, "" for Unicode, None where it says nothing."""
    readings = [reading_of(word) for word in _marked(text)]
    if not readings:
        return None
    votes = {font: sum(_speaks(reading, font) for reading in readings) for font in fonts}
    font = max(votes, key=lambda font: votes[font])
    unicode = sum(reading.unicode and font not in reading.fonts for reading in readings)
    if votes[font] == unicode == 0:
        return None
    if votes[font] > 0 and fonts[font].pure:
        return font
    if votes[font] <= sum(map(_is_foreign, readings)):
        return ""
    return font if unicode == 0 or votes[font] >= _FEWEST else ""


# ── a line's words ───────────────────────────────────────────────────────────────────────────

_LONGEST = 7  # letters of a syllable: "nghiêng"
_ALIEN = re.compile(r"[fjwzFJWZ]")  # letters that Vietnamese does not have
_LETTERS = re.compile(r"[^\W\d_]+")
# TCVN3's đ alone: "20.000 ®", "®iÓm ®", "®/c"; its capital only as in "§/c": "§ 2" is a section.
_SHORT = {"®": "đ", "§": "Đ"}
_SHORT_AT = re.compile(r"®|§(?=/)")
# A PDF's text layer may part a word at its sign for ư or ã: "t− íng", "l∙ nh", "® −îc"
_PARTED = re.compile(rf"(?P<head>{WORD.pattern}) (?=(?P<tail>{WORD.pattern}))")


def _converted_line(text: str, font: OldFont) -> str:
    if font == "TCVN3" and any(sign in text for sign in PDF_SIGNS):
        text = _rejoined(text)
    words = [word for word in WORD.finditer(text) if not is_plain(word.group())]
    readings = [reading_of(word.group()) for word in words]
    sides = [_side(reading, font) for reading in readings]
    out: list[str] = []
    last = 0
    for at, word in enumerate(words):
        out.append(text[last : word.start()])
        reading = readings[at]
        initials = in_unicode(word.group(), font).isupper()  # "LÑTBXH", "H§ND"
        old = _nearest(sides, at, otherwise=initials or not _is_foreign(reading))
        out.append(_word(word, reading, font) if old else word.group())
        last = word.end()
    out.append(text[last:])
    now = "".join(out)
    return _in_capitals(now) if font == "TCVN3" else now


def _side(reading: Reading, font: OldFont) -> bool | None:
    """True: only in the old font; False: only in Unicode; None: it could be either."""
    if _speaks(reading, font):
        return True
    return False if reading.unicode and font not in reading.fonts else None


def _nearest(sides: Sequence[bool | None], at: int, *, otherwise: bool) -> bool:
    """What the word itself says, else the nearest word of the line that says something."""
    for distance in range(len(sides)):
        for near in (at - distance, at + distance):
            if 0 <= near < len(sides) and (side := sides[near]) is not None:
                return side
    return otherwise


def _word(match: re.Match[str], reading: Reading, font: OldFont) -> str:
    """A word of a line in that font: Unicode, unless it is a sign or a foreign word."""
    word = match.group()
    if word in _SHORT and _SHORT_AT.match(match.string, match.start()):
        return _SHORT[word] if font == "TCVN3" else word
    if word == "·":  # VISCII's "ở", or a bullet
        return "ở" if font == "VISCII" and match.string[: match.start()].strip() else word
    now = in_unicode(word, font)
    if font in reading.fonts or reading.unicode or now.isupper():
        return now
    alien = reading.neutral or len(word) > _LONGEST or _ALIEN.search(word)
    return word if alien else now


def _rejoined(text: str) -> str:
    """The line without the spaces that part a word at a PDF's sign for a letter."""

    def whole(match: re.Match[str]) -> str:
        head, tail = match["head"], match["tail"]
        if head[-1] not in PDF_SIGNS and tail[0] not in PDF_SIGNS:
            return match.group()
        parts = (in_unicode(head, "TCVN3"), in_unicode(tail, "TCVN3"))
        parted = not all(map(is_syllable, parts))
        return head if parted and is_syllable(in_unicode(head + tail, "TCVN3")) else match.group()

    return _PARTED.sub(whole, text)


def _in_capitals(text: str) -> str:
    """ "QUYếT ĐịNH" as its font shows it: words whose other letters are capitals are so wholly."""
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    if len(plain) >= 4 and all(map(str.isupper, plain)):
        return text.upper()
    return _LETTERS.sub(lambda match: _word_in_capitals(match.group()), text)


def _word_in_capitals(word: str) -> str:
    plain = [letter for letter in word if letter.isascii()]
    return word.upper() if len(plain) >= 2 and all(map(str.isupper, plain)) else word
