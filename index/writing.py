"""Writing the store: what one transaction holds is there as a whole, or not at all."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from corpus.document import Document
from index import rows, schema
from index.errors import mended_by_user
from index.store import FILE, Store, connect, refuse_foreign
from index.windows import Window


class WritableStore(Store):
    """The store of a directory, made where there is none. The caller holds the writer's lock."""

    def __init__(self, directory: Path) -> None:
        """Raises StoreError for a folder that cannot be written, a foreign or a newer store."""
        with mended_by_user(directory):
            directory.mkdir(parents=True, exist_ok=True)
            (directory / FILE).touch()
        super().__init__(directory)

    def _connect(self) -> sqlite3.Connection:
        connection = connect(f"{(self.directory / FILE).resolve().as_uri()}?mode=rw")
        connection.execute("PRAGMA foreign_keys = ON")
        # A removed document's words do not stay behind in free pages.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _open(self) -> None:
        if not schema.is_empty(self._connection):
            refuse_foreign(self._connection, self.directory)
        self._connection.execute("PRAGMA journal_mode = WAL")
        if schema.version(self._connection) < len(schema.MIGRATIONS):
            with self.transaction():
                schema.migrate(self._connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commits at its end; any error undoes all of it."""
        with mended_by_user(self.directory):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def compact(self) -> None:
        """Moves what was committed from the log into the store's file, as far as readers let it."""
        with mended_by_user(self.directory):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def set_meta(self, key: str, value: str) -> None:
        self._run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def move_generation(self) -> str:
        """The next generation: the counter, and a short hash of what is held."""
        held = self.all("SELECT id, superseded_by FROM documents ORDER BY id")
        told = repr((self.embedding, [tuple(row) for row in held]))
        counter = int(self.generation.split("-")[0]) + 1
        generation = f"{counter}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"
        self.set_meta("generation", generation)
        return generation

    def put_file(
        self,
        path: str,
        size: int,
        mtime_ns: int,
        sha256: str,
        documents: Sequence[str],
        names: Sequence[str] = (),
    ) -> None:
        """Records a file and which documents it holds, in place of what it held before.

        ``names`` are the documents' where the file is an archive or a mail ("goi.zip › a.docx").
        """
        self._run(
            "INSERT INTO files (path, size, mtime_ns, sha256, error) VALUES (?, ?, ?, ?, NULL)"
            " ON CONFLICT (path) DO UPDATE SET size = excluded.size,"
            " mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256, error = NULL",
            (path, size, mtime_ns, sha256),
        )
        file = self.all("SELECT id FROM files WHERE path = ?", (path,))[0]["id"]
        self._run("DELETE FROM file_documents WHERE file = ?", (file,))
        self._run_many(
            "INSERT INTO file_documents (file, document, position, name) VALUES (?, ?, ?, ?)",
            (
                (file, id, position, name)
                for position, (id, name) in enumerate(
                    zip_longest(documents, names[: len(documents)], fillvalue="")
                )
            ),
        )

    def touch_file(self, file: int, size: int, mtime_ns: int) -> None:
        """The same content was met at another time."""
        self._run(
            "UPDATE files SET size = ?, mtime_ns = ?, error = NULL WHERE id = ?",
            (size, mtime_ns, file),
        )

    def forget_contents(self) -> None:
        """Every file counts as changed when it is next met."""
        self._run("UPDATE files SET mtime_ns = 0, sha256 = ''")

    def mark_unreadable(self, file: int, error: str) -> None:
        """The file's present content cannot be read; what it held stays."""
        self._run("UPDATE files SET error = ? WHERE id = ?", (error, file))

    def put_document(self, document: Document, windows: Iterable[Window]) -> None:
        """The document with its facts and windows, in place of one with the same id."""
        id = document.id
        row = rows.document_row(document)
        # Not a replacement: that would cut the document from the files that hold it.
        updates = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name != "id")
        self._insert("documents", row, f"ON CONFLICT (id) DO UPDATE SET {updates}")
        for table in ("refs", "obligations", "amounts"):
            self._run(f"DELETE FROM {table} WHERE document = ?", (id,))
        for position, reference in enumerate(document.references):
            self._insert("refs", rows.reference_row(id, position, reference))
        for position, obligation in enumerate(document.obligations):
            self._insert("obligations", rows.obligation_row(id, position, obligation))
        for position, amount in enumerate(document.amounts):
            self._insert("amounts", rows.amount_row(id, position, amount))
        self.put_windows(id, windows)

    def put_windows(self, document: str, windows: Iterable[Window]) -> None:
        """The windows of a document, in place of those it had."""
        self._run("DELETE FROM windows WHERE document = ?", (document,))
        self._run_many(
            'INSERT INTO windows (document, position, clause, start, "end", context, body, hash)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (document, n, w.clause, w.span.start, w.span.end, w.context, w.body, w.hash)
                for n, w in enumerate(windows)
            ),
        )

    def put_vectors(self, embedding: str, vectors: Mapping[str, bytes]) -> None:
        """Vectors (float32) by the hash of their text."""
        self._run_many(
            "INSERT OR REPLACE INTO vectors (hash, embedding, vector) VALUES (?, ?, ?)",
            ((hash, embedding, vector) for hash, vector in vectors.items()),
        )

    def remove_document(self, id: str) -> None:
        """Removes a document with all that hangs on it, and the files that held nothing else."""
        holders = self.all("SELECT file FROM file_documents WHERE document = ?", (id,))
        self._run("DELETE FROM documents WHERE id = ?", (id,))
        self._run_many(
            "DELETE FROM files WHERE id = ? AND id NOT IN (SELECT file FROM file_documents)",
            ((row["file"],) for row in holders),
        )

    def remove_unheld(self) -> None:
        """Removes the documents that no file holds any more; the rest bear a holder's name."""
        self._run("DELETE FROM documents WHERE id NOT IN (SELECT document FROM file_documents)")
        names: dict[str, list[str]] = {}
        for row in self.all(
            "SELECT document, path, name FROM file_documents JOIN files ON files.id = file"
            " ORDER BY document, name != '', path"
        ):
            names.setdefault(row["document"], []).append(row["name"] or Path(row["path"]).name)
        for row in self.all("SELECT id, file FROM documents"):
            if row["file"] not in names[row["id"]]:
                sql = "UPDATE documents SET file = ? WHERE id = ?"
                self._run(sql, (names[row["id"]][0], row["id"]))

    def remove_unused_vectors(self) -> None:
        """Removes the vectors of texts, and of embeddings, that are no longer held."""
        self._run(
            "DELETE FROM vectors"
            " WHERE embedding IS NOT ? OR hash NOT IN (SELECT hash FROM windows)",
            (self.embedding,),
        )

    def supersede(self, document: str, better: str | None) -> None:
        """Sets a document aside for a better one of the same text, or takes it up again."""
        self._run("UPDATE documents SET superseded_by = ? WHERE id = ?", (better, document))

    def _insert(self, table: str, row: Mapping[str, Any], on_conflict: str = "") -> None:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) {on_conflict}"
        self._run(sql, row.values())

    def _run(self, sql: str, parameters: Iterable[Any] = ()) -> None:
        self._connection.execute(sql, tuple(parameters))

    def _run_many(self, sql: str, rows_: Iterable[tuple[Any, ...]]) -> None:
        self._connection.executemany(sql, rows_)
