"""An answer grows only by what has passed the gate, and nobody who left is waited for."""

from __future__ import annotations

import json
import threading
import time
from datetime import date
from threading import Event

import pytest

from assistant.answer import Answer
from assistant.ask import answers, ask
from assistant.model.allowance import Allowance, tokens_of
from assistant.model.client import ModelClient, client_of
from assistant.model.errors import CancelledError, ModelError
from assistant.model.replies import STATEMENTS, Proposal, ReplyError, proposals_in
from assistant.settings import ModelSettings, Settings
from assistant.streaming import streamed
from index import Index
from prompts import Prompt
from tests.assistant.scripted_model import (
    ScriptedModel,
    content,
    half,
    says,
    serving,
    silence,
    silent,
    slowly,
)

TODAY = date(2026, 11, 22)
BANNED = "Luật Bình đẳng giới nghiêm cấm những hành vi nào?"
FIRST = "Nghiêm cấm ngăn cản nam và nữ thực hiện bình đẳng giới."
FALSE = "Hành vi ngăn cản nam, nữ bị phạt 5.000.000 đồng."
THIRD = "Nghiêm cấm bạo lực trên cơ sở giới."


def settings_for(index: Index, server: ScriptedModel, **given: object) -> Settings:
    model = ModelSettings.model_validate({"url": server.url, "name": "m", **given})
    return Settings(index=index.directory, model=model)


def reply(*statements: tuple[str, list[int]]) -> str:
    told = [{"text": text, "quotes": quotes} for text, quotes in statements]
    return json.dumps({"answered": True, "statements": told}, ensure_ascii=False)


def texts(answer: Answer | None) -> list[str]:
    return [statement.text for statement in answer.statements] if answer else []


def test_each_statement_takes_the_documents_words_place_as_soon_as_it_has_passed(
    library: Index,
) -> None:
    with serving(content(reply((FIRST, [1]), (FALSE, [1]), (THIRD, [3])))) as server:
        settings = settings_for(library, server)
        grown = [texts(answer) for answer in answers(BANNED, library, settings, today=TODAY)]
        last = texts(ask(BANNED, library, settings, today=TODAY))
    own = texts(ask(BANNED, library, Settings(index=library.directory), today=TODAY))
    assert grown[0] == own
    assert grown[1] == [FIRST, *own[1:]]
    assert grown[2] == [FIRST, own[1], THIRD, own[3]] == grown[-1] == last
    assert not any(FALSE in text for step in grown for text in step)


def test_a_statement_is_shown_while_the_server_is_still_speaking(library: Index) -> None:
    left = Event()
    begun = reply((FIRST, [1]), (THIRD, [3])).partition(', {"text"')[0]
    with serving(slowly(begun, left)) as server:
        growing = answers(BANNED, library, settings_for(library, server), today=TODAY)
        assert FIRST not in texts(next(growing))
        assert FIRST in texts(next(growing))
        growing.close()  # type: ignore[attr-defined]
        assert left.wait(2), "the request was left open"


def test_what_came_before_the_server_left_stays_and_the_rest_is_quoted(library: Index) -> None:
    with serving(half(reply((FIRST, [1]), (THIRD, [3])) + " " * 150)) as server:
        answer = ask(BANNED, library, settings_for(library, server), today=TODAY)
    assert answer.composer == "model"
    assert FIRST in [statement.text for statement in answer.statements]
    assert len(answer.statements) == 4
    assert "không phải JSON" in answer.warnings[0]


def test_who_leaves_before_the_first_word_closes_the_request(library: Index) -> None:
    left = Event()
    with serving(silent(left)) as server:
        growing = streamed(BANNED, library, settings_for(library, server), beat=0.05)
        shown = [texts(next(growing)) for _ in range(2)]
        while not server.seen:
            shown.append(texts(next(growing)))
        assert not any(FIRST in step for step in shown)
        began = time.monotonic()
        growing.close()
        assert left.wait(2), "the request was left open"
        assert time.monotonic() - began < 2
        assert len(server.seen) == 1


