"""The file that a held document was read from, as long as it is still as it was then."""

from __future__ import annotations

import hashlib
import os
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from index.store import FileRow, Store

SourceState = Literal["as read", "changed", "gone"]


class SourceFile(NamedTuple):
    """Where a document was read from; ``state``: what has become of that file since."""

    path: Path
    state: SourceState


def source_files(directory: Path, document: str) -> tuple[SourceFile, ...]:
    """The files of an index that hold this document's text; none where it is not held.

    Raises NoIndexError or StoreError as opening the index does.
    """
    sql = (
        "SELECT id, path, size, mtime_ns, sha256, error FROM files"
        " JOIN file_documents ON file = id WHERE document = ? ORDER BY path"
    )
    with closing(Store(directory)) as store:
        files = [FileRow(*row) for row in store.all(sql, (document,))]
    return tuple(SourceFile(Path(file.path), _state(file)) for file in files)


def _state(file: FileRow) -> SourceState:
    try:
        now = os.stat(file.path)
        if (now.st_size, now.st_mtime_ns) == (file.size, file.mtime_ns):
            return "as read"
        if now.st_size != file.size:
            return "changed"
        with open(file.path, "rb") as content:
            same = hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    except OSError:
        return "gone"
    return "as read" if same else "changed"
