"""``kill -9`` at every step of ``add``; a full disk; two writers at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index import open_index
from index.build import add
from index.doctor import examine
from index.errors import LockedError
from index.lock import HOLDER, writer_lock
from tests.index.made import PlainReader, QuickEmbedder, write_plan

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_killed_at_any_step_the_index_answers_as_before_or_after_and_the_next_add_completes(
    tmp_path: Path,
) -> None:
    process = run("tests/index/crashing.py", str(tmp_path))
    told, complaint = process.communicate()
    assert process.returncode == 0, complaint
    lines = [json.loads(line) for line in told.splitlines()]
    answers = [line["answers"] for line in lines]
    assert len(lines) > 20
    assert answers == sorted(answers, reverse=True)  # all "old", then all "new"
    assert set(answers) == {"old", "new"}
    for line in lines:
        assert "error" not in line["levels"]
        assert all(cure.startswith("cancu add") for cure in line["cures"])
        assert line["completed"]


FULL_DISK = """
import resource, sys
from pathlib import Path
from corpus.errors import CancuError
from index.build import add
from tests.index.made import PlainReader, QuickEmbedder
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    add([sys.argv[1]], Path(sys.argv[2]), embedding=QuickEmbedder(), reader=PlainReader())
except CancuError as error:
    print(error)
"""


@pytest.mark.parametrize("kilobytes", [0, 8, 40, 120])
def test_on_a_full_disk_the_cure_is_told_and_nothing_is_lost(
    tmp_path: Path, kilobytes: int
) -> None:
    plans, directory = tmp_path / "plans", tmp_path / "index"
    plans.mkdir()
    write_plan(plans, "a.txt", "BÁO CÁO Gửi báo cáo trước ngày 05/12/2022")
    add([plans], directory, embedding=QuickEmbedder(), reader=PlainReader())
    with open_index(directory, QuickEmbedder()) as index:
        before = index.search("báo cáo")
    for number in range(80):
        duty = " ".join(f"nhiệm{number}vụ{word}" for word in range(150))
        write_plan(plans, f"b{number}.txt", f"NHIỆM VỤ {duty}", number=str(number))
    process = run("-c", FULL_DISK, str(plans), str(directory), str(kilobytes * 1024))
    told, complaint = process.communicate()
    assert process.returncode == 0, complaint
    assert len(told.splitlines()) == 1
    assert "chỗ trống" in told
    with open_index(directory, QuickEmbedder()) as index:
        assert index.search("báo cáo") == before
    assert all(finding.level == "warning" for finding in examine(directory))
    report = add([plans], directory, embedding=QuickEmbedder(), reader=PlainReader())
    assert len(report.added) == 80
    assert examine(directory) == ()


HOLDING = """
import sys, time
from pathlib import Path
from index.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_writer_waits_and_then_says_who_holds_the_lock(tmp_path: Path) -> None:
    holder = run("-c", HOLDING, str(tmp_path))
    assert holder.stdout and holder.stdout.readline() == "held\n"
    told: list[str] = []
    with (
        pytest.raises(LockedError, match=f"tiến trình {holder.pid} trên máy"),
        writer_lock(tmp_path, wait=1, on_wait=told.append),
    ):
        pass
    assert len(told) == 1
    assert "đang chờ" in told[0]
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    # Nobody cleaned up, and the next writer still gets in at once.
    assert (tmp_path / HOLDER).exists()
    started = time.monotonic()
    with writer_lock(tmp_path, wait=30):
        assert time.monotonic() - started < 5
    assert not (tmp_path / HOLDER).exists()


ADDING = """
import sys
from pathlib import Path
from index.build import add
from tests.index.made import PlainReader, QuickEmbedder
report = add([sys.argv[1]], Path(sys.argv[2]), embedding=QuickEmbedder(), reader=PlainReader())
print(len(report.added), len(report.unchanged))
"""


def test_two_adds_at_once_put_every_file_in_once(tmp_path: Path) -> None:
    plans, directory = tmp_path / "plans", tmp_path / "index"
    plans.mkdir()
    for number in range(6):
        write_plan(plans, f"{number}.txt", f"BÁO CÁO Gửi báo cáo số {number}", number=str(number))
    both = [run("-c", ADDING, str(plans), str(directory)) for _ in range(2)]
    told = [process.communicate()[0].split() for process in both]
    assert sorted(told) == [["0", "6"], ["6", "0"]]
    assert examine(directory) == ()
    with open_index(directory, QuickEmbedder()) as index:
        assert len(index.documents()) == 6