def test_a_stream_for_a_page_ends_with_the_answer_that_ask_gives(library: Index) -> None:
    with serving(content(reply((FIRST, [1]), (THIRD, [3])))) as server:
        settings = settings_for(library, server)
        shown = [answer for answer in streamed(BANNED, library, settings, today=TODAY) if answer]
        assert shown[-1].statements == ask(BANNED, library, settings, today=TODAY).statements


def test_a_stream_without_a_model_is_the_answer(library: Index) -> None:
    shown = list(streamed(BANNED, library, Settings(index=library.directory), today=TODAY))
    assert [answer.composer for answer in shown if answer] == ["quote"]


def test_a_question_that_cannot_be_asked_fails_as_it_does_without_a_stream(library: Index) -> None:
    from assistant.question import QuestionError

    with pytest.raises(QuestionError):
        list(streamed("   ", library, Settings(index=library.directory)))


def test_leaving_is_no_fault_of_the_servers() -> None:
    with serving(silence) as server:
        client = ModelClient(ModelSettings.model_validate({"url": server.url, "name": "m"}))
        for _ in range(4):
            allowance = client.allowance()
            threading.Timer(0.1, allowance.cancel).start()
            with pytest.raises(CancelledError):
                client.ask(Prompt("?", "0"), STATEMENTS, allowance)
        server.scripts = [says()]
        assert client.ask(Prompt("?", "0"), STATEMENTS, client.allowance()).answered


def test_all_requests_of_a_question_together_take_no_longer_than_the_setting(
    library: Index,
) -> None:
    with serving(says((FALSE, [1])), silence) as server:
        began = time.monotonic()
        answer = ask(BANNED, library, settings_for(library, server, timeout=2), today=TODAY)
        assert time.monotonic() - began < 6
    assert len(server.seen) == 2
    assert answer.composer == "quote"
    assert answer.answered


def test_no_more_is_sent_than_the_budget_of_tokens_allows(library: Index) -> None:
    with serving(says((FALSE, [1]))) as server:
        ask(BANNED, library, settings_for(library, server), today=TODAY)
        needed = tokens_of(server.prompt())
        client_of.cache_clear()
        server.seen.clear()
        settings, few = settings_for(library, server), Allowance(10, needed + 200)
        *_, answer = answers(BANNED, library, settings, today=TODAY, allowance=few)
    assert len(server.seen) == 1  # a second request would cost too much
    assert server.seen[0]["max_tokens"] <= 200
    assert answer.answered


def test_a_prompt_larger_than_the_budget_is_not_sent() -> None:
    with serving(says()) as server:
        client = ModelClient(ModelSettings.model_validate({"url": server.url, "name": "m"}))
        with pytest.raises(ModelError, match="CANCU_MODEL_TOKENS"):
            client.ask(Prompt("kế hoạch " * 200, "0"), STATEMENTS, Allowance(10, 500))
        assert not server.seen


WHOLE = reply((FIRST, [1]), (THIRD, [2, 3]))
PROPOSED = [Proposal(FIRST, (1,)), Proposal(THIRD, (2, 3))]


@pytest.mark.parametrize("size", [1, 2, 7, 50, 10_000])
@pytest.mark.parametrize(
    "whole",
    [WHOLE, f"<think>{{\n…</think>\n{WHOLE}", f"```json\n{WHOLE}\n```"],
)
def test_proposals_are_the_same_however_the_reply_is_cut(whole: str, size: int) -> None:
    parts = [whole[at : at + size] for at in range(0, len(whole), size)]
    assert list(proposals_in(parts)) == PROPOSED


def test_nothing_is_proposed_before_the_model_has_said_that_the_passages_answer() -> None:
    late = '{"statements": [{"text": "Một hai ba.", "quotes": [1]}], "answered": false}'
    assert list(proposals_in(late)) == []
    denied = '{"answered": false, "statements": [{"text": "Một hai ba.", "quotes": [1]}]}'
    assert list(proposals_in(denied)) == []
    assert len(list(proposals_in(late.replace("false", "true")))) == 1


def test_half_a_reply_gives_its_whole_statements_and_then_fails() -> None:
    given: list[Proposal] = []
    with pytest.raises(ReplyError):
        for proposal in proposals_in(WHOLE[:-30]):
            given.append(proposal)
    assert given == PROPOSED[:1]
