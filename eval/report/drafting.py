"""What a report says of drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.metrics.drafts import DraftFigure
from eval.report.blocks import Block, Table, Words

_SHOWN = 50  # lines of one fault


def drafts_blocks(drafts: Sequence[DraftFigure]) -> Iterator[Block]:
    """A row a draft, then each thing that is wrong."""
    rows = tuple(_row(draft) for draft in drafts)
    bad = frozenset(place for place, draft in enumerate(drafts) if any(_faults(draft)))
    head = (
        "kế hoạch cấp trên → cấp xã", "câu", "chỗ trống", "không nguồn", "còn cũ",
        "mục bỏ quên", "việc mang vào", "việc bỏ ra",
    )  # fmt: skip
    yield Table(head, rows, bad)
    for draft in drafts:
        for line in _faults(draft):
            yield Words(f"{draft.key}: {line}")


def _row(draft: DraftFigure) -> tuple[str, ...]:
    return (
        draft.key,
        str(draft.sentences),
        str(draft.blanks),
        str(len(draft.unsourced)),
        str(len(draft.stale)),
        f"{len(draft.forgotten)} trên {draft.clauses}",
        _done(draft, commune=True),
        _done(draft, commune=False),
    )


def _done(draft: DraftFigure, *, commune: bool) -> str:
    """ "24 trên 26" entries of the gold; nothing where the draft has no gold."""
    entries = [duty for duty in draft.duties if duty.commune is commune]
    return f"{sum(duty.good for duty in entries)} trên {len(entries)}" if entries else ""


def _faults(draft: DraftFigure) -> Iterator[str]:
    missed = [f"{d.clause} ({d.duty})" for d in draft.duties if d.commune and not d.good]
    astray = [f"{d.clause} ({d.duty})" for d in draft.duties if not d.commune and not d.good]
    for name, lines in (
        ("không có nguồn", draft.unsourced),
        ("còn cũ", draft.stale),
        ("bỏ quên", draft.forgotten),
        ("thiếu việc", missed),
        ("không phải việc của cấp xã", astray),
    ):
        for line in lines[:_SHOWN]:
            yield f"{name}: {line}"
