"""Duties: who, what, for whom, by when, from sentences, points, activities and tables."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, read_documents, to_document
from corpus.document import Clause, Header, Obligation, Span
from corpus.facts.obligations import find_obligations
from corpus.read.source import Line, Source
from corpus.text import fold

OWN = Path(__file__).parents[2] / "data" / "plans"
HEAD = ("KẾ HOẠCH", "Phòng, chống dịch năm 2026", "UBND xã ban hành Kế hoạch như sau:")


def plan(*lines: str, head: tuple[str, ...] = HEAD) -> Document:
    """Lines as a plan for 2026; a line with bars is a table's row."""
    read = tuple(Line(line, row=" | " in line) for line in (*head, *lines))
    return to_document(Source(read, wrapped=False, format="md"), "plan.md")


def duties(*lines: str, head: tuple[str, ...] = HEAD) -> tuple[Obligation, ...]:
    return plan(*lines, head=head).obligations


def told(duty: Obligation) -> tuple[str | None, str, str | None, str | None]:
    return duty.actor, duty.action, duty.recipient, duty.due.isoformat() if duty.due else None


# ── who ──────────────────────────────────────────────────────────────────────────────────────


def test_points_under_a_body_are_its_duties() -> None:
    first, second = duties(
        "IV. TỔ CHỨC THỰC HIỆN",
        "5. Trạm Y tế xã: Củng cố mạng lưới y tế thôn. Tăng cường truyền thông về dịch bệnh.",
    )
    assert told(first) == ("Trạm Y tế xã", "Củng cố mạng lưới y tế thôn", None, None)
    assert told(second) == ("Trạm Y tế xã", "Tăng cường truyền thông về dịch bệnh", None, None)


def test_a_body_that_is_asked_is_named_without_the_asking() -> None:
    (duty,) = duties("IV. TỔ CHỨC THỰC HIỆN", "3. Đề nghị Hội Phụ nữ xã", "- Vận động hội viên.")
    assert duty.actor == "Hội Phụ nữ xã"


def test_leader_and_assistants_stand_in_one_sentence() -> None:
    (duty,) = duties(
        "IV. TỔ CHỨC THỰC HIỆN",
        "Giao Phòng Nội vụ chủ trì, phối hợp với các đơn vị có liên quan xây dựng dự toán.",
    )
    assert (duty.actor, duty.action) == ("Phòng Nội vụ", "xây dựng dự toán")
    assert duty.assistants == ("các đơn vị có liên quan",)


def test_a_sentence_that_only_names_the_leader_is_of_the_duty_before() -> None:
    (duty,) = duties("II. NỘI DUNG", "1. Tổ chức Hội thi vào ngày 15/8/2026. Phòng Nội vụ chủ trì.")
    assert told(duty) == ("Phòng Nội vụ", "Tổ chức Hội thi", None, "2026-08-15")


def test_an_introduction_says_who_the_points_are_for() -> None:
    (duty,) = duties(
        "II. NỘI DUNG",
        "1. Các hoạt động chính",
        "Căn cứ tình hình, các cơ quan, đơn vị phối hợp thực hiện các hoạt động sau:",
        "- Tổ chức lễ phát động.",
    )[-1:]
    assert told(duty)[:2] == ("các cơ quan, đơn vị", "Tổ chức lễ phát động")


# ── to whom and when ─────────────────────────────────────────────────────────────────────────


