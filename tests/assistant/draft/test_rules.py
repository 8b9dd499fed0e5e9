"""Each rule on real turns of phrase: what changes, what stays, and that it can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Quote
from assistant.draft.adapt import adapt, applied, capitalised
from assistant.draft.bearing import Bearing, Mode, bearing
from assistant.draft.passages import Passage, read_tree
from assistant.draft.rules.change import Change
from assistant.draft.rules.sums import money_cells
from assistant.draft.setting import Setting, year_of
from corpus import to_document
from corpus.document import Clause, Document, Header, Span
from corpus.read.source import Line, Source
from corpus.units import find_commune

HEAD = (
    "ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "Số: 12/KH-UBND", "Hà Nam, ngày 05 tháng 01 năm 2022",
    "KẾ HOẠCH", "Công tác bình đẳng giới năm 2022 tỉnh Hà Nam",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
)  # fmt: skip


def plan(*lines: str) -> Document:
    source = Source(tuple(Line(line) for line in (*HEAD, *lines)), wrapped=False, format="txt")
    return to_document(source, "12-KH-UBND.txt")


def setting_of(document: Document, year: int = 2026) -> Setting:
    ward = find_commune("phường Hà Nam, tỉnh Ninh Bình")
    return Setting(document, ward, year, 10, "Phòng Văn hóa - Xã hội", ())


def adapted(words: str, mode: Mode = "shift", role: str = "content", **more: bool) -> str:
    document = plan("I. NỘI DUNG", f"- {words}")
    clause = document.clause("I.-1")
    start = clause.span.start + 2
    passage = Passage(clause, Span(start, start + len(words)), words, 0)
    statement = adapt(passage, setting_of(document), mode, role=role, **more)
    assert statement.source == words
    return statement.text


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("Treo khẩu hiệu trên địa bàn toàn tỉnh.", "Treo khẩu hiệu trên địa bàn phường Hà Nam."),
        ("tập huấn cho cán bộ từ tỉnh đến cơ sở", "tập huấn cho cán bộ trên địa bàn phường Hà Nam"),
        ("theo các kế hoạch của tỉnh", "theo các kế hoạch của tỉnh"),
        ("học tập các tỉnh, thành phố khác", "học tập các tỉnh, thành phố khác"),
        ("Kế hoạch hành động tỉnh Hà Nam", "Kế hoạch hành động tỉnh Ninh Bình"),
        ("100% xã, phường, thị trấn có tin bài", "phường Hà Nam có tin bài"),
        ("Năm 2022 đạt kế hoạch", "Năm 2026 đạt kế hoạch"),
        ("từ ngày 15/11/2022 đến 15/12/2022", "từ ngày 15/11/2026 đến 15/12/2026"),
        ("từ năm 2022 trở đi", "từ năm 2022 trở đi"),
        ("giai đoạn 2021 - 2030", "giai đoạn 2021 - 2030"),
        ("giai đoạn 2016-2020", "giai đoạn [… điền giai đoạn hiện hành …]"),
        ("theo Bộ luật Lao động năm 2019", "theo Bộ luật Lao động năm 2019"),
        ("tiêu chuẩn TCVN 14423:2022", "tiêu chuẩn TCVN 14423:2022"),
        ("tổng kết 15 năm thi hành", "tổng kết [… điền số năm …] năm thi hành"),
        ("hỗ trợ 370.000.000đồng (ba trăm bảy mươi triệu đồng chẵn)", "hỗ trợ [… điền số tiền …]"),
        ("hỗ trợ 1,5 tỷ đồng", "hỗ trợ [… điền số tiền …]"),
        ("toàn tỉnh có 187 sản phẩm", "toàn phường có [… điền số lượng …] sản phẩm"),
        ("theo hướng dẫn của Bộ Lao động - Thương binh và Xã hội", "theo hướng dẫn của Bộ Nội vụ"),
        ("hoàn thành theo quy định./.", "hoàn thành theo quy định."),
        ("theo Chỉ thị[2] của Chính phủ", "theo Chỉ thị của Chính phủ"),
        ("mỗi huyện một mô hình", "mỗi phường một mô hình"),
        ("mở 04 lớp cho 220 cán bộ", "mở [… điền số lượng …] lớp cho [… điền số lượng …] cán bộ"),
        ("mỗi lớp 02 buổi, ít nhất 30 học viên", "mỗi lớp 02 buổi, ít nhất 30 học viên"),
        ("học sinh từ lớp 3 đến lớp 12", "học sinh từ lớp 3 đến lớp 12"),
        ("thực hiện 03 nhiệm vụ trên", "thực hiện 03 nhiệm vụ trên"),
        ("tổ chức tại 12 xã, phường", "tổ chức tại phường Hà Nam [đề xuất]"),
        (
            "xây bến nước ở các xã ven sông Đáy.",
            "xây bến nước ở phường ven sông Đáy [… giữ nếu đúng với địa bàn, không thì bỏ …].",
        ),
        ("tài liệu của các xã, phường, thị trấn cũ", "tài liệu của các xã, phường, thị trấn cũ"),
        ("lớp tại xã (Thanh Liêm, Kim Bảng)", "lớp tại xã ([… điền địa điểm …])"),
        ("gửi qua Trục liên thông văn bản của tỉnh", "gửi qua Trục liên thông văn bản của tỉnh"),
        ("đến hết năm 2022 là 60%, năm 2026 là 90%",
         "đến hết năm [… điền năm …] là 60%, năm 2026 là 90%"),
    ],
)  # fmt: skip
def test_general_words_are_read_a_level_down(words: str, becomes: str) -> None:
    assert adapted(words) == becomes


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        (
            "Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành tỉnh, UBND các xã, phường.",
            "Phòng Văn hóa - Xã hội chủ trì, phối hợp với các ban, ngành phường.",
        ),
        (
            "Giao Sở Lao động Thương binh và Xã hội báo cáo về Ủy ban nhân dân tỉnh và Bộ LĐTBXH",
            "Giao Phòng Văn hóa - Xã hội báo cáo về Ủy ban nhân dân phường và Sở Nội vụ",
        ),
        (
            "Sở Giáo dục và Đào tạo và Sở Y tế chủ trì",
            "Phòng Văn hóa - Xã hội chủ trì",
        ),
        ("Hội Liên hiệp Phụ nữ tỉnh vận động", "Hội Liên hiệp Phụ nữ phường vận động"),
        ("Công an tỉnh bảo đảm an ninh", "Công an phường bảo đảm an ninh"),
        (
            "Giám đốc các sở, Thủ trưởng các ban, ngành tỉnh thực hiện",
            "Thủ trưởng các ban, ngành phường thực hiện",
        ),
        ("Phòng Nội vụ các huyện, thành phố tham mưu", "Phòng Văn hóa - Xã hội tham mưu"),
        ("Phòng Kinh tế và Hạ tầng chủ trì", "Phòng Kinh tế, Hạ tầng và Đô thị chủ trì"),
    ],
)
def test_who_acts_becomes_the_communes_own(words: str, becomes: str) -> None:
    assert adapted(words, role="organisation") == becomes


def test_in_the_communes_own_duty_those_above_keep_their_names() -> None:
    words = "Ủy ban nhân dân các xã, phường gửi báo cáo về Sở Nội vụ, Ủy ban nhân dân tỉnh."
    assert adapted(words, "own", "organisation") == (
        "Ủy ban nhân dân phường Hà Nam gửi báo cáo về Sở Nội vụ, Ủy ban nhân dân tỉnh."
    )


def test_the_figures_of_a_target_are_blank_for_another_year() -> None:
    words = "Chỉ tiêu 1: Năm 2022 đạt 60% cơ quan; từ năm 2022 trở đi đạt 100%."
    assert adapted(words, role="goals") == (
        "Chỉ tiêu 1: Năm 2026 đạt [… điền chỉ tiêu …] cơ quan; từ năm 2022 trở đi đạt 100%."
    )


def _bearing(*lines: str) -> list[Bearing]:
    document = plan(*lines)
    setting = setting_of(document)
    return [
        bearing(passage, node, setting)
        for root in read_tree(document)
        for node in root.walk()
        for passage in node.said
    ]


def test_only_what_a_commune_can_do_is_asked_of_it() -> None:
    found = _bearing(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ",
        "- Theo dõi, tổng hợp kết quả thực hiện Kế hoạch.",
        "- Hướng dẫn các xã, phường triển khai.",
        "- Tham mưu kiện toàn Ban Chỉ đạo cấp tỉnh.",
        "2. Chi cục Dân số",
        "- Cung cấp số liệu.",
        "3. Ủy ban nhân dân các xã, phường",
        "- Xây dựng kế hoạch của địa phương.",
    )
    assert [one.mode for one in found] == ["shift", None, None, None, "own"]
    assert "hướng dẫn" in str(found[1].reason) and "Chi cục Dân số" in str(found[3].reason)


def test_what_a_province_says_to_its_communes_is_not_said_by_one() -> None:
    found = _bearing(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Công an tỉnh",
        "- Tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Công an năm trước ngày 20/12.",
        "- Phối hợp với Báo và phát thanh, truyền hình Hà Nam mở chuyên mục.",
        "- Tuần tra ban đêm tại các khu dân cư.",
        "2. Liên hệ: ông Trần Văn A, số điện thoại 0226.",
        "3. Sở Nội vụ đề nghị Chủ tịch Ủy ban nhân dân các xã, phường quan tâm chỉ đạo.",
    )
    assert [one.mode for one in found] == [None, None, "shift", None, None]
    assert "Trung ương" in str(found[0].reason) and "báo, đài" in str(found[1].reason)


def test_the_offices_inside_a_department_get_no_duty_of_a_commune() -> None:
    head = tuple(line.replace("ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ") for line in HEAD[:5])
    lines = (
        *head, "Công tác năm 2022", "Sở Nội vụ ban hành Kế hoạch như sau:",
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Tổ chức, biên chế: tổng hợp báo cáo.",
        "2. Phòng Nội vụ các huyện, thành phố: báo cáo về Sở trước ngày 10/12/2022.",
    )  # fmt: skip
    document = to_document(Source(tuple(map(Line, lines)), wrapped=False, format="txt"), "a.txt")
    assert document.header.issuer and document.header.issuer.startswith("Sở Nội vụ")
    setting = setting_of(document)
    found = [
        bearing(passage, node, setting)
        for root in read_tree(document)
        for node in root.walk()
        for passage in node.said
    ]
    assert found[0] == Bearing(None, "việc trong nội bộ sở")
    assert found[-1].mode is not None


def test_a_table_with_a_column_of_sums_carries_none_of_them() -> None:
    columns = ("TT", "Việc", "Kinh phí (triệu đồng)", "Số lớp")
    assert [span.of("1 | Tập huấn | 61.500 | 4") for span in
            money_cells("1 | Tập huấn | 61.500 | 4", columns)] == ["61.500"]  # fmt: skip
    assert [span.start for span in money_cells("| Đầu tư | 83.350 | ", columns)] == [11]
    assert list(money_cells("Không phải hàng của bảng 61.500", columns)) == []


def test_a_plan_without_its_head_is_of_the_year_that_its_body_names() -> None:
    source = Source(
        (Line("1. Tháng hành động năm 2023 từ 15/11."), Line("2. Đến năm 2030 đạt 60%.")),
        wrapped=False, format="txt",
    )  # fmt: skip
    assert year_of(to_document(source, "a.txt")) == 2023


def test_a_duty_of_another_place_is_left_out_with_its_name_of_today() -> None:
    found = _bearing(
        "I. NỘI DUNG",
        "- Hỗ trợ mô hình tại phường Châu Sơn, thành phố Phủ Lý.",
        "- Nhân rộng mô hình trên địa bàn tỉnh, đặc biệt tại xã Liêm Túc, huyện Thanh Liêm.",
    )
    assert found[0].mode is None and "phường Châu Sơn, tỉnh Ninh Bình" in str(found[0].reason)
    assert found[1].mode == "shift"


def test_an_activity_is_asked_if_its_executors_name_the_communes() -> None:
    block = ("I. NỘI DUNG", "1. Truyền thông", "a) Nội dung: Tổ chức tọa đàm.")
    without = _bearing(*block, "b) Cơ quan thực hiện: Sở Nội vụ.")
    among = _bearing(*block, "b) Cơ quan thực hiện: Sở Nội vụ, UBND các xã, phường.")
    assert [one.mode for one in without] == [None, None]
    assert [one.mode for one in among] == ["shift", "shift"]


@st.composite
def _changes(draw: st.DrawFn) -> tuple[str, list[Change]]:
    words = draw(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1))
    cuts = sorted(draw(st.lists(st.integers(0, len(words)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    return words, [Change("any", span, draw(st.text(max_size=5))) for span in spans]


@settings(max_examples=150)
@given(_changes())
def test_any_edits_undo_to_the_source(made: tuple[str, list[Change]]) -> None:
    words, changes = made
    clause = Clause("I", "section", "", "", (), Span(0, len(words)))
    quote = Quote(Document("0", "x", Header(), words, (clause,)), clause, clause.span)
    statement = applied(quote, changes)
    assert statement.source == words
    assert capitalised(statement).source == words
    for edit in statement.edits:
        assert edit.span.of(statement.text) == edit.now


def test_every_word_of_a_plans_body_is_in_one_passage(shared_corpus: Path) -> None:
    from corpus import read_documents

    document = read_documents(shared_corpus / "plans" / "174-KH-UBND.md")[0]
    for root in read_tree(document):
        for node in root.walk():
            whole = document.words(node.clause).removeprefix(node.clause.label)
            said = " ".join(passage.words for passage in node.passages)
            assert "".join(said.split()) == "".join(whole.split())
