"""A person names a document as they know it."""

from __future__ import annotations

import unicodedata

import pytest

from assistant.selection import choose
from corpus.document import Header
from index.errors import SelectorError
from index.store import DocumentRow

KIEN_GIANG = Header(number="1509/KH-SYT-CDN")
CITY = Header(number="174/KH-UBND")
HELD = (
    DocumentRow("a1b2c3d4e5f6", "Kế hoạch sở y tế.docx", KIEN_GIANG, "original", None),
    DocumentRow("b1b2c3d4e5f6", "kien-giang.md", KIEN_GIANG, "digest", "x", "a1b2c3d4e5f6"),
    DocumentRow("c1b2c3d4e5f6", "hoi-thuong.txt", Header(symbol="KH-UBND"), "original", None),
    DocumentRow("d1b2c3d4e5f6", "hue.pdf", Header(number="1/KH-UBND"), "original", None),
    DocumentRow("d1b2ffffffff", "khanh-hoa.pdf", CITY, "original", None),
    DocumentRow("e1b2ffffffff", "soc-trang.pdf", CITY, "original", None),
    DocumentRow("f1b2c3d4e5f6", "gói.zip › quý 1/báo cáo.docx", Header(), "original", None),
)


@pytest.mark.parametrize(
    ("selector", "id"),
    [
        ("a1b2c3d4e5f6", "a1b2c3d4e5f6"),
        ("c1b2", "c1b2c3d4e5f6"),
        ("A1B2C3", "a1b2c3d4e5f6"),
        ("hue.pdf", "d1b2c3d4e5f6"),
        ("hue", "d1b2c3d4e5f6"),
        ("ke hoach so y te.docx", "a1b2c3d4e5f6"),
        ("Kế hoạch sở y tế.docx", "a1b2c3d4e5f6"),
        (unicodedata.normalize("NFD", "Kế hoạch sở y tế.docx"), "a1b2c3d4e5f6"),
        ("1509/KH-SYT-CDN", "a1b2c3d4e5f6"),
        ("1509/kh-syt - cdn", "a1b2c3d4e5f6"),
        ("1509", "a1b2c3d4e5f6"),
        ("3", "c1b2c3d4e5f6"),
        ("kien-giang.md", "b1b2c3d4e5f6"),
        ("gói.zip › quý 1/báo cáo.docx", "f1b2c3d4e5f6"),
        ("bao cao.docx", "f1b2c3d4e5f6"),
        ("báo cáo", "f1b2c3d4e5f6"),
    ],
)
def test_a_document_is_named_by_id_file_number_or_place_in_the_list(selector: str, id: str) -> None:
    assert choose(HELD, selector).id == id


@pytest.mark.parametrize("selector", ["174/KH-UBND", "174", "d1b2", "1"])
def test_what_fits_several_is_refused_and_names_them(selector: str) -> None:
    with pytest.raises(SelectorError) as refused:
        choose(HELD, selector)
    message = str(refused.value)
    assert "có thể là" in message
    assert sum(row.id in message for row in HELD) == 2


@pytest.mark.parametrize("selector", ["", "0", "99", "khong-co.txt", "../hue.pdf", "/"])
def test_what_fits_none_is_refused_with_the_command_that_lists(selector: str) -> None:
    with pytest.raises(SelectorError, match="cancu list"):
        choose(HELD, selector)