def test_two_reports_of_one_sentence_are_two_duties_for_those_asked_before() -> None:
    reports = [
        duty
        for duty in duties(
            "I. NỘI DUNG", "1. Tổ chức tập huấn.",
            "Trên đây là Kế hoạch của xã; đề nghị các ban ngành, tổ dân phố triển khai thực hiện. "
            "Đề nghị các đoàn thể phối hợp triển khai thực hiện. Định kỳ báo cáo gửi về Công chức "
            "Văn hóa và Xã hội để tổng hợp: Báo cáo 6 tháng gửi trước ngày 05/6/2026 và Báo cáo "
            "kết quả năm gửi trước ngày 05/12/2026 để tổng hợp báo cáo gửi UBND Thành phố./.",
        )
        if duty.due
    ]  # fmt: skip
    who, where = "các ban ngành, tổ dân phố", "Công chức Văn hóa và Xã hội"
    assert [told(duty) for duty in reports] == [
        (who, "Báo cáo 6 tháng gửi", where, "2026-06-05"),
        (who, "Báo cáo kết quả năm gửi", where, "2026-12-05"),
    ]


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("UBND các xã gửi báo cáo về Sở Y tế trước ngày 05/12", "Sở Y tế"),
        ("UBND các xã báo cáo UBND huyện kết quả thực hiện thông qua Phòng Y tế", "UBND huyện"),
        ("Trạm Y tế phản ánh ngay cho Trung tâm Y tế huyện", "Trung tâm Y tế huyện"),
        ("Phòng Y tế thẩm định dự toán, trình UBND huyện trong tháng 3", "UBND huyện"),
        ("Các đơn vị phản ánh về Sở Y tế tổng hợp, báo cáo UBND tỉnh", "Sở Y tế"),
        ("Sở Y tế báo cáo về tiến độ thực hiện Kế hoạch", None),
        ("Phòng Kế toán báo cáo tình hình sử dụng kinh phí với Chi cục trưởng", "Chi cục trưởng"),
        ("Sở Y tế phối hợp với Sở Tài chính báo cáo kết quả", None),
        ("Sở Y tế tham mưu chương trình hành động cho các xã", None),
        ("Các trường báo cáo về Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh ngay",
         "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh"),
    ],
)  # fmt: skip
def test_the_recipient_is_whom_it_goes_to_first(sentence: str, recipient: str | None) -> None:
    (duty,) = duties("II. NHIỆM VỤ", f"1. {sentence}.")
    assert duty.recipient == recipient


def test_a_report_without_addressee_goes_where_the_one_before_it_went() -> None:
    found = duties(
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Y tế",
        "- Tổng hợp, báo cáo UBND huyện: 6 tháng đầu năm trước ngày 15/6/2026; cả năm trước ngày "
        "15/12/2026.",
    )
    assert [(duty.recipient, duty.due) for duty in found] == [
        ("UBND huyện", date(2026, 6, 15)), ("UBND huyện", date(2026, 12, 15)),
    ]  # fmt: skip


def test_a_part_that_only_gives_the_day_dates_the_part_before() -> None:
    (duty,) = duties(
        "II. NHIỆM VỤ", "1. Phòng Tư pháp rà soát văn bản; thời gian hoàn thành trước 30/11/2026."
    )
    assert told(duty) == ("Phòng Tư pháp", "rà soát văn bản", None, "2026-11-30")


# ── activities and tables ────────────────────────────────────────────────────────────────────


def test_points_of_an_activity_make_one_dated_duty() -> None:
    dated = [
        duty
        for duty in duties(
            "II. NHIỆM VỤ", "1. Về dữ liệu",
            "a) Nhiệm vụ: Rà soát, hoàn thiện Chiến lược dữ liệu.",
            "b) Cơ quan thực hiện:",
            "- Đơn vị chủ trì: Sở Khoa học và Công nghệ.",
            "- Đơn vị phối hợp: Các Sở, ban, ngành.",
            "c) Thời gian thực hiện: Hoàn thành trong năm 2026.",
        )
        if duty.due
    ]  # fmt: skip
    (duty,) = dated
    assert told(duty) == (
        "Sở Khoa học và Công nghệ", "Rà soát, hoàn thiện Chiến lược dữ liệu", None, "2026-12-31",
    )  # fmt: skip
    assert duty.assistants == ("Các Sở, ban, ngành",)
    assert duty.clause == "II.1.c"


