"""The calls for programs give what the page and the command line give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import gradio as gr
import pytest

from assistant.draft import draft_plan
from assistant.draft.phrasing import RULE, phrasing
from assistant.selection import choose
from assistant.settings import ModelSettings, Settings
from assistant.web.api import add_api
from assistant.web.desk import Desk
from assistant.web.texts import Texts
from index import Index
from tests.assistant.scripted_model import phrases, reworded, serving

PARENT, PLACE, YEAR = "1509/KH-SYT-CDN", "xã Kiên Lương, tỉnh An Giang", 2026


Calls = dict[str, Callable[..., Any]]


@pytest.fixture
def desk(library: Index) -> Desk:
    return Desk(library, Settings(index=library.directory))


@pytest.fixture
def calls_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[Desk], Calls]:
    """The functions behind the calls, by name."""

    def declared(desk: Desk) -> Calls:
        found: Calls = {}

        def api(function: Callable[..., Any], *, api_name: str, **_: object) -> None:
            found[api_name] = function

        monkeypatch.setattr(gr, "api", api)
        add_api(desk, Texts("vi"))
        return found

    return declared


def test_a_draft_is_phrased_by_the_model_as_on_the_page(
    desk: Desk, calls_of: Callable[[Desk], Calls]
) -> None:
    parent = desk.index.document(choose(desk.index.documents(), PARENT).id)
    with serving(phrases(lambda number, words: reworded(words))) as server:
        model = ModelSettings.model_validate({"url": server.url, "name": "m"})
        settings = desk.settings.model_copy(update={"model": model})
        given = calls_of(replace(desk, settings=settings))["draft"](PARENT, PLACE, YEAR)
        expected = draft_plan(parent, PLACE, year=YEAR, phrase=phrasing(settings))
    assert given == expected.to_json()
    rules = {edit["rule"] for said in given["statements"] for edit in said["edits"]}
    assert RULE in rules


def test_a_draft_without_a_model_is_the_rules_own(
    desk: Desk, calls_of: Callable[[Desk], Calls]
) -> None:
    parent = desk.index.document(choose(desk.index.documents(), PARENT).id)
    given = calls_of(desk)["draft"](PARENT, PLACE, YEAR)
    assert given == draft_plan(parent, PLACE, year=YEAR).to_json()


@pytest.mark.parametrize(("parent", "place"), [("9/KH-X", PLACE), (PARENT, "xã Không Có")])
def test_what_cannot_be_drafted_is_one_line(
    desk: Desk, calls_of: Callable[[Desk], Calls], parent: str, place: str
) -> None:
    with pytest.raises(gr.Error) as refused:
        calls_of(desk)["draft"](parent, place, YEAR)
    assert "\n" not in refused.value.message
