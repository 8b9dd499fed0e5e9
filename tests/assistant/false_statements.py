"""Sentences that say what their passage does not: each way of lying that a model may have.

Each function takes a true sentence and a source of chance, and gives a false one with the words
that make it so, or None where the sentence has nothing to falsify in that way. What is invented
is told apart from the assistant's own reading: by plain words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from corpus.names import find_names


class False_(NamedTuple):
    """A false sentence, and the words of it that no passage says (the sentence itself where the
    words are true and only stand wrongly)."""

    text: str
    invented: str


Lie = Callable[[str, random.Random], False_ | None]

AGENCIES = (
    "Sở Tài chính", "Sở Ngoại vụ", "Bộ Quốc phòng", "Công an tỉnh Lào Cai", "Hội Nông dân",
    "Ban Dân tộc", "Cục Thuế", "Kho bạc Nhà nước", "Thanh tra tỉnh", "Đoàn Thanh niên",
)  # fmt: skip
PLACES = (
    "xã Mường Lạn", "phường Bến Nghé", "tỉnh Lạng Sơn", "thành phố Móng Cái", "huyện Sa Pa",
    "xã Ia Pa", "tỉnh Cà Mau", "phường Cầu Ông Lãnh",
)  # fmt: skip
PEOPLE = ("bà Trần Thị Mơ", "ông Lò Văn Pánh", "đồng chí Nguyễn Thị Sen")
DOCUMENTS = ("Nghị định 99/2031/NĐ-CP", "Quyết định 4321/QĐ-UBND", "Thông tư 77/2030/TT-BTC")

# "05/12/2022", "5-6-2022"
_DAY = re.compile(r"\b\d{1,2}([/-])\d{1,2}\1\d{4}\b")
# "370.000.000", "40", "1,5"
_FIGURE = re.compile(r"(?<![\w./,-])\d[\d.,]*\d|(?<![\w./,-])\d(?![\w./-])")
_DENIAL = re.compile(r"\b(?:không được|không|chưa|trừ|nghiêm cấm)\s+")
_SCALES = (("triệu", "tỷ"), ("tỷ", "triệu"), ("nghìn", "triệu"), ("%", " người"))


def _spliced(text: str, start: int, end: int, now: str) -> str:
    return " ".join(f"{text[:start]}{now}{text[end:]}".split())


def another_day(text: str, chance: random.Random) -> False_ | None:
    found = list(_DAY.finditer(text))
    if not found:
        return None
    day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(2031, 2049)}"
    match = chance.choice(found)
    return False_(_spliced(text, *match.span(), day), day)


def added_day(text: str, chance: random.Random) -> False_ | None:
    day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(2031, 2049)}"
    how = chance.choice(("trước ngày", "từ ngày", "đến hết ngày"))
    return False_(f"{text.rstrip('.;: ')} {how} {day}.", day)


def another_digit(text: str, chance: random.Random) -> False_ | None:
    found = list(_FIGURE.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    at = chance.choice([n for n, c in enumerate(match.group()) if c.isdigit()])
    other = chance.choice([d for d in "123456789" if d != match.group()[at]])
    figure = match.group()[:at] + other + match.group()[at + 1 :]
    if re.search(rf"(?<![\w.,/-]){re.escape(figure)}(?![\w])", text):
        return None
    return False_(_spliced(text, *match.span(), figure), figure)


def another_scale(text: str, chance: random.Random) -> False_ | None:
    for was, now in chance.sample(_SCALES, len(_SCALES)):
        match = re.search(rf"(\d[\d.,]*)\s?{was}(?!\w)", text)
        if match:
            figure = f"{match[1]} {now.strip()}"
            return False_(_spliced(text, *match.span(), figure), figure)
    return None


def added_figure(text: str, chance: random.Random) -> False_ | None:
    words = text.split()
    figure = str(chance.randrange(3_000, 99_999))
    at = chance.randrange(1, len(words) + 1)
    return False_(" ".join([*words[:at], figure, *words[at:]]), figure)


def another_agency(text: str, chance: random.Random) -> False_ | None:
    found = _agencies(text)
    if not found:
        return None
    other = chance.choice(AGENCIES)
    now = chance.choice((other, other.lower()))
    return False_(_spliced(text, *chance.choice(found), now), other)


def _agencies(text: str) -> list[tuple[int, int]]:
    return [(name.span.start, name.span.end) for name in find_names(text) if not name.place]


def swapped_agencies(text: str, chance: random.Random) -> False_ | None:
    return _swapped(text, _agencies(text))


def swapped_figures(text: str, chance: random.Random) -> False_ | None:
    return _swapped(text, [match.span() for match in _FIGURE.finditer(text)])


def _swapped(text: str, spans: list[tuple[int, int]]) -> False_ | None:
    """The first span's words where the next different ones stand, and those where the first do."""
    if not spans:
        return None
    (a, b), one = spans[0], text[slice(*spans[0])]
    others = [span for span in spans if text[slice(*span)].lower() != one.lower()]
    if not others:
        return None
    c, d = others[0]
    swapped = " ".join(f"{text[:a]}{text[c:d]}{text[b:c]}{one}{text[d:]}".split())
    return False_(swapped, swapped)


def added_place(text: str, chance: random.Random) -> False_ | None:
    place = chance.choice(PLACES)
    place = chance.choice((place, place.lower()))
    return False_(f"{text.rstrip('.;: ')} tại {place}.", place)


def added_person(text: str, chance: random.Random) -> False_ | None:
    person = chance.choice(PEOPLE)
    person = chance.choice((person, person.lower()))
    return False_(f"{text.rstrip('.;: ')} do {person} phụ trách.", person)


def added_document(text: str, chance: random.Random) -> False_ | None:
    document = chance.choice(DOCUMENTS)
    return False_(f"{text.rstrip('.;: ')} theo {document}.", document.split()[-1])


def number_in_words(text: str, chance: random.Random) -> False_ | None:
    words = text.split()
    number = chance.choice(("hai mươi", "bảy", "ba trăm", "chín triệu"))
    at = chance.randrange(1, len(words) + 1)
    return False_(" ".join([*words[:at], number, *words[at:]]), number)


def dropped_denial(text: str, chance: random.Random) -> False_ | None:
    found = list(_DENIAL.finditer(text.lower()))
    if not found:
        return None
    without = _spliced(text, *chance.choice(found).span(), "")
    return False_(without[:1].upper() + without[1:], without[1:])


def added_denial(text: str, chance: random.Random) -> False_ | None:
    denied = f"Không {text[:1].lower()}{text[1:]}"
    return False_(denied, denied[:40])


LIES: tuple[Lie, ...] = (
    another_day, added_day, another_digit, another_scale, added_figure, another_agency,
    swapped_agencies, swapped_figures, added_place, added_person, added_document, number_in_words,
    dropped_denial, added_denial,
)  # fmt: skip
