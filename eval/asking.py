"""Asking the questions of a dataset: the assistant is called by its public functions only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.answer import Answer
from assistant.ask import ask
from assistant.followup import turns_of
from assistant.question import read_question
from assistant.rewriting import understood
from assistant.settings import Settings
from corpus.document import Document
from corpus.errors import CancuError
from eval.datasets import Asked, Case
from eval.metrics.retrieval import DEPTHS
from eval.record import Found, Held, Record
from index import DocumentRow, Index

TODAY = date(2025, 12, 1)
"""The day on which a run asks, so that "the deadline has passed" is said in every run or none."""

Report = Callable[[int, int, str], None]


def ask_all(
    cases: Sequence[Case],
    index: Index,
    settings: Settings,
    on_progress: Report = lambda done, total, name: None,
) -> Iterator[tuple[Record, float]]:
    """Each turn's record and the seconds that its answer took."""
    total = sum(len(case.turns) for case in cases)
    done = 0
    for case in cases:
        history: list[Answer] = []
        for number, asked in enumerate(case.turns, start=1):
            on_progress(done, total, asked.question)
            whole = asked.question
            if history:
                whole = understood(asked.question, turns_of(history), settings)
            answer = ask(whole, index, settings, today=TODAY)
            history.append(answer)
            yield _record(case, number, asked, whole, answer, index), answer.seconds
            done += 1
    on_progress(total, total, "")


def _record(
    case: Case, turn: int, asked: Asked, whole: str, answer: Answer, index: Index
) -> Record:
    hits = index.search(read_question(whole).words, limit=max(DEPTHS))
    told = answer.to_json()
    del told["seconds"]
    return Record(
        id=case.id,
        turn=turn,
        kind=case.kind,
        split=case.split,
        asked=asked,
        whole=whole,
        answer=told,
        found=tuple(Found(document=hit.document, clause=hit.clause) for hit in hits),
    )


def library_of(index: Index) -> dict[str, Held]:
    """The documents of an index as golds name them."""
    return {row.id: _held(row, index.document(row.id)) for row in index.documents()}


def _names(row: DocumentRow) -> tuple[str, ...]:
    return tuple(name for name in (row.header.number, row.file, row.original) if name)


def _held(row: DocumentRow, document: Document) -> Held:
    header = row.header
    head = (header.number, header.issuer, header.place, header.title)
    return Held(
        id=row.id,
        names=_names(row),
        head="\n".join(part for part in head if part),
        one_end=len({"recipients", "signature"} & {c.kind for c in document.clauses}) == 1,
    )


def refuse_unknown_clauses(
    cases: Sequence[Case], index: Index, fault: Callable[[int, str], CancuError]
) -> None:
    """Raises ``fault(line, what)`` for the first place whose document or clause is not held."""
    library = library_of(index)
    searched = [library[row.id] for row in index.documents() if row.superseded_by is None]
    by_name = {name: held for held in searched for name in held.names}
    for case in cases:
        for place in (p for turn in case.turns for p in (*turn.gold, *turn.near)):
            held = by_name.get(place.document)
            if held is None:
                raise fault(case.line, f"kho không có văn bản {place.document}")
            sections = {clause.section for clause in index.document(held.id).clauses}
            for path in place.paths:
                if sections.isdisjoint(held.same(path)):
                    raise fault(case.line, f"văn bản {place.document} không có {path}")


def strangers(cases: Sequence[Case], index: Index) -> tuple[str, ...]:
    """Files that are searched though no gold of the cases names their document.

    A question is unanswerable only from the documents that its set is about.
    """
    named = {p.document for case in cases for turn in case.turns for p in (*turn.gold, *turn.near)}
    return tuple(
        row.file
        for row in index.documents()
        if row.superseded_by is None and named.isdisjoint(_names(row))
    )
