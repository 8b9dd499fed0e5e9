"""The words given to a language model: one Markdown file a task and language, rendered strictly.

Text that comes from a document, a user or a model goes in as a variable and stays data: a
sequence becomes numbered passages between fences, and nothing inside a value can close a fence
or name a variable.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.errors import CancuError

Language = Literal["vi", "en"]

_HERE = Path(__file__).resolve().parent
# "{{question}}"
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
# What opens or closes a fence: "<<<", ">>>", or a Markdown code fence
_FENCE = re.compile(r"<{3,}|>{3,}|`{3,}|~{3,}")
_LOOKALIKE = str.maketrans("<>`~", "‹›'∼")
_NUMBERED: dict[Language, tuple[str, str]] = {
    "vi": ("<<<đoạn {n}>>>", "<<<hết đoạn {n}>>>"),
    "en": ("<<<passage {n}>>>", "<<<end of passage {n}>>>"),
}


class PromptError(CancuError):
    """A prompt file, or the variables given for it, do not fit; asking again does not help."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt ready to be sent; ``hash``: 12 hexadecimal digits of the file it was made from."""

    text: str
    hash: str


@dataclass(frozen=True, slots=True)
class _Template:
    body: str
    variables: frozenset[str]
    hash: str


def render(task: str, language: Language, **variables: str | Sequence[str]) -> Prompt:
    """The prompt of a task with its variables put in.

    A string goes in as it is, a sequence of strings as passages numbered from 1, fences inside
    both neutralised. Raises PromptError where there is no such prompt, or where a variable is
    missing or unknown.
    """
    template = _template(task, language)
    for problem, names in (
        ("thiếu biến", template.variables - set(variables)),
        ("thừa biến", set(variables) - template.variables),
    ):
        if names:
            raise PromptError(f"lời nhắc {task}.{language}: {problem} {', '.join(sorted(names))}")
    values = {name: _as_data(value, language) for name, value in variables.items()}
    # One pass: a value that holds "{{question}}" is not looked into.
    return Prompt(_VARIABLE.sub(lambda match: values[match[1]], template.body), template.hash)


def _as_data(value: str | Sequence[str], language: Language) -> str:
    if isinstance(value, str):
        return _neutral(value)
    opening, closing = _NUMBERED[language]
    return "\n".join(
        f"{opening.format(n=n)}\n{_neutral(text)}\n{closing.format(n=n)}"
        for n, text in enumerate(value, 1)
    )


def _neutral(text: str) -> str:
    return _FENCE.sub(lambda match: match.group().translate(_LOOKALIKE), text)


@cache
def _template(task: str, language: Language) -> _Template:
    import yaml

    path = _HERE / f"{task}.{language}.md"
    if not path.is_file():
        raise PromptError(f"không có lời nhắc {path.name}; hãy cài lại cancu")
    text = path.read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    header = yaml.load(front, Loader=yaml.CSafeLoader)
    variables = frozenset(header["variables"])
    if (header["task"], header["language"]) != (task, language):
        raise PromptError(f"lời nhắc {path.name}: phần đầu ghi việc hoặc ngôn ngữ khác tên tệp")
    if variables != set(_VARIABLE.findall(body)):
        raise PromptError(f"lời nhắc {path.name}: các biến khai báo khác các biến được dùng")
    return _Template(body.strip(), variables, hashlib.sha256(text.encode()).hexdigest()[:12])
