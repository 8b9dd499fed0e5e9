"""Files go in, are refreshed and go out; every step is incremental and leaves nothing behind."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from corpus.errors import ReadError
from index import Index, adding, derived, open_index
from index.build import AddReport, add, ensure_library, rebuild, remove
from index.errors import EmbeddingError, NoIndexError, SelectorError, StoreError
from index.store import Store
from tests.index.made import PlainReader, QuickEmbedder, write_plan

ReadOnly = Callable[[Path], AbstractContextManager[Path]]

GOALS = "MỤC ĐÍCH Nâng cao nhận thức về bình đẳng giới"
REPORT = "BÁO CÁO Các đơn vị gửi báo cáo trước ngày 05/12/2022"
MONEY = "KINH PHÍ Công chức Tài chính tham mưu bố trí kinh phí"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    write_plan(folder, "a.txt", GOALS, REPORT)
    write_plan(folder, "b.txt", GOALS, MONEY, number="13")
    return folder


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


def put(directory: Path, *paths: Path, **more: object) -> AddReport:
    given = {"embedding": QuickEmbedder(), "reader": PlainReader(), **more}
    return add(paths, directory, **given)  # type: ignore[arg-type]


def opened(directory: Path) -> Index:
    return open_index(directory, QuickEmbedder())


def found(directory: Path, query: str) -> set[str]:
    """File names of what a query finds by its words."""
    with opened(directory) as index:
        names = {row.id: row.file for row in index.documents()}
        return {names[hit.document] for hit in index.search(query) if hit.lexical > 0}


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_is_added_and_found(plans: Path, directory: Path) -> None:
    report = put(directory, plans)
    assert names(report.added) == ["a.txt", "b.txt"]
    assert report.generation.startswith("1-")
    with opened(directory) as index:
        assert [row.file for row in index.documents()] == ["a.txt", "b.txt"]
        assert index.generation == report.generation
        best = index.search("báo cáo trước ngày 5/12")[0]
        document = index.document(best.document)
        assert document.file == "a.txt"
        assert document.text[best.start : best.end].startswith("II. BÁO CÁO")


def test_adding_again_changes_nothing_and_reads_nothing(plans: Path, directory: Path) -> None:
    generation = put(directory, plans).generation
    reader, embedder = PlainReader(), QuickEmbedder()
    again = put(directory, plans, reader=reader, embedding=embedder)
    assert (names(again.unchanged), again.added, again.refreshed) == (["a.txt", "b.txt"], (), ())
    assert again.generation == generation
    assert (reader.read_files, embedder.embedded) == ([], [])


def test_a_file_that_was_only_touched_is_unchanged(plans: Path, directory: Path) -> None:
    put(directory, plans)
    os.utime(plans / "a.txt", (1, 1))
    reader = PlainReader()
    assert names(put(directory, plans, reader=reader).unchanged) == ["a.txt", "b.txt"]
    assert reader.read_files == []


def test_a_changed_file_replaces_its_clauses_and_embeds_only_what_is_new(
    plans: Path, directory: Path
) -> None:
    put(directory, plans)
    write_plan(plans, "a.txt", GOALS, "TẬP HUẤN Mở hai lớp tập huấn cho cán bộ thôn")
    embedder = QuickEmbedder()
    report = put(directory, plans, embedding=embedder)
    assert names(report.refreshed) == ["a.txt"]
    assert found(directory, "tập huấn thôn") == {"a.txt"}
    assert found(directory, "gửi") == set()
    assert len(embedder.embedded) == 1
    assert len(Store(directory).document_rows()) == 2


def test_a_removed_document_is_found_nowhere(plans: Path, directory: Path) -> None:
    put(directory, plans)
    with opened(directory) as index:
        gone = next(row.id for row in index.documents() if row.file == "a.txt")
        remove(gone, directory)
        assert found(directory, "gửi") == set()
        assert index.refresh()
        assert [row.file for row in index.documents()] == ["b.txt"]
        assert all(hit.document != gone for hit in index.search("bình đẳng giới"))
        with pytest.raises(KeyError):
            index.document(gone)
    left = b"".join(path.read_bytes() for path in directory.rglob("*") if path.is_file())
    assert b"05/12/2022" not in left
    assert "gửi".encode() not in left


def test_what_was_removed_can_be_added_again(plans: Path, directory: Path) -> None:
    put(directory, plans)
    with opened(directory) as index:
        remove(index.documents()[0].id, directory)
    assert names(put(directory, plans).added) == ["a.txt"]
    assert found(directory, "gửi") == {"a.txt"}


def test_removing_what_is_not_held_says_so(plans: Path, directory: Path) -> None:
    with pytest.raises(NoIndexError):
        remove("0" * 12, directory)
    assert not directory.exists()
    put(directory, plans)
    with pytest.raises(SelectorError, match="cancu list"):
        remove("0" * 12, directory)


def test_a_bad_file_is_named_and_the_rest_goes_on(plans: Path, directory: Path) -> None:
    (plans / "empty.txt").touch()
    (plans / "really.pdf").write_text("<html>no</html>")
    report = put(directory, plans, plans / "missing.txt")
    assert names(report.added) == ["a.txt", "b.txt"]
    assert [path.name for path, _ in report.failed] == ["empty.txt", "really.pdf", "missing.txt"]
    for path, line in report.failed:
        assert path.name in line
        assert "\n" not in line
    assert found(directory, "kinh phí") == {"b.txt"}


def test_a_file_that_became_unreadable_keeps_what_it_held_and_is_tried_again(
    plans: Path, directory: Path
) -> None:
    put(directory, plans)
    good = (plans / "a.txt").read_text()
    (plans / "a.txt").write_text("")
    for _ in range(2):
        report = put(directory, plans)
        assert "bản đã nạp trước đó" in dict(report.failed)[plans / "a.txt"]
    assert found(directory, "gửi") == {"a.txt"}
    (plans / "a.txt").write_text(good)
    assert names(put(directory, plans).refreshed) == ["a.txt"]
    assert put(directory, plans).failed == ()


def test_the_same_text_in_two_files_is_held_once(plans: Path, directory: Path) -> None:
    (plans / "copy.txt").write_bytes((plans / "a.txt").read_bytes())
    report = put(directory, plans)
    assert [(path.name, "a.txt" in line) for path, line in report.duplicates] == [
        ("copy.txt", True)
    ]
    assert [row.file for row in Store(directory).document_rows()] == ["a.txt", "b.txt"]
    write_plan(plans, "a.txt", MONEY)
    put(directory, plans)
    assert [row.file for row in Store(directory).document_rows()] == ["a.txt", "b.txt", "copy.txt"]


def test_a_long_run_is_committed_in_batches(
    plans: Path, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH", 1)
    assert put(directory, plans).generation.startswith("2-")
    assert found(directory, "bình đẳng giới") == {"a.txt", "b.txt"}


def test_added_in_steps_or_at_once_or_rebuilt_the_answers_are_the_same(
    plans: Path, directory: Path, tmp_path: Path
) -> None:
    stepwise = tmp_path / "stepwise"
    put(stepwise, plans / "b.txt")
    put(stepwise, plans / "a.txt")
    put(directory, plans)
    for query in ("báo cáo", "bình đẳng giới ở phường", "kinh phi", "Hội Thương"):
        with opened(directory) as once, opened(stepwise) as twice:
            expected = once.search(query)
            assert twice.search(query) == expected
    rebuild(stepwise, embedding=QuickEmbedder(), reader=PlainReader())
    with opened(directory) as once, opened(stepwise) as again:
        assert again.search("báo cáo") == once.search("báo cáo")


def test_another_embedding_is_refused_and_rebuild_changes_it(plans: Path, directory: Path) -> None:
    put(directory, plans)
    other = QuickEmbedder("other", 16)
    for refused in (
        lambda: put(directory, plans, embedding=other),
        lambda: open_index(directory, other),
        lambda: open_index(directory, "other"),
    ):
        with pytest.raises(EmbeddingError, match="cancu add --rebuild"):
            refused()
    (plans / "b.txt").unlink()
    rebuild(directory, embedding=other, reader=PlainReader())
    with open_index(directory, other) as index:
        assert [row.file for row in index.documents()] == ["a.txt", "b.txt"]
        assert index.search("kinh phí")[0].dense > 0
    embeddings = Store(directory).all("SELECT DISTINCT embedding FROM vectors")
    assert [row[0] for row in embeddings] == ["other"]


def test_search_files_that_were_lost_are_made_again_by_the_next_add(
    plans: Path, directory: Path
) -> None:
    generation = put(directory, plans).generation
    stamp = derived.folder(directory, generation) / derived.STAMP
    stamp.write_text("{")
    assert found(directory, "gửi") == {"a.txt"}  # a reader does without
    put(directory, plans)
    assert derived.load(Store(directory)) is not None
    assert Store(directory).generation == generation


def test_an_empty_or_damaged_search_file_does_not_stop_a_reader(
    plans: Path, directory: Path
) -> None:
    folder = derived.folder(directory, put(directory, plans).generation)
    for path in [folder / derived.VECTORS, *(folder / derived.LEXICAL).glob("*.json")]:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        assert found(directory, "gửi") == {"a.txt"}
        path.write_bytes(content)


def test_a_reader_of_the_old_generation_goes_on_while_another_is_written(
    plans: Path, directory: Path
) -> None:
    put(directory, plans / "a.txt")
    with opened(directory) as index:
        before = index.search("bình đẳng giới")
        put(directory, plans / "b.txt")
        assert index.search("bình đẳng giới") == before
        assert index.refresh()
        assert not index.refresh()
        assert len(index.search("bình đẳng giới")) > len(before)


def test_the_library_is_added_where_there_is_no_index_and_only_there(
    plans: Path, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.LIBRARY", (plans,))
    given = {"embedding": QuickEmbedder(), "reader": PlainReader()}
    told: list[tuple[int, int, str]] = []
    ensure_library(directory, lambda *step: told.append(step), **given)
    assert told
    generation = Store(directory).generation
    (plans / "b.txt").unlink()
    ensure_library(directory, **given)
    assert Store(directory).generation == generation


def test_an_index_in_a_folder_that_cannot_be_written_answers_and_says_why_it_cannot_grow(
    plans: Path, directory: Path, read_only: ReadOnly
) -> None:
    put(directory, plans)
    with read_only(directory) as copy:
        assert found(copy, "gửi") == {"a.txt"}
        with pytest.raises(StoreError, match="--index"):
            put(copy)


def test_adding_eighteen_files_again_takes_well_under_two_seconds(
    tmp_path: Path, directory: Path
) -> None:
    for number in range(18):
        write_plan(tmp_path, f"{number}.txt", GOALS, REPORT, number=str(number))
    put(directory, tmp_path)
    started = time.monotonic()
    assert len(put(directory, tmp_path).unchanged) == 18
    assert time.monotonic() - started < 2


def test_where_nothing_could_be_read_the_index_is_empty(plans: Path, directory: Path) -> None:
    class Broken:
        def read(self, path: Path) -> tuple[()]:
            raise ReadError(f"{path.name}: không đọc được")

    report = put(directory, plans, reader=Broken())
    assert [line for _, line in report.failed] == ["a.txt: không đọc được", "b.txt: không đọc được"]
    with opened(directory) as index:
        assert index.documents() == ()
        assert index.search("bình đẳng giới") == []
