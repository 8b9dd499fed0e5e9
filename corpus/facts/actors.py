"""Who: the names of offices, bodies and posts in running text and in headings.

A name begins with a head ("Sở", "các đơn vị", "Trưởng") and goes on over capitalised words, the
nouns that offices are named with, and lists of these. It ends where a verb begins: in names a
verb is written large ("Sở Xây dựng"), in a predicate small ("xây dựng kế hoạch").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.office_words import (
    AFTER_BAN,
    BEFORE_NUMBER,
    COMPLETE_ALONE,
    COMPOUNDS,
    HEAD,
    LISTED,
    NAME_WORDS,
    NOT_IN_NAMES,
    PREDICATE,
    RELATIVE,
    TAKEN_ALONG,
    VERB_ANYWHERE,
)
from corpus.text import in_lower_case


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the same in lower case, so that it is folded once."""

    text: str
    lowered: str

    @staticmethod
    def of(text: str) -> Words:
        return Words(text, in_lower_case(text))


_NAME_WORD = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*")
_JOIN = re.compile(r"\s*,\s*|\s+[-–]\s*|[-–]\s+|\s*/\s*|[-–]|\s*&\s*|\s+(?:và|hoặc|cùng)\s+|\s+")
_MAX_WORDS = 60


def name_at(words: Words, start: int, end: int, *, subject: bool = False) -> Span | None:
    """The name of an office that begins at ``start``, as far as it goes before ``end``.

    A ``subject`` has its verb behind it, so that unknown words before a verb are of the name.
    """
    head = HEAD.match(words.lowered, start, end)
    if head is None or (head["proper"] and not _is_proper(words, head, end)):
        return None
    return Span(start, _Reader(words, head, end, subject).read())


def _is_proper(words: Words, head: re.Match[str], end: int) -> bool:
    if head["many"] and head["many"].split()[-1] in ("các", "những"):
        return True
    following = _NAME_WORD.search(words.text, head.end(), min(end, head.end() + 40))
    if following and words.text[head.end() : following.start()].isspace():
        capital = following.group()[0].isupper()
        # A heading in capitals tells nothing by its case.
        if capital and not PREDICATE.match(words.lowered, head.start()):
            return True
    return bool(LISTED.match(words.lowered, head.end(), end))


