"""The YAML block that opens a digest and states its number, issuer, dates and original."""

from __future__ import annotations

import re

from corpus.errors import ReadError

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")  # "number: 1509/KH-SYT-CDN"
_LONGEST = 200  # lines; beyond it "---" is a rule across the page
_LARGEST = 50_000  # characters
_BLANK = ("", "~", "null", "Null", "NULL")


def split_front_matter(
    lines: list[str], name: str
) -> tuple[dict[str, str], list[str], tuple[str, ...]]:
    """The block's keys and values as written, the lines behind it, and warnings (Vietnamese).

    Keys without a value (empty, ``null``) are left out. A file that does not open with such a
    block gives no keys and all its lines. Raises ReadError where the block is not YAML.
    """
    if not lines or not _FENCE.fullmatch(lines[0]):
        return {}, lines, ()
    end = next((n for n in range(1, min(len(lines), _LONGEST)) if _END.fullmatch(lines[n])), None)
    if end is None or not any(_KEY.match(line) for line in lines[1:end]):
        return {}, lines, ()
    block = "\n".join(lines[1:end])
    if len(block) > _LARGEST:
        return {}, lines, ()

    import yaml

    try:
        # The base loader keeps every value as it is written: "0125/KH-UBND", "2022-05-12".
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" ở dòng {mark.line + 2}" if mark else ""
        raise ReadError(f"{name}: phần đầu giữa hai dòng «---» không đúng YAML{place}.") from None
    if not isinstance(values, dict):
        return {}, lines, ()
    header = {
        str(key): value
        for key, value in values.items()
        if isinstance(value, str) and value not in _BLANK
    }
    nested = [str(key) for key, value in values.items() if not isinstance(value, str)]
    warnings = (f"Phần đầu có mục không đọc được: {', '.join(nested)}.",) if nested else ()
    return header, lines[end + 1 :], warnings
