"""Folders become files: in order, once, without loops, hidden files or surprises."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.walk import find_files


def names(found: tuple[Path, ...]) -> list[str]:
    return [path.name for path in found]


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.TXT", "a.docx", "photo.heic", ".hidden.txt", "~$a.docx", "c/d.md", ".git/x.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = find_files([tmp_path])
    assert names(found.files) == ["a.docx", "b.TXT", "d.md"]
    assert names(found.ignored) == ["photo.heic"]
    assert found.failed == ()


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    named = [tmp_path / ".hidden.txt", tmp_path / "photo.heic", tmp_path / "missing.txt"]
    assert find_files(named).files == tuple(path.resolve() for path in named)


def test_a_file_met_twice_is_given_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "link.txt").symlink_to("a.txt")
    monkeypatch.chdir(tmp_path)
    assert names(find_files(["a.txt", tmp_path, "./a.txt"]).files) == ["a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").touch()
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "self").symlink_to(tmp_path / "in" / "self")
    (tmp_path / "two").symlink_to(tmp_path / "in")
    assert names(find_files([tmp_path]).files) == ["a.txt"]


def test_odd_names_are_found_and_unwritable_ones_named(tmp_path: Path) -> None:
    odd = "dòng 1\ndòng 2 " + "x" * 220 + ".txt"
    (tmp_path / odd).touch()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xe9 hoach.txt")).touch()
    found = find_files([tmp_path])
    assert names(found.files) == [odd]
    assert [line for _, line in found.failed if "đổi tên" in line and "\n" not in line]
    assert len(found.failed) == 1
