"""The small words with which a model turns a true sentence false: "được phép", "ít nhất", "chỉ".

``assistant.verify`` lets a quarter of a sentence's words be new, since the quote composer adds
only words of headings. A model writes freely, so of it more is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.text import same_spelling

# Each gives leave, commands, or says how many or how sure: none may be added.
_HEAVY = (
    "được phép|cho phép|có quyền|bắt buộc|phải|nên|cấm|có thể|dự kiến|"
    "tất cả|mọi|toàn bộ|mỗi|chỉ|duy nhất|riêng|hoặc|hay|một nửa|đa số|phần lớn|hầu hết|"
    "tăng|giảm|thêm|bớt|gấp|hằng|hàng|thường xuyên|đã|sẽ|hết hiệu lực|bãi bỏ|hủy|miễn"
).split("|")
# What stands before a figure and bounds it: "ít nhất 40%", "trước ngày 05/12", "không quá 3"
_BOUND = (
    "ít nhất|tối thiểu|tối đa|nhiều nhất|trên|dưới|hơn|kém|không quá|không dưới|vượt|quá|"
    "khoảng|gần|trước|sau|từ|đến|tới|chậm nhất|còn|thêm"
)
_FIGURE = re.compile(
    rf"(?<!\w)(?:(?P<bound>{_BOUND})\s+)?(?:(?:là|đạt|ngày|tháng|năm|quý|mức)\s+){{0,2}}"
    r"(?P<figure>\d[\d.,/]*\d|\d)"
)


def changed_meaning(statement: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Why a sentence says its quotes' words in another sense, in Vietnamese; empty if it does not.

    It may add no word that permits, commands or counts, and each figure keeps the word that
    bounds it ("ít nhất 40%" is neither "40%" nor "tối đa 40%").
    """
    said, held = _plain(statement), [_plain(quote) for quote in quotes]
    added = [word for word in _HEAVY if _has(said, word) and not any(_has(q, word) for q in held)]
    reasons = [f"«{word}» không có trong trích dẫn" for word in added]
    bounds = _bounds(held)
    for figure, bound in _figures(said):
        if figure in bounds and bound not in bounds[figure]:
            meant = " / ".join(sorted(word or "(không có từ nào)" for word in bounds[figure]))
            reasons.append(f"trước {figure} trích dẫn ghi {meant}, không phải «{bound}»")
    return tuple(dict.fromkeys(reasons))


def _plain(text: str) -> str:
    return " ".join(same_spelling(text).lower().split())


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){phrase}(?!\w)", text) is not None


def _figures(text: str) -> list[tuple[str, str]]:
    """Each figure with the word that bounds it, empty where none does."""
    return [(match["figure"], match["bound"] or "") for match in _FIGURE.finditer(text)]


def _bounds(quotes: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quote in quotes:
        for figure, bound in _figures(quote):
            found.setdefault(figure, set()).add(bound)
    return found
