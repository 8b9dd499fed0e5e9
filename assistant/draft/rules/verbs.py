"""A committee gives its own offices duties; whom it does not command it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span

# Bodies that the People's Committee does not command
_ASKED = re.compile(
    r"(?:ủy ban mặt trận|mặt trận tổ quốc|mttq|ubmttq|hội liên hiệp|hội nông dân|hội cựu chiến binh"
    r"|hội người cao tuổi|hội chữ thập đỏ|đoàn thanh niên|liên đoàn lao động|công đoàn|đảng ủy"
    r"|tòa án|viện kiểm sát)(?!\w)"
)


def requests(text: Text, setting: Setting) -> Iterator[Change]:
    """The heading of a unit that is not the committee's own begins with "Đề nghị"."""
    if text.heading and text.role == "organisation" and _ASKED.match(text.lowered):
        yield Change("verb.request", Span(0, 0), "Đề nghị ")
