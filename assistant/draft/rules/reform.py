"""Agencies of the old structure become those that took their work."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.draft.model import blank
from assistant.draft.rules.change import Change, Text, like
from assistant.draft.setting import Setting
from corpus.agencies import find_old_agencies


def agencies(text: Text, setting: Setting) -> Iterator[Change]:
    """Where several took over and the parent's field does not tell which, a blank names them."""
    for old in find_old_agencies(text.words):
        successor = old.succession.successor(setting.field, setting.commune)
        if successor is None:
            successor = blank(f"chọn: {' / '.join(old.succession.candidates)}")
        yield Change("reform.agency", old.span, like(old.span.of(text.words), successor))
