"""The register as a document: a sentence a text, and never more than the register knows."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from corpus import read_documents
from corpus.citing.numbers import find_numbers
from corpus.citing.register import SHIPPED, Register, RegisterEntry, load_register
from corpus.citing.register_document import register_document, sentence
from corpus.document import Document
from corpus.text import sentences


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def document(register: Register) -> Document:
    return register_document(register)


def _sentence(register: Register, number: str) -> str:
    (entry,) = register.find(number)
    return sentence(entry)


def test_the_shipped_register_is_read_as_a_digest_of_the_centre(document: Document) -> None:
    (read,) = read_documents(SHIPPED)
    assert read == document
    assert (read.kind, read.file, read.header.level) == ("digest", "register.yaml", "central")
    assert read.header.number is None


def test_every_text_of_the_register_is_one_clause(register: Register, document: Document) -> None:
    told = [clause for clause in document.clauses if clause.kind == "item"]
    assert len(told) == len(register.entries)
    for clause, entry in zip(told, register.entries, strict=True):
        assert document.words(clause) == f"{clause.label} {sentence(entry)}"


def test_the_clauses_stand_in_order_and_apart(document: Document) -> None:
    spans = [clause.span for clause in document.clauses]
    assert spans == sorted(spans)
    gaps = pairwise(spans)
    assert all(document.text[one.end : next_.start] == "\n" for one, next_ in gaps)
    assert spans[-1].end == len(document.text)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("55/2009/NĐ-CP", "hết hiệu lực từ ngày 01/01/2022, được thay thế bởi 125/2021/NĐ-CP"),
        ("73/2006/QH11", "Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006 của Quốc hội"),
        ("02/2007/QH12", "có hiệu lực từ ngày 01/07/2008, hết hiệu lực từ ngày 01/07/2023"),
        ("125/2021/NĐ-CP", "ngày 30/06/2025, sau đó chưa rõ còn hiệu lực hay không"),
        ("17/2014/TT-BTP", "chưa rõ còn hiệu lực hay không, chưa rõ ngày có hiệu lực"),
    ],
)
def test_a_sentence_says_from_when_to_when_and_what_came_next(
    number: str, said: str, register: Register
) -> None:
    assert said in _sentence(register, number)


def test_what_has_no_known_end_is_never_said_to_be_in_force(register: Register) -> None:
    for entry in register.entries:
        if entry.in_force_to is None:
            assert "chưa rõ còn hiệu lực hay không" in sentence(entry)
            assert "hết hiệu lực" not in sentence(entry)


def test_a_text_is_told_in_one_sentence_so_that_no_half_of_it_is_quoted(
    register: Register,
) -> None:
    for entry in register.entries:
        assert len(sentences(sentence(entry))) == 1, entry.number


def test_every_number_of_the_register_is_read_back_from_its_sentence(register: Register) -> None:
    for entry in register.entries:
        numbers = {mention.number for mention in find_numbers(sentence(entry))}
        assert {*filter(None, [entry.number]), *entry.replaced_by} <= numbers


def test_a_title_with_a_semicolon_does_not_part_the_sentence() -> None:
    entry = RegisterEntry(
        number="1/2020/NĐ-CP", kind="Nghị định", issuer="Chính phủ", date=date(2020, 1, 2),
        title="Quy định xử phạt; phòng cháy", in_force_from=date(2020, 2, 1), in_force_to=None,
        known_until=None, replaced_by=(), amended_by=("2/2021/NĐ-CP",), names=(), source="",
    )  # fmt: skip
    assert sentence(entry) == (
        "Nghị định số 1/2020/NĐ-CP ngày 02/01/2020 của Chính phủ (Quy định xử phạt, phòng cháy) "
        "có hiệu lực từ ngày 01/02/2020, chưa rõ còn hiệu lực hay không, "
        "được sửa đổi, bổ sung bởi 2/2021/NĐ-CP."
    )
