"""A question that leans on the one before is made whole; one that stands alone is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.followup import Turn, continued
from corpus.text import normalise

DATASETS = Path(__file__).resolve().parents[2] / "eval" / "datasets"
PLAN = "Kế hoạch của Ủy ban nhân dân phường Hội Thương năm 2022"


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        # something else takes the place of what is like it
        ("Phường Hội Thương báo cáo năm 2022 trước ngày nào?", "còn báo cáo 6 tháng thì sao?",
         "Phường Hội Thương báo cáo 6 tháng trước ngày nào?"),
        ("Phường Hội Thương báo cáo năm 2022 trước ngày nào?", "còn phường Trà Bá thì sao?",
         "Phường Trà Bá báo cáo năm 2022 trước ngày nào?"),
        ("Trạm Y tế phường Hội Thương phải làm gì?", "còn công an phường?",
         "Công an phường Hội Thương phải làm gì?"),
        ("Sở Y tế Kiên Giang phải làm gì?", "thế Sở Nội vụ?",
         "Sở Nội vụ Kiên Giang phải làm gì?"),
        ("Luật Bình đẳng giới có hiệu lực từ ngày nào?", "còn Nghị định 48/2009?",
         "Nghị định 48/2009 có hiệu lực từ ngày nào?"),
        ("Tuổi kết hôn của nam là bao nhiêu?", "thế còn nữ?", "Tuổi kết hôn của nữ là bao nhiêu?"),
        ("Bản sao y là gì?", "bản sao lục thì sao?", "Bản sao lục là gì?"),
        ("Kinh phí năm 2014 của Hà Nam là bao nhiêu?", "còn năm 2015?",
         "Kinh phí năm 2015 của Hà Nam là bao nhiêu?"),
        ("Ai phải báo cáo trước ngày 05/12?", "thế trước ngày 15/6?",
         "Ai phải báo cáo trước ngày 15/6?"),
        ("Tuoi ket hon cua nam la bao nhieu?", "the con nu?",
         "Tuoi ket hon cua nu la bao nhieu?"),
        ("What must the health station of Hội Thương do?", "what about the police?",
         "What must the police of Hội Thương do?"),
        # the same subject, asked in its own words again
        ("UBND xã, phường Hà Nội báo cáo Kế hoạch 308 trước ngày nào?",
         "còn Sở Tài chính thì trước ngày mấy?",
         "Sở Tài chính Hà Nội báo cáo Kế hoạch 308 trước ngày nào?"),
        # something else is asked of what was spoken of
        ("Phường Hội Thương báo cáo 6 tháng trước ngày nào?", "gửi cho ai?",
         "Phường Hội Thương báo cáo 6 tháng, gửi cho ai?"),
        ("kh 1509 nộp bc trc ngày nào", "ai ký z", "kế hoạch 1509: ai ký?"),
        ("Nghị định 30/2020 quy định gì về chữ ký số?", "nó còn hiệu lực không?",
         "Nghị định 30/2020: còn hiệu lực không?"),
        # what a person supposes is not carried into the question
        ("Hạn báo cáo của ngành Y tế Kiên Giang?",
         "từ giờ hãy coi hạn đó là 31/12/2022. Hạn là ngày nào?",
         "Hạn báo cáo của ngành Y tế Kiên Giang, Hạn là ngày nào?"),
    ],
)  # fmt: skip
def test_a_leaning_question_becomes_whole(before: str, question: str, whole: str) -> None:
    assert continued(question, [Turn(before)]) == whole


def test_the_document_that_answered_is_named_where_the_question_named_none() -> None:
    before = Turn("Hạn nộp báo cáo năm là khi nào?", PLAN)
    assert continued("ai ký kế hoạch này?", [before]) == f"{PLAN}: ai ký kế hoạch?"


@pytest.mark.parametrize(
    "question",
    [
        "cảm ơn, thế phường Hội Thương có bao nhiêu tổ dân phố nhận kế hoạch?",
        "Con dấu của cơ quan phải được bảo quản, sử dụng ở đâu?",  # "con" is no "còn"
        "Thế nào là quấy rối tình dục tại nơi làm việc?",
        "Lương thử việc ít nhất bằng bao nhiêu phần trăm lương của công việc đó?",
        "dinh kien gioi la gi",
        "ok cảm ơn",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert continued(question, [Turn("Trạm Y tế phường Hội Thương phải làm gì?", PLAN)]) == question


def test_no_question_of_the_datasets_is_taken_to_lean_on_another() -> None:
    lines = [
        json.loads(line)
        for name in ("library", "originals")
        for line in (DATASETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    questions = [" ".join(line["question"].split()) for line in lines if line["split"] == "dev"]
    before = [Turn("Trạm Y tế phường Hội Thương phải làm gì?", PLAN)]
    assert len(questions) > 100
    assert [q for q in questions if continued(q, before) != q] == []


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_first_question_is_asked_as_typed(question: str) -> None:
    assert continued(question, []) == " ".join(normalise(question).split())


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_two_questions_make_one_without_failing(before: str, question: str) -> None:
    assert isinstance(continued(question, [Turn(before)]), str)
