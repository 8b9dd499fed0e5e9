"""An index of the shipped library and nothing else, for the questions that are asked of it."""

from __future__ import annotations

from pathlib import Path

from eval.asking import Report
from index.build import LIBRARY, add, rebuild


def library_index(embedding: str | None, on_progress: Report, folder: Path | None = None) -> Path:
    """Makes the index in the user's cache folder, or reads its files anew; gives the folder.

    The user's own index will not do: a question is unanswerable only from the library alone.
    What was embedded before is not embedded again.
    """
    import platformdirs

    cache = folder or platformdirs.user_cache_path("cancu", appauthor=False) / "eval" / "library"
    add(LIBRARY, cache, on_progress, embedding=embedding)  # also mends an older version's store
    rebuild(cache, on_progress, embedding=embedding)
    return cache
