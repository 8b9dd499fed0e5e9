"""The tables of the store, as an ordered list of migrations.

A migration is never edited once released: the next one changes what it left. The number of
migrations applied is SQLite's ``user_version``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x43416E43  # "CAnC": tells this store from any other SQLite file

Migration = Callable[[sqlite3.Connection], None]


def _first_tables(connection: sqlite3.Connection) -> None:
    for statement in _FIRST_TABLES:
        connection.execute(statement)


_FIRST_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        error TEXT)""",
    """CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        file TEXT NOT NULL,
        kind TEXT NOT NULL,
        original TEXT,
        superseded_by TEXT REFERENCES documents (id) ON DELETE SET NULL,
        header TEXT NOT NULL,
        text TEXT NOT NULL,
        clauses TEXT NOT NULL,
        repairs TEXT NOT NULL,
        warnings TEXT NOT NULL,
        meta TEXT NOT NULL)""",
    """CREATE TABLE file_documents (
        file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        PRIMARY KEY (file, document)) WITHOUT ROWID""",
    "CREATE INDEX file_documents_document ON file_documents (document)",
    """CREATE TABLE windows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        clause TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        context TEXT NOT NULL,
        body TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (document, position))""",
    "CREATE INDEX windows_hash ON windows (hash)",
    """CREATE TABLE vectors (
        hash TEXT NOT NULL,
        embedding TEXT NOT NULL,
        vector BLOB NOT NULL,
        PRIMARY KEY (hash, embedding)) WITHOUT ROWID""",
    """CREATE TABLE obligations (
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        clause TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        actor TEXT,
        action TEXT NOT NULL,
        recipient TEXT,
        due TEXT,
        begins TEXT,
        recurrence TEXT,
        "when" TEXT,
        assistants TEXT NOT NULL,
        year_inferred INTEGER NOT NULL,
        PRIMARY KEY (document, position)) WITHOUT ROWID""",
    "CREATE INDEX obligations_due ON obligations (due)",
    """CREATE TABLE amounts (
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        clause TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        value INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        parent INTEGER,
        PRIMARY KEY (document, position)) WITHOUT ROWID""",
    """CREATE TABLE refs (
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        clause TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT,
        number TEXT,
        date TEXT,
        issuer TEXT,
        article TEXT,
        title TEXT,
        status TEXT NOT NULL,
        target TEXT,
        in_force TEXT NOT NULL,
        replaced_by TEXT NOT NULL,
        hints TEXT NOT NULL,
        PRIMARY KEY (document, position)) WITHOUT ROWID""",
    "CREATE INDEX refs_number ON refs (number)",
)


def _names_in_files(connection: sqlite3.Connection) -> None:
    """A file may hold files: how a document is named by each that holds it."""
    connection.execute("ALTER TABLE file_documents ADD COLUMN name TEXT NOT NULL DEFAULT ''")


MIGRATIONS: tuple[Migration, ...] = (_first_tables, _names_in_files)


def version(connection: sqlite3.Connection) -> int:
    """How many migrations this store has seen; 0 where it is new."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether no table was made yet: a store whose making was interrupted."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite file was made by Căn Cứ."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings an open write transaction's store to today's tables; nothing where it is there."""
    for step in range(version(connection), len(MIGRATIONS)):
        MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {step + 1}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
