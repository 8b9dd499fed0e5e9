"""To whom and with whom: "gửi về …", "báo cáo …", "phối hợp với …"."""

from __future__ import annotations

import re

from corpus.document import Span
from corpus.facts.actors import Words, name_at

# "báo cáo UBND huyện", "gửi về Phòng", "trình Giám đốc", "phản ánh ngay cho Trạm"
_SENDS = (
    r"báo cáo|gửi|phản ánh|thông báo|thông tin(?= kết quả| kịp| cho)|nộp"
    r"|(?<!chương )(?<!quy )(?<!lộ )(?<!tiến )(?<!quá )(?<!công )trình|liên hệ|kiến nghị|đề xuất"
    r"|cung cấp"
    r"|chuyển|xin ý kiến|quyết toán với|đăng ký|trao đổi"
)
_DIRECT = re.compile(
    rf"(?<!\w)(?:{_SENDS})(?:\s+(?:về|cho|đến|tới|lên|với|nhanh|ngay|kịp thời|định kỳ|trực tiếp"
    rf"|bằng văn bản)){{0,3}}\s+"
)
_SENDING = re.compile(rf"(?<!\w)(?:{_SENDS})(?!\w)")
_TOWARDS = re.compile(r"(?<!\w)(?:về|cho|đến|tới|lên)\s+")
# "báo cáo tình hình sử dụng kinh phí với Chi cục trưởng"
_TO_WITH = re.compile(r"(?<!phối hợp )(?<!cùng )(?<!đối )(?<!hợp đồng )(?<!\w)với\s+")
_REPORTS = re.compile(r"(?<!\w)(?:báo cáo|quyết toán|đăng ký|trao đổi|thống nhất)(?!\w)")
_THROUGH = re.compile(r"(?<!\w)(?:thông\s+)?qua\s+")
# "… để tổng hợp, báo cáo UBND tỉnh": what the recipient then does with it
_PURPOSE = re.compile(
    r"\s(?:để|nhằm)\s+(?:kịp thời\s+|phối hợp\s+)?(?:tổng hợp|báo cáo|phối hợp|xem xét|theo dõi"
    r"|chỉ đạo|điều chỉnh|hướng dẫn|xử lý|giải quyết|trình|có )"
)


def find_recipient(words: Words, start: int, end: int) -> Span | None:
    """The body that a report, plan or list goes to first; None where none is named."""
    purpose = _PURPOSE.search(words.lowered, start, end)
    end = purpose.start() if purpose else end
    sending = _SENDING.search(words.lowered, start, end)
    if sending is None:
        return None
    for pattern in (_DIRECT, _TOWARDS):
        first = start if pattern is _DIRECT else sending.end()
        for match in pattern.finditer(words.lowered, first, end):
            name = name_at(words, match.end(), end)
            if name is not None:
                return name
    reports = _REPORTS.search(words.lowered, start, end)
    for match in _TO_WITH.finditer(words.lowered, reports.end() if reports else end, end):
        name = name_at(words, match.end(), end)
        if name is not None:
            return name
    for match in _THROUGH.finditer(words.lowered, sending.end(), end):
        name = name_at(words, match.end(), end)
        if name is not None:
            return name
    return None


_WITH = re.compile(
    r"(?<!\w)phối hợp(?:\s+(?:chặt chẽ|kịp thời|tốt|thường xuyên))?(?:\s+(?:với|cùng)){0,2}\s+"
)


def find_assistants(words: Words, start: int, end: int) -> tuple[Span, ...]:
    """Whom the actor works with: each "phối hợp với …" of ``start..end``."""
    found = []
    for match in _WITH.finditer(words.lowered, start, end):
        name = name_at(words, match.end(), end)
        if name is not None:
            found.append(name)
    return tuple(found)
