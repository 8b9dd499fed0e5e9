"""The outline of plans, letters, laws and tables."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents, to_document
from corpus.document import Document
from corpus.read import read_sources
from corpus.read.source import Line, Source
from corpus.structure.labels import find_label
from corpus.text import normalise
from tests.corpus.reading import paths, read


@pytest.mark.parametrize(
    ("line", "kind", "step"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "section", "I"),
        ("II.NỘI DUNG", "section", "II"),
        ("III - NHIỆM VỤ", "section", "III"),
        ("A. ĐẶC ĐIỂM TÌNH HÌNH", "part", "A"),
        ("PHẦN THỨ NHẤT", "part", "Phần thứ nhất"),
        ("CHƯƠNG II. QUY ĐỊNH CHUNG", "chapter", "Chương II"),
        ("Mục 1. QUY ĐỊNH", "section", "Mục 1"),
        ("Điều 4. Giải thích từ ngữ", "article", "Điều 4"),
        ("1. Sở Nội vụ", "item", "1"),
        ("1.Hôn nhân là quan hệ", "item", "1"),
        ("2) Yêu cầu", "item", "2"),
        ("1- Quý I", "item", "1"),
        ("12– Ở các chi bộ, đảng viên", "item", "12"),
        ("2.1- Công tác tư tưởng", "item", "2.1"),
        ("b- Chi bộ thôn", "point", "b"),
        ("4.1. Kinh phí thực hiện", "item", "4.1"),
        ("a) Đối tượng", "point", "a"),
        ("đ) Tham mưu", "point", "đ"),
        ("- Các xã", "bullet", "-"),
        ("–  Các phường", "bullet", "-"),
        ("+ Sở Y tế", "bullet", "+"),
        ("* Ghi chú", "bullet", "*"),
        ("\uf0b7 Nội dung", "bullet", "•"),
        ("PHỤ LỤC II", "annex", "Phụ lục II"),
        ("Phụ lục", "annex", "Phụ lục"),
        ("[2] Chỉ thị", "note", "chú thích 2"),
    ],
)
def test_a_label_opens_a_numbered_part(line: str, kind: str, step: str) -> None:
    label = find_label(line)
    assert label is not None
    assert (label.kind, label.step) == (kind, step)


@pytest.mark.parametrize(
    "line",
    [
        "05/6/2022 và Báo cáo",
        "1.000 đồng một tờ",
        "12 đơn vị",
        "2030”;",
        "--------",
        "V/v hướng dẫn",
        "Điều 5 Luật này",
        "Mục 3 Chương II của Luật",
        "KT. CHỦ TỊCH",
        "15.11.2025 là hạn",
        "V. I. Lênin",
        "11- NQ/TW của Ban Chấp hành",
        "20-NQ/TW ngày 25/10/2017",
        "10- 15 người một tổ",
        "24- 26 độ C",
    ],
)
def test_what_looks_like_a_label_is_not_one(line: str) -> None:
    assert find_label(line) is None


PLAN = """**KẾ HOẠCH**

Phòng, chống đuối nước trẻ em năm 2024

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024, Ủy ban nhân dân xã ban hành kế hoạch như sau:

**I. MỤC ĐÍCH**

1. Giảm số vụ đuối nước trong giai đoạn 2021 - 2025 trên địa bàn.

**II. NHIỆM VỤ**

**1. Về truyền thông**

1.1. Truyền thông trực tiếp

a) Nhiệm vụ: Phát tờ rơi.

b) Thời gian: Quý II.

1.2. Truyền thông qua loa

- Phát tin bài:

+ Buổi sáng;

+ Buổi chiều.

- Treo băng rôn.

Các thôn tự tổ chức thêm.

**2. Về dạy bơi:** Mở 02 lớp.

**III. TỔ CHỨC THỰC HIỆN**

Các thôn gửi báo cáo trước

ngày 05/6/2024 về Công chức Văn hóa - Xã hội.

Trên đây là Kế hoạch phòng, chống đuối nước./.

Nơi nhận:

