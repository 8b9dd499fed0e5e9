"""Vectors of questions, begun before they are needed: embedding one takes as long as all else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from index.embedding import Vectors

_THREADS = ThreadPoolExecutor(2, "embedding ahead")
_MOST = 64


class Ahead:
    """What is being embedded, by its text. Safe in threads."""

    def __init__(self, embed: Callable[[str], Vectors]) -> None:
        self._embed = embed
        self._begun: dict[str, Future[Vectors]] = {}
        self._lock = threading.Lock()

    def begin(self, text: str) -> None:
        """Embeds a text in a thread of its own; one that nobody takes is forgotten in time."""
        with self._lock:
            if text not in self._begun:
                self._begun[text] = _THREADS.submit(self._embed, text)
            while len(self._begun) > _MOST:
                del self._begun[next(iter(self._begun))]

    def take(self, text: str) -> Vectors:
        """The vector of a text, begun or not. Raises what the embedder raises."""
        with self._lock:
            begun = self._begun.pop(text, None)
        return begun.result() if begun is not None else self._embed(text)
