"""A clause near to a question does not answer it unless it holds what the question expects."""

from __future__ import annotations

import pytest

from assistant.asked.around import (
    begins_with_year,
    is_asked_text,
    speaks_of_the_same,
    speaks_of_year,
    stands_under_year,
)
from assistant.asked.holding import holds_what_is_asked
from assistant.asked.members import tells_members
from assistant.question import read_question
from corpus.document import Span

# (question, heading above, words, whether they can answer)
CASES = [
    # a reason, not the thing that is to be explained
    ("Vì sao xã chọn giống lúa ST25?", "", "Hỗ trợ giống lúa ST25 cho 40 hộ.", False),
    (
        "Vì sao giải ngân chậm?",
        "",
        "Giải ngân mới đạt 38%, chủ yếu do hướng dẫn ban hành muộn.",
        True,
    ),
    ("Tại sao phải lập tổ công tác?", "", "Nhằm đẩy nhanh tiến độ, huyện lập tổ công tác.", True),
    ("Tại sao phải lập tổ công tác?", "", "Tổ công tác do Sở Nội vụ thành lập.", False),
    ("Vì sao được cấp 400 triệu đồng?", "", "Ngân sách tỉnh cấp 370 triệu đồng.", True),
    # the month is a time, a few hundred are a sum, and whoever is named by work is a person
    ("Nạo vét kênh vào tháng mấy?", "", "Nạo vét vào tháng 3 và tháng 9.", True),
    ("Nạo vét kênh vào tháng mấy?", "", "Nạo vét 26 tuyến kênh.", False),
    ("Báo cáo viên được trả mấy trăm?", "", "Báo cáo viên: 300.000 đồng/buổi.", True),
    ("Báo cáo viên được trả mấy trăm?", "", "Báo cáo viên: 02 người.", False),
    ("Phải có mấy người trực?", "", "Bảo đảm ít nhất 12 điện thoại viên.", True),
    # a share is no day, a number of hộ no number of hồ sơ
    ("Bao nhiêu phần trăm hộ có nước sạch?", "", "Hộ có nước sạch: báo cáo trước 28/02.", False),
    ("Bao nhiêu phần trăm hộ có nước sạch?", "", "85% hộ có nước sạch.", True),
    ("Dấu giáp lai trùm bao nhiêu phần trăm?", "", "Dấu trùm lên 1/3 chữ ký.", True),
    ("Phường có bao nhiêu hộ nghèo?", "", "Đã giải quyết 5.479 hồ sơ.", False),
    ("Phường có bao nhiêu hộ nghèo?", "", "Toàn phường còn 54 hộ nghèo.", True),
    # a day is no length of time, the period of a report no day
    ("Báo cáo gửi trước ngày nào?", "", "Tổng hợp báo cáo 6 tháng và báo cáo năm.", False),
    ("Báo cáo gửi trước ngày nào?", "", "Gửi báo cáo 6 tháng trước ngày 10/6.", True),
    ("Báo cáo gửi trước ngày nào?", "", "Gửi báo cáo trong 05 ngày làm việc.", True),
    # the day of a text that is cited is none of its own, but where that text is asked about
    (
        "Hạn gửi báo cáo diễn tập là ngày nào?",
        "",
        "Các xã báo cáo việc thực hiện Công văn số 812/UBND-NC ngày 06 tháng 5 năm 2025.",
        False,
    ),
    (
        "Hạn gửi báo cáo diễn tập là ngày nào?",
        "",
        "Thực hiện Công văn số 812/UBND-NC ngày 06/5/2025, báo cáo trước ngày 15 hằng tháng.",
        True,
    ),
    (
        "Tỉnh gửi công văn 812 về diễn tập hôm nào?",
        "",
        "Các xã báo cáo việc thực hiện Công văn số 812/UBND-NC ngày 06 tháng 5 năm 2025.",
        True,
    ),
    ("Xã báo cáo trước những mốc nào?", "", "Định kỳ tổng hợp, báo cáo kết quả.", False),
    ("Xã báo cáo trước những mốc nào?", "", "Báo cáo trước ngày 01/6 và 15/11 hằng năm.", True),
    ("Phải báo cáo sự cố trong bao lâu?", "", "Báo cáo sự cố trước ngày 15/4/2026.", False),
    ("Phải báo cáo sự cố trong bao lâu?", "", "Báo cáo sự cố trong vòng 24 giờ.", True),
    ("Được nghỉ mấy ngày khi vợ sinh?", "", "Người nuôi con dưới 06 tháng tuổi được nghỉ.", False),
    ("Được nghỉ mấy ngày khi vợ sinh?", "", "Lao động nam được nghỉ 05 ngày.", True),
    # who acts, not who is spoken of
    ("Cơ quan nào chủ trì khen thưởng?", "", "Khen thưởng doanh nghiệp có thành tích.", False),
    ("Cơ quan nào chủ trì khen thưởng?", "3. Sở Nội vụ", "Chủ trì việc khen thưởng.", True),
    ("Sở nào phụ trách nguồn nước?", "", "Các công ty cấp nước phối hợp.", False),
    ("Sở nào phụ trách nguồn nước?", "", "Sở Xây dựng rà soát nguồn nước.", True),
    ("Ai tập huấn cho cán bộ?", "", "Cử cán bộ tham gia các lớp tập huấn.", False),
    ("Ai tập huấn cho cán bộ?", "2. Trạm Y tế", "Tập huấn cho cán bộ.", True),
    # a site and a name
    ("Lớp tập huấn tổ chức ở đâu?", "", "Tổ chức 03 lớp tập huấn vào tháng 4.", False),
    ("Lớp tập huấn tổ chức ở đâu?", "", "Tổ chức lớp tập huấn tại nhà văn hóa khối.", True),
    ("Thí điểm ở những trường nào?", "", "Thí điểm tại 03 trường trung học cơ sở.", False),
    ("Thí điểm ở những trường nào?", "", "Thí điểm tại trường Lê Lợi, Trần Phú.", True),
    ("Máy tính mua của hãng nào?", "", "Thay thế 09 máy tính trạm.", False),
    ("Lao động đi làm ở những nước nào?", "", "120 lao động đi làm ở nước ngoài.", False),
    ("Trưởng phòng Nội vụ tên gì?", "", "Phòng Nội vụ theo dõi, tổng hợp.", False),
    ("Trưởng phòng Nội vụ tên gì?", "", "Liên hệ: bà Lê Thị Hoa, Trưởng phòng Nội vụ.", True),
    # a clock time, not a length of time nor a day
    ("Ngày hội mở từ mấy giờ?", "", "Ngày hội mở vào thứ Bảy, từ tháng 3.", False),
    ("Ngày hội mở từ mấy giờ?", "", "Ngày hội mở từ 8 giờ.", True),
    # what is asked of is told of, not only listed; "máy" asks nothing
    ("Viết bằng phông chữ gì?", "", "Gồm khổ giấy, phông chữ, cỡ chữ.", False),
    ("Viết bằng phông chữ gì?", "", "Phông chữ tiếng Việt Times New Roman.", True),
    ("Chủ đề của tuần lễ an toàn là gì?", "", "Hưởng ứng tuần lễ an toàn.", False),
    ("Chủ đề của tuần lễ an toàn là gì?", "", "Tuần lễ an toàn, chủ đề: Đi chậm.", True),
    ("Bảo vệ theo tiêu chuẩn nào?", "", "Bảo vệ an toàn thông tin.", False),
    ("Máy quét dùng vào việc gì?", "", "Máy quét dùng để số hóa hồ sơ.", True),
    ("Người hoàn thành tốt được hệ số bao nhiêu?", "", "Hoàn thành tốt: hệ số 1,0.", True),
    ("Ai được tỉnh chọn làm tổng công trình sư?", "", "Sở Nội vụ chọn tổng công trình sư.", False),
    # how often
    ("Bao lâu phải bảo dưỡng bơm một lần?", "", "Mỗi quý bảo dưỡng bơm ít nhất 01 lần.", True),
    ("Bao lâu phải bảo dưỡng bơm một lần?", "", "Bảo dưỡng bơm xong trước 15/4.", False),
    ("Mấy tháng khám sức khỏe 1 lần?", "", "Tổ chức khám sức khỏe 02 lần/năm.", True),
    ("Mấy tháng khám sức khỏe 1 lần?", "", "Khám sức khỏe 6 tháng một lần.", True),
    ("Mấy tháng khám sức khỏe 1 lần?", "", "Khám sức khỏe trong tháng 3.", False),
    # the case in which something is done
    ("Hợp đồng thuê chấm dứt khi nào?", "", "Hợp đồng chấm dứt khi một bên giải thể.", True),
    ("Hợp đồng thuê chấm dứt khi nào?", "", "Khi ký hợp đồng phải có hai bên.", False),
    ("Khi nào thì được hoàn cọc?", "", "Người thuê được hoàn cọc nếu trả phòng sớm.", True),
    (
        "Giấy phép bị thu hồi khi nào?",
        "Điều 9. Các trường hợp bị thu hồi giấy phép",
        "2. Cho mượn giấy phép.",
        True,
    ),
    ("Giấy phép bị thu hồi khi nào?", "Điều 8. Hồ sơ thu hồi giấy phép", "2. Bản sao.", False),
    ("Hợp đồng thuê chấm dứt ngày nào?", "", "Chấm dứt khi một bên giải thể.", False),
    # when another thing than a report is sent
    ("Mấy ngày phải gửi giấy mời?", "", "Có giấy mời trước ít nhất 3 ngày làm việc.", True),
    ("Gửi trước ngày nào?", "", "Nghiệm thu trước ngày 20/11.", False),
    # which in a row, what part of a whole, how many persons
    ("Xã đứng thứ mấy huyện?", "", "Xã xếp hạng 4/17 toàn huyện.", True),
    ("Xã đứng thứ mấy huyện?", "", "Huyện có 17 xã.", False),
    ("Sàn ngập bao nhiêu phần?", "", "Nước ngập khoảng 2/5 mặt sàn.", True),
    ("Đề án gồm mấy phần?", "", "Nước ngập khoảng 2/5 mặt sàn.", False),
    ("Đội dân phòng gồm mấy người?", "", "Đội dân phòng có từ 10 đến 12 đội viên.", True),
    ("Đội dân phòng gồm mấy người?", "", "Huyện có 02 bệnh viện, 03 công viên.", False),
    # what is forbidden or not done has no amount
    ("Nộp mấy bản photo hộ khẩu?", "", "Không nộp bản sao hộ khẩu.", True),
    ("Nộp mấy bản photo hộ khẩu?", "", "Không nộp hồ sơ ngoài giờ.", False),
    ("Đại lý được thu phụ phí bao nhiêu?", "Điều 8. Các hành vi bị cấm", "3. Thu phụ phí.", True),
    ("Đại lý được thu phụ phí bao nhiêu?", "", "Đại lý không được tự ý thu phụ phí.", True),
    ("Đại lý được thu phụ phí bao nhiêu?", "Điều 7. Quyền của đại lý", "Thu phụ phí.", False),
    ("Thu phụ phí bị phạt bao nhiêu?", "Điều 8. Các hành vi bị cấm", "3. Thu phụ phí.", False),
    # the kind that is asked for is a word of its own, and sorted before its name
    ("Mô hình có ở địa phương nào?", "", "Nhân rộng mô hình.", True),
    ("Lớp mở ở trường nào?", "", "Lớp mở tại trường tiểu học Kim Đồng.", True),
    ("Lớp mở ở trường nào?", "", "Lớp mở tại các trường học của Hà Giang.", False),
]


