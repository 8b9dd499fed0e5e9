"""The fixed words of a commune's plan (Decree 30/2020/NĐ-CP, Annex I and III)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.draft.model import Draft, DraftStatement, Line, blank

LETTERHEAD_RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def number_line() -> str:
    """ "Số:     /KH-UBND": the number is given when the plan is issued."""
    return "Số:        /KH-UBND"


def dateline(draft: Draft) -> str:
    """Place and date: the commune's name, day and month open."""
    place = draft.commune.short
    return f"{place[0].upper()}{place[1:]}, ngày      tháng      năm {draft.year}"


def signature() -> tuple[str, ...]:
    """Right below: on behalf of the committee (II.7), signer open."""
    post = blank("CHỦ TỊCH, hoặc KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")
    return ("TM. ỦY BAN NHÂN DÂN", post, "", blank("điền họ và tên người ký"))


def ended(lines: Sequence[Line]) -> Line | None:
    """The line that ends the text, and so takes "./."."""
    said = [line for line in lines if line.style == "text" and line.section != "Phụ lục"]
    return said[-1] if said else None


def pieces(line: Line, *, final: bool) -> Iterator[tuple[str, bool, DraftStatement | None]]:
    """A line's words in order, whether each is bold, and the statement it is.

    A heading is bold and what follows it is not (Annex I, II.6.đ); ``final`` ends in "./.".
    """
    heads = line.style == "heading"
    opening = " ".join(part for part in (line.label, line.form) if part)
    if opening:
        yield opening, heads, None
    for at, statement in enumerate(line.statements):
        words = statement.text
        if final and at == len(line.statements) - 1:
            words = f"{words.rstrip(' .;')}./."
        yield words, heads and at == 0 and not line.form, statement
