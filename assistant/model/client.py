"""A language model's server, asked so that nothing it does can break or delay an answer.

Every way in which it can fail becomes a ``ModelError``. After some failures in a row it is left
alone for a while.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.model.allowance import Allowance, tokens_of
from assistant.model.errors import CancelledError, ModelError, OtherModeError, PassingError
from assistant.model.replies import STATEMENTS, Proposal, ReplyError, Shape, proposals_in

if TYPE_CHECKING:
    from assistant.settings import ModelSettings
    from prompts import Prompt

BREAKS_AFTER = 3
"""Failures in a row after which the server is left alone."""

RESTS = 60.0
"""Seconds for which it is left alone."""

_WAITS = (0.5, 1.0)  # seconds before the second and the third try
_KEPT = 256  # replies in memory
_SHORTEST_REPLY = 64  # tokens that must be left for one

Read = TypeVar("Read")


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
        self._replies: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._failures = 0
        self._rests_until = 0.0
        self._mode = 0

    def allowance(self) -> Allowance:
        """What one question may cost, by the settings, from now on."""
        # Importing it costs seconds, which are not the server's.
        import assistant.model.transport  # noqa: F401

        return Allowance(self._settings.timeout, self._settings.tokens, self._clock)

    def ask(self, prompt: Prompt, shape: Shape[Read], allowance: Allowance) -> Read:
        """The model's reply to a rendered prompt, from memory where it was asked before.

        Raises ModelError.
        """
        said: list[str] = []
        with self._counting_misshapen():
            found = shape.read("".join(self._pieces(prompt, shape, allowance, said)))
        self._worked(prompt, "".join(said))
        return found

    def proposals(self, prompt: Prompt, allowance: Allowance) -> Iterator[Proposal]:
        """The statements of a reply, each as soon as it is whole; closing it ends the request.

        Raises ModelError, also after some were given.
        """
        said: list[str] = []
        with self._counting_misshapen():
            yield from proposals_in(self._pieces(prompt, STATEMENTS, allowance, said))
        self._worked(prompt, "".join(said))

    @contextmanager
    def _counting_misshapen(self) -> Iterator[None]:
        try:
            yield
        except ReplyError as error:
            self._failed()
            raise ModelError(str(error)) from None

    def _worked(self, prompt: Prompt, reply: str) -> None:
        with self._lock:
            self._failures = 0
            self._replies[prompt.hash, prompt.text] = reply
            if len(self._replies) > _KEPT:
                self._replies.popitem(last=False)

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= BREAKS_AFTER:
                self._rests_until = self._clock() + RESTS

    def _pieces(
        self, prompt: Prompt, shape: Shape[Any], allowance: Allowance, said: list[str]
    ) -> Iterator[str]:
        """The words of a reply as they come, also kept in ``said``; a failure is counted."""
        key = (prompt.hash, prompt.text)
        with self._lock:
            held = self._replies.get(key)
            if held is not None:
                self._replies.move_to_end(key)
            elif self._clock() < self._rests_until:
                raise ModelError(f"tạm nghỉ hỏi máy chủ sau {BREAKS_AFTER} lần lỗi liên tiếp")
        if held is not None:
            said.append(held)
            yield held
            return
        if allowance.tokens < tokens_of(prompt.text) + _SHORTEST_REPLY:
            raise ModelError("câu hỏi và các đoạn dài quá CANCU_MODEL_TOKENS")
        allowance.spend(prompt.text)
        try:
            for piece in self._tried(prompt.text, shape, allowance):
                said.append(piece)
                allowance.spend(piece)
                yield piece
        except CancelledError:
            raise
        except ModelError:
            self._failed()
            raise

    def _tried(self, prompt: str, shape: Shape[Any], allowance: Allowance) -> Iterator[str]:
        """The words of a reply, after a few tries where a failure may pass."""
        from assistant.model.transport import MODES, send

        waits = list(_WAITS)
        begun = False
        while True:
            if allowance.cancelled:
                raise CancelledError("đã thôi hỏi mô hình")
            mode = self._mode
            try:
                for piece in send(self._settings, prompt, shape, MODES[mode], allowance):
                    begun = True
                    yield piece
                return
            except OtherModeError:
                self._mode = mode + 1
            except PassingError:
                if begun or not waits or waits[0] >= allowance.seconds:
                    raise
                self._sleep(waits.pop(0))


@lru_cache(maxsize=8)
def client_of(settings: ModelSettings) -> ModelClient:
    """The client of a server; the same for the same settings, since its memory outlives a
    question."""
    return ModelClient(settings)
