"""A digest gives way to its original, and a scan to the Word file of the same text."""

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
    assert superseded(rows) == {"digest": "original" if gives_way else None, "original": None}


def test_a_digest_never_gives_way_to_a_digest() -> None:
    rows = [
        DocumentRow("one", "plan.txt", DECREE, "digest", "plan.txt"),
        DocumentRow("two", "two.md", DECREE, "digest", "plan.txt"),
    ]
    assert superseded(rows) == {"one": None, "two": None}


WORDS = " ".join(
    f"{at}. Sở Y tế chủ trì, phối hợp với đơn vị số {at} tổ chức {at * 3} lớp tập huấn về bình đẳng"
    f" giới cho cán bộ xã {at * 7}, báo cáo trước ngày {at % 28 + 1}/11."
    for at in range(1, 30)
)
MISREAD = " ".join(
    word.replace("ổ", "ỏ").replace("i", "l") if at % 6 == 0 else word
    for at, word in enumerate(WORDS.split())
)
OTHER = (
    WORDS.replace("tập huấn", "hội nghị")
    .replace("bình đẳng giới", "phòng cháy")
    .replace("đơn vị", "thị trấn")
)
SCAN = (("recognised", "0.91"),)
OLD = (("old font", "TCVN3"),)


def original(id: str, header: Header = PLAN, meta: tuple[tuple[str, str], ...] = ()) -> DocumentRow:
    return DocumentRow(id, f"{id}.docx", header, "original", None, None, meta)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (original("a scan", meta=SCAN), original("word")),
        (original("a scan", meta=SCAN), original("old", meta=OLD)),
        (original("an old one", meta=OLD), original("word")),
        # The scan's head was not read: the day and nearly every word are the same.
        (original("a scan", Header(date=PLAN.date), meta=SCAN), original("word")),
    ],
)
def test_of_two_files_of_one_text_the_better_reading_is_cited(
    worse: DocumentRow, better: DocumentRow
) -> None:
    numbered = worse.header.number is not None
    texts = {worse.id: MISREAD if numbered else WORDS, better.id: WORDS}
    for rows in ([worse, better], [better, worse]):
        assert superseded(rows, texts.__getitem__) == {better.id: None, worse.id: better.id}


@pytest.mark.parametrize(
    ("header", "text"),
    [
        (Header(number="1510/KH-SYT-CDN", date=PLAN.date), WORDS),  # another number
        (Header(number=PLAN.number, date=date(2023, 5, 12)), WORDS),  # another year's plan
        (Header(number=PLAN.number, place="tỉnh Cà Mau"), WORDS),  # another province's
        (PLAN, WORDS[: len(WORDS) // 3]),  # an excerpt
        (PLAN, " ".join(reversed(WORDS.split()))),  # other words
        (Header(date=PLAN.date), OTHER),  # the same day and template
        (Header(), WORDS),  # nothing says that it is the same but its words
    ],
)
def test_what_only_resembles_a_document_is_no_copy_of_it(header: Header, text: str) -> None:
    rows = [original("word"), original("another", header, meta=SCAN)]
    texts = {"word": WORDS, "another": text}
    assert superseded(rows, texts.__getitem__) == {"word": None, "another": None}


def test_a_digest_gives_way_to_the_best_copy_of_its_original() -> None:
    rows = [
        DocumentRow("digest", "digest.md", PLAN, "digest", "plan.txt"),
        original("a scan", meta=SCAN),
        original("word"),
    ]
    found = superseded(rows, lambda id: WORDS)
    assert found == {"digest": "word", "a scan": "word", "word": None}
