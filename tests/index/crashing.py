"""Kills ``add`` at each of its steps and says what the index is worth then.

Run as a program with a folder to work in: prints a JSON line for each step. Each try is a fork,
so that what a killed writer held in memory is really gone.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from index import derived, generation, lexical, open_index, writing
from index.build import add
from index.doctor import examine
from index.vectors import VectorIndex
from tests.index.made import PlainReader, QuickEmbedder, write_plan

QUESTIONS = ("báo cáo trước ngày 05/12", "kinh phí tập huấn", "binh dang gioi")


class Steps:
    """Counts what a writer does to the disk; the step of this number is its last."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.count = 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, owner: Any, name: str) -> None:
        """Makes the call a step before it and a step after it."""
        function = getattr(owner, name)

        @wraps(function)
        def stepping(*args: Any, **options: Any) -> Any:
            self.step()
            result = function(*args, **options)
            self.step()
            return result

        setattr(owner, name, stepping)

    def patch(self) -> None:
        self.around(lexical, "_add")
        self.around(VectorIndex, "save")
        self.around(derived, "_write_stamp")
        self.around(derived, "_share")
        self.around(derived, "_sync")
        self.around(Path, "rename")
        self.around(shutil, "rmtree")
        self.around(PlainReader, "read")
        self.around(generation.Vectors, "ensure")
        steps = self

        class Connection(sqlite3.Connection):
            def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
                steps_around = sql in ("BEGIN IMMEDIATE", "COMMIT") or "wal_checkpoint" in sql
                if steps_around:
                    steps.step()
                cursor = super().execute(sql, *args)
                if steps_around:
                    steps.step()
                return cursor

        def connecting(uri: str) -> sqlite3.Connection:
            return sqlite3.connect(uri, uri=True, isolation_level=None, factory=Connection)

        writing.connect = connecting  # type: ignore[attr-defined]


def forked(task: Callable[[], Any]) -> tuple[int, Any]:
    """What the task returns in a process of its own, and how that ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.write(writing, json.dumps(task()).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return status, json.loads(said) if said else None


def answers(directory: Path) -> list[list[Any]]:
    with open_index(directory, QuickEmbedder()) as index:
        names = {row.id: row.file for row in index.documents()}
        return [
            [
                [names[hit.document], hit.clause, round(hit.score, 6)]
                for hit in index.search(question)
            ]
            for question in QUESTIONS
        ]


def adding(plans: Path, directory: Path) -> None:
    add([plans], directory, embedding=QuickEmbedder(), reader=PlainReader())


def killed(task: Callable[[], Any], last: int) -> int:
    """Runs the task up to a step; how many steps it took, where it lived."""

    def stepping() -> int:
        steps = Steps(last)
        steps.patch()
        task()
        return steps.count

    status, count = forked(stepping)
    if count is None:
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, status
    return count or 0


def main(folder: Path) -> None:
    plans, before, after, tried = (folder / name for name in ("plans", "before", "after", "tried"))
    plans.mkdir()
    write_plan(plans, "a.txt", "BÁO CÁO Gửi báo cáo trước ngày 05/12/2022")
    write_plan(plans, "b.txt", "KINH PHÍ Bố trí kinh phí", number="13")
    forked(lambda: adding(plans, before))
    write_plan(plans, "a.txt", "BÁO CÁO Gửi báo cáo trước ngày 30/11/2022")
    write_plan(plans, "c.txt", "TẬP HUẤN Kinh phí tập huấn cho cán bộ", number="14")
    shutil.copytree(before, after)
    forked(lambda: adding(plans, after))
    _, old = forked(lambda: answers(before))
    _, new = forked(lambda: answers(after))
    assert old != new

    def attempt() -> None:
        adding(plans, tried)

    def seen() -> list[Any]:
        return [answers(tried), [[finding.level, finding.cure] for finding in examine(tried)]]

    def mended() -> bool:
        adding(plans, tried)
        return answers(tried) == new and not examine(tried)

    shutil.copytree(before, tried)
    for last in range(1, killed(attempt, 0) + 1):
        shutil.rmtree(tried)
        shutil.copytree(before, tried)
        killed(attempt, last)
        _, (told, findings) = forked(seen)
        _, completed = forked(mended)
        line = {
            "step": last,
            "answers": "old" if told == old else "new" if told == new else "neither",
            "levels": sorted({level for level, _ in findings}),
            "cures": sorted({cure for _, cure in findings}),
            "completed": completed,
        }
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
