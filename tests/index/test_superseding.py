"""A digest gives way to its original, and to no other document."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Header
from index.store import DocumentRow
from index.superseding import superseded

PLAN = Header(
    number="1509/KH-SYT-CDN",
    issuer="Sở Y tế tỉnh Kiên Giang",
    place="tỉnh Kiên Giang",
    date=date(2022, 5, 12),
    year=2022,
)
DECREE = Header(number="70/2008/NĐ-CP", issuer="Chính phủ", year=2008)
DRAFT = Header(symbol="KH-UBND", place="tỉnh Hà Nam", year=2014)


@pytest.mark.parametrize(
    ("digest", "original", "file", "gives_way"),
    [
        (PLAN, PLAN, "other.pdf", True),
        (PLAN, Header(number="1509/KH - SYT - CDN", place="tỉnh Kiên Giang"), "other.pdf", True),
        (PLAN, Header(number="1509/KH-SYT-CDN"), "other.pdf", True),
        (PLAN, Header(number="1509/KH-SYT-CDN", place="tỉnh Cà Mau"), "other.pdf", False),
        (PLAN, Header(number="1509/KH-SYT-CDN", date=date(2023, 5, 12)), "other.pdf", False),
        (PLAN, Header(number="1509/KH-SYT-CDN", year=2023), "other.pdf", False),
        (PLAN, Header(number="1510/KH-SYT-CDN", place="tỉnh Kiên Giang"), "plan.txt", False),
        (DECREE, Header(number="70/2008/NÐ-CP", issuer="CHÍNH PHỦ"), "other.docx", True),
        (DECREE, Header(number="48/2009/NĐ-CP", issuer="Chính phủ"), "other.docx", False),
        (DRAFT, Header(symbol="KH-UBND", place="tỉnh Hà Nam", year=2014), "plan.txt", True),
        (DRAFT, Header(symbol="KH-UBND", place="tỉnh Hà Nam", year=2014), "other.txt", False),
        (DRAFT, Header(), "plan.txt", True),
    ],
)
def test_the_original_is_known_by_its_number_or_else_by_its_file(
    digest: Header, original: Header, file: str, gives_way: bool
) -> None:
    rows = [
        DocumentRow("digest", "digest.md", digest, "digest", "plan.txt"),
        DocumentRow("original", file, original, "original", None),
    ]
    assert superseded(rows) == {"digest": "original" if gives_way else None}


def test_a_digest_never_gives_way_to_a_digest() -> None:
    rows = [
        DocumentRow("one", "plan.txt", DECREE, "digest", "plan.txt"),
        DocumentRow("two", "two.md", DECREE, "digest", "plan.txt"),
    ]
    assert superseded(rows) == {"one": None, "two": None}
