"""What README.md shows can be typed as it stands, on the shipped library."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app

ROOT = Path(__file__).resolve().parents[1]
PLAN = (
    "UBND PHƯỜNG THỦY XUÂN\nKẾ HOẠCH\nTrồng cây năm 2026\nI. THỰC HIỆN\n"
    "1. Các tổ dân phố báo cáo về UBND phường trước ngày 05/12/2026.\n"
)


def examples() -> list[list[str]]:
    """The commands under "Dùng", without their comments."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    use = readme.partition("## Dùng")[2].partition("\n## ")[0].partition("### ")[0]
    shown = re.search(r"^```sh\n(.*?)^```$", use, re.DOTALL | re.MULTILINE)
    assert shown
    return [shlex.split(line, comments=True)[1:] for line in shown[1].splitlines()]


def test_every_example_does_what_it_says(
    library_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANCU_INDEX", str(shutil.copytree(library_index, tmp_path / "index")))
    Path("thu-muc-van-ban").mkdir()
    Path("thu-muc-van-ban/trong-cay.txt").write_text(PLAN, encoding="utf-8")
    Path("cau-hoi.csv").write_text("câu hỏi\nTuổi kết hôn của nam?\n", encoding="utf-8")
    commands = examples()
    assert {command[0] for command in commands} >= {"add", "ask", "batch", "draft", "compare"}
    for command in commands:
        result = CliRunner().invoke(app, command, prog_name="cancu")
        assert result.exit_code == 0, (command, result.output, result.exception)
    assert Path("tra-loi.csv").stat().st_size and Path("du-thao.docx").stat().st_size
    assert "BEGIN:VEVENT" in Path("lich.ics").read_text(encoding="utf-8")