@pytest.mark.parametrize(("asked", "above", "words", "answers"), CASES)
def test_a_sentence_must_hold_the_kind_of_thing_that_is_asked(
    asked: str, above: str, words: str, answers: bool
) -> None:
    assert holds_what_is_asked(read_question(asked), words, above) is answers


@pytest.mark.parametrize(
    ("asked", "statements", "told"),
    [
        ("Kể tên 12 chợ được kiểm tra.", ["Kiểm tra điện tại 12 chợ, xong trước tháng 6."], False),
        ("Kể tên 3 chợ được kiểm tra.", ["Kiểm tra chợ Mới, chợ Gò và chợ Cầu."], True),
        ("Bốn mô hình đặt tại những xã nào?", ["Mô hình đặt tại xã Hòa An."], False),
        ("Bốn mô hình đặt tại những xã nào?", ["Xã Hòa An phối hợp các sở, ban, hội."], False),
        ("Hai mô hình đặt tại những xã nào?", ["Mô hình đặt tại xã Hòa An và xã Hòa Bình."], True),
        ("Kể tên 3 bước.", ["Tiếp nhận.", "Thẩm định.", "Trả kết quả."], True),
        ("Hồ sơ vay vốn gồm những giấy tờ gì?", ["Giải quyết hồ sơ vay trong 05 ngày."], False),
        ("Hồ sơ vay vốn gồm những giấy tờ gì?", ["Đơn đề nghị.", "Bản sao hợp đồng."], True),
        ("Năm 2023 có những việc gì?", ["Sửa đường."], True),
    ],
)
def test_a_list_has_as_many_members_as_the_question_counts(
    asked: str, statements: list[str], told: bool
) -> None:
    assert tells_members(read_question(asked), statements) is told


