"""``cancu deadlines``, ``amounts`` and ``references`` on the real plans."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from assistant.cli import app
from index import build
from tests.stand_ins import InThisProcess, Meaningless

LIBRARY = Path(__file__).resolve().parents[2] / "corpus" / "library"
HA_NAM = "003_8d1e6aa1a21ecbf8.txt"
HOI_THUONG = "000_0e63ce9b455361fc.txt"
KIEN_GIANG = "004_19997326cc35926e.txt"
HO_CHI_MINH = "174-KH-UBND.md"


def indexed(paths: Sequence[Path], directory: Path) -> Path:
    build.add(paths, directory, reader=InThisProcess(), embedding=Meaningless())
    return directory


@pytest.fixture(scope="module")
def plans(shared_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the ten plans."""
    return indexed([shared_corpus / "plans"], tmp_path_factory.mktemp("facts") / "index")


def cancu(*arguments: str, index: Path) -> Result:
    return CliRunner().invoke(app, [*arguments, "--index", str(index)], prog_name="cancu")


def listed(*arguments: str, index: Path) -> list[dict[str, Any]]:
    result = cancu(*arguments, "--json", index=index)
    assert result.exit_code == 0, result.stderr
    facts: list[dict[str, Any]] = json.loads(result.stdout)
    return facts


def table(*arguments: str, index: Path) -> list[dict[str, str]]:
    result = cancu(*arguments, "--csv", index=index)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


# Deadlines


def test_by_5_december_the_ward_and_the_health_sector_report(plans: Path) -> None:
    found = listed("deadlines", "--on", "05/12/2022", index=plans)
    assert {fact["file"] for fact in found} == {HOI_THUONG, KIEN_GIANG}
    recipients = {fact["file"]: fact["recipient"] for fact in found}
    assert recipients[HOI_THUONG] == "Công chức Văn hóa và Xã hội"
    assert recipients[KIEN_GIANG].startswith("Ban Vì sự tiến bộ phụ nữ")
    assert all("05/12" in fact["quote"] or "5/12" in fact["quote"] for fact in found)


def test_on_16_december_2025_ho_chi_minh_city_is_reported_to(plans: Path) -> None:
    (fact,) = listed("deadlines", "--on", "2025-12-16", index=plans)
    assert (fact["file"], fact["recipient"], fact["clause"]) == (HO_CHI_MINH, "Sở Nội vụ", "VII")
    result = cancu("deadlines", "--on", "2025-12-16", index=plans)
    heading, line, total = result.stdout.splitlines()
    assert heading.startswith("Thời hạn")
    assert line.startswith("16/12/2025") and "174/KH-UBND" in line and line.endswith("mục VII")
    assert total == "1 thời hạn"


def test_every_quote_stands_where_it_says(plans: Path) -> None:
    for command in ("deadlines", "amounts", "references"):
        texts: dict[str, str] = {}
        for fact in listed(command, index=plans):
            if fact["document"] not in texts:
                shown = cancu("show", fact["document"], "--text", index=plans)
                texts[fact["document"]] = shown.stdout
            assert texts[fact["document"]][fact["start"] : fact["end"]] == fact["quote"]


@pytest.mark.parametrize(
    "unit", ["Sở KH&CN", "Sở Khoa học và Công nghệ", "so khoa hoc va cong nghe"]
)
def test_a_unit_is_found_spelled_out_or_short_with_and_without_marks(
    unit: str, plans: Path
) -> None:
    whole = listed("deadlines", "--unit", "Sở Khoa học và Công nghệ", index=plans)
    assert whole
    assert listed("deadlines", "--unit", unit, index=plans) == whole


def test_before_and_after_include_their_day_and_sort_by_it(plans: Path) -> None:
    found = listed("deadlines", "--after", "2022-06-05", "--before", "05/12/2022", index=plans)
    days = [fact["due"] for fact in found]
    assert days == sorted(days)
    assert {days[0], days[-1]} == {"2022-06-05", "2022-12-05"}


def test_of_one_document_only_its_own_are_listed(plans: Path) -> None:
    found = listed("deadlines", "--document", "1509/KH-SYT-CDN", index=plans)
    assert {fact["file"] for fact in found} == {KIEN_GIANG}


