"""Whether a hard token stands in a text, however the text writes it.

Kept apart from the assistant's own reading of dates and sums, so that a mistake there does not
agree with itself here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.text import normalise, same_spelling

# "22 tháng 7 năm 2011", "22-7-2011", "22.7.2011"
_WRITTEN_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_DOTTED_DATE = re.compile(r"(?<![\d.,/-])(\d{1,2})([.-])(\d{1,2})\2(\d{4})(?![\d.-])")
# "370 triệu", "1,5 tỷ", "20 nghìn"
_SCALED = re.compile(r"(?<![\d.,/])(\d+(?:,\d+)?) (nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")
_SCALES = {
    "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000,
}  # fmt: skip
_DASH = re.compile(r"\s*[-–—]\s*")  # "1202/KH - UBND", "Thống kê – Văn phòng"
_LEADING_ZEROS = re.compile(r"(?<![\d.,/])0+(?=\d)|(?<=/)0+(?=\d)")  # 05/06/2022, 06 tháng
_PERCENT = re.compile(r"(?<=\d) %")


@lru_cache(maxsize=4_096)
def normal(text: str) -> str:
    """Text as tokens are compared.

    NFC, one tone placement, no case, one space, one dash without spaces, no leading zeros, dates
    as d/m/yyyy, sums as figures ("370 triệu" is "370.000.000").
    """
    text = same_spelling(normalise(text)).casefold()
    text = re.sub(r"[\s*_|#]+", " ", text)
    text = _WRITTEN_DATE.sub(r"\1/\2/\3", text)
    text = _DOTTED_DATE.sub(r"\1/\3/\4", text)
    text = _LEADING_ZEROS.sub("", _DASH.sub("-", text))
    text = _SCALED.sub(_in_figures, text)
    return _PERCENT.sub("%", text).strip()


def _in_figures(match: re.Match[str]) -> str:
    value = round(float(match[1].replace(",", ".")) * _SCALES[match[2]])
    return f"{value:,}".replace(",", ".")


def stands(token: str, text: str) -> bool:
    """Whether ``token`` is in ``text``, and not as a part of a longer number or word."""
    wanted = normal(token)
    before = r"(?<![\d.,/])" if wanted[:1].isdigit() else r"(?<!\w)"
    after = r"(?![.,/]?\d)" if wanted[-1:].isdigit() else r"(?!\w)"
    return re.search(before + re.escape(wanted) + after, normal(text)) is not None


def any_stands(token: str | Sequence[str], text: str) -> bool:
    """Whether a token, or one of its spellings, is in ``text``."""
    spellings = (token,) if isinstance(token, str) else token
    return any(stands(spelling, text) for spelling in spellings)
