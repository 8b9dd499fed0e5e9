"""What holds for every draft: nothing without its source, nothing stale, nothing forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.draft import Draft, draft_plan
from tests.assistant.draft.plans import DIGESTS, OWN, REAL, SHIPPED, drafted, read

SHIPPED_NAMES = [path.stem for path, _ in SHIPPED]


@pytest.fixture(params=SHIPPED, ids=SHIPPED_NAMES)
def shipped(request: pytest.FixtureRequest) -> Draft:
    return drafted(*request.param)


@pytest.fixture(params=REAL, ids=[name for name, _ in REAL])
def real(request: pytest.FixtureRequest, shared_corpus: Path) -> Draft:
    name, place = request.param
    return drafted(shared_corpus / "plans" / name, place)


def _is_sound(draft: Draft) -> None:
    for _, statement in draft.statements:
        if statement.quote is None:
            assert "[…" in statement.text
            continue
        quote = statement.quote
        assert quote.span.of(quote.document.text) == quote.quote
        assert statement.source == quote.quote
        assert quote.clause.span.contains(quote.span)
        for edit in statement.edits:
            assert edit.span.of(statement.text) == edit.now
    assert [check.name for check in draft.checks if not check.passed] == []
    assert all(duty.reason for duty in draft.coverage if duty.status == "left out")


def test_every_statement_of_a_shipped_draft_undoes_to_its_source(shipped: Draft) -> None:
    _is_sound(shipped)


def test_every_statement_of_a_real_draft_undoes_to_its_source(real: Draft) -> None:
    _is_sound(real)


def test_the_json_of_a_draft_is_the_contract(shipped: Draft) -> None:
    told = json.loads(json.dumps(shipped.to_json(), ensure_ascii=False))
    keys = "parent for year title statements citations coverage checks warnings"
    assert set(told) == set(keys.split())
    numbers = {citation["n"] for citation in told["citations"]}
    for statement in told["statements"]:
        assert statement["kind"] in ("verbatim", "adapted", "blank")
        assert bool(statement["citations"]) == (statement["kind"] != "blank")
        assert bool(statement["edits"]) == (statement["kind"] == "adapted")
        assert set(statement["citations"]) <= numbers
        for edit in statement["edits"]:
            assert statement["text"][edit["start"] : edit["end"]] == edit["to"]
    assert {duty["status"] for duty in told["coverage"]} <= {
        "carried",
        "adapted",
        "left out",
        "open",
    }


def test_no_sum_of_the_province_is_carried() -> None:
    draft = drafted(*SHIPPED[0])
    body = " ".join(statement.text for _, statement in draft.statements)
    assert "370.000.000" in draft.parent.text
    assert "370.000.000" not in body and "000.000" not in body
    assert any(duty.status == "open" for duty in draft.coverage)


def test_the_old_ministry_and_department_give_way_to_todays() -> None:
    draft = drafted(*SHIPPED[0])
    body = [s.text for line in draft.lines if line.style != "basis" for s in line.statements]
    assert any("Phòng Văn hóa - Xã hội" in text for text in body)
    assert not any("Thương binh" in text for text in body)


def test_a_ward_reports_by_the_parents_day_and_its_units_ten_days_sooner(
    shared_corpus: Path,
) -> None:
    draft = drafted(shared_corpus / "plans" / "174-KH-UBND.md", REAL[0][1])
    own, units = [s.text for sec, s in draft.statements if sec == "VI.5"]
    assert own.startswith("Ủy ban nhân dân phường Sài Gòn gửi báo cáo")
    assert "về Sở Nội vụ trước ngày 16 tháng 12 năm 2026" in own
    assert units.startswith("Các ban, ngành, đoàn thể phường gửi báo cáo")
    assert "về Phòng Văn hóa - Xã hội trước ngày 06 tháng 12 năm 2026 [đề xuất]" in units


def test_the_days_are_a_setting(shared_corpus: Path) -> None:
    parent = read(shared_corpus / "plans" / "174-KH-UBND.md")
    draft = draft_plan(parent, REAL[0][1], year=2026, days_earlier=20)
    assert any("26 tháng 11 năm 2026 [đề xuất]" in s.text for _, s in draft.statements)


def test_the_wards_earlier_plan_gives_order_and_units() -> None:
    like = read(DIGESTS / "hoi-thuong-2022.md")
    parent, place = SHIPPED[0]
    draft = draft_plan(read(parent), place, year=2026, like=like)
    headed = [line for line in draft.lines if line.style == "heading" and line.statements]
    titles = [line.statements[0].text for line in headed if line.section.isupper()]
    assert titles[0].startswith("MỤC ĐÍCH") and any("TỔ CHỨC" in title for title in titles)
    headings = [line.statements[0].text for line in headed if line.section.startswith("V.")]
    assert headings[0].startswith("Phòng Văn hóa - Xã hội")
    assert any(heading.startswith("Công an") for heading in headings)
    assert not any("Công chức" in heading for heading in headings)


def test_one_section_alone_can_be_drafted() -> None:
    parent, place = SHIPPED[0]
    draft = draft_plan(read(parent), place, year=2026, section="VI")
    assert {line.section.split(".")[0] for line in draft.lines} == {"VI"}


def test_what_the_province_reports_of_itself_is_not_said_of_the_commune() -> None:
    draft = drafted(OWN / "ocop_so_2024.txt", "xã Thanh Ba, tỉnh Phú Thọ")
    assert "187 sản phẩm" in draft.parent.text
    assert not any("187" in statement.text for _, statement in draft.statements)
