"""The search files of a generation: built aside, stamped, put in place by one rename.

A writer places the files of the next generation and then commits the store: whatever dies
between leaves the store at its generation and that generation's files in their place. Files of
another generation belong to nobody and are swept away by the next writer.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index import lexical
from index.errors import StoreError
from index.lexical import LexicalIndex
from index.store import Store
from index.vectors import VectorIndex

FOLDER = "derived"
STAMP = "stamp.json"
LEXICAL = "lexical"
VECTORS = "vectors.faiss"
_ASIDE = "new"


@dataclass(frozen=True, slots=True)
class Derived:
    """Both searches over the windows of one generation; no vectors where there are no windows."""

    lexical: LexicalIndex
    vectors: VectorIndex | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the files hold: each document by its first window, and of which generation."""

    generation: str
    embedding: str | None
    windows: int
    documents: dict[str, int]


def stamp_of(store: Store) -> Stamp:
    """The stamp that the files of the store's generation must bear."""
    found = store.all(
        "SELECT document, min(windows.id), count(*) FROM windows"
        " JOIN documents ON documents.id = document"
        " WHERE superseded_by IS NULL GROUP BY document ORDER BY document"
    )
    return Stamp(
        generation=store.generation,
        embedding=store.embedding,
        windows=sum(row[2] for row in found),
        documents={row[0]: row[1] for row in found},
    )


def stamp_in(directory: Path, generation: str) -> Stamp | None:
    """The stamp of a generation's files; None where they are missing or not sound."""
    try:
        return Stamp(**json.loads((folder(directory, generation) / STAMP).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def folder(directory: Path, generation: str) -> Path:
    """Where the files of a generation are."""
    return directory / FOLDER / generation


def place(store: Store, previous: str) -> None:
    """Builds the files of the store's generation; called inside its write transaction.

    ``previous`` is the generation that readers have now: its files stay. Where windows were
    only added since, its lexical files are shared and added to: tantivy never changes a file
    that it wrote.
    """
    directory, wanted = store.directory, stamp_of(store)
    sweep(directory, keep=(previous,))
    aside = directory / FOLDER / _ASIDE
    (aside / LEXICAL).mkdir(parents=True)
    _write_lexical(store, aside / LEXICAL, stamp_in(directory, previous), wanted)
    vectors = _vector_index(store)
    if vectors is not None:
        vectors.save(aside / VECTORS)
    _write_stamp(aside / STAMP, wanted)
    target = folder(directory, wanted.generation)
    if target.exists():  # of this very generation, and not sound
        shutil.rmtree(target)
    aside.rename(target)
    _sync(directory / FOLDER)


def sweep(directory: Path, keep: Collection[str]) -> None:
    """Removes the files of all generations but these. Readers that have them open go on."""
    if (directory / FOLDER).is_dir():
        for path in (directory / FOLDER).iterdir():
            if path.name not in keep:
                shutil.rmtree(path)


def load(store: Store) -> Derived | None:
    """Opens the files of the store's generation; None where they are missing or not sound."""
    place = folder(store.directory, store.generation)
    found = stamp_in(store.directory, store.generation)
    if found is None or found != stamp_of(store):
        return None
    try:
        words = LexicalIndex.open(place / LEXICAL)
        vectors = VectorIndex.open(place / VECTORS) if found.windows else None
    except (OSError, ValueError, RuntimeError):
        return None
    if len(words) != found.windows or (vectors and len(vectors) != found.windows):
        return None
    return Derived(words, vectors)


def in_memory(store: Store) -> Derived:
    """The same from the store alone, for a reader that finds no sound files."""
    return Derived(LexicalIndex.in_memory(store.windows()), _vector_index(store))


def _write_lexical(store: Store, target: Path, before: Stamp | None, wanted: Stamp) -> None:
    if before is None or not before.documents or not _only_added(before, wanted):
        lexical.build(target, store.windows())
        return
    shutil.copytree(
        folder(store.directory, before.generation) / LEXICAL,
        target,
        copy_function=_share,
        ignore=shutil.ignore_patterns("*.lock"),
        dirs_exist_ok=True,
    )
    lexical.extend(target, store.windows(wanted.documents.keys() - before.documents.keys()))


def _only_added(before: Stamp, wanted: Stamp) -> bool:
    return before.documents.items() <= wanted.documents.items()


def _share(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)
    return target


def _vector_index(store: Store) -> VectorIndex | None:
    ids: list[int] = []
    rows: list[bytes] = []
    for id, vector in store.vectors():
        if vector is None:
            raise StoreError(
                f"kho văn bản {store.directory} thiếu vectơ; hãy lập lại bằng `cancu add --rebuild`"
            )
        ids.append(id)
        rows.append(vector)
    if not ids:
        return None
    matrix = np.frombuffer(b"".join(rows), dtype=np.float32).reshape(len(ids), -1)
    return VectorIndex.of(ids, matrix)


def _write_stamp(path: Path, stamp: Stamp) -> None:
    with open(path, "w", encoding="utf-8") as file:
        json.dump(asdict(stamp), file)
        file.flush()
        os.fsync(file.fileno())


def _sync(directory: Path) -> None:
    """Makes a rename last through a power cut."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
