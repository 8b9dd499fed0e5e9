"""From which day a text says it is in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import read_documents
from tests.corpus.reading import read

SIGNED = date(2025, 5, 15)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 6 năm 2025 và thay thế "
            "Quyết định số 118/QĐ-CCKL ngày 20/3/2023.",
            date(2025, 6, 1),
        ),
        ("Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.", date(2026, 7, 1)),
        ("Nghị quyết này có hiệu lực từ ngày 01/01/2026.", date(2026, 1, 1)),
        ("Quyết định này có hiệu lực kể từ ngày ký.", SIGNED),
        ("Chỉ thị này có hiệu lực thi hành kể từ ngày ký ban hành.", SIGNED),
        ("Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký.", date(2025, 6, 29)),
        (
            "Chỉ thị này thay thế Chỉ thị số 08/CT-UBND ngày 3/4/2019 của Chủ tịch Ủy ban nhân "
            "dân thành phố và có hiệu lực kể từ ngày ký.",
            SIGNED,
        ),
        ("Quyết định này gồm 03 điều, có hiệu lực từ ngày 01/7/2025.", date(2025, 7, 1)),
        (
            "Nghị quyết này đã được Hội đồng nhân dân thành phố khóa VIII, kỳ họp thứ chín thông "
            "qua ngày 12 tháng 5 năm 2025 và có hiệu lực từ ngày 22 tháng 5 năm 2025.",
            date(2025, 5, 22),
        ),
        (
            "Nghị quyết này được Hội đồng nhân dân thành phố thông qua ngày 12 tháng 5 năm 2025.",
            None,
        ),
        ("Hồ sơ theo Quyết định này được nộp và có hiệu lực từ ngày 01/01/2030.", None),
        ("Quyết định này thay thế Quyết định số 7/QĐ-UBND có hiệu lực từ ngày 02/02/2020.", None),
        ("Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", None),
        ("Quyết định số 5/QĐ-UBND có hiệu lực từ ngày 01/01/2020.", None),
        ("Quyết định này có hiệu lực từ ngày Luật Đất đai năm 2024 có hiệu lực.", None),
        ("Hợp đồng có hiệu lực kể từ ngày ký.", None),
    ],
)
def test_the_day_a_text_is_in_force_from(words: str, day: date | None) -> None:
    document = read(
        "Huế, ngày 15 tháng 5 năm 2025\n\nQUYẾT ĐỊNH\n\nVề việc giao kinh phí\n\n"
        f"Điều 1. Giao kinh phí.\n\nĐiều 2. {words}"
    )
    assert document.header.effective == day


def test_an_unsigned_draft_is_in_force_from_no_day() -> None:
    document = read("QUYẾT ĐỊNH\n\nĐiều 1. Quyết định này có hiệu lực kể từ ngày ký.")
    assert document.header.effective is None


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("30-2020-NĐ-CP.txt", date(2020, 3, 5)),
        ("45-2019-QH14.txt", date(2021, 1, 1)),
        ("73-2006-QH11.txt", date(2007, 7, 1)),
    ],
)
def test_the_day_real_laws_are_in_force_from(shared_corpus: Path, file: str, day: date) -> None:
    assert read_documents(shared_corpus / "legal" / file)[0].header.effective == day
