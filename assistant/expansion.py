"""Other ways to put a question, from a model, so that the search may find what is said otherwise.

They only widen what is read: whether a passage answers is judged by the question as it was asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from assistant.hard_tokens import missing
from assistant.model.client import client_of
from assistant.model.errors import ModelError
from assistant.model.replies import QUERIES
from index import Hit, Index
from index.view import View
from prompts import render

if TYPE_CHECKING:
    from assistant.model.allowance import Allowance
    from assistant.question import Question
    from assistant.settings import Settings

_SHARE = 4
"""Each other way adds up to a fourth of the clauses that the question itself finds."""


def expanded(
    index: Index, question: Question, settings: Settings, allowance: Allowance | None
) -> Index:
    """The index searched in the other ways too, where the settings ask for it; else as it is."""
    if settings.model.url is None or not settings.search.expansion:
        return index
    client = client_of(settings.model)
    prompt = render("expand", "en" if question.english else "vi", question=question.text)
    try:
        queries = client.ask(prompt, QUERIES, allowance or client.allowance())
    except ModelError:
        return index
    # What a query adds of dates, numbers and names would lead to another matter.
    kept = [query for query in queries if not missing(query, [question.text, question.words])]
    return _Expanded(index, question.words, kept) if kept else index


class _Expanded(View):
    def __init__(self, whole: Index, words: str, others: Sequence[str]) -> None:
        super().__init__(whole)
        self._question = words
        self._others = others

    def search(
        self, query: str, limit: int = 20, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """The hits of the query, then those that only the other ways find."""
        hits = self._whole.search(query, limit, documents)
        if query != self._question:
            return hits
        found = {(hit.document, hit.clause): hit for hit in hits}
        for other in self._others:
            for hit in self._whole.search(other, limit // _SHARE, documents):
                found.setdefault((hit.document, hit.clause), hit)
        return list(found.values())
