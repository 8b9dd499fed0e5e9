"""Counts of the province are not the commune's: "mở 04 lớp cho 220 công chức" becomes blanks.

A share ("60%"), a rate ("18 ca/1.000") or a norm ("mỗi lớp 02 buổi", "ít nhất 01 mô hình") may
hold for each commune; a number of things may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span

# "187 sản phẩm", "04 lớp"; not "60%", "2,1 con", "23 ca sinh/1.000", "6 tháng", "Đề án 06",
# "Chỉ tiêu 1", "3 sao", "từ lớp 3 đến lớp 12", "Dự án 2", "trên 50 mét"
_COUNT = re.compile(
    r"(?<![\w/.,:-])(?<!tiêu )(?<!án )(?<!số )(?<!khoản )(?<!mục )(?<!ngày )(?<!hạng )(?<!điều )"
    r"(?<!tháng )(?<!năm )(?<!quý )(?<!lớp )(?<!nhóm )(?<!mức )(?<!độ )(?<!loại )(?<!phần )"
    r"(?<!điểm )(?<!đoạn )(?<!đợt )(?<!phụ lục )(?<!mẫu )(?P<n>\d{1,3}(?:\.\d{3})*)"
    r"(?=\s+(?!(?:ca|con|lần|điểm|tuổi|năm|tháng|tuần|ngày|giờ|phút|giây|sao|bước|đồng|km|mét|trang"
    r"|%|tại chỗ|cấp|khâu|mặt|chỗ)(?!\w))[a-zà-ỹđ])"
    r"(?!\s+[^\s;.,]+(?:\s[^\s;.,]+)?/\d)"
    r"(?!\s+[^\d;.,:()]{2,30}\s(?:trên|này|sau|nêu|quốc gia)(?!\w))"
)
# What makes a number a norm for each and not a count of all: in the same part of the sentence,
# or right before it
_NORM = re.compile(
    r"(?<!\w)(?:mỗi|từng|ít nhất|tối thiểu|tối đa|không quá|không dưới|bình quân)(?!\w)"
    r"[^,;.:()]{0,40}$"
    r"|(?<!\w)(?:trong|trong vòng|dưới|trên|từ|đến|sau|gấp|giảm|tăng)\s+(?:khoảng\s+)?$"
)
# "UBND các xã, phường tổ chức 02 đợt": what each of them does
_THEY_DO = re.compile(
    r"(?:ủy ban nhân dân|ubnd)\s+(?:các\s+|cấp\s+)?(?:xã|phường|đặc khu)|^(?:các\s+)?(?:xã|phường)"
)


def counts(text: Text, setting: Setting) -> Iterator[Change]:
    """Numbers of things in what is not the communes' own: how many are the commune's, no source
    says."""
    if (
        text.mode != "shift"
        or text.role == "title"
        or (_THEY_DO.search(text.lowered) and not text.columns)
    ):
        return
    for match in _COUNT.finditer(text.lowered):
        if not _NORM.search(text.lowered[: match.start()]):
            yield Change("figure.count", Span(*match.span("n")), blank("điền số lượng"))
