"""The legal basis: each text a line of its own, by rank, what is the province's alone left out."""

from __future__ import annotations

import pytest

from assistant.draft import draft_plan
from corpus import to_document
from corpus.read.source import Line, Source

HEAD = (
    "ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "Số: 12/KH-UBND", "Hà Nam, ngày 05 tháng 01 năm 2022",
    "KẾ HOẠCH", "Công tác trẻ em năm 2022 tỉnh Hà Nam",
)  # fmt: skip
BASIS = (
    "Căn cứ Quyết định số 1863/QĐ-TTg ngày 23/12/2019 của Thủ tướng Chính phủ; Luật Phòng, chống "
    "bạo lực gia đình số 13/2022/QH15 ngày 14/11/2022; Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 "
    "của Chính phủ; thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2021 của Ủy ban nhân dân tỉnh; xét "
    "đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 41/TTr-CAT ngày 08/01/2022,"
)
BODY = ("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", "I. NỘI DUNG", "- Treo khẩu hiệu.")


@pytest.fixture(scope="module")
def basis() -> list[str]:
    lines = tuple(map(Line, (*HEAD, BASIS, *BODY)))
    parent = to_document(Source(lines, wrapped=False, format="txt"), "12-KH-UBND.txt")
    draft = draft_plan(parent, "phường Hà Nam, tỉnh Ninh Bình", year=2026)
    return [line.text for line in draft.lines if line.style == "basis"][1:-1]


def test_each_text_has_a_line_and_laws_come_before_decrees_and_decisions(basis: list[str]) -> None:
    leads = [" ".join(line.split()[:4]) for line in basis]
    assert leads == [
        "Căn cứ Luật Phòng,", "Căn cứ Nghị định", "Căn cứ Quyết định", "Thực hiện Kế hoạch",
    ]  # fmt: skip
    assert all(line.endswith(";") for line in basis)


def test_who_proposed_the_provinces_plan_is_no_basis_of_the_communes(basis: list[str]) -> None:
    assert not any("Tờ trình" in line for line in basis)
