"""What stands in for the slow parts of making an index, where a test is not about them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

import corpus
from corpus.document import Document
from index.embedding import Vectors


class InThisProcess:
    """Reads files without a process of their own: faster, for tests of what comes after."""

    def read(self, path: Path) -> tuple[Document, ...]:
        return corpus.read_documents(path)


class Meaningless:
    """Gives every text the same vector, at once: for an index shown, or searched by words alone."""

    name = "meaningless"
    dim = 8

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.tile(self.query(""), (len(texts), 1))

    def query(self, text: str) -> Vectors:
        return np.full(self.dim, self.dim**-0.5, dtype=np.float32)
