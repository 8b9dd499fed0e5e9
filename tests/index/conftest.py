"""A folder that really cannot be written, also where the tests run as root."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


@contextmanager
def _read_only(directory: Path) -> Iterator[Path]:
    """A copy of ``directory`` that this process cannot write while the context lasts."""
    root = Path(tempfile.mkdtemp())
    copy = root / "index"
    shutil.copytree(directory, copy)
    root.chmod(0o755)
    for path in [copy, *copy.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(_NOBODY)
        yield copy
    finally:
        os.seteuid(user)
        for path in [copy, *copy.rglob("*")]:
            path.chmod(0o755)
        shutil.rmtree(root)


@pytest.fixture
def read_only() -> Callable[[Path], AbstractContextManager[Path]]:
    return _read_only
