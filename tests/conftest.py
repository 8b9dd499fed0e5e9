"""Where the real documents are, and a home of its own for every test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from index import Index

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"real documents are not here: put them at ../shared/{name} to run this test")
    return folder


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    """The folder of real plans, laws, scans (`../shared/corpus`); skips where it is not."""
    return _folder("corpus")


@pytest.fixture(scope="session")
def shared_bench() -> Path:
    """The folder of 62,323 articles and 687 questions (`../shared/bench`), else skips."""
    return _folder("bench")


@pytest.fixture(scope="session")
def shared_reference() -> Path:
    """The annexes of Decree 30/2020 (`../shared/reference`); skips where they are not."""
    return _folder("reference")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the user's own index or settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    for name in [name for name in os.environ if name.startswith("CANCU_")]:
        monkeypatch.delenv(name)
    return home


@pytest.fixture(autouse=True)
def fresh_clients() -> None:
    """No test meets a model's server through what another remembers of one at its address."""
    from assistant.model.client import client_of

    client_of.cache_clear()


@pytest.fixture(scope="session")
def library_index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped library and nothing else, to be read and never written.

    Its files are read anew; what was embedded is kept in pytest's cache, so that only the first
    run takes a minute. It is a copy: another run of the tests may be at work in the cache.
    """
    from filelock import FileLock

    from eval.library import library_index as made

    assert request.config.cache is not None
    cache = request.config.cache.mkdir("library_index")
    copy = tmp_path_factory.mktemp("library") / "index"
    with FileLock(cache / "tests.lock"):
        held = made(None, lambda done, total, name: None, cache / "index")
        shutil.copytree(held, copy)
    return copy


@pytest.fixture(scope="module")
def library(library_index: Path) -> Iterator[Index]:
    """The index of the shipped library, open."""
    from index import open_index

    with open_index(library_index) as index:
        yield index
