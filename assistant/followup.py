"""A question that leans on the one before: "còn báo cáo 6 tháng thì sao?" becomes a whole one.

It leans in one of two ways. Either it only names something else ("còn nữ?"), which then takes the
place of what is like it in the question before. Or it asks something else of the same thing ("gửi
cho ai?"), and what was spoken of is put before it. A question that can stand alone is left alone:
to read too little into it shows nothing, to read too much would answer another question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.question import read_question
from assistant.reading import name_of
from assistant.spoken import Slot, mentions, of_kind, parts, topic
from assistant.wording import asking, is_english, spelled_out
from corpus.errors import CancuError
from corpus.text import fold, normalise, tokens

_FEW = 2
"""Syllables of its own up to which a question that asks is taken to lean on the one before."""
_SHORT = 4
"""Syllables up to which words that ask nothing are taken to replace something."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern with tone marks, and without them for what is typed without any: "con" is "còn"
    there, but with marks it may be a child."""

    marked: re.Pattern[str]
    folded: re.Pattern[str]

    @classmethod
    def of(cls, pattern: str) -> _Pattern:
        return cls(re.compile(pattern), re.compile(fold(pattern)))

    def search(self, words: str, start: int = 0) -> re.Match[str] | None:
        if _MARKED.search(words):
            return self.marked.search(words.lower(), start)
        return self.folded.search(fold(words), start)


_MARKED = re.compile(r"[^\x00-\x7f]")
# "cảm ơn, …", "ok, …"
_THANKS = _Pattern.of(r"^(?:(?:cảm ơn(?: bạn| nhiều)?|ok|vâng|dạ|ừm?|được rồi|rồi)(?:[\s,.!]+|$))+")
# "thế còn …", "vậy …", "what about …"; not "còn hiệu lực không", "thế nào là …"
_OPENER = _Pattern.of(
    r"^(?:(?:thế|vậy)(?: còn| thì)?(?! nào)|còn(?! (?:hiệu lực|áp dụng|dùng|được|bao nhiêu))"
    r"|what about|how about|and)[\s,]+"
)
# "… thì sao?"
_HOW_ABOUT = _Pattern.of(
    r"[\s,]*(?:thì sao|thì thế nào|thì như thế nào|ra sao)[\s\w]{0,4}[\s?.!]*$"
)
# "… nhỉ?", "… vậy ạ"
_PARTICLES = _Pattern.of(r"(?:\s+(?:nhỉ|ạ|vậy|thế|hả|nhé))*[\s?.!,]*$")
_ASKS = _Pattern.of(
    r"\b(?:ai|gì|nào|đâu|(?:tại|vì|làm|thì|ra) sao|bao nhiêu|mấy|bao giờ|bao lâu|không|chưa"
    r"|who|what|when|where|which|how|is it|does it)\b"
)
# "kế hoạch này", "trong đó", "nó …", "it", "this plan"
_POINTS_BACK = re.compile(
    r"\b(?:(?<=kế hoạch )|(?<=văn bản )|(?<=thông tư )|(?<=nghị định )|(?<=quyết định )|(?<=luật )"
    r"|(?<=hạn )|(?<=trong )|(?<=trong số )|(?<=theo ))(?:này|đó|ấy|trên)\b|^(?:nó|họ)\b"
    r"|(?<=ke hoach )(?:nay|ay)\b|(?<=van ban )(?:nay|ay)\b|\b(?:it|they|this plan|that plan)\b"
)
# "định kiến giới là gì": short, and whole
_DEFINES = re.compile(r"\w \w+ (?:nghia )?la gi$")
# "từ giờ hãy coi hạn đó là …": supposes, and asks nothing
_SUPPOSES = _Pattern.of(r"\b(?:hãy coi|coi như|giả sử|từ giờ|từ nay)\b")
# Asked of the text as a whole, not of what it says: the topic does not matter.
_OF_THE_TEXT = ("signer", "recipients", "issued", "in_force")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as understood, and the one document its answer rested on ("" where not one)."""

    question: str
    document: str = ""


def spoken(question: str, answer: Answer) -> Turn:
    """What a turn leaves for the next question; ``question`` as it was understood."""
    documents = {
        citation.quote.document.id: citation.quote.document for citation in answer.citations
    }
    if len(documents) != 1:
        return Turn(question)
    return Turn(question, name_of(next(iter(documents.values()))).removesuffix(" (bản tóm lược)"))


def turns_of(answers: Iterable[Answer]) -> list[Turn]:
    """The turns of a conversation, from its answers, oldest first."""
    return [spoken(answer.question, answer) for answer in answers]


def continued(question: str, turns: Sequence[Turn]) -> str:
    """The question as it can be asked alone; as typed where nothing has to be added."""
    typed = " ".join(normalise(question).split())
    words, leans = _core(typed)
    if not turns or not words:
        return typed
    before = Turn(spelled_out(turns[-1].question), turns[-1].document)
    if not _ASKS.search(words):
        replaces = leans or len(tokens(words)) <= _SHORT
        return _swapped(words, before.question) if replaces else typed
    if of_kind(mentions(words), "text", "place"):
        return typed
    subject, also, predicate = words.partition(" thì ")
    if leans and also and not _ASKS.search(subject):
        swapped = _swapped(subject, before.question)
        if _same_intent(predicate, before.question):
            return swapped
        return _asked_of(predicate, Turn(swapped))
    few = _own_syllables(words) <= _FEW and not _DEFINES.search(fold(words))
    if leans or few or _points_back(words.lower()):
        return _asked_of(words, before)
    return typed


