"""Nơi nhận: whom the draft goes to. Words of the form, with blanks where only the commune knows."""

from __future__ import annotations

from assistant.draft.branches import Harvest
from assistant.draft.model import blank
from assistant.draft.reporting import reported_to
from assistant.draft.setting import Setting


def recipients_of(setting: Setting, harvest: Harvest, organisation: str) -> tuple[str, ...]:
    """Those above (whom the parent has reports sent to), those who act (named in
    section ``organisation``), and the file copy
    (Decree 30/2020/NĐ-CP, Annex I, II.9)."""
    above = dict.fromkeys(
        body for statement in harvest.reporting if (body := reported_to(statement, setting))
    )
    return (
        f"UBND {setting.commune.province} (để b/c)",
        *(f"{body} (để b/c)" for body in above),
        f"Thường trực Đảng ủy, HĐND {setting.kind}",
        f"Các đơn vị nêu tại mục {organisation}",
        f"Lưu: VT, {blank('điền nơi lưu')}",
    )
