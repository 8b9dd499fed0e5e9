"""What a draft can be made from and for; anything else is refused in one line."""

from __future__ import annotations

from datetime import date

from assistant.draft.setting import year_of
from corpus.document import Document
from corpus.errors import CancuError, shown
from corpus.units import Commune, current_province, find_commune

TWO_TIERS = 2025
"""The year of the structure that drafts are made for (from 1 July)."""
_PLANS = ("Kế hoạch", "Chương trình", "Chương trình hành động", "Phương án", "Đề án", "Hướng dẫn",
          "Công văn", "Chỉ thị")  # fmt: skip


class DraftError(CancuError):
    """No draft can be made of this; the message says why and what would do."""


def accepted_parent(parent: Document, like: Document | None) -> None:
    """Raises DraftError where ``parent`` is no plan of a level above a commune's."""
    header = parent.header
    name = shown(parent.file)
    if not any(c.kind not in ("opening", "recipients", "signature") for c in parent.clauses):
        raise DraftError(f"{name}: không có chữ để soạn; hãy dùng bản có chữ (không phải bản quét)")
    if header.type is not None and header.type not in _PLANS:
        raise DraftError(
            f"{name} là {header.type}, không phải kế hoạch; hãy chọn kế hoạch của tỉnh"
        )
    if header.type is None and any(clause.kind == "article" for clause in parent.clauses):
        raise DraftError(
            f"{name} có điều, khoản mà không ghi là kế hoạch; hãy chọn kế hoạch của tỉnh"
        )
    if header.level == "commune":
        whose = header.issuer or header.place or "cấp xã"
        raise DraftError(
            f"{name} là kế hoạch cùng cấp ({whose}); hãy dùng kế hoạch của tỉnh làm --from "
            "và kế hoạch này làm --like"
        )
    if like is not None and like.header.level != "commune":
        raise DraftError(
            f"--like {shown(like.file)} không phải kế hoạch của xã, phường; hãy bỏ --like"
        )


def recognised(parent: Document) -> tuple[str, ...]:
    """A warning where the parent is a scan whose words were recognised."""
    sure = [clause.confidence for clause in parent.clauses if clause.confidence is not None]
    if not sure:
        return ()
    return (
        f"{shown(parent.file)} là bản quét được nhận dạng (chỗ kém nhất tin cậy {min(sure):.0%}); "
        "hãy đối chiếu từng câu với bản giấy",
    )


def accepted_commune(parent: Document, place: str) -> tuple[Commune, tuple[str, ...]]:
    """The commune, with warnings: an old name, or a commune of another province."""
    commune = find_commune(place)
    warnings: list[str] = []
    if commune.was:
        warnings.append(f"{commune.was} nay là {commune.full}")
    own = current_province(parent.header.place or "")
    if own is not None and own != commune.province:
        warnings.append(
            f"{commune.full} không thuộc {own}, nơi ban hành {shown(parent.file)}; "
            "hãy kiểm tra --for"
        )
    return commune, tuple(warnings)


def accepted_year(parent: Document, year: int | None, today: date) -> tuple[int, tuple[str, ...]]:
    """The draft's year, and a warning where it was chosen for the user."""
    own = year_of(parent)
    if year is None:
        if own is not None and own >= TWO_TIERS:
            return own, ()
        return today.year, (f"không nêu --year: soạn cho năm {today.year}",)
    if own is not None and year < own:
        raise DraftError(
            f"--year {year} trước năm {own} của {shown(parent.file)}; hãy nêu năm {own} trở đi"
        )
    if not 1990 <= year <= today.year + 20:
        raise DraftError(
            f"--year {year} không dùng được; hãy nêu năm của kế hoạch, ví dụ {today.year}"
        )
    if year < TWO_TIERS:
        return year, (f"bộ máy hai cấp chỉ có từ 01/7/{TWO_TIERS}; dự thảo dùng bộ máy hiện nay",)
    if own is not None and year > own:
        return year, (
            f"kế hoạch cấp trên là của năm {own}: ngày, tháng được chuyển sang năm {year}, "
            "chỉ tiêu để trống; hãy kiểm tra với kế hoạch mới của tỉnh",
        )
    return year, ()
