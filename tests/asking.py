"""Asking an index in a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assistant.answer import Answer
from assistant.ask import ask
from assistant.settings import Settings
from index import Index, open_index
from index.build import add
from tests.stand_ins import InThisProcess, Meaningless

TODAY = date(2026, 11, 22)


def asked(question: str, index: Index, today: date = TODAY) -> Answer:
    return ask(question, index, Settings(index=index.directory), today=today)


def said(answer: Answer) -> str:
    """The statements of an answer, one a line."""
    return "\n".join(statement.text for statement in answer.statements)


def index_of(folder: Path, texts: Mapping[str, str]) -> Index:
    """An index of texts by their file names, found by their words alone."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    files = sorted(folder / name for name in texts)
    add(files, folder / "index", reader=InThisProcess(), embedding=Meaningless())
    return open_index(folder / "index", Meaningless())
