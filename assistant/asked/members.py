"""Whether an answer names the members of what is asked for: "những xã nào", "kể tên 11 cơ sở".

A clause that only counts a group, or names it, does not list who belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import Question
from assistant.two_syllables import known_words
from corpus.text import UPPER, fold, in_lower_case

# "xã nào", "những bệnh viện nào": each of these kinds has a name of its own
_SORTED = "benh vien|truong|cong ty|ngan hang|nha may|khach san"
_KINDS = (
    f"xa|phuong|thi tran|huyen|thon|khoi|to dan pho|khu pho|hang|nha in|nha thau|nuoc|{_SORTED}"
)
_ASKED_KIND = re.compile(
    rf"(?:\b(?P<before>\w+) |\b)(?P<kind>{_KINDS}) nao\b|"
    rf"\bke ten (?:cac |nhung )?(?P<listed>{_KINDS})\b"
)
# "trường mầm non phường | Châu Sơn": words that sort one stand before its name; not "trường của Hà
# Nam", "bệnh viện trên địa bàn Quận 5"
_SORT = r"(?:(?!(?:của|do|tại|ở|và|có|theo|thuộc|trên|để|cho|được|khi)\b)[^\W\d_A-ZĐ]+ ){0,3}?"
# "Na Mèo, Sơn Điện, Mường Mìn", "Hùng Vương", "1, 2 và 3"
_NAME = rf"(?:[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*|\d{{1,2}}(?![\d/.%]))"
_NAMES = re.compile(rf"{_NAME}(?:(?:, | và ){_NAME})*")
# "Kể tên 11 cơ sở dữ liệu", "Bốn mô hình … đặt tại những bệnh viện nào": how many to expect; "năm"
# is a year far more often than five
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNT = re.compile(
    rf"(?:^|kể (?:đủ )?tên |liệt kê |ke (?:du )?ten |liet ke )(?:đủ |cả |các |những )*"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) "
    r"(?!tháng|ngày|năm|giờ|tuần|triệu|tỷ|thang|ngay|nam)"
)
_ASKS_MEMBERS = re.compile(
    r"\bke (?:du )?ten\b|liet ke|\b(?:la|gom|dat|o|tai|thuoc|vao) (?:o |tai )?(?:nhung|cac)\b[^?]*"
    r"\b(?:nao|gi)\b|la gi\b"
)
_PARTED = re.compile(r"[,;]\s|\s(?:và|hoặc)\s|\n")
_SENTENCE_ENDS = re.compile(r"[.:!?]\s")
# "những giấy tờ gì", "hồ sơ … gồm những gì": papers, which have few names
_ASKS_PAPERS = re.compile(r"giay to|\bho so\b[^?]{0,80}\b(?:gom|can)\b[^?]{0,30}\bgi\b")
_PAPER = re.compile(
    r"\b(?:đơn(?! vị| giản| phương| giá)|tờ khai|giấy(?! tờ)|bản sao|bản chính|biên bản|hợp đồng|"
    r"chứng từ|hóa đơn|báo cáo|thuyết minh|danh sách|quyết định|văn bản|dự toán|tờ trình|bản vẽ|"
    r"sơ đồ|hộ chiếu|ý kiến)\b"
)


def names_asked_kind(question: Question, words: str) -> bool:
    """Whether one of the kind that is asked for is named; True where no such kind is asked."""
    kind = _asked_kind(question)
    return kind is None or bool(_named(kind, words))


def _asked_kind(question: Question) -> str | None:
    for asked in _ASKED_KIND.finditer(question.folded):
        # "địa phương nào", "thị trường nào": the end of another word
        if (asked["before"], asked["kind"]) not in known_words(False):
            return asked["kind"] or asked["listed"]
    return None


def _named(kind: str, words: str) -> set[str]:
    """The names behind a kind: "xã Na Mèo, Sơn Điện" are two."""
    names = re.compile(rf"{_SORT if kind in _SORTED.split('|') else ''}(?P<names>{_NAMES.pattern})")
    runs = (names.match(words, match.end()) for match in re.finditer(rf"\b{kind}\s+", fold(words)))
    return {name for run in runs if run for name in re.split(r", | và ", run["names"])}


def tells_members(question: Question, statements: Sequence[str]) -> bool:
    """Whether the statements of an answer list as many as the question counts, and papers where
    papers are asked for."""
    papers = set(_PAPER.findall(in_lower_case(" ".join(statements))))
    if _ASKS_PAPERS.search(question.folded) and len(papers) < _FEWEST:
        return False
    count = _COUNT.search(in_lower_case(question.words))
    if count is None or not _ASKS_MEMBERS.search(question.folded):
        return True
    expected = _NUMBERS.get(count["count"]) or int(count["count"])
    kind = _asked_kind(question)
    if kind is not None:
        return len(_named(kind, "\n".join(statements))) >= expected
    sentences = [part for text in statements for part in _SENTENCE_ENDS.split(text)]
    listed = max((len(_PARTED.split(part)) for part in sentences), default=0)
    return max(listed, len(statements)) >= expected


_FEWEST = 2
"""Papers that make a list."""
