"""How many questions are answered at once, and how many may wait."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

Result = TypeVar("Result")

_AT_ONCE = (os.cpu_count() or 1) + 1
"""One more than there are processors: the model that embeds a question leaves Python to others."""


class Busy(Exception):
    """So many wait already that one more would not be answered in good time."""


@dataclass(frozen=True)
class Turns:
    """A line before the processors: those who come wait for their turn, up to ``most``."""

    most: int = 100
    _limiter: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_AT_ONCE))

    async def take(self, work: Callable[[], Result]) -> Result:
        """What ``work`` gives, done in a thread when its turn comes. Raises Busy at once."""
        if self._limiter.statistics().tasks_waiting >= self.most:
            raise Busy
        return await run_sync(work, limiter=self._limiter)
