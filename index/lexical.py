"""Words to windows: tantivy over syllables and syllable pairs, with marks and without.

tantivy's own tokenizers drop one-character tokens and know nothing of Vietnamese; the tokens
are ``corpus.text.words`` on both sides, handed over separated by spaces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tantivy

from corpus.text import fold, words
from index.store import WindowRow

_HEAP_BYTES = 64_000_000
_LONGEST = 64  # characters of a term; longer ones are noise, compared by their beginning
_MOST_TERMS = 400  # of a question
_KEPT = 20_000  # frequencies: to write the marks of a question, hundreds are looked up

# On the development questions these ranked best, and all near them alike.
_PAIR = 0.7
_FOLDED = 0.3


class LexicalIndex:
    """A tantivy index, on disk or in memory, that answers with window ids and BM25 scores."""

    def __init__(self, index: tantivy.Index) -> None:
        # Its files never change, so nothing watches them.
        index.config_reader("manual")
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()
        self._count = lru_cache(maxsize=_KEPT)(self._counted)

    @classmethod
    def open(cls, directory: Path) -> LexicalIndex:
        """Raises ValueError or OSError where the folder holds no sound index."""
        try:
            return cls(tantivy.Index.open(str(directory)))
        except ValueError as error:
            if "Lockfile" not in str(error):
                raise
        # tantivy locks even to read, which a folder that cannot be written refuses: it is given
        # a folder of links. What it has opened stays open when they are gone; its lock may come
        # back while they go, which is no reason not to answer.
        with TemporaryDirectory(prefix="cancu-", ignore_cleanup_errors=True) as links:
            for path in directory.iterdir():
                if path.suffix != ".lock":
                    (Path(links) / path.name).symlink_to(path.resolve())
            return cls(tantivy.Index.open(links))

    @classmethod
    def in_memory(cls, windows: Iterable[WindowRow]) -> LexicalIndex:
        index = tantivy.Index(_schema())
        _add(index, windows)
        return cls(index)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def frequency(self, term: str) -> int:
        """In how many windows a term stands, whatever its marks where it has none; a pair is
        written "bình_đẳng"."""
        return self._count("folded" if term == fold(term) else "words", term[:_LONGEST])

    def written(self, term: str) -> int:
        """In how many windows a term stands with just these marks."""
        return self._count("words", term[:_LONGEST])

    def _counted(self, field: str, term: str) -> int:
        return int(self._searcher.doc_freq(field, term))

    def saying(self, phrase: str) -> list[int]:
        """The windows that have all syllables and pairs of a phrase, whatever its marks."""
        terms = list(dict.fromkeys(fold(term) for term in _terms(phrase)))
        if not terms or not len(self):
            return []
        must = [
            (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, "folded", term, "basic"))
            for term in terms
        ]
        query = tantivy.Query.boolean_query(must)
        hits = self._searcher.search(query, len(self), count=False).hits
        windows: list[int] = self._searcher.fast_field_values("window", [at for _, at in hits])
        return windows

    def search(
        self, question: str, limit: int, documents: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The best windows, each with its BM25 score (0 and up), best first.

        A question without any mark is compared without marks; otherwise marks count, and the
        form without marks a little, for the syllables that were typed in haste.
        """
        query = self._query(question, documents)
        if query is None or limit < 1:
            return []
        hits = self._searcher.search(query, limit, count=False).hits
        ids = self._searcher.fast_field_values("window", [address for _, address in hits])
        return [(id, float(score)) for id, (score, _) in zip(ids, hits, strict=True)]

    def _query(self, question: str, documents: Collection[str] | None) -> Any:
        terms = list(dict.fromkeys(_terms(question)))[:_MOST_TERMS]
        if not terms:
            return None
        plain = all(term == fold(term) for term in terms)
        fields = {"folded": 1.0} if plain else {"words": 1.0, "folded": _FOLDED}
        should = [
            (tantivy.Occur.Should, self._term(field, term, weight))
            for field, weight in fields.items()
            for term in terms
        ]
        query = tantivy.Query.boolean_query(should)
        if documents is None:
            return query
        held = tantivy.Query.term_set_query(self._schema, "document", list(documents))
        only = tantivy.Query.const_score_query(held, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, only)]
        )

    def _term(self, field: str, term: str, weight: float) -> Any:
        text = fold(term) if field == "folded" else term
        query = tantivy.Query.term_query(self._schema, field, text, "freq")
        return tantivy.Query.boost_query(query, weight * (_PAIR if "_" in term else 1.0))


def build(directory: Path, windows: Iterable[WindowRow]) -> None:
    """Writes a new index of these windows into an empty directory; on disk when it returns."""
    _add(tantivy.Index(_schema(), path=str(directory)), windows)


def extend(directory: Path, windows: Iterable[WindowRow]) -> None:
    """Adds windows to the index of a directory that no reader has open for its own."""
    _add(tantivy.Index.open(str(directory)), windows)


def _schema() -> Any:
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("window", fast=True)
    schema.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for field in ("words", "folded"):
        schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return schema.build()


def _add(index: tantivy.Index, windows: Iterable[WindowRow]) -> None:
    # One thread keeps the order of the windows, and with it the order of equal scores.
    writer = index.writer(_HEAP_BYTES, 1)
    for window in windows:
        terms = " ".join(_terms(window.context) + _terms(window.body))
        writer.add_document(
            tantivy.Document(
                window=window.id, document=window.document, words=terms, folded=fold(terms)
            )
        )
    writer.commit()
    writer.wait_merging_threads()


def _terms(text: str) -> list[str]:
    """Syllables, then pairs of neighbours: "bình", "đẳng", "giới", "bình_đẳng", "đẳng_giới"."""
    syllables = [word[:_LONGEST] for word in words(text)]
    return syllables + [f"{left}_{right}" for left, right in pairwise(syllables)]