def test_an_activity_may_be_told_in_lines_without_marks() -> None:
    (duty,) = duties(
        "II. NHIỆM VỤ", "1. Kiểm tra các làng nghề",
        "Nội dung thực hiện: Lấy mẫu nước thải tại 20 làng nghề.",
        "Cơ quan chủ trì: Chi cục Bảo vệ môi trường.",
        "Thời gian hoàn thành: Trước 31/10 hằng năm.",
    )  # fmt: skip
    assert told(duty)[:2] == ("Chi cục Bảo vệ môi trường", "Lấy mẫu nước thải tại 20 làng nghề")
    assert (duty.due, duty.recurrence) == (date(2026, 10, 31), "year")


def test_a_tables_columns_are_known_by_their_headers() -> None:
    first, second = duties(
        "PHỤ LỤC",
        "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành",
        "1 | Xây dựng Bộ tiêu chí | Sở KH&CN | Các sở, ngành | Quí IV-2026",
        "2 | Cập nhật trang tin | Văn phòng | | Thường xuyên",
    )
    assert told(first) == ("Sở KH&CN", "Xây dựng Bộ tiêu chí", None, "2026-12-31")
    assert first.assistants == ("Các sở, ngành",)
    assert (second.actor, second.due, second.when) == ("Văn phòng", None, "Thường xuyên")


def test_the_days_of_an_activity_in_a_heading_are_of_who_its_points_name_first() -> None:
    first = duties(
        "III. NỘI DUNG", "7. Tổ chức Tháng hành động (từ ngày 15/11-15/12):",
        "- Ban Vì sự tiến bộ của phụ nữ xã tham mưu xây dựng kế hoạch.",
    )[0]  # fmt: skip
    assert (first.actor, first.begins, first.due) == (
        "Ban Vì sự tiến bộ của phụ nữ xã", date(2026, 11, 15), date(2026, 12, 15),
    )  # fmt: skip
    assert first.year_inferred


@pytest.mark.parametrize(
    ("sentence", "actor", "assistants"),
    [
        ("Phòng Nội vụ chủ trì.", "Phòng Nội vụ", ()),
        ("Phòng Nội vụ chủ trì, phối hợp với Trạm Y tế.", "Phòng Nội vụ", ("Trạm Y tế",)),
        ("Phòng Nội vụ chủ trì, phối hợp với VNPT Huế và Viettel Huế.", "Phòng Nội vụ", ()),
        (
            "Văn phòng UBND xã chủ trì, Phòng Kinh tế phối hợp thẩm định nhu cầu.",
            "Văn phòng UBND xã",
            ("Phòng Kinh tế",),
        ),
    ],
)
def test_who_leads_may_be_told_behind_the_deed(
    sentence: str, actor: str, assistants: tuple[str, ...]
) -> None:
    (duty,) = duties("II. NỘI DUNG", f"1. Mua 04 máy quét. Hoàn thành trước 31/3/2026. {sentence}")
    assert told(duty) == (actor, "Mua 04 máy quét", None, "2026-03-31")
    assert duty.assistants == assistants


def test_a_lead_that_does_more_has_a_duty_of_its_own() -> None:
    first, second = duties(
        "II. NỘI DUNG",
        "1. Mua 04 máy quét trước 31/3/2026. Phòng Nội vụ chủ trì, phối hợp với Phòng Kinh tế "
        "thẩm định giá.",
    )
    assert (first.actor, second.actor) == (None, "Phòng Nội vụ")


def test_points_may_say_only_when_what_stands_above_is_done() -> None:
    found = duties(
        "II. NỘI DUNG",
        "a) Trạm Y tế xã mở 03 lớp tập huấn cho cộng tác viên:",
        "- Lớp 1 (thôn Hạ): tháng 5/2026;",
        "- Lớp 2: hoàn thành trong tháng 6 và tháng 7/2026;",
        "- Lớp còn lại: mỗi năm một lần.",
        "- Lớp mẫu: có 30 học viên, khai giảng tháng 8/2026.",
    )
    who, what = "Trạm Y tế xã", "mở 03 lớp tập huấn cho cộng tác viên"
    assert [(told(duty), duty.recurrence) for duty in found[:3]] == [
        ((who, what, None, "2026-05-31"), "once"),
        ((who, what, None, "2026-07-31"), "once"),
        ((who, what, None, None), "year"),
    ]
    assert all(duty.clause.startswith("II.a.-") for duty in found)


