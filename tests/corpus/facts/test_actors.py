"""Who: subjects of real sentences and bodies in real headings."""

from __future__ import annotations

import pytest

from corpus.facts.actors import Words, actor_in_heading, find_subject


def subject(sentence: str) -> tuple[str, str] | None:
    words = Words.of(sentence)
    found = find_subject(words, 0, len(sentence))
    return (found.name.of(sentence), sentence[found.predicate :]) if found else None


@pytest.mark.parametrize(
    ("sentence", "name", "predicate"),
    [
        ("Sở Nội vụ chủ trì, phối hợp với các sở", "Sở Nội vụ", "chủ trì"),
        ("Sở Xây dựng đăng tải thông điệp", "Sở Xây dựng", "đăng tải"),
        ("Các sở, ban, ngành, đoàn thể Thành phố, Ủy ban nhân dân phường, xã, đặc khu gửi báo cáo",
         "Các sở, ban, ngành, đoàn thể Thành phố, Ủy ban nhân dân phường, xã, đặc khu", "gửi"),
        ("Các sở, ban, ngành tỉnh tổ chức thực hiện nhiệm vụ",
         "Các sở, ban, ngành tỉnh", "tổ chức"),
        ("Các đơn vị được giao thực hiện các nhiệm vụ thuộc Kế hoạch lập dự toán kinh phí",
         "Các đơn vị được giao thực hiện các nhiệm vụ thuộc Kế hoạch", "lập dự toán"),
        ("Chi cục Quản lý chất lượng nông lâm sản và thủy sản lấy mẫu kiểm tra",
         "Chi cục Quản lý chất lượng nông lâm sản và thủy sản", "lấy mẫu"),
        ("Trung tâm Giáo dục thường xuyên tỉnh in sao đề", "Trung tâm Giáo dục thường xuyên tỉnh",
         "in sao"),
        ("Các phòng Giáo dục và Đào tạo, các trường trực thuộc gửi báo cáo",
         "Các phòng Giáo dục và Đào tạo, các trường trực thuộc", "gửi"),
        ("Ban Chỉ đạo 138 xã xây dựng quy chế", "Ban Chỉ đạo 138 xã", "xây dựng"),
        ("Giao Phòng Tài chính - Kế hoạch thẩm định quyết toán", "Phòng Tài chính - Kế hoạch",
         "thẩm định"),
        ("Trên cơ sở Kế hoạch này, các sở, ban, ngành triển khai",
         "các sở, ban, ngành", "triển khai"),
        ("Trong quá trình thực hiện, nếu có vướng mắc đề nghị các cơ quan, đơn vị phản ánh về Sở",
         "các cơ quan, đơn vị", "phản ánh"),
        ("Khi có ca bệnh, Trạm Y tế xã báo cáo Trung tâm Y tế", "Trạm Y tế xã", "báo cáo"),
        ("Tăng cường kiểm tra: Các sở, ngành và UBND cấp huyện, cấp xã tự kiểm tra",
         "Các sở, ngành và UBND cấp huyện, cấp xã", "tự kiểm tra"),
        ("Chi cục trưởng quyết định mức chi", "Chi cục trưởng", "quyết định"),
        ("Khối trưởng các khối báo cáo kết quả", "Khối trưởng các khối", "báo cáo"),
        ("Người đi công tác nộp chứng từ", "Người đi công tác", "nộp"),
        ("Bộ phận phụ trách phải báo cáo Công an xã", "Bộ phận phụ trách", "phải báo cáo"),
        ("Trong 03 ngày làm việc kể từ khi chữa cháy xong, Hạt trưởng gửi hồ sơ về Chi cục",
         "Hạt trưởng", "gửi"),
        ("Uỷ ban nhân dân cấp xã báo cáo nhanh", "Uỷ ban nhân dân cấp xã", "báo cáo"),
    ],
)  # fmt: skip
def test_the_subject_ends_where_its_verb_begins(sentence: str, name: str, predicate: str) -> None:
    found = subject(sentence)
    assert found is not None
    assert found[0] == name
    assert found[1].startswith(predicate)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ban hành kế hoạch triển khai",
        "Văn phòng phẩm, điện thoại: khoán theo tháng",
        "Hội nghị tổng kết được tổ chức",
        "Phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
        "Bộ nhận diện và các thông điệp truyền thông",
        "Tổ chức các hoạt động hưởng ứng Tháng hành động",
        "Căn cứ chức năng, nhiệm vụ, phối hợp với các cơ quan, đơn vị liên quan triển khai",
        "Theo dõi, đôn đốc các ngành, đoàn thể trong việc thực hiện",
    ],
)
def test_verbs_and_events_are_nobody(sentence: str) -> None:
    assert subject(sentence) is None


@pytest.mark.parametrize(
    ("heading", "actor"),
    [
        ("Trạm Y tế phường", "Trạm Y tế phường"),
        ("Sở Nội vụ (Cơ quan thường trực Ban Vì sự tiến bộ phụ nữ)", "Sở Nội vụ"),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các Đoàn thể",
         "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các Đoàn thể"),
        ("Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh",
         "Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh"),
        ("CHI CỤC PHÁT TRIỂN NÔNG THÔN", "CHI CỤC PHÁT TRIỂN NÔNG THÔN"),
        ("Đối với UBND các xã, thị trấn", "UBND các xã, thị trấn"),
        ("Sở Văn hóa, Thể thao và Du lịch; Báo và Phát thanh, Truyền hình Cần Thơ",
         "Sở Văn hóa, Thể thao và Du lịch; Báo và Phát thanh, Truyền hình Cần Thơ"),
        ("Các sở, ban, ngành có nhiệm vụ liên quan tại Kế hoạch này",
         "Các sở, ban, ngành có nhiệm vụ liên quan tại Kế hoạch này"),
        ("TỔ CHỨC THỰC HIỆN", None),
        ("Tăng cường hoạt động của Ban Vì sự tiến bộ của phụ nữ", None),
        ("Phòng ngừa, ứng phó với bạo lực", None),
        ("Cơ quan thực hiện", None),
    ],
)  # fmt: skip
def test_a_heading_is_an_actor_only_when_it_names_a_body(heading: str, actor: str | None) -> None:
    assert actor_in_heading(heading) == actor
