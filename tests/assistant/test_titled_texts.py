"""Texts that are named by what they are about."""

from __future__ import annotations

import pytest

from assistant.named.titles import titled
from assistant.question import read_question
from corpus.document import Header
from index import DocumentRow

TITLES = {
    "fire": ("Kế hoạch", "Công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ năm 2025"),
    "food": ("Kế hoạch", "Bảo đảm an toàn thực phẩm Tết Nguyên đán và mùa lễ hội Xuân"),
    "poverty": ("Kế hoạch", "Truyền thông về giảm nghèo đa chiều trên địa bàn Thành phố"),
    "hotline": ("Quyết định", "Ban hành Quy chế tiếp nhận phản ánh qua Tổng đài 1022"),
    "figures": ("Công văn", "V/v thực hiện chế độ báo cáo thống kê ngành Tư pháp năm 2025"),
}


def row_of(id: str) -> DocumentRow:
    kind, title = TITLES[id]
    return DocumentRow(id, f"{id}.txt", Header(type=kind, title=title), "original", None, None)


def documents(question: str, rows: list[DocumentRow], *struck: str) -> list[list[str]]:
    return [list(naming.documents) for naming in titled(read_question(question), rows, struck)]


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Căn cứ pháp lý của kế hoạch an toàn thực phẩm Tết?", [["food"]]),
        ("Kinh phí thực hiện kế hoạch PCCC lấy từ đâu?", [["fire"]]),
        ("ke hoach phong chay chua chay giao ai lam dau moi", [["fire"]]),
        ("Quy chế 1022 quy định thời hạn xử lý phản ánh là bao lâu?", [["hotline"]]),
        ("Báo cáo thống kê 6 tháng nộp trước ngày nào?", [["figures"]]),
        ("Kế hoạch PCCC và kế hoạch giảm nghèo do ai chủ trì?", [["fire"], ["poverty"]]),
        ("Kế hoạch bảo đảm an toàn thực phẩm Tết Nguyên đán kiểm tra ai?", [["food"]]),
        ("Báo cáo ngày nào theo kế hoạch PCCC và kế hoạch giảm nghèo?", [["fire"], ["poverty"]]),
        # The subject says more than a title does, or the text is still to be made.
        ("Kế hoạch truyền thông trong Tháng hành động gồm gì?", []),
        ("Ai xây dựng kế hoạch an toàn thực phẩm?", []),
        ("Kế hoạch của thành phố giao ai chủ trì?", []),
        ("Kế hoạch năm 2025 giao ai chủ trì?", []),
        ("Những kế hoạch an toàn thực phẩm nào còn hiệu lực?", []),
    ],
)
def test_a_subject_chooses_the_texts_whose_titles_say_all_of_it(
    question: str, meant: list[list[str]]
) -> None:
    rows = [row_of(id) for id in TITLES]
    assert documents(question, rows) == meant


def test_a_place_ends_a_subject() -> None:
    question = "Kế hoạch phòng cháy chữa cháy Phú Thọ có mấy chỉ tiêu?"
    assert documents(question, [row_of("fire")], "phu tho") == [["fire"]]
    (naming,) = titled(read_question(question), [row_of("fire")], ["phu tho"])
    assert naming.words == "phong chay chua chay"