def test_a_day_behind_a_yearly_one_is_yearly_too() -> None:
    found = duties(
        "II. NỘI DUNG",
        "1. Kiểm kê tài sản trước ngày 01/01 hằng năm; các phòng gửi biên bản trước ngày 15/01.",
    )
    assert [duty.recurrence for duty in found] == ["year", "year"]


def test_a_length_of_time_is_told_as_it_is_written() -> None:
    (duty,) = duties(
        "II. NỘI DUNG", "1. Giải quyết hồ sơ trong 05 ngày làm việc kể từ khi nhận đủ hồ sơ."
    )
    assert (duty.action, duty.due) == ("Giải quyết hồ sơ", None)
    assert duty.when == "trong 05 ngày làm việc kể từ khi nhận đủ hồ sơ"


def test_a_report_told_twice_is_one_duty() -> None:
    found = duties(
        "II. NỘI DUNG",
        "1. Phòng Kế toán báo cáo kinh phí với Giám đốc định kỳ 6 tháng; báo cáo 6 tháng trước "
        "ngày 10/7.",
    )
    assert [(duty.recurrence, duty.recipient) for duty in found] == [("half-year", "Giám đốc")]


def test_a_law_whose_name_holds_giao_asks_nobody() -> None:
    head = (*HEAD[:2], "Thực hiện Luật Giao dịch điện tử, UBND xã ban hành Kế hoạch như sau:")
    (duty,) = duties("I. NỘI DUNG", "1. Mua 04 máy quét trước ngày 31/3/2026.", head=head)
    assert duty.actor is None


def test_an_aim_with_its_day_is_a_duty() -> None:
    (duty,) = duties(
        "II. CHỈ TIÊU", "1. 100% cơ sở hoàn thành khai báo dữ liệu trước ngày 30/6/2026."
    )
    assert duty.due == date(2026, 6, 30)


# ── what is no duty ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "lines",
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "1. Tăng cường sự lãnh đạo của cấp ủy."),
        ("II. MỤC TIÊU", "1. Mục tiêu cụ thể", "- Đến 31/12/2026, 90% hồ sơ được số hóa."),
        ("III. KINH PHÍ", "- Truyền thông: 70.000.000 đồng"),
        ("IV. KINH PHÍ", "Kinh phí thực hiện từ nguồn ngân sách xã."),
        ("V. HIỆU LỰC", "Kế hoạch có hiệu lực từ ngày 01/01/2026."),
    ],
    ids=["purpose", "target", "sum", "funds", "force"],
)
def test_purposes_targets_and_sums_are_no_duties(lines: tuple[str, ...]) -> None:
    assert duties(*lines) == ()


def test_of_a_law_only_what_a_body_must_do_is_read() -> None:
    law = ("LUẬT", "BÌNH ĐẲNG GIỚI")
    (duty,) = duties(
        "Điều 26. Trách nhiệm",
        "1. Bộ Nội vụ có trách nhiệm báo cáo Chính phủ hằng năm.",
        "2. Nam, nữ bình đẳng trong gia đình.",
        "3. Người lao động phải tuân thủ.",
        head=law,
    )
    assert (duty.actor, duty.recipient, duty.recurrence) == ("Bộ Nội vụ", "Chính phủ", "year")


def test_the_points_under_what_a_body_is_charged_with_are_its_duties() -> None:
    first, second = duties(
        "Điều 27. Trách nhiệm của bộ",
        "1. Trong phạm vi nhiệm vụ, quyền hạn của mình, bộ, cơ quan ngang bộ có trách nhiệm sau:",
        "a) Rà soát văn bản hiện hành;",
        "b) Kiểm tra, xử lý vi phạm.",
        head=("LUẬT", "BÌNH ĐẲNG GIỚI"),
    )
    assert (first.actor, first.action) == ("bộ, cơ quan ngang bộ", "Rà soát văn bản hiện hành")
    assert (second.actor, second.clause) == ("bộ, cơ quan ngang bộ", "Điều 27.1.b")


