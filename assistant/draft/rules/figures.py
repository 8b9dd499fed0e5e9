"""Counts of the province are not the commune's: "toàn tỉnh có 187 sản phẩm" becomes a blank.

A share ("60%") or a rate ("18 ca/1.000") may hold for each commune; a number of things may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.bearing import names_communes
from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span

# "187 sản phẩm", "04 lớp"; not "60%", "2,1 con", "23 ca sinh/1.000", "6 tháng", "Đề án 06",
# "Chỉ tiêu 1", "3 sao"
_COUNT = re.compile(
    r"(?<![\w/.,:-])(?<!tiêu )(?<!nhất )(?<!thiểu )(?<!án )(?<!số )(?<!khoản )(?<!mục )(?<!ngày )"
    r"(?<!tháng )(?<!năm )(?<!quý )(?P<n>\d{1,3}(?:\.\d{3})*)"
    r"(?=\s+(?!(?:ca|con|lần|điểm|tuổi|năm|tháng|ngày|giờ|sao|%|tại chỗ)(?!\w))[a-zà-ỹđ])"
    r"(?!\s+[^\s;.,]+(?:\s[^\s;.,]+)?/\d)"
)


def counts(text: Text, setting: Setting) -> Iterator[Change]:
    """Counts in a target, in a department's duty, and beside words for the whole province."""
    if text.mode != "shift" or names_communes(text.words):
        return
    whole = re.search(
        rf"(?:toàn|địa bàn|phạm vi|cả)\s+(?:toàn\s+)?{setting.province}", text.lowered
    )
    if text.role != "goals" and not whole and text.office is None:
        return
    for match in _COUNT.finditer(text.lowered):
        yield Change("figure.count", Span(*match.span("n")), blank("điền số lượng"))
