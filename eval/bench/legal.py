"""Retrieval at scale: legal articles and real questions, ours beside what a user would pick.

Every system gets the same text an article, and the same vectors, which are embedded once and
kept: a stopped run goes on where it was. Each is built and asked in a process of its own, so that
its memory is its own.

    python -m eval.bench.legal --data FOLDER [--sample 7000] [--work FOLDER]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import CancuError
from eval.bench.articles import Article, Question, embedded, load_articles, load_questions
from eval.bench.measuring import (
    each_timed,
    folder_megabytes,
    peak_megabytes,
    percentile,
    table,
    timed,
)
from eval.metrics.retrieval import ndcg, recall, reciprocal_rank
from index.embedding import default_embedding, embedder

DEPTH = 10
SYSTEMS = (
    "ours: lexical", "ours: dense", "ours: fused",
    "llama-index: BM25", "llama-index: BM25, pyvi words", "llama-index: vectors",
    "llama-index: RRF", "llama-index: RRF, pyvi words",
)  # fmt: skip


class System(Protocol):
    def search(self, question: str, limit: int) -> list[int]:
        """The rows of the articles that answer, best first."""
        ...


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.legal", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="articles and questions")
    parser.add_argument("--sample", type=int, default=7_000, help="articles; 0: all of them")
    parser.add_argument("--work", type=Path, default=Path("runs/bench"), help="kept vectors")
    parser.add_argument("--system", choices=SYSTEMS, help="this one only, as JSON")
    given = parser.parse_args(arguments)
    try:
        if given.system:
            print(json.dumps(measure(given.system, given.data, given.sample, given.work)))
            return 0
        return _all(given)
    except CancuError as error:
        print(error, file=sys.stderr)
        return 1


def _all(given: argparse.Namespace) -> int:
    given.work.mkdir(parents=True, exist_ok=True)
    questions = load_questions(given.data)
    articles = load_articles(given.data, questions, given.sample)
    model = embedder(default_embedding())
    _, seconds = timed(lambda: embedded(articles, _cache(given.work), model, _progress))
    print(f"{len(articles)} articles, {len(questions)} questions; vectors: {seconds:.0f} s\n")
    rows = []
    for system in SYSTEMS:
        asked = [sys.executable, "-m", "eval.bench.legal", "--system", system]
        asked += ["--data", str(given.data), "--sample", str(given.sample)]
        run = subprocess.run(
            [*asked, "--work", str(given.work)], capture_output=True, text=True, check=False
        )
        if run.returncode:
            print(f"{system}: {run.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
            continue
        rows.append(json.loads(run.stdout.splitlines()[-1]))
        print(f"  {system}: nDCG@10 {rows[-1]['ndcg']:.3f}", file=sys.stderr)
    print(as_table(rows))
    return 0 if len(rows) == len(SYSTEMS) else 1


def as_table(rows: Sequence[dict[str, Any]]) -> str:
    head = ("system", "nDCG@10", "recall@10", "MRR@10", "build s", "disk MB", "memory MB",
            "ms median", "ms p95")  # fmt: skip
    return table(
        head,
        [
            (
                row["system"],
                *(f"{row[name]:.3f}" for name in ("ndcg", "recall", "mrr")),
                *(f"{row[name]:.1f}" for name in ("build", "disk", "memory", "median", "late")),
            )
            for row in rows
        ],
    )


def measure(name: str, data: Path, sample: int, work: Path) -> dict[str, Any]:
    """Builds one system and asks it everything; memory is what that takes at its peak, above
    the articles themselves."""
    questions = load_questions(data)
    articles = load_articles(data, questions, sample)
    loaded = peak_megabytes()
    with tempfile.TemporaryDirectory(prefix="cancu-bench-") as folder:
        built = Path(folder) / "index"
        system, seconds = build(name, articles, built, work)
        system.search(questions[0].text, DEPTH)  # loads what is loaded at the first question
        found, times = each_timed(lambda question: system.search(question.text, DEPTH), questions)
        disk = folder_megabytes(built)
    return {
        "system": name,
        **quality(questions, found),
        "build": seconds,
        "disk": disk,
        "memory": peak_megabytes() - loaded,
        "median": percentile(times, 0.5),
        "late": percentile(times, 0.95),
    }


def quality(questions: Sequence[Question], found: Sequence[Sequence[int]]) -> dict[str, float]:
    """The means over the questions; each article that answers is a need of its own."""
    sums = dict.fromkeys(("ndcg", "recall", "mrr"), 0.0)
    for question, rows in zip(questions, found, strict=True):
        hits = [{row} & question.rows for row in rows]
        sums["ndcg"] += ndcg(hits, len(question.rows), DEPTH)
        sums["recall"] += recall(hits, len(question.rows), DEPTH)
        sums["mrr"] += reciprocal_rank(hits, DEPTH)
    return {name: total / len(questions) for name, total in sums.items()}


def build(name: str, articles: Sequence[Article], folder: Path, work: Path) -> tuple[System, float]:
    """A system, and the seconds of making it, embedding left out: the vectors are there."""
    house, _, kind = name.partition(": ")
    vectors = model = None
    if "BM25" not in kind and kind != "lexical":
        model = embedder(default_embedding())
        vectors = embedded(articles, _cache(work), model, lambda done, total: None)
    if house == "ours":
        from eval.bench import ours

        if vectors is None or model is None:
            return timed(lambda: ours.Lexical(articles, folder))
        kept = (vectors, model)
        made = ours.Dense if kind == "dense" else ours.Fused
        return timed(lambda: made(articles, *kept, folder))
    from eval.bench import theirs

    words = theirs.segmented if "pyvi" in kind else theirs.same
    if vectors is None or model is None:
        return timed(lambda: theirs.bm25(articles, folder, words, DEPTH))
    kept = (vectors, model)
    if kind == "vectors":
        return timed(lambda: theirs.vector_index(articles, *kept, folder, DEPTH))
    return timed(lambda: theirs.fused(articles, *kept, folder, words, DEPTH))


def _cache(work: Path) -> Path:
    return work / "vectors.sqlite"


def _progress(done: int, total: int) -> None:
    print(f"\r  embedded {done} of {total}", end="" if done < total else "\n", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
