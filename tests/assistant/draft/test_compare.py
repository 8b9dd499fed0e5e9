"""Two plans side by side: a fresh draft lacks nothing, unrelated plans are said to be so."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from assistant.draft.compare import compare
from assistant.draft.files import write_draft
from assistant.draft.likeness import differences, same_subject
from assistant.draft.tables import comparison_csv, comparison_markdown, summary
from corpus import read_documents
from tests.assistant.draft.plans import DIGESTS, OWN, REAL, SHIPPED, drafted, read


@pytest.mark.parametrize("made", SHIPPED, ids=[path.stem for path, _ in SHIPPED])
def test_a_draft_just_made_lacks_nothing(made: tuple[Path, str], tmp_path: Path) -> None:
    write_draft(drafted(*made), tmp_path / "draft.docx")
    compared = compare(read(made[0]), read_documents(tmp_path / "draft.docx")[0])
    assert compared.related
    assert [row.duty for row in compared.rows if row.status == "missing"] == []


@pytest.mark.parametrize("made", REAL, ids=[name for name, _ in REAL])
def test_a_draft_of_a_real_plan_lacks_nothing(
    made: tuple[str, str], shared_corpus: Path, tmp_path: Path
) -> None:
    parent = shared_corpus / "plans" / made[0]
    write_draft(drafted(parent, made[1]), tmp_path / "draft.docx")
    compared = compare(read(parent), read_documents(tmp_path / "draft.docx")[0])
    assert [row.duty for row in compared.rows if row.status == "missing"] == []


def test_a_plan_of_the_same_field_is_related_and_lacks_much() -> None:
    compared = compare(read(DIGESTS / "ha-nam-2014.md"), read(DIGESTS / "hoi-thuong-2022.md"))
    assert compared.related and compared.count("missing") > 10
    assert "còn thiếu" in summary(compared)


def test_two_unrelated_plans_are_said_to_be_unrelated() -> None:
    compared = compare(read(OWN / "ocop_so_2024.txt"), read(DIGESTS / "hoi-thuong-2022.md"))
    assert not compared.related
    assert summary(compared).startswith("Hai kế hoạch không liên quan")


def test_the_table_tells_each_duty_in_markdown_csv_and_json() -> None:
    compared = compare(read(DIGESTS / "ha-nam-2014.md"), read(DIGESTS / "hoi-thuong-2022.md"))
    rows = list(csv.reader(io.StringIO(comparison_csv(compared))))
    assert len(rows) == len(compared.rows) + 1
    assert comparison_markdown(compared).count("\n| ") == len(compared.rows) + 2
    told = compared.to_json()
    counts = (told["carried"], told["changed"], told["missing"], told["not_asked"])
    assert sum(counts) == len(told["duties"]) == len(compared.rows)


def test_what_differs_is_named_word_for_word() -> None:
    assert differences("báo cáo trước ngày 16/12", "báo cáo trước ngày 06/12") == (
        ("16/12", "06/12"),
    )


def test_subjects_are_told_by_what_a_plan_says_most() -> None:
    gender = read(DIGESTS / "ha-nam-2014.md").text
    assert same_subject(gender, read(DIGESTS / "kien-giang-so-y-te-2022.md").text)
    assert not same_subject(gender, read(OWN / "ocop_so_2024.txt").text)
