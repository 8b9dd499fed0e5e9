"""What is wrong is found, and the command that is named mends it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from index import derived, open_index
from index.build import add, rebuild
from index.doctor import examine
from index.errors import NoIndexError
from index.store import FILE, Store
from tests.index.made import PlainReader, QuickEmbedder, write_plan


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    write_plan(folder, "a.txt", "BÁO CÁO Gửi báo cáo trước ngày 05/12/2022")
    write_plan(folder, "b.txt", "KINH PHÍ Bố trí kinh phí", number="13")
    return folder


@pytest.fixture
def directory(plans: Path, tmp_path: Path) -> Path:
    put(plans, tmp_path / "index")
    return tmp_path / "index"


def put(plans: Path, directory: Path) -> None:
    add([plans], directory, embedding=QuickEmbedder(), reader=PlainReader())


def damage(directory: Path, *statements: str) -> None:
    connection = sqlite3.connect(directory / FILE)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_index_has_no_findings(directory: Path) -> None:
    assert examine(directory) == ()


def test_where_there_is_no_index_there_is_nothing_to_examine(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError):
        examine(tmp_path)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE documents SET text = replace(text, '05/12', '06/12')", "không còn như lúc đọc"),
        ("UPDATE documents SET clauses = replace(clauses, '\"I\"', '\"II\"')", "tìm đúng chỗ"),
        ('UPDATE windows SET start = start + 1, "end" = "end" + 1', "tìm đúng chỗ"),
        ("DELETE FROM vectors", "thiếu vectơ"),
        ("DELETE FROM file_documents", "mồ côi"),
        ("DELETE FROM documents WHERE file = 'a.txt'", "mồ côi"),
        (
            "INSERT INTO amounts SELECT id, 0, 'I', 0, 999999, 5, 'x', NULL FROM documents",
            "số tiền không khớp",
        ),
        (
            "INSERT INTO amounts SELECT id, 0, 'XX', 0, 1, 5, 'x', NULL FROM documents",
            "số tiền không khớp",
        ),
    ],
)
def test_damage_inside_the_store_is_found_and_rebuild_mends_it(
    directory: Path, statement: str, words: str
) -> None:
    damage(directory, statement)
    findings = [finding for finding in examine(directory) if words in finding.message]
    assert findings
    assert {(finding.level, finding.cure) for finding in findings} == {
        ("error", "cancu add --rebuild")
    }
    rebuild(directory, embedding=QuickEmbedder(), reader=PlainReader())
    assert examine(directory) == ()


def test_search_files_that_do_not_fit_are_found_and_add_mends_them(
    plans: Path, directory: Path
) -> None:
    for harm in (
        lambda: shutil.rmtree(directory / derived.FOLDER),
        lambda: damage(directory, "UPDATE meta SET value = '9-0000' WHERE key = 'generation'"),
        lambda: (directory / derived.FOLDER / "new").mkdir(),
    ):
        harm()
        findings = examine(directory)
        assert {(finding.level, finding.cure) for finding in findings} == {("warning", "cancu add")}
        with open_index(directory, QuickEmbedder()) as index:
            assert index.search("báo cáo")
        put(plans, directory)
        assert examine(directory) == ()


def test_files_that_moved_changed_or_broke_are_told(plans: Path, directory: Path) -> None:
    (plans / "a.txt").unlink()
    write_plan(plans, "b.txt", "KINH PHÍ Không bố trí", number="13")
    moved, changed = examine(directory)
    assert "không còn ở chỗ cũ" in moved.message
    assert "cancu remove a.txt" in moved.cure
    assert "đã thay đổi" in changed.message
    assert changed.cure == f"cancu add {plans / 'b.txt'}"
    (plans / "b.txt").write_text("")
    put(plans, directory)
    assert "không đọc được" in examine(directory)[1].message


def test_a_damaged_database_is_a_finding_and_no_traceback(directory: Path) -> None:
    content = bytearray((directory / FILE).read_bytes())
    content[4096 : len(content) : 64] = b"\xff" * len(content[4096 : len(content) : 64])
    (directory / FILE).write_bytes(content)
    findings = examine(directory)
    assert findings
    assert all(finding.level == "error" and finding.cure for finding in findings)


def test_examining_changes_nothing(directory: Path) -> None:
    before = {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}
    examine(directory)
    after = {path: path.read_bytes() for path in before}
    assert after == before
    assert Store(directory).generation.startswith("1-")
