"""Records made by hand, for the tests of what judges them."""

from __future__ import annotations

from typing import Any

from eval.datasets import Asked
from eval.record import Found, Held, Record

WARD = Held(
    id="aaa",
    names=("000_0e63ce9b455361fc.txt",),
    head="Ủy ban nhân dân phường Hội Thương\nTriển khai công tác bình đẳng giới năm 2022",
)
HEALTH = Held(
    id="bbb",
    names=("1509/KH-SYT-CDN", "004.txt"),
    head="1509/KH-SYT-CDN\nSở Y tế tỉnh Kiên Giang",
)
LIBRARY = {held.id: held for held in (WARD, HEALTH)}

REPORT = "Gửi báo cáo trước ngày 05/12/2022 về Công chức Văn hóa và Xã hội."
TO_WARD = {"document": "000_0e63ce9b455361fc.txt", "clause": "phần kết"}
TO_HEALTH = {"document": "1509/KH-SYT-CDN", "clause": "III.2"}


def asked(**changes: Any) -> Asked:
    """A question with gold in the ward's plan, or as ``changes`` say."""
    line = {
        "question": "Phường Hội Thương báo cáo trước ngày nào?",
        "answerable": True,
        "gold": [TO_WARD],
        "all_required": False,
        "tokens": ["05/12/2022"],
        "not": [],
    }
    return Asked.model_validate({**line, **changes})


UNANSWERABLE = {"answerable": False, "gold": [], "tokens": []}


def citation(n: int, document: str, clause: str, quote: str = REPORT) -> dict[str, Any]:
    return {
        "n": n, "document": document, "clause": clause, "quote": quote,
        "file": LIBRARY[document].names[-1], "start": 0, "end": len(quote),
    }  # fmt: skip


def answer(
    *statements: tuple[str, tuple[int, ...]], citations: tuple[dict[str, Any], ...] = ()
) -> dict[str, Any]:
    """An answer of these statements, each with the numbers it cites; none: not answered."""
    return {
        "answered": bool(statements),
        "reason": None if statements else "Không đoạn nào nói đủ điều được hỏi.",
        "text": "\n".join(text for text, _ in statements),
        "statements": [{"text": text, "citations": list(cited)} for text, cited in statements],
        "citations": list(citations),
        "nearest": [],
    }


def record(
    given: dict[str, Any],
    of: Asked | None = None,
    found: tuple[tuple[str, str], ...] = (),
    id: str = "l-001",
) -> Record:
    of = of or asked()
    return Record(
        id=id,
        turn=1,
        kind="when",
        split="dev",
        asked=of,
        whole=of.question,
        answer=given,
        found=tuple(Found(document=document, clause=clause) for document, clause in found),
    )
