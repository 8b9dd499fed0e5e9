"""What a user can set, by environment variable or by ``--index``; read per call, never global.

``CANCU_INDEX``, ``CANCU_CACHE`` and ``CANCU_EMBEDDING`` stand alone; the others belong to a
section: ``CANCU_MODEL_URL``, ``CANCU_SEARCH_LIMIT`` …  An empty variable counts as unset.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote

from pydantic import (
    AnyHttpUrl,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from corpus.errors import CancuError, shown

_PREFIX = "CANCU_"


class SettingError(CancuError):
    """A setting cannot be used; the message names the variable and what it may hold."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelSettings(_Section):
    """An OpenAI-compatible server. Without one nothing leaves the machine."""

    url: AnyHttpUrl | None = None
    name: str | None = Field(default=None, min_length=1)
    key: SecretStr | None = None
    # seconds and tokens of one question, all its requests together
    timeout: float = Field(default=60.0, ge=1, le=600)
    tokens: int = Field(default=24_000, ge=2_000, le=1_000_000)

    @property
    def base_url(self) -> str:
        """The address without the user and password that may stand in it: it is shown and
        logged."""
        if self.url is None:
            return ""
        port = f":{self.url.port}" if self.url.port else ""
        return f"{self.url.scheme}://{self.url.host}{port}{(self.url.path or '').rstrip('/')}"

    @property
    def login(self) -> tuple[str, str] | None:
        """The user and password of the address."""
        if self.url is None or self.url.username is None:
            return None
        return unquote(self.url.username), unquote(self.url.password or "")

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.url is None) != (self.name is None):
            missing = "CANCU_MODEL_NAME" if self.name is None else "CANCU_MODEL_URL"
            raise ValueError(f"địa chỉ và tên mô hình phải đi cùng nhau; hãy đặt {missing}")
        return self


class SearchSettings(_Section):
    """How far a search looks."""

    limit: int = Field(default=40, ge=1, le=200)  # clauses that are read closely for a question
    # a cross-encoder of sentence-transformers, by name or folder, that ranks them
    reranker: str | None = Field(default=None, min_length=1)
    # whether a model, where one is set, is asked for other ways to put a question
    expansion: bool = False

    @field_validator("reranker")
    @classmethod
    def _whole_path(cls, reranker: str | None) -> str | None:
        return folder_or_name(reranker)


class Settings(BaseSettings):
    """Every setting of one call."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
    )

    index: Path = Field(default_factory=lambda: default_index())
    # the model's name; None: the one the index was made with, else what index/embedding.py has
    embedding: str | None = Field(default=None, min_length=1)
    # where recognised pages are kept (corpus/read/page_cache.py); None: the user's cache folder
    cache: Path | None = None
    model: ModelSettings = ModelSettings()
    search: SearchSettings = SearchSettings()

    @field_validator("embedding")
    @classmethod
    def _whole_path(cls, embedding: str | None) -> str | None:
        return folder_or_name(embedding)

    @field_validator("index")
    @classmethod
    def _absolute(cls, index: Path) -> Path:
        return Path(os.path.abspath(index.expanduser()))

    def fingerprint(self) -> str:
        """12 hexadecimal digits of all that can change an answer.

        The index has a generation of its own, and the key opens the same model: neither counts.
        """
        left_out: Any = {"index": True, "cache": True, "model": {"key", "timeout"}}
        counted = self.model_dump(mode="json", exclude=left_out)
        return hashlib.sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:12]


def folder_or_name(model: str | None) -> str | None:
    """A model's folder from the root, since its name is kept; any other name as it is."""
    if model is None:
        return None
    folder = Path(model).expanduser()
    return os.path.abspath(folder) if folder.is_dir() else model


def default_index() -> Path:
    """The index's folder in the user's data folder (XDG_DATA_HOME on Linux)."""
    import platformdirs

    return platformdirs.user_data_path("cancu", appauthor=False) / "index"


def load(index: Path | None = None) -> Settings:
    """The settings of this call: ``index`` (the option ``--index``), else the environment's.

    Raises SettingError, naming the variable and the cure.
    """
    _refuse_unknown(os.environ)
    given: dict[str, Any] = {} if index is None else {"index": index}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingError(_cure(error)) from None
    except SettingsError as error:
        raise SettingError(f"thiết lập không đọc được: {shown(str(error))}") from None


def _variables() -> tuple[str, ...]:
    """The name of every variable that is read."""
    names: list[str] = []
    for name, field in Settings.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, _Section):
            names += [f"{_PREFIX}{name}_{inner}".upper() for inner in section.model_fields]
        else:
            names.append(f"{_PREFIX}{name}".upper())
    return tuple(names)


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    """A misspelt variable would silently leave its setting at the default."""
    known = [name.removeprefix(_PREFIX) for name in _variables()]
    for variable in environment:
        name = variable.upper().removeprefix(_PREFIX)
        if variable.upper().startswith(_PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            meant = ", ".join(_PREFIX + other for other in near or known)
            question = f"có phải {meant}?" if near else f"các biến dùng được: {meant}"
            raise SettingError(f"không có thiết lập {shown(variable)}; {question}")


def _cure(error: ValidationError) -> str:
    """The first problem in one line. The value is not repeated: it may be a secret."""
    problem = error.errors(include_url=False, include_input=False)[0]
    path = [str(step) for step in problem["loc"]]
    variable = _PREFIX + "_".join(path).upper()
    return f"thiết lập {variable}: {_meaning(problem['type'], problem.get('ctx', {}))}"


def _meaning(kind: str, context: Mapping[str, Any]) -> str:
    """What a pydantic problem means, in Vietnamese, with the values that are allowed."""
    if kind == "greater_than_equal":
        return f"phải từ {context['ge']:g} trở lên"
    if kind == "less_than_equal":
        return f"không được quá {context['le']:g}"
    if kind.startswith(("int_", "float_")):
        return "phải là một số"
    if kind.startswith("bool_"):
        return "phải là true hoặc false"
    if kind.startswith("url_"):
        return "phải là một địa chỉ http:// hoặc https://"
    if kind == "value_error":
        return str(context["error"])
    return "giá trị không dùng được; hãy sửa hoặc bỏ biến này"
