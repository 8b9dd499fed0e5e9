"""The question datasets: their form, their spread, and the freeze of the held-out half."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

import jsonschema
import pytest

from eval.matching import normal
from tests.eval.dataset_reading import DATASETS, NAMES, Line, read_lines

LEAST = {"originals": 150, "library": 90, "chat": 15}
KINDS = {
    "who", "when", "money", "legal-basis", "in-force", "what", "where", "list", "several-plans",
    "no-marks", "chat-spelling", "english", "false-premise", "injection", "unanswerable",
}  # fmt: skip

# --- form -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*NAMES, "drafts"])
def test_every_line_obeys_the_schema(name: str) -> None:
    schema = json.loads((DATASETS / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    faults = [
        f"{name}.jsonl:{number}: {error.message}"
        for number, line in enumerate(read_lines(name), start=1)
        for error in validator.iter_errors(line)
    ]
    assert faults == []


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "riddle"},
        {"split": "train"},
        {"answerable": False},  # an unanswerable question has no gold
        {"gold": []},  # an answerable one has
        {"surprise": 1},
    ],
)
def test_the_schema_refuses_a_spoiled_line(change: Line) -> None:
    schema = json.loads((DATASETS / "schema.json").read_text(encoding="utf-8"))
    line = next(line for line in read_lines("originals") if line["answerable"])
    jsonschema.validate(line, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**line, **change}, schema)


def test_ids_are_unique_over_all_files() -> None:
    ids = [line["id"] for name in NAMES for line in read_lines(name)]
    assert [id for id, times in Counter(ids).items() if times > 1] == []


@pytest.mark.parametrize("name", ["originals", "library"])
def test_no_question_is_asked_twice(name: str) -> None:
    asked = Counter(normal(line["question"]) for line in read_lines(name))
    assert [question for question, times in asked.items() if times > 1] == []


# --- spread ---------------------------------------------------------------------------------


def _halved(name: str) -> list[Line]:
    """The lines that were halved when they were written; those behind them came later, were
    looked at, and are all for development."""
    lines = read_lines(name)
    last = max(line["id"] for line in lines if line["split"] == "heldout")
    return [line for line in lines if line["id"] <= last]


@pytest.mark.parametrize("name", NAMES)
def test_there_are_enough_questions_half_of_them_held_out(name: str) -> None:
    lines = _halved(name)
    splits = Counter(line["split"] for line in lines)
    assert len(lines) >= LEAST[name]
    assert abs(splits["dev"] - splits["heldout"]) <= 0.04 * len(lines) + 1


@pytest.mark.parametrize("name", ["originals", "library"])
def test_every_kind_is_asked_in_both_halves_alike(name: str) -> None:
    count = Counter((line["kind"], line["split"]) for line in _halved(name))
    for kind in KINDS:
        dev, heldout = count[kind, "dev"], count[kind, "heldout"]
        assert min(dev, heldout) >= 1, kind
        assert abs(dev - heldout) <= 3, kind


@pytest.mark.parametrize("name", ["originals", "library"])
@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_a_quarter_cannot_be_answered(name: str, split: str) -> None:
    half = [line for line in read_lines(name) if line["split"] == split]
    assert sum(not line["answerable"] for line in half) >= 0.25 * len(half)


@pytest.mark.parametrize(("name", "documents"), [("originals", 18), ("library", 13)])
def test_every_document_answers_some_question(name: str, documents: int) -> None:
    used = {gold["document"] for line in read_lines(name) for gold in line["gold"]}
    assert len(used) == documents


# --- freeze ---------------------------------------------------------------------------------


def _digest_of_heldout(name: str) -> str:
    """SHA-256 of the held-out lines, as canonical JSON, one a line, in the order of their ids."""
    heldout = sorted(
        (line for line in read_lines(name) if line["split"] == "heldout"),
        key=lambda line: line["id"],
    )
    canonical = "\n".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for line in heldout
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_the_heldout_half_is_as_it_was_frozen(name: str) -> None:
    frozen = json.loads((DATASETS / "frozen.json").read_text(encoding="utf-8"))
    assert _digest_of_heldout(name) == frozen[f"{name}.jsonl"]
