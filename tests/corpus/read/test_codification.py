"""The official codification: a topic's page becomes its legal texts again."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.read import read_sources
from corpus.read.codification import read_codification
from corpus.read.codified_text import read_mention
from corpus.read.source import Source

FULL = (
    "(Điều 1 Nghị định số 30/2020/NĐ-CP Về công tác văn thư ngày 05/03/2020 của Chính phủ, "
    "có hiệu lực thi hành kể từ ngày 05/03/2020 )"
)


@pytest.mark.parametrize(
    ("note", "place", "header"),
    [
        (
            FULL,
            "Điều 1",
            {
                "type": "Nghị định",
                "number": "30/2020/NĐ-CP",
                "title": "Về công tác văn thư",
                "date": "2020-03-05",
                "year": "2020",
                "issuer": "Chính phủ",
                "effective": "2020-03-05",
            },
        ),
        (
            "(Điều 2 Nghị định số 30/2020/NĐ-CP, có hiệu lực thi hành kể từ ngày 05/03/2020)",
            "Điều 2",
            {"type": "Nghị định", "number": "30/2020/NĐ-CP", "effective": "2020-03-05"},
        ),
        (
            "(Điều 1 Luật số 73/2006/QH11 Bình đẳng giới ngày 29/11/2006 của Quốc hội, có hiệu lực "
            "thi hành kể từ ngày 01/07/2007)",
            "Điều 1",
            {
                "type": "Luật",
                "number": "73/2006/QH11",
                "title": "Luật Bình đẳng giới",
                "date": "2006-11-29",
                "year": "2006",
                "issuer": "Quốc hội",
                "effective": "2007-07-01",
            },
        ),
        # A title that names another text's date; the last date is the text's own.
        (
            "(Điều 2 Quyết định số 58/2008/QĐ-BTC Bãi bỏ Thông tư số 89-TC/TCT ngày 09/11/1993 của "
            "Bộ Tài chính ngày 21/07/2008 của Bộ Tài chính, có hiệu lực từ ngày 17/8/2008)",
            "Điều 2",
            {
                "type": "Quyết định",
                "number": "58/2008/QĐ-BTC",
                "title": "Bãi bỏ Thông tư số 89-TC/TCT ngày 09/11/1993 của Bộ Tài chính",
                "date": "2008-07-21",
                "year": "2008",
                "issuer": "Bộ Tài chính",
                "effective": "2008-08-17",
            },
        ),
    ],
)
def test_a_note_says_the_place_and_the_text(note: str, place: str, header: dict[str, str]) -> None:
    mention = read_mention(note, "")
    assert (mention.place, mention.header, mention.more) == (place, header, "")
    assert mention.key == f"{header['type']} {header['number']}"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("02 /2018/TTLT-BCA-VKSNDTC-TANDTC-BQP Quy định", "02/2018/TTLT-BCA-VKSNDTC-TANDTC-BQP"),
        ("TT 07/2023/TT-BNNPTNT Bãi bỏ", "07/2023/TT-BNNPTNT"),
        ("'56/2020/TT-BCT sửa đổi", "56/2020/TT-BCT"),
        ("522b/NQ-UBTVQH13, có", "522b/NQ-UBTVQH13"),
        ("21-LCT/HDNN8 Bảo vệ", "21-LCT/HDNN8"),
        ("119-CP Ban hành", "119-CP"),
        ("619/TTg ngày", "619/TTg"),
        ("26/2004/TT-BGD&ĐT Hướng dẫn", "26/2004/TT-BGD&ĐT"),
        ("25/2010/TT- BYT Hướng dẫn", "25/2010/TT-BYT"),
        ("Về Hàm, cấp ngoại giao", None),
    ],
)
def test_the_shapes_of_numbers_in_real_notes(written: str, number: str | None) -> None:
    assert read_mention(f"(Điều 1 Thông tư số {written}", "").header.get("number") == number


def test_what_a_note_says_beyond_its_text_is_kept_apart() -> None:
    note = "(Điều 9a Luật số 1/2010/QH12, có hiệu lực thi hành kể từ ngày 01/01/2011, được bổ sung bởi Điều 1 Luật số 2/2015/QH13)"  # noqa: E501
    mention = read_mention(note, "")
    assert mention.place == "Điều 9a"
    assert mention.more == "được bổ sung bởi Điều 1 Luật số 2/2015/QH13"


def article(code: str, title: str, note: str, words: str, more: str = "") -> str:
    return (
        f"<p class='pDieu'><a name='1'></a>Điều {code}. {title}</p><p class='pGhiChu'><a href='x'>"
        f"({note})</a></p><p class='pNoiDung'><p>{words}</p></p>{more}"
    )


PAGE = (
    "\ufeff<link href='a.css'/><h3>Đề mục 1.1<br/>Thử</h3><div class='_content'>"
    "<p class='pChuong'><a name='1'></a>Chương I</p><p class='pChuong'>QUY ĐỊNH CHUNG</p>"
    + article("1.1.LQ.1", "Phạm vi", "Điều 1 Luật số 1/2010/QH12 Thử ngày 01/02/2010 của Quốc hội, "
              "có hiệu lực thi hành kể từ ngày 01/01/2011", "<p>1. Một</p><p>2. Hai")
    + article("1.1.TT.1.10", "Cuối", "Điều 10 Thông tư số 5/2012/TT-BTC", "Mười")
    + article("1.1.TT.1.2", "", "Điều 2 Thông tư số 5/2012/TT-BTC", "Hai",
              "<a href='x.doc'><p>Phu luc.doc</p></a>"
              "<p class='pChiDan'>(Điều này liên quan đến <a href='#'>Điều 9.1.LQ.1.</a>)</p>")
    + "<p class='pChuong'>Chương II</p><p class='pChuong'>NHIỆM VỤ</p>"
    + article("1.1.LQ.10", "Mười", "Điều 10 Luật số 1/2010/QH12", "<div><table><tr><td>bảng")
    + "<p class='pChuong'>Mục 1</p><p class='pChuong'>RIÊNG</p>"
    + article("1.1.LQ.9a", "Chín a", "Điều 9a Luật số 1/2010/QH12, có hiệu lực thi hành kể từ ngày "
              "01/01/2016, được bổ sung bởi Điều 1 Luật số 2/2015/QH13", "Chín a đây")
    + "</div>"
)  # fmt: skip


def test_each_text_is_a_source_with_its_articles_in_order_and_its_chapters() -> None:
    law, circular = read_codification(PAGE.encode(), "a.html")
    assert [line.text for line in law.lines] == [
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "1. Một",
        "2. Hai",
        "Chương II",
        "NHIỆM VỤ",
        "Mục 1",
        "RIÊNG",
        "Điều 9a. Chín a",
        "Chín a đây",
        "[1] được bổ sung bởi Điều 1 Luật số 2/2015/QH13",
        "Điều 10. Mười",
        "bảng",
    ]
    assert [line.text for line in circular.lines] == [
        "Điều 2.",
        "Hai",
        "[1] Phu luc.doc",
        "[2] (Điều này liên quan đến Điều 9.1.LQ.1.)",
        "Điều 10. Cuối",
        "Mười",
    ]
    assert law.header["title"] == "Luật Thử"
    assert circular.header == {"type": "Thông tư", "number": "5/2012/TT-BTC"}
    assert not law.wrapped and law.format == "phapdien"
    assert (2, "list number", "Điều 1.1.LQ.1.") in law.repairs


def test_a_topic_without_articles_is_reported_with_its_name(shared_corpus: Path) -> None:
    empty = shared_corpus / "phapdien" / "76b5a1aa-cc76-45cf-9e54-837937d1a754.html"
    with pytest.raises(ReadError, match=r"\(Đề mục 42\.2 Lưu trữ\) chưa có điều nào"):
        read_sources(empty)


def _words(source: Source) -> list[str]:
    return [line.text for line in source.lines if not line.text.startswith("[")]


@pytest.mark.parametrize(
    ("topic", "text", "file"),
    [
        ("59750dbc-0ac3-4d75-928e-18983dc7ecf6", "30/2020/NĐ-CP", "30-2020-NĐ-CP.txt"),
        ("83242e4c-1738-4140-afe5-a5d4f0b8d776", "73/2006/QH11", "73-2006-QH11.txt"),
        ("83242e4c-1738-4140-afe5-a5d4f0b8d776", "70/2008/NĐ-CP", "70-2008-NĐ-CP.txt"),
        ("83242e4c-1738-4140-afe5-a5d4f0b8d776", "48/2009/NĐ-CP", "48-2009-NĐ-CP.txt"),
        ("83242e4c-1738-4140-afe5-a5d4f0b8d776", "191/2009/TT-BTC", "191-2009-TT-BTC.txt"),
    ],
)
def test_real_topics_give_the_same_articles_in_the_same_order_as_the_texts_alone(
    shared_corpus: Path, topic: str, text: str, file: str
) -> None:
    sources = read_sources(shared_corpus / "phapdien" / f"{topic}.html")
    (source,) = [source for source in sources if source.header["number"] == text]
    alone = (shared_corpus / "legal" / file).read_text(encoding="utf-8")
    body = alone[alone.index("Điều 1.") :]
    headings = re.compile(r"Chương |Mục \d|\S+\.doc")
    found = [line for line in _words(source) if not headings.match(line) and not line.isupper()]
    expected = [line.strip() for line in body.splitlines() if line.strip()]

    def letters(lines: list[str]) -> str:
        return "".join(character for line in lines for character in line if character.isalnum())

    articles = [line for line in found if re.match(r"Điều \d+\.", line)]
    assert articles == [line for line in expected if re.match(r"Điều \d+\.", line)]
    missing = set(map(str.strip, expected)) - set(found)
    assert len(letters(sorted(missing))) <= len(letters(expected)) * 0.02, missing


def test_real_topics_keep_every_word_of_content(shared_corpus: Path) -> None:
    from lxml import etree

    for path in sorted((shared_corpus / "phapdien").glob("*.html")):
        page = path.read_text(encoding="utf-8-sig")
        if "pDieu" not in page:
            continue
        root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
        for note in root.findall(".//p[@class='pGhiChu']"):
            note[:] = []
        content = "\n".join(root.find(".//div[@class='_content']").itertext())
        shown = "\n".join(line.text for source in read_sources(path) for line in source.lines)
        assert _letters(shown) == _letters(content), path.name


def _letters(text: str) -> Counter[str]:
    """Letters and digits, the numbers of articles aside: they are written anew."""
    text = re.sub(r"Điều \d[\w.]*|^\[\d+\]", "", text, flags=re.MULTILINE)
    return Counter(character for character in text if character.isalnum())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    "<p class='pDieu'>Điều 1.1.LQ.1. A</p>", "<p class='pDieu'>", "<p class='pGhiChu'>(Điều 3 Luật",
    "<p class='pGhiChu'>(", "<p class='pNoiDung'><p>chữ</p></p>", "<p class='pChiDan'>x</p>",
    "<p class='pChuong'>Mục 1</p>", "<p class='pChuong'>TÊN</p>", "<div><table><td>", "</p></div>",
])))  # fmt: skip
def test_no_page_raises_anything_but_read_errors(parts: list[str]) -> None:
    try:
        sources = read_codification("".join(parts).encode(), "a.html")
    except ReadError:
        return
    assert sources
