"""The benches on a handful of articles, with an embedding that takes no time."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import CancuError
from eval.bench import ours
from eval.bench.articles import Question, embedded, load_articles, load_questions
from eval.bench.ask import heavy_imports
from eval.bench.legal import SYSTEMS, as_table, quality
from eval.bench.measuring import percentile, table

SUBJECTS = ("thanh niên", "sân gôn", "công chứng", "trái phiếu", "hộ tịch", "đê điều", "thủy sản")


class Quick:
    """An embedding by hash: texts that are the same are near, others are not."""

    name = "quick"
    dim = 16

    def __init__(self) -> None:
        self.texts = 0

    def passages(self, texts: Sequence[str]) -> np.ndarray:  # type: ignore[type-arg]
        self.texts += len(texts)
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> np.ndarray:  # type: ignore[type-arg]
        vector = np.random.default_rng(zlib.crc32(text.encode())).normal(size=self.dim)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = [
        {"row": row, "kind": "Luật", "number": f"{row}/2020/QH14", "title": f"Luật {subject}",
         "article": "1", "heading": subject, "text": f"Luật này quy định về {subject}."}
        for row, subject in enumerate(SUBJECTS)
    ]  # fmt: skip
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(line)}\n" for line in lines)
    asked = [
        {"id": "a", "question": "Thanh niên là ai?", "rows": [0]},
        {"id": "b", "question": "Trái phiếu và công chứng?", "rows": [2, 3]},
    ]
    (tmp_path / "questions_dev.jsonl").write_text("\n".join(map(json.dumps, asked)), "utf-8")
    return tmp_path


def test_a_sample_holds_every_article_that_answers_and_is_always_the_same(data: Path) -> None:
    questions = load_questions(data)
    few = load_articles(data, questions, 5)
    assert len(few) == 5
    assert {0, 2, 3} <= {article.row for article in few}
    assert few == load_articles(data, questions, 5)
    assert [article.row for article in load_articles(data, questions, 0)] == list(range(7))


def test_what_was_embedded_is_not_embedded_again(data: Path) -> None:
    questions = load_questions(data)
    model, cache = Quick(), data / "vectors.sqlite"
    few = load_articles(data, questions, 4)
    embedded(few, cache, model, lambda done, total: None)
    every = load_articles(data, questions, 0)
    vectors = embedded(every, cache, model, lambda done, total: None)
    assert model.texts == len(every)
    assert vectors.shape == (len(every), model.dim)
    assert np.allclose(vectors[3], model.query(every[3].text))


def test_ours_finds_by_words_by_meaning_and_by_both(data: Path, tmp_path: Path) -> None:
    questions = load_questions(data)
    articles = load_articles(data, questions, 0)
    model = Quick()
    vectors = embedded(articles, data / "vectors.sqlite", model, lambda done, total: None)
    lexical = ours.Lexical(articles, tmp_path / "lexical")
    dense = ours.Dense(articles, vectors, model, tmp_path / "dense")
    fused = ours.Fused(articles, vectors, model, tmp_path / "fused")
    assert lexical.search(questions[0].text, 10)[0] == 0
    assert set(lexical.search(questions[1].text, 2)) == {2, 3}
    assert dense.search(articles[5].text, 1) == [5]
    assert fused.search(articles[5].text, 1) == [5]
    assert len(fused.search(questions[0].text, 3)) == 3


def test_quality_is_the_mean_over_questions() -> None:
    questions = [Question("a", frozenset({1})), Question("b", frozenset({2, 3}))]
    found = quality(questions, [[1, 9], [9, 3]])
    assert found["recall"] == pytest.approx((1 + 0.5) / 2)
    assert found["mrr"] == pytest.approx((1 + 0.5) / 2)
    assert 0.5 < found["ndcg"] < 1


def test_missing_data_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CancuError, match="--data"):
        load_questions(tmp_path)


def test_the_table_has_a_line_a_system() -> None:
    numbers = dict.fromkeys(
        ("ndcg", "recall", "mrr", "build", "disk", "memory", "median", "late"), 0.5
    )
    lines = as_table([{"system": name, **numbers} for name in SYSTEMS]).splitlines()
    assert len(lines) == len(SYSTEMS) + 1
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize(("share", "value"), [(0.5, 3), (0.95, 5), (1.0, 5), (0.0, 1)])
def test_percentiles_are_values_that_were_measured(share: float, value: int) -> None:
    assert percentile([5, 1, 4, 2, 3], share) == value


def test_columns_stand_under_their_head() -> None:
    assert table(("a", "bb"), [("long", "1")]) == "a     bb\nlong   1"


def test_a_cold_question_imports_nothing_heavy(library_index: Path) -> None:
    assert heavy_imports(library_index) == []
