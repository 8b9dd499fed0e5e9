"""A task and what the lines beside it tell, as one sentence that quotes each of them.

"Tập huấn kỹ năng số cho cán bộ xã — Cơ quan chủ trì: Sở Nội vụ; Thời gian: Quý II/2026."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.answer import Quote, Statement
from assistant.compose.sentence import sentence
from assistant.passage import Passage
from assistant.verify import stands
from corpus.document import Document
from corpus.facts.task_blocks import Field, Part


def statement_of_block(passage: Passage) -> Statement | None:
    """A task with the fields that are asked for; None where the passage has none, or the gate
    lets it not pass."""
    if not passage.fields:
        return None
    document = passage.quote.document
    named: list[Quote] = []
    fields = passage.fields
    if passage.task is not None:
        task = passage.task
        named = [_quote(document, field.words) for field in fields if field.heads(task.clause)]
        named.append(_quote(document, task))
        fields = tuple(field for field in fields if not field.heads(task.clause))
    told = list(_told(document, fields))
    parts = (": ".join(map(_bare, named)), "; ".join(words for words, _ in told))
    text = " — ".join(filter(None, parts)) + "."
    quotes = (*named, *(quote for _, group in told for quote in group))
    return Statement(text, quotes) if stands(text, quotes) else None


def _told(document: Document, fields: Sequence[Field]) -> Iterator[tuple[str, tuple[Quote, ...]]]:
    """Each field's words with their quotes; those under one label once, with it."""
    for under, group in groupby(fields, key=lambda field: field.under):
        quotes = tuple(_quote(document, field.words) for field in group)
        words = "; ".join(map(_bare, quotes))
        if under is None:
            yield words, quotes
        else:
            label = _quote(document, under)
            yield f"{_bare(label)}: {words}", (label, *quotes)


def _quote(document: Document, part: Part) -> Quote:
    return Quote(document, part.clause, part.span)


def _bare(quote: Quote) -> str:
    return sentence(quote.quote).rstrip(".: ")
