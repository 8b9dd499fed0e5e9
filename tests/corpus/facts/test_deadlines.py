"""When something is due: every form that plans use, with what it must be read as."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts.deadlines import find_times
from corpus.facts.times import Calendar

PLAN = Calendar(2026, date(2025, 12, 15), titled=True)


def read(text: str, *, answers_when: bool = False) -> list[tuple[str, ...]]:
    """Each time as (words, due, begins, recurrence), dates ISO and "-" for none."""
    return [
        (time.span.of(text), str(time.due or "-"), str(time.begins or "-"), time.recurrence or "-")
        for time in find_times(text, PLAN, answers_when=answers_when)
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("gửi trước ngày 05/12/2022", [("trước ngày 05/12/2022", "2022-12-05", "-", "once")]),
        ("trước ngày 16 tháng 12 năm 2025 để tổng hợp",
         [("trước ngày 16 tháng 12 năm 2025", "2025-12-16", "-", "once")]),
        ("về Sở trước 17 giờ 00 ngày 25/11/2024",
         [("trước 17 giờ 00 ngày 25/11/2024", "2024-11-25", "-", "once")]),
        ("chậm nhất ngày 20/5 đưa vào hoạt động",
         [("chậm nhất ngày 20/5", "2026-05-20", "-", "once")]),
        ("xong trong quý III/2019", [("xong trong quý III/2019", "2019-09-30", "-", "once")]),
        ("trong tuần cuối tháng 7/2023",
         [("trong tuần cuối tháng 7/2023", "2023-07-31", "-", "once")]),
        ("trước tháng 6/2026", [("trước tháng 6/2026", "2026-05-31", "-", "once")]),
        ("trong tháng 4 và tháng 5 năm 2024",
         [("trong tháng 4 và tháng 5 năm 2024", "2024-05-31", "-", "once")]),
        ("vào quý II và quý IV/2024",
         [("vào quý II và quý IV/2024", "2024-06-30", "-", "once"),
          ("vào quý II và quý IV/2024", "2024-12-31", "-", "once")]),
        ("hoàn thành trong năm 2025", [("trong năm 2025", "2025-12-31", "-", "once")]),
        ("từ nay đến hết năm 2026",
         [("từ nay đến hết năm 2026", "2026-12-31", "2025-12-15", "once")]),
        ("50% trong 6 tháng đầu năm", [("trong 6 tháng đầu năm", "2026-06-30", "-", "once")]),
        ("(từ ngày 15/11-15/12)", [("từ ngày 15/11-15/12", "2026-12-15", "2026-11-15", "once")]),
        ("năm 2023 từ 15/11 đến 15/12",
         [("từ 15/11 đến 15/12", "2023-12-15", "2023-11-15", "once")]),
        ("định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo",
         [("trước ngày 01/6 và 15/11 hằng năm", "2026-06-01", "-", "year"),
          ("trước ngày 01/6 và 15/11 hằng năm", "2026-11-15", "-", "year")]),
        ("trước ngày 20 hằng tháng", [("trước ngày 20 hằng tháng", "-", "-", "month")]),
        ("hằng quý, trước ngày 05 tháng đầu quý sau, báo cáo",
         [("hằng quý, trước ngày 05 tháng đầu quý sau", "-", "-", "quarter")]),
        ("hằng quý (trước ngày 10 của tháng cuối quý)",
         [("hằng quý (trước ngày 10 của tháng cuối quý", "-", "-", "quarter")]),
        ("mỗi tháng một lần, từ tháng 3 đến tháng 11/2026",
         [("mỗi tháng một lần, từ tháng 3 đến tháng 11/2026",
           "2026-11-30", "2026-03-01", "month")]),
        ("(báo cáo 6 tháng và báo cáo năm)",
         [("báo cáo 6 tháng", "-", "-", "half-year"), ("báo cáo năm", "-", "-", "year")]),
        ("báo cáo 6 tháng trước 10/6 và báo cáo năm trước 05/12",
         [("trước 10/6", "2026-06-10", "-", "half-year"),
          ("trước 05/12", "2026-12-05", "-", "year")]),
        ("báo cáo 6 tháng trước ngày 10/6/2024",
         [("trước ngày 10/6/2024", "2024-06-10", "-", "once")]),
        ("kiểm tra 02 lần/năm", [("02 lần/năm", "-", "-", "year")]),
        ("đột xuất khi có yêu cầu", [("đột xuất khi có yêu cầu", "-", "-", "-")]),
        ("báo cáo trong vòng 24 giờ", [("trong vòng 24 giờ", "-", "-", "-")]),
        ("đối chiếu trong thời hạn 05 ngày làm việc kể từ khi nhận được danh sách.",
         [("trong thời hạn 05 ngày làm việc kể từ khi nhận được danh sách", "-", "-", "-")]),
        ("báo cáo đột xuất trong 24 giờ kể từ khi xảy ra cháy, nổ",
         [("trong 24 giờ kể từ khi xảy ra cháy", "-", "-", "-")]),
        ("khắc phục tối đa không quá 90 ngày", [("tối đa không quá 90 ngày", "-", "-", "-")]),
        ("quá thời hạn 30 ngày không nộp thì hoàn trả",
         [("quá thời hạn 30 ngày", "-", "-", "-")]),
        ("không bán con giống trong 24 tháng kể từ ngày nhận",
         [("trong 24 tháng kể từ ngày nhận", "-", "-", "-")]),
        ("sơ kết sau 06 tháng thí điểm", [("sau 06 tháng thí điểm", "-", "-", "-")]),
        ("chia sẻ dữ liệu theo quý.", [("theo quý", "-", "-", "quarter")]),
        ("hằng tháng, trước ngày 25", [("hằng tháng, trước ngày 25", "-", "-", "month")]),
        ("chậm nhất ngày 15 tháng cuối quý",
         [("chậm nhất ngày 15 tháng cuối quý", "-", "-", "quarter")]),
        ("mỗi tháng 02 số, từ tháng 4 đến tháng 12/2026",
         [("mỗi tháng 02 số, từ tháng 4 đến tháng 12/2026", "2026-12-31", "2026-04-01", "month")]),
        ("hoàn thành trong Quý III/2026", [("trong Quý III/2026", "2026-09-30", "-", "once")]),
    ],
)  # fmt: skip
def test_deadlines_are_read_as_written(text: str, times: list[tuple[str, ...]]) -> None:
    assert read(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 78/KH-UBND, ngày 30/3/2022 của Ủy ban nhân dân tỉnh",
        "Thông báo kết luận ngày 16 tháng 3 năm 2015 của Ban Bí thư",
        "công tác bình đẳng giới năm 2022 hiệu quả, sáng tạo",
        "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030",
        "Chương trình truyền thông về bình đẳng giới đến năm 2030",
        "kinh phí từ ngân sách hằng năm được cấp có thẩm quyền giao",
        "số liệu tính từ ngày 16/6/2023 đến ngày 15/12/2023",
        "kết quả các hoạt động trong năm 2024",
        "Kết quả giải quyết hồ sơ từ ngày 01/7/2025 đến ngày 30/9/2025: tổng số, số quá hạn",
        "nêu rõ biên chế được giao, số hiện có mặt đến hết ngày 30/9/2025",
        "mức hỗ trợ 3.000.000 đồng, không quá 02 lần trong năm",
        "Ngày Quốc tế phụ nữ 8/3 và Ngày Gia đình Việt Nam 28/6",
    ],
)
def test_dates_of_texts_names_and_periods_are_no_deadlines(text: str) -> None:
    assert [time for time in find_times(text, PLAN) if time.hard] == []


@pytest.mark.parametrize(
    ("cell", "due", "begins", "recurrence"),
    [
        ("Quí IV-2025", "2025-12-31", "-", "once"),
        ("30/6/2026", "2026-06-30", "-", "once"),
        ("Quý II, III/2026", "2026-09-30", "-", "once"),
        ("Tháng 02-3/2023", "2023-03-31", "2023-02-01", "once"),
        ("Tháng 5 - 8/2024", "2024-08-31", "2024-05-01", "once"),
        ("Quý I - Quý II/2026", "2026-06-30", "2026-01-01", "once"),
        ("Năm 2026", "2026-12-31", "-", "once"),
        ("2026", "2026-12-31", "-", "once"),
        ("Giai đoạn 2026 - 2030", "2030-12-31", "2026-01-01", "once"),
        ("6 tháng đầu năm 2026", "2026-06-30", "-", "once"),
        ("Thường xuyên, hằng năm", "-", "-", "year"),
    ],
)
def test_a_cell_that_is_all_about_time_needs_no_cue(
    cell: str, due: str, begins: str, recurrence: str
) -> None:
    assert [time[1:] for time in read(cell, answers_when=True)] == [(due, begins, recurrence)]


def test_a_day_without_year_takes_the_plans_and_says_so() -> None:
    (time,) = find_times("trước ngày 05/12", PLAN)
    assert (time.due, time.year_inferred) == (date(2026, 12, 5), True)


def test_a_day_before_the_letter_is_of_the_next_year_unless_the_title_names_the_year() -> None:
    letter = Calendar(2024, date(2024, 11, 12))
    (time,) = find_times("khóa sổ điểm trong ngày 13/01", letter)
    assert time.due == date(2025, 1, 13)
    (time,) = find_times("trong tháng 3", Calendar(2022, date(2022, 5, 12), titled=True))
    assert time.due == date(2022, 3, 31)


def test_without_a_year_anywhere_a_day_is_not_due() -> None:
    assert [time for time in find_times("trước ngày 05/12", Calendar()) if time.hard] == []


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_from_its_three_spellings(day: date) -> None:
    for written in (
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} tháng {day.month} năm {day.year}",
    ):
        (time,) = find_times(f"gửi báo cáo trước ngày {written}", PLAN)
        assert (time.due, time.year_inferred) == (day, False)


PIECES = st.sampled_from(
    "trước ngày|05/12|từ|đến|15/11/2025|hằng năm|quý II|,|và|tháng 6|/2026|(|6 tháng|báo cáo"
    "|năm 2025|chậm nhất|31/02|29/02|hằng quý|ngày 20|tháng cuối quý|trong|;|1|–".split("|")
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=14).map(" ".join), st.booleans())
def test_times_never_fail_and_lie_in_the_text_in_order(text: str, answers_when: bool) -> None:
    times = find_times(text, PLAN, answers_when=answers_when)
    assert all(0 <= time.span.start < time.span.end <= len(text) for time in times)
    assert [time.span for time in times] == sorted(time.span for time in times)
