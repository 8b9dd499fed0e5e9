"""What a batch has answered so far, kept beside its output until the output is written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from assistant.batch.answers import AnswerJson


class Journal:
    """Answers by question, one JSON line each, on disk as soon as they are given.

    ``state`` names the index and the settings: answers written under another state do not count.
    A line that an interruption tore is skipped.
    """

    def __init__(self, path: Path, state: str) -> None:
        self._path = path
        self._state = state
        self._answers = dict(self._read())

    def __enter__(self) -> Journal:
        self._file = self._path.open("ab")
        if self._file.tell():
            self._file.write(b"\n")  # ends a torn line; an empty one is skipped
        return self

    def __exit__(self, *failure: object) -> None:
        self._file.close()

    def __contains__(self, question: str) -> bool:
        return question in self._answers

    def __getitem__(self, question: str) -> AnswerJson:
        return self._answers[question]

    def write(self, question: str, answer: AnswerJson) -> None:
        """Keeps an answer. Once this returns it outlives the process and the power."""
        self._answers[question] = answer
        entry = {"state": self._state, "question": question, "answer": answer}
        self._file.write((json.dumps(entry) + "\n").encode("ascii"))
        self._file.flush()
        os.fsync(self._file.fileno())

    def remove(self) -> None:
        """Ends the journal: the output holds all of it."""
        self._path.unlink()

    def _read(self) -> Iterator[tuple[str, AnswerJson]]:
        if not self._path.exists():
            return
        for line in self._path.read_bytes().split(b"\n"):
            try:
                entry = json.loads(line)
                if entry["state"] == self._state:
                    yield entry["question"], entry["answer"]
            except (ValueError, KeyError, TypeError):
                continue
