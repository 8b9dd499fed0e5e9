"""A model may smooth an adapted sentence; whatever it changes of the matter is not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.draft import Draft, draft_plan
from assistant.draft.model import DraftStatement
from assistant.draft.phrasing import RULE, phrasing, says_the_same
from assistant.settings import ModelSettings, Settings
from tests.assistant.draft.plans import DIGESTS, OWN, drafted, read
from tests.assistant.scripted_model import (
    Script,
    content,
    fails,
    passages_of,
    phrases,
    reworded,
    says,
    serving,
)

PARENT, PLACE = DIGESTS / "kien-giang-so-y-te-2022.md", "xã Kiên Lương, tỉnh An Giang"


def made(script: Script, parent: Path = PARENT, place: str = PLACE) -> tuple[Draft, list[str]]:
    with serving(script) as server:
        model = ModelSettings.model_validate({"url": server.url, "name": "m"})
        settings = Settings(index=Path("/"), model=model)
        draft = draft_plan(read(parent), place, year=2026, phrase=phrasing(settings))
        return draft, [server.prompt(number) for number in range(len(server.seen))]


def statements(draft: Draft) -> list[DraftStatement]:
    return [statement for _, statement in draft.statements]


@pytest.mark.parametrize(
    ("parent", "place"), [(PARENT, PLACE), (OWN / "ocop_so_2024.txt", "xã Thanh Ba, tỉnh Phú Thọ")]
)
def test_what_says_the_same_is_taken_and_undoes_to_its_source(parent: Path, place: str) -> None:
    draft, prompts = made(phrases(lambda number, words: reworded(words)), parent, place)
    fluent = [s for s in statements(draft) if any(edit.rule == RULE for edit in s.edits)]
    assert len(fluent) >= 3
    for statement in fluent:
        assert statement.quote is not None
        assert statement.source == statement.quote.quote
        assert all(edit.span.of(statement.text) == edit.now for edit in statement.edits)
    assert any(f"{len(fluent)} câu do mô hình" in warning for warning in draft.warnings)
    assert all(check.passed for check in draft.checks)
    rules = drafted(parent, place)
    assert len(statements(draft)) == len(statements(rules))
    assert draft.coverage == rules.coverage
    sent = {words for prompt in prompts for words in passages_of(prompt)}
    adapted = {s.text for s in statements(rules) if s.kind == "adapted"}
    assert sent <= {" ".join(text.split()) for text in adapted} | adapted


@pytest.mark.parametrize(
    "wrong",
    [
        lambda number, words: words.replace("2026", "2027") + " Hoàn thành trước ngày 01/01/2027.",
        lambda number, words: f"{words} Giao Sở Tài chính chủ trì.",
        lambda number, words: f"{words[: len(words) // 2]}.",
        lambda number, words: f"Không {words[:1].lower()}{words[1:]}",
        lambda number, words: words.replace("[", "(").replace("]", ")") + " và tất cả mọi người.",
    ],
)
def test_what_says_anything_else_stays_in_the_rules_words(wrong: object) -> None:
    draft, _ = made(phrases(wrong))  # type: ignore[arg-type]
    assert [s.text for s in statements(draft)] == [
        s.text for s in statements(drafted(PARENT, PLACE))
    ]


@pytest.mark.parametrize(
    "script", [fails(500), content("không phải JSON"), says(("Một hai ba bốn.", [99]))]
)
def test_where_the_model_gives_nothing_the_draft_is_the_rules(script: Script) -> None:
    draft, _ = made(script)
    rules = drafted(PARENT, PLACE)
    assert [s.text for s in statements(draft)] == [s.text for s in statements(rules)]
    assert set(rules.warnings) <= set(draft.warnings)


def test_without_a_model_nothing_phrases() -> None:
    assert phrasing(Settings(index=Path("/"))) is None


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Trước ngày [… điền ngày …], các tổ dân phố của phường báo cáo kết quả.", True),
        ("Các tổ dân phố của phường báo cáo kết quả trước ngày [… điền …].", False),
        ("Các tổ dân phố của phường báo cáo kết quả.", False),
        ("Các tổ dân phố của phường phải báo cáo kết quả trước ngày [… điền ngày …].", False),
    ],
)
def test_blanks_and_bounds_are_kept(text: str, same: bool) -> None:
    rules = "Các tổ dân phố của phường báo cáo kết quả trước ngày [… điền ngày …]."
    assert says_the_same(text, rules) is same
