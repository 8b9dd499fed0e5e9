"""Whom a model brings in that no passage names, in capitals or not."""

from __future__ import annotations

import pytest

from assistant.compose.strangers import strangers

REPORT = (
    "Các trường học trên địa bàn phường Hội Thương gửi báo cáo về Công chức Văn hóa và Xã hội; "
    "Ban Vì sự tiến bộ phụ nữ tổng hợp, trình Sở Nội vụ trong 3 tháng."
)


@pytest.mark.parametrize(
    ("statement", "strange"),
    [
        ("Các trường học gửi báo cáo về Công chức Văn hóa và Xã hội.", ()),
        ("Theo đó, các trường học gửi báo cáo về Công chức Văn hóa và Xã hội.", ()),
        ("CÁC TRƯỜNG HỌC gửi báo cáo.", ()),
        ("Trình Sở Nội vụ: tổng hợp trong 3 tháng.", ()),
        ("Các trường học gửi báo cáo về thanh tra tỉnh.", ("thanh tra",)),
        ("Các trường học gửi báo cáo về Sở Ngoại vụ.", ("Ngoại",)),
        ("Các trường học gửi báo cáo về sở ngoại vụ.", ("sở ngoại",)),
        ("Các trường học trên địa bàn phường bến nghé gửi báo cáo.", ("phường bến",)),
        ("Các trường học gửi báo cáo do ông lò văn pánh nhận.", ("ông lò",)),
        ("Các trường học gửi báo cáo do Lò Văn Pánh nhận.", ("Lò", "Pánh")),
        ("Kho bạc gửi báo cáo về Công chức Văn hóa và Xã hội.", ("Kho bạc",)),
        ("Các trường học gửi báo cáo trong ba tháng.", ("ba",)),
    ],
)
def test_what_no_quote_names_is_told(statement: str, strange: tuple[str, ...]) -> None:
    assert set(strange) <= set(strangers(statement, [REPORT]))
    assert bool(strange) is bool(strangers(statement, [REPORT]))
