"""Whether a sentence tells the site that "tổ chức ở đâu" asks for."""

from __future__ import annotations

import re

from assistant.question import Question
from corpus.names import find_names
from corpus.text import fold

# "tổ chức ở đâu", "đặt tại chỗ nào", "địa điểm nào"; "gửi về đâu" asks for a body, "lấy tiền ở
# đâu" for a source
_ASKS_SITE = re.compile(
    r"\b(?:to chuc|dat|dien ra|mo|xay|lam viec|bao quan|luu giu|lap|lap dat|thi diem|hop|hoc)\b"
    r"[^?,]{0,60}\b(?:o|tai) (?:dau|cho nao|noi nao)\b|dia diem\b[^?]{0,40}\b(?:nao|gi|dau)\b"
)
# "tại trường mầm non", "ở các xã", "Địa điểm: …"; not "tại khoản 3", "tại Kế hoạch này"
_SITE = re.compile(
    r"\b(?:tai|o|tru so|dia diem)\b:? (?!(?:diem|khoan|dieu|muc|phan|phu luc|thong tu|nghi dinh|"
    r"luat|ke hoach|quyet dinh|van ban|thoi diem|do|day|bieu|chuong|cac dieu)\b)\w"
)


def tells_site(question: Question, words: str, above: str) -> bool:
    """Whether words, with the headings ``above`` them, give the site that is asked for; True
    where none is asked for."""
    if _ASKS_SITE.search(question.folded) is None:
        return True
    named = any(name.place for name in find_names(words))
    return named or bool(_SITE.search(fold(f"{words}\n{above}")))
