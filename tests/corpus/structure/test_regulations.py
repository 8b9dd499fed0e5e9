"""Regulations that a decision issues: a part of its own, behind the decision's signature."""

from __future__ import annotations

import pytest

from corpus.structure.regulations import find_regulation
from tests.corpus.reading import paths, read


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (
            ["QUY CHẾ", "CHI TIÊU NỘI BỘ", "(Ban hành kèm theo Quyết định số 236/QĐ-CCKL ngày …)"],
            "Quy chế",
        ),
        (["QUY ĐỊNH", "(Kèm theo Quyết định số 5/2024/QĐ-UBND)"], "Quy định"),
        (["QUY TRÌNH XỬ LÝ ĐƠN", "Ban hành kèm theo Quyết định số 7/QĐ-STP"], "Quy trình"),
        (["HƯỚNG DẪN", "Chấm điểm", "(Được ban hành kèm theo Quyết định 9)"], "Hướng dẫn"),
        (["ĐIỀU LỆ", "HỘI NGƯỜI CAO TUỔI", "(Ban hành theo Quyết định số 3/QĐ-BNV)"], "Điều lệ"),
    ],
)
def test_a_title_in_capitals_with_what_issues_it(lines: list[str], name: str) -> None:
    label = find_regulation(lines)
    assert label is not None
    assert (label.kind, label.step) == ("annex", name)


@pytest.mark.parametrize(
    "lines",
    [
        ["QUY CHẾ", "CHI TIÊU NỘI BỘ"],
        ["Quy chế này áp dụng với mọi đơn vị.", "(Kèm theo Quyết định số 5)"],
        ["QUY ĐỊNH CHUNG", "Mọi đơn vị thực hiện."],
        ["DANH MỤC", "(Kèm theo Quyết định số 5)"],
        [],
    ],
)
def test_what_is_no_regulation(lines: list[str]) -> None:
    assert find_regulation(lines) is None


DECISION = """SỞ Y TẾ TỈNH GIA LAI

QUYẾT ĐỊNH
Về việc ban hành Quy chế làm việc

Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

GIÁM ĐỐC
Đỗ Minh Hà

QUY CHẾ
LÀM VIỆC CỦA SỞ Y TẾ
(Ban hành kèm theo Quyết định số 15/QĐ-SYT ngày 02/3/2025 của Giám đốc Sở Y tế)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
1. Quy chế này quy định chế độ làm việc.
2. Quy chế áp dụng với:
a) Văn phòng Sở;
b) Các phòng.

Chương II

Điều 2. Trách nhiệm

Điều 3. Thi hành
"""


def test_the_articles_of_a_regulation_are_cited_with_its_name() -> None:
    document = read(DECISION, format="txt")
    assert paths(document) == [
        "phần mở đầu",
        "Điều 1",
        "Điều 2",
        "nơi nhận",
        "phần ký",
        "Quy chế",
        "Quy chế.Chương I",
        "Quy chế.Điều 1",
        "Quy chế.Điều 1.1",
        "Quy chế.Điều 1.2",
        "Quy chế.Điều 1.2.a",
        "Quy chế.Điều 1.2.b",
        "Quy chế.Chương II",
        "Quy chế.Điều 2",
        "Quy chế.Điều 3",
    ]
    assert document.clause("Quy chế").title == "LÀM VIỆC CỦA SỞ Y TẾ"
    assert document.clause("Quy chế.Điều 1.2.a").headings[:3] == (
        "QUY CHẾ LÀM VIỆC CỦA SỞ Y TẾ",
        "Chương I QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
    )
    assert document.header.signer == "Đỗ Minh Hà"


def test_a_regulation_that_stands_alone_is_cited_by_its_articles() -> None:
    alone = DECISION[DECISION.index("QUY CHẾ") :]
    assert "Điều 1.2.a" in paths(read(alone, format="txt"))
