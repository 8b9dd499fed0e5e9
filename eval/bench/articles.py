"""The articles and questions of the bench, and their vectors, embedded once."""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from corpus.errors import CancuError, shown
from index.embedding import Embedder

Vectors = NDArray[np.float32]
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a legal text: what it belongs to, and its own words."""

    row: int
    name: str  # "Luật 57/2020/QH14 Luật Thanh niên"
    heading: str  # "Điều 1. Thanh niên"
    words: str

    @property
    def context(self) -> str:
        return f"{self.name}\n{self.heading}"

    @property
    def text(self) -> str:
        """The same for every system."""
        return f"{self.context}\n{self.words}"


@dataclass(frozen=True, slots=True)
class Question:
    """A real question and the rows of the articles that answer it."""

    text: str
    rows: frozenset[int]


def load_questions(folder: Path) -> list[Question]:
    """Raises CancuError where they are not there."""
    with _opened(folder / "questions_dev.jsonl") as lines:
        told = [json.loads(line) for line in lines]
    return [Question(line["question"], frozenset(line["rows"])) for line in told]


def load_articles(folder: Path, questions: Sequence[Question], sample: int) -> list[Article]:
    """All articles, or ``sample`` of them: those that answer, and others drawn by a fixed seed.

    The file is read line by line, so that what is left out takes no memory. Raises CancuError
    where it is not there.
    """
    path = folder / "articles.jsonl.gz"
    with _opened(path) as lines:
        rows = range(sum(1 for _ in lines))
    wanted = {row for question in questions for row in question.rows}
    others = [row for row in rows if row not in wanted]
    if sample:
        others = Random(0).sample(others, max(0, min(len(others), sample - len(wanted))))
    kept = wanted.union(others)
    with _opened(path) as lines:
        return [_article(json.loads(line)) for row, line in enumerate(lines) if row in kept]


def _article(told: dict[str, str]) -> Article:
    return Article(
        row=int(told["row"]),
        name=" ".join(part for part in (told["kind"], told["number"], told["title"]) if part),
        heading=f"Điều {told['article']}. {told['heading']}",
        words=told["text"],
    )


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            yield lines
    except OSError as error:
        raise CancuError(
            f"{shown(path)}: không đọc được; hãy nêu thư mục có articles.jsonl.gz và "
            "questions_dev.jsonl bằng --data"
        ) from error


def embedded(
    articles: Sequence[Article],
    cache: Path,
    embedder: Embedder,
    on_progress: Callable[[int, int], None],
) -> Vectors:
    """A row for each article. What was embedded before, also by a run that was stopped, is kept
    in the file ``cache`` and not embedded again."""
    hashes = [_hash(embedder, article) for article in articles]
    with closing(sqlite3.connect(cache)) as held:
        held.execute("CREATE TABLE IF NOT EXISTS vectors (hash TEXT PRIMARY KEY, vector BLOB)")
        known = {row[0] for row in held.execute("SELECT hash FROM vectors")}
        missing = [place for place, hash in enumerate(hashes) if hash not in known]
        for done in range(0, len(missing), _AT_ONCE):
            on_progress(len(articles) - len(missing) + done, len(articles))
            chunk = missing[done : done + _AT_ONCE]
            vectors = embedder.passages([articles[place].text for place in chunk])
            rows = zip((hashes[place] for place in chunk), vectors, strict=True)
            with held:
                held.executemany(
                    "INSERT OR IGNORE INTO vectors VALUES (?, ?)",
                    [(hash, vector.tobytes()) for hash, vector in rows],
                )
        on_progress(len(articles), len(articles))
        stored = dict(held.execute("SELECT hash, vector FROM vectors"))
    return np.stack([np.frombuffer(stored[hash], dtype=np.float32) for hash in hashes])


def _hash(embedder: Embedder, article: Article) -> str:
    return hashlib.sha256(f"{embedder.name}\n{article.text}".encode()).hexdigest()[:32]
