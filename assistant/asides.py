"""What of a question says nothing of its subject: phrases that ask, the asker's place and time."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.question import Question

# What asks in several words; its syllables alone may be of the subject ("thời gian", "thế").
_ASKING_PHRASES = re.compile(
    r"(?:keo dai|dien ra)(?= (?:(?:tu|den|bao|trong|vao|nhung)? ?(?:ngay|khi|bao|may|thang|luc)|"
    r"toi (?:(?:ngay|khi|luc|thang) nao|bao lau|may)))|"
    r"(?:trong |vao )?(?:khoang )?thoi gian nao|thoi diem nao|ten (?:la )?gi|nhu the nao|"
    r"(?:\blay )?(?:tu |o )?\bnguon nao|"
    r"the nao|phan tram|"
    r"ra sao|hay khong|(?:dung|phai) khong|bao nhieu|bao lau|nhung gi|may gio|khi nao|noi nao|"
    r"co phai|lam (?:nhung )?(?:viec )?gi\b|bao gio|thoi (?=(?:phai|dung) khong)|"
    r"\blan luot\b|\b(?:khac|giong) nhau\b|\bso sanh\b|"
    r"\bduoc (?:giao|phan cong)(?= (?:chu tri|lam|dau moi|phu trach|nhiem vu|viec)\b)"
)
# What a place is, before its name: "phường Đông Hải" is left out whole.
_LEVEL = re.compile(r"\b(?:tinh|thanh pho|tp\.?|quan|huyen|thi xa|thi tran|phuong|xa|dac khu) $")

# The asker's own place and time, which no text tells of: "cơ quan tôi", "quê em", "giờ muốn"; but
# "xã em" says of which level the rule is.
_ASKER = re.compile(
    r"(?:ben |o |cua )?\b(?:co quan|don vi|cong ty|xuong|truong|que|nha|cho) "
    r"(?:em|toi|minh|tui|chung toi|chung em|bon em)\b|"
    r"\bbay gio\b|(?<!\d )\bgio (?=(?:em|toi|minh|tui|muon|phai|xin|nop|can|thi)\b)"
)


def without_asides(question: Question, left_out: Collection[str]) -> str:
    """The question's words, as long as they are, with what says nothing of its subject and the
    folded words ``left_out`` struck through."""
    words, folded = question.words, question.folded
    asking = {
        match.group() for asks in (_ASKING_PHRASES, _ASKER) for match in asks.finditer(folded)
    }
    for name in sorted({*left_out, *asking}, key=lambda name: (-len(name), name)):
        at = folded.find(name)
        while name and at >= 0:
            level = _LEVEL.search(folded, 0, at) if name in left_out else None
            start, end = level.start() if level else at, at + len(name)
            struck = "|" * (end - start)
            folded = folded[:start] + struck + folded[end:]
            words = words[:start] + struck + words[end:]
            at = folded.find(name)
    return words
