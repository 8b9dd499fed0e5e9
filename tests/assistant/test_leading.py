"""A point is told with the words that it hangs on: alone it may say the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Quote
from assistant.compose.model import Failed, judge
from assistant.compose.sentence import statement_of
from assistant.model.replies import Proposal
from assistant.verify import cut_off, lost_denials, stands
from corpus import read_documents
from corpus.document import Document
from corpus.structure.leading import leads
from index.build import LIBRARY

DATA = Path(__file__).resolve().parents[1] / "data"

RULES = """UBND TỈNH PHÚ LÂM
Số: 12/2024/QĐ-UBND

QUY CHẾ
Quản lý công viên, cây xanh và bến bãi

Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định việc trồng, chăm sóc, đốn hạ cây xanh đô thị trên địa bàn tỉnh.
2. Quy chế này không áp dụng đối với:
a) Cây xanh trong khuôn viên nhà ở của hộ gia đình;
b) Vườn ươm, gồm:
- Vườn ươm của doanh nghiệp;
- Vườn ươm của trường học.

Điều 2. Các hành vi bị nghiêm cấm
1. Đổ vữa, đổ nước thải vào gốc cây.
2. Treo biển quảng cáo lên thân cây.

Điều 3. Giấy phép đốn hạ
1. Việc đốn hạ phải có giấy phép của Ủy ban nhân dân cấp xã, trừ các trường hợp sau đây:
a) Cây đổ, gãy do thiên tai;
b) Cây trong dự án đã được phê duyệt.
2. Hồ sơ xin phép gồm:
a) Đơn xin phép;
b) Ảnh chụp cây.

Điều 4. Bãi đỗ xe
Bãi đỗ xe thu phí theo giờ. Không thu phí đối với một số xe. Cụ thể như sau:
a) Xe cứu thương đang làm nhiệm vụ;
b) Xe của người khuyết tật.

Điều 5. Trách nhiệm của chủ đầu tư
Chủ đầu tư không chỉ trồng mới mà còn có trách nhiệm:
a) Bảo hành cây trong 12 tháng;
b) Bàn giao hồ sơ cây cho Ủy ban nhân dân cấp xã.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Document:
    file = tmp_path_factory.mktemp("rules") / "quy-che.txt"
    file.write_text(RULES, encoding="utf-8")
    (document,) = read_documents(file)
    return document


def quote_of(document: Document, path: str) -> Quote:
    clause = document.clause(path)
    return Quote(document, clause, clause.span)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "Điều 1.2.a",
            "Quy chế này không áp dụng đối với: Cây xanh trong khuôn viên nhà ở của hộ gia đình.",
        ),
        ("Điều 1.2.b.-2", "Quy chế này không áp dụng đối với: Vườn ươm của trường học."),
        ("Điều 2.2", "Các hành vi bị nghiêm cấm: Treo biển quảng cáo lên thân cây."),
        (
            "Điều 3.1.b",
            "Việc đốn hạ phải có giấy phép của Ủy ban nhân dân cấp xã, trừ các trường hợp sau đây: "
            "Cây trong dự án đã được phê duyệt.",
        ),
        ("Điều 4.a", "Không thu phí đối với một số xe: Xe cứu thương đang làm nhiệm vụ."),
        ("Điều 1.1", None),
        ("Điều 3.2.b", None),
        ("Điều 5.b", None),
    ],
)
def test_a_point_carries_what_is_denied_above_it(
    path: str, told: str | None, rules: Document
) -> None:
    quote = quote_of(rules, path)
    statement = statement_of(quote)
    assert statement is not None
    assert bool(cut_off(quote.quote, [quote])) is bool(told)
    if told:
        assert statement.text == told
        assert len(statement.quotes) == 2
    else:
        assert statement.quotes == (quote,)


def test_a_point_alone_does_not_stand_where_its_lead_denies_it(rules: Document) -> None:
    point, lead = quote_of(rules, "Điều 3.1.a"), quote_of(rules, "Điều 3.1")
    assert not stands("Cây đổ, gãy do thiên tai.", [point])
    assert not stands("Phải có giấy phép: Cây đổ, gãy do thiên tai.", [lead, point])
    assert stands("Trừ các trường hợp sau đây: Cây đổ, gãy do thiên tai.", [lead, point])


def test_a_model_may_not_leave_the_lead_out(rules: Document) -> None:
    offer = statement_of(quote_of(rules, "Điều 2.1"))
    assert offer is not None
    alone = judge(Proposal("Đổ vữa, đổ nước thải vào gốc cây.", (1,)), [offer.quotes])
    whole = judge(Proposal("Nghiêm cấm đổ vữa, đổ nước thải vào gốc cây.", (1,)), [offer.quotes])
    assert isinstance(alone, Failed)
    assert any("nghiêm cấm" in reason for reason in alone.reasons)
    assert not isinstance(whole, Failed)


@pytest.mark.parametrize(
    ("lead", "said", "lost"),
    [
        ("Người lao động không cần báo trước khi:", "Người lao động không được trả lương", True),
        ("Người lao động không cần báo trước khi:", "không cần báo trước khi bị ép làm", False),
        ("Các hành vi bị nghiêm cấm", "đốt rác", True),
        ("Các hành vi bị nghiêm cấm", "các hành vi bị nghiêm cấm: đốt rác", False),
        ("Cấm:", "đốt rác", True),
        ("Cấm:", "cấm đốt rác", False),
        ("Không chỉ đạo thay cấp dưới trong:", "việc họp", True),
        ("Không chỉ nói mà còn làm:", "việc họp", False),
        ("Đơn vị có trách nhiệm:", "việc họp", False),
    ],
)
def test_what_a_lead_denies_is_lost_or_not(lead: str, said: str, lost: bool) -> None:
    assert bool(lost_denials(said, lead)) is lost


def _real_documents() -> Iterator[Document]:
    """Those of the library and of the tests."""
    for folder in (*LIBRARY[:2], DATA / "plans", DATA / "blocks"):
        for file in sorted(folder.iterdir()):
            if file.suffix in (".md", ".txt"):
                yield from read_documents(file)


def test_no_statement_of_a_real_point_loses_what_denies_it() -> None:
    hanging = 0
    for document in _real_documents():
        for clause in document.clauses:
            quote = Quote(document, clause, clause.span)
            above = [span.of(document.text) for _, span in leads(document, clause)]
            if any(lost_denials(quote.quote, lead) for lead in above):
                hanging += 1
                statement = statement_of(quote)
                assert statement is not None, quote.quote
                assert not any(lost_denials(statement.text, lead) for lead in above)
    assert hanging >= 50
