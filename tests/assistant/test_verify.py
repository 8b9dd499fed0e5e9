"""The gate: what a statement may say, given the quotes it cites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.hard_tokens import hard_tokens, missing
from assistant.verify import verify
from assistant.word_places import word_share

REPORT = (
    "Các sở, ban, ngành, Ủy ban nhân dân phường, xã, đặc khu gửi báo cáo công tác Bình đẳng giới "
    "năm 2025 về "
    "Sở Nội vụ trước ngày 16 tháng 12 năm 2025, không được gửi chậm."
)
MONEY = (
    "Ngân sách Trung ương hỗ trợ có mục tiêu: 370.000.000đồng (ba trăm bảy mươi triệu đồng chẵn)"
)


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("trước ngày 5/12/2022", {("date", "2022-12-05")}),
        ("trước ngày 05 tháng 12", {("date", "-12-05")}),
        ("từ ngày 15/11 đến ngày 15/12/2025", {("date", "2025-11-15"), ("date", "2025-12-15")}),
        ("quý II/2026", {("date", "2026-Q2")}),
        ("370.000.000đồng", {("money", "370000000")}),
        ("1,5 tỷ đồng", {("money", "1500000000")}),
        ("500 triệu", {("money", "500000000")}),
        ("đạt 27%, tăng 1,7 lần", {("number", "27%"), ("number", "1.7")}),
        (
            "điểm b, Khoản 3, Điều 4 Thông tư số 03/2022/TT-BTC",
            {("article", "Điều 4.3.b"), ("document", "3/2022/TTBTC")},
        ),
        ("5. Trạm Y tế phường", {("name", "trạm y tế phường")}),
        ("Kết quả tốt [1]", set()),
    ],
)
def test_hard_tokens_of_a_sentence(words: str, tokens: set[tuple[str, str]]) -> None:
    assert {(token.kind, token.value) for token in hard_tokens(words)} == tokens


@pytest.mark.parametrize(
    "statement",
    [
        "Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 16/12/2025.",
        "UBND phường, xã, đặc khu gửi báo cáo về Sở Nội vụ trước 16/12.",
        "Báo cáo công tác Bình đẳng giới năm 2025 không được gửi chậm.",
    ],
)
def test_what_the_quote_says_passes(statement: str) -> None:
    assert verify(statement, [REPORT]).passed, verify(statement, [REPORT]).reasons


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 15/12/2025.", "another day"),
        ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 16/12/2026.", "another year"),
        ("Các sở, ban, ngành gửi báo cáo về Sở Y tế trước ngày 16/12/2025.", "another agency"),
        ("Các sở, ban, ngành được gửi chậm báo cáo về Sở Nội vụ.", "the denial is gone"),
        ("được gửi chậm.", "the denial before its first word is gone"),
        ("Các sở, ban, ngành không gửi báo cáo về Sở Nội vụ.", "a denial is new"),
        ("Các sở, ban, ngành gửi 02 báo cáo về Sở Nội vụ.", "a number is new"),
        ("Thủ trưởng bố trí trụ sở, phương tiện, nhân lực cho hoạt động.", "other words"),
        ("Theo Điều 5, các sở gửi báo cáo về Sở Nội vụ.", "an article is new"),
        ("Theo Nghị định 30/2020/NĐ-CP, các sở gửi báo cáo về Sở Nội vụ.", "a text is new"),
    ],
)
def test_what_the_quote_does_not_say_is_refused(statement: str, why: str) -> None:
    assert not verify(statement, [REPORT]).passed, why


def test_a_statement_without_quotes_does_not_pass() -> None:
    assert not verify("Gửi báo cáo.", []).passed
    assert not verify("Gửi báo cáo.", ["  "]).passed


def test_a_less_exact_date_is_carried_by_a_more_exact_one_never_the_other_way_round() -> None:
    assert not missing("trước ngày 16/12", ["ngày 16 tháng 12 năm 2025"])
    assert missing("trước ngày 16/12/2025", ["ngày 16 tháng 12"])


def test_a_sum_is_the_same_in_figures_and_in_millions() -> None:
    assert not missing("hỗ trợ 370 triệu đồng", [MONEY])
    assert missing("hỗ trợ 371 triệu đồng", [MONEY])


def test_an_abbreviated_name_is_the_name() -> None:
    quote = "gửi Ban Vì sự tiến bộ của phụ nữ và UBND TP. Cần Thơ"
    assert not missing("gửi Ban VSTBPN, Ủy ban nhân dân thành phố Cần Thơ", [quote])


@given(st.text(min_size=1))
def test_whatever_it_says_a_text_carries_itself(text: str) -> None:
    assert not missing(text, [text])
    assert word_share(text, [text]) == 1.0


@given(st.text(), st.text())
def test_no_text_breaks_the_gate(statement: str, quote: str) -> None:
    verify(statement, [quote])


@given(st.integers(1, 28), st.integers(1, 12), st.integers(0, 9), st.integers(0, 9))
def test_a_changed_digit_of_a_date_never_passes(day: int, month: int, was: int, now: int) -> None:
    quote = f"Gửi báo cáo trước ngày {day:02}/{month:02}/202{was}."
    statement = f"Gửi báo cáo trước ngày {day:02}/{month:02}/202{now}."
    assert verify(statement, [quote]).passed == (was == now)
