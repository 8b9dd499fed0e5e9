"""What a person set is tried before the first question, and refused in one line with the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.settings import SettingError

if TYPE_CHECKING:
    from assistant.settings import ModelSettings, Settings
    from index import Index


def check_models(settings: Settings, index: Index) -> None:
    """The model's server, where one is set, and the models that the index searches with.

    Raises SettingError, EmbeddingError or RerankerError.
    """
    check_server(settings.model)
    index.load_models()


def check_server(settings: ModelSettings) -> None:
    """Whether the model's server is there and knows key and model; nothing where none is set.

    Raises SettingError.
    """
    if settings.url is None:
        return
    from assistant.model.check import check
    from assistant.model.errors import ModelError

    try:
        check(settings)
    except ModelError as error:
        raise SettingError(str(error)) from None
