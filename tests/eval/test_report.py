"""What a report shows of a run, and that nothing in it is more than words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from eval.against import compare_runs
from eval.attacks import Attack, Attacks
from eval.attacks.judging import Kind
from eval.metrics.mechanical import Check
from eval.record import Record
from eval.report import reports
from eval.report.markdown import escaped
from eval.run import Run, Stamp
from eval.thresholds import Threshold
from tests.eval.judged import HEALTH, REPORT, UNANSWERABLE, WARD, answer, asked, citation, record

HOSTILE = "<script>alert(1)</script> | **đậm** [bấm](javascript:x) <img src=x onerror=y>"


def run_of(*records: Record) -> Run:
    stamp = Stamp(
        set="library", splits=("dev",), dataset="0" * 64, today="2025-12-01", index="1-abc",
        settings="f00", versions={"python": "3.11"}, documents=(WARD, HEALTH),
    )  # fmt: skip
    return Run(stamp, records, (Check("mechanical.batch", 2),), Attacks(), (0.01,) * len(records))


RIGHT = record(answer((REPORT, (1,)), citations=(citation(1, "aaa", "phần kết"),)), id="l-001")
WRONG = record(
    answer((HOSTILE, (1,)), citations=(citation(1, "aaa", "V.6", HOSTILE),)),
    asked(question=f"Báo cáo khi nào? {HOSTILE}"),
    id="l-002",
)
INVENTED = record(RIGHT.answer, asked(**UNANSWERABLE), id="l-003")


def test_each_wrong_answer_stands_there_with_gold_answer_and_quotes() -> None:
    text = reports(run_of(RIGHT, WRONG, INVENTED), ())["report.md"]
    assert "Câu chưa đúng (2)" in text
    assert "l-002" in text and "l-003" in text and "### l-001" not in text
    assert escaped("000_0e63ce9b455361fc.txt phần kết") in text
    assert "không có lời đáp trong kho" in text
    assert escaped(HOSTILE) in text


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_the_page_runs_nothing_and_asks_for_nothing() -> None:
    page = reports(run_of(RIGHT, WRONG), (Threshold("answers.right", 0.9, HOSTILE),))["report.html"]
    tags = Tags()
    tags.feed(page)
    names = {name for name, _ in tags.seen}
    assert not names & {"script", "img", "link", "iframe", "object", "a"}
    attributes = {key for _, held in tags.seen for key in held}
    assert not {key for key in attributes if key.startswith("on") or key in ("src", "href")}
    assert "default-src 'none'" in page
    assert "<svg" in page
    assert not re.search(r"https?:", page)


@pytest.mark.parametrize("mark", list("\\`*_{}[]<>#|!~&"))
def test_no_mark_of_markdown_survives(mark: str) -> None:
    assert escaped(f"a{mark}b\nc") == f"a\\{mark}b c"


def test_what_falls_short_is_said_first() -> None:
    run = run_of(RIGHT, WRONG)
    text = reports(run, (Threshold("answers.right", 0.9, "mục tiêu"),))["report.md"]
    verdict = text.split("## ")[1]
    assert "trả lời đúng" in verdict and "0.500" in verdict and "mục tiêu" in verdict


def test_an_attack_that_passed_and_a_check_that_failed_are_shown() -> None:
    attack = Attack("digit", "Được cấp 470 triệu.", (), "Được cấp 370 triệu.")
    failed = Check("mechanical.verbatim", 3, ("l-001: «abc» không nguyên văn",))
    run = run_of(RIGHT)
    run = Run(run.stamp, run.records, (failed,), Attacks((Kind("digit", 9, (attack,)),)), (0.1,))
    text = reports(run, ())["report.md"]
    assert "Được cấp 470 triệu." in text
    assert "«abc» không nguyên văn" in text
    assert "Bác bỏ 8 trên 9" in text


def test_what_turned_is_told_from_both_sides() -> None:
    worse = record(answer(), id="l-001")
    comparison = compare_runs(run_of(RIGHT), run_of(worse))
    text = reports(run_of(worse), (), comparison)["report.md"]
    assert "Kém đi: 1 câu" in text
    assert "đúng → bỏ sót" in text
    assert escaped(REPORT) in text


def test_a_run_without_records_has_a_report() -> None:
    assert set(reports(run_of(), ())) == {"report.md", "report.html"}


def test_a_conversation_is_told_turn_by_turn() -> None:
    first = RIGHT.model_copy(update={"id": "c-001"})
    second = INVENTED.model_copy(update={"id": "c-001", "turn": 2})
    alone = RIGHT.model_copy(update={"id": "c-002"})
    text = reports(run_of(first, second, alone), ())["report.md"]
    assert "| lượt 1 | 2 | 0 | 0 | 0 | 0 |" in text
    assert "| **c-001** | khi nào | đúng | bịa |" in text
    assert "| c-002 | khi nào | đúng |  |" in text
    assert "Hội thoại theo lượt" not in reports(run_of(RIGHT), ())["report.md"]
