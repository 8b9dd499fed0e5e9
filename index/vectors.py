"""Meaning to windows: faiss over the vectors of the store, by inner product."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

EXACT_UP_TO = 100_000
"""Windows that are compared one by one; above, the vectors are searched by neighbourhoods."""

_PROBED = 32  # neighbourhoods looked into
_TRAINED_ON = 64  # vectors of each neighbourhood's sample


def _faiss() -> Any:
    """The library, which takes a third of a second to import; its stubs tell half of it."""
    faiss = import_module("faiss")
    # One question is work for one thread; several wait for each other on a busy machine.
    faiss.omp_set_num_threads(1)
    return faiss


class VectorIndex:
    """A faiss index that answers with window ids and cosines."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._approximate = not hasattr(index, "id_map")

    @classmethod
    def of(cls, ids: Sequence[int], vectors: Vector) -> VectorIndex:
        """An index over normalised vectors, one row for each id."""
        faiss = _faiss()
        count, dimension = vectors.shape
        numbers = np.asarray(ids, dtype=np.int64)
        if count <= EXACT_UP_TO:
            index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        else:
            lists = int(4 * count**0.5)
            quantizer = faiss.IndexFlatIP(dimension)
            index = faiss.IndexIVFFlat(quantizer, dimension, lists, faiss.METRIC_INNER_PRODUCT)
            index.cp.max_points_per_centroid = _TRAINED_ON
            index.train(vectors)
            index.nprobe = _PROBED
            index.set_direct_map_type(faiss.DirectMap.Hashtable)
        index.add_with_ids(vectors, numbers)
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> VectorIndex:
        """Raises RuntimeError where the file holds no sound index."""
        faiss = _faiss()
        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        """Raises OSError where the file cannot be written."""
        faiss = _faiss()
        # Through Python, so that a full disk is an OSError and not a text of faiss.
        with open(path, "wb") as file:
            file.write(faiss.serialize_index(self._index).data)
            file.flush()
            os.fsync(file.fileno())

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def search(
        self, vector: Vector, limit: int, only: Iterable[int] | None = None
    ) -> list[tuple[int, float]]:
        """The nearest windows with their cosines, best first; among ``only``, where given."""
        faiss = _faiss()
        if limit < 1 or len(self) == 0:
            return []
        options: dict[str, Any] = {}
        if only is not None:
            selector = faiss.IDSelectorBatch(np.fromiter(only, dtype=np.int64))
            options["sel"] = selector
        if self._approximate:
            params = faiss.SearchParametersIVF(
                nprobe=self._index.nlist if only is not None else _PROBED, **options
            )
        else:
            params = faiss.SearchParameters(**options)
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        scores, ids = self._index.search(query, min(limit, len(self)), params=params)
        return [
            (int(id), float(score)) for id, score in zip(ids[0], scores[0], strict=True) if id != -1
        ]

    def cosines(self, vector: Vector, ids: Iterable[int]) -> dict[int, float]:
        """The cosine of each of these windows, which the index holds."""
        wanted = np.fromiter(ids, dtype=np.int64)
        if wanted.size == 0:
            return {}
        cosines = self._index.reconstruct_batch(wanted) @ vector
        return {int(id): float(cosine) for id, cosine in zip(wanted, cosines, strict=True)}