@pytest.mark.parametrize(
    ("asked", "around", "document", "speaks"),
    [
        ("Năm 2022 có bao nhiêu vụ cháy?", "Năm 2025 xảy ra 64 vụ.", 2026, False),
        ("Năm 2025 có bao nhiêu vụ cháy?", "Năm 2025 xảy ra 64 vụ.", 2026, True),
        ("Năm 2026 có bao nhiêu tổ?", "Thành lập 420 tổ.", 2026, True),
        # the year of a text that is cited is not the year that is told of
        ("Năm 2022 có bao nhiêu trẻ?", "Luật số 13/2022/QH15 ngày 14/11/2022.", 2024, False),
        ("Luật năm 2000 còn hiệu lực không?", "Luật số 22/2000/QH10 hết hiệu lực.", 2014, True),
    ],
)
def test_figures_of_another_year_do_not_answer(
    asked: str, around: str, document: int, speaks: bool
) -> None:
    assert speaks_of_year(read_question(asked), around, {document}) is speaks


def test_a_final_report_is_no_yearly_one_unless_the_question_only_assumes_it() -> None:
    yearly = "Báo cáo kết quả năm trước ngày 5/12."
    assert not speaks_of_the_same(read_question("Tổng kết 15 năm gửi trước ngày nào?"), yearly)
    assert speaks_of_the_same(read_question("Tổng kết 10 năm, phải không?"), "Tổng kết 15 năm.")


