"""The gold of the question datasets: each clause and each hard token stands in its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import read_documents
from corpus.document import Document
from eval.matching import any_stands, stands
from tests.eval.dataset_reading import (
    NAMES,
    Line,
    read_lines,
    region,
    source_of,
    turns_of,
)

LIBRARY = Path(__file__).resolve().parents[2] / "corpus" / "library"


def _golds() -> list[tuple[str, Line]]:
    return [
        (f"{line['id']}.{number}", turn)
        for name in NAMES
        for line in read_lines(name)
        for number, turn in enumerate(turns_of(line), start=1)
    ]


def _paths(gold: Line) -> list[str]:
    return [gold["clause"], *gold.get("or", [])]


def test_every_gold_clause_is_in_its_source(shared_corpus: Path) -> None:
    missing = []
    for id, turn in _golds():
        for gold in [*turn["gold"], *turn.get("near", [])]:
            for path in _paths(gold):
                try:
                    region(source_of(shared_corpus, gold["document"]), path)
                except LookupError as label:
                    missing.append(f"{id}: {gold['document']} {path}: no {label}")
    assert missing == []


def test_every_token_stands_in_the_words_of_its_gold(shared_corpus: Path) -> None:
    astray = []
    for id, turn in _golds():
        words = "\n".join(
            region(source_of(shared_corpus, gold["document"]), path)
            for gold in turn["gold"]
            for path in [*_paths(gold), *(["phần mở đầu"] if turn["all_required"] else [])]
        )  # a list over several documents names each, as its opening does
        words += "\n".join(["", *(gold["document"] for gold in turn["gold"])])
        for token in turn["tokens"]:
            if not any_stands(token, words):
                astray.append(f"{id}: {token}")
    assert astray == []


@pytest.fixture(scope="module")
def library() -> dict[str, Document]:
    """The shipped digests as `corpus` reads them, by number, else by the original's file name."""
    documents = [read_documents(path)[0] for path in sorted(LIBRARY.glob("*/*.md"))]
    return {each.header.number or each.original or each.file: each for each in documents}


def test_the_shipped_digests_answer_every_question_asked_of_them(
    library: dict[str, Document],
) -> None:
    astray = []
    for line in [*read_lines("library"), *read_lines("chat")]:
        if line.get("corpus", "library") != "library":
            continue
        for turn in turns_of(line):
            paths = [(gold["document"], path) for gold in turn["gold"] for path in _paths(gold)]
            sections = {each for name, _ in paths for each in _sections(library[name], name)}
            if not all(
                any((g["document"], p) in sections for p in _paths(g)) for g in turn["gold"]
            ):
                astray.append(f"{line['id']}: no such clause in {paths}")
            if turn["all_required"]:
                paths += [(name, "phần mở đầu") for name, _ in paths]
            words = "\n".join(f"{name}\n{_below(library[name], path)}" for name, path in paths)
            for token in turn["tokens"]:
                if not any_stands(token, words):
                    astray.append(f"{line['id']}: {token}")
    assert astray == []


def _sections(document: Document, name: str) -> set[tuple[str, str]]:
    return {(name, clause.section) for clause in document.clauses}


def _below(document: Document, path: str) -> str:
    """The words of the clause at ``path`` and of all clauses below it."""
    return "\n".join(
        document.words(clause)
        for clause in document.clauses
        if clause.path == path or clause.path.startswith(path + ".")
    )


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("ngày 22 tháng 7 năm 2011", "22/07/2011"),
        ("trước ngày 5/12/2022", "05/12/2022"),
        ("số 1202/KH - UBND", "1202/KH-UBND"),
        ("là 06 tháng;", "6 tháng"),
        ("150.000.000 đ", "150.000.000"),
        ("Uỷ ban nhân\ndân", "Ủy ban nhân dân"),
    ],
)
def test_a_token_is_found_however_the_source_writes_it(written: str, token: str) -> None:
    assert stands(token, written)


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("được chi 170.000 đồng", "70.000"),
        ("chia ra: 70.000.000đ", "70.000"),
        ("trước ngày 15/12/2022", "05/12/2022"),
        ("trong 16 tháng", "06 tháng"),
    ],
)
def test_a_token_is_not_found_inside_another_number(written: str, token: str) -> None:
    assert not stands(token, written)
