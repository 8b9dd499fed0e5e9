"""Each metric on answers made by hand, its value reckoned by hand."""

from __future__ import annotations

import math

import pytest

from eval.matching import stands
from eval.metrics import citations, retrieval
from eval.metrics.answers import judge
from tests.eval.judged import (
    LIBRARY,
    REPORT,
    TO_HEALTH,
    TO_WARD,
    UNANSWERABLE,
    answer,
    asked,
    citation,
    record,
)

# --- tokens -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("ngày 05-12-2022", "05/12/2022"),
        ("ngày 5.12.2022", "05/12/2022"),
        ("hỗ trợ 370 triệu đồng", "370.000.000"),
        ("kinh phí 1,5 tỷ đồng", "1.500.000.000"),
        ("chia ra: 70.000.000đ", "70.000.000"),
        ("đạt 60 % trở lên", "60%"),
    ],
)
def test_dates_and_sums_are_the_same_however_they_are_written(written: str, token: str) -> None:
    assert stands(token, written)


@pytest.mark.parametrize(
    ("written", "token"),
    [("37 triệu đồng", "370.000.000"), ("Sở Y", "Sở Y tế"), ("các sở y tế", "Sở Y t")],
)
def test_what_is_only_alike_does_not_count(written: str, token: str) -> None:
    assert not stands(token, written)


# --- answers ----------------------------------------------------------------------------------

IN_ENDING = citation(1, "aaa", "phần kết")


def test_an_answer_with_its_tokens_and_a_gold_citation_is_right() -> None:
    given = record(answer((REPORT, (1,)), citations=(IN_ENDING,)))
    assert judge(given, LIBRARY).outcome == "right"


def test_a_clause_below_the_gold_is_cited_as_well() -> None:
    of = asked(gold=[{"document": "1509/KH-SYT-CDN", "clause": "III"}])
    given = record(answer((REPORT, (1,)), citations=(citation(1, "bbb", "III.2"),)), of)
    assert judge(given, LIBRARY).outcome == "right"


@pytest.mark.parametrize("clause", ["III", "III.20", "IV", "phần kết"])
def test_a_clause_above_or_beside_the_gold_is_not(clause: str) -> None:
    of = asked(gold=[TO_HEALTH])
    given = record(answer((REPORT, (1,)), citations=(citation(1, "bbb", clause),)), of)
    assert judge(given, LIBRARY).reasons == ("không dẫn 1509/KH-SYT-CDN III.2",)


def test_the_same_clause_of_another_document_is_not_the_gold() -> None:
    given = record(answer((REPORT, (1,)), citations=(citation(1, "bbb", "phần kết"),)))
    assert judge(given, LIBRARY).outcome == "wrong"


def test_an_answer_without_its_token_is_wrong() -> None:
    given = record(answer(("Gửi báo cáo về phường.", (1,)), citations=(IN_ENDING,)))
    assert judge(given, LIBRARY).reasons == ("thiếu «05/12/2022»",)


def test_a_document_is_named_by_the_head_of_its_citation() -> None:
    of = asked(tokens=["05/12/2022", "phường Hội Thương"])
    given = record(answer((REPORT, (1,)), citations=(IN_ENDING,)), of)
    assert judge(given, LIBRARY).outcome == "right"


def test_a_forbidden_token_makes_an_answer_wrong() -> None:
    of = asked(**{"not": ["Công chức Văn hóa và Xã hội"]})
    given = record(answer((REPORT, (1,)), citations=(IN_ENDING,)), of)
    assert judge(given, LIBRARY).outcome == "wrong"


def test_where_all_are_required_one_citation_is_not_enough() -> None:
    given = answer((REPORT, (1,)), citations=(IN_ENDING,))
    one, all_ = (asked(gold=[TO_WARD, TO_HEALTH], all_required=each) for each in (False, True))
    assert judge(record(given, one), LIBRARY).outcome == "right"
    assert judge(record(given, all_), LIBRARY).outcome == "wrong"


def test_unanswerable_is_withheld_or_invented_and_answerable_abstained_from() -> None:
    none = asked(**UNANSWERABLE)
    said = answer((REPORT, (1,)), citations=(IN_ENDING,))
    assert judge(record(answer(), none), LIBRARY).outcome == "withheld"
    assert judge(record(said, none), LIBRARY).outcome == "invented"
    assert judge(record(answer()), LIBRARY).outcome == "abstained"


# --- citations --------------------------------------------------------------------------------

GOLD = citation(1, "aaa", "phần kết")
OTHER = citation(2, "aaa", "V.6", "Tham mưu bố trí kinh phí.")
HEADING = citation(5, "aaa", "phần kết", "BÁO CÁO CUỐI NĂM")
ECHO = citation(3, "aaa", "phần kết.2")


