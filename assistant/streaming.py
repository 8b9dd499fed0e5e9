"""An answer as it grows, for a page whose reader may leave at any moment."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.ask import answers
from assistant.model.client import client_of
from assistant.rewriting import understood

if TYPE_CHECKING:
    from assistant.followup import Turn
    from assistant.settings import Settings
    from index import Index

BEAT = 1.0
"""Seconds after which a waiting reader is looked after."""


def streamed(
    text: str,
    index: Index,
    settings: Settings,
    *,
    turns: Sequence[Turn] = (),
    today: date | None = None,
    beat: float = BEAT,
) -> Generator[Answer | None]:
    """The answers of ``assistant.ask.answers`` to what is asked after ``turns``, the last whole;
    None on every beat without news.

    Closing it, between two beats, cuts off what is being asked of the model. Raises what
    ``ask`` raises.
    """
    if settings.model.url is None:
        yield from answers(understood(text, turns, settings), index, settings, today=today)
        return
    allowance = client_of(settings.model).allowance()
    told: queue.Queue[Answer | BaseException | None] = queue.Queue()

    def work() -> None:
        try:
            whole = understood(text, turns, settings, allowance)
            for answer in answers(whole, index, settings, today=today, allowance=allowance):
                told.put(answer)
                if allowance.cancelled:
                    return
            told.put(None)
        except BaseException as error:  # raised where the answers are read
            told.put(error)

    threading.Thread(target=work, name="answering", daemon=True).start()
    try:
        while True:
            try:
                news = told.get(timeout=beat)
            except queue.Empty:
                yield None
                continue
            if news is None:
                return
            if isinstance(news, BaseException):
                raise news
            yield news
    finally:
        allowance.cancel()
