"""Where a paragraph goes on behind a line break, and where it ends there."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.reading import paths, read

SENTENCES = (
    "Các phòng chuyên môn phối hợp với trạm y tế, trường học và các đoàn thể rà soát, lập danh "
    "sách hộ gia đình cần hỗ trợ, niêm yết công khai tại nhà văn hóa và tiếp nhận ý kiến góp ý "
    "của người dân trong thời gian niêm yết theo quy định hiện hành của cấp có thẩm quyền",
    "Kinh phí được bố trí trong dự toán giao đầu năm, lồng ghép với các chương trình, dự án khác "
    "đang triển khai trên cùng địa bàn và huy động thêm từ các tổ chức, cá nhân tự nguyện đóng "
    "góp; việc sử dụng phải đúng mục đích, có chứng từ và được kiểm tra định kỳ từng quý",
    "Người đứng đầu đơn vị chịu trách nhiệm về tiến độ, chất lượng của công việc được giao, kịp "
    "thời báo cáo khó khăn vượt thẩm quyền và đề xuất hướng xử lý để cấp trên xem xét, quyết định",
)


def _filled(width: int, *paragraphs: str) -> str:
    return "\n".join(line for words in paragraphs for line in textwrap.wrap(words, width))


@pytest.mark.parametrize(
    ("heading", "width"),
    [
        ("7. Đề nghị Hội Nông dân và Hội Cựu chiến binh các xã trong vùng dự án", 76),
        ("7. Trung tâm Dịch vụ sự nghiệp công và các đơn vị sự nghiệp trực thuộc", 78),
        ("7. Công an xã, Ban Chỉ huy Quân sự xã và lực lượng bảo vệ an ninh cơ sở", 90),
    ],
)
def test_where_lines_are_filled_a_line_with_room_for_the_next_word_ends(
    heading: str, width: int
) -> None:
    body = "Vận động hội viên tham gia; giám sát việc chi trả đến từng hộ"
    text = _filled(
        width,
        "I. VIỆC",
        *(f"{n}. {words}." for n, words in enumerate(SENTENCES * 2, 1)),
        heading,
        body,
    )
    clause = read(text, format="txt").clause("I.7")
    assert clause.title == heading[3:]


def test_where_words_are_broken_by_the_look_of_their_letters_a_long_line_may_go_on() -> None:
    lines = ["I. VIỆC"]
    for nth, words in enumerate(SENTENCES, 1):
        broken = textwrap.wrap(f"{nth}. {words}.", 76)
        # A typesetter's lines: some end well before the widest
        moved = [line.rsplit(" ", 2) for line in broken[:-1]]
        lines += [
            " ".join([behind, front])
            for (front, *_), behind in zip(
                [*moved, [broken[-1]]],
                ["", *(" ".join(rest) for _, *rest in moved)],
                strict=True,
            )
        ]
    lines += ["4. Giám đốc Sở Nông nghiệp và Môi trường phối hợp với", "Sở Tài chính thẩm tra."]
    document = read("\n".join(line.strip() for line in lines), format="txt")
    assert "phối hợp với Sở Tài chính" in document.words(document.clause("I.4"))


SET_IN = """   I. VIỆC
   1. Các xã rà soát hộ cần hỗ trợ, niêm yết công khai tại nhà văn hóa và
lấy ý kiến người dân trong thời gian 10 ngày, rồi gửi danh sách về Phòng
Kinh tế để thẩm định.
   2. Kinh phí lấy từ dự toán giao đầu năm và nguồn đóng góp tự nguyện của
doanh nghiệp; việc sử dụng phải có chứng từ và được kiểm tra định kỳ theo
quy định, không để thất thoát. Khoản chưa sử dụng hết thì được chuyển sang
năm sau.
   Việc hỗ trợ đột xuất do Chủ tịch Ủy ban nhân dân xã quyết định theo đề
nghị của thôn.
   a) Thôn lập biên bản, có chữ ký của người chứng kiến và ảnh chụp hiện
trường.
   b) Công chức phụ trách kiểm tra tại chỗ trong 02 ngày và báo cáo về Ủy
ban nhân dân xã.
   Biên bản và báo cáo được lưu tại thôn.
   3. Người đứng đầu đơn vị chịu trách nhiệm về tiến độ và báo cáo Ủy ban
nhân dân, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam và Thường trực

