"""The fixed words of a commune's plan (Decree 30/2020/NĐ-CP, Annex I and III)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.draft.model import Draft, Line, blank

LETTERHEAD_RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def number_line() -> str:
    """ "Số:     /KH-UBND": the number is given when the plan is issued."""
    return "Số:        /KH-UBND"


def dateline(draft: Draft) -> str:
    """Place and date: the commune's name, day and month open."""
    place = draft.commune.short
    return f"{place[0].upper()}{place[1:]}, ngày       tháng       năm {draft.year}"


def signature() -> tuple[str, ...]:
    """Right below: on behalf of the committee (II.7), signer open."""
    return ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", blank("điền họ và tên người ký"))


def ended(lines: Sequence[Line]) -> Line | None:
    """The line that ends the text, and so takes "./."."""
    said = [line for line in lines if line.style == "text"]
    return said[-1] if said else None
