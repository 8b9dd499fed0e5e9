"""The tables of words: their form, and what they make of what people type."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest

from assistant.question import read_question
from assistant.terms import terms_of
from assistant.wording import in_vietnamese, lines_of, may_be, spelled_out
from corpus.text import fold, same_spelling


def table(name: str) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in lines_of(name)]
    assert [row for row in rows if len(row) != 2] == []
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("name", ["may_be.tsv", "chat.tsv", "english.tsv"])
class TestTables:
    def test_a_phrase_stands_once(self, name: str) -> None:
        keys = [key for key, _ in table(name)]
        assert sorted(keys) == sorted(set(keys))

    def test_all_is_composed_unicode_without_stray_spaces(self, name: str) -> None:
        for line in lines_of(name):
            assert unicodedata.normalize("NFC", line) == line
            assert not re.search(r"^\s|\s$|\s\t|\t\s|  |\r", line), line

    def test_what_is_typed_stands_in_small_letters(self, name: str) -> None:
        assert [key for key, _ in table(name) if key != key.lower()] == []

    def test_no_phrase_stands_for_itself(self, name: str) -> None:
        assert [key for key, meant in table(name) if key in meant.split("|")] == []


def test_phrases_are_spelled_as_texts_are_compared() -> None:
    for line in lines_of("may_be.tsv"):
        assert same_spelling(line).lower() == line


def test_no_phrase_is_said_by_one_that_holds_it() -> None:
    """Where "làm thêm giờ" stands, "làm thêm" stands already."""
    needless = [
        (asked, other)
        for asked, said in table("may_be.tsv")
        for other in said.split("|")
        if f" {asked} " in f" {other} "
    ]
    assert needless == []


@pytest.mark.parametrize("marked", [True, False])
def test_reading_the_table_takes_no_time(marked: bool) -> None:
    may_be.cache_clear()
    before = time.perf_counter()
    assert may_be(marked)
    assert time.perf_counter() - before < 0.1


def test_phrases_that_are_one_without_marks_keep_what_each_may_be() -> None:
    """ "trả" (to pay) and "tra" are one without marks, as are many of the table."""
    folded = may_be(False)
    for asked, said in may_be(True).items():
        assert set(map(fold, said)) <= set(folded[fold(asked)])


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Ai trực tiếp nuôi con?", "con"),
        ("Được vay vốn bao nhiêu?", "vay vốn"),
        ("Ai kiểm tra việc này?", "kiểm tra"),
        ("Làm việc ban đêm được trả thế nào?", "ban đêm"),
        ("Phường đầu tư gì?", "đầu tư"),
    ],
)
def test_where_marks_are_typed_an_asking_word_is_only_the_one_with_its_marks(
    question: str, term: str
) -> None:
    terms = terms_of(read_question(question), (), lambda term: 1, 1000)
    assert term in {each.words for each in terms.terms}


def found(question: str, text: str) -> set[str]:
    terms = terms_of(read_question(question), (), lambda term: 1, 1000)
    return set(terms.found(text))


@pytest.mark.parametrize(
    ("asked", "term", "text"),
    [
        ("Được nghỉ đẻ mấy tháng?", "nghỉ đẻ", "được nghỉ thai sản trước và sau khi sinh con"),
        ("Bao nhiêu tuổi thì được cưới?", "cưới", "đủ điều kiện kết hôn"),
        ("Khi bỏ nhau thì con ở với ai?", "nhau", "khi ly hôn"),
        ("Phép năm được mấy ngày?", "phép năm", "được nghỉ hằng năm, hưởng nguyên lương"),
        ("Khi nào bị đuổi việc?", "đuổi", "hình thức kỷ luật sa thải"),
        ("Tiền làm thêm tính thế nào?", "làm thêm", "tiền lương làm thêm giờ"),
        ("Công ty phải làm gì?", "công ty", "Người sử dụng lao động có nghĩa vụ"),
        ("Công nhân có quyền gì?", "công nhân", "Người lao động có các quyền sau đây"),
        ("Ai đứng ra mở lớp?", "đứng", "Hội Liên hiệp Phụ nữ chủ trì"),
        ("Hạn chót gửi báo cáo?", "hạn chót", "gửi báo cáo trước ngày 05 tháng 12"),
        ("Làm giấy tờ ở đâu?", "giấy tờ", "thành phần hồ sơ gồm"),
        ("Ai giữ mộc đỏ?", "mộc đỏ", "quản lý con dấu"),
        ("Người già được trợ cấp gì?", "già", "người cao tuổi từ đủ 80 tuổi"),
        ("Trẻ con có quyền gì?", "trẻ con", "Trẻ em có quyền sống"),
        ("Ai dạy cán bộ?", "dạy", "bồi dưỡng kiến thức cho cán bộ"),
        ("Bị vướng thì báo ai?", "vướng", "nếu có vướng mắc, kịp thời phản ánh"),
        ("Sổ đỏ cấp khi nào?", "sổ đỏ", "cấp giấy chứng nhận quyền sử dụng đất"),
        ("Bằng lái có mấy hạng?", "lái", "giấy phép lái xe gồm các hạng"),
        ("nguoi gia duoc huong gi", "gia", "người cao tuổi được hưởng"),
        ("bao nhieu tuoi thi duoc cuoi", "cuoi", "đủ điều kiện kết hôn"),
    ],
)
def test_an_everyday_phrase_is_found_in_the_words_of_a_text(
    asked: str, term: str, text: str
) -> None:
    assert term in found(asked, text)


@pytest.mark.parametrize(
    ("asked", "term", "text"),
    [
        ("Ai chủ trì hội nghị?", "chủ trì", "Sở Tài chính phối hợp thực hiện"),
        ("Trợ cấp thôi việc là bao nhiêu?", "thôi việc", "trợ cấp mất việc làm"),
        ("Ai thanh tra việc này?", "thanh tra", "đoàn kiểm tra gồm"),
        ("Tổng kết khi nào?", "tổng kết", "tổ chức sơ kết sáu tháng"),
        ("Ai bị bãi nhiệm?", "bãi nhiệm", "được bổ nhiệm lại"),
        ("Con dấu do ai giữ?", "con dấu", "đánh dấu vào ô trống"),
        ("Nghỉ ốm mấy ngày?", "nghỉ ốm", "nghỉ hằng năm 12 ngày"),
    ],
)
def test_a_phrase_is_not_taken_for_its_neighbour(asked: str, term: str, text: str) -> None:
    assert term not in found(asked, text)


def test_asking_words_are_syllables_that_stand_once() -> None:
    words = lines_of("asking.txt")
    assert [word for word in words if not re.fullmatch(r"[^\W\d_]+\*?", word)] == []
    bare = [word.removesuffix("*") for word in words]
    assert sorted(bare) == sorted(set(bare))
    assert bare == [unicodedata.normalize("NFC", word).lower() for word in bare]


@pytest.mark.parametrize(
    "question",
    [
        "Dạ cho em hỏi ai vậy ạ?",
        "Anh chị ơi giúp mình với, khi nào thế?",
        "Thưa sếp, bao nhiêu ấy nhỉ?",
        "Mình muốn biết ở đâu, cảm ơn ad",
    ],
)
def test_courtesy_is_no_subject(question: str) -> None:
    assert terms_of(read_question(question), (), lambda term: 1, 1000).terms == ()


def test_without_marks_a_word_that_may_be_of_the_subject_stays() -> None:
    terms = terms_of(read_question("duoc vay von bao nhieu"), (), lambda term: 1, 1000)
    assert "vay von" in {each.words for each in terms.terms}


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("What is the maternal mortality ratio target?", ["tỷ số tử vong mẹ", "chỉ tiêu"]),
        ("What is the sex ratio at birth?", ["tỷ số giới tính khi sinh"]),
        ("How long is the probationary period?", ["thời gian thử việc"]),
        ("When is severance allowance paid?", ["trợ cấp thôi việc", "chi"]),
        ("Who approves the budget estimates?", ["phê duyệt", "dự toán ngân sách"]),
        ("Which agencies coordinate?", ["cơ quan", "phối hợp"]),
        ("What are the duties of the commune People's Committee?", ["ủy ban nhân dân xã"]),
        ("What counterpart funds are allocated?", ["kinh phí đối ứng", "phân bổ"]),
        ("Who keeps the seal and the outgoing documents?", ["con dấu", "văn bản đi"]),
        ("Who submits the semi-annual report no later than 5 June?", ["6 tháng", "chậm nhất"]),
        ("What do the special zones do in the two-tier local government?", ["đặc khu", "02 cấp"]),
        ("Who protects ethnic minorities?", ["bảo vệ", "dân tộc thiểu số"]),
        ("Which activities raise awareness?", ["hoạt động", "nâng cao nhận thức"]),
        ("How many swimming classes are there?", ["lớp", "bơi"]),
        ("What may be done with one's own property under Vietnam's law?", ["tài sản riêng"]),
        ("Is the office open on Saturday mornings?", ["thứ bảy", "buổi sáng"]),
    ],
)
def test_english_is_put_into_the_terms_of_administration(asked: str, terms: list[str]) -> None:
    words = in_vietnamese(asked)
    assert [term for term in terms if term not in words] == []


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("What did Lam Dong and Son La report in December 2022?", ["Lam Dong", "Son La"]),
        ("Who signed the plan of 16 December 2025?", ["16 December 2025"]),
    ],
)
def test_no_english_term_is_read_into_a_name_or_a_date(asked: str, kept: list[str]) -> None:
    words = in_vietnamese(asked)
    assert [name for name in kept if name not in words] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "nlđ nghỉ ko lương dc bhxh ko",
            "người lao động nghỉ không lương được bảo hiểm xã hội không",
        ),
        ("cbccvc đki ntn", "cán bộ công chức viên chức đăng ký như thế nào"),
        ("bcđ ktra pccc khi nào", "ban chỉ đạo kiểm tra phòng cháy chữa cháy khi nào"),
        ("tyt lo skss hay khhgđ", "trạm y tế lo sức khỏe sinh sản hay kế hoạch hóa gia đình"),
        ("làm tthc qua dvctt", "làm thủ tục hành chính qua dịch vụ công trực tuyến"),
        (
            "Sở GD-ĐT và Phòng LĐ-TB&XH",
            "Sở giáo dục và đào tạo và Phòng lao động thương binh và xã hội",
        ),
        ("kết nghĩa Việt-Lào", "kết nghĩa Việt-Lào"),
        ("Liên minh HTX VN", "Liên minh hợp tác xã Việt Nam"),
        ("SNV tham mưu CĐS", "sở nội vụ tham mưu chuyển đổi số"),
        ("xin gplđ ở đâu zậy", "xin giấy phép lao động ở đâu"),
        ("Công văn 12/SNV-CCHC", "Công văn 12/SNV-CCHC"),
        ("Quyết định 178/QĐ-TTg", "Quyết định 178/QĐ-TTg"),
        ("Kế hoạch số 1509/KH-SYT-CDN", "Kế hoạch số 1509/KH-SYT-CDN"),
        ("điểm k khoản 1 Điều 5", "điểm k khoản 1 Điều 5"),
        ("mỗi hộ 15 kg gạo", "mỗi hộ 15 kg gạo"),
        ("gđ, hđ và hs", "gđ, hđ và hs"),
        ("tổ trưởng bên p. Hội Thương", "tổ trưởng bên phường Hội Thương"),
    ],
)
def test_what_is_typed_in_haste_is_written_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant
