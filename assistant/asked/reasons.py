"""Whether a sentence gives the reason that "vì sao …" asks for.

That something is done says nothing of why. A reason is told by a word of its own: "do văn bản
hướng dẫn ban hành chậm", "nhằm bảo đảm bình đẳng", "Để có cơ sở tổng hợp, …".
"""

from __future__ import annotations

import re

from assistant.question import Question
from corpus.text import UPPER, same_spelling

_WHY = re.compile(
    r"\b(?:vi sao|tai sao|why|(?:vi|do) (?:ly do|dau)|(?:ly do|nguyen nhan) (?:gi|nao|la gi))\b"
)
# "do Sở Y tế chủ trì", "do cơ quan có thẩm quyền ban hành": who does it, not why
_DOER = (
    rf"(?:[{UPPER}]|(?:các|cơ quan|đơn vị|người|tổ chức|cá nhân|nhà nước|cấp|hai bên|vợ|chồng|cha|"
    r"mẹ|ngân sách|đó|vậy)\b)"
)
_REASON = re.compile(
    r"\b(?:[Bb]ởi|[Nn]hằm|[Nn]guyên nhân|[Ll][ýí] do|[Xx]uất phát từ|[Tt]rước tình hình|là vì|"
    r"chủ yếu vì)\b"
    r"|(?:^|[,;:.–-] |\n)(?:Để|để|Vì|vì)(?! sự tiến bộ)\b"
    rf"|\b[Dd]o (?!{_DOER})"
)


def asks_reason(question: Question) -> bool:
    return bool(_WHY.search(question.folded))


def gives_reason(words: str) -> bool:
    """Whether words with their marks tell a reason or a purpose."""
    return bool(_REASON.search(same_spelling(words)))
