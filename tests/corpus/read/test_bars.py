"""Tables with bars, in Markdown's form and in the form crawlers leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read import read_sources
from corpus.read.bars import table_at
from corpus.read.plain import read_plain
from corpus.read.source import Line


def crawled(*rows: list[str]) -> list[str]:
    """Rows as a crawler writes them: each bar on its own line, an empty cell as no line."""
    lines: list[str] = []
    for row in rows:
        lines.append("|")
        for cell in row:
            lines += [*cell.splitlines(), "|"]
    return lines


def read_rows(lines: list[str]) -> list[list[str]]:
    table = table_at(lines, 0)
    assert table is not None
    assert table.end == len(lines)
    return [["\n".join(cell) for cell in row] for row in table.rows]


HEADER = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, ["1", "Tập huấn\ncho cán bộ", "Sở Nội vụ", "Quý II"]],
        [HEADER, ["I. TRUYỀN THÔNG"], ["1", "Tọa đàm", "Sở Nội vụ", "Quý II"]],
        [HEADER, ["1", "Tập huấn", "", "Quý II"], ["2", "Tọa đàm", "Sở Y tế", ""]],
        [HEADER, ["1", "Tập huấn", "Sở Y tế", ""], ["II. KIỂM TRA"], ["2", "Đi", "Sở Y tế", "Năm"]],
        [HEADER, ["", "Tập huấn", "", "Quý II"], ["2", "Tọa đàm", "Sở Y tế", "Quý III"]],
        [HEADER, ["1", "Tập huấn", "Sở Y tế", "Quý I"], ["", "", "", ""]],
    ],
)
def test_a_crawled_table_with_merged_and_empty_cells_comes_back_row_by_row(
    rows: list[list[str]],
) -> None:
    assert read_rows(crawled(*rows)) == rows


def test_a_letterhead_between_bars_becomes_ordinary_lines_cell_after_cell() -> None:
    lines = crawled(
        ["**ỦY BAN NHÂN\nDÂN**\nTỈNH ĐỒNG THÁP", "CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 617/KH-UBND", "Đồng Tháp, ngày 01 tháng 12 năm 2025"],
    )
    source = read_plain("\n".join(lines).encode(), "x.md", markdown=True)
    assert not any(line.row for line in source.lines)
    words = [line.text for line in source.lines if line.text]
    assert words == [line for line in lines if line != "|"]


def test_a_data_row_is_one_line_with_its_cells_between_bars() -> None:
    lines = crawled(["TT", "Nội dung"], ["1", "Tập huấn\nnghiệp vụ"])
    source = read_plain("\n".join(lines).encode(), "x.md", markdown=True)
    assert source.lines == (
        Line("TT | Nội dung", row=True),
        Line("1 | Tập huấn nghiệp vụ", row=True),
    )
    assert (1, "joined line", "\n") in source.repairs


@pytest.mark.parametrize(
    "text",
    [
        "| TT | Nội dung |\n|----|:-----:|\n| 1 | Chi cho tập huấn |\n| 2 | Chi khác |",
        "TT | Nội dung\n---|---\n1 | Chi cho tập huấn\n2 | Chi khác",
        "|TT|Nội dung|\n|1|Chi cho<br>tập huấn|\n|2|Chi khác|",
    ],
)
def test_a_markdown_table_gives_the_same_rows_in_each_of_its_spellings(text: str) -> None:
    source = read_plain(text.encode(), "x.md", markdown=True)
    rows = [line.text for line in source.lines if line.row]
    assert rows == ["TT | Nội dung", "1 | Chi cho tập huấn", "2 | Chi khác"]


def test_a_bar_inside_a_sentence_is_no_table() -> None:
    source = read_plain("Tỷ lệ a | b là 3.\nHết.".encode(), "x.md", markdown=True)
    assert [line.text for line in source.lines] == ["Tỷ lệ a | b là 3.", "Hết."]


def test_a_leftover_bar_swallows_nothing() -> None:
    text = "|\nI. MỤC ĐÍCH\n\n" + "\n\n".join(f"{n}. Nội dung {n}" for n in range(1, 90))
    source = read_plain(text.encode(), "x.md", markdown=True)
    assert [line.text for line in source.lines if line.text] == [
        line for line in text.split("\n") if line not in ("", "|")
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["|", "a", "b 1", "", "- c", "| x | y |", "|---|---|", "## d"])))
def test_no_word_of_any_mixture_of_bars_and_lines_is_lost_or_moved(lines: list[str]) -> None:
    source = read_plain("\n".join(["đầu", *lines, "cuối"]).encode(), "x.md", markdown=True)
    seen = "".join(c for line in source.lines for c in line.text if c.isalnum())
    assert seen == "".join(c for line in ["đầu", *lines, "cuối"] for c in line if c.isalnum())


def test_the_annex_of_a_real_plan_is_read_as_rows(shared_corpus: Path) -> None:
    (source,) = read_sources(shared_corpus / "plans" / "617-KH-UBND.md")
    rows = [line.text for line in source.lines if line.row]
    assert len(rows) == 1 + 4 + 11
    assert rows[0].count(" | ") == 4
    assert [row.split(" | ")[0] for row in rows if row[0].isdigit()] == [
        str(number) for number in range(1, 12)
    ]
    assert sum(1 for row in rows if row.startswith("**I") and " | " not in row) == 4


def test_the_letterheads_and_signatures_of_real_plans_are_no_rows(shared_corpus: Path) -> None:
    for path in sorted((shared_corpus / "plans").glob("*-KH-UBND.md")):
        (source,) = read_sources(path)
        rows = [line.text for line in source.lines if line.row]
        assert not any("CỘNG HÒA" in row or "Nơi nhận" in row for row in rows), path.name
