"""The regulation that a decision issues: it stands behind the decision's signature, as its annex.

    QUY CHẾ
    CHI TIÊU NỘI BỘ
    (Ban hành kèm theo Quyết định số 236/QĐ-CCKL ngày 15 tháng 5 năm 2025 của …)

Its articles start again from 1 (Decree 30/2020/NĐ-CP, Annex I, part III), so they are cited with
its name: "Điều 5 Quy chế" is ``Quy chế.Điều 5``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.structure.labels import Label
from corpus.text import fold

REGULATIONS = ("Quy chế", "Quy định", "Quy trình", "Hướng dẫn", "Điều lệ", "Nội quy", "Quy tắc")
_NAMES = {fold(name): name for name in REGULATIONS}
_TITLE = re.compile(rf"\W{{0,3}}(?P<name>{'|'.join(_NAMES)})\b[\s:]*")
# "(Ban hành kèm theo Quyết định số …", "(Kèm theo Quyết định …", "Ban hành theo Quyết định …"
_ISSUED = re.compile(r"\W{0,3}(?:duoc )?(?:ban hanh )?(?:kem )?theo (?:quyet dinh|nghi quyet|nghi)")


def find_regulation(lines: Sequence[str]) -> Label | None:
    """The name of a regulation that ``lines`` open with, as the label of an annex; None where
    the first of them is no title in capitals or no later one says what issues it."""
    if len(lines) < 2 or not lines[0].isupper():
        return None
    match = _TITLE.match(fold(lines[0]))
    if match is None or not any(_ISSUED.match(fold(line)) for line in lines[1:]):
        return None
    return Label("annex", _NAMES[match["name"]], match.end())
