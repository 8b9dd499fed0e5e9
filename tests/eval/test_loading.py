"""A dataset that cannot be trusted is refused, with the number of the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from corpus.errors import CancuError
from eval.asking import refuse_unknown_clauses
from eval.datasets import FOLDER, SETS, DatasetError, load_cases
from eval.datasets.loading import fault
from index import open_index
from tests.eval.dataset_reading import read_lines

Line = dict[str, Any]


def good_line(**changes: Any) -> Line:
    line = next(line for line in read_lines("library") if line["answerable"])
    return {**line, **changes}


def without(line: Line, key: str) -> Line:
    return {name: value for name, value in line.items() if name != key}


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: Line | str) -> Path:
        path = tmp_path / "library.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("\n".join(texts), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("name", SETS)
def test_every_dataset_loads_whole(name: str) -> None:
    cases = load_cases(FOLDER / f"{name}.jsonl")
    assert [case.id for case in cases] == [line["id"] for line in read_lines(name)]
    half = load_cases(FOLDER / f"{name}.jsonl", ("dev",))
    assert {case.split for case in half} == {"dev"}


def test_what_is_asked_is_what_the_line_says(written: Callable[..., Path]) -> None:
    gold = [{"document": "1509/KH-SYT-CDN", "clause": "III", "or": ["III.2"]}]
    line = good_line(gold=gold, tokens=["5/12", ["a", "b"]], **{"not": ["6/12"]})
    (case,) = load_cases(written(line))
    (asked,) = case.turns
    assert (case.id, case.kind, asked.question) == (line["id"], line["kind"], line["question"])
    assert asked.gold[0].paths == ("III", "III.2")
    assert (asked.tokens, asked.forbidden) == (("5/12", ("a", "b")), ("6/12",))


SPOILED = [
    ("{", "không phải JSON"),
    ("[]", "đối tượng JSON"),
    (good_line(kind="riddle"), "kind"),
    (good_line(split="train"), "split"),
    (good_line(id="x-1"), "id"),
    (good_line(surprise=1), "surprise: không được có"),
    (good_line(line=3), "line: không được có"),
    (good_line(gold=[]), "gold"),
    (good_line(tokens=[]), "tokens"),
    (good_line(tokens=[[]]), "tokens"),
    (good_line(question=""), "question"),
    (good_line(question=7), "question"),
    (good_line(answerable=False), "không có lời đáp"),
    (good_line(kind="unanswerable"), "unanswerable"),
    (good_line(gold=[{"document": "1", "clause": "mục 3"}]), "gold.0.clause"),
    (good_line(gold=[{"document": "1", "clause": "III", "page": 2}]), "gold.0.page"),
    (without(good_line(), "question"), "thiếu question"),
    (without(good_line(), "not"), "thiếu not"),
    ({**read_lines("chat")[0], "turns": read_lines("chat")[0]["turns"][:1]}, "ít nhất hai lượt"),
    ({**read_lines("chat")[0], "corpus": "web"}, "corpus"),
]


@pytest.mark.parametrize(("line", "said"), SPOILED)
def test_a_malformed_line_is_refused_with_its_number(
    written: Callable[..., Path], line: Line | str, said: str
) -> None:
    path = written(good_line(id="l-900"), line)
    with pytest.raises(DatasetError) as refused:
        load_cases(path)
    message = str(refused.value)
    assert "library.jsonl, dòng 2:" in message
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("line", [line for line, _ in SPOILED if isinstance(line, dict)])
def test_the_schema_for_other_programs_refuses_the_same_lines(line: Line) -> None:
    schema = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, schema)


def test_a_repeated_id_is_refused_with_both_lines(written: Callable[..., Path]) -> None:
    path = written(good_line(id="l-001"), good_line(id="l-002"), "", good_line(id="l-001"))
    with pytest.raises(DatasetError, match="dòng 4: mã l-001 đã có ở dòng 1"):
        load_cases(path)


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CancuError, match="không đọc được"):
        load_cases(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"document": "1509/KH-SYT-CDN", "clause": "XIX.9"}, "không có XIX.9"),
        ({"document": "1509/KH-SYT-CDN", "clause": "III", "or": ["XX"]}, "không có XX"),
        ({"document": "999/KH-UBND", "clause": "III"}, "không có văn bản 999/KH-UBND"),
    ],
)
def test_a_clause_that_no_document_has_is_refused_with_its_line(
    written: Callable[..., Path], library_index: Path, place: Line, said: str
) -> None:
    path = written(good_line(id="l-001"), good_line(id="l-002", gold=[place]))
    cases = load_cases(path)
    with (
        open_index(library_index) as index,
        pytest.raises(DatasetError, match=f"dòng 2: .*{said}"),
    ):
        refuse_unknown_clauses(cases, index, lambda line, what: fault(path, line, what))
