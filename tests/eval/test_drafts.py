"""Drafts are held to what they promise: on the shipped library, and on the originals where they
are; and what judges them sees each fault."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.draft import draft_plan
from assistant.settings import load
from corpus import read_documents
from corpus.document import Document
from eval.against import compare_runs
from eval.datasets import DatasetError
from eval.datasets.drafts import DRAFTS, load_drafts
from eval.drafted import draft_figures, judge_drafts
from eval.folder import read_run, write_run
from eval.metrics.drafts import DraftFigure, is_sourced, judge_draft, stale
from eval.report import reports
from eval.run import Run, run_drafts
from eval.thresholds import load_thresholds, shortfalls
from index import open_index

DIGEST = Path(__file__).resolve().parents[2] / "corpus" / "library" / "plans" / "ha-nam-2014.md"
WARD = "phường Hà Nam, tỉnh Ninh Bình"


@pytest.fixture(scope="module")
def run(library_index: Path) -> Run:
    with open_index(library_index) as index:
        return run_drafts(index, load(library_index))


def test_no_draft_of_the_library_falls_short(run: Run) -> None:
    thresholds = load_thresholds("drafts", ())
    assert len(thresholds) == len(run.figures()) == 5
    assert len(run.drafts) == 4 and "4 trên 9" in run.stamp.remarks[0]
    assert [str(each) for each in shortfalls(run, thresholds)] == []


def test_no_draft_of_the_originals_falls_short(shared_corpus: Path) -> None:
    wanted = load_drafts()
    plans: dict[str, Callable[[], Document]] = {
        one.parent: partial(_read, shared_corpus / "plans" / one.parent) for one in wanted
    }
    drafts = tuple(judge_drafts(wanted, plans))
    faults = [(d.key, d.unsourced, d.stale, d.forgotten) for d in drafts]
    assert [fault for fault in faults if any(fault[1:])] == []
    assert {name: each.value for name, each in draft_figures(drafts).items()} == {
        line.metric: line.least for line in load_thresholds("drafts", ())
    }


def _read(path: Path) -> Document:
    return read_documents(path)[0]


def test_a_run_of_drafts_is_read_back_and_against_itself_nothing_moves(
    run: Run, tmp_path: Path
) -> None:
    write_run(run, tmp_path / "run", reports(run, load_thresholds("drafts", ())))
    again = read_run(tmp_path / "run")
    assert (again.drafts, again.figures()) == (run.drafts, run.figures())
    comparison = compare_runs(again, run)
    assert comparison.questions == 39 and comparison.regressions == ()


def test_against_shows_duties_that_were_lost(run: Run) -> None:
    worse = replace(run, drafts=tuple(_forgetful(draft) for draft in run.drafts))
    comparison = compare_runs(run, worse)
    assert comparison.regressions == ("drafts.carried",)
    text = reports(worse, load_thresholds("drafts", ()), comparison)["report.md"]
    assert "Kém lần trước, hơn mức ngẫu nhiên: việc của cấp xã được mang vào." in text
    assert "kém đi" in text and "thiếu việc" in text and "việc của cấp xã được mang vào" in text


def _forgetful(draft: DraftFigure) -> DraftFigure:
    duties = tuple(replace(duty, good=duty.good and not duty.commune) for duty in draft.duties)
    return replace(draft, duties=duties)


# ── each fault is seen ───────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def parent() -> Document:
    return _read(DIGEST)


@pytest.fixture(scope="module")
def told(parent: Document) -> dict[str, Any]:
    return draft_plan(parent, WARD, year=2026).to_json()


@pytest.fixture
def spoiled(told: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(told)


def test_a_changed_word_has_no_source(spoiled: dict[str, Any], parent: Document) -> None:
    statement = next(one for one in spoiled["statements"] if one["kind"] == "verbatim")
    statement["text"] += " và báo cáo"
    judged = judge_draft(spoiled, parent, "x", [])
    assert judged.unsourced == (statement["text"],)


def test_a_quote_that_is_not_at_its_place_is_no_source(
    spoiled: dict[str, Any], parent: Document
) -> None:
    statement = next(one for one in spoiled["statements"] if one["kind"] == "verbatim")
    quoted = {one["n"]: one for one in spoiled["citations"]}
    assert is_sourced(statement, quoted, parent)
    quoted[statement["citations"][0]]["start"] += 1
    assert not is_sourced(statement, quoted, parent)
    assert not is_sourced({**statement, "citations": []}, quoted, parent)


def test_a_duty_that_nobody_speaks_of_is_forgotten(
    spoiled: dict[str, Any], parent: Document
) -> None:
    gone = next(duty["clause"] for duty in spoiled["coverage"] if duty["status"] == "left out")
    spoiled["coverage"] = [duty for duty in spoiled["coverage"] if duty["clause"] != gone]
    spoiled["citations"] = [one for one in spoiled["citations"] if one["clause"] != gone]
    judged = judge_draft(spoiled, parent, "x", [])
    assert judged.forgotten and all(line.startswith(gone) for line in judged.forgotten)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Sở Lao động - Thương binh và Xã hội chủ trì", ("lao động - thương binh",)),
        ("gửi Phòng LĐTBXH", ("lđtbxh",)),
        ("tại các huyện, thành phố", ("các huyện",)),
        ("Phòng Tài chính - Kế hoạch thẩm định", ("phòng tài chính",)),
        ("trên địa bàn tỉnh Hà Nam", ("tỉnh hà nam",)),
        ("kết quả năm 2014", ("2014",)),
        ("trước ngày 05/12/2014", ("05/12/2014",)),
        ("giai đoạn 2011 - 2015", ("2011 - 2015",)),
        ("hỗ trợ 370.000.000đồng", ("370.000.000",)),
        ("2 | Mua xe | Công an phường | 61.500", ("61.500",)),
        ("các ban, ngành phường đoàn thể tỉnh", ("ngành phường đoàn",)),
        ("giai đoạn 2021 - 2030", ()),
        ("từ năm 2014 trở đi", ()),
        ("theo Quyết định số 2351/QĐ-TTg ngày 24/12/2010 của Thủ tướng Chính phủ", ()),
        ("theo Luật Bình đẳng giới năm 2006", ()),
        ("Phòng Văn hóa - Xã hội, Công an phường báo cáo năm 2026", ()),
        ("báo cáo về Sở Nội vụ tỉnh Ninh Bình", ()),
        ("hỗ trợ [… điền số tiền …]", ()),
    ],
)
def test_what_is_of_another_time_is_found(sentence: str, found: tuple[str, ...]) -> None:
    seen = stale(sentence, 2026)
    assert bool(seen) is bool(found)
    assert set(found) <= set(seen)


# ── the dataset ──────────────────────────────────────────────────────────────────────────────

GOOD = {"parent": "a.txt", "for": WARD, "year": 2026, "clause": "I", "commune": True, "duty": "x"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({**GOOD, "year": "2026"}, "year"),
        ({**GOOD, "surprise": 1}, "surprise: không được có"),
        ({**GOOD, "duty": None}, "đủ cả ba"),
        ({key: value for key, value in GOOD.items() if key != "for"}, "thiếu for"),
        (GOOD, "đã có ở dòng 1"),
    ],
)
def test_a_spoiled_line_is_refused_with_its_number(
    line: dict[str, Any], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{json.dumps(line)}\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="dòng 3") as raised:
        load_drafts(path)
    assert says in str(raised.value)


def test_a_clause_that_the_parent_lacks_is_refused_with_its_line(
    parent: Document, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text(json.dumps({**GOOD, "clause": "XII.9"}) + "\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"dòng 1: văn bản a\.txt không có XII\.9"):
        list(judge_drafts(load_drafts(path), {"a.txt": lambda: parent}))


def test_three_plans_have_a_gold_list() -> None:
    wanted = load_drafts(DRAFTS)
    assert len(wanted) == 9
    assert [len(one.gold) for one in wanted if one.gold] == [32, 22, 17]
