"""Mentions of other texts: shapes from real plans, and what is no mention."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_documents
from corpus.citing.article_paths import find_article_paths
from corpus.citing.law_names import find_law_names
from corpus.citing.numbers import number_key
from corpus.citing.references import find_references
from corpus.document import Clause, Document, Reference, Span
from corpus.text import fold

FACTS = Path(__file__).resolve().parents[3] / "eval" / "datasets" / "facts.jsonl"


def _only(text: str, year: int | None = None) -> Reference:
    found = find_references(text, (), year=year)
    assert len(found) == 1, [reference.span.of(text) for reference in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer"),
    [
        ("Căn cứ Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội về việc sắp xếp",
         "Nghị quyết", "202/2025/QH15", date(2025, 6, 12), "Quốc hội"),
        ("Thực hiện Kế hoạch số 78/KH-UBND, ngày 30/3/2022 của Ủy ban Nhân dân tỉnh Kiên Giang về",
         "Kế hoạch", "78/KH-UBND", date(2022, 3, 30), "Ủy ban Nhân dân tỉnh Kiên Giang"),
        ("Kế hoạch số 1202/KH - UBND ngày 13/4/2022 của UBND thành phố Pleiku về việc triển khai",
         "Kế hoạch", "1202/KH-UBND", date(2022, 4, 13), "UBND thành phố Pleiku"),
        ("Chỉ thị số 21-CT/TW của Ban Bí thư ngày 20/01/2018 về việc tiếp tục đẩy mạnh",
         "Chỉ thị", "21-CT/TW", date(2018, 1, 20), "Ban Bí thư"),
        ("theo Quyết định 1229/QĐ-UBND ngày 28/02/2025 của UBND Thành phố.",
         "Quyết định", "1229/QĐ-UBND", date(2025, 2, 28), "UBND Thành phố"),
        ("Quyết định của Thủ tướng Chính phủ số 178/QĐ-TTg ngày 28/01/2016",
         "Quyết định", "178/QĐ-TTg", date(2016, 1, 28), "Thủ tướng Chính phủ"),
        ("hướng dẫn của Bộ Nội vụ tại Công văn số 8935/BNV-CTTN&BĐG ngày 03 tháng 10 năm 2025 về",
         "Công văn", "8935/BNV-CTTN&BĐG", date(2025, 10, 3), "Bộ Nội vụ"),
        ("Chương trình hành động số 10-CTr/TU ngày 13/8/2025 của Ban Thường vụ Tỉnh uỷ về",
         "Chương trình hành động", "10-CTr/TU", date(2025, 8, 13), "Ban Thường vụ Tỉnh uỷ"),
        ("Thông báo kết luận số 196-TB/TW ngày 16 tháng 3 năm 2015 của Ban Bí thư về Đề án",
         "Thông báo kết luận", "196-TB/TW", date(2015, 3, 16), "Ban Bí thư"),
        ("Nghị quyết số 21-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương"
         " Đảng khóa XII về công tác dân số",
         "Nghị quyết", "21-NQ/TW", date(2017, 10, 25), "Ban Chấp hành Trung ương Đảng"),
        ("Quyết định số 12/QĐ-UBND ngày 5/5/2022 của UBND TP. Hồ Chí Minh về việc kiện toàn",
         "Quyết định", "12/QĐ-UBND", date(2022, 5, 5), "UBND TP. Hồ Chí Minh"),
        ("Kế hoạch số 5/KH-SVHTTDL ngày 1/2/2023 của Sở Văn hóa, Thể thao và Du lịch về gia đình",
         "Kế hoạch", "5/KH-SVHTTDL", date(2023, 2, 1), "Sở Văn hóa, Thể thao và Du lịch"),
        ("Kế hoạch số 38/KH-UBND ngày 04/3/2022 của Ủy ban nhân dân tỉnh, Sở Lao động - Thương binh"
         " và Xã hội đề nghị", "Kế hoạch", "38/KH-UBND", date(2022, 3, 4), "Ủy ban nhân dân tỉnh"),
        ("Thông tư liên tịch số 55/2015/TTLT-BTC-BKHCN ngày 22 tháng 4 năm 2015 của Bộ Tài chính, "
         "Bộ Khoa học và Công nghệ hướng dẫn", "Thông tư liên tịch", "55/2015/TTLT-BTC-BKHCN",
         date(2015, 4, 22), "Bộ Tài chính, Bộ Khoa học và Công nghệ"),
        ("Thông tư số 01/2015/TT-BNG ngày 5/5/2015 của Bộ Ngoại giao hướng dẫn",
         "Thông tư", "01/2015/TT-BNG", date(2015, 5, 5), "Bộ Ngoại giao"),
        ("Công văn số 15/CCDS-TTGD ngày 5/5/2025 của Chi cục Dân số về truyền thông",
         "Công văn", "15/CCDS-TTGD", date(2025, 5, 5), "Chi cục Dân số"),
        ("Kế hoạch số 9/KH-BCĐ ngày 5/5/2025 của Ban chỉ đạo công tác gia đình tỉnh chỉ đạo các",
         "Kế hoạch", "9/KH-BCĐ", date(2025, 5, 5), "Ban chỉ đạo công tác gia đình tỉnh"),
        ("tại Tờ trình số 1167/TTr-SLĐTBXH 13 tháng 5 năm 2021.",
         "Tờ trình", "1167/TTr-SLĐTBXH", date(2021, 5, 13), None),
        ("THỰC HIỆN CHỈ THỊ SỐ 27/CT-TTG NGÀY 15 THÁNG 8 NĂM 2024 VỀ TĂNG CƯỜNG",
         "Chỉ thị", "27/CT-TTg", date(2024, 8, 15), None),
        ("Nghị định số 103-CP và các quy định", "Nghị định", "103-CP", None, None),
        ("theo QĐ số 15/QĐ-BCĐ", "Quyết định", "15/QĐ-BCĐ", None, None),
        ("quy định tại NĐ 30/2020/NĐ-CP.", "Nghị định", "30/2020/NĐ-CP", None, None),
        ("Nghị quyết số 57NQ/TW của Bộ Chính trị", "Nghị quyết", "57-NQ/TW", None, "Bộ Chính trị"),
        ("các nhiệm vụ được giao (1116/LĐTBXH-BĐG)", None, "1116/LĐTBXH-BĐG", None, None),
    ],
)  # fmt: skip
def test_a_numbered_text_is_cited(
    text: str, kind: str | None, number: str, day: date | None, issuer: str | None
) -> None:
    found = _only(text)
    assert (found.kind, found.number, found.date, found.issuer) == (kind, number, day, issuer)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quyết định số 1241/QĐ-TTg ngày 22 tháng 7 năm 2011 của Thủ tướng Chính phủ phê duyệt "
         "Chương trình Quốc gia về bình đẳng giới giai đoạn 2011- 2015;",
         "phê duyệt Chương trình Quốc gia về bình đẳng giới giai đoạn 2011- 2015"),
        ("Thông tư số 191/2009/TT-BTC ngày 01/10/2009 của Bộ Tài chính về hướng dẫn sử dụng kinh "
         "phí hoạt động bình đẳng giới và vì sự tiến bộ của phụ nữ.",
         "hướng dẫn sử dụng kinh phí hoạt động bình đẳng giới và vì sự tiến bộ của phụ nữ"),
        ("Quyết định số 588/QĐ-TTg ngày 28/4/2020 của Thủ tướng Chính phủ về việc phê duyệt “Chương"
         " trình điều chỉnh mức sinh phù hợp các vùng, đối tượng đến năm 2030”; Quyết định khác",
         "phê duyệt “Chương trình điều chỉnh mức sinh phù hợp các vùng, đối tượng đến năm 2030”"),
        ("Nghị định số 80/2021/NĐ-CP ngày 26/8/2021 của Chính phủ (lĩnh vực chuyển đổi số)", None),
        ("Chuẩn mực ban hành theo Quyết định số 195/2003/QĐ-BTC tiếp tục có hiệu lực", None),
    ],
)  # fmt: skip
def test_a_title_ends_where_the_sentence_goes_on(text: str, title: str | None) -> None:
    assert find_references(text, ())[0].title == title


def test_a_list_gives_one_reference_a_number() -> None:
    text = "Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 và số 48/2009/NĐ-CP ngày 19/5/2009 của UBND"
    first, second = find_references(text, ())
    assert (first.kind, first.number, first.date) == (
        "Nghị định", "70/2008/NĐ-CP", date(2008, 6, 4),
    )  # fmt: skip
    assert (second.kind, second.number) == ("Nghị định", "48/2009/NĐ-CP")
    assert second.span.of(text) == "số 48/2009/NĐ-CP ngày 19/5/2009 của UBND"


def test_a_plural_kind_holds_for_its_list_and_no_further() -> None:
    text = "các Quyết định: 12/QĐ-UBND, 13/QĐ-UBND và 14/KH-UBND; Công văn 15/UBND-VX"
    found = [(reference.kind, reference.number) for reference in find_references(text, ())]
    assert found == [
        ("Quyết định", "12/QĐ-UBND"),
        ("Quyết định", "13/QĐ-UBND"),
        (None, "14/KH-UBND"),
        ("Công văn", "15/UBND-VX"),
    ]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("tại điểm b, Khoản 3, Điều 4 Thông tư số 03/2022/TT-BTC.", "Điều 4.3.b"),
        ("khoản 2 Điều 14 Luật Bình đẳng giới", "Điều 14.2"),
        ("Điều 8, 9, 25 của Luật Bình đẳng giới", "Điều 8, Điều 9, Điều 25"),
        ("khoản 1, khoản 2 Điều 20 Nghị định số 20/2021/NĐ-CP", "Điều 20.1, Điều 20.2"),
        ("Điều 7, Điều 8 và Điều 9 Thông tư số 03/2022/TT-BTC", "Điều 7, Điều 8, Điều 9"),
        ("từ Điều 5 đến Điều 9 Luật Trẻ em", "Điều 5–9"),
        ("Chương II và Chương III Thông tư số 40/2017/TT-BTC", "Chương II, Chương III"),
        ("Luật Bình đẳng giới (Điều 14) quy định", "Điều 14"),
        ("Nghị định số 30/2020/NĐ-CP, tại Điều 4 khoản 3 điểm b", "Điều 4.3.b"),
        ("theo Luật Trẻ em và Điều 5 Kế hoạch này", None),
    ],
)
def test_an_article_belongs_to_the_text_beside_it(text: str, article: str | None) -> None:
    found = _only(text)
    assert found.article == article


def test_articles_of_several_paragraphs_each_keep_their_points() -> None:
    text = "điểm a, b khoản 1 Điều 3; khoản 5 và khoản 10 Điều 4, Điều 5"
    (found,) = find_article_paths(text)
    assert found.path == "Điều 3.1.a, Điều 3.1.b, Điều 4.5, Điều 4.10, Điều 5"
    assert find_article_paths("khoản 2 và điểm a") == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("tổng kết 15 năm thi hành Luật Bình đẳng giới", ["Luật Bình đẳng giới"]),
        ("Luật Hôn nhân và Gia đình, Luật Bình Đẳng giới",
         ["Luật Hôn nhân và gia đình", "Luật Bình đẳng giới"]),
        ("trong Bộ luật Lao động năm 2019 bằng các hình thức", ["Bộ luật Lao động"]),
        ("Luật Phòng chống bạo lực gia đình, Bộ tiêu chí", ["Luật Phòng, chống bạo lực gia đình"]),
        ("các Luật: Bình đẳng giới, Phòng chống bạo lực gia đình và Trẻ em cho học sinh",
         ["Luật Bình đẳng giới", "Luật Phòng, chống bạo lực gia đình", "Luật Trẻ em"]),
        ("TUYÊN TRUYỀN LUẬT BÌNH ĐẲNG GIỚI", ["Luật Bình đẳng giới"]),
        ("phổ biến luật bình đẳng giới", ["Luật Bình đẳng giới"]),
        ("Luật An ninh dữ liệu và các văn bản", ["Luật An ninh dữ liệu"]),
        ("Hiến pháp năm 2013", ["Hiến pháp"]),
        ("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền "
         "địa phương ngày 22 tháng 11 năm 2019",
         ["Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền"
          " địa phương"]),
        ("pháp luật lao động; kỷ luật lao động; Luật này; Luật sư; luật lao động", []),
        ("Trường Đại học Luật Hà Nội", []),
        ("LUẬT SƯ VIỆT NAM", []),
    ],
)  # fmt: skip
def test_laws_are_cited_by_name(text: str, titles: list[str]) -> None:
    assert [mention.title for mention in find_law_names(text)] == titles


def test_a_law_takes_the_number_and_the_date_behind_its_name() -> None:
    text = "Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006"
    found = _only(text)
    assert (found.number, found.date, found.title) == (
        "73/2006/QH11", date(2006, 11, 29), "Luật Bình đẳng giới",
    )  # fmt: skip
    assert found.span == Span(0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch này, Điều 5 Luật này, theo Quyết định này",
        "từ ngày 15/11 đến 15/12/2025, đạt 1/3 số xã",
        "kê khai theo mẫu số 11/TNĐT",
        "Nghị quyết Đại hội XIII của Đảng",
        "kinh phí 70.000.000đ/người/năm",
    ],
)
def test_what_names_no_other_text_is_no_reference(text: str) -> None:
    assert find_references(text, ()) == ()


def _clause(path: str, kind: str, start: int, end: int) -> Clause:
    return Clause(path, kind, "", "", (), Span(start, end))  # type: ignore[arg-type]


def test_the_document_itself_is_no_other_text() -> None:
    opening = "Số: 617/KH-UBND\nThực hiện Kế hoạch số 283/KH-UBND ngày 24/9/2025\n"
    annex = "(Kèm theo Kế hoạch số 617/KH-UBND ngày 01/12/2025; Kế hoạch 617/KH-UBND ngày 2/2/2021)"
    text = opening + annex
    clauses = (
        _clause("phần mở đầu", "opening", 0, len(opening)),
        _clause("Phụ lục", "annex", len(opening), len(text)),
    )
    found = find_references(text, clauses, year=2025)
    assert [(reference.number, reference.clause) for reference in found] == [
        ("283/KH-UBND", "phần mở đầu"),
        ("617/KH-UBND", "Phụ lục"),  # of another year: another plan
    ]
    assert found[1].date == date(2021, 2, 2)


def test_the_year_of_the_plan_completes_a_date() -> None:
    assert _only("Kế hoạch số 78/KH-UBND ngày 30/3 của UBND tỉnh", 2022).date == date(2022, 3, 30)
    assert _only("Kế hoạch số 78/KH-UBND ngày 30/3 của UBND tỉnh").date is None


def _same(gold: dict[str, str | None], found: Reference) -> bool:
    if gold["clause"] != found.clause:
        return False
    if gold["number"]:
        return bool(found.number) and number_key(gold["number"]) == number_key(found.number or "")
    words = [fold(title or "").replace(",", "") for title in (gold["title"], found.title)]
    return found.number is None and words[0] == words[1]


def test_the_ten_plans_cite_what_a_reader_found(shared_corpus: Path) -> None:
    gold: dict[str, list[dict[str, str | None]]] = {}
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        if fact["fact"] == "reference":
            gold.setdefault(fact["document"], []).append(fact)
    matched = extra = missed = dates = 0
    for file, facts in gold.items():
        document = read_documents(shared_corpus / "plans" / file)[0]
        left = list(find_references(document.text, document.clauses, year=document.header.year))
        for fact in facts:
            same = [found for found in left if _same(fact, found)]
            exact = [found for found in same if str(found.date) == str(fact["date"])]
            if same:
                left.remove((exact or same)[0])
                matched += 1
                dates += bool(exact)
            elif not fact.get("optional"):
                missed += 1
        extra += len(left)
    assert matched / (matched + extra) >= 0.95
    assert matched / (matched + missed) >= 0.90
    assert dates / matched >= 0.95


def _verbatim(text: str, found: tuple[Reference, ...], document: Document | None = None) -> None:
    for reference in found:
        assert reference.span.end <= len(text)
        if document is not None:
            assert document.clause(reference.clause).span.contains(reference.span)
        if reference.number:
            numbers = fold(reference.span.of(text)).replace(" ", "")
            assert fold(reference.number).split("/")[0].split("-")[0] in numbers


def test_every_reference_of_real_documents_stands_in_its_clause(shared_corpus: Path) -> None:
    files = [*(shared_corpus / "plans").iterdir(), *(shared_corpus / "legal").iterdir()]
    for file in files:
        document = read_documents(file)[0]
        found = find_references(document.text, document.clauses, year=document.header.year)
        _verbatim(document.text, found, document)


_WORDS = st.sampled_from(
    ["Quyết định", "số", "Luật", "Bộ luật", "Trẻ em", "12/QĐ-TTg", "30/2020/NĐ-CP", "của",
     "ngày 5/5/2022", ",", "và", ";", "Điều 4", "khoản 2", "điểm b", "Chính phủ", "“", "”", "(",
     ")", "sửa đổi, bổ sung một số điều của", "về việc", "21-CT/TW", "\n", " ", "/", "-", "Ð"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_WORDS, max_size=40), st.sampled_from(["", " ", "  "]))
def test_any_heap_of_such_words_is_read(words: list[str], between: str) -> None:
    text = between.join(words)
    _verbatim(text, find_references(text, (), year=2022))


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    _verbatim(text, find_references(text, ()))


_HOSTILE: list[Callable[[int], str]] = [
    lambda size: " " * size,
    lambda size: "1" * size,
    lambda size: "1/" + "A-" * (size // 2),
    lambda size: "Luật " * (size // 5),
    lambda size: "Luật sửa đổi một số điều của " * (size // 29),
    lambda size: "Điều 1, " * (size // 8),
    lambda size: "Quyết định số " * (size // 14),
    lambda size: "12/QĐ-TTg của A và " * (size // 19),
    lambda size: "12/QĐ-TTg về “" * (size // 14),
    lambda size: "(" * size,
]


@pytest.mark.parametrize("make", _HOSTILE)
def test_time_grows_with_the_length_and_not_faster(make: Callable[[int], str]) -> None:
    def seconds(size: int) -> float:
        text = make(size)
        start = time.process_time()
        find_references(text, ())
        return time.process_time() - start

    seconds(1_000)
    small = max(min(seconds(20_000) for _ in range(3)), 0.02)
    assert min(seconds(80_000) for _ in range(3)) < 12 * small  # quadratic time would be 16 times


@pytest.mark.parametrize("make", [_HOSTILE[0], _HOSTILE[1], _HOSTILE[2], _HOSTILE[5], _HOSTILE[9]])
def test_a_megabyte_of_noise_is_read_at_once(make: Callable[[int], str]) -> None:
    text = make(1_000_000)
    start = time.process_time()
    find_references(text, ())
    assert time.process_time() - start < 10
