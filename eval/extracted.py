"""The facts that the index holds of the documents of the gold, judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.answer import amount_json, obligation_json
from assistant.contract import reference_json
from corpus.document import Document
from eval.datasets import FOLDER
from eval.metrics.facts import FactFigure, is_dated, judge_facts
from index import Index

KINDS = ("obligation", "amount", "reference")
GOLD = FOLDER / "facts.jsonl"


def judge_extracted(index: Index, path: Path = GOLD) -> tuple[FactFigure, ...]:
    """A figure for each kind, over the documents that are held and that the gold tells of."""
    gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    named = {entry["document"] for entry in gold}
    held = {row.file: row.id for row in index.documents() if row.file in named}
    gold = [entry for entry in gold if entry["document"] in held]
    documents = [index.document(id) for id in held.values()]
    return tuple(
        judge_facts(
            kind,
            [fact for document in documents for fact in _facts(document, kind)],
            [entry for entry in gold if entry["fact"] == kind and _counts(kind, entry)],
        )
        for kind in KINDS
    )


def _facts(document: Document, kind: str) -> Iterator[dict[str, Any]]:
    """A document's facts by the contract; the document is named by its file, as in the gold."""
    told = {
        "obligation": [obligation_json(document, fact) for fact in document.obligations],
        "amount": [amount_json(document, fact) for fact in document.amounts],
        "reference": [reference_json(document, fact) for fact in document.references],
    }
    for fact in told[kind]:
        if _counts(kind, fact):
            yield {**fact, "document": document.file}


def _counts(kind: str, fact: dict[str, Any]) -> bool:
    return kind != "obligation" or is_dated(fact)
