"""Which held document a person means by a number, an id or a file name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from corpus.errors import shown
from corpus.read.formats import WITHIN
from corpus.text import fold
from index.errors import SelectorError
from index.store import DocumentRow

_PLACE = re.compile(r"[1-9][0-9]{0,4}")
_ID_PREFIX = re.compile(r"[0-9a-f]{4,12}")
_SHOWN_CANDIDATES = 5


def choose(documents: Sequence[DocumentRow], selector: str) -> DocumentRow:
    """The document of ``documents``, in the order of ``cancu list``, that ``selector`` names.

    It may be an id or its first digits (``3fa9c1``), a file name with or without its ending, a
    document's number (``1509/KH-SYT-CDN``) or what stands before its stroke (``1509``), or the
    place in the list (``3``). Where an original and its digest both fit, the original is meant.

    Raises SelectorError where it names none, or several: then the message names them.
    """
    wanted = _plain(selector)
    found = (
        [row for row in documents if selector in (row.id, row.file)]
        or [row for row in documents if wanted == _plain(row.file)]
        or [row for place, row in enumerate(documents, start=1) if _fits(row, place, wanted)]
    )
    if len(found) > 1:
        found = [row for row in found if row.superseded_by is None] or found
    if not found:
        raise SelectorError(f"không có văn bản nào là {shown(selector)}; xem: cancu list")
    if len(found) > 1:
        raise SelectorError(
            f"{shown(selector)} có thể là {_listed(found)}; hãy dùng mã ở đầu (12 chữ số)"
        )
    return found[0]


def _fits(row: DocumentRow, place: int, wanted: str) -> bool:
    number = _plain(row.header.number or "")
    # Of a file in an archive ("gói.zip › kế hoạch.docx") its own name is enough.
    inside = PurePath(row.file.rpartition(WITHIN)[2])
    files = {_plain(name) for name in (PurePath(row.file).stem, inside.name, inside.stem)}
    names = (files | {number, number.partition("/")[0]}) - {""}
    return (
        wanted in names
        or (_PLACE.fullmatch(wanted) is not None and int(wanted) == place)
        or (_ID_PREFIX.fullmatch(wanted) is not None and row.id.startswith(wanted))
    )


def _plain(name: str) -> str:
    """Spaces, case and marks do not tell names apart: ``1202/KH - UBND`` is ``1202/kh-ubnd``."""
    return "".join(fold(unicodedata.normalize("NFC", name)).split())


def _listed(rows: Sequence[DocumentRow]) -> str:
    named = [
        f"{row.id} ({', '.join(filter(None, (row.header.number, shown(row.file))))})"
        for row in rows[:_SHOWN_CANDIDATES]
    ]
    more = len(rows) - len(named)
    return ", ".join(named) + (f" và {more} văn bản khác" if more else "")