# ── always ───────────────────────────────────────────────────────────────────────────────────


def assert_rests_on_its_clause(document: Document) -> None:
    for duty in document.obligations:
        clause = document.clause(duty.clause)
        assert clause.span.contains(duty.span), duty
        assert duty.action in document.text and duty.action.strip(), duty
        for name in (duty.actor, duty.recipient, duty.when, *duty.assistants):
            assert name is None or name in document.text, duty
        assert not (duty.begins and duty.due) or duty.begins <= duty.due, duty


@pytest.mark.parametrize("path", sorted(OWN.glob("*.[tm][xd]*")), ids=lambda path: path.stem)
def test_in_our_own_plans_every_word_of_a_duty_is_the_documents(path: Path) -> None:
    (document,) = read_documents(path)
    assert document.obligations
    assert_rests_on_its_clause(document)


def test_in_real_plans_every_word_of_a_duty_is_the_documents(shared_corpus: Path) -> None:
    for path in sorted((shared_corpus / "plans").iterdir()):
        for document in read_documents(path):
            assert_rests_on_its_clause(document)


def test_real_plans_tell_who_reports_by_the_days_asked_for(shared_corpus: Path) -> None:
    due = {
        (fold(duty.actor or ""), fold(duty.recipient or ""))
        for path in sorted((shared_corpus / "plans").iterdir())
        for document in read_documents(path)
        for duty in document.obligations
        if duty.due in (date(2022, 12, 5), date(2025, 12, 16))
    }
    assert due == {
        ("cac ban nganh, to dan pho, cac truong hoc tren dia ban", "cong chuc van hoa va xa hoi"),
        ("cac co quan, don vi", "ban vi su tien bo phu nu va cong doan nganh y te"),
        (
            "cac so, ban, nganh, doan the thanh pho, uy ban nhan dan phuong, xa, dac khu",
            "so noi vu",
        ),
    }


PIECES = st.sampled_from(
    "1. |- |a) |II. |Sở Y tế |các sở, ban, ngành |chủ trì, |phối hợp với |báo cáo |gửi về "
    "|UBND xã |trước ngày |05/12|hằng quý |. |; |: |, |\n|Thời gian: |Đơn vị chủ trì: |Nội dung: "
    "|Đề nghị |để tổng hợp |(|) | |từ 15/11 đến 15/12|năm 2026|do |và |KẾ HOẠCH|Luật".split("|")
)


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_gives_duties_that_lie_in_their_clauses(text: str) -> None:
    assert_rests_on_its_clause(plan(*text.split("\n")))


def scrambled(length: int) -> str:
    letters = random.Random(7)
    words = "sở y tế báo cáo gửi về trước ngày 05/12 , . ; : ( ) quý II và các đề nghị để".split()
    return " ".join(letters.choice(words) for _ in range(length // 4))[:length]


@pytest.mark.parametrize(
    "text",
    [
        scrambled(1_000_000), "trước ngày 05/12 " * 8_000, "các sở " * 15_000, "Sở, " * 25_000,
        "phối hợp với " * 8_000, "từ ngày 1 đến " * 7_000, "quý I, II/2026 " * 7_000,
        "a: " * 30_000, "đề nghị " * 12_000, "sở y tế báo cáo; " * 6_000,
        "(" * 100_000, "tháng 5" + " " * 100_000,
        "hằng quý " * 11_000, "15/11 " * 12_000 + "từ 1 đến 2 " * 4_000,
    ],
    ids=["a million characters", "days", "lists", "commas", "with", "ranges", "quarters", "colons",
         "asks", "parts", "brackets", "spaces", "recurrences", "bare days"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["Kế hoạch", "Luật"])
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str, kind: str) -> None:
    clauses = (Clause("I", "item", "", "", (), Span(0, len(text))),)
    started = time.perf_counter()
    find_obligations(text, Header(type=kind, year=2026), clauses)
    assert time.perf_counter() - started < 20 * max(1, len(text) / 100_000) ** 0.5
