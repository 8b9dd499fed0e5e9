"""A question of a conversation on its way to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

from assistant.ask import ask
from assistant.rewriting import understood
from assistant.settings import ModelSettings, Settings
from assistant.streaming import streamed
from assistant.web.conversation import Turn, turn_of
from index import Index


def growing(
    words: str, turns: Sequence[Turn], index: Index, settings: Settings
) -> Iterator[tuple[Turn, bool]]:
    """The turn that answers ``words`` after ``turns``, and whether it is whole.

    The documents' own words come as soon as they are verified; where a model phrases them, each
    of its statements takes its place as soon as that is. There is a step at least every second,
    so that whoever waits no longer can close it, which ends what is asked of the model. Raises
    QuestionError as ``ask`` does.
    """
    before = [turn.spoken for turn in turns]
    alone = settings.model_copy(update={"model": ModelSettings()})
    turn = turn_of(words, ask(understood(words, before, alone), index, alone))
    if settings.model.url is None:
        yield turn, True
        return
    yield turn, False
    with closing(streamed(words, index, settings, turns=before)) as answers:
        for answer in answers:
            if answer is not None:
                turn = turn_of(words, answer)
            yield turn, False
    yield turn, True
