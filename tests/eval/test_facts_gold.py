"""The gold of facts, written by reading: every entry stands in the document it is told of.

Two files of one fact a line: ``eval/datasets/facts.jsonl`` (the ten real plans, which do not ship)
and ``tests/data/plans/facts.jsonl`` (plans of our own invention, bodies and numbers too, that hold
what the real ones do not: the extractors' held-out set). How an entry is read:

* ``document`` is a file name, ``clause`` a path as in ``corpus/document.py``: of the clause where
  the deadline's words (``when``), the sum or the citation stand; of a duty without a date, where
  its action stands. Two paths agree when their sections do, or when one lies inside the other.
* An obligation is ``dated`` when it has ``due``, ``from`` or ``recurrence``. ``action``, ``when``
  and ``assistants`` are words of the document, ``actor`` and ``recipient`` too but for their case.
* With a full date ``recurrence`` is ``once``; for such a duty None says the same.
* ``or`` gives further values that are as right as the one in the entry.
* ``optional``: a careful reader may list it or leave it (an event's day, "chế độ báo cáo" without
  actor or recipient, a report passed on upwards): found is no error, not found is no miss.
* Targets ("đến năm 2025 đạt 60%") are nobody's duty and are not in the gold; of texts without a
  number only laws and codes are, plans and programmes at most as optional.
* References and amounts stand in the order of the text. ``parent`` is the containing line's value.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Fact = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "eval" / "datasets" / "facts.jsonl"
OWN = ROOT / "tests" / "data" / "plans" / "facts.jsonl"

KEYS = {
    "obligation": {
        "actor", "action", "recipient", "due", "from", "recurrence", "clause", "when", "dated",
    },
    "amount": {"value", "purpose", "parent", "clause", "quote"},
    "reference": {
        "kind", "number", "date", "issuer", "article", "title", "clause", "quote",
    },
}  # fmt: skip
MORE_KEYS = {
    "obligation": {"assistants", "or", "optional"},
    "amount": {"words", "optional"},
    "reference": {"or", "optional"},
}
VERBATIM = ("action", "when", "quote", "words")
NAMES = ("actor", "recipient", "issuer", "purpose", "title")
RECURRENCES = {"once", "half-year", "quarter", "month", "year", None}

# "V.1.-3", "II.1.1.c", "Điều 4.3.b", "Phần thứ hai.II.3", "Phụ lục.II.4", "chú thích 3", "5"
CLAUSE = re.compile(
    r"(?:phần mở đầu|phần kết|chú thích \d+"
    r"|(?:Phần thứ \w+|Điều \d+|Phụ lục|[IVX]+|\d+)(?:\.(?:\w+|[-+]\d+))*)"
)


def facts(path: Path) -> list[Fact]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def flat(text: str) -> str:
    """One line of plain words: NFC, Ð as Đ, without Markdown's marks and table bars."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("\u00ad", "")
    return re.sub(r"[\s|]+", " ", text.replace("*", "")).strip()


def missing(gold: list[Fact], folder: Path) -> list[str]:
    """What the gold claims to read in a document and is not there."""
    texts = {name: flat((folder / name).read_text("utf-8")) for name in documents(gold)}
    absent = []
    for fact in gold:
        text = texts[fact["document"]]
        words = [fact[key] for key in VERBATIM if fact.get(key)] + fact.get("assistants", [])
        absent += [f"{fact['document']}: {word}" for word in words if flat(word) not in text]
        names = [fact[key] for key in NAMES if fact.get(key)]
        absent += [
            f"{fact['document']}: {name}"
            for name in names
            if flat(name).casefold() not in text.casefold()
        ]
    return absent


def documents(gold: list[Fact]) -> list[str]:
    return list(dict.fromkeys(fact["document"] for fact in gold))


@pytest.fixture(params=[REAL, OWN], ids=["real plans", "own plans"])
def gold(request: pytest.FixtureRequest) -> list[Fact]:
    path: Path = request.param
    return facts(path)


def test_every_quote_of_the_real_plans_stands_in_its_document(shared_corpus: Path) -> None:
    assert missing(facts(REAL), shared_corpus / "plans") == []


def test_every_quote_of_our_own_plans_stands_in_its_document() -> None:
    assert missing(facts(OWN), OWN.parent) == []


def test_our_own_plans_all_have_gold() -> None:
    plans = {path.name for path in OWN.parent.iterdir() if path.suffix in {".txt", ".md"}}
    assert set(documents(facts(OWN))) == plans


def test_every_fact_has_its_keys(gold: list[Fact]) -> None:
    for fact in gold:
        keys = set(fact) - {"document", "fact"}
        wanted = KEYS[fact["fact"]]
        assert wanted <= keys, fact
        assert keys - wanted <= MORE_KEYS[fact["fact"]], fact


def test_every_clause_path_is_well_formed(gold: list[Fact]) -> None:
    assert [fact for fact in gold if not CLAUSE.fullmatch(fact["clause"])] == []


def test_dates_parse_and_a_beginning_is_not_after_its_end(gold: list[Fact]) -> None:
    for fact in gold:
        for key in ("due", "from", "date"):
            if fact.get(key):
                date.fromisoformat(fact[key])
        if fact.get("from") and fact.get("due"):
            assert fact["from"] <= fact["due"], fact


def test_an_obligation_is_dated_when_it_says_when(gold: list[Fact]) -> None:
    for fact in gold:
        if fact["fact"] == "obligation":
            assert fact["recurrence"] in RECURRENCES, fact
            timed = any(fact[key] for key in ("due", "from", "recurrence"))
            assert fact["dated"] is timed, fact
            assert fact["when"] or not timed, fact


def test_a_parent_is_the_value_of_a_line_above(gold: list[Fact]) -> None:
    above: dict[str, set[int]] = {}
    for fact in gold:
        if fact["fact"] == "amount":
            values = above.setdefault(fact["document"], set())
            assert fact["parent"] is None or fact["parent"] in values, fact
            values.add(fact["value"])


def test_a_reference_has_a_normalised_number_or_a_title(gold: list[Fact]) -> None:
    for fact in gold:
        if fact["fact"] == "reference":
            number = fact["number"]
            assert (number is None) != (fact["title"] is None), fact
            assert number is None or not re.search(r"Ð|\s(?!\d)", number), fact


def test_references_stand_in_the_order_of_the_real_plans(shared_corpus: Path) -> None:
    assert out_of_order(facts(REAL), shared_corpus / "plans") == []


def test_references_stand_in_the_order_of_our_own_plans() -> None:
    assert out_of_order(facts(OWN), OWN.parent) == []


def out_of_order(gold: list[Fact], folder: Path) -> list[str]:
    """Mentions and sums that do not follow the one before them."""
    wrong = []
    for name in documents(gold):
        text = flat((folder / name).read_text("utf-8"))
        for kind in ("reference", "amount"):
            position = 0
            for fact in (f for f in gold if f["document"] == name and f["fact"] == kind):
                quote = flat(fact["quote"])
                found = text.find(quote, position)
                if found < 0:
                    wrong.append(f"{name}: {quote}")
                position = max(position, found + len(quote))
    return wrong
