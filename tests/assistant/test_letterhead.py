"""What only says where, when and to whom a letter goes answers no question about its matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.passage import Reader
from assistant.question import read_question
from assistant.scope import Scope
from assistant.terms import terms_of
from corpus import read_documents

LETTER = """\
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
TỈNH SƠN TRÀ
Số:      /SNNMT-TL
Sơn Trà, ngày     tháng 6 năm 2026
V/v vận hành hồ chứa mùa lũ
Kính gửi:
- Ủy ban nhân dân các xã ven sông;
- Các công ty thủy lợi.
Thực hiện Kế hoạch số 19/KH-UBND ngày 02/3/2026, Sở đề nghị các xã trực hồ chứa ngày đêm.
1. Hồ chứa xả lũ phải báo trước 06 giờ.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC

Hồ Văn Bến
"""


@pytest.mark.parametrize(
    "question",
    [
        "Sở Nông nghiệp và Môi trường Sơn Trà thực hiện kế hoạch nào, ban hành ngày nào?",
        "Các công ty thủy lợi, các xã ven sông làm gì trong tháng 6 năm 2026?",
    ],
)
def test_a_letters_head_is_no_passage(question: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    (document,) = read_documents(file)
    asked = read_question(question)
    reader = Reader(asked, terms_of(asked, [], lambda words: 1, 10), document, Scope())
    told = [
        passage.quote.quote for clause in document.clauses for passage in reader.passages(clause)
    ]
    assert told
    assert not any(
        words.startswith(("Sơn Trà, ngày", "V/v", "- Ủy ban", "- Các công ty")) for words in told
    )
