"""What a model may cost one question: seconds and tokens of all requests together, and only
while somebody waits for the answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer

_CHARACTERS_A_TOKEN = 2.0
"""Fewer than any tokenizer in use makes of Vietnamese (2.5 to 4), so that a budget holds."""


def tokens_of(text: str) -> int:
    """About how many tokens a text is, rather too many than too few."""
    return int(len(text) / _CHARACTERS_A_TOKEN) + 1


class Allowance:
    """Shared by all requests of one question. Safe in threads."""

    def __init__(
        self, seconds: float, tokens: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._until = clock() + seconds
        self._lock = Lock()
        self._severs: list[Callable[[], None]] = []
        self.tokens = tokens
        self.cancelled = False

    @property
    def seconds(self) -> float:
        """What is left of the time; never negative."""
        return max(0.0, self._until - self._clock())

    def spend(self, text: str) -> None:
        """Counts a text that was sent or received."""
        with self._lock:
            self.tokens = max(0, self.tokens - tokens_of(text))

    def cancel(self) -> None:
        """Nobody waits any more: what is being asked is cut off, nothing more is asked."""
        with self._lock:
            self.cancelled = True
            severs = list(self._severs)
        for sever in severs:
            sever()

    @contextmanager
    def severing(self, sever: Callable[[], None]) -> Iterator[None]:
        """Calls ``sever`` when the time is over or the question cancelled, while inside."""
        timer = Timer(self.seconds, sever)
        timer.daemon = True
        with self._lock:
            cancelled = self.cancelled
            self._severs.append(sever)
        timer.start()
        try:
            if cancelled:
                sever()
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._severs.remove(sever)
