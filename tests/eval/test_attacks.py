"""The lies that are told to the gate: that they are lies, and always the same."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from corpus import read_documents
from corpus.document import Document
from eval.attacks.falsified import CHANGES, Truth
from eval.attacks.judging import generate, is_refused, true_sentences

PLANS = Path(__file__).resolve().parents[2] / "corpus" / "library" / "plans"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [read_documents(path)[0] for path in sorted(PLANS.glob("*.md"))]


@pytest.fixture(scope="module")
def truths(documents: list[Document]) -> list[Truth]:
    return true_sentences(documents)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A plan of our own with a sentence for each lie."""
    path = tmp_path_factory.mktemp("plan") / "plan.md"
    path.write_text(
        "# KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n"
        "1. Sở Tư pháp báo cáo trước ngày 05/12/2022 về kết quả đạt 27 chỉ tiêu.\n\n"
        "2. Đơn vị không được chi quá 370.000.000 đồng cho 12 lớp tập huấn.\n\n"
        "3. Công tác này không chỉ của ngành mà còn của toàn xã hội trong thời kỳ mới.\n",
        encoding="utf-8",
    )
    return read_documents(path)[0]


@pytest.mark.parametrize(
    ("kind", "clause", "lie"),
    [
        ("day", "I.1", "trước ngày 6/12/2022"),
        ("digit", "I.1", "chỉ tiêu"),
        ("unit", "I.1", "Sở "),
        ("denial dropped", "I.2", "Đơn vị được chi quá"),
    ],
)
def test_a_lie_changes_what_it_says_it_changes(
    document: Document, kind: str, clause: str, lie: str
) -> None:
    truth = Truth(document, document.clause(clause), document.clause(clause).span)
    told = list(CHANGES[kind](truth, Random(1)))
    assert told
    assert all(text != truth.text and lie in text for text in told)


def test_a_word_that_denies_nothing_is_not_dropped(document: Document) -> None:
    clause = document.clause("I.3")
    truth = Truth(document, clause, clause.span)
    assert list(CHANGES["denial dropped"](truth, Random(1))) == []


def test_the_same_documents_give_the_same_attacks(truths: list[Truth]) -> None:
    assert list(generate(truths, 10)) == list(generate(truths, 10))


def test_every_kind_of_lie_can_be_told_of_the_plans_and_differs_from_the_truth(
    truths: list[Truth],
) -> None:
    for kind, attacks in generate(truths, 20):
        assert attacks, kind
        for attack in attacks:
            cited = [(q.document.id, q.span, q.quote) for q in attack.quotes]
            own = [(t.document.id, t.span) for t in truths if t.text == attack.was]
            true_quote = any(
                (id, span) in own and quote == span.of(q.document.text)
                for (id, span, quote), q in zip(cited, attack.quotes, strict=True)
            )
            assert attack.statement != attack.was or not true_quote, attack


def test_the_truth_itself_passes(truths: list[Truth]) -> None:
    from eval.attacks.falsified import Attack, quote_of

    for truth in truths[:50]:
        assert not is_refused(Attack("", truth.text, (quote_of(truth),), truth.text))
