"""What must never fail, whatever the question: each check has no tolerance.

The checks judge what was recorded against the documents themselves; those that ask again are in
``eval.repeating``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.hard_tokens import missing
from corpus.document import Document
from eval.record import Record

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how many things were looked at, and one line for each that failed."""

    name: str
    total: int
    failures: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """The share that passed; 1 where there was nothing to look at."""
        return 1 - len(self.failures) / self.total if self.total else 1.0


def check_all(
    records: Sequence[Record], document: Callable[[str], Document | None]
) -> tuple[Check, ...]:
    """``document`` gives the held document of an id, None where there is none."""
    return (
        _check("mechanical.document", _places(records), lambda place: _held(place, document)),
        _check("mechanical.verbatim", _places(records), lambda place: _said(place, document)),
        _check("mechanical.clause", _places(records), lambda place: _inside(place, document)),
        _check("mechanical.cited", _statements(records), _is_cited),
        _check("mechanical.tokens", _statements(records), _carries_its_tokens),
    )


def _check(
    name: str, things: Iterable[tuple[str, Any]], fault: Callable[[Any], str | None]
) -> Check:
    judged = [(key, fault(thing)) for key, thing in things]
    return Check(name, len(judged), tuple(f"{key}: {found}" for key, found in judged if found))


def _places(records: Sequence[Record]) -> Iterator[tuple[str, Json]]:
    """Every quote that a person sees, also those shown as "not an answer"."""
    for record in records:
        for place in (*record.answer["citations"], *record.answer["nearest"]):
            yield record.key, place


def _statements(records: Sequence[Record]) -> Iterator[tuple[str, tuple[Json, Json]]]:
    for record in records:
        for statement in record.answer["statements"]:
            yield record.key, (statement, record.answer)


def _held(place: Json, document: Callable[[str], Document | None]) -> str | None:
    """The document exists and has the file name that is shown."""
    held = document(place["document"])
    if held is None:
        return f"không có văn bản {place['document']}"
    return None if held.file == place["file"] else f"tệp {place['file']} không phải {held.file}"


def _said(place: Json, document: Callable[[str], Document | None]) -> str | None:
    """The quote is not empty and stands, letter for letter, at its offsets."""
    held = document(place["document"])
    text = held.text[place["start"] : place["end"]] if held else ""
    return None if text and text == place["quote"] else f"«{place['quote'][:60]}» không nguyên văn"


def _inside(place: Json, document: Callable[[str], Document | None]) -> str | None:
    """The quote stands inside the clause that is named."""
    held = document(place["document"])
    spans = [
        clause.span
        for clause in (held.clauses if held else ())
        if clause.section == place["clause"]
    ]
    inside = any(span.start <= place["start"] and place["end"] <= span.end for span in spans)
    return None if inside else f"trích dẫn không nằm trong {place['clause']}"


def _is_cited(given: tuple[Json, Json]) -> str | None:
    """Every statement has a citation, and every mark a citation it points to."""
    statement, answer = given
    held = {citation["n"] for citation in answer["citations"]}
    if not statement["citations"]:
        return f"ý không có trích dẫn: {statement['text'][:60]}"
    astray = [number for number in statement["citations"] if number not in held]
    return f"trích dẫn {astray} không có" if astray else None


def _carries_its_tokens(given: tuple[Json, Json]) -> str | None:
    """The statement's hard tokens stand in the quotes it cites."""
    statement, answer = given
    quotes = [
        citation["quote"]
        for citation in answer["citations"]
        if citation["n"] in statement["citations"]
    ]
    lacking = missing(statement["text"], quotes)
    return f"thiếu {', '.join(token.written for token in lacking)}" if lacking else None
