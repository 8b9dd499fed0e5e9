"""Another embedding and a reranker, from folders made here; torch is imported in no other test."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from index import build, open_index
from index.errors import EmbeddingError
from index.reranking import RerankerError, reranker

pytestmark = pytest.mark.filterwarnings("default")  # torch's own warnings are not ours

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"
DENGUE = "sot_xuat_huyet_xa_2026.txt"
STORMS = "thien_tai_tinh_2023.txt"
QUESTION = "Ai chủ trì ra quân diệt lăng quăng?"


def tokenizer_of(texts: list[str]) -> Any:
    """Words by number: every word of the texts has one."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = sorted({word.lower() for text in texts for word in text.split()})
    vocabulary = {word: at for at, word in enumerate([*special, *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two bi-encoders of different size and a cross-encoder, random and tiny."""
    pytest.importorskip("sentence_transformers", reason="install cancu[models] to run this test")
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("models")
    torch.manual_seed(20221205)
    texts = [(PLANS / name).read_text("utf-8") for name in (DENGUE, STORMS)]
    for name, dim in (("small", 48), ("other", 96)):
        module = StaticEmbedding(tokenizer_of(texts), embedding_dim=dim)
        SentenceTransformer(modules=[module], device="cpu").save(str(folder / name))
    words = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer_of(texts), pad_token="[PAD]", unk_token="[UNK]",
        cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]", model_max_length=256,
    )  # fmt: skip
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=256, num_labels=1,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder / "cross")
    words.save_pretrained(folder / "cross")
    return folder


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for another machine fails the test."""

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"the network was asked for {arguments}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def cancu(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env=environment)


def test_an_index_is_made_asked_and_made_anew_with_models_from_folders(
    folders: Path, tmp_path: Path
) -> None:
    index = str(tmp_path / "index")
    small, other, cross = (str(folders / name) for name in ("small", "other", "cross"))
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in (DENGUE, STORMS):
        shutil.copy(PLANS / name, plans)
    build.add([plans], Path(index), embedding=small)

    asked = cancu("ask", QUESTION, "--index", index, CANCU_EMBEDDING=small)
    assert asked.exit_code == 0, asked.output
    assert "[1]" in asked.stdout
    # Without the setting, the index's own is used.
    assert cancu("ask", QUESTION, "--index", index).stdout == asked.stdout

    refused = cancu("ask", QUESTION, "--index", index, CANCU_EMBEDDING=other)
    assert refused.exit_code == 1
    (line,) = refused.stderr.splitlines()
    assert small in line and other in line and "cancu add --rebuild" in line

    again = cancu("add", "--rebuild", "--index", index, CANCU_EMBEDDING=other)
    assert again.exit_code == 0, again.output
    assert cancu("ask", QUESTION, "--index", index, CANCU_EMBEDDING=other).exit_code == 0
    assert cancu("ask", QUESTION, "--index", index, CANCU_EMBEDDING=small).exit_code == 1

    ranked = cancu("ask", QUESTION, "--index", index, CANCU_SEARCH_RERANKER=cross)
    assert ranked.exit_code == 0, ranked.output


def test_hits_stand_in_the_rerankers_order(folders: Path, tmp_path: Path) -> None:
    build.add([PLANS / DENGUE], tmp_path / "index", embedding=str(folders / "small"))
    model = reranker(str(folders / "cross"))
    with (
        open_index(tmp_path / "index") as plain,
        open_index(tmp_path / "index", rerank=model) as ranking,
    ):
        found = plain.search("diệt lăng quăng", 10)
        ranked = ranking.search("diệt lăng quăng", 5)
        texts = [ranking._words(hit) for hit in ranked]
        scores = model.scores("diệt lăng quăng", texts)
    assert scores == sorted(scores, reverse=True)
    assert {hit.clause for hit in ranked} < {hit.clause for hit in found}
    assert all(0 <= hit.score <= 1 for hit in ranked)


def test_a_folder_whose_model_was_exchanged_is_refused_with_the_command(
    folders: Path, tmp_path: Path
) -> None:
    model = tmp_path / "model"
    shutil.copytree(folders / "small", model)
    build.add([PLANS / DENGUE], tmp_path / "index", embedding=str(model))
    shutil.rmtree(model)
    shutil.copytree(folders / "other", model)
    with (
        open_index(tmp_path / "index") as index,
        pytest.raises(EmbeddingError, match="cancu add --rebuild"),
    ):
        index.load_models()


@pytest.mark.parametrize("name", ["nowhere/nothing", "."])
def test_a_model_that_is_not_there_is_one_line_and_nothing_is_fetched(
    name: str, folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RerankerError) as refused:
        reranker(name)
    assert "CANCU_SEARCH_RERANKER" in str(refused.value) and "\n" not in str(refused.value)
    done = cancu("add", str(PLANS / DENGUE), "--index", str(tmp_path / "i"), CANCU_EMBEDDING=name)
    assert done.exit_code == 1
    assert "CANCU_EMBEDDING" in done.stderr.splitlines()[-1]
