"""The files that paths mean: folders are walked, in order, each file once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import shown
from corpus.read.formats import SUFFIXES


@dataclass(frozen=True, slots=True)
class Found:
    """Absolute paths of files to read, what cannot be one, and what a folder has besides."""

    files: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    ignored: tuple[Path, ...]


def find_files(paths: Iterable[Path | str]) -> Found:
    """The files of these paths in order, folders sorted by name.

    Inside folders, hidden files and files of kinds that are not read are passed over (the
    latter are named in ``ignored``); a file that is named outright is always taken. A link back
    to a folder above is not followed again.
    """
    files: dict[Path, None] = {}
    failed: list[tuple[Path, str]] = []
    ignored: list[Path] = []
    for path in map(Path, paths):
        if not os.path.isdir(path):
            files[_real(path)] = None
            continue
        for inner in _walk(path, set(), failed):
            if inner.suffix.lower() in SUFFIXES:
                files[_real(inner)] = None
            else:
                ignored.append(inner)
    for file in list(files):
        message = _nameless(file)
        if message:
            del files[file]
            failed.append((file, message))
    return Found(tuple(files), tuple(failed), tuple(ignored))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _walk(
    folder: Path, above: set[tuple[int, int]], failed: list[tuple[Path, str]]
) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        failed.append((folder, f"{shown(folder)}: không mở được thư mục ({error.strerror})."))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        # "~$plan.docx" is what Word leaves beside an open file.
        if entry.name.startswith((".", "~$")):
            continue
        path = folder / entry.name
        if os.path.isdir(path):
            yield from _walk(path, above | {here}, failed)
        else:
            yield path


def _nameless(path: Path) -> str | None:
    """Why a path cannot be written down: bytes that are no UTF-8, as old archives have."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return f"{shown(path)}: tên tệp không phải UTF-8; hãy đổi tên tệp."
    return None
