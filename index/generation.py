"""The step from one generation of the index to the next, as one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from index import derived
from index.embedding import Embedder, embedder
from index.errors import StoreError
from index.shipped import shipped
from index.superseding import superseded
from index.windows import Window
from index.writing import WritableStore

_EMBEDDED_AT_ONCE = 32

Report = Callable[[int, int, str], None]
"""Is told how much is done, of how much, and what is being worked on."""


@contextmanager
def next_generation(store: WritableStore, embedding: str) -> Iterator[None]:
    """What is put into the store inside becomes the next generation, or nothing does.

    The search files are placed before the store commits: until then readers see neither, after
    it both. Every window put must have its vector of ``embedding`` by then.
    """
    previous = store.generation
    try:
        with store.transaction():
            yield
            store.remove_unheld()
            rows = store.document_rows()
            better = superseded(rows, store.text)
            for row in rows:
                if row.superseded_by != better[row.id]:
                    store.supersede(row.id, better[row.id])
            store.set_meta("embedding", embedding)
            generation = store.move_generation()
            place(store, previous)
    except BaseException:
        with suppress(OSError):  # on a full disk, what was begun is in the way
            derived.sweep(store.directory, keep=(previous,))
        raise
    store.compact()
    derived.sweep(store.directory, keep=(generation,))


def place(store: WritableStore, previous: str) -> None:
    """Places the search files of the store's generation. Raises StoreError where it cannot."""
    try:
        derived.place(store, previous)
    except (ValueError, RuntimeError) as error:  # tantivy and faiss do not say OSError
        raise StoreError(
            f"không ghi được tệp tìm kiếm của kho văn bản {store.directory}; "
            "hãy giải phóng chỗ trống trên ổ đĩa rồi chạy lại"
        ) from error


class Vectors:
    """Gives every window its vector; the model is loaded when a text is new."""

    def __init__(self, store: WritableStore, embedding: str | Embedder) -> None:
        self.name = embedding if isinstance(embedding, str) else embedding.name
        self._store = store
        self._embedder = None if isinstance(embedding, str) else embedding

    def ensure(self, windows: Iterable[Window], report: Report) -> None:
        """Embeds the texts that have no vector yet; kept at once, so that none is done twice."""
        texts = {window.hash: window.text for window in windows}
        known = self._store.known_vectors(texts, self.name)
        ready = shipped(self.name, texts.keys() - known)
        if ready:
            with self._store.transaction():
                self._store.put_vectors(self.name, {h: row.tobytes() for h, row in ready.items()})
        missing = [hash for hash in texts if hash not in known and hash not in ready]
        for done in range(0, len(missing), _EMBEDDED_AT_ONCE):
            report(done, len(missing), "tìm nghĩa các mục")
            chunk = missing[done : done + _EMBEDDED_AT_ONCE]
            vectors = self._model().passages([texts[hash] for hash in chunk])
            rows = {hash: row.tobytes() for hash, row in zip(chunk, vectors, strict=True)}
            with self._store.transaction():
                self._store.put_vectors(self.name, rows)

    def _model(self) -> Embedder:
        if self._embedder is None:
            self._embedder = embedder(self.name)
        return self._embedder