def _core(typed: str) -> tuple[str, bool]:
    """The question without the words that only join it to the one before, and whether it had
    such words."""
    asking = [
        each for each in re.split(r"(?<=[.!?])\s+(?=\w)", typed) if not _SUPPOSES.search(each)
    ]
    words = spelled_out(" ".join(asking) or typed)
    thanks = _THANKS.search(words)
    words = words[thanks.end() :] if thanks else words
    opener = _OPENER.search(words)
    words = words[opener.end() :] if opener else words
    how_about = _HOW_ABOUT.search(words)
    words = words[: how_about.start()] if how_about else words
    particles = _PARTICLES.search(words)
    words = words[: particles.start()] if particles else words
    return words.strip(" ,.!?"), bool(opener or how_about)


def _own_syllables(words: str) -> int:
    asked = asking(not words.isascii())
    return sum(token.text not in asked for token in tokens(words))


def _same_intent(predicate: str, before: str) -> bool:
    try:
        return read_question(predicate).intent in read_question(before).intents
    except CancuError:
        return True  # "thì …" with nothing behind it


def _swapped(new: str, before: str) -> str:
    """The question before with ``new`` in the place of what is like it."""
    new = re.sub(r"^(?:the|a)\s+", "", new)
    slot, new = _slot_for(new, before)
    if slot is None:
        return f"{before.rstrip(' ?.!')}, {new}?"
    whole = before[: slot.start] + _joined(new, before[slot.end :])
    return whole[0].upper() + whole[1:]


def _joined(new: str, kept: str) -> str:
    """ "công an phường" before " phường Hội Thương …" says "phường" once."""
    last = new.split()[-1]
    behind = kept.lstrip(" ,")
    if fold(behind).startswith(f"{fold(last)} "):
        return new + behind[len(last) :]
    return new + kept


def _slot_for(new: str, before: str) -> tuple[Slot | None, str]:
    """What of the question before is replaced, and by which words of ``new``."""
    named, found = mentions(new), mentions(before)
    slots = parts(before, found)
    for mention in of_kind(named, "text", "place", "time"):
        there = of_kind(found, mention.kind)
        if there and not parts(new, [mention]):
            return there[-1], mention.words
    alike = [slot for slot in slots if _shared_head(new, slot.words)]
    if alike:
        return _with_time(alike[-1], new, found), new
    units = of_kind(found, "unit")
    if units and (of_kind(named, "unit") or not slots):
        return units[0], new
    if is_english(before):
        return (slots[0] if slots else None), new
    return (slots[-1] if slots else None), new


def _shared_head(new: str, other: str) -> bool:
    """Whether both begin alike: "bản sao lục", "bản sao y"; "báo cáo 6 tháng", "báo cáo"."""
    first = [fold(token.text) for token in tokens(new)[:2]]
    second = [fold(token.text) for token in tokens(other)[:2]]
    return bool(first) and first[: len(second)] == second


def _with_time(slot: Slot, new: str, found: Sequence[Slot]) -> Slot:
    """The slot with the time behind it, where ``new`` has a time of its own."""
    if not of_kind(mentions(new), "time"):
        return slot
    behind = next((m for m in of_kind(found, "time") if 0 <= m.start - slot.end <= 1), None)
    return Slot(slot.start, behind.end, "part", slot.words) if behind else slot


def _asked_of(words: str, before: Turn) -> str:
    """The question, with what was spoken of before it."""
    said = _unpointed(words)
    try:
        intent = read_question(said).intent
    except CancuError:
        return words
    texts = of_kind(mentions(before.question), "text")
    if intent in _OF_THE_TEXT:
        name = texts[0].words if texts else before.document or topic(before.question)
        return f"{name}: {said}?"
    if _own_syllables(said) <= _FEW:
        return f"{topic(before.question)}, {said}?"
    scope = texts or of_kind(mentions(before.question), "place")
    name = ", ".join(slot.words for slot in scope) or before.document
    return f"{name}, {said}?" if name else f"{said}?"


def _points_back(words: str) -> bool:
    """Whether words point at what was said before them; "it" in a second clause points at the
    first: "the maximum length of a permit, and how many times can it be extended"."""
    return any(
        match.group() not in ("it", "they") or not re.search(r",| and ", words[: match.start()])
        for match in _POINTS_BACK.finditer(words)
    )


def _unpointed(words: str) -> str:
    """Without the words that point back: what they point at is named instead."""
    kept, last = [], 0
    for match in _POINTS_BACK.finditer(words.lower()):
        kept.append(words[last : match.start()])
        last = match.end()
    left = " ".join("".join([*kept, words[last:]]).split()).strip(" ,?.!")
    return re.sub(r"^trong(?: số)?\s+", "", left) or words
