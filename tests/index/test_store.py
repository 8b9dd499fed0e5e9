"""The store gives back what it was given, moves as a whole, and says what is wrong with it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.document import Amount, Document, Obligation, Span
from index import schema
from index.build import add, ensure_library
from index.errors import NoIndexError, OlderStoreError, StoreError
from index.store import FILE, Store
from index.windows import windows_of
from index.writing import WritableStore
from tests.index.made import documents, plan

ReadOnly = Callable[[Path], AbstractContextManager[Path]]


def held(directory: Path, *given: Document) -> None:
    """A store that holds these documents, one file each."""
    store = WritableStore(directory)
    with store.transaction():
        for document in given:
            store.put_document(document, windows_of(document))
            store.put_file(f"/plans/{document.file}", 1, 2, "aa", [document.id])
        store.move_generation()
    store.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents)
def test_a_document_comes_back_exactly_as_it_was_put(document: Document) -> None:
    with TemporaryDirectory() as directory:
        store = WritableStore(Path(directory))
        with store.transaction():
            store.put_document(document, ())
        store.close()
        reading = Store(Path(directory))
        assert reading.document(document.id) == document
        reading.close()


def test_a_second_put_replaces_facts_and_windows_and_keeps_the_files_that_hold_it(
    tmp_path: Path,
) -> None:
    due = Obligation(None, "gửi báo cáo", None, date(2022, 12, 5), None, None, "I", Span(0, 3))
    money = Amount(5_000_000, "tập huấn", "I", Span(0, 3))
    held(tmp_path, plan("Mục đích", obligations=(due, due), amounts=(money,)))
    again = plan("Mục đích", obligations=(due,))
    store = WritableStore(tmp_path)
    with store.transaction():
        store.put_document(again, windows_of(again))
        store.remove_unheld()
    assert store.document(again.id) == again
    assert store.obligations() == [(again.id, due)]
    assert store.amounts() == []
    assert len(list(store.windows())) == 2
    store.close()


def test_an_error_inside_a_transaction_undoes_all_of_it(tmp_path: Path) -> None:
    held(tmp_path, plan("Mục đích"))
    store = WritableStore(tmp_path)
    before = store.generation
    with pytest.raises(RuntimeError), store.transaction():
        store.put_document(plan("Yêu cầu", id="b" * 12), ())
        store.move_generation()
        raise RuntimeError("the power went")
    assert store.generation == before
    assert [row.id for row in store.document_rows()] == ["0123456789ab"]
    store.close()


def test_a_reader_sees_the_old_generation_until_the_writer_commits(tmp_path: Path) -> None:
    held(tmp_path, plan("Mục đích"))
    reader, writer = Store(tmp_path), WritableStore(tmp_path)
    before = reader.generation
    with writer.transaction():
        writer.put_document(plan("Yêu cầu", id="b" * 12), ())
        writer.move_generation()
        assert (reader.generation, len(reader.document_rows())) == (before, 1)
    assert reader.generation != before
    assert len(reader.document_rows()) == 2
    reader.close()
    writer.close()


def test_inside_a_snapshot_nothing_moves(tmp_path: Path) -> None:
    held(tmp_path, plan("Mục đích"))
    reader, writer = Store(tmp_path), WritableStore(tmp_path)
    with reader.snapshot():
        assert len(reader.document_rows()) == 1
        with writer.transaction():
            writer.put_document(plan("Yêu cầu", id="b" * 12), ())
        assert len(reader.document_rows()) == 1
    assert len(reader.document_rows()) == 2
    reader.close()
    writer.close()


def test_readers_in_many_threads_have_a_connection_each(tmp_path: Path) -> None:
    document = plan("Mục đích", "Yêu cầu")
    held(tmp_path, document)
    store = Store(tmp_path)
    seen: list[Document] = []
    threads = [
        threading.Thread(target=lambda: seen.append(store.document(document.id))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [document] * 8
    store.close()


def test_opening_for_reading_cannot_write(tmp_path: Path) -> None:
    held(tmp_path, plan("Mục đích"))
    content = (tmp_path / FILE).read_bytes()
    store = Store(tmp_path)
    with pytest.raises(StoreError):
        store.all("DELETE FROM documents")
    store.close()
    assert (tmp_path / FILE).read_bytes() == content


def test_a_folder_that_cannot_be_written_is_read_as_it_is(
    tmp_path: Path, read_only: ReadOnly
) -> None:
    held(tmp_path, plan("Mục đích"))
    with read_only(tmp_path) as directory:
        store = Store(directory)
        assert len(store.document_rows()) == 1
        store.close()
        with pytest.raises(StoreError, match="--index"):
            WritableStore(directory)


def test_words_of_a_removed_document_are_nowhere_in_the_folder(tmp_path: Path) -> None:
    secret = "Bí mật của phường Đống Đa"
    held(tmp_path, plan(secret), plan("Mục đích", id="b" * 12, file="b.txt"))
    assert secret.encode() in (tmp_path / FILE).read_bytes()
    store = WritableStore(tmp_path)
    with store.transaction():
        store.remove_document("0123456789ab")
    store.compact()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert secret.encode() not in left
    assert [row.path for row in store.files()] == ["/plans/b.txt"]
    store.close()


def test_a_document_of_two_files_stays_until_the_last_is_gone(tmp_path: Path) -> None:
    document = plan("Mục đích")
    held(tmp_path, document)
    store = WritableStore(tmp_path)
    with store.transaction():
        store.put_file("/plans/copy.txt", 1, 2, "aa", [document.id])
        store.put_file("/plans/plan.txt", 1, 2, "bb", [])
        store.remove_unheld()
    assert store.document(document.id).file == "copy.txt"
    with store.transaction():
        store.put_file("/plans/copy.txt", 1, 2, "bb", [])
        store.remove_unheld()
    assert store.document_rows() == ()
    store.close()


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="cancu add"):
        Store(tmp_path)
    (tmp_path / FILE).touch()  # its making was interrupted
    with pytest.raises(NoIndexError, match="cancu add"):
        Store(tmp_path)


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    held(tmp_path, plan("Mục đích"))
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for opened in (Store, WritableStore):
        with pytest.raises(StoreError, match="mới hơn"):
            opened(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE invoices (id)")
    connection.close()
    for opened in (Store, WritableStore):
        with pytest.raises(StoreError, match="không phải kho văn bản"):
            opened(tmp_path)


def test_an_older_store_is_upgraded_by_writing_and_refused_by_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(tmp_path, plan("Mục đích"))

    def _second(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE files ADD COLUMN note TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, _second))
    with pytest.raises(StoreError, match="cancu add"):
        Store(tmp_path)
    WritableStore(tmp_path).close()
    store = Store(tmp_path)
    assert store.all("SELECT note FROM files")[0]["note"] is None
    assert len(store.document_rows()) == 1
    store.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 300, b"SQLite format 3\0" * 300])
def test_a_damaged_store_is_one_line_with_the_cure(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    for opened in (Store, WritableStore):
        with pytest.raises(StoreError) as caught:
            opened(tmp_path)
        assert "\n" not in str(caught.value)
        assert "cancu" in str(caught.value)


def test_a_folder_that_cannot_be_made_is_one_line_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="--index"):
        WritableStore(tmp_path / "file" / "index")


def test_a_store_of_an_older_version_is_brought_up_to_date_by_adding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:-1])
        WritableStore(tmp_path).close()
    with pytest.raises(OlderStoreError, match="cancu add"):
        Store(tmp_path)
    ensure_library(tmp_path)  # as `cancu add` does first
    add([], tmp_path)
    Store(tmp_path).close()
