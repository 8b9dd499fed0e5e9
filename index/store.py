"""The one source of truth: documents, clauses, facts and vectors in SQLite.

The tantivy and faiss files are derived from it. Reading and writing are two classes: what
opens for reading cannot write, and each write is one transaction that moves the generation.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from corpus.document import Amount, Document, DocumentKind, Header, Obligation, Reference
from index import rows, schema
from index.errors import OlderStoreError, StoreError, mended_by_user, no_index

FILE = "store.sqlite"
_BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text: what a list shows."""

    id: str
    file: str
    header: Header
    kind: DocumentKind
    original: str | None
    superseded_by: str | None = None  # a better reading of the same text is held: not searched
    meta: tuple[tuple[str, str], ...] = ()  # ("old font", "TCVN3"), ("recognised", "0.93")


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was added, as it was then; ``error`` where its present content is unreadable."""

    id: int
    path: str
    size: int
    mtime_ns: int
    sha256: str
    error: str | None


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A searchable window: where it stands, and the texts that the searches read."""

    id: int
    document: str
    clause: str
    start: int
    end: int
    context: str
    body: str


class WindowPlace(NamedTuple):
    """A window's place: document id, clause path, and its span in the document's text."""

    document: str
    clause: str
    start: int
    end: int


class Store:
    """Reads the store of a directory; one connection a thread. Never writes."""

    def __init__(self, directory: Path) -> None:
        """Raises NoIndexError where there is none, StoreError where it cannot be used."""
        self.directory = directory
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        if not (directory / FILE).is_file():
            raise no_index(directory)
        with mended_by_user(directory):
            self._open()

    def _open(self) -> None:
        _check(self._connection, self.directory)

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            connection.row_factory = sqlite3.Row
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        return _connect_reading(self.directory / FILE)

    def close(self) -> None:
        """Closes the connections of all threads."""
        while self._connections:
            self._connections.pop().close()
        self._local = threading.local()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside belongs to one generation, whatever others write meanwhile."""
        with mended_by_user(self.directory):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def all(self, sql: str, parameters: Iterable[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a query."""
        with mended_by_user(self.directory):
            return self._connection.execute(sql, tuple(parameters)).fetchall()

    def meta(self, key: str) -> str | None:
        found = self.all("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0]["value"]) if found else None

    @property
    def generation(self) -> str:
        """A counter and a short hash of what is held: moves with every change."""
        return self.meta("generation") or "0"

    @property
    def embedding(self) -> str | None:
        """Name of the embedding all windows have a vector of."""
        return self.meta("embedding")

    def files(self) -> tuple[FileRow, ...]:
        found = self.all("SELECT id, path, size, mtime_ns, sha256, error FROM files ORDER BY path")
        return tuple(FileRow(*row) for row in found)

    def documents_of_file(self, file: int) -> tuple[str, ...]:
        sql = "SELECT document FROM file_documents WHERE file = ? ORDER BY position"
        return tuple(row["document"] for row in self.all(sql, (file,)))

    def name_of(self, document: str) -> str | None:
        """The file name of a held document; None where it is not held."""
        found = self.all("SELECT file FROM documents WHERE id = ?", (document,))
        return found[0]["file"] if found else None

    def document_rows(self) -> tuple[DocumentRow, ...]:
        found = self.all(
            "SELECT id, file, header, kind, original, superseded_by, meta FROM documents"
            " ORDER BY file, rowid"
        )
        return tuple(
            DocumentRow(
                row["id"],
                row["file"],
                rows.header_of(row["header"]),
                row["kind"],
                row["original"],
                row["superseded_by"],
                rows.meta_of(row["meta"]),
            )
            for row in found
        )

    def document(self, id: str) -> Document:
        """The document as it was read. Raises KeyError where it is not held."""
        with mended_by_user(self.directory):
            found = self.all("SELECT * FROM documents WHERE id = ?", (id,))
            if not found:
                raise KeyError(id)
            return rows.document_of(
                found[0],
                (fact for _, fact in self.references(id)),
                (fact for _, fact in self.obligations(id)),
                (fact for _, fact in self.amounts(id)),
            )

    def text(self, id: str) -> str:
        """The text of a document; empty where it is not held."""
        found = self.all("SELECT text FROM documents WHERE id = ?", (id,))
        return str(found[0]["text"]) if found else ""

    def references(self, document: str | None = None) -> list[tuple[str, Reference]]:
        """The mentions of other texts, each with its document's id."""
        return [(row["document"], rows.reference_of(row)) for row in self._facts("refs", document)]

    def obligations(self, document: str | None = None) -> list[tuple[str, Obligation]]:
        """The duties, each with its document's id."""
        found = self._facts("obligations", document)
        return [(row["document"], rows.obligation_of(row)) for row in found]

    def amounts(self, document: str | None = None) -> list[tuple[str, Amount]]:
        """The sums of money, each with its document's id."""
        return [(row["document"], rows.amount_of(row)) for row in self._facts("amounts", document)]

    def _facts(self, table: str, document: str | None) -> list[sqlite3.Row]:
        if document is not None:
            sql = f"SELECT * FROM {table} WHERE document = ? ORDER BY position"
            return self.all(sql, (document,))
        return self.all(
            f"SELECT {table}.* FROM {table} JOIN documents ON documents.id = {table}.document"
            f" WHERE superseded_by IS NULL ORDER BY documents.file, document, position"
        )

    def windows(self, documents: Iterable[str] | None = None) -> Iterator[WindowRow]:
        """The windows that are searched, by document and place; of some documents, where named."""
        sql = (
            'SELECT windows.id, document, clause, start, "end", context, body FROM windows'
            " JOIN documents ON documents.id = windows.document WHERE superseded_by IS NULL"
        )
        with mended_by_user(self.directory):
            if documents is None:
                for row in self._connection.execute(f"{sql} ORDER BY document, position"):
                    yield WindowRow(*row)
                return
            sql += " AND document = ? ORDER BY position"
            for id in documents:
                for row in self._connection.execute(sql, (id,)):
                    yield WindowRow(*row)

    def window_places(self) -> dict[int, WindowPlace]:
        """Where each window that is searched stands, by its id."""
        found = self.all(
            'SELECT windows.id, document, clause, start, "end" FROM windows'
            " JOIN documents ON documents.id = windows.document"
            " WHERE superseded_by IS NULL ORDER BY document, position"
        )
        return {row[0]: WindowPlace(*row[1:]) for row in found}

    def vectors(self) -> Iterator[tuple[int, bytes | None]]:
        """Id and vector (float32) of each window that is searched; None where it is missing."""
        sql = (
            "SELECT windows.id, vector FROM windows"
            " JOIN documents ON documents.id = windows.document"
            " LEFT JOIN vectors ON vectors.hash = windows.hash AND vectors.embedding = ?"
            " WHERE superseded_by IS NULL ORDER BY document, position"
        )
        with mended_by_user(self.directory):
            for row in self._connection.execute(sql, (self.embedding,)):
                yield row[0], row[1]

    def known_vectors(self, hashes: Iterable[str], embedding: str) -> set[str]:
        """Which of these texts have a vector of this embedding."""
        sql = "SELECT 1 FROM vectors WHERE hash = ? AND embedding = ?"
        with mended_by_user(self.directory):
            return {
                hash
                for hash in hashes
                if self._connection.execute(sql, (hash, embedding)).fetchone() is not None
            }


def _connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    In a folder that cannot be written SQLite cannot make the files that readers of a
    write-ahead log share: there, where nothing waits in the log, the file is read as it is.
    """
    uri = f"{path.resolve().as_uri()}?mode=ro"
    connection = connect(uri)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection
    except sqlite3.OperationalError:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
    return connect(f"{uri}&immutable=1")


def connect(uri: str) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions begin and end where the code says so."""
    # Connections are closed by Store.close from whatever thread calls it.
    return sqlite3.connect(
        uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def refuse_foreign(connection: sqlite3.Connection, directory: Path) -> None:
    """Raises StoreError for a file that is not ours, or of a newer version."""
    if not schema.is_ours(connection):
        raise StoreError(
            f"{directory / FILE} không phải kho văn bản của Căn Cứ; "
            "hãy chọn thư mục khác bằng --index"
        )
    if schema.version(connection) > len(schema.MIGRATIONS):
        raise StoreError(
            f"kho văn bản {directory} do bản Căn Cứ mới hơn tạo ra; "
            "hãy nâng cấp bằng `pip install --upgrade cancu`"
        )


def _check(connection: sqlite3.Connection, directory: Path) -> None:
    if schema.is_empty(connection):
        raise no_index(directory)
    refuse_foreign(connection, directory)
    if schema.version(connection) < len(schema.MIGRATIONS):
        raise OlderStoreError(
            f"kho văn bản {directory} do bản Căn Cứ cũ hơn tạo ra; "
            "hãy chạy `cancu add` một lần để nâng cấp"
        )
