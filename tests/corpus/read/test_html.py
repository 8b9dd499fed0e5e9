"""HTML and Word's "save as web page": what a browser shows, line by line."""

from __future__ import annotations

import html
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.read.html import read_html
from corpus.read.source import Line


def texts(body: str) -> list[str]:
    return [line.text for line in read_html(body.encode(), "a.html").lines]


def test_a_paragraph_is_one_line_whatever_its_source_breaks() -> None:
    assert texts("<p>Gửi trước\n  ngày <b>05/6</b>/2022</p><p>Hết") == [
        "Gửi trước ngày 05/6/2022",
        "Hết",
    ]


def test_breaks_blocks_and_words_between_blocks_are_lines() -> None:
    assert texts("KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<div>Lưu</div>đuôi<pre>một\nhai</pre>") == [
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lưu",
        "đuôi",
        "một",
        "hai",
    ]


def test_entities_are_the_letters_they_stand_for() -> None:
    assert texts("<p>Ngh&#7883; &#x111;&#7883;nh &amp; &eacute; &lt;1%") == ["Nghị định & é <1%"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>ẩn</script>",
        "<style>ẩn</style>",
        "<!-- ẩn -->",
        "<!--[if gte mso 9]><xml><o:p>ẩn</o:p></xml><![endif]-->",
        "<p style='display: none'>ẩn <b>ẩn</b></p>",
        "<span style='mso-hide:all'>ẩn</span>",
        "<div hidden><table><tr><td>ẩn</table></div>",
        "<del>ẩn</del>",
        "<template>ẩn</template>",
    ],
)
def test_what_a_browser_does_not_show_is_dropped_and_the_words_behind_it_stay(hidden: str) -> None:
    assert " ".join(texts(f"<p>trước {hidden}sau")).split() == ["trước", "sau"]


def test_the_list_numbers_that_word_wrote_into_the_page_stay_as_they_are() -> None:
    word = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
        "style='mso-list:Ignore'>{}<span style='font:7.0pt'>&nbsp; </span></span><![endif]>"
        "Mục đích</p>"
    )
    assert texts(word.format("1."))[0].split() == ["1.", "Mục", "đích"]
    source = read_html(word.format("·").encode(), "a.html")
    assert source.lines[0].text.split() == ["•", "Mục", "đích"]
    assert source.repairs == ((0, "list number", "·"),)


def test_the_numbers_a_browser_gives_to_lists_are_written_out_and_recorded() -> None:
    source = read_html(
        "<ol start=3><li>Ba<li>Bốn<ol type=a><li><p>a nhỏ</p><p>tiếp<li value=4>d nhỏ</ol><li>Năm"
        "</ol><ol style='list-style-type:upper-roman'><li>Một</ol><ol style='list-style:none'>"
        "<li>1. Tự ghi</ol><ul><li>Chấm<ul><li>Vòng</ul><li>- Tự ghi</ul>".encode(),
        "a.html",
    )
    assert [line.text for line in source.lines] == [
        "3. Ba",
        "4. Bốn",
        "a. a nhỏ",
        "tiếp",
        "d. d nhỏ",
        "5. Năm",
        "I. Một",
        "1. Tự ghi",
        "• Chấm",
        "◦ Vòng",
        "- Tự ghi",
    ]
    assert [index for index, kind, _ in source.repairs if kind == "list number"] == [
        0,
        1,
        2,
        4,
        5,
        6,
        8,
        9,
    ]


def test_headings_keep_their_level_and_words_outline_level_too() -> None:
    source = read_html(b"<h2>I. A</h2><p style='mso-outline-level:3'>1. B</p><p>C", "a.html")
    assert source.lines == (Line("I. A", heading=2), Line("1. B", heading=3), Line("C"))


