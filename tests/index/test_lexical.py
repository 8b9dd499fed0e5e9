"""Words find windows: with and without marks, one-character words, numbers, any input."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text import tokens, words
from index import lexical
from index.lexical import LexicalIndex
from index.store import WindowRow

BODIES = (
    "Điều 5. Hội Liên hiệp Phụ nữ gửi báo cáo trước ngày 05/12/2022",
    "Ủy ban nhân dân phường bố trí kinh phí 15.000.000 đồng",
    "b) Tổ chức lấy ý kiến của thôn 3",
    "Bình đẳng giới trong lĩnh vực lao động",
    "Bình xét thi đua, đẳng cấp của giới trẻ",
)


def rows(*bodies: str, start: int = 1) -> list[WindowRow]:
    return [
        WindowRow(number, f"doc{number % 2}", "I", 0, len(body), "Kế hoạch", body)
        for number, body in enumerate(bodies, start)
    ]


FIVE = LexicalIndex.in_memory(rows(*BODIES))


@pytest.fixture
def index() -> LexicalIndex:
    return FIVE


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Ai gửi báo cáo trước ngày 5/12?", 1),
        ("ai gui bao cao truoc ngay 5/12", 1),
        ("điều 5", 1),
        ("Uỷ ban bố trí kinh phí", 2),  # the other tone placement
        ("15.000.000", 2),
        ("lấy ý kiến", 3),
        ("thôn 3", 3),
        ("điểm b", 3),
        ("bình đẳng giới", 4),  # the syllables are in 5 too, the pairs are not
        ("binh dang gioi", 4),
        ("BÌNH ĐẲNG GIỚI", 4),
    ],
)
def test_a_question_finds_its_clause_first(index: LexicalIndex, question: str, best: int) -> None:
    assert index.search(question, 5)[0][0] == best


@settings(max_examples=60, deadline=None)
@given(question=st.text(max_size=200))
def test_any_question_is_answered_without_an_error(question: str) -> None:
    found = FIVE.search(question, 5)
    assert all(score > 0 for _, score in found)


def test_a_question_of_100_000_characters_is_answered(index: LexicalIndex) -> None:
    assert index.search("báo cáo " * 12_500, 5)[0][0] == 1
    assert index.search("x" * 100_000, 5) == []


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80) | st.text("İßǅ05_ -ưởngHOÀ", max_size=40))
def test_words_are_the_tokens_without_their_places(text: str) -> None:
    assert words(text) == [token.text for token in tokens(text)]


def test_a_search_within_some_documents_finds_nothing_else(index: LexicalIndex) -> None:
    assert {id for id, _ in index.search("bình đẳng giới kế hoạch", 9, ["doc0"])} == {2, 4}
    assert index.search("kế hoạch", 9, []) == []


def test_an_index_that_is_added_to_shares_files_and_leaves_the_first_as_it_was(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    lexical.build(first, rows(*BODIES))
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    reader = LexicalIndex.open(first)
    shutil.copytree(
        first, second, copy_function=lambda a, b: Path(b).hardlink_to(a),
        ignore=shutil.ignore_patterns("*.lock"),
    )  # fmt: skip
    lexical.extend(second, rows("Công đoàn ngành Y tế", start=6))
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert (len(reader), len(LexicalIndex.open(second))) == (5, 6)
    whole = LexicalIndex.in_memory(rows(*BODIES, "Công đoàn ngành Y tế"))
    assert LexicalIndex.open(second).search("báo cáo", 6) == whole.search("báo cáo", 6)
    shutil.rmtree(first)
    assert reader.search("thôn 3", 5)[0][0] == 3


def test_it_is_read_in_a_folder_that_cannot_be_written(
    tmp_path: Path, read_only: Callable[[Path], AbstractContextManager[Path]]
) -> None:
    lexical.build(tmp_path, rows(*BODIES))
    with read_only(tmp_path) as folder:
        assert LexicalIndex.open(folder).search("thôn 3", 5)[0][0] == 3
