"""Files into the index and out of it: one writer, incremental, nothing lost on the way.

A run reads and embeds first; what it read then becomes the next generation by one transaction.
A run that dies leaves the generation before it, and the next run embeds nothing again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
from index.adding import Adding, DocumentRead, Reader
from index.embedding import Embedder, default_embedding
from index.errors import NoIndexError, OlderStoreError, SelectorError, other_embedding
from index.generation import Report, Vectors, next_generation
from index.lock import WAIT_SECONDS, writer_lock
from index.store import Store
from index.walk import find_files
from index.windows import windows_of
from index.writing import WritableStore

_SHIPPED = Path(corpus.__file__).parent / "library"
LIBRARY = (_SHIPPED / "legal", _SHIPPED / "plans", _SHIPPED / "register.yaml")
"""What an index begins with: the digests, and the register of legal texts. What else lies there is
no text to be asked."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of each file; the pairs carry one line that says why."""

    added: tuple[Path, ...]
    refreshed: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    duplicates: tuple[tuple[Path, str], ...]  # of a text that another file holds
    ignored: tuple[Path, ...]  # in folders: kinds of file that are not read
    documents: tuple[DocumentRead, ...]  # that were read, those inside archives and mails too
    unread: tuple[tuple[str, str], ...]  # what of archives and mails could not be read
    windows: int  # put into the index
    generation: str
    seconds: float


def add(
    paths: Iterable[Path | str],
    directory: Path,
    on_progress: Report | None = None,
    *,
    embedding: str | Embedder | None = None,
    reader: Reader | None = None,
    on_wait: Callable[[str], None] | None = None,
    wait: float = WAIT_SECONDS,
) -> AddReport:
    """Adds or refreshes files and folders; the index is made where there is none.

    A file whose size and time, or else whose content, is as before is skipped. A file that
    cannot be read is reported and the rest goes on; what it held before stays.

    ``reader`` is ``corpus.isolated``'s where it is None. Raises LockedError after ``wait``
    seconds of another writer, who is told to ``on_wait``; EmbeddingError where the index was
    made with another embedding than asked for; StoreError where it cannot be written.
    """
    started = time.monotonic()
    found = find_files(paths)
    with _writing(directory, on_wait, wait) as store:
        vectors = Vectors(store, _embedding(store, embedding))
        with _reading(reader) as reading:
            adding = Adding(store, vectors, reading, on_progress or _silent)
            adding.add(found.files)
        return AddReport(
            added=tuple(adding.added),
            refreshed=tuple(adding.refreshed),
            unchanged=tuple(adding.unchanged),
            failed=(*found.failed, *adding.failed),
            duplicates=tuple(adding.duplicates),
            ignored=(*found.ignored, *map(Path, adding.inside)),
            documents=_with_copies(adding.documents, store),
            unread=tuple(adding.unread),
            windows=adding.windows,
            generation=store.generation,
            seconds=time.monotonic() - started,
        )


def remove(document: str, directory: Path, *, wait: float = WAIT_SECONDS) -> None:
    """Removes the document of this id with all that was known of it; its file stays.

    Raises SelectorError where it is not held.
    """
    Store(directory).close()  # no index is made to remove from
    with _writing(directory, None, wait) as store:
        if document not in {row.id for row in store.document_rows()}:
            raise SelectorError(f"không có văn bản nào là {document}; xem: cancu list")
        with next_generation(store, store.embedding or default_embedding()):
            store.remove_document(document)
            store.remove_unused_vectors()


def rebuild(
    directory: Path,
    on_progress: Report | None = None,
    *,
    embedding: str | Embedder | None = None,
    reader: Reader | None = None,
    wait: float = WAIT_SECONDS,
) -> AddReport:
    """Makes the index anew: with another embedding, where asked, and from the files again.

    A document whose file is gone stays as it was read.
    """
    report = on_progress or _silent
    Store(directory).close()
    with _writing(directory, None, wait) as store:
        vectors = Vectors(store, embedding or store.embedding or default_embedding())
        windows = {row.id: windows_of(store.document(row.id)) for row in store.document_rows()}
        vectors.ensure((window for each in windows.values() for window in each), report)
        with next_generation(store, vectors.name):
            for id, each in windows.items():
                store.put_windows(id, each)
        files = [Path(file.path) for file in store.files() if os.path.exists(file.path)]
        with store.transaction():
            store.remove_unused_vectors()
            store.forget_contents()
    return add(files, directory, on_progress, embedding=embedding, reader=reader, wait=wait)


def ensure_library(
    directory: Path,
    on_progress: Report | None = None,
    *,
    embedding: str | Embedder | None = None,
    reader: Reader | None = None,
) -> None:
    """Where there is no index yet, makes one of the digests and the register that ship."""
    try:
        with closing(Store(directory)) as store:
            if store.generation != "0":
                return
    except NoIndexError:
        pass
    except OlderStoreError:
        return  # it is there; the next to write brings it up to date
    add(LIBRARY, directory, on_progress, embedding=embedding, reader=reader)


@contextmanager
def _writing(
    directory: Path, on_wait: Callable[[str], None] | None, wait: float
) -> Iterator[WritableStore]:
    with (
        writer_lock(directory, wait=wait, on_wait=on_wait),
        closing(WritableStore(directory)) as store,
    ):
        yield store


@contextmanager
def _reading(reader: Reader | None) -> Iterator[Reader]:
    if reader is not None:
        yield reader
        return
    from corpus.isolated import IsolatedReader

    with IsolatedReader() as isolated:
        yield isolated


def _embedding(store: Store, asked: str | Embedder | None) -> str | Embedder:
    """The embedding to use: what the index has, else what is asked for, else the default."""
    held = store.embedding
    name = asked if asked is None or isinstance(asked, str) else asked.name
    if held is not None and name is not None and name != held:
        raise other_embedding(store.directory, held, name)
    return asked or held or default_embedding()


def _with_copies(documents: Iterable[DocumentRead], store: Store) -> tuple[DocumentRead, ...]:
    """The documents, each with the file of the better reading that it gives way to."""
    rows = {row.id: row for row in store.document_rows()}
    better = {id: rows[row.superseded_by].file for id, row in rows.items() if row.superseded_by}
    return tuple(replace(document, copy_of=better.get(document.id)) for document in documents)


def _silent(done: int, total: int, name: str) -> None:
    pass