def test_tables_are_rows_and_letterheads_are_lines() -> None:
    body = (
        "<table><tr><td>UBND PHƯỜNG<br>HỘI THƯƠNG<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        "<tr><td>Số: 1/KH-UBND<td>ngày 5</table>"
        "<table><tr><th>TT<th>Việc<th>Hạn<tr><td colspan=3>I. TẬP HUẤN"
        "<tr><td rowspan=2>1<td>Mở <table><tr><td>lớp</table><td>Quý I"
        "<tr><td>Báo cáo<td>Quý II</table>"
    )
    source = read_html(body.encode(), "a.html")
    assert source.lines == (
        Line("UBND PHƯỜNG"),
        Line("HỘI THƯƠNG"),
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Line("Số: 1/KH-UBND"),
        Line("ngày 5"),
        Line("TT | Việc | Hạn", row=True),
        Line("I. TẬP HUẤN", row=True),
        Line("1 | Mở lớp | Quý I", row=True),
        Line(" | Báo cáo | Quý II", row=True),
    )


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1258", "cp1258"),
        ("utf-16", "utf-16"),
        ("windows-1252", "cp1252"),
    ],
)
def test_the_charset_a_page_names_is_the_one_it_is_read_in(charset: str, encoding: str) -> None:
    page = f"<html><meta charset='{charset}'><body><p>Kế hoạch"
    written = page.encode(encoding, errors="xmlcharrefreplace")
    assert [line.text for line in read_html(written, "a.html").lines] == ["Kế hoạch"]


def test_a_page_with_no_words_is_reported() -> None:
    for body in ("<html><body><img src=x></body></html>", "<p>", "<script>x</script>"):
        with pytest.raises(ReadError, match=r"^a\.html: trang HTML không có chữ nào"):
            texts(body)


def test_elements_nested_deeper_than_the_parser_goes_are_reported_not_cut_off() -> None:
    assert texts("<div>" * 2000 + "chữ") == ["chữ"]
    with pytest.raises(ReadError, match="lồng nhau quá sâu"):
        texts("<div>" * 5000 + "chữ")


words = st.text(st.sampled_from("aăđẾỷ 05<&.\n"), max_size=10)
TAGS = ["p", "div", "b", "span", "h2", "li"]


def element(tag: str, inner: list[str]) -> str:
    return f"<{tag}>{''.join(inner)}</{tag}>"


def headless_table(rows: list[list[str]]) -> str:
    """A table of which the first two rows are no heading together, as that would say what stands
    above several columns once for each: the second row's first cell is filled."""
    return table([[f"x{row[0]}", *row[1:]] if at == 1 else row for at, row in enumerate(rows)])


def table(rows: list[list[str]]) -> str:
    return element(
        "table", [element("tr", [element("td", [cell]) for cell in row]) for row in rows]
    )


trees = st.recursive(
    words.map(html.escape),
    lambda inner: st.one_of(
        st.builds(element, st.sampled_from(TAGS), st.lists(inner, max_size=3)),
        st.builds(headless_table, st.lists(st.lists(inner, min_size=1, max_size=3), max_size=3)),
    ),
    max_leaves=12,
)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@settings(max_examples=150, deadline=None)
@given(trees)
def test_every_letter_and_digit_of_the_page_stands_in_the_lines_in_order(tree: str) -> None:
    from lxml import etree

    page = f"<html><body><p>đầu</p>{tree}</body></html>"
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    assert letters("".join(texts(page))) == letters("".join(root.itertext()))


@given(st.lists(st.lists(words.map(html.escape), min_size=1, max_size=4), min_size=3, max_size=4))
def test_a_table_whatever_its_head_loses_no_letter_and_invents_none(rows: list[list[str]]) -> None:
    told = Counter(letters("".join(texts(f"<p>đầu{table(rows)}"))))
    written = Counter("đầu" + letters(html.unescape("".join(cell for row in rows for cell in row))))
    assert written <= told
    assert told.keys() == written.keys()


SOUP = ["<table>", "<tr>", "<td>", "</td>", "</table>", "<li>", "<ol>", "</ol>", "<p>", "</p>",
        "<td rowspan=2>", "<td colspan=x>", "a ", "<pre>\n", "</div>"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SOUP)))
def test_no_soup_of_tags_loses_a_word_or_raises(parts: list[str]) -> None:
    from lxml import etree

    page = "".join(["<body>đầu ", *parts])
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    seen = " ".join(texts(page)).replace("|", " ").split()
    expected = "".join(root.itertext()).split()
    assert [word for word in seen if word in ("a", "đầu")] == expected