- UBND huyện;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Thanh
"""


def test_a_plan_has_the_paths_that_a_person_would_cite() -> None:
    assert paths(read(PLAN)) == [
        "phần mở đầu",
        "I",
        "I.1",
        "II",
        "II.1",
        "II.1.1",
        "II.1.1.a",
        "II.1.1.b",
        "II.1.2",
        "II.1.2.-1",
        "II.1.2.-1.+1",
        "II.1.2.-1.+2",
        "II.1.2.-2",
        "II.1.2.¶1",
        "II.2",
        "III",
        "phần kết",
        "nơi nhận",
        "phần ký",
    ]


def test_a_bullet_is_cited_as_the_section_it_stands_in() -> None:
    document = read(PLAN)
    assert document.clause("II.1.2.-1.+2").section == "II.1.2"
    assert document.clause("II.1.2.¶1").section == "II.1.2"


def test_a_heading_gives_its_title_and_stands_above_what_follows() -> None:
    document = read(PLAN)
    assert document.clause("II.2").title == "Về dạy bơi"
    assert document.clause("II.1.1.a").headings == (
        "II. NHIỆM VỤ",
        "1. Về truyền thông",
        "1.1. Truyền thông trực tiếp",
    )


def test_a_sentence_split_by_a_page_is_whole_again_and_told_as_a_repair() -> None:
    document = read(PLAN)
    words = document.words(document.clause("III"))
    assert "trước ngày 05/6/2024 về Công chức" in words
    assert any(repair.kind == "joined line" for repair in document.repairs)


def test_a_letter_without_roman_numerals() -> None:
    letter = read(
        "Kính gửi:\n\n- Các sở, ban, ngành;\n- Ủy ban nhân dân các huyện.\n\n"
        "Sở đề nghị như sau:\n\n1. Tuyên truyền\n\n- Qua đài.\n\n"
        "Trong quá trình thực hiện, nếu có vướng mắc phản ánh về Sở./."
    )
    assert paths(letter) == ["phần mở đầu", "1", "1.-1", "phần kết"]


def test_a_plan_of_the_party_numbers_with_dashes() -> None:
    plan = read(
        "I- MỤC TIÊU\n\n1- Mục tiêu chung\n\nCủng cố chi bộ.\n\n2- Mục tiêu cụ thể\n\n"
        "2.1- Về phát triển đảng viên\n\n- Kết nạp 12 người.\n\na- Chi bộ thôn lập danh sách.\n\n"
        "2.2- Về kiểm tra\n\nII- TỔ CHỨC"
    )
    assert paths(plan) == [
        "I",
        "I.1",
        "I.2",
        "I.2.1",
        "I.2.1.-1",
        "I.2.1.a",
        "I.2.2",
        "II",
    ]


def test_a_law_is_cited_by_article_whatever_its_chapter() -> None:
    law = read(
        "LUẬT\nTHỬ NGHIỆM\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nLuật này quy định.\n\n"
        "Điều 2. Đối tượng\n\n1. Cơ quan:\na) Trung ương;\nb) Địa phương.\n2. Cá nhân.\n\n"
        "Chương II\n\nĐiều 3. Hiệu lực\n\nTrong quá trình thực hiện có vướng mắc thì phản ánh."
    )
    assert paths(law) == [
        "phần mở đầu",
        "Chương I",
        "Điều 1",
        "Điều 2",
        "Điều 2.1",
        "Điều 2.1.a",
        "Điều 2.1.b",
        "Điều 2.2",
        "Chương II",
        "Điều 3",
    ]


def test_the_rows_of_an_annex_are_cited_by_their_number_under_their_heading() -> None:
    rows = (
        "STT | Nhiệm vụ | Thời hạn",
        "I | HẠ TẦNG",
        "1 | Mua máy quét | Quý I/2026",
        "II. KỸ NĂNG |  | ",
        "2 | Tập huấn | 30/6/2026",
    )
    lines = [
        Line("I. NHIỆM VỤ"),
        Line("Xem phụ lục."),
        Line("PHỤ LỤC"),
        *(Line(r, row=True) for r in rows),
    ]
    document = to_document(Source(tuple(lines), False, "docx"), "a.docx")
    assert paths(document) == [
        "I",
        "Phụ lục",
        "Phụ lục.bảng 1",
        "Phụ lục.I",
        "Phụ lục.I.1",
        "Phụ lục.II",
        "Phụ lục.II.2",
    ]
    assert document.clause("Phụ lục.II.2").headings[-1] == "STT | Nhiệm vụ | Thời hạn"


def _annex(*rows: str) -> Document:
    lines = [Line("I. NHIỆM VỤ"), Line("PHỤ LỤC"), *(Line(row, row=True) for row in rows)]
    return to_document(Source(tuple(lines), False, "docx"), "a.docx")


def test_rows_that_start_again_from_1_belong_to_the_group_above_them() -> None:
    document = _annex(
        "TT | Nội dung | Chủ trì | Thời hạn | Kinh phí (triệu đồng)",
        "I | Đầu tư | | | 83.350",
        "1 | Mua xe chữa cháy | Công an tỉnh | 30/9/2026 | 61.500",
        "2 | Lắp trụ nước | Sở Xây dựng | Quý IV/2026 | 21.850",
        "II. | Tập huấn | | | 860",
        "1 | Hội thi | Công an tỉnh | Quý III/2026 | 860",
    )
    assert paths(document)[2:] == [
        "Phụ lục.bảng 1",
        "Phụ lục.I",
        "Phụ lục.I.1",
        "Phụ lục.I.2",
        "Phụ lục.II",
        "Phụ lục.II.1",
    ]
    row = document.clause("Phụ lục.II.1")
    assert row.headings == (
        "PHỤ LỤC",
        "II. Tập huấn",
        "TT | Nội dung | Chủ trì | Thời hạn | Kinh phí (triệu đồng)",
    )


def test_a_row_that_counts_the_columns_is_of_the_heading_of_its_table() -> None:
    lines = (
        Line("I. VỐN"),
        Line("TT | Công trình | Tổng | Tỉnh | Xã", row=True),
        Line("A | B | 1=2+3 | 2 | 3", row=True),
        Line("I | Thủy lợi | 90 | 45 | 45", row=True),
        Line("1 | Kè Nậm Rốm | 90 | 45 | 45", row=True),
    )
    document = to_document(Source(lines, False, "docx"), "vốn.docx")
    assert paths(document) == ["I", "I.bảng 1", "I.I", "I.I.1"]
    assert document.clause("I.I.1").headings[-1] == "TT | Công trình | Tổng | Tỉnh | Xã"


def test_letters_group_rows_above_roman_numerals() -> None:
    document = _annex(
        "TT | Nội dung | Kinh phí",
        "A | Nguồn ngân sách | ",
        "I | Mua sắm | 900",
        "1 | Máy bơm | 900",
        "B | Nguồn tài trợ | ",
        "1 | Áo phao | 150",
    )
    assert paths(document)[3:] == [
        "Phụ lục.A",
        "Phụ lục.A.I",
        "Phụ lục.A.I.1",
        "Phụ lục.B",
        "Phụ lục.B.1",
    ]


def test_a_budget_has_groups_in_groups_and_one_total() -> None:
    document = _annex(
        "TT | Nội dung | Dự toán",
        "A | CHI CÂN ĐỐI | 900",
        "I | Chi đầu tư | 300",
        "II | Chi thường xuyên | 560",
        "1 | Sự nghiệp giáo dục | 410",
        "2 | Sự nghiệp y tế | 150",
        "III | Dự phòng | 40",
        "B | CHI CHƯƠNG TRÌNH | 70",
        " | TỔNG CỘNG | 970",
    )
    assert paths(document)[3:] == [
        "Phụ lục.A",
        "Phụ lục.A.I",
        "Phụ lục.A.II",
        "Phụ lục.A.II.1",
        "Phụ lục.A.II.2",
        "Phụ lục.A.III",
        "Phụ lục.B",
        "Phụ lục.hàng 1",
    ]


def test_a_table_with_groups_stands_under_the_clause_before_it() -> None:
    rows = ("TT | Việc | Hạn", "I | TẬP HUẤN | ", "1 | Mở lớp | 30/6", "II | HỘI THI | ")
    lines = [
        *(Line(words) for words in ("II. VIỆC", "1. Bảng việc", "a) Như sau:")),
        *(Line(row, row=True) for row in (*rows, "1 | Vòng xã | 15/8")),
        Line("Các thôn tự lo kinh phí."),
        Line("b) Việc khác"),
        Line("2. Kinh phí"),
    ]
    document = to_document(Source(tuple(lines), False, "docx"), "a.docx")
    assert paths(document) == [
        "II",
        "II.1",
        "II.1.a",
        "II.1.a.bảng 1",
        "II.1.a.I",
        "II.1.a.I.1",
        "II.1.a.II",
        "II.1.a.II.1",
        "II.1.a.¶1",
        "II.1.b",
        "II.2",
    ]


def test_a_table_numbered_in_roman_throughout_has_no_groups() -> None:
    document = _annex(
        "TT | Nội dung | Thời hạn", "I | Mua xe | 30/9", "II | Lắp trụ | 1/10", "III | Thi | 2/10"
    )
    assert paths(document)[3:] == ["Phụ lục.I", "Phụ lục.II", "Phụ lục.III"]


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (
            "Sở Nội vụ đề nghị Chủ tịch Ủy ban nhân dân các xã gửi báo cáo đúng hạn./.",
            "phần kết",
        ),
        ("Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét.", "phần kết"),
        ("Chi cục trân trọng cảm ơn sự phối hợp của quý cơ quan./.", "phần kết"),
        ("Sở Nội vụ tổng hợp chung.", "2.¶1"),
    ],
)
def test_the_last_paragraph_of_a_letter_is_no_part_of_its_last_item(end: str, last: str) -> None:
    letter = read(
        "Kính gửi: Ủy ban nhân dân các xã.\n\nSở đề nghị như sau:\n\n1. Báo cáo số liệu.\n\n"
        f"2. Phân công\n\n- Phòng A tổng hợp.\n\n- Phòng B kiểm tra.\n\n{end}\n\n"
        "Nơi nhận:\n\n- Như trên;"
    )
    assert paths(letter)[-2:] == [last, "nơi nhận"]


def test_a_submission_ends_with_what_it_asks_for() -> None:
    document = read(
        "I. SỰ CẦN THIẾT\n\nTrẻ em thiếu chỗ học.\n\nII. KIẾN NGHỊ\n\nSở kính đề nghị cấp đất.\n\n"
        "III. THỜI GIAN\n\nTrong quý IV.\n\n(Gửi kèm dự thảo.)\n\n"
        "Ủy ban nhân dân xã kính trình Hội đồng nhân dân xã quyết định./.\n\nNơi nhận:\n- Như trên;"
    )
    assert paths(document) == ["I", "II", "III", "phần kết", "nơi nhận"]


def test_a_paragraph_behind_a_list_that_a_colon_opened_is_not_of_its_last_item() -> None:
    document = read(
        "IV. KINH PHÍ\n\nTổng kinh phí: 2 tỷ đồng, trong đó:\n\n1. Ngân sách tỉnh: 1 tỷ đồng.\n\n"
        "2. Tài trợ: 1 tỷ đồng.\n\nKinh phí của các huyện do ngân sách huyện bảo đảm.\n\n"
        "V. TỔ CHỨC"
    )
    assert paths(document) == ["IV", "IV.1", "IV.2", "IV.¶1", "V"]


@pytest.mark.parametrize(
    "text",
    [
        # No colon opened the list: the paragraph goes on with the item.
        "IV. TỔ CHỨC\n\n1. Sở A\n\nChủ trì.\n\n2. Sở B\n\nPhối hợp.\n\nBáo cáo hằng quý.",
        # The list goes on behind it.
        "IV. GỒM:\n\n1. Một việc.\n\n2. Hai việc.\n\nViệc này làm trước.\n\n3. Ba việc.",
        # Its items have paragraphs of their own.
        "IV. GỒM:\n\n1. Một việc.\n\nLàm trước.\n\n2. Hai việc.\n\nLàm sau.",
    ],
)
def test_a_paragraph_that_may_go_on_with_its_item_stays_there(text: str) -> None:
    assert not any("¶" in path for path in paths(read(text)))


def test_a_paragraph_behind_points_is_of_what_they_stand_under() -> None:
    document = read(
        "III. KIỂM TRA\n\n1. Cấp xã lập 02 tổ\n\na) Tổ một do Trạm Y tế phụ trách.\n\n"
        "b) Tổ hai do Công an xã phụ trách.\n\nMỗi tổ làm xong trong tháng 6.\n\n2. Cấp thôn"
    )
    assert paths(document) == ["III", "III.1", "III.1.a", "III.1.b", "III.1.¶1", "III.2"]


@pytest.mark.parametrize(
    "text",
    [
        # A point that is a heading, with its body below.
        "1. Việc\n\na) Trạm Y tế\n\nKhám tại nhà.\n\nb) Công an xã\n\nTuần tra.\n\n2. Hết",
        # Points that have paragraphs of their own.
        "1. Việc\n\na) Một.\n\nLàm một.\n\nb) Hai.\n\nLàm hai.\n\n2. Hết",
        # One point is no list, and the list goes on.
        "1. Việc\n\na) Một.\n\nLàm một.\n\n2. Hết",
        "1. Việc\n\na) Một.\n\nb) Hai.\n\nLàm hai.\n\nc) Ba.\n\n2. Hết",
        # A law: its articles say where a paragraph belongs.
        "Điều 1. Việc\n\n1. Gồm\n\na) Một.\n\nb) Hai.\n\nTrường hợp khác thì làm hai.",
    ],
)
def test_a_paragraph_behind_a_point_may_be_its_own(text: str) -> None:
    assert not any("¶" in path for path in paths(read(text)))


def test_a_sentence_behind_a_full_line_may_still_be_of_its_point() -> None:
    words = "các tổ dân phố rà soát hộ kinh doanh và báo cáo bằng văn bản về phường đúng hạn"
    document = read(
        "1. Việc\n"
        + "\n".join(f"{label}) Rà soát lần {label}, {words}." for label in "abcdeg")
        + "\nHộ không chấp hành thì lập biên bản.\n2. Hết",
        format="txt",
    )
    assert paths(document)[-2:] == ["1.g", "2"]


@pytest.mark.parametrize(
    ("formula", "end"),
    [
        ("Luật này được Quốc hội khóa XV, kỳ họp thứ 9 thông qua ngày 12 tháng 6 năm 2025.", True),
        (
            "Nghị quyết này đã được Hội đồng nhân dân xã Hòa An khóa II thông qua tại Kỳ họp thứ "
            "3 ngày 05/7/2026 và có hiệu lực từ ngày 15/7/2026./.",
            True,
        ),
        ("Nghị quyết này được gửi đến các đại biểu trước ngày 05/7/2026.", False),
        ("Luật này được áp dụng cho hồ sơ đã được Quốc hội thông qua chủ trương.", False),
    ],
)
def test_how_a_law_was_passed_is_said_behind_its_last_article(formula: str, end: bool) -> None:
    law = read(f"Điều 1. Phạm vi\n\n1. Một.\n\n2. Hai.\n\n{formula}\n\nCHỦ TỊCH\n\nLò Thị Mai")
    assert ("phần kết" in paths(law)) is end
    assert paths(law)[-1] == "phần ký"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "1. Sở Khoa học theo dõi; tham mưu UBND tỉnh báo cáo kết quả về Cục Cảnh sát\n\n"
            "- Cơ quan thường trực Tổ công tác trước ngày 20 hằng tháng.\n\n2. Sở Y tế làm.",
            ["1", "2"],
        ),
        ("1. Phân công nhiệm vụ\n\n- Sở Y tế chủ trì.\n\n2. Kinh phí", ["1", "1.-1", "2"]),
        (
            "1. Sở Y tế chủ trì; các xã phối hợp gồm\n\n- Xã A.\n\n- Xã B.",
            ["1", "1.-1", "1.-2"],
        ),
        ("1. Sở Y tế chủ trì; các xã phối hợp:\n\n- Xã A.", ["1", "1.-1"]),
    ],
)
def test_a_dash_that_a_page_break_puts_first_is_no_bullet(lines: str, expected: list[str]) -> None:
    assert paths(read(lines)) == expected


def test_a_text_without_any_label_is_read_paragraph_by_paragraph() -> None:
    document = read("Kính gửi các ông bà, nội dung như sau:\n\nĐoạn một.\n\nĐoạn hai.")
    assert paths(document) == ["phần mở đầu", "đoạn 1", "đoạn 2"]


def _in_order(document: Document) -> None:
    end = 0
    for clause in document.clauses:
        assert clause.span.start >= end
        assert not document.text[end : clause.span.start].strip()
        end = clause.span.end
    assert not document.text[end:].strip()
    assert len(set(paths(document))) == len(document.clauses)
    known = set(paths(document))
    assert all(clause.parent is None or clause.parent in known for clause in document.clauses)


_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "I. MỤC",
            "1. Một",
            "1.1. Hai",
            "a) Ba",
            "- Bốn",
            "+ Năm",
            "* Sáu",
            "Điều 1. Bảy",
            "chữ thường",
            "Trên đây là kế hoạch.",
            "Nơi nhận:",
            "KT. CHỦ TỊCH",
            "Lò Văn Thanh",
            "PHỤ LỤC",
            "[1] Chú thích",
            "**đậm",
            "hết**",
            "Chương II",
            "Phần thứ nhất",
            "Câu dài. Kết thúc;",
            "|",
            "Số: 1/KH-UBND",
        ]
    ),
    max_size=30,
)


@given(_LINES, st.booleans())
@settings(max_examples=300)
def test_every_character_is_in_exactly_one_clause(lines: list[str], wrapped: bool) -> None:
    document = read("\n".join(lines), wrapped=wrapped)
    _in_order(document)


@given(st.text(max_size=300))
def test_no_text_breaks_the_outline(text: str) -> None:
    _in_order(read(text))


@given(_LINES)
def test_letters_and_digits_are_those_of_the_file(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert _word_characters(read(text).text) == _word_characters(text)


def _word_characters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def test_real_plans_and_laws_lose_nothing(shared_corpus: Path) -> None:
    for path in sorted([*shared_corpus.glob("plans/*"), *shared_corpus.glob("legal/*")]):
        (document,) = read_documents(path)
        _in_order(document)
        (source,) = read_sources(path)
        said = normalise("\n".join(line.text for line in source.lines))
        assert _word_characters(document.text) == _word_characters(said), path.name


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            "000_0e63ce9b455361fc.txt",
            {"III.7.-2", "V.5", "V.10.-2", "phần kết", "nơi nhận", "phần ký"},
        ),
        ("001_32c554cad376a699.txt", {"1.c", "7.-4"}),
        ("003_8d1e6aa1a21ecbf8.txt", {"III.-3.+2", "IV"}),
        ("004_19997326cc35926e.txt", {"II.5", "III.-2"}),
        ("174-KH-UBND.md", {"II.1.2.b", "II.2.b", "III.1.c.-2.+2", "V.3", "VII"}),
        ("308-KH-UBND.md", {"II.1.1.a", "II.4.2.b.-1", "III.1", "III.2"}),
        ("617-KH-UBND.md", {"Phụ lục.II.4", "Phụ lục.IV.11", "IV.7"}),
        ("165-KH-UBND.md", {"II.1.đ", "chú thích 3"}),
    ],
)
def test_the_clauses_that_officials_cite_are_there(
    shared_corpus: Path, file: str, expected: set[str]
) -> None:
    (document,) = read_documents(shared_corpus / "plans" / file)
    assert expected <= set(paths(document))
