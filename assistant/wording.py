"""How people type: chat spelling, abbreviations, English; and words that ask for the same thing.

A question is put into the words of administration before it is searched. The tables stand in
``words/`` and are small and general on purpose: what they miss, the search by meaning may still
find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.shortened import Word, by_end, in_full
from assistant.sounds import VIETNAMESE, as_spelled
from corpus.text import UPPER, fold, tokens

WORDS = Path(__file__).parent / "words"


def lines_of(name: str) -> list[str]:
    """The lines of a table, without comments."""
    lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _pairs(name: str) -> dict[str, str]:
    return dict(line.split("\t") for line in lines_of(name))


@cache
def asking(marked: bool) -> frozenset[str]:
    """Words that carry the question and not its subject; folded unless ``marked``, for where
    marks are typed "còn" only asks and "con" is a child. A star in the table says that the word
    only asks where marks are typed."""
    words = lines_of("asking.txt")
    if marked:
        return frozenset(word.removesuffix("*") for word in words)
    return frozenset(fold(word) for word in words if not word.endswith("*"))


@cache
def may_be(marked: bool) -> dict[str, tuple[str, ...]]:
    """For a phrase of a question, the phrases of a text that may say it; folded unless
    ``marked``."""
    found: dict[str, list[str]] = {}
    for line in lines_of("may_be.tsv"):
        asked, said = (line if marked else fold(line)).split("\t")
        found.setdefault(asked, []).extend(said.split("|"))
    return {asked: tuple(dict.fromkeys(said)) for asked, said in found.items()}


_CHAT_WORD = re.compile(r"(?<![\w/.-])[^\W_]+(?:[./&][^\W_]+)?(?![\w/-])")
# "GD-ĐT", "NN&MT", "LĐ-TB&XH": an abbreviation whose parts are joined; not the symbol of a text
_JOINED = re.compile(r"(?<![\w/.-])[^\W\d_]+(?:[&-][^\W\d_]+)+(?![\w/-])")
_CAPITALS_KEPT = ("P", "Q", "K", "V", "J", "E", "S")
# "50 kg", "500 k": a unit and no "không"
_COUNTED = re.compile(r"\d $")
_UNITS = ("kg", "k")
_NOISE = ("v", "z", "zậy")  # "vậy", which without marks is "vay"
# "p. Hội Thương", "q.Tân Bình": no sentence ends here
_DOTTED_PLACE = re.compile(rf"(?<!\w)([pq])\.\s*(?=[{UPPER}])")
# "điểm k khoản 1": a label and no "không"
_LETTERED = re.compile(r"\b(?:điểm|diem) $", re.IGNORECASE)


def spelled_out(text: str) -> str:
    """Chat spelling and abbreviations written out: "bc trc ngày nào" → "báo cáo trước ngày nào".

    A word in capitals is an abbreviation of administration or part of a document number, and is
    written out only where the table has it and it does not stand in a number. What the table
    has not may still be short for a known word ("cbộ"), or spelled as it sounds ("pải").
    """

    chat = _pairs("chat.tsv")
    known = _syllables(text.isascii())

    def word(match: re.Match[str]) -> str:
        typed = match.group()
        if len(typed) == 1 and _LETTERED.search(match.string, 0, match.start()):
            return typed
        if typed in _UNITS and _COUNTED.search(match.string, 0, match.start()):
            return typed
        if typed.lower() in chat and typed not in _CAPITALS_KEPT:
            return chat[typed.lower()]
        if typed in _NOISE:
            return ""
        if not typed.islower():
            return typed
        full = in_full(typed, _words_by_end())
        return full if full != typed else as_spelled(typed, known)

    def joined(match: re.Match[str]) -> str:
        return chat.get(re.sub("[&-]", "", match.group().lower()), match.group())

    months = re.sub(r"(?<!\w)(\d{1,2})\s?th(?!\w)", r"\1 tháng", text)
    places = _DOTTED_PLACE.sub(r"\1 ", months)
    phrases = _chat_phrases().sub(lambda match: chat[match.group().lower()], places)
    return re.sub(r"\s+", " ", _CHAT_WORD.sub(word, _JOINED.sub(joined, phrases))).strip()


@cache
def _chat_phrases() -> re.Pattern[str]:
    """What is short for two things is told by the word beside it: "bạo lực gđ", "phó gđ"."""
    phrases = (re.escape(typed) for typed in _pairs("chat.tsv") if " " in typed)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


@cache
def _words_by_end() -> dict[str, list[Word]]:
    pairs = (line.split() for line in lines_of("two_syllables.txt"))
    return by_end((first, second) for first, second in pairs)


@cache
def _syllables(folded: bool) -> frozenset[str]:
    """The syllables of the tables, folded or with their marks."""
    tables = ("two_syllables.txt", "asking.txt", "may_be.tsv", "chat.tsv")
    meant = (line.rpartition("\t")[2] for name in tables for line in lines_of(name))
    lines = "\n".join(meant).lower()
    return frozenset(token.text for token in tokens(fold(lines) if folded else lines))


_ENGLISH_SIGN = re.compile(
    r"\b(?:what|when|who|where|which|how|why|does|did|is|are|was|has|have|been|must|should|the|"
    r"of|for|from|with|and)\b"
)


def is_english(text: str) -> bool:
    """Whether a question is in English: English little words, or many that no Vietnamese spells,
    and no Vietnamese marks but in names."""
    words = re.findall(r"[A-Za-z]+", text.lower())
    signs = _ENGLISH_SIGN.findall(text.lower())
    opens = re.match(r"(?:who|what|when|where|which|how|why)\b", text.lower())
    if text.isascii() and (opens or len(signs) >= 2 or _is_foreign(words)):
        return True
    return len(signs) >= 2 and len(signs) >= 0.2 * max(1, len(words))


def _is_foreign(words: Sequence[str]) -> bool:
    """Whether many words are no Vietnamese syllables; abbreviations ("kh", "ubnd") tell nothing."""
    spelled = (word for word in words if len(word) > 3 and re.search("[aeiouy]", word))
    foreign = sum(VIETNAMESE.fullmatch(word) is None for word in spelled)
    return foreign >= 3 and foreign >= 0.4 * len(words)


# Names, numbers and Vietnamese words that stand in an English question
_KEPT_WORD = re.compile(r"[^\W\d_]*\d[\w/.&-]*|\w*[^\x00-\x7f\W]\w*|[A-ZĐ][\w'&/-]*")


@cache
def _phrases() -> re.Pattern[str]:
    known = sorted(_pairs("english.tsv"), key=len, reverse=True)
    joined = "|".join(re.escape(english) for english in known)
    return re.compile(rf"\b(?:{joined})(?:s|es|ed)?\b", re.IGNORECASE)


def in_vietnamese(text: str) -> str:
    """An English question as the Vietnamese of its administrative terms, with its names and
    numbers; the little words between them say nothing that is searched."""
    translated = _pairs("english.tsv")
    out: list[str] = []
    end = 0
    for match in [*_phrases().finditer(text), None]:
        between = text[end : match.start() if match else len(text)]
        names = [name.removesuffix("'s") for name in _KEPT_WORD.findall(between)]
        out += names[1:] if end == 0 and names and between.startswith(names[0]) else names
        if match is None:
            break
        word = match.group().lower()
        singular = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"))
        out.append(next(translated[form] for form in singular if form in translated))
        end = match.end()
    return " ".join(word for word in out if word not in ("Vietnam", "Viet"))