{turn}Hội đồng nhân dân xã theo quý."""


@pytest.mark.parametrize("turn", ["", "\n\n"])
def test_where_paragraphs_are_set_in_a_line_that_is_not_goes_on(turn: str) -> None:
    document = read(SET_IN.format(turn=turn), format="txt")
    assert document.text.split("\n") == [
        " ".join(paragraph.split()) for paragraph in re.split(r"\n   ", SET_IN.format(turn=""))
    ]
    assert paths(document) == ["I", "I.1", "I.2", "I.2.a", "I.2.b", "I.2.¶1", "I.3"]


def test_a_page_number_between_two_lines_leaves_their_sentence_whole() -> None:
    # The reader drops the number and leaves an empty line.
    document = read("I. VIỆC\n1. Sở Xây dựng kiểm tra nguồn nước phục vụ\n\n\n\nchữa cháy.")
    assert document.words(document.clause("I.1")).endswith("phục vụ chữa cháy.")


@given(st.lists(st.sampled_from(SENTENCES), min_size=8, max_size=10), st.integers(60, 110))
@settings(max_examples=60, deadline=None)
def test_paragraphs_filled_to_any_column_come_back_whole(words: list[str], width: int) -> None:
    paragraphs = [f"{n}. {sentence}." for n, sentence in enumerate(words, 1)]
    document = read(_filled(width, "I. VIỆC", *paragraphs), format="txt")
    assert document.text.split("\n") == ["I. VIỆC", *paragraphs]


def _one_item(*lines: str) -> str:
    """The words of item 2, which these lines are, among items of lines as long."""
    text = _filled(72, "I. VIỆC", *(f"{n}. {words}." for n, words in enumerate(SENTENCES, 1)))
    document = read(
        "\n".join((text, "II. HẠN", "1. Các xã.", *lines, "3. Các thôn.")), format="txt"
    )
    return document.words(document.clause("II.2"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "2. Thu phí vệ sinh tại chợ trung tâm (mùa cao điểm từ tháng 9 đến tháng",
            "12) theo mức đã niêm yết; các tháng còn lại thu một nửa.",
        ),
        (
            "2. Miễn tiền thuê sạp cho hộ bị thiên tai (theo khoản 3 Điều 7, các điểm",
            "b) và c) của Quy chế chợ).",
        ),
        (
            "2. Đội quản lý chợ kiểm tra cân đối chứng, kết thúc đợt một trước ngày",
            "25. Tiểu thương có cân sai bị nhắc nhở.",
        ),
        (
            "2. Tiểu thương được khiếu nại mức thu phí vệ sinh quy định tại khoản 4",
            "Điều 9 của Quy chế chợ trong mười ngày.",
        ),
        (
            "2. Hộ thuộc hai diện chỉ được giảm phí theo điểm a khoản 3 và khoản 4 Điều",
            "1. Tiền giảm trừ vào kỳ thu sau.",
        ),
        (
            "2. Mức thu áp dụng cho các ngành hàng và diện tích sạp nêu tại các điểm",
            "3.2 và 3.4 của bảng giá kèm theo.",
        ),
        (
            "2. Ban quản lý chợ thực hiện thu, nộp, quyết toán theo Thông tư số",
            "85/2019/TT-BTC của Bộ Tài chính.",
        ),
    ],
)
def test_a_number_inside_a_sentence_opens_nothing(first: str, second: str) -> None:
    assert _one_item(first, second) == f"{first} {second}"


@pytest.mark.parametrize("label", ["3.", "a)", "2.1.", "Điều 1."])
def test_a_number_that_counts_on_opens_an_item_behind_a_full_line_without_a_stop(
    label: str,
) -> None:
    first = "2. Thu phí vệ sinh tại chợ trung tâm, chợ đầu mối và các điểm bán rong"
    assert _one_item(first, f"{label} Sạp cố định.") == first


def test_where_empty_lines_part_paragraphs_a_small_letter_goes_on_behind_a_semicolon() -> None:
    words = [f"{n}. {one}." for n, one in enumerate(SENTENCES, 1)]
    text = "\n\n".join(_filled(72, one) for one in ["I. VIỆC", *words])
    tail = "- Nghiệm thu mặt đường;\nbàn giao cho thôn quản lý trong quý IV."
    document = read(f"{text}\n\n{tail}\n\n- Quyết toán công trình.", format="txt")
    assert document.words(document.clause("I.3.-1")) == tail.replace("\n", " ")
    assert paths(document)[-1] == "I.3.-2"


@pytest.mark.parametrize(
    "words",
    [
        "Chương II và Chương III của Quy chế chợ, nộp trước kỳ họp cuối năm.",
        "Chương IV, trừ mức thu của chợ phiên.",
    ],
)
def test_a_chapter_that_is_cited_opens_none(words: str) -> None:
    first = "2. Ban quản lý chợ trung tâm tổng hợp số thu, số nộp theo quy định tại"
    assert _one_item(first, words) == f"{first} {words}"
