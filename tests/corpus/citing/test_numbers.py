"""Numbers of documents, in the shapes that real files hold."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citing.numbers import (
    find_numbers,
    kind_of_number,
    normalise_number,
    number_key,
    number_year,
)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Số: 03/2022/tt-btc", "03/2022/TT-BTC"),
        ("30/2020/nd-cp", "30/2020/NĐ-CP"),
        ("89/2015/NÐ-CP", "89/2015/NĐ-CP"),  # U+00D0
        ("89/2015/NĐ-CP", "89/2015/NĐ-CP"),
        ("22/2021/QD-TTg", "22/2021/QĐ-TTg"),
        ("12/2018/TT-BLĐTBXh", "12/2018/TT-BLĐTBXH"),
        ("202/2025/QH15", "202/2025/QH15"),
        ("76/2025/UBTVQH15", "76/2025/UBTVQH15"),
        ("06/2003/PL-UBTVQH11", "06/2003/PL-UBTVQH11"),
        ("2076/1998/TTLT/BQP-BLĐTBXH-BTC", "2076/1998/TTLT/BQP-BLĐTBXH-BTC"),
        ("26/2004/TT-BGD&ĐT", "26/2004/TT-BGD&ĐT"),
        ("01/2016/NQ.HĐTP", "01/2016/NQ.HĐTP"),
        ("8935/BNV-CTTN&BĐG", "8935/BNV-CTTN&BĐG"),
        ("28/NQ-CP", "28/NQ-CP"),
        ("27/CT-TTG", "27/CT-TTg"),
        ("27/CTTg", "27/CT-TTg"),
        ("27/ct-ttg", "27/CT-TTg"),
        ("21-CT/TW", "21-CT/TW"),
        ("11- NQ/TW", "11-NQ/TW"),
        ("57NQ/TW", "57-NQ/TW"),
        ("32-CTr/TU", "32-CTr/TU"),
        ("196-TB/TW", "196-TB/TW"),
        ("124/KH-TU", "124/KH-TU"),
        ("73-CP", "73-CP"),
        ("13/CP", "13/CP"),
        ("21-LCT/HDNN8", "21-LCT/HDNN8"),
        ("23-L/CTN", "23-L/CTN"),
        ("522b/NQ-UBTVQH13", "522b/NQ-UBTVQH13"),
        ("0125/KH-UBND", "0125/KH-UBND"),
        ("1202/KH - UBND", "1202/KH-UBND"),
        ("75/KH- UBND", "75/KH-UBND"),
        ("1509/KH - SYT - CDN", "1509/KH-SYT-CDN"),
        ("2351 / QĐ - TTg", "2351/QĐ-TTg"),
        ("04/TT-BCA(X13)", "04/TT-BCA(X13)"),
        ("64/2020/TT-", "64/2020/TT"),
        ("'56/2020/TT-BCT", "56/2020/TT-BCT"),
    ],
)
def test_a_number_has_one_spelling(written: str, spelled: str) -> None:
    assert normalise_number(written) == spelled
    assert normalise_number(spelled) == spelled


@pytest.mark.parametrize(
    "words",
    ["", "abc", "30/3/2022", "24/7", "2021-2025", "71/2015", "02", "1/2", "12/2020", "TT-BTC",
     "5 tỷ đồng/năm", "Nghị định 30/2020/NĐ-CP và", "500.000đ/người"],
)  # fmt: skip
def test_what_is_no_number_has_no_spelling(words: str) -> None:
    assert normalise_number(words) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("27/CT-TTG", "27/CTTg"),
        ("27/CT-TTg", "27/ct-ttg"),
        ("0125/KH-UBND", "125/KH - UBND"),
        ("03/2022/TT-BTC", "3/2022/TTBTC"),
        ("26/2004/TT-BGD&ĐT", "26/2004/TT-BGDĐT"),
        ("11/2011/TTLT/BTC-BLĐTBXH", "11/2011/TTLT-BTC-BLĐTBXH"),
        ("89/2015/NÐ-CP", "89/2015/nd-cp"),
        ("11-NQ/TW", "11/NQ-TW"),
    ],
)
def test_spellings_of_one_number_share_a_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/2020/NĐ-CP", "12/2021/NĐ-CP"),
        ("12/NQ-CP", "1/2NQ-CP"),
        ("522/NQ-UBTVQH13", "522b/NQ-UBTVQH13"),
        ("73/2006/QH11", "73/2006/QH12"),
        ("174/KH-UBND", "174/QĐ-UBND"),
    ],
)
def test_different_texts_have_different_keys(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Số: 174/KH-UBND", ["174/KH-UBND"]),
        ("theo 30/2020/NĐ-CP.Các đơn vị", ["30/2020/NĐ-CP"]),
        ("Kế hoạch 75/KH-UBND - TP Sóc Trăng", ["75/KH-UBND"]),
        ("12/QĐ-UBND,13/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND"]),
        ("Mã số QCVN 100: 2018/BGTVT, TCVN 9001:2015", []),
        ("COVID-19/SARS-CoV-2", []),
        ("từ 15/11 đến 15/12/2025, 1/3 số xã, 24/7", []),
        ("70.000.000đ/người, 05 tỷ đồng/năm, 12 km/h", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, numbers: list[str]) -> None:
    found = list(find_numbers(text))
    assert [mention.number for mention in found] == numbers
    for mention in found:
        assert normalise_number(mention.span.of(text)) == mention.number


def test_a_number_tells_its_year_and_its_kind() -> None:
    assert number_year("30/2020/NĐ-CP") == 2020
    assert number_year("28/NQ-CP") is None
    assert kind_of_number("178/QĐ-TTg") == "Quyết định"
    assert kind_of_number("10-CTr/TU") == "Chương trình"
    assert kind_of_number("202/2025/QH15") is None


def test_the_numbers_of_the_codification_read_back(shared_bench: Path) -> None:
    with gzip.open(shared_bench / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        written = {json.loads(line)["number"] for line in lines}
    # 25 entries hold no number at all ("02", "Thông", "liên", "71/2015", "02/2020/", …).
    unread = {number for number in written if normalise_number(number) is None}
    assert len(written) > 4200
    assert len(unread) <= 25
    assert all("-" not in number for number in unread)
    for number in sorted(written - unread)[::7]:
        spelled = normalise_number(number)
        assert spelled is not None
        found = [mention.number for mention in find_numbers(f"Thông tư số {spelled} ngày")]
        assert found == [spelled], number


@settings(max_examples=300)
@given(st.text(alphabet="0123456789/-– .&()ABCĐÐbđgTtQ\u0301", max_size=60))
def test_any_string_is_spelled_once_or_not_at_all(text: str) -> None:
    spelled = normalise_number(text)
    number_key(text)
    if spelled is not None:
        assert normalise_number(spelled) == spelled
        assert number_key(spelled) == number_key(text)
    for mention in find_numbers(text):
        assert mention.span.of(text)
