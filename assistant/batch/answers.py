"""Answers into a .csv, .xlsx or .jsonl file, which appears whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from assistant.batch.questions import Sheet
from assistant.reading import clause_name

AnswerJson = Mapping[str, Any]
"""An answer as design section 4 has it: what ``Answer.to_json()`` gives."""

COLUMNS = (
    "question",
    "answered",
    "answer",
    "reason",
    "citations",
    "documents",
    "files",
    "clauses",
    "quotes",
    "warnings",
)

# A cell that starts so is a formula to a spreadsheet, whoever wrote it: =HYPERLINK(…), @SUM(…)
_FORMULA = re.compile(r"[=+\-@\t\r]")
# JSON may hold these as they are, but much that reads lines would break the line there.
_LINE_BREAKS_OF_UNICODE = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def write_answers(path: Path, sheet: Sheet, answers: Sequence[AnswerJson]) -> None:
    """Writes the answer of each question of ``sheet``, in its order; the file appears whole."""
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx, ".jsonl": _write_jsonl}
    with _replacing(path) as file:
        writers[path.suffix.lower()](file, sheet, answers)


def _write_jsonl(file: BinaryIO, sheet: Sheet, answers: Sequence[AnswerJson]) -> None:
    for question, answer in zip(sheet.questions, answers, strict=True):
        line = json.dumps({"id": question.id, **answer}, ensure_ascii=False)
        file.write((line.translate(_LINE_BREAKS_OF_UNICODE) + "\n").encode("utf-8", "replace"))


def _write_csv(file: BinaryIO, sheet: Sheet, answers: Sequence[AnswerJson]) -> None:
    # The mark is how Excel knows that a CSV is UTF-8.
    stream = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(stream, delimiter=sheet.delimiter)
    for row in _rows(sheet, answers):
        writer.writerow([harmless(cell) for cell in row])
    stream.flush()
    stream.detach()


def _write_xlsx(file: BinaryIO, sheet: Sheet, answers: Sequence[AnswerJson]) -> None:
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    workbook = openpyxl.Workbook(write_only=True)
    page = workbook.create_sheet("Căn Cứ")
    page.freeze_panes = "A2"
    for row in _rows(sheet, answers):
        cells = [ILLEGAL_CHARACTERS_RE.sub("", c) if isinstance(c, str) else c for c in row]
        page.append([harmless(cell) for cell in cells])
    workbook.save(file)


def _rows(sheet: Sheet, answers: Sequence[AnswerJson]) -> Iterator[tuple[Any, ...]]:
    """A heading row, then one row an answer: the columns of the questions' sheet come first.

    A column of theirs that has the name of one of ours is an answer of an earlier run: left out.
    """
    kept = [i for i, name in enumerate(sheet.columns) if name not in COLUMNS]
    yield (*(sheet.columns[i] for i in kept), *COLUMNS)
    for question, answer in zip(sheet.questions, answers, strict=True):
        yield (*(question.others[i] for i in kept), *_cells(question.text, answer))


def _cells(question: str, answer: AnswerJson) -> tuple[str, ...]:
    """The cells of COLUMNS; what belongs to several citations stands a line each."""
    citations = answer["citations"]
    return (
        question,
        "true" if answer["answered"] else "false",
        answer["text"],
        answer["reason"] or "",
        "\n".join(_mark(citation) for citation in citations),
        "\n".join(citation["document"] for citation in citations),
        "\n".join(citation["file"] for citation in citations),
        "\n".join(citation["clause"] for citation in citations),
        "\n".join(citation["quote"] for citation in citations),
        "\n".join(answer["warnings"]),
    )


def _mark(citation: Mapping[str, Any]) -> str:
    name = citation["number"] or citation["title"] or citation["file"]
    digest = " (bản tóm lược)" if citation["kind"] == "digest" else ""
    return f"[{citation['n']}] {name}{digest}, {clause_name(citation['clause'])}"


def harmless(cell: Any) -> Any:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` once all of it is on disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
