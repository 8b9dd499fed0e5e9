"""The nearest vectors, exactly up to a size and nearly above it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import vectors
from index.vectors import VectorIndex

COUNT = 4_000


@pytest.fixture(scope="module")
def matrix() -> NDArray[np.float32]:
    """Vectors in groups, as texts have them."""
    random = np.random.default_rng(2022)
    centres = random.standard_normal((40, 32))
    rows = centres[np.arange(COUNT) % 40] + random.standard_normal((COUNT, 32)) * 0.5
    normal: NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype("f4")
    return normal


@pytest.fixture(params=["exact", "near"])
def index(
    request: pytest.FixtureRequest, matrix: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> VectorIndex:
    if request.param == "near":
        monkeypatch.setattr(vectors, "EXACT_UP_TO", 1_000)
    return VectorIndex.of([number * 3 + 7 for number in range(COUNT)], matrix)


def test_the_nearest_are_found_best_first(index: VectorIndex, matrix: NDArray[np.float32]) -> None:
    for query in matrix[:20]:
        cosines = matrix @ query
        expected = [int(row) * 3 + 7 for row in np.argsort(-cosines)[:10]]
        found = index.search(query, 10)
        assert found[0][0] == expected[0]
        assert found[0][1] == pytest.approx(1, abs=1e-5)
        assert len({id for id, _ in found} & set(expected)) >= 9
        assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)


def test_a_search_among_some_finds_only_those(
    index: VectorIndex, matrix: NDArray[np.float32]
) -> None:
    found = index.search(matrix[0], 10, only=[7 + 3 * 11, 7 + 3 * 40, 7 + 3 * 99])
    assert {id for id, _ in found} == {40, 127, 304}
    assert found[0][0] == 127  # of the same group
    assert index.search(matrix[0], 10, only=[]) == []


def test_cosines_are_those_of_the_vectors(index: VectorIndex, matrix: NDArray[np.float32]) -> None:
    expected = {7: matrix[0] @ matrix[5], 10: matrix[1] @ matrix[5]}
    assert index.cosines(matrix[5], [7, 10]) == pytest.approx(expected, abs=1e-5)


def test_what_was_saved_is_opened_the_same(
    index: VectorIndex, matrix: NDArray[np.float32], tmp_path: Path
) -> None:
    index.save(tmp_path / "vectors.faiss")
    again = VectorIndex.open(tmp_path / "vectors.faiss")
    assert (len(again), again.dimension) == (COUNT, 32)
    assert again.search(matrix[3], 5) == index.search(matrix[3], 5)
    assert again.cosines(matrix[3], [16]) == index.cosines(matrix[3], [16])


def test_a_damaged_file_is_an_error(tmp_path: Path, matrix: NDArray[np.float32]) -> None:
    path = tmp_path / "vectors.faiss"
    VectorIndex.of([1, 2], matrix[:2]).save(path)
    for damaged in (b"", b"noise", path.read_bytes()[:-40]):
        path.write_bytes(damaged)
        with pytest.raises(RuntimeError):
            VectorIndex.open(path)
