"""Both searches fused into one ranked list, over what the index held when it was opened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from corpus.document import Amount, Document, Obligation, Reference
from index import derived
from index.ahead import Ahead
from index.citing import Citing
from index.derived import Derived
from index.embedding import Embedder, Vectors, embedder
from index.errors import StaleError, changed_embedding, other_embedding
from index.fusion import fuse
from index.marking import with_marks
from index.reranking import Reranker, reranker
from index.store import DocumentRow, Store, WindowPlace
from index.windows import document_name

_CANDIDATES = 100  # windows from each search, at the least
_TRIES = 5
_RERANKED = 2
"""How many times as many clauses as are wanted a reranker chooses from."""

Fact = TypeVar("Fact", Obligation, Amount, Reference)


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that was found, by its best window (``start`` to ``end`` in the document's text).

    ``score`` (0 to 1) ranks the hits of one search and means nothing between searches;
    ``lexical`` is the BM25 score (0 where no word is shared), ``dense`` the cosine.
    """

    document: str
    clause: str
    start: int
    end: int
    score: float
    lexical: float
    dense: float


@dataclass(frozen=True)
class _Snapshot:
    """What is held at one generation; never changes."""

    generation: str
    embedding: str | None
    rows: tuple[DocumentRow, ...]
    places: dict[int, WindowPlace]
    derived: Derived
    citing: Citing
    loaded: dict[str, Document] = field(default_factory=dict)
    cited: dict[date | None, tuple[tuple[str, Reference], ...]] = field(default_factory=dict)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self.rows)

    def with_marks(self, query: str) -> str:
        """A query as it is embedded: with the marks that it was typed without."""
        lexical = self.derived.lexical
        return with_marks(query, lexical.written, len(lexical))


