"""One run of adding files: which are new, what they hold, and into the store in batches."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from corpus.document import Document
from corpus.errors import CancuError, shown
from corpus.isolated import unpack_isolated
from corpus.parts import read_parts
from corpus.read.formats import WITHIN
from corpus.read.progress import told_to
from index import derived
from index.generation import Report, Vectors, next_generation, place
from index.store import FileRow
from index.windows import Window, windows_of
from index.writing import WritableStore

BATCH = 2_000
"""Windows after which what was read is committed: a long run loses little when it dies."""


class Reader(Protocol):
    """What makes Documents of a file; raises ReadError for a file that it cannot read."""

    def read(self, path: Path) -> tuple[Document, ...]: ...


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A document that was read in this run, and how."""

    id: str
    file: str  # its name for people: "goi.zip › kế hoạch.docx"
    meta: tuple[tuple[str, str], ...]  # ("old font", "TCVN3"), ("recognised", "0.93")
    copy_of: str | None = None  # the file of a better reading of the same text


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read and is not yet in the store."""

    path: Path
    size: int
    mtime_ns: int
    sha256: str
    before: FileRow | None
    documents: tuple[Document, ...]
    windows: tuple[tuple[Window, ...], ...]


class Adding:
    """A run, and what became of each file in it. The caller holds the writer's lock."""

    def __init__(
        self, store: WritableStore, vectors: Vectors, reader: Reader, report: Report
    ) -> None:
        self.added: list[Path] = []
        self.refreshed: list[Path] = []
        self.unchanged: list[Path] = []
        self.failed: list[tuple[Path, str]] = []
        self.duplicates: list[tuple[Path, str]] = []
        self.documents: list[DocumentRead] = []
        self.unread: list[tuple[str, str]] = []
        self.inside: list[str] = []
        self.windows = 0
        self._store = store
        self._vectors = vectors
        self._reader = reader
        self._report = report
        self._known = {row.path: row for row in store.files()}

    def add(self, files: Sequence[Path]) -> None:
        """Reads what is new or changed, and commits it; mends the search files."""
        pending: list[_Read] = []
        for number, path in enumerate(files):
            self._report(number, len(files), path.name)
            with told_to(partial(self._page_done, number, len(files), path.name)):
                read = self._read(path)
            if read is not None:
                pending.append(read)
            if sum(len(each) for one in pending for each in one.windows) >= BATCH:
                self._commit(pending)
                pending = []
        self._report(len(files), len(files), "")
        if pending:
            self._commit(pending)
        if self.refreshed:
            with self._store.transaction():
                self._store.remove_unused_vectors()
        if self._store.generation != "0" and derived.load(self._store) is None:
            with self._store.transaction():
                place(self._store, self._store.generation)
        derived.sweep(self._store.directory, keep=(self._store.generation,))

    def _page_done(self, number: int, files: int, name: str, done: int, total: int) -> None:
        self._report(number, files, f"{name}: trang {done}/{total}")

    def _read(self, path: Path) -> _Read | None:
        """The file's documents; None where it is unchanged or cannot be read."""
        before = self._known.get(str(path))
        try:
            if before is not None and self._is_unchanged(path, before):
                self.unchanged.append(path)
                return None
            parts = read_parts(path, self._reader.read, unpack_isolated)
            documents = tuple({each.id: each for each in parts.documents}.values())
            status, sha256 = os.stat(path), _sha256(path)
        except (CancuError, OSError) as error:
            self._fail(path, before, error)
            return None
        self.unread += parts.failed
        self.inside += parts.ignored
        self.documents += (DocumentRead(each.id, each.file, each.meta) for each in documents)
        return _Read(
            path=path,
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            sha256=sha256,
            before=before,
            documents=documents,
            windows=tuple(windows_of(document) for document in documents),
        )

    def _is_unchanged(self, path: Path, before: FileRow) -> bool:
        if before.error is not None or not os.path.isfile(path):
            return False
        status = os.stat(path)
        if (status.st_size, status.st_mtime_ns) == (before.size, before.mtime_ns):
            return True
        if status.st_size != before.size or _sha256(path) != before.sha256:
            return False
        with self._store.transaction():
            self._store.touch_file(before.id, status.st_size, status.st_mtime_ns)
        return True

    def _fail(self, path: Path, before: FileRow | None, error: Exception) -> None:
        line = str(error) if isinstance(error, CancuError) else f"{shown(path)}: {error}"
        if before is not None:
            line = f"{line} (bản đã nạp trước đó vẫn được dùng)"
            with self._store.transaction():
                self._store.mark_unreadable(before.id, line)
        self.failed.append((path, line))

    def _commit(self, pending: Sequence[_Read]) -> None:
        windows = [window for read in pending for each in read.windows for window in each]
        self._vectors.ensure(windows, self._report)
        duplicates: list[tuple[Path, str]] = []
        with next_generation(self._store, self._vectors.name):
            for read in pending:
                duplicates += self._put(read)
        self.windows += len(windows)
        self.duplicates += duplicates
        for read in pending:
            (self.refreshed if read.before else self.added).append(read.path)

    def _put(self, read: _Read) -> list[tuple[Path, str]]:
        """Puts a file's documents; those whose text another file holds already stay as they are."""
        duplicates = []
        own = self._store.documents_of_file(read.before.id) if read.before else ()
        for document, windows in zip(read.documents, read.windows, strict=True):
            held = self._store.name_of(document.id)
            if held is not None and document.id not in own:
                name = _name_inside(document.file, read.path) or read.path
                line = f"{shown(name)}: cùng nội dung với {shown(held)}; chỉ giữ một bản"
                duplicates.append((read.path, line))
            else:
                self._store.put_document(document, windows)
        # Pages that want a program are read once it is here: the file counts as changed till then.
        whole = not any("missing" in dict(document.meta) for document in read.documents)
        self._store.put_file(
            str(read.path),
            read.size,
            read.mtime_ns if whole else 0,
            read.sha256 if whole else "",
            [document.id for document in read.documents],
            [_name_inside(document.file, read.path) for document in read.documents],
        )
        return duplicates


def _name_inside(name: str, path: Path) -> str:
    """The name of a document inside a file that holds several; "" where it has the file's own."""
    return name if WITHIN in name and name != path.name else ""


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
