"""A question typed without tone marks is embedded as the texts held would write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text import normalise, without_marks
from index import open_index
from index.build import add
from index.embedding import Vectors
from index.lexical import LexicalIndex
from index.marking import with_marks
from index.store import WindowRow
from tests.stand_ins import InThisProcess, Meaningless

BODIES = (
    "Hạn gửi báo cáo của Ủy ban nhân dân xã là trước ngày 05/12",
    "Các xã gửi báo cáo kết quả diễn tập phòng cháy, chữa cháy",
    "Bảo vệ rừng; bảo đảm kinh phí cho tổ bảo vệ rừng của xã",
    "Kinh phí chữa cháy rừng do ngân sách tỉnh Đắk Lắk bảo đảm",
)
HELD = LexicalIndex.in_memory(
    WindowRow(number, "doc", "I", 0, len(body), "", body) for number, body in enumerate(BODIES)
)


def marked(text: str) -> str:
    return with_marks(text, HELD.written, len(HELD))


@pytest.mark.parametrize(
    ("typed", "embedded"),
    [
        ("han gui bao cao cua xa", "hạn gửi báo cáo của xã"),
        ("bao ve rung, bao dam kinh phi", "bảo vệ rừng, bảo đảm kinh phí"),  # "bao" by its pair
        ("Kinh phi chua chay rung?", "Kinh phí chữa cháy rừng?"),
        ("tinh Dak Lak", "tỉnh Đắk Lắk"),  # Đ is a mark too
        ("bao cao 12/KH-UBND truoc ngay 05/12", "báo cáo 12/KH-UBND trước ngày 05/12"),
        ("xa gui email", "xã gửi email"),  # what no text has stands as it is
    ],
)
def test_each_syllable_gets_the_marks_it_has_beside_its_neighbour(
    typed: str, embedded: str
) -> None:
    assert marked(typed) == embedded


@pytest.mark.parametrize("typed", ["báo cao cua xa", "trước ngay 05/12", "05/12", ""])
def test_a_question_with_any_mark_is_left_as_it_is(typed: str) -> None:
    assert marked(typed) == typed


def test_where_nothing_is_held_nothing_is_marked() -> None:
    nothing = LexicalIndex.in_memory(())
    assert with_marks("bao cao", nothing.written, len(nothing)) == "bao cao"


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("abcdenghioutuy .,?/05ABDNđế"), max_size=60).map(normalise))
def test_only_marks_are_added(text: str) -> None:
    assert without_marks(marked(text)) == without_marks(text)


class Listening(Meaningless):
    """Remembers what it was given to embed as a question."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def query(self, text: str) -> Vectors:
        self.heard.append(text)
        return super().query(text)


@pytest.mark.parametrize("expected", [True, False])
def test_the_search_embeds_a_question_with_its_marks(tmp_path: Path, expected: bool) -> None:
    (tmp_path / "xa.txt").write_text("\n\n".join(BODIES), encoding="utf-8")
    add([tmp_path / "xa.txt"], tmp_path / "index", reader=InThisProcess(), embedding=Meaningless())
    listening = Listening()
    with open_index(tmp_path / "index", listening) as index:
        if expected:
            index.expect("han gui bao cao")
        index.search("han gui bao cao")
    assert listening.heard == ["hạn gửi báo cáo"]
