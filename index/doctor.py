"""Is the index sound? Each finding says what is wrong and the command that mends it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from corpus.document import Amount, Document, Obligation, Reference, Span
from corpus.errors import shown
from index import derived
from index.errors import NoIndexError, StoreError
from index.store import FileRow, Store

_AGAIN = "cancu add --rebuild"
_NEXT_ADD = "cancu add"


@dataclass(frozen=True, slots=True)
class Finding:
    """``error``: answers may be wrong or missing; ``warning``: they are right, but see to it."""

    level: Literal["error", "warning"]
    message: str
    cure: str


def examine(directory: Path) -> tuple[Finding, ...]:
    """All that is wrong with the index of a directory; nothing is changed.

    Raises NoIndexError where there is none.
    """
    try:
        with closing(Store(directory)) as store, store.snapshot():
            return tuple(_findings(store))
    except NoIndexError:
        raise
    except StoreError as error:
        message, _, cure = str(error).partition("; ")
        return (Finding("error", message, cure),)


def _findings(store: Store) -> Iterator[Finding]:
    yield from _database(store)
    for row in store.document_rows():
        yield from _document(store, store.document(row.id))
    yield from _vectors(store)
    yield from _search_files(store)
    for file in store.files():
        yield from _file(file)


def _database(store: Store) -> Iterator[Finding]:
    said = store.all("PRAGMA integrity_check")[0][0]
    if said != "ok":
        yield Finding(
            "error",
            f"tệp store.sqlite bị hỏng ({said})",
            "chép lại từ bản sao lưu, hoặc xóa thư mục kho văn bản rồi chạy `cancu add`",
        )
    dangling = {row[0] for row in store.all("PRAGMA foreign_key_check")}
    unheld = store.all(
        "SELECT 1 FROM documents WHERE id NOT IN (SELECT document FROM file_documents)"
    )
    if dangling or unheld:
        tables = ", ".join(sorted(dangling)) or "documents"
        yield Finding("error", f"có dòng mồ côi trong bảng {tables}", _AGAIN)


def _document(store: Store, document: Document) -> Iterator[Finding]:
    """Every span is inside the text, and the text is the one that was read."""
    name = f"{document.id} ({shown(document.file)})"
    text = document.text
    if hashlib.sha256(text.encode()).hexdigest()[:12] != document.id:
        yield Finding("error", f"{name}: nội dung không còn như lúc đọc", _AGAIN)
    clauses = {clause.path: clause.span for clause in document.clauses}
    in_order = sorted(span for span in clauses.values() if span.end > span.start)
    overlapping = any(a.overlaps(b) for a, b in pairwise(in_order))
    if overlapping or any(span.end > len(text) for span in clauses.values()):
        yield Finding("error", f"{name}: vị trí của một mục không khớp với nội dung", _AGAIN)
    facts: list[Reference | Obligation | Amount] = [
        *document.references,
        *document.obligations,
        *document.amounts,
    ]
    if any(fact.span.end > len(text) or fact.clause not in clauses for fact in facts):
        yield Finding(
            "error", f"{name}: vị trí của một nhiệm vụ, viện dẫn hay số tiền không khớp", _AGAIN
        )
    for window in store.windows([document.id]):
        whole = clauses.get(window.clause)
        span = Span(window.start, window.end)
        if whole is None or not whole.contains(span) or not window.body.startswith(span.of(text)):
            yield Finding("error", f"{name}: mục {window.clause} không được tìm đúng chỗ", _AGAIN)


def _vectors(store: Store) -> Iterator[Finding]:
    missing = sum(1 for _, vector in store.vectors() if vector is None)
    if missing:
        yield Finding("error", f"{missing} mục thiếu vectơ của {store.embedding}", _AGAIN)


def _search_files(store: Store) -> Iterator[Finding]:
    if store.generation != "0" and derived.load(store) is None:
        yield Finding(
            "warning",
            "tệp tìm kiếm không khớp với kho, mỗi câu hỏi phải lập lại nên chậm",
            _NEXT_ADD,
        )
    folder = store.directory / derived.FOLDER
    if folder.is_dir() and {path.name for path in folder.iterdir()} - {store.generation}:
        yield Finding("warning", "có tệp tìm kiếm của lần ghi dở dang", _NEXT_ADD)


def _file(file: FileRow) -> Iterator[Finding]:
    name = shown(file.path)
    try:
        status = os.stat(file.path)
    except OSError:
        yield Finding(
            "warning",
            f"{name}: tệp không còn ở chỗ cũ, văn bản vẫn được giữ",
            f"cancu add CHỖ_MỚI, hoặc cancu remove {shown(Path(file.path).name)}",
        )
        return
    if file.error is not None:
        yield Finding("warning", f"{name}: tệp nay không đọc được", f"cancu add {name}")
    elif (status.st_size, status.st_mtime_ns) != (file.size, file.mtime_ns):
        yield Finding("warning", f"{name}: tệp đã thay đổi từ lần nạp trước", f"cancu add {name}")
