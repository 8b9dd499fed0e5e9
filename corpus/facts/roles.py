"""What the labels in the block of a task announce: "Nội dung:", "Cơ quan chủ trì:", "Thời gian:".

Plans tell a task in labelled lines, each with a mark of its own or on a line below:

a) Nội dung: Khám sàng lọc cho người cao tuổi.
b) Cơ quan chủ trì: Sở Y tế.
c) Thời gian hoàn thành: Quý III/2026.
"""

from __future__ import annotations

import re
from typing import Literal

from corpus.document import Clause, Span
from corpus.text import in_lower_case

Role = Literal["what", "lead", "help", "when", "where", "money", "result", "detail"]
"""``what`` tells the task; the others something of it, ``detail`` what has no role of its own."""

_OFFICE = (
    r"(?:(?:cơ quan|đơn vị|bộ phận|địa phương|tổ chức|các đơn vị|các cơ quan"
    r"|cơ quan, đơn vị)\s+)?"
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "when",
        re.compile(
            r"(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn)"
            r"(?:\s+(?:thực hiện|hoàn thành|triển khai|tổ chức|gửi|nộp|báo cáo|dự kiến|và|,))*"
        ),
    ),
    ("help", re.compile(rf"{_OFFICE}phối hợp(?:\s+(?:thực hiện|chính))?")),
    (
        "lead",
        re.compile(
            rf"{_OFFICE}(?:chủ trì|thực hiện|đầu mối|phụ trách|chịu trách nhiệm|tham mưu)"
            r"(?:,?\s+(?:thực hiện|chính|tham mưu|phối hợp|triển khai))*"
            r"|phân công(?:\s+(?:thực hiện|nhiệm vụ|trách nhiệm))*|trách nhiệm(?:\s+thực hiện)?"
        ),
    ),
    (
        "what",
        re.compile(
            r"(?:(?:tên|các)\s+)?(?:nội dung|nhiệm vụ|hoạt động|công việc)"
            r"(?:[\s,/]+(?:thực hiện|công việc|nhiệm vụ|hoạt động|triển khai|cụ thể|chủ yếu|"
            r"giải pháp|trọng tâm|và))*"
        ),
    ),
    ("where", re.compile(r"(?:địa điểm|địa bàn|nơi)(?:\s+(?:thực hiện|tổ chức|triển khai))*")),
    (
        "money",
        re.compile(
            r"(?:tổng\s+|dự kiến\s+|nguồn\s+|dự toán\s+)*(?:kinh phí|vốn|dự toán)"
            r"(?:\s+(?:thực hiện|dự kiến|hỗ trợ))*|mức (?:chi|hỗ trợ)"
        ),
    ),
    (
        "result",
        re.compile(
            r"(?:sản phẩm|kết quả|đầu ra)(?:,?\s+(?:đầu ra|dự kiến|cần đạt|thực hiện|hoàn thành))*"
        ),
    ),
    (
        "detail",
        re.compile(
            r"(?:thành phần|đối tượng|số lượng|quy mô|hình thức|phạm vi|phương thức)"
            r"(?:,?\s+(?:tham dự|tham gia|thực hiện|tổ chức|áp dụng|triển khai|dự kiến))*"
        ),
    ),
)
_LABELLED = re.compile(r"(?P<label>[^:.;\n]{2,60})(?::\s*|\s*\n\s*|\s*$)")


def role_of(label: str) -> Role | None:
    """What a label or a column's header announces."""
    words = in_lower_case(label.strip(" .:*"))
    for role, pattern in _ROLES:
        if pattern.fullmatch(words):
            return role
    return None


def labelled(text: str, words: Span) -> tuple[Role, Span] | None:
    """The role that a label gives to the words behind it, and these; a label stands before a
    colon, on a line of its own, or alone."""
    match = _LABELLED.match(text, words.start, words.end)
    if match is None:
        return None
    role = role_of(match["label"])
    return (role, Span(match.end(), words.end)) if role else None


def own_words(text: str, clause: Clause) -> Span:
    """A clause's words behind its label."""
    start = clause.span.start
    if clause.label and text.startswith(clause.label, start):
        start += len(clause.label)
    while start < clause.span.end and text[start].isspace():
        start += 1
    return Span(start, clause.span.end)


def role_lines(text: str, clause: Clause) -> list[tuple[Role, Span]]:
    """The lines of a clause, behind its first, that are points without a mark of their own:
    "Nội dung thực hiện: …" / "Cơ quan chủ trì: …" / "Thời gian: …"."""
    found: list[tuple[Role, Span]] = []
    start = text.find("\n", clause.span.start, clause.span.end) + 1
    while start:
        end = text.find("\n", start, clause.span.end)
        line = Span(start, end if end >= 0 else clause.span.end)
        told = labelled(text, line)
        if told is not None:
            found.append(told)
        start = end + 1
    return found
