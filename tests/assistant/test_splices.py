"""A model's sentence gives nobody what another one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.compose.splices import spliced
from corpus import read_documents
from corpus.text import sentences

PLANS = Path(__file__).resolve().parents[2] / "corpus" / "library" / "plans"

REPORTS = (
    "Các sở báo cáo Ủy ban nhân dân tỉnh trước ngày 5/12; Sở Nội vụ tổng hợp, trình Bộ Nội vụ "
    "trước ngày 10/12. Giao Sở Tài chính kiểm tra, xử lý vi phạm."
)
LED = "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế tổ chức hội nghị."
LISTED = "Các sở, ban, ngành, Ủy ban nhân dân phường, xã gửi báo cáo về Sở Nội vụ."


@pytest.mark.parametrize(
    ("statement", "quote", "whose"),
    [
        ("Các sở trình Bộ Nội vụ trước ngày 10/12.", REPORTS, ("sở nội vụ",)),
        ("Các sở tổng hợp, trình Bộ Nội vụ.", REPORTS, ("sở nội vụ",)),
        ("Sở Nội vụ tổng hợp, xử lý vi phạm.", REPORTS, ("sở tài chính",)),
        ("Sở Nội vụ trình Bộ Nội vụ trước ngày 10/12.", REPORTS, ()),
        ("Các sở báo cáo trước ngày 5/12; Sở Nội vụ trình Bộ Nội vụ.", REPORTS, ()),
        ("Giao Sở Tài chính xử lý vi phạm.", REPORTS, ()),
        ("Sở Nội vụ chủ trì tổ chức hội nghị.", LED, ()),
        ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ.", LISTED, ()),
    ],
)
def test_who_acts_is_not_left_out(statement: str, quote: str, whose: tuple[str, ...]) -> None:
    assert spliced(statement, [quote]) == whose


def test_what_a_document_says_whole_is_nobody_elses() -> None:
    for path in sorted(PLANS.glob("*.md")):
        for document in read_documents(path):
            for clause in document.clauses:
                words = document.words(clause)
                for span in sentences(words):
                    assert spliced(span.of(words), [words]) == ()
