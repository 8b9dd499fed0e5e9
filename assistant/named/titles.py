"""The texts that a question names by what they are about: "kế hoạch an toàn thực phẩm Tết".

Such words choose the documents only where a title says all of them: "kế hoạch truyền thông trong
Tháng hành động" is not the plan for "Truyền thông về giảm nghèo".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant.named.naming import Naming
from assistant.question import Question
from assistant.wording import asking, spelled_out
from corpus.text import Token, fold, same_spelling, tokens
from index import DocumentRow

_KIND = re.compile(
    r"\b(?:ke hoach|quy che|quyet dinh|chi thi|nghi quyet|cong van|chuong trinh|huong dan|de an|"
    r"thong bao|quy dinh|quy trinh|dieu le|to trinh|bao cao|nghi dinh|thong tu)\b"
)
_ENDS = re.compile(rf"[.,;:?!()]|{_KIND.pattern}")
# "lập kế hoạch …", "ban hành quy chế …", "những kế hoạch …": a text still to be made, or any;
# but "… nộp ngày nào theo kế hoạch …"
_NOT_THE_ONE = re.compile(
    r"\b(?:lap|xay dung|ban hanh|lam|soan(?: thao)?|trinh|phe duyet|tham muu|co|mot|nao|"
    r"gui|nop|che do|hoan thanh|viet|nhung|cac|moi) (?:(?!theo |trong |o )\w+ )?$"
)
_SMALL = frozenset(
    "về của dịp trong và các cho công tác việc thực hiện triển khai tỉnh thành phố phường xã huyện"
    " quận".split()
)
"""Words between the kind and the subject, which a title need not have."""

_BEHIND = frozenset(
    "thì có do giao quy yêu phải được ở tại năm ban ký đặt đề nêu ghi báo với từ lấy gồm áp khi để"
    " nhằm sẽ đã đang cần không phân xác như theo đến trước sau còn này đó là bị vào hết dự"
    " hướng".split()
)
"""Words that begin what a question says of the text, behind its subject."""

_ENOUGH = 2
"""Syllables of a title that name it; of a number ("1022") or a name in capitals, one."""


_NEARLY_WHOLE = 0.6


def titled(
    question: Question, rows: Sequence[DocumentRow], struck: Collection[str]
) -> list[Naming]:
    """For each text that a question calls by its subject, the documents whose titles say most of
    it; none where no title says all. ``struck``: folded words that name a place."""
    if question.english or question.intent == "documents":
        return []
    found: list[Naming] = []
    for kind, at, subject in _subjects(question, struck):
        said = {
            row.id: _said(subject, row.header.title, question.marked)
            for row in rows
            if row.header.title and kind in fold(f"{row.header.type} {row.header.title}")
        }
        most = max((syllables for syllables, _ in said.values()), default=0)
        called = {id: end for id, (syllables, end) in said.items() if syllables == most}
        levels = {row.id: row.header.level for row in rows}
        if most >= _ENOUGH and _is_of_level(
            question, at + max(called.values()), map(levels.get, called)
        ):
            words = question.folded[at : at + max(called.values())].strip()
            found.append(Naming("title", words, at, tuple(called)))
    return found


# "kế hoạch hành động bình đẳng giới | của phường": of which level it is, and not of a place's name
_OF_LEVEL = re.compile(
    r"\s*(?:cua|o|cap) (?:(?:uy ban nhan dan|ubnd) )?(?P<level>tinh|phuong|xa)\b"
)
_LEVELS = {"tinh": "province", "phuong": "commune", "xa": "commune"}


def _is_of_level(question: Question, behind: int, levels: Iterable[str | None]) -> bool:
    """Whether one of the texts that are called so is of the level that the words behind say."""
    asked = _OF_LEVEL.match(question.folded, behind)
    return asked is None or _LEVELS[asked["level"]] in levels


def _subjects(
    question: Question, struck: Collection[str]
) -> Iterator[tuple[str, int, list[Token]]]:
    """Each kind of text that is spoken of, folded, and where and which the words behind it are, up
    to a mark or a place."""
    folded = question.folded
    for name in sorted(struck, key=len, reverse=True):
        folded = folded.replace(name, "." * len(name))
    for match in _KIND.finditer(folded):
        if _NOT_THE_ONE.search(folded[: match.start()]):
            continue
        end = _ENDS.search(folded, match.end())
        until = end.start() if end else len(folded)
        subject = tokens(same_spelling(question.words[match.end() : until]).lower())
        subject = subject if question.marked else tokens(folded[match.end() : until])
        yield match.group(), match.end(), subject


def _said(subject: Sequence[Token], title: str, marked: bool) -> tuple[int, int]:
    """How many words of a subject a title says in their order, and where the last of them ends;
    0 where the subject says more."""
    small, behind, asks = (
        words if marked else frozenset(map(fold, words))
        for words in (_SMALL, _BEHIND, asking(True))
    )
    written = same_spelling(spelled_out(title)).lower()
    titled = [token.text for token in tokens(written if marked else fold(written))]
    at, said, end = 0, 0, 0
    for token in subject:
        word = token.text
        if word in titled[at:]:
            at, end = titled.index(word, at) + 1, token.end
            # A number of the title tells it from all others, as a year does not.
            said += _ENOUGH if word.isdecimal() and len(word) > 2 and not _YEAR.match(word) else 1
            said -= word in small or _YEAR.match(word) is not None
        elif word in small:
            continue
        elif word in behind or word in asks or word.isdecimal():
            break
        else:
            # Behind a title that is said nearly whole, the question goes on to something else.
            whole = [word for word in titled if word not in small and not word.isdecimal()]
            return (said, end) if said >= _NEARLY_WHOLE * len(whole) else (0, 0)
    return said, end


_YEAR = re.compile(r"(?:19|20)\d\d$")
