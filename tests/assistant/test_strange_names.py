"""A name that no document has is not answered with the one that is spelled most like it."""

from __future__ import annotations

import pytest

from assistant.asked.names import says_another_name, strange_names
from assistant.question import read_question

TEXT = "Trường Mầm non Hoa Hồng có 16 lớp; Khu công nghiệp Thụy Vân, phường Việt Trì."


@pytest.mark.parametrize(
    ("asked", "words", "another"),
    [
        ("Trường mầm non Hoa Sen có mấy lớp?", "Trường Mầm non Hoa Hồng có 16 lớp", True),
        ("Trường mầm non Hoa Hồng có mấy lớp?", "Trường Mầm non Hoa Hồng có 16 lớp", False),
        ("Đường ở Khu công nghiệp Thụy Sơn dài bao nhiêu?", "KCN Thụy Vân: 5 km", True),
        ("Đường ở Khu công nghiệp Thụy Sơn dài bao nhiêu?", "Đường nội khu: 5 km", False),
        ("Kế hoạch có giao Sở Nội vụ báo cáo không?", "Sở Y tế báo cáo", False),
        ("Theo Thông tư thì mức chi là bao nhiêu?", "Theo Quyết định: 5 triệu đồng", False),
        ("truong mam non hoa sen co may lop", "Trường Mầm non Hoa Hồng có 16 lớp", False),
    ],
)
def test_words_with_another_name_do_not_tell_of_the_one_that_is_asked(
    asked: str, words: str, another: bool
) -> None:
    assert says_another_name(strange_names(read_question(asked), [TEXT]), words) is another
