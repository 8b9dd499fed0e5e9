"""Laws cited by name alone: "Luật Bình đẳng giới", "Bộ luật Lao động năm 2019", "Hiến pháp"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from pathlib import Path

from corpus.document import Span
from corpus.text import Token, fold, tokens

_NAMES = Path(__file__).parents[1] / "library" / "law_names.txt"


@dataclass(frozen=True, slots=True)
class LawMention:
    """A law named at ``span``; ``title`` has the usual spelling where the name is known."""

    span: Span
    kind: str  # "Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"
    title: str  # with the kind: "Luật Bình đẳng giới"


_KINDS = {"luat": "Luật", "bo luat": "Bộ luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}
_HEAD = re.compile(
    r"(?<!\w)(?:(?:Bộ|BỘ|bộ)\s{1,2})?(?:Luật|LUẬT|luật)(?!\w)"
    r"|(?<!\w)(?:Pháp lệnh|PHÁP LỆNH|Hiến pháp|HIẾN PHÁP)(?!\w)"
)
# "pháp luật lao động", "kỷ luật", "Khoa Luật Dân sự": no law is named
_NOT_A_LAW_AFTER = re.compile(r"(?<!\w)(?:phap|ky|nganh|khoa|dai hoc|quy|bao)\s{1,2}$")
# "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật …"
_AMENDING = re.compile(
    r"\s{1,2}sửa đổi(?:\s?[,;]?\s{1,2}(?:và\s)?bổ sung)?"
    r"\s{1,2}(?:một số điều|các điều|Điều\s\w{1,4})"
    r"(?:\s{1,2}(?:của|tại|trong)\s{1,2}(?:các\s{1,2})?)?",
    re.IGNORECASE,
)
_NEXT_LAW = re.compile(r"\s{0,2}(?:[,;]|[,;]?\s{1,2}và)\s{1,2}")
_INSIDE = re.compile(r"[\s,/()&:-]{0,4}")  # between a name's words; "các Luật: Trẻ em"
_SPACE = re.compile(r"\s{0,2}")

# Where an unknown law's name ends: "Luật An ninh dữ liệu và các văn bản …"
_END = re.compile(
    r"\d+|năm|ngày|số|và|của|về|được|có|cho|trong|đã|quy|theo|đến|để|hiện|này|đối|tại|sửa|là|do|thì"
    r"|phải|các|những|hoặc|khi|từ|với|cũng|ban|thông|còn|vào|nêu|trên|đó|bằng|nhằm|nên|ở|không|mà|sẽ"
    r"|hướng|thi|tới|nhưng|cùng|trước|sau|như|luật|nghị"
)
_NO_NAME = re.compile(r"(?:su|gia)(?: viet nam)?|viet nam|quoc te|viet|khoa|hoc|phap")


@lru_cache(maxsize=1)
def _known_names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By kind and first word: the words of each known name, longest first, and its spelling."""
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _NAMES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        words = tuple(fold(token.text) for token in tokens(line))
        kind = 1 if words[0] == "luat" else 2
        key = " ".join((*words[:kind], words[kind]))
        grouped.setdefault(key, []).append((words[kind:], line))
    return {
        key: tuple(sorted(names, key=lambda name: -len(name[0]))) for key, names in grouped.items()
    }


@dataclass(frozen=True, slots=True)
class _Words:
    """A text with its tokens, read once."""

    text: str
    tokens: list[Token]
    starts: list[int]

    def following(self, offset: int, inside: re.Pattern[str] = _INSIDE) -> Iterator[Token]:
        """The tokens behind ``offset`` that no full stop or bracket parts from each other."""
        end = offset
        for index in range(bisect_left(self.starts, offset), len(self.tokens)):
            token = self.tokens[index]
            if not inside.fullmatch(self.text, end, token.start):
                return
            yield token
            end = token.end


