"""What cannot be drafted is refused in one line, and leaves no file behind."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter

from assistant.draft import draft_plan
from assistant.draft.demands import DraftError, recognised
from assistant.draft.files import write_draft
from corpus.errors import CancuError
from corpus.units import UnitError
from tests.assistant.draft.plans import DIGESTS, ROOT, SHIPPED, drafted, read

HA_NAM = DIGESTS / "ha-nam-2014.md"
WARD = "phường Hà Nam, tỉnh Ninh Bình"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (ROOT / "corpus" / "library" / "legal" / "73-2006-qh11.md", "không phải kế hoạch"),
        (DIGESTS / "hoi-thuong-2022.md", "cùng cấp"),
    ],
)
def test_a_law_or_a_plan_of_the_same_level_is_no_parent(path: Path, says: str) -> None:
    with pytest.raises(DraftError, match=says) as raised:
        draft_plan(read(path), WARD, year=2026)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("phường Không Có Thật, tỉnh Ninh Bình", "không có đơn vị"),
        ("phường Phủ Lí, tỉnh Ninh Bình", "có phải phường Phủ Lý"),
        ("xã Tân An", "hãy ghi đủ cả tỉnh"),
        ("phường Phủ Lý, tỉnh Nơi Nào", "không có tỉnh"),
        ("", "chưa nêu"),
    ],
)
def test_an_unknown_ward_is_refused_with_what_may_be_meant(place: str, says: str) -> None:
    with pytest.raises(UnitError, match=says):
        draft_plan(read(HA_NAM), place, year=2026)


def test_a_ward_of_another_province_is_a_warning() -> None:
    draft = draft_plan(read(HA_NAM), "phường Pleiku, tỉnh Gia Lai", year=2026)
    assert any("không thuộc tỉnh Ninh Bình" in warning for warning in draft.warnings)


def test_an_old_address_is_drafted_for_the_ward_of_today_and_says_so() -> None:
    draft = draft_plan(read(HA_NAM), "phường Châu Sơn, thành phố Phủ Lý, tỉnh Hà Nam", year=2026)
    assert draft.commune.full == "phường Châu Sơn, tỉnh Ninh Bình"
    assert any("nay là" in warning for warning in draft.warnings)


def test_a_year_before_the_parents_is_refused() -> None:
    with pytest.raises(DraftError, match="trước năm 2014"):
        draft_plan(read(HA_NAM), WARD, year=2013)


def test_an_old_parent_without_a_year_is_drafted_for_this_year() -> None:
    draft = draft_plan(read(HA_NAM), WARD, today=date(2027, 3, 1))
    assert draft.year == 2027


def test_an_unknown_section_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(DraftError, match="các mục"):
        draft_plan(read(HA_NAM), WARD, year=2026, section="XI")


def test_a_scan_without_text_is_refused(tmp_path: Path) -> None:
    paper = PdfWriter()
    paper.add_blank_page(595, 842)
    paper.write(tmp_path / "scan.pdf")
    with pytest.raises(CancuError) as raised:
        draft_plan(read(tmp_path / "scan.pdf"), WARD, year=2026)
    assert "scan.pdf" in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["no-such-folder/x.docx", "x.exe", "."])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DraftError):
        write_draft(drafted(*SHIPPED[0]), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(DraftError, match="không ghi được"):
        write_draft(drafted(*SHIPPED[0]), tmp_path / "x.md")


def test_a_failure_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    path.write_text("cũ", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DraftError, match="No space"):
        write_draft(drafted(*SHIPPED[0]), path)
    assert path.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_a_parent_that_was_recognised_in_a_scan_is_a_warning() -> None:
    parent = read(HA_NAM)
    assert recognised(parent) == ()
    first, *rest = parent.clauses
    scanned = replace(parent, clauses=(replace(first, confidence=0.81), *rest))
    (warning,) = recognised(scanned)
    assert "81%" in warning and "đối chiếu" in warning and "\n" not in warning
