"""From which day a text is in force, as it says itself.

A legal text states it in its last articles (Law 80/2015/QH13 on legal documents, article 151; a
decision likewise): "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 6 năm 2025".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.dates import find_dates
from corpus.document import Clause

_KINDS = (
    r"Quyết định|Nghị quyết|Chỉ thị|Thông tư(?: liên tịch)?|Nghị định|Pháp lệnh|Bộ luật|Luật"
    r"|Lệnh|Quy chế|Quy định|Điều lệ|Kế hoạch"
)
# "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2020", "Quyết định này có hiệu lực kể từ
# ngày ký", "Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký ban hành"; behind what else the
# sentence says of the text: "Chỉ thị này thay thế Chỉ thị số 5/CT-UBND ngày … và có hiệu lực …",
# "Nghị quyết này đã được Hội đồng nhân dân … thông qua ngày … và có hiệu lực …"
_IN_FORCE = re.compile(
    rf"(?<!\w)(?:{_KINDS}) này(?: (?:thay thế|bãi bỏ|gồm|(?:đã )?được [^;\n]{{3,200}} thông qua)"
    r" [^;\n]{3,300}?(?:,| và))? có hiệu lực(?: thi hành)?\s*"
    r"(?:(?P<signed>(?:sau (?P<days>\d{1,3}) ngày,?\s*)?(?:kể\s*)?từ ngày (?:được\s)?ký)"
    r"|,?\s*(?:kể\s*)?từ (?=ngày\s+\d))"
)
_REACH = 40  # characters of a date in words


def in_force_from(text: str, clauses: Sequence[Clause], signed: date | None) -> date | None:
    """The day the text itself gives; ``signed`` is the day it was signed on, for "kể từ ngày ký".

    None where it gives none, or counts from a day that is not known (its publication).
    """
    for clause in clauses:
        if clause.kind in ("opening", "recipients", "signature", "note"):
            continue
        match = _IN_FORCE.search(text, clause.span.start, clause.span.end)
        if match is None:
            continue
        if match["signed"]:
            return signed + timedelta(days=int(match["days"] or 0)) if signed else None
        named = find_dates(text[match.end() : min(clause.span.end, match.end() + _REACH)])
        first = named[0] if named else None
        stands = first is not None and first.day and first.span.start <= len("ngày  ")
        return first.first_day() if first and stands else None
    return None
