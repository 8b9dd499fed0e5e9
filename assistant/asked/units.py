"""Whether the units that a question asks about are the ones that a text names."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from assistant.question import Question
from corpus.names import compared, holds


def names_units(question: Question, words: str, above: str) -> bool:
    """The units that are asked about act here, or the clause stands under their name."""
    here = compared(f"{words}\n{above}")
    return all(names_unit(here, unit.words) for unit in question.names if not unit.place)


_IN_A_ROW = re.compile(r"\s*(?:,|và|hoặc|hay|va|hoac)\s*(?:của |cua )?", re.IGNORECASE)


def of_units(question: Question, words: tuple[str, ...]) -> bool:
    """Whether words, as ``compared`` gives them, name the units that a question is about: all of
    them, or one where they stand in a row and each is asked about ("Sở Y tế và Sở Nội vụ")."""
    units = [name for name in question.names if not name.place]
    between = (question.words[one.span.end : other.span.start] for one, other in pairwise(units))
    each = len(units) > 1 and all(_IN_A_ROW.fullmatch(gap) for gap in between)
    named = (names_unit(words, unit.words) for unit in units)
    return bool(units) and (any(named) if each else all(named))


PLACE_WORDS = frozenset("phường xã tỉnh thành huyện quận thị đặc".split())
"""Of which the kind of a place is made, which stands between a unit and its place."""


def names_unit(words: tuple[str, ...], unit: tuple[str, ...]) -> bool:
    """Whether a unit is named, also without the place behind it ("Công an phường" and "Sở Y tế"
    for "Công an phường Hội Thương" and "Sở Y tế tỉnh Kiên Giang")."""
    if holds(words, unit):
        return True
    if _named_with_all_others(words, unit) or _named_before_its_level(words, unit):
        return True
    for at, word in enumerate(unit[:-1]):
        if at >= 2 and word in PLACE_WORDS:
            bare = unit[:at]
            if holds(words, unit[: at + 1]) or (bare not in _COMMITTEES and holds(words, bare)):
                return True
    return False


def _named_before_its_level(words: tuple[str, ...], unit: tuple[str, ...]) -> bool:
    """Whether a unit's level stands a little behind its name: "Mặt trận phường" of "Ủy ban Mặt
    trận Tổ quốc Việt Nam và các đoàn thể phường"."""
    *bare, level = unit
    size = len(bare)
    if size < 2 or level not in PLACE_WORDS or tuple(bare) in _COMMITTEES:
        return False
    for at in range(len(words) - size):
        if words[at : at + size] == tuple(bare):
            behind = list(pairwise((*words[at + size :][:_NEAR], "")))
            levels = [word for word, other in behind if word in PLACE_WORDS and other != "hội"]
            if levels[:1] == [level]:
                return True
    return False


_NEAR = 10
"""Words behind a name among which its level may stand."""


def _named_with_all_others(words: tuple[str, ...], unit: tuple[str, ...]) -> bool:
    """Whether a committee is one of those that are named together: "UBND xã" and "UBND phường Hội
    Thương" of "Ủy ban nhân dân các xã, phường, đặc khu"."""
    size = len(_COMMITTEES[0])
    if unit[:size] not in _COMMITTEES or len(unit) == size:
        return False
    for at in range(len(words) - size):
        if words[at : at + size] == unit[:size]:
            levels = list(takewhile(_OF_ALL.__contains__, words[at + size :]))
            several = len(levels) > 1 and (levels[0] in _EACH or levels[1] in PLACE_WORDS)
            if several and unit[size] in levels:
                return True
    return False


_EACH = frozenset("các mỗi từng".split())
_OF_ALL = PLACE_WORDS | _EACH | frozenset("khu trấn phố và".split())
_COMMITTEES = (("ủy", "ban", "nhân", "dân"), ("hội", "đồng", "nhân", "dân"))
"""Every level has these: without its level or place the name is another body's."""