class Index:
    """The documents of a directory, to be searched and read. Safe in threads; never writes.

    What another process adds or removes is seen after ``refresh``.
    """

    def __init__(
        self,
        directory: Path,
        embedding: str | Embedder | None = None,
        rerank: str | Reranker | None = None,
    ) -> None:
        """``embedding``: the name the settings ask for, or an embedder; else the index's own.
        ``rerank``: a model that ranks what both searches found, by name or loaded.

        Raises NoIndexError, StoreError, or EmbeddingError where the index was made with another.
        """
        self.directory = directory
        self._embedder = None if embedding is None or isinstance(embedding, str) else embedding
        self._rerank = rerank
        self._lock = threading.Lock()
        self._ahead = self._new_ahead()
        self._store = Store(directory)
        try:
            self._snapshot = _take_snapshot(self._store)
            self._refuse_other(embedding)
        except BaseException:
            self.close()
            raise

    @property
    def generation(self) -> str:
        """Names what is held: a counter and a short hash."""
        return self._snapshot.generation

    def documents(self) -> tuple[DocumentRow, ...]:
        """All documents by file name, also the digests that are set aside for their originals."""
        return self._snapshot.rows

    def document(self, id: str) -> Document:
        """The document with its text, clauses and facts.

        Raises KeyError where it is not held, StaleError where it was removed since ``refresh``.
        """
        snapshot = self._snapshot
        if id not in snapshot.ids:
            raise KeyError(id)
        if id not in snapshot.loaded:
            try:
                snapshot.loaded[id] = self._store.document(id)
            except KeyError:
                raise StaleError("kho văn bản vừa thay đổi; hãy hỏi lại") from None
        return snapshot.loaded[id]

    def obligations(self) -> tuple[tuple[str, Obligation], ...]:
        """Every duty with its document's id, but for digests that are set aside."""
        return self._facts(self._store.obligations)

    def amounts(self) -> tuple[tuple[str, Amount], ...]:
        """Every sum of money with its document's id, but for digests that are set aside."""
        return self._facts(self._store.amounts)

    def references(self, on: date | None = None) -> tuple[tuple[str, Reference], ...]:
        """Every mention of a text with its document's id, but for digests that are set aside.

        Each is resolved: held or registered, in force on that day (else on the day of the
        document that cites it), replaced by what. The first call of a generation reads the
        register.
        """
        snapshot = self._snapshot
        if on not in snapshot.cited:
            found = self._facts(self._store.references)
            snapshot.cited[on] = tuple(
                (document, reference)
                for document, mentions in groupby(found, key=lambda pair: pair[0])
                for reference in snapshot.citing.resolved(document, [m for _, m in mentions], on)
            )
        return snapshot.cited[on]

    def references_of(self, id: str, on: date | None = None) -> tuple[Reference, ...]:
        """The mentions in one document, resolved as ``references`` does; of any digest too.

        Raises as ``document`` does.
        """
        return self._snapshot.citing.resolved(id, self.document(id).references, on)

    def _facts(self, read: Callable[[], list[tuple[str, Fact]]]) -> tuple[tuple[str, Fact], ...]:
        ids = self._snapshot.ids
        return tuple((document, fact) for document, fact in read() if document in ids)

    def expect(self, query: str) -> None:
        """Begins to embed, beside other work, what will soon be searched for."""
        if query.strip() and self._snapshot.places and self._snapshot.derived.vectors is not None:
            self._ahead.begin(query)

    def search(
        self, query: str, limit: int = 20, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """The clauses nearest to the query, best first; of some documents only, where named.

        The scores of both searches, each brought to 0..1 over the candidates, are summed with
        the weight DENSE. Equal scores stand by document and place, so that the same index and
        query always give the same list. A query without words finds nothing. A reranker, where
        there is one, ranks twice as many and its scores take the place of the sums.

        Raises EmbeddingError or RerankerError where a model by name cannot be loaded.
        """
        snapshot = self._snapshot
        if limit < 1 or not query.strip() or not snapshot.places:
            return []
        if self._rerank is not None:
            return self._reranked(
                query, self._fused(snapshot, query, _RERANKED * limit, documents)
            )[:limit]
        return self._fused(snapshot, query, limit, documents)

    def _fused(
        self,
        snapshot: _Snapshot,
        query: str,
        limit: int,
        documents: Collection[str] | None,
    ) -> list[Hit]:
        lexical, dense = self._candidates(snapshot, query, limit, documents)
        fused = fuse(lexical, dense)
        best: dict[tuple[str, str], Hit] = {}
        for id in sorted(fused, key=lambda id: (-fused[id], snapshot.places[id])):
            place = snapshot.places[id]
            if (place.document, place.clause) not in best:
                best[place.document, place.clause] = Hit(
                    *place, fused[id], lexical.get(id, 0.0), dense[id]
                )
                if len(best) == limit:
                    break
        return list(best.values())

    def _reranked(self, query: str, hits: list[Hit]) -> list[Hit]:
        """The hits by a reranker's score, brought to 0..1; equal ones stay as they were."""
        scores = self._loaded_reranker().scores(query, [self._words(hit) for hit in hits])
        low, width = min(scores, default=0.0), max(scores, default=0.0) - min(scores, default=0.0)
        scored = [
            replace(hit, score=(score - low) / (width or 1.0))
            for hit, score in zip(hits, scores, strict=True)
        ]
        return sorted(scored, key=lambda hit: -hit.score)

    def _words(self, hit: Hit) -> str:
        """What was found, with the headings above it and its document's name."""
        document = self.document(hit.document)
        above = [document_name(document.header), *document.clause(hit.clause).headings]
        return "\n".join([*above, document.text[hit.start : hit.end]])

    @property
    def size(self) -> int:
        """How many windows are searched."""
        return len(self._snapshot.places)

    def frequency(self, term: str) -> int:
        """In how many windows a syllable stands, or a pair ("bình_đẳng"); whatever its marks where
        it is given without."""
        return self._snapshot.derived.lexical.frequency(term)

    def saying(self, phrase: str) -> frozenset[str]:
        """The ids of the documents that have a phrase in one window, whatever its marks."""
        places = self._snapshot.places
        windows = self._snapshot.derived.lexical.saying(phrase)
        return frozenset(places[window].document for window in windows)

    def _candidates(
        self, snapshot: _Snapshot, query: str, limit: int, documents: Collection[str] | None
    ) -> tuple[dict[int, float], dict[int, float]]:
        """Windows with their BM25 score, and all candidates with their cosine."""
        most = max(_CANDIDATES, 3 * limit)
        lexical = dict(snapshot.derived.lexical.search(query, most, documents))
        vectors = snapshot.derived.vectors
        if vectors is None:
            return lexical, {}
        only = None
        if documents is not None:
            only = [id for id, place in snapshot.places.items() if place.document in documents]
        vector = self._ahead.take(query)
        dense = dict(vectors.search(vector, most, only))
        return lexical, dense | vectors.cosines(vector, lexical.keys() - dense.keys())

    def _query_embedder(self, snapshot: _Snapshot) -> Embedder:
        with self._lock:
            if self._embedder is None:
                made = embedder(snapshot.embedding or "")
                vectors = snapshot.derived.vectors
                if vectors is not None and vectors.dimension != made.dim:
                    raise changed_embedding(self.directory, made.name)
                self._embedder = made
            return self._embedder

    def _new_ahead(self) -> Ahead:
        return Ahead(self._embedded)

    def _embedded(self, query: str) -> Vectors:
        snapshot = self._snapshot
        return self._query_embedder(snapshot).query(snapshot.with_marks(query))

    def _loaded_reranker(self) -> Reranker:
        with self._lock:
            if not isinstance(self._rerank, Reranker):
                self._rerank = reranker(self._rerank or "")
            return self._rerank

    def load_models(self) -> None:
        """Loads the models of this index now, so that no question meets what is wrong with them.

        Raises EmbeddingError or RerankerError.
        """
        if self._snapshot.places:
            self._query_embedder(self._snapshot)
        if self._rerank is not None:
            self._loaded_reranker()

    def _refuse_other(self, embedding: str | Embedder | None) -> None:
        wanted = embedding if embedding is None or isinstance(embedding, str) else embedding.name
        held = self._snapshot.embedding
        if wanted is not None and held is not None and wanted != held:
            raise other_embedding(self.directory, held, wanted)

    def refresh(self) -> bool:
        """Sees what was written since; whether there was anything."""
        with self._lock:
            if self._store.generation == self._snapshot.generation:
                return False
            snapshot = _take_snapshot(self._store)
            if snapshot.embedding != self._snapshot.embedding:
                self._embedder = None
                self._ahead = self._new_ahead()
            self._snapshot = snapshot
            return True

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _take_snapshot(store: Store) -> _Snapshot:
    for _ in range(_TRIES):
        with store.snapshot():
            generation = store.generation
            files = derived.load(store)
            # Files of a generation that others have left behind were swept: see the next one.
            if files is not None:
                return _read_snapshot(store, files)
        if store.generation == generation:
            break
    with store.snapshot():
        return _read_snapshot(store, derived.in_memory(store))


def _read_snapshot(store: Store, files: Derived) -> _Snapshot:
    rows = store.document_rows()
    return _Snapshot(
        generation=store.generation,
        embedding=store.embedding,
        rows=rows,
        places=store.window_places(),
        derived=files,
        citing=Citing(rows, store.text),
    )
