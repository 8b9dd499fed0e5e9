"""Deadlines in a calendar: read back by the parser that calendars use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.calendar_file import calendar_of
from corpus.document import Clause, Document, Header, Obligation, Recurrence, Span

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
WORDS = "Các tổ dân phố gửi báo cáo về Công chức Văn hóa; gửi trước ngày 05/12/2022, đủ số liệu."
DUTY = Obligation(
    actor="Các tổ dân phố",
    action="gửi báo cáo",
    recipient="Công chức Văn hóa",
    due=date(2022, 12, 5),
    begins=None,
    recurrence="once",
    clause="IV",
    span=Span(0, len(WORDS)),
)


def plan(text: str = WORDS, title: str = "Công tác bình đẳng giới năm 2022") -> Document:
    header = Header(
        number="12/KH-UBND", type="Kế hoạch", issuer="UBND phường Hội Thương", title=title
    )
    clause = Clause("IV", "section", "IV.", "", (), Span(0, len(text)))
    return Document("0123456789ab", "plan.txt", header, text, (clause,))


def events(*duties: Obligation, document: Document | None = None) -> list[Any]:
    data = calendar_of([(document or plan(), duty) for duty in duties], NOW)
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_deadline_is_an_event_of_a_whole_day() -> None:
    (event,) = events(DUTY)
    assert event.decoded("dtstart") == date(2022, 12, 5)
    assert event.decoded("dtend") == date(2022, 12, 6)
    assert str(event["summary"]) == "Các tổ dân phố: gửi báo cáo"
    assert event.decoded("dtstamp") == NOW
    assert "rrule" not in event


def test_the_quote_and_its_place_stand_in_the_description() -> None:
    (event,) = events(DUTY)
    lines = str(event["description"]).split("\n")
    assert lines[0] == f"«{WORDS}»"
    assert lines[1] == "Kế hoạch 12/KH-UBND, UBND phường Hội Thương, mục IV"
    assert lines[2] == "Nơi nhận: Công chức Văn hóa"


def test_a_year_that_the_sentence_does_not_say_is_told_to_be_inferred() -> None:
    (event,) = events(replace(DUTY, year_inferred=True))
    assert "Năm suy từ kế hoạch" in str(event["description"])


def test_a_week_and_a_day_before_it_reminds() -> None:
    (event,) = events(DUTY)
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(days=-7), timedelta(days=-1)]


def test_the_same_words_keep_their_uid_and_others_have_another() -> None:
    later = replace(DUTY, due=date(2022, 12, 20))
    first, second = events(DUTY, later)
    (again,) = events(DUTY)
    assert first["uid"] == again["uid"] != second["uid"]


def test_what_has_no_day_is_no_event() -> None:
    assert events(replace(DUTY, due=None, recurrence="year")) == []


@pytest.mark.parametrize(
    ("recurrence", "due", "rule"),
    [
        ("once", date(2022, 12, 5), None),
        (None, date(2022, 12, 5), None),
        ("year", date(2022, 12, 5), "FREQ=YEARLY"),
        ("half-year", date(2022, 6, 5), "FREQ=MONTHLY;UNTIL=20221231;INTERVAL=6"),
        ("quarter", date(2022, 3, 20), "FREQ=MONTHLY;UNTIL=20221231;INTERVAL=3"),
        ("month", date(2022, 1, 25), "FREQ=MONTHLY;UNTIL=20221231;INTERVAL=1"),
        (
            "month",
            date(2022, 1, 31),
            "FREQ=MONTHLY;UNTIL=20221231;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        ),
    ],
)
def test_what_recurs_recurs_from_its_first_day_to_the_end_of_the_plans_year(
    recurrence: Recurrence | None, due: date, rule: str | None
) -> None:
    (event,) = events(replace(DUTY, recurrence=recurrence, due=due))
    said = event["rrule"].to_ical().decode() if "rrule" in event else None
    assert said and set(said.split(";")) == set(rule.split(";")) if rule else said is None


@pytest.mark.parametrize("title", ["Chương trình giai đoạn 2021 - 2025", "Quy chế báo cáo"])
def test_a_plan_for_several_years_sets_no_end(title: str) -> None:
    quarterly = replace(DUTY, recurrence="quarter")
    (event,) = events(quarterly, document=plan(title=title))
    assert "UNTIL" not in event["rrule"].to_ical().decode()


def test_a_text_that_would_steer_a_calendar_is_only_text() -> None:
    text = "Làm\nEND:VEVENT\nBEGIN:VALARM, \x1b[2J; trước ngày 05/12/2022"
    duty = replace(DUTY, action=text, span=Span(0, len(text)))
    (event,) = events(duty, document=plan(text))
    assert len(event.walk("VALARM")) == 2
    assert "\nEND:VEVENT\n" in str(event["description"])
    assert "\x1b" not in str(event["description"])


@settings(max_examples=60, deadline=None)
@given(
    words=st.text(min_size=1, max_size=200),
    actor=st.none() | st.text(max_size=40),
    due=st.dates(date(1945, 9, 2), date(2100, 1, 1)),
    recurrence=st.sampled_from([None, "once", "month", "quarter", "half-year", "year"]),
)
def test_whatever_a_document_holds_the_file_is_read_back_with_its_day(
    words: str, actor: str | None, due: date, recurrence: Recurrence | None
) -> None:
    duty = replace(
        DUTY, actor=actor, action=words, due=due, recurrence=recurrence, span=Span(0, len(words))
    )
    (event,) = events(duty, document=plan(words))
    assert event.decoded("dtstart") == due
