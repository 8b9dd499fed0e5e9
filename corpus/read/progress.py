"""How far the reading of a long file is: told to whoever listens, in this process or another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

OnPage = Callable[[int, int], None]
"""Pages recognised so far, of how many."""


def _nobody(done: int, total: int) -> None:
    pass


_listener: ContextVar[OnPage] = ContextVar("on_page", default=_nobody)


def tell(done: int, total: int) -> None:
    _listener.get()(done, total)


@contextmanager
def told_to(on_page: OnPage) -> Iterator[None]:
    """Within, each page that is recognised is told to ``on_page``."""
    before = _listener.set(on_page)
    try:
        yield
    finally:
        _listener.reset(before)
