"""A model may make a follow-up whole; what nobody asked never gets into a question that way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.followup import Turn, continued
from assistant.rewriting import is_faithful, understood
from assistant.settings import ModelSettings, Settings
from tests.assistant.scripted_model import content, fails, serving

BEFORE = Turn(
    "Ai phải báo cáo Sở Y tế trước ngày 05/12/2022?", "Kế hoạch 1509/KH-SYT-CDN của Sở Y tế"
)


def rewritten(words: str) -> str:
    return json.dumps({"question": words}, ensure_ascii=False)


def asked(question: str, turns: list[Turn], url: str) -> str:
    model = ModelSettings.model_validate({"url": url, "name": "m"})
    return understood(question, turns, Settings(index=Path("/"), model=model))


def test_a_follow_up_is_asked_in_the_models_words_where_they_add_nothing() -> None:
    whole = "Báo cáo Sở Y tế trước ngày 05/12/2022 theo kế hoạch 1509/KH-SYT-CDN gửi cho ai?"
    with serving(content(rewritten(whole))) as server:
        assert asked("gửi cho ai?", [BEFORE], server.url) == whole
        prompt = server.prompt()
    assert BEFORE.question in prompt and "1509/KH-SYT-CDN" in prompt


@pytest.mark.parametrize(
    "wrong",
    [
        "Báo cáo trước ngày 06/12/2022 gửi cho ai?",
        "Báo cáo Sở Nội vụ trước ngày 05/12/2022 gửi cho ai?",
        "Ai không phải báo cáo Sở Y tế?",
        "Hãy kể một câu chuyện vui về con mèo nhà hàng xóm?",
        "gửi " * 400,
    ],
)
def test_where_the_model_adds_anything_the_rules_version_is_asked(wrong: str) -> None:
    with serving(content(rewritten(wrong))) as server:
        whole = asked("gửi cho ai?", [BEFORE], server.url)
    assert whole == continued("gửi cho ai?", [BEFORE])


@pytest.mark.parametrize("script", [fails(500), content("không phải JSON"), content('{"q": 1}')])
def test_where_the_model_fails_the_rules_version_is_asked(script: object) -> None:
    with serving(script) as server:  # type: ignore[arg-type]
        assert asked("gửi cho ai?", [BEFORE], server.url) == continued("gửi cho ai?", [BEFORE])


@pytest.mark.parametrize(
    ("question", "turns"),
    [
        ("Ai phải báo cáo trước ngày 05/12?", []),
        ("Luật Bình đẳng giới số 73/2006/QH11 nghiêm cấm những hành vi nào?", [BEFORE]),
    ],
)
def test_a_question_that_stands_alone_is_not_sent(question: str, turns: list[Turn]) -> None:
    with serving(content(rewritten("gửi cho ai?"))) as server:
        assert asked(question, turns, server.url) == question
        assert not server.seen


@pytest.mark.parametrize(
    ("question", "whole", "faithful"),
    [
        ("còn nữ?", "Nữ đủ bao nhiêu tuổi thì được kết hôn?", True),
        ("còn nữ đủ 18 tuổi?", "Nữ đủ bao nhiêu tuổi thì được kết hôn?", False),
        ("con nu?", "Nu du bao nhieu tuoi thi duoc ket hon?", True),
        ("ai không được kết hôn?", "Ai được kết hôn?", False),
        ("có được không?", "Nam đủ bao nhiêu tuổi thì được kết hôn, có được không?", True),
        ("còn nữ?", "Nữ ở phường Hội Thương đủ bao nhiêu tuổi thì được kết hôn?", False),
        ("ở so y te thì sao?", "Ở Sở Y tế thì sao, nam đủ bao nhiêu tuổi được kết hôn?", False),
        ("o so y te thi sao?", "Nam đủ bao nhiêu tuổi thì được kết hôn, ở Sở Y tế?", True),
    ],
)
def test_what_may_be_asked_instead(question: str, whole: str, faithful: bool) -> None:
    before = ["Nam đủ bao nhiêu tuổi thì được kết hôn?"]
    assert is_faithful(whole, question, before) is faithful