class _Reader:
    """Walks over the words of one name."""

    def __init__(self, words: Words, head: re.Match[str], end: int, subject: bool) -> None:
        self._words = words
        self._limit = end
        self._subject = subject
        self._at = head.end()
        self._shouted = words.text[head.start() : head.end()].isupper() and len(head.group()) > 3
        self._first = head.end()
        self._last = head.group().split()[-1]

    def read(self) -> int:
        for _ in range(_MAX_WORDS):
            relative = RELATIVE.match(self._words.lowered, self._at, self._limit)
            if relative:
                self._at = relative.end()
                if self._words.text[self._at - 1].isspace():
                    self._at -= 1
                continue
            if not self._step():
                break
        return self._at

    def _step(self) -> bool:
        text, lowered = self._words.text, self._words.lowered
        join = _JOIN.match(lowered, self._at, self._limit)
        if join is None:
            return False
        word = _NAME_WORD.match(text, join.end(), self._limit)
        if word is None:
            return False
        if not self._belongs(join.group(), word):
            return self._unknown(join, word)
        self._at = word.end()
        self._last = lowered[word.start() : word.end()]
        return True

    def _belongs(self, join: str, word: re.Match[str]) -> bool:
        lowered = self._words.lowered
        small = lowered[word.start() : word.end()]
        listed = bool(join.strip())
        if listed and join.strip() in (",", "và", "hoặc", "cùng"):
            head = HEAD.match(lowered, word.start(), self._limit)
            if head and (head["head"] or _is_proper(self._words, head, self._limit)):
                return True
        if word.group()[0].isupper():
            after_comma = join.strip() == ","
            return self._shouted or not (after_comma and self._starts_predicate(word))
        if word.group().isdecimal():
            return self._last in BEFORE_NUMBER
        pair = f"{self._last} {small}"
        if pair in TAKEN_ALONG or (pair in COMPOUNDS and not listed and self._after_capital()):
            return True
        if small == "chống" and self._last == "phòng":
            return True
        if self._last == "ban" and AFTER_BAN.match(lowered, word.start()):
            return True
        if self._last == "đoàn" and lowered.startswith("kiểm tra", word.start()):
            return True
        if small == "tổ" and lowered.startswith("tổ chức", word.start()):
            return listed or self._last in ("các", "những")
        if f"{self._last} {small}" in ("tổ chức", "chỉ đạo", "quản lý", "kiểm tra"):
            return True
        if self._starts_predicate(word):
            return False
        return small in NAME_WORDS or (not listed and self._second_syllable(small))

    def _second_syllable(self, small: str) -> bool:
        """Whether a capital before takes ``small`` along: "Cục Cảnh sát". Places have all
        capitals ("Đông Hải"), and behind "Sở" or "UBND Tỉnh" a predicate may begin."""
        text, at = self._words.text, self._at - len(self._last)
        before = text[max(0, at - 24) : at].split()
        if not text[at : at + 1].isupper() or text[at : self._at].isupper():
            return False
        if self._last in COMPLETE_ALONE or small in NOT_IN_NAMES:
            return False
        return not before or not before[-1][0].isupper() or at <= self._first + 1

    def _after_capital(self) -> bool:
        at = self._at - len(self._last)
        return self._words.text[at : at + 1].isupper()

    def _starts_predicate(self, word: re.Match[str]) -> bool:
        return bool(PREDICATE.match(self._words.lowered, word.start(), self._limit))

    def _unknown(self, join: re.Match[str], word: re.Match[str]) -> bool:
        """A small word that is no verb we know may be of the name, if a verb follows soon:
        "Chi cục Quản lý chất lượng nông lâm sản lấy mẫu"."""
        if join.group().strip() or self._starts_predicate(word) or word.group()[0].isdigit():
            return False
        at, linked = word.start(), False
        for _ in range(8):
            token = _NAME_WORD.match(self._words.text, at, self._limit)
            if token is None or token.group()[0].isdigit():
                return False
            small = self._words.lowered[token.start() : token.end()]
            if small in NOT_IN_NAMES:
                return False
            if token.group()[0].isupper() and linked:
                self._at = self._trimmed(at)
                return True
            verb = token.start() > word.start() and self._starts_predicate(token)
            if self._subject and verb and not token.group()[0].isupper():
                self._at = self._trimmed(token.start())
                return True
            gap = _GAP.match(self._words.lowered, token.end(), self._limit)
            if gap is None:
                return False
            linked = bool(gap.group().strip())
            at = gap.end()
        return False

    def _trimmed(self, end: int) -> int:
        while self._words.text[end - 1].isspace():
            end -= 1
        return end


_GAP = re.compile(r"\s+(?:và\s+)?")


# ── subjects and headings ────────────────────────────────────────────────────────────────────

# "Giao", "Đề nghị", "Yêu cầu": what follows is who must act
_ASKED = re.compile(
    r"(?<!\w)(?:(?:xin |trân trọng )?đề nghị|yêu cầu|giao(?: cho)?|phân công|giao trách nhiệm cho"
    r"|khuyến khích|kính đề nghị)\s*:?\s+"
)
# What may stand before the subject, up to a comma: conditions, reasons, times
_LEADING = re.compile(
    r"(?:căn cứ|trên cơ sở|trong (?:phạm vi|quá trình|khi|tháng|quý|năm|thời gian|dịp|trường hợp"
    r"|vòng|thời hạn|\d{1,3} (?:giờ|ngày|tháng))"
    r"|theo(?! dõi)|tùy|dựa|để|nhằm|khi|nếu|trường hợp"
    r"|hằng|hàng|mỗi|định kỳ|trước|chậm nhất|muộn nhất|sau|từ|đến|hết|ngoài|bên cạnh|đồng thời"
    r"|riêng|đối với|cùng với|với|thực hiện|hưởng ứng"
    r"|trên đây|quý|tháng|năm|ngày|vào|cuối|đầu|nhân|trong đó|đặc biệt|ngay sau|qua|thông qua"
    r"|nhận được|tuy nhiên|do đó|vì vậy)(?!\w)"
)
_AFTER_BREAK = re.compile(r"[,:]\s+(?:thì\s+)?|\bthì\s+")
_BRACKET = re.compile(r"\s*\([^()]{0,200}\)")
_MOST = 600
"""Characters of a sentence in which its subject is looked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a sentence is about, and where what they do begins."""

    name: Span
    predicate: int


