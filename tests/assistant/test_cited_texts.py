"""A text that is not held, but cited: by whichever number and year a question calls it."""

from __future__ import annotations

import pytest

from assistant.assumed import assumed
from assistant.question import read_question
from assistant.scope import find_scope
from index import Index
from tests.asking import index_of

DECISION = """ỦY BAN NHÂN DÂN
TỈNH SƠN TRÀ
Số: 402/QĐ-UBND

Sơn Trà, ngày 11 tháng 3 năm 2026

QUYẾT ĐỊNH

Ban hành Quy định quản lý vỉa hè trên địa bàn tỉnh Sơn Trà

Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý vỉa hè.

Điều 2. Quyết định này thay thế Quyết định số 77/QĐ-UBND ngày 19/6/2021 và Chỉ thị số 05/CT-UBND \
ngày 02/4/2019 của Ủy ban nhân dân tỉnh.
"""


@pytest.fixture(scope="module")
def decisions(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("decisions"), {"quyet-dinh.txt": DECISION})


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Quyết định 77 năm 2021 về vỉa hè còn hiệu lực không?", "quyet dinh so 77"),
        ("quyet dinh 77 nam 2021 con hieu luc khong", "quyet dinh so 77"),
        ("Chỉ thị số 05 năm 2019 bị thay thế rồi phải không?", "chi thi so 05"),
    ],
)
def test_the_year_behind_its_number_is_no_number_of_years(
    question: str, cited: str, decisions: Index
) -> None:
    read = read_question(question)
    scope = find_scope(read, decisions)
    assert scope.must_say == (cited,)
    assert assumed(read, scope) == []  # its number is nothing that is taken for granted


@pytest.mark.parametrize("plan", ["kế hoạch 5 năm về vỉa hè", "kế hoạch 3 năm 6 tháng"])
def test_a_number_of_years_is_none_of_a_text(plan: str, decisions: Index) -> None:
    scope = find_scope(read_question(f"Ai lập {plan}?"), decisions)
    assert (scope.unknown, scope.mentioned, scope.must_say) == ((), (), ())