def test_where_nothing_is_due_the_table_says_so(plans: Path) -> None:
    result = cancu("deadlines", "--on", "1999-01-01", index=plans)
    assert (result.exit_code, result.stdout) == (0, "Không có thời hạn nào\n")
    assert listed("deadlines", "--on", "1999-01-01", index=plans) == []
    assert table("deadlines", "--on", "1999-01-01", index=plans) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("deadlines", "--on", "5/12"), "5/12 không phải ngày"),
        (("deadlines", "--before", "31/02/2022"), "31/02/2022 không phải ngày"),
        (("references", "--on", "hôm nay"), "hôm nay không phải ngày"),
        (("deadlines", "--json", "--csv"), "chỉ chọn một trong"),
        (("amounts", "--document", "không có"), "không có văn bản nào"),
    ],
)
def test_wrong_use_is_one_line_with_the_cure(
    arguments: Sequence[str], told: str, plans: Path
) -> None:
    result = cancu(*arguments, index=plans)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_calendar_has_one_event_for_each_deadline_with_a_day(
    plans: Path, tmp_path: Path
) -> None:
    path = tmp_path / "han.ics"
    result = cancu("deadlines", "--ics", str(path), index=plans)
    dated = [fact for fact in listed("deadlines", index=plans) if fact["due"]]
    assert result.stdout.startswith(f"Đã ghi {len(dated)} thời hạn vào ")
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == len(dated) == len({str(event["uid"]) for event in events})
    for event, fact in zip(events, dated, strict=True):
        assert event.decoded("dtstart").isoformat() == fact["due"]
        assert f"«{fact['quote']}»" in str(event["description"])


def test_a_calendar_that_cannot_be_written_is_named(plans: Path, tmp_path: Path) -> None:
    result = cancu("deadlines", "--ics", str(tmp_path / "khong-co" / "han.ics"), index=plans)
    assert result.exit_code == 1
    assert "han.ics" in result.stderr
    assert len(result.stderr.splitlines()) == 1


# Amounts


def test_ha_nams_budget_is_a_tree_that_adds_up(plans: Path) -> None:
    result = cancu("amounts", "--document", HA_NAM, index=plans)
    _, total, *parts, count = result.stdout.splitlines()
    assert total.startswith("  370.000.000  ")
    tree = [(len(line) - len(line.lstrip()), line.split()[0]) for line in parts]
    millions = [figure.removesuffix(".000.000") for _, figure in tree]
    assert millions == ["70", "80", "210", "150", "45", "15", "10"]
    assert count == "8 khoản tiền"
    assert "Không khớp" not in result.stdout
    found = listed("amounts", "--document", HA_NAM, index=plans)
    top = [fact["value"] for fact in found if fact["parent"] == 370_000_000]
    third = [fact["value"] for fact in found if fact["parent"] == 210_000_000]
    assert (len(top), sum(top), len(third), sum(third)) == (4, 370_000_000, 3, 210_000_000)
    assert not any(fact["issues"] for fact in found)


def test_a_copy_with_one_figure_changed_is_reported_with_both_numbers(
    shared_corpus: Path, tmp_path: Path
) -> None:
    text = (shared_corpus / "plans" / HA_NAM).read_text(encoding="utf-8")
    assert text.count("80.000.000") == 1
    copy = tmp_path / HA_NAM
    copy.write_text(text.replace("80.000.000", "90.000.000"), encoding="utf-8")
    index = indexed([copy], tmp_path / "index")
    result = cancu("amounts", index=index)
    (line,) = [line for line in result.stdout.splitlines() if "Không khớp" in line]
    assert "370.000.000 đồng" in line and "380.000.000 đồng" in line
    (told,) = [fact for fact in listed("amounts", index=index) if fact["issues"]]
    assert told["value"] == 370_000_000


# References


def test_missing_lists_what_is_cited_and_not_held_and_calls_nothing_wrong(plans: Path) -> None:
    everything = listed("references", index=plans)
    missing = listed("references", "--missing", index=plans)
    assert {fact["status"] for fact in missing} == {"registered", "not held"}
    assert [fact for fact in everything if fact["status"] != "held"] == missing
    numbers = {fact["number"] for fact in missing}
    assert {"178/QĐ-TTg", "28/NQ-CP", "214/NQ-CP", "8935/BNV-CTTN&BĐG"} <= numbers
    said = cancu("references", "--missing", index=plans).stdout
    assert "kho không có" in said and "có trong danh mục" in said
    assert "sai" not in said.casefold().split()