@pytest.mark.parametrize(
    ("statements", "held", "recall", "precision"),
    [
        # carried by its one citation
        ([(REPORT, (1,))], (GOLD,), 1.0, 1.0),
        # no citation; a citation out of range
        ([(REPORT, ())], (GOLD,), 0.0, 0.0),
        ([(REPORT, (1, 9))], (GOLD,), 0.0, 0.0),
        # not of a gold clause, though every token stands in it
        ([(REPORT, (4,))], (citation(4, "aaa", "V.6"),), 0.0, 0.0),
        # a gold clause whose quote lacks the date
        ([(REPORT, (1,))], (citation(1, "aaa", "phần kết", "Gửi báo cáo."),), 0.0, 0.0),
        # the second carries nothing, and the first does without it: irrelevant
        ([(REPORT, (1, 2))], (GOLD, OTHER), 1.0, 0.5),
        # two that carry it alone are both relevant
        ([(REPORT, (1, 3))], (GOLD, ECHO), 1.0, 1.0),
        # a heading that says what the sentence is about is relevant beside it
        ([(f"Báo cáo cuối năm: {REPORT}", (1, 5))], (GOLD, HEADING), 1.0, 1.0),
        # one statement carried, one not
        ([(REPORT, (1,)), ("Kinh phí 5.000.000 đồng.", (2,))], (GOLD, OTHER), 0.5, 0.5),
    ],
)  # fmt: skip
def test_citation_recall_and_precision_are_as_in_alce(
    statements: list[tuple[str, tuple[int, ...]]],
    held: tuple[dict[str, object], ...],
    recall: float,
    precision: float,
) -> None:
    values = citations.scores(record(answer(*statements, citations=held)), LIBRARY)
    assert values["citations.recall"] == recall
    assert values["citations.precision"] == precision


@pytest.mark.parametrize(("other", "recall"), [("Điều 8.2.c", 1.0), ("Điều 9", 0.0)])
def test_a_lead_in_counts_beside_the_gold_and_not_instead(other: str, recall: float) -> None:
    of = asked(gold=[{"document": "1509/KH-SYT-CDN", "clause": "Điều 8.2.c"}])
    lead_in = citation(1, "bbb", "Điều 8.2")
    point = citation(2, "bbb", other)
    given = record(answer((REPORT, (1,)), (REPORT, (2,)), citations=(lead_in, point)), of)
    values = citations.scores(given, LIBRARY)
    assert values["citations.recall"] == recall


def test_what_is_not_answered_has_no_citations_to_judge() -> None:
    assert set(citations.scores(record(answer()), LIBRARY).values()) == {None}


def test_no_citation_carries_an_answer_to_an_unanswerable_question() -> None:
    given = record(answer((REPORT, (1,)), citations=(GOLD,)), asked(**UNANSWERABLE))
    values = citations.scores(given, LIBRARY)
    assert (values["citations.recall"], values["citations.tokens"]) == (0.0, 1.0)


# --- retrieval --------------------------------------------------------------------------------


def test_ndcg_discounts_by_rank_and_counts_each_need_once() -> None:
    at_two = retrieval.ndcg([set(), {0}, {0}], needs=1, depth=10)
    assert at_two == pytest.approx(1 / math.log2(3))
    both = retrieval.ndcg([{0}, set(), {1}], needs=2, depth=10)
    assert both == pytest.approx((1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3)))


def test_rank_recall_and_coverage_look_no_deeper_than_they_say() -> None:
    hits = [set(), {0}, {1}]
    assert retrieval.reciprocal_rank(hits, 10) == 0.5
    assert retrieval.reciprocal_rank(hits, 1) == 0.0
    assert [retrieval.recall(hits, 2, depth) for depth in (1, 2, 3)] == [0.0, 0.5, 1.0]
    assert [retrieval.coverage(hits, 2, depth) for depth in (1, 2, 3)] == [0.0, 0.0, 1.0]


def test_one_of_several_golds_is_one_need_and_all_of_them_are_several() -> None:
    found = (("bbb", "I"), ("aaa", "phần kết"))
    any_, all_ = (asked(gold=[TO_WARD, TO_HEALTH], all_required=each) for each in (False, True))
    values = [retrieval.scores(record(answer(), of, found), LIBRARY) for of in (any_, all_)]
    assert [value["retrieval.recall@5"] for value in values] == [1.0, 0.5]
    assert [value["retrieval.coverage@5"] for value in values] == [1.0, 0.0]
    assert [value["retrieval.mrr@10"] for value in values] == [0.5, 0.5]
