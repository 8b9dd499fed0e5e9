"""Uploaded files on their way into the index, each with its own progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.uploads import keep
from assistant.web.desk import Desk
from assistant.web.markup import Markup, element, join
from assistant.web.stepwise import Step, stepwise
from assistant.web.texts import Texts
from corpus.errors import CancuError
from index import build

State = Literal["waiting", "reading", "read", "added", "unchanged", "failed"]
_DONE: dict[State, int] = {
    "waiting": 0, "reading": 30, "read": 60, "added": 100, "unchanged": 100, "failed": 100,
}  # fmt: skip


@dataclass
class _File:
    """A file of this upload, and how far it is."""

    name: str
    kept: Path | None = None
    state: State = "waiting"
    line: str = ""


def added(sent: Sequence[Path], desk: Desk, texts: Texts) -> Iterator[Markup]:
    """Keeps and adds the files; gives their progress as often as it changes.

    A file that cannot be kept or read is shown with its one line, and the rest goes on.
    """
    files = [_kept(path, desk) for path in sent]
    yield _progress(files, "", texts)
    paths = [file.kept for file in files if file.kept is not None]
    if not paths:
        return
    adding = stepwise(
        lambda report: build.add(paths, desk.settings.index, report, embedding=desk.embedding)
    )
    for step in adding.steps():
        _advance(files, step)
        indexing = texts("upload-indexing") if step.name and not _reads(files, step) else ""
        yield _progress(files, indexing, texts)
    _settle(files, adding.result())
    good = sum(file.state in ("added", "unchanged") for file in files)
    yield _progress(files, texts("upload-done", done=good, failed=len(files) - good), texts)


def _kept(path: Path, desk: Desk) -> _File:
    try:
        return _File(path.name, keep(path, path.name, desk.settings.index))
    except CancuError as error:
        return _File(path.name, None, "failed", str(error))


def _reads(files: Sequence[_File], step: Step) -> bool:
    return any(file.kept is not None and file.kept.name == step.name for file in files)


def _advance(files: Sequence[_File], step: Step) -> None:
    """The file that is named is being read; those before it are read."""
    kept = [file for file in files if file.kept is not None]
    names = [file.kept.name for file in kept if file.kept is not None]
    at = names.index(step.name) if step.name in names else len(names)
    for number, file in enumerate(kept):
        file.state = "read" if number < at else "reading" if number == at else "waiting"


def _settle(files: Sequence[_File], report: build.AddReport) -> None:
    lines = {path: line for path, line in (*report.failed, *report.duplicates)}
    inside = [line for _, line in report.unread]  # "gói.zip › a.pdf: …"
    failed = {path for path, _ in report.failed}
    new = {*report.added, *report.refreshed}
    for file in files:
        if file.kept is None:
            continue
        path = file.kept.resolve()
        own = [line for line in inside if line.startswith(path.name)]
        file.line = " ".join((lines.get(path, "").replace(str(path), file.name), *own)).strip()
        if path in failed:
            file.state = "failed"
            with suppress(OSError):
                path.unlink()
        else:
            file.state = "added" if path in new and path not in lines else "unchanged"


def _progress(files: Sequence[_File], summary: str, texts: Texts) -> Markup:
    rows = [
        element(
            "li",
            element("span", file.name, class_="file"),
            element("progress", value=_DONE[file.state], max=100, aria_label=file.name),
            element("span", texts(f"upload-{file.state}"), class_=f"state {file.state}"),
            element("span", file.line, class_="why") if file.line else None,
        )
        for file in files
    ]
    return join(
        element("ul", *rows, class_="files"),
        element("p", summary, role="status", class_="hint"),
    )