@pytest.mark.parametrize(
    ("asked", "around", "speaks"),
    [
        ("Đầu năm có mấy hộ nghèo?", "Cuối năm còn 20 hộ nghèo.", False),
        ("dau nam co may ho ngheo", "Cuối năm còn 20 hộ nghèo.", False),
        ("Phấn đấu năm 2027 có mấy hộ nghèo?", "Cuối năm 2027 còn 20 hộ nghèo.", True),
    ],
)
def test_the_end_of_a_year_is_not_its_beginning(asked: str, around: str, speaks: bool) -> None:
    assert speaks_of_the_same(read_question(asked), around) is speaks


@pytest.mark.parametrize(
    ("asked", "kind", "is_one"),
    [
        ("Những luật nào cấm bán rượu cho trẻ em?", "Luật", True),
        ("Luật nào cấm bán rượu cho trẻ em?", "Bộ luật", True),
        ("Luật nào cấm bán rượu cho trẻ em?", "Kế hoạch", False),
        ("Kế hoạch dẫn thông tư nào quy định mức chi?", "Thông tư", False),
    ],
)
def test_a_text_that_is_asked_for_by_what_it_says_need_cite_no_other(
    asked: str, kind: str, is_one: bool
) -> None:
    assert is_asked_text(read_question(asked), kind) is is_one


@pytest.mark.parametrize(
    ("asked", "own", "part", "other"),
    [
        ("Năm 2026 còn bao nhiêu % hộ nghèo?", "Đến hết năm 2025, xã đạt 15 tiêu chí; hộ nghèo 2%.",
         "hộ nghèo 2%.", True),
        ("Năm 2025 còn bao nhiêu % hộ nghèo?", "Đến hết năm 2025, xã đạt 15 tiêu chí; hộ nghèo 2%.",
         "hộ nghèo 2%.", False),
        ("Năm 2026 có mấy lớp?", "Năm 2024 mở 12 lớp; năm 2026 mở 15 lớp.", "năm 2026 mở 15 lớp.",
         False),
        ("Năm 2026 có mấy lớp?", "Năm 2024 mở 12 lớp. Mỗi xã một lớp.", "Mỗi xã một lớp.", False),
        ("Năm 2026 có mấy lớp?", "Năm 2024 - 2028 mở 12 lớp.", "Năm 2024 - 2028 mở 12 lớp.", False),
        ("Có mấy lớp?", "Năm 2024 mở 12 lớp.", "Năm 2024 mở 12 lớp.", False),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_with_another_year_tells_nothing_of_the_one_that_is_asked(
    asked: str, own: str, part: str, other: bool
) -> None:
    here = Span(own.index(part), len(own))
    assert begins_with_year(read_question(asked), own, here) is other


@pytest.mark.parametrize(
    ("asked", "words", "answers"),
    [
        ("Hồ sơ nộp từ hôm nào tới hôm nào?", "Nhận hồ sơ từ ngày 20/4 đến ngày 29/4.", True),
        ("Hồ sơ nộp từ hôm nào tới hôm nào?", "Nộp hồ sơ trước ngày 29/4/2026.", False),
        ("Gửi đơn rồi thì mấy ngày có kết quả?", "Cấp phép: 03 ngày làm việc.", True),
        ("Gửi báo cáo thì gửi trước ngày nào?", "Họp trước ngày 20/4/2026.", False),
    ],
)
def test_both_ends_are_asked_for_and_the_result_of_what_is_sent(
    asked: str, words: str, answers: bool
) -> None:
    assert holds_what_is_asked(read_question(asked), words, "") is answers


def test_under_a_heading_of_another_year_only_what_names_the_year_tells_of_it() -> None:
    asked = read_question("Năm 2025 xảy ra mấy vụ cháy?")
    headings = ["II. CHỈ TIÊU NĂM 2026"]
    assert not stands_under_year(asked, headings, "Giảm số vụ cháy.")
    assert stands_under_year(asked, headings, "Giảm số vụ cháy (năm 2025 xảy ra 64 vụ).")
