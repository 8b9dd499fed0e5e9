"""Lines of JSON into cases; the first fault is refused with the number of its line."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import ValidationError

from corpus.errors import CancuError, shown
from eval.datasets.cases import Case, Split

FOLDER = Path(__file__).parent
SetName = Literal["library", "originals", "chat"]
SETS: tuple[str, ...] = get_args(SetName)

_OF_CASE = ("id", "kind", "split")


class DatasetError(CancuError):
    """A line of a dataset cannot be used; the message names file and line."""


def load_cases(path: Path, splits: Collection[Split] = get_args(Split)) -> tuple[Case, ...]:
    """The cases of a .jsonl file, in its order, of some splits.

    The whole file is checked first. Raises DatasetError for a line that is not JSON, breaks the
    schema, or repeats an id; CancuError where the file cannot be read.
    """
    corpus = "originals" if path.stem == "originals" else "library"
    cases: dict[str, Case] = {}
    for number, entry in lines_of(path):
        case = _case_of(entry, number, path, corpus)
        if case.id in cases:
            raise fault(path, number, f"mã {case.id} đã có ở dòng {cases[case.id].line}")
        cases[case.id] = case
    return tuple(case for case in cases.values() if case.split in splits)


def fault(path: Path, line: int, what: str) -> DatasetError:
    """The error of one line."""
    return DatasetError(
        f"{shown(path)}, dòng {line}: {what}; hãy sửa dòng này theo eval/datasets/schema.json"
    )


def lines_of(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a .jsonl file with the numbers of their lines; empty lines are none.

    Raises DatasetError for a line that is no JSON object, CancuError where the file cannot be
    read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CancuError(
            f"{shown(path)}: không đọc được bộ câu hỏi; hãy kiểm tra đường dẫn và mã UTF-8"
        ) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise fault(path, number, "không phải JSON hợp lệ") from error
        if not isinstance(entry, dict):
            raise fault(path, number, "mỗi dòng phải là một đối tượng JSON")
        yield number, entry


def _case_of(entry: dict[str, Any], number: int, path: Path, corpus: str) -> Case:
    turns = entry.get("turns")
    if isinstance(turns, list) and len(turns) < 2:
        raise fault(path, number, "hội thoại phải có ít nhất hai lượt")
    if "line" in entry:
        raise fault(path, number, "line: không được có")
    is_single = turns is None
    try:
        return Case.model_validate({**_as_turns(entry, corpus), "line": number})
    except ValidationError as error:
        raise fault(path, number, meaning(error, is_single)) from None


def _as_turns(entry: dict[str, Any], corpus: str) -> dict[str, Any]:
    """A single question as a conversation of one turn."""
    if "turns" in entry:
        return entry
    own = {key: entry[key] for key in _OF_CASE if key in entry}
    asked = {key: value for key, value in entry.items() if key not in _OF_CASE}
    return {**own, "corpus": corpus, "turns": [asked]}


def meaning(error: ValidationError, is_single: bool = False) -> str:
    """The first problem: where it is, and what is wrong there."""
    problem = error.errors(include_url=False, include_input=False)[0]
    steps = problem["loc"]
    if is_single and steps[:1] == ("turns",):
        steps = steps[2:]  # a single question has no turns to its writer
    where = ".".join(str(step) for step in steps)
    if problem["type"] == "value_error":
        return str(problem["ctx"]["error"])
    if problem["type"] == "missing":
        return f"thiếu {where}"
    if problem["type"] == "extra_forbidden":
        return f"{where}: không được có"
    return f"{where}: giá trị không đúng dạng"