def find_subject(words: Words, start: int, end: int) -> Subject | None:
    """The body that must act in the sentence ``start..end``: its subject, the one it is asked
    of ("đề nghị …", "giao …"), or one behind an opening condition or topic."""
    limit = min(end, start + _MOST)
    asked = None
    for match in _ASKED.finditer(words.lowered, start, limit):
        asked = _subject_at(words, match.end(), end, needs_predicate=False) or asked
        if asked:
            break
    own = _subject_at(words, start, end)
    if own and (asked is None or own.name.start <= start):
        return own if not asked or own.name.start == start else asked
    if asked:
        return asked
    leading = bool(_LEADING.match(words.lowered, start))
    for match in _AFTER_BREAK.finditer(words.lowered, start, limit):
        if not (leading or match.group()[0] == ":"):
            continue
        found = _subject_at(words, match.end(), end)
        if found:
            return found
        if match.group()[0] == "," and _is_deed(words, match.end(), end):
            return None
        leading = leading or match.group()[0] == ":"
    return None


def _is_deed(words: Words, start: int, end: int) -> bool:
    """Whether a verb with its object follows: then the sentence has no subject of its own."""
    if not VERB_ANYWHERE.match(words.lowered, start, end):
        return False
    comma = words.lowered.find(",", start, min(end, start + 200))
    return len(words.lowered[start : comma if comma >= 0 else end].split(maxsplit=4)) > 3


def _subject_at(
    words: Words, start: int, end: int, *, needs_predicate: bool = True
) -> Subject | None:
    name = name_at(words, start, end, subject=True)
    if name is None:
        return None
    at = name.end
    bracket = _BRACKET.match(words.text, at, end)
    if bracket:
        at = bracket.end()
    rest = words.text[at:end]
    stripped = rest.lstrip(" ,:")
    if not stripped.strip(" .;/"):
        return None if needs_predicate else Subject(name, end)
    skipped = rest[: len(rest) - len(stripped)]
    small = stripped[0].isalpha() and not stripped[0].isupper()
    if needs_predicate and ":" not in skipped and not small:
        return None
    if needs_predicate and stripped.startswith(("và ", "hoặc ", "của ")):
        return None
    return Subject(name, at + len(skipped))


_DUTY_OF = re.compile(
    r"(?:(?:kính\s+)?đề nghị|yêu cầu|giao(?: cho)?|phân công|trách nhiệm của|nhiệm vụ của|đối với"
    r"|về phía)\s*:?\s*"
)


def actor_in_heading(title: str) -> str | None:
    """The body that a heading names and nothing else: "Đề nghị Ủy ban MTTQ …" without
    "Đề nghị", "Sở Nội vụ (Cơ quan thường trực …)" without the brackets; None for others."""
    title = title[:_MOST].strip(" .:;")
    words = Words.of(title)
    asked = _DUTY_OF.match(words.lowered)
    start = asked.end() if asked else 0
    name = name_at(words, start, len(title))
    if name is None:
        return None
    at = name.end
    bracket = _BRACKET.match(title, at)
    rest = title[bracket.end() if bracket else at :].strip(" .:;,")
    qualifies = rest.startswith(("có ", "được "))
    if rest and not (qualifies or rest[0].isupper() or len(rest.split()) <= 6):
        return None
    if rest and not qualifies and PREDICATE.match(in_lower_case(rest)):
        return None
    whole = title[name.start :].strip(" .:;,") if rest and not bracket else name.of(title)
    return whole.strip()


def starts_with_verb(words: Words, start: int, end: int) -> bool:
    """Whether the words at ``start`` are what someone must do."""
    return bool(PREDICATE.match(words.lowered, start, end))


_OPENING = re.compile(
    r"(?:căn cứ|tùy|theo(?! dõi)|trên cơ sở|trong (?:phạm vi|quá trình)|dựa|khi|nếu|trường hợp"
    r"|hưởng ứng|đối với)(?!\w)"
)


def skip_leading(words: Words, start: int, end: int) -> int:
    """Where the deed begins behind "Căn cứ chức năng, nhiệm vụ được giao, …"."""
    if not _OPENING.match(words.lowered, start, end):
        return start
    for match in re.compile(r",\s+").finditer(words.lowered, start, min(end, start + 300)):
        if PREDICATE.match(words.lowered, match.end()):
            return match.end()
    return start
