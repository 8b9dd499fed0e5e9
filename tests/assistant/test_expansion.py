"""Other ways to search, from a model, widen what is read and never what is asked."""

from __future__ import annotations

import json

import pytest

from assistant.expansion import expanded
from assistant.question import read_question
from assistant.settings import ModelSettings, SearchSettings, Settings
from index import Index
from tests.assistant.scripted_model import Script, content, fails, serving

QUESTION = read_question("Nộp báo cáo cho ai?")


def widened(index: Index, script: Script, *, on: bool = True) -> tuple[Index, int]:
    with serving(script) as server:
        settings = Settings(
            index=index.directory,
            model=ModelSettings.model_validate({"url": server.url, "name": "m"}),
            search=SearchSettings(expansion=on),
        )
        return expanded(index, QUESTION, settings, None), len(server.seen)


def queries(*words: str) -> Script:
    return content(json.dumps({"queries": list(words)}, ensure_ascii=False))


def test_what_only_another_way_finds_comes_behind_what_the_question_finds(library: Index) -> None:
    wide, _ = widened(library, queries("tuổi kết hôn của nam và nữ"))
    own = library.search(QUESTION.words, 12)
    found = wide.search(QUESTION.words, 12)
    assert found[:12] == own
    assert 12 < len(found) <= 12 + 12 // 4
    assert wide.search("kinh phí", 5) == library.search("kinh phí", 5)


@pytest.mark.parametrize(
    "script", [fails(500), queries(), queries("gửi báo cáo về Sở Tài chính trước ngày 05/12/2022")]
)
def test_a_way_that_adds_a_name_or_a_date_is_not_searched(library: Index, script: Script) -> None:
    assert widened(library, script)[0] is library


def test_nothing_is_sent_unless_it_is_switched_on(library: Index) -> None:
    assert widened(library, queries("gửi báo cáo"), on=False) == (library, 0)
