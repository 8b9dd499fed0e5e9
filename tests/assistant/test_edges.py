"""Answers from a document's edges: who signed, in which office, to whom it goes."""

from __future__ import annotations

import pytest

from assistant.compose.header import asked_office, holders, recipients, signers
from assistant.question import read_question
from assistant.verify import verify
from corpus.document import Document
from tests.corpus.reading import read

NOBODY = read_question("Ai ký?")


def _plan(end: str, head: str = "KẾ HOẠCH") -> Document:
    body = f"{head}\nI. NHIỆM VỤ\nCác thôn thực hiện./.\nNơi nhận:\n- Lưu: VT.\n{end}"
    return read(body, wrapped=False)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("GIÁM ĐỐC\n\nHà Văn Phúc", ["GIÁM ĐỐC Hà Văn Phúc."]),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(đã ký)\n\nLò Thị Mai",
            ["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (đã ký) Lò Thị Mai."],
        ),
        # Two that stood side by side: whose office is whose cannot be told.
        (
            "CHỦ TỊCH\nGIÁM ĐỐC\n\nNguyễn Trúc Giang\nHà Văn Phúc",
            ["Nguyễn Trúc Giang.", "Hà Văn Phúc."],
        ),
        ("CHI CỤC TRƯỞNG", []),
    ],
)
def test_who_signed_is_told_in_the_document_s_words(end: str, said: list[str]) -> None:
    found = list(signers(NOBODY, [_plan(end)]))
    assert [statement.text for statement in found] == said
    assert all(verify(one.text, [quote.quote for quote in one.quotes]).passed for one in found)


@pytest.mark.parametrize(
    ("question", "end", "name"),
    [
        ("Ai là Giám đốc Sở Y tế?", "GIÁM ĐỐC\n\nHà Văn Phúc", "Hà Văn Phúc"),
        ("Ai là Giám đốc Sở Y tế?", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐỗ Minh Hà", None),
        ("Ai là Phó Giám đốc Sở Y tế?", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐỗ Minh Hà", "Đỗ Minh Hà"),
        ("Chủ tịch xã tên là gì?", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Mai", "Lò Thị Mai"),
        ("Chủ tịch xã tên là gì?", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n\nLò Thị Mai", None),
        ("Ai là Giám đốc?", "CHỦ TỊCH\nGIÁM ĐỐC\n\nNguyễn Trúc Giang\nHà Văn Phúc", None),
        ("Ai là chi cục trưởng?", "CHI CỤC TRƯỞNG\n\nPhạm Bá Lương", "Phạm Bá Lương"),
    ],
)
def test_only_who_signed_in_an_office_holds_it(question: str, end: str, name: str | None) -> None:
    office = asked_office(read_question(question))
    assert office is not None
    named = [statement.text for statement in holders(office, [_plan(end)])]
    assert [words.rstrip(".").endswith(name or "nobody") for words in named] == [True] * bool(name)


def test_a_letter_goes_to_whom_its_head_addresses_too() -> None:
    letter = _plan("GIÁM ĐỐC\n\nHà Văn Phúc", "Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ.")
    found = list(recipients(NOBODY, [letter]))
    assert [statement.text for statement in found] == ["Sở Tài chính; Sở Nội vụ.", "Lưu: VT."]
    assert found[0].quotes[0].quote == "Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ."
