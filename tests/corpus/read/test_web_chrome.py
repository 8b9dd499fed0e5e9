"""Menus, paths of links and footers of a site are no words of the document it shows."""

from __future__ import annotations

import pytest

from corpus.read.html import read_html
from corpus.read.source import Source

BODY = "<p>KẾ HOẠCH</p><p>I. MỤC ĐÍCH</p><p>Giảm số vụ cháy so với năm trước.</p>"
LINES = ["KẾ HOẠCH", "I. MỤC ĐÍCH", "Giảm số vụ cháy so với năm trước."]


def page(around: str) -> Source:
    return read_html(around.format(BODY).encode(), "a.html")


@pytest.mark.parametrize(
    ("around", "left_out"),
    [
        ("<nav><a href=/>Trang chủ</a> › <a href=/vb>Văn bản</a></nav>{}", "Trang chủ › Văn bản"),
        ("<div class='top-menu'><a href=/>Tin tức</a></div>{}", "Tin tức"),
        ("<ul id=mainNav><li><a href=/1>1. Giới thiệu</a></ul>{}", "1. Giới thiệu"),
        ("<div role=navigation><a href=/>Dịch vụ công</a></div>{}", "Dịch vụ công"),
        (
            "{}<p class=breadcrumb><a href=/>Đầu</a> / Kế hoạch phòng cháy năm 2026</p>",
            "Đầu / Kế hoạch phòng cháy năm 2026",
        ),
        ("{}<aside><a href=/9>Văn bản cùng lĩnh vực</a></aside>", "Văn bản cùng lĩnh vực"),
        (
            "{}<footer>© Trang thông tin điện tử xã Hòa An. Email: xa@hoaan.vn</footer>",
            "© Trang thông tin điện tử xã Hòa An. Email: xa@hoaan.vn",
        ),
        ("{}<div id=page_footer>Lượt truy cập: 20.418</div>", "Lượt truy cập: 20.418"),
    ],
)
def test_what_a_site_puts_around_a_document_is_dropped_and_recorded(
    around: str, left_out: str
) -> None:
    source = page(around)
    assert [line.text for line in source.lines] == LINES
    assert [was for _, kind, was in source.repairs if kind == "dropped markup"] == [left_out]


@pytest.mark.parametrize(
    "around",
    [
        # The page itself is named so.
        "<div class='page has-sidebar'>{}</div>",
        "<body class='nav-open'>{}<p><a href=/1>Tải về</a></p>",
        # What a document's own form calls header and footer.
        "<header>UBND XÃ HÒA AN<br>Số: 5/KH-UBND</header>{}",
        "<div class=header>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>{}",
        "{}<div class=footer>Nơi nhận:<br>- Lưu: VT. Email: xa@hoaan.vn</div>",
        "{}<footer>CHỦ TỊCH<br>Lò Văn Thanh</footer>",
        "{}<aside>Mức hỗ trợ này áp dụng đến hết năm 2027.</aside>",
        "{}<div class=footer>Trên đây là Kế hoạch đăng tại www.hoaan.vn./.</div>",
        # A link inside a sentence, whatever its class.
        "{}<p>Theo <a class='nav-link' href=/2>Luật Phòng cháy</a> thì</p>",
        # An anchor is no link.
        "{}<div class=sidebar><a name=d2>II. NHIỆM VỤ</a></div>",
    ],
)
def test_no_word_of_a_document_is_taken_for_its_site(around: str) -> None:
    from lxml import etree

    root = etree.fromstring(around.format(BODY).encode(), etree.HTMLParser(encoding="utf-8"))
    shown = "".join(line.text for line in page(around).lines)
    assert "".join(shown.split()) == "".join("".join(root.itertext()).split())


def test_menus_without_end_cost_no_time() -> None:
    deep = "<nav>" * 500 + "chữ " * 50_000
    assert read_html(deep.encode(), "a.html").lines
