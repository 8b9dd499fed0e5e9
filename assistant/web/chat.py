"""The tab Hỏi đáp: a conversation, and the source that a mark leads to."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import gradio as gr

from assistant import feedback
from assistant.narrowing import Filter, choices, narrowed
from assistant.question import MAX_CHARACTERS
from assistant.web.actions import ASSETS, SEND
from assistant.web.answering import growing
from assistant.web.choice import Choice, year_of
from assistant.web.conversation import KEPT, conversation, problem_line, stored, turns_from
from assistant.web.desk import Desk, notice, refusal, told
from assistant.web.markup import Markup
from assistant.web.opened import opened_pane
from assistant.web.source_pane import empty_pane
from assistant.web.texts import Texts
from assistant.web.turns import Busy

_REVEAL = (ASSETS / "reveal.js").read_text(encoding="utf-8")
_FOLLOW = (ASSETS / "follow.js").read_text(encoding="utf-8")
_BEGIN = (ASSETS / "begin.js").read_text(encoding="utf-8")
_AGAIN = (ASSETS / "again.js").read_text(encoding="utf-8")
_RECALL = (ASSETS / "recall.js").read_text(encoding="utf-8")
_REMEMBER = (ASSETS / "remember.js").read_text(encoding="utf-8")
# Who asks before the page has opened keeps what was answered, or why it was not.
_RESTORE = "(restored, shown) => shown === WELCOME ? restored : shown"
# A question that was refused goes back into its box, unless another was typed there.
_GIVE_BACK = "(refused, typed) => typed || refused"
_STORAGE = "cancu-conversation"
_QUESTION = "\N{OBJECT REPLACEMENT CHARACTER}"


def chat_tab(desk: Desk, texts: Texts, page: gr.Blocks) -> None:
    """Lays out the tab."""
    kept = gr.JSON(None, visible=False)
    asked, restored = gr.Textbox(visible=False), gr.Textbox(visible=False)
    with gr.Row(elem_classes="beside"):
        with gr.Column(scale=3, min_width=320, elem_classes="talk"):
            shown = gr.HTML(
                conversation((), None, texts), js_on_load=SEND + _FOLLOW, elem_id="talk"
            )
            with gr.Row(elem_classes="ask-row", equal_height=True):
                typed = gr.Textbox(
                    label=texts("ask-label"), show_label=False, max_length=MAX_CHARACTERS,
                    placeholder=texts("ask-placeholder"), lines=1, max_lines=6, scale=5,
                    elem_id="question", autofocus=True,
                )  # fmt: skip
                send = gr.Button(
                    texts("ask-send"), variant="primary", scale=0, min_width=88, elem_id="send"
                )
            with gr.Accordion(texts("filter"), open=False), gr.Row():
                place = Choice(label=texts("filter-place"), elem_id="filter-place")
                year = Choice(label=texts("filter-year"))
                kind = Choice(label=texts("filter-kind"))
            clear = gr.Button(texts("ask-clear"), size="sm", elem_id="clear", elem_classes="quiet")
        with gr.Column(scale=2, min_width=320, elem_classes="pane"):
            source = gr.HTML(empty_pane(texts), js_on_load=SEND + _REVEAL, elem_id="source")

    def opening(saved: Any) -> Any:
        """The page as it was left, and the filters for the documents now held."""
        found = choices(desk.current().documents())
        every = (texts("all"), "")
        return (
            conversation(turns_from(saved), None, texts),
            Choice(choices=[every, *((one, one) for one in found.places)], value=""),
            Choice(choices=[every, *((str(one), str(one)) for one in found.years)], value=""),
            Choice(choices=[every, *((one, one) for one in found.kinds)], value=""),
        )

    def answering(words: Any, saved: Any, *filtered: Any) -> Iterator[Any]:
        """The conversation as the answer comes; where none can, why, and the question back."""
        turns = turns_from(saved)
        if not isinstance(words, str) or not words:
            yield stored(turns), conversation(turns, None, texts), ""
            return
        try:
            with told(texts):
                index = narrowed(desk.current(), _filter(*filtered))
                for turn, whole in growing(words, turns, index, desk.settings):
                    now = (*turns, turn)[-KEPT:]
                    shown = conversation(now, None, texts, phrasing=not whole)
                    yield stored(now), shown, ""
        except gr.Error as error:
            yield refused(words, saved, error)

    async def answered(*given: Any) -> Any:
        """The same where there is one step: past the framework's queue, which costs as much
        again as the answer."""
        try:
            return await desk.turns.take(lambda: next(answering(*given)))
        except Busy:
            return refused(given[0], given[1], refusal(texts("busy"), texts))

    def refused(words: Any, saved: Any, error: gr.Error) -> Any:
        turns, problem = turns_from(saved), html.unescape(error.message)
        return stored(turns), conversation(turns, None, texts, problem=problem), words

    def chosen(event: gr.EventData) -> Any:
        return str(event.value)[:MAX_CHARACTERS]

    def opened(event: gr.EventData) -> Markup:
        return opened_pane(event.value, desk, texts, back="conversation")

    def judged(event: gr.EventData, saved: Any) -> Any:
        turns = list(turns_from(saved))
        number, _, verdict = str(event.value).partition(":")
        if number.isdecimal() and int(number) < len(turns) and verdict in ("good", "bad"):
            turn = turns[int(number)]
            keep = replace(turn, verdict=verdict)
            turns[int(number)] = keep
            with told(texts):
                feedback.keep(
                    desk.settings.index, turn.question, turn.asked, turn.text,
                    "good" if verdict == "good" else "bad", datetime.now(),
                )  # fmt: skip
            notice(texts("ask-thanks"), texts)
        return stored(turns), conversation(turns, None, texts)

    phrases = desk.settings.model.url is not None
    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asking: dict[str, Any] = {
        "fn": answering if phrases else answered, "queue": phrases,
        "inputs": [asked, kept, place, year, kind], "outputs": [kept, shown, asked],
        # Nothing here needs the framework's conversions, each of which waits for a thread.
        "preprocess": False, "postprocess": False,
        "concurrency_limit": 4, "concurrency_id": "ask", **hidden,
    }  # fmt: skip
    again: dict[str, Any] = {"inputs": [asked, typed, shown], "outputs": [typed, shown]}

    def asks(event: Any) -> None:
        """What is typed is shown as asked at once, and then answered."""
        begun = event(None, [typed, shown], [asked, typed, shown], js=_begin(texts), queue=False)
        ended = begun.then(**asking)
        ended.success(None, [asked, typed], [typed], js=_GIVE_BACK)
        ended.failure(None, js=_again(texts), **again)

    recalled = page.load(None, None, [kept], js=_script(_RECALL, STORAGE=_STORAGE))
    opens = recalled.then(opening, [kept], [restored, place, year, kind], **hidden)
    opens.then(
        None, [restored, shown], [shown],
        js=_script(_RESTORE, WELCOME=conversation((), None, texts)),
    )  # fmt: skip
    shown.change(None, [kept], None, js=_script(_REMEMBER, STORAGE=_STORAGE))
    asks(partial(gr.on, [typed.submit, send.click]))
    asks(shown.submit(chosen, None, [typed], queue=False, **hidden).then)
    shown.select(opened, None, [source], queue=False, **hidden)
    shown.like(judged, [kept], [kept, shown], **hidden)
    clear.click(
        lambda: ([], conversation((), None, texts), empty_pane(texts)),
        None, [kept, shown, source], queue=False, **hidden,
    )  # fmt: skip


def _filter(place: Any, year: Any, kind: Any) -> Filter:
    """What a browser sent of the three lists."""
    chosen = [one if isinstance(one, str) else "" for one in (place, year, kind)]
    return Filter(chosen[0] or None, year_of(chosen[1]), chosen[2] or None)


def _begin(texts: Texts) -> str:
    """The script that shows a question as being answered, with the markup that it fills in."""
    return _script(_BEGIN, PENDING=conversation((), _QUESTION, texts), QUESTION=_QUESTION)


def _again(texts: Texts) -> str:
    """The script that gives a question back that did not reach the server."""
    return _script(_AGAIN, PROBLEM=problem_line(texts("ask-unsent")))


def _script(function: str, **given: str) -> str:
    named = ", ".join(f"{name} = {json.dumps(value)}" for name, value in given.items())
    return f"(...inputs) => {{ const {named}; return ({function})(...inputs); }}"
