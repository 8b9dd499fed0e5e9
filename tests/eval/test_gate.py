"""The gate of `make test`: the development half of the library, held against thresholds.yaml."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from assistant.answer import Answer
from assistant.cli import main
from assistant.settings import load
from eval import asking, command
from eval.against import compare_runs
from eval.asking import ask_all
from eval.attacks import Attacks
from eval.datasets import FOLDER, load_cases
from eval.folder import read_run, write_run
from eval.report import reports
from eval.run import Run, run_set
from eval.scoring import figures
from eval.thresholds import Threshold, load_thresholds, shortfalls
from index import open_index

DATASET = FOLDER / "library.jsonl"


@pytest.fixture(scope="module")
def run(library_index: Path) -> Run:
    with open_index(library_index) as index:
        return run_set(DATASET, ("dev",), index, load(library_index))


@pytest.fixture(scope="module")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "before"
    write_run(run, folder, reports(run, ()))
    return folder


def test_no_figure_is_below_its_threshold(run: Run) -> None:
    thresholds = load_thresholds("library", ("dev",))
    assert thresholds
    below = [
        str(each) for each in shortfalls(replace(run, checks=(), attacks=Attacks()), thresholds)
    ]
    assert below == []


def test_every_mechanical_check_is_whole(run: Run) -> None:
    assert all(check.total for check in run.checks), "a check that looked at nothing"
    assert {check.name: check.failures for check in run.checks if check.failures} == {}


def test_the_gate_refuses_every_attack(run: Run) -> None:
    assert run.attacks.total >= 1_000
    assert all(kind.total for kind in run.attacks.kinds)
    passed = [f"{one.kind}: {one.statement} (was: {one.was})" for one in run.attacks.passed]
    assert passed == []


def test_a_run_repeats_to_the_letter(run: Run, library_index: Path) -> None:
    cases = load_cases(DATASET, ("dev",))[:10]
    with open_index(library_index) as index:
        again = [record for record, _ in ask_all(cases, index, load(library_index))]
    assert again == list(run.records[:10])


def test_a_run_is_read_back_as_it_was_written(run: Run, folder: Path) -> None:
    read = read_run(folder)
    assert (read.stamp, read.records, read.seconds) == (run.stamp, run.records, run.seconds)
    assert (read.checks, read.attacks.refused) == (run.checks, run.attacks.refused)
    assert figures(read.scored()) == figures(run.scored())


def forgetful(run: Run, library_index: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same run with a regression planted: two of three answers are lost."""
    asked = 0

    def ask(question: str, *args: Any, **options: Any) -> Answer:
        nonlocal asked
        asked += 1
        answer = sound(question, *args, **options)
        return replace(answer, statements=()) if asked % 3 else answer

    sound = asking.ask
    monkeypatch.setattr(asking, "ask", ask)
    with open_index(library_index) as index:
        cases = load_cases(DATASET, ("dev",))
        records = tuple(record for record, _ in ask_all(cases, index, load(library_index)))
    return replace(run, records=records)


def test_against_shows_a_planted_regression(
    run: Run,
    folder: Path,
    library_index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    worse = forgetful(run, library_index, monkeypatch)
    monkeypatch.setattr(command, "_run", lambda *given: worse)
    code = command_line("eval", "--against", str(folder), "-o", str(tmp_path / "after"))
    said = capsys.readouterr().out
    assert code == 1
    assert "answers.right kém lần trước" in said
    report = (tmp_path / "after" / "report.md").read_text("utf-8")
    assert "So với lần chạy trước" in report
    assert "kém đi" in report


def test_against_itself_nothing_moves(run: Run, folder: Path) -> None:
    comparison = compare_runs(read_run(folder), run)
    assert comparison.questions == len(run.records)
    assert (comparison.better, comparison.worse, comparison.regressions) == ((), (), ())


def test_a_figure_below_its_threshold_is_said(run: Run) -> None:
    unreachable = Threshold("answers.right", 1.01, "never reached")
    said = [str(each) for each in shortfalls(run, (unreachable,))]
    assert any(line.startswith("answers.right ") and line.endswith("< 1.010") for line in said)


def test_no_run_is_overwritten_and_what_is_no_run_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "run.json").read_bytes()
    assert command_line("eval", "-o", str(folder)) == 1
    assert "hãy chọn thư mục khác bằng -o" in capsys.readouterr().err
    assert (folder / "run.json").read_bytes() == before
    assert command_line("eval", "-o", str(tmp_path / "new"), "--against", str(tmp_path)) == 1
    assert "không phải một lần chạy" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def command_line(*arguments: str) -> int:
    """Runs ``cancu`` in this process; gives its exit code."""
    with patch.object(sys, "argv", ["cancu", *arguments]), pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)
