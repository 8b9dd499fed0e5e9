"""A language model's server, asked so that nothing it does can break or delay an answer.

Every way in which it can fail becomes a ``ModelError`` with one Vietnamese line, which names
neither the key nor the address's credentials. After some failures in a row it is left alone.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from assistant.compose.replies import Reply, ReplyError, read_reply

if TYPE_CHECKING:
    from assistant.settings import ModelSettings

BREAKS_AFTER = 3
"""Failures in a row after which the server is left alone."""

RESTS = 60.0
"""Seconds for which it is left alone."""

_WAITS = (0.5, 1.0)  # seconds before the second and the third try
_KEPT = 256  # replies in memory


class ModelError(Exception):
    """The model gave nothing usable; the message is one line and holds no secret."""


class PassingError(ModelError):
    """A failure that may be gone a moment later."""


class NoJsonModeError(PassingError):
    """The server refused the request, perhaps for its asking for JSON; without, it may not."""


class ModelClient:
    """One server with its memory: the replies it gave, and how often it failed in a row."""

    def __init__(
        self,
        settings: ModelSettings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._lock = Lock()
        self._replies: OrderedDict[tuple[str, str], Reply] = OrderedDict()
        self._failures = 0
        self._rests_until = 0.0
        self._takes_json_mode = True

    def ask(self, prompt: str, prompt_hash: str) -> Reply:
        """The model's reply to a rendered prompt, from memory where it was asked before.

        All tries together take the time of one request (``settings.timeout``). Raises
        ModelError.
        """
        key = (prompt_hash, prompt)
        with self._lock:
            if key in self._replies:
                self._replies.move_to_end(key)
                return self._replies[key]
            if self._clock() < self._rests_until:
                raise ModelError(f"tạm nghỉ hỏi máy chủ sau {BREAKS_AFTER} lần lỗi liên tiếp")
        try:
            reply = read_reply(self._tried(prompt))
        except ReplyError as error:
            self._failed()
            raise ModelError(str(error)) from None
        except ModelError:
            self._failed()
            raise
        with self._lock:
            self._failures = 0
            self._replies[key] = reply
            if len(self._replies) > _KEPT:
                self._replies.popitem(last=False)
        return reply

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= BREAKS_AFTER:
                self._rests_until = self._clock() + RESTS

    def _tried(self, prompt: str) -> str:
        """The words of a reply, after a few tries where a failure may pass."""
        # Costs seconds, and only where a model is set; they do not count as the server's.
        from assistant.model_transport import send

        until = self._clock() + self._settings.timeout
        for wait in (*_WAITS, None):
            try:
                return send(
                    self._settings, prompt, until - self._clock(), json_mode=self._takes_json_mode
                )
            except PassingError as failure:
                if isinstance(failure, NoJsonModeError):
                    self._takes_json_mode = False
                if wait is None or self._clock() + wait >= until:
                    raise
                self._sleep(wait)
        raise AssertionError("the last try returns or raises")


@lru_cache(maxsize=8)
def client_of(settings: ModelSettings) -> ModelClient:
    """The client of a server; the same for the same settings, since its memory outlives a
    question."""
    return ModelClient(settings)
