"""Laws cited by name alone: "Luật Bình đẳng giới", "Bộ luật Lao động năm 2019", "Hiến pháp"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.document import Span
from corpus.text import Token, fold, tokens

_NAMES = Path(__file__).parent / "library" / "law_names.txt"


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
# "pháp luật lao động", "kỷ luật", "Khoa Luật Dân sự", "vi hiến pháp": no law is named
_NOT_A_LAW_AFTER = re.compile(r"(?<!\w)(?:phap|ky|nganh|khoa|dai hoc|quy|bao|theo dung)\s{1,2}$")
# "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật …"
_AMENDING = re.compile(
    r"\s{1,2}sửa đổi(?:\s?[,;]?\s{1,2}(?:và\s)?bổ sung)?\s{1,2}(?:một số điều|các điều|Điều\s\w{1,4})"
    r"(?:\s{1,2}(?:của|tại|trong)\s{1,2}(?:các\s{1,2})?)?",
    re.IGNORECASE,
)
_NEXT_LAW = re.compile(r"\s{0,2}(?:[,;]|[,;]?\s{1,2}và)\s{1,2}")
_INSIDE = re.compile(r"[\s,/()&:-]{0,4}")  # between the words of one name; "các Luật: Trẻ em"
_LONGEST = 200  # characters that a name may take

# Where an unknown law's name ends: "Luật An ninh dữ liệu và các văn bản …"
_ENDS = frozenset(
    "năm ngày số và của về được có cho trong đã quy theo đến để hiện này đối tại sửa là do thì phải "
    "các những hoặc khi từ với cũng ban thông còn vào nêu trên đó bằng nhằm nên ở không mà sẽ "
    "hướng thi tới nhưng cùng trước sau như".split()
)
_NO_NAMES = frozenset("su|gia|viet nam|quoc te|viet|khoa|hoc|phap|su viet nam|gia viet nam".split("|"))


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


def find_law_names(text: str) -> list[LawMention]:
    """Every law, code, ordinance or constitution that ``text`` names, in order.

    Known names (``library/law_names.txt``) are found in any case; an unknown one where it is
    written with a capital ("Luật An ninh dữ liệu"). "Luật này" and "pháp luật" name none. A law
    that amends others is one mention, the amended laws included.
    """
    found: list[LawMention] = []
    end = 0
    for head in _HEAD.finditer(text):
        if head.start() < end:
            continue
        for mention in _mentions(text, head):
            found.append(mention)
            end = mention.span.end
    return found


def _mentions(text: str, head: re.Match[str]) -> list[LawMention]:
    kind = _KINDS[fold(" ".join(head.group().split()))]
    if _NOT_A_LAW_AFTER.search(fold(text[max(0, head.start() - 12) : head.start()])):
        return []
    if kind == "Hiến pháp":
        return [LawMention(Span(*head.span()), kind, kind)]
    amended = _amended_end(text, head)
    if amended is not None:
        title = " ".join(text[head.start() : amended].split())
        return [LawMention(Span(head.start(), amended), kind, title)]
    first = _named(text, head.end(), kind) or _unknown(text, head, kind)
    if first is None:
        return []
    end, title = first
    written_small = text[head.start()].islower() and text[head.start() : end].islower()
    if written_small and len(title.split()) < 4:  # "luật lao động" may be the field
        return []
    mentions = [LawMention(Span(head.start(), end), kind, title)]
    # "Luật Bình đẳng giới, Phòng chống bạo lực gia đình và Trẻ em"
    while (joined := _NEXT_LAW.match(text, end)) and text[joined.end() : joined.end() + 1].isupper():
        following = _named(text, joined.end(), kind)
        if following is None:
            break
        end, title = following
        mentions.append(LawMention(Span(joined.end(), end), kind, title))
    return mentions


def _named(text: str, start: int, kind: str) -> tuple[int, str] | None:
    """End and spelling of the longest known name that stands at ``start``."""
    words = _words(text, start)
    if not words:
        return None
    folded = [fold(token.text) for token in words]
    for name, spelling in _known_names().get(f"{fold(kind)} {folded[0]}", ()):
        if tuple(folded[: len(name)]) == name:
            last = words[len(name) - 1].end
            closed = last + (text[last : last + 1] == ")" and "(" in text[start:last])
            return closed, spelling
    return None


def _unknown(text: str, head: re.Match[str], kind: str) -> tuple[int, str] | None:
    """A name that the list lacks: from a capital to the first word that ends a name."""
    if not text[head.start()].isupper() or head.group().isupper():
        return None
    words = _words(text, head.end(), inside=re.compile(r"\s{0,2}"))
    if not words or not text[words[0].start].isupper():
        return None
    kept: list[Token] = []
    for token in words[:12]:
        if token.text in _ENDS or token.text.isdecimal() or token.text in ("luật", "nghị"):
            break
        kept.append(token)
    if not kept or fold(" ".join(token.text for token in kept)) in _NO_NAMES:
        return None
    end = kept[-1].end
    return end, f"{kind} {' '.join(text[kept[0].start : end].split())}"


def _words(text: str, start: int, inside: re.Pattern[str] = _INSIDE) -> list[Token]:
    """The tokens behind ``start`` that no full stop, colon or bracket parts from each other."""
    words: list[Token] = []
    end = 0
    slice_ = text[start : start + _LONGEST]
    for token in tokens(slice_):
        if not inside.fullmatch(slice_, end, token.start):
            break
        words.append(Token(token.text, token.start + start, token.end + start))
        end = token.end
    return words


def _amended_end(text: str, head: re.Match[str]) -> int | None:
    """Where the name of an amending law ends: behind the last of the laws it amends."""
    amending = _AMENDING.match(text, head.end())
    if amending is None:
        return None
    end = amending.end()
    while (amended := _HEAD.match(text, end)) is not None:
        kind = _KINDS.get(fold(" ".join(amended.group().split())))
        named = _named(text, amended.end(), kind or "Luật") or _unknown(text, amended, kind or "")
        if named is None:
            break
        joined = _NEXT_LAW.match(text, named[0])
        following = joined and _HEAD.match(text, joined.end())
        if not (joined and following):
            return named[0]
        end = joined.end()
    return len(text[: end].rstrip())
