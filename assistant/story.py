"""What a message asks, without the story that is told before it.

"Em mới nhận bàn giao mảng này, sở gọi điện nhắc. Cho em hỏi xã phải nộp …?": the story tells why
somebody asks, in words that no text has. Where the asking sentence can stand by itself, it is
asked by itself. A story that tells a day or a number, or that the question points back to ("việc
đó"), is part of what is asked.
"""

from __future__ import annotations

import re

from assistant.asked.askings import ASKS
from assistant.hard_tokens import hard_tokens
from assistant.question import Question, read_question
from assistant.wording import asking
from corpus.text import fold, sentences, tokens

_LEAST = 5
"""Words of its own with which a sentence can stand by itself."""

# "cho em hỏi", "xin hỏi", "em muốn biết", "cho biết rõ": what follows is what is asked
_OPENS = (
    r"\b(?:cho|xin|nhờ|muốn)(?: phép)?(?: (?:em|mình|tôi|tui|anh|chị|chúng tôi|chúng em))* "
    r"(?:hỏi(?! (?:đồng|thảo|nghị|liên|phụ|nông))|biết)\b(?: (?:là|thêm|rõ|xíu|chút|rằng)\b)*"
    r"[\s,:]*"
)
# "việc đó", "làm vậy", "giờ khắc phục …": what the story tells; not "thế nào", "năm nay"
_POINTS_BACK = (
    r"^(?:bây giờ|giờ|vậy|thế)\b|"
    r"\b(?:việc|chuyện|điều|vi|vụ|cái|loại|chỗ|khoản|cách|hợp|như|làm|bị) "
    r"(?:đó|ấy|vậy|này|trên|thế(?! nào))\b"
)


def without_story(question: Question) -> Question | None:
    """What a message asks by itself; None where it tells no story, or leans on it."""
    if question.english:
        return None
    words = question.words.lower() if question.marked else question.folded
    opens, asks, points_back = (
        re.compile(pattern if question.marked else fold(pattern))
        for pattern in (_OPENS, ASKS, _POINTS_BACK)
    )
    spans = sentences(question.words, semicolons=False)
    asking_ones = [span for span in spans if asks.search(span.of(words))]
    if not asking_ones:
        return None
    last = asking_ones[-1]
    openers = list(opens.finditer(words, last.start, last.end))
    start = openers[-1].end() if openers else last.start
    story = question.words[:start] + question.words[last.end :]
    asked = question.words[start : last.end]
    leans = points_back.search(words[start : last.end])
    if not _own(story) or len(_own(asked)) < _LEAST or leans:
        return None
    tells = any(token.kind in ("date", "money", "number") for token in hard_tokens(story))
    return None if tells else read_question(asked)


def _own(words: str) -> list[str]:
    return [token.text for token in tokens(words) if token.text not in asking(True)]
