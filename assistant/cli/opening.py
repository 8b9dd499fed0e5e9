"""The index that a command works on, made from the shipped library where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.output import progress

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index import Index

IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="Thư mục chỉ mục; không nêu thì CANCU_INDEX, rồi thư mục dữ liệu của người dùng.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="In ra JSON cho máy đọc.")]


@contextmanager
def opened(directory: Path | None) -> Iterator[tuple[Index, Settings]]:
    """The index of ``--index``, open for reading, and the settings of this call."""
    from assistant.settings import load
    from index import open_index

    settings = load(directory)
    ensured(settings)
    with open_index(settings.index, settings.embedding, settings.search.reranker) as index:
        yield index, settings


def ensured(settings: Settings) -> None:
    """Builds the index from the shipped library where there is none yet."""
    from index.build import ensure_library

    with progress("Lập chỉ mục kho đi kèm") as report:
        ensure_library(settings.index, report, embedding=settings.embedding)
