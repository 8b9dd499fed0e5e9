"""A question of a conversation on its way to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.ask import answers, ask
from assistant.rewriting import understood
from assistant.settings import ModelSettings, Settings
from assistant.web.conversation import Turn, turn_of
from index import Index


def growing(
    words: str, turns: Sequence[Turn], index: Index, settings: Settings
) -> Iterator[tuple[Turn, bool]]:
    """The turn that answers ``words`` after ``turns``, and whether it is whole.

    The documents' own words come as soon as they are verified. Where a model phrases them they
    stand until its version is whole; every verified statement of that is a step, so that
    whoever waits no longer can close it. Raises QuestionError as ``ask`` does.
    """
    before = [turn.spoken for turn in turns]
    alone = settings.model_copy(update={"model": ModelSettings()})
    own = turn_of(words, ask(understood(words, before, alone), index, alone))
    if settings.model.url is None:
        yield own, True
        return
    yield own, False
    asked = understood(words, before, settings)
    yield own, False
    phrased = own
    for answer in answers(asked, index, settings):
        phrased = turn_of(words, answer)
        yield own, False
    yield phrased, True