def find_law_names(text: str) -> list[LawMention]:
    """Every law, code, ordinance or constitution that ``text`` names, in order.

    Known names (``library/law_names.txt``) are found in any case; an unknown one where it is
    written with a capital ("Luật An ninh dữ liệu"). "Luật này" and "pháp luật" name none. A law
    that amends others is one mention, the amended laws included.
    """
    if not _HEAD.search(text):
        return []
    read = tokens(text)
    words = _Words(text, read, [token.start for token in read])
    found: list[LawMention] = []
    end = 0
    for head in _HEAD.finditer(text):
        if head.start() >= end:
            for mention in _mentions(words, head):
                found.append(mention)
                end = mention.span.end
    return found


def _mentions(words: _Words, head: re.Match[str]) -> list[LawMention]:
    text = words.text
    kind = _kind(head)
    if _NOT_A_LAW_AFTER.search(fold(text[max(0, head.start() - 12) : head.start()])):
        return []
    if kind == "Hiến pháp":
        return [LawMention(Span(*head.span()), kind, kind)]
    amended = _amended_end(words, head)
    if amended is not None:
        title = " ".join(text[head.start() : amended].split())
        return [LawMention(Span(head.start(), amended), kind, title)]
    first = _named(words, head.end(), kind) or _unknown(words, head)
    if first is None:
        return []
    end, title = first
    written_small = text[head.start()].islower() and text[head.start() : end].islower()
    if written_small and len(title.split()) < 4:  # "luật lao động" may be the field
        return []
    mentions = [LawMention(Span(head.start(), end), kind, title)]
    # "Luật Bình đẳng giới, Phòng chống bạo lực gia đình và Trẻ em"
    while joined := _NEXT_LAW.match(text, end):
        if not text[joined.end() : joined.end() + 1].isupper():
            break
        following = _named(words, joined.end(), kind)
        if following is None:
            break
        end, title = following
        mentions.append(LawMention(Span(joined.end(), end), kind, title))
    return mentions


def _kind(head: re.Match[str]) -> str:
    return _KINDS[fold(" ".join(head.group().split()))]


def _named(words: _Words, start: int, kind: str) -> tuple[int, str] | None:
    """End and spelling of the longest known name that stands at ``start``."""
    following = words.following(start)
    first = next(following, None)
    names = _known_names().get(f"{fold(kind)} {fold(first.text)}") if first else None
    if first is None or names is None:
        return None
    read = [first, *islice(following, len(names[0][0]) - 1)]
    folded = tuple(fold(token.text) for token in read)
    for name, spelling in names:
        if folded[: len(name)] == name:
            end = read[len(name) - 1].end
            closes = words.text[end : end + 1] == ")" and "(" in words.text[start:end]
            return end + closes, spelling
    return None


def _unknown(words: _Words, head: re.Match[str]) -> tuple[int, str] | None:
    """A name that the list lacks: from a capital to the first word that ends a name."""
    text = words.text
    if not text[head.start()].isupper() or head.group().isupper():
        return None
    kept = list(
        takewhile(
            lambda token: _END.fullmatch(token.text) is None,
            islice(words.following(head.end(), _SPACE), 12),
        )
    )
    if not kept or not text[kept[0].start].isupper():
        return None
    if _NO_NAME.fullmatch(fold(" ".join(token.text for token in kept))):
        return None
    name = " ".join(text[kept[0].start : kept[-1].end].split())
    return kept[-1].end, f"{_kind(head)} {name}"


def _amended_end(words: _Words, head: re.Match[str]) -> int | None:
    """Where the name of an amending law ends: behind the last of the laws it amends."""
    amending = _AMENDING.match(words.text, head.end())
    if amending is None:
        return None
    end = amending.end()
    while (amended := _HEAD.match(words.text, end)) is not None:
        named = _named(words, amended.end(), _kind(amended)) or _unknown(words, amended)
        if named is None:
            break
        joined = _NEXT_LAW.match(words.text, named[0])
        if joined is None or _HEAD.match(words.text, joined.end()) is None:
            return named[0]
        end = joined.end()
    return head.end() + len(words.text[head.end() : end].rstrip(" ,;"))
