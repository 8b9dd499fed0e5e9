"""What a user can mend."""

from __future__ import annotations

import re
from pathlib import Path


class CancuError(Exception):
    """Caught by the command line and the page, which show its one line and no traceback.

    The message is Vietnamese: what is wrong with which file or option, then what mends it.
    """


class ReadError(CancuError):
    """A file cannot become a Document. Retrying does not help; the rest of an ``add`` goes on."""


_SHOWN = 120
_HEAD = 30
# What would break the line, move the cursor or turn the writing direction in a terminal, and
# the half characters that stand for a file name's undecodable bytes.
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(path: Path | str) -> str:
    """A path as an error names it: on one line, at most 120 characters, its end always seen."""
    text = _UNPRINTABLE.sub(lambda m: m.group().encode("unicode_escape").decode(), str(path))
    if len(text) <= _SHOWN:
        return text
    return f"{text[:_HEAD]}…{text[len(text) - (_SHOWN - _HEAD - 1) :]}"
