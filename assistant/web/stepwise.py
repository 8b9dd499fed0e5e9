"""Long work in a thread of its own, whose steps the page shows as they come."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

Result = TypeVar("Result")


class Step(NamedTuple):
    """How much is done, of how much, and what is being done."""

    done: int
    total: int
    name: str


class Stepwise(Generic[Result]):
    """Work that has begun. Read ``steps`` to their end, then take the ``result``."""

    def __init__(self, work: Callable[[Callable[[int, int, str], None]], Result]) -> None:
        self._told: queue.Queue[Step | None] = queue.Queue()
        self._result: list[Result] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Callable[[int, int, str], None]], Result]) -> None:
        try:
            self._result.append(
                work(lambda done, total, name: self._told.put(Step(done, total, name)))
            )
        except BaseException as error:  # told by the thread that takes the result
            self._error = error
        finally:
            self._told.put(None)

    def steps(self) -> Iterator[Step]:
        """Each step; those that came while the last was shown are passed over."""
        step = self._told.get()
        while step is not None:
            with_newer = step
            while not self._told.empty():
                newer = self._told.get()
                if newer is None:
                    yield with_newer
                    return
                with_newer = newer
            yield with_newer
            step = self._told.get()

    def result(self) -> Result:
        """What the work gave. Raises what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result[0]


def stepwise(work: Callable[[Callable[[int, int, str], None]], Result]) -> Stepwise[Result]:
    """Begins the work, which is given a function that reports its steps."""
    return Stepwise(work)