def test_a_text_that_is_held_is_no_longer_missing(shared_corpus: Path, tmp_path: Path) -> None:
    digest = LIBRARY / "legal" / "73-2006-qh11.md"
    index = indexed([shared_corpus / "plans" / HOI_THUONG, digest], tmp_path / "index")
    titles = {fact["title"] for fact in listed("references", "--missing", index=index)}
    assert "Luật Bình đẳng giới" not in titles
    held = [one for one in listed("references", index=index) if one["status"] == "held"]
    assert {one["title"] for one in held} == {"Luật Bình đẳng giới"}


def test_in_force_is_answered_for_the_day_asked(plans: Path) -> None:
    def law(*on: str) -> set[str]:
        found = listed("references", "--document", "174/KH-UBND", *on, index=plans)
        return {fact["in_force"] for fact in found if fact["number"] == "202/2025/QH15"}

    assert law() == {"yes"}
    assert law("--on", "2024-01-01") == {"no"}
    assert law("--on", "2031-01-01") == {"unknown"}
    shown = cancu("references", "--on", "01/01/2024", "--document", "174", index=plans)
    assert "Hiệu lực 01/01/2024" in shown.stdout.splitlines()[0]


def test_a_citation_with_another_day_than_the_register_has_carries_a_hint(plans: Path) -> None:
    result = cancu("references", "--document", "165/KH-UBND", index=plans)
    lines = result.stdout.splitlines()
    place = next(n for n, line in enumerate(lines) if "27/CT-TTg ngày 15/07/2024" in line)
    assert lines[place + 1].startswith("    gợi ý: Danh mục ghi ngày 15/08/2024")


def test_mentions_of_one_text_are_one_line(plans: Path) -> None:
    lines = cancu("references", "--document", "165/KH-UBND", index=plans).stdout.splitlines()
    assert len([line for line in lines if line.startswith("Nghị quyết 21-NQ/TW")]) == 1


def test_show_json_tells_what_the_references_mean(plans: Path) -> None:
    shown = json.loads(cancu("show", "174/KH-UBND", "--json", index=plans).stdout)
    assert "registered" in {one["status"] for one in shown["references"]}


# For spreadsheets and scripts


@pytest.mark.parametrize("command", ["deadlines", "amounts", "references"])
def test_csv_holds_what_json_holds(command: str, plans: Path) -> None:
    facts, rows = listed(command, index=plans), table(command, index=plans)
    assert len(rows) == len(facts) > 0
    assert list(rows[0]) == list(facts[0])
    for row, fact in zip(rows, facts, strict=True):
        assert row["file"] == fact["file"]
        assert row["quote"].removeprefix("'") == fact["quote"]


def test_a_cell_of_csv_is_never_a_formula(tmp_path: Path) -> None:
    plan = tmp_path / "=cmd.txt"
    plan.write_text(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG THỦY XUÂN\nSố: 12/KH-UBND\nKẾ HOẠCH\nTrồng cây năm 2026\n"
        "I. TỔ CHỨC THỰC HIỆN\n1. Các tổ dân phố báo cáo UBND phường trước ngày 05/12/2026.\n",
        encoding="utf-8",
    )
    (row,) = table("deadlines", index=indexed([plan], tmp_path / "index"))
    assert row["file"] == "'=cmd.txt"


def test_the_tables_take_one_line_a_fact_and_no_control_characters(tmp_path: Path) -> None:
    plan = tmp_path / "doc-hai.txt"
    plan.write_text(
        "KẾ HOẠCH\nTrồng cây năm 2026\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Các tổ dân phố \x1b[2J báo cáo UBND phường theo Nghị định số 30/2020/NĐ-CP, chi "
        "5.000.000 đồng, trước ngày 05/12/2026.\n",
        encoding="utf-8",
    )
    index = indexed([plan], tmp_path / "index")
    for command in ("deadlines", "amounts", "references"):
        assert "\x1b" not in cancu(command, index=index).stdout
    assert len(cancu("deadlines", index=index).stdout.splitlines()) == 3
