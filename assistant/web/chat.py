"""The tab Hỏi đáp: a conversation, and the source that a mark leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import gradio as gr

from assistant import feedback
from assistant.ask import ask
from assistant.followup import continued
from assistant.narrowing import Filter, choices, narrowed
from assistant.question import MAX_CHARACTERS
from assistant.web.actions import ASSETS, SEND, place_from
from assistant.web.conversation import KEPT, conversation, stored, turn_of, turns_from
from assistant.web.desk import Desk, notice, told
from assistant.web.source_pane import empty_pane, gone_pane, source_pane
from assistant.web.texts import Texts
from corpus.errors import CancuError

_REVEAL = (ASSETS / "reveal.js").read_text(encoding="utf-8")
_FOLLOW = (ASSETS / "follow.js").read_text(encoding="utf-8")
_STORAGE = "cancu-conversation"


def chat_tab(desk: Desk, texts: Texts, page: gr.Blocks) -> None:
    """Lays out the tab."""
    kept = gr.BrowserState([], storage_key=_STORAGE, secret=_STORAGE)
    pending = gr.State(None)
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
                place = gr.Dropdown(label=texts("filter-place"), elem_id="filter-place")
                year = gr.Dropdown(label=texts("filter-year"))
                kind = gr.Dropdown(label=texts("filter-kind"))
            clear = gr.Button(texts("ask-clear"), size="sm", elem_id="clear", elem_classes="quiet")
        with gr.Column(scale=2, min_width=320, elem_classes="pane"):
            source = gr.HTML(empty_pane(texts), js_on_load=SEND + _REVEAL, elem_id="source")

    def opening(saved: Any) -> Any:
        """The page as it was left, and the filters for the documents now held."""
        found = choices(desk.current().documents())
        every = (texts("all"), "")
        return (
            conversation(turns_from(saved), None, texts),
            gr.Dropdown(choices=[every, *((one, one) for one in found.places)], value=""),
            gr.Dropdown(choices=[every, *((str(one), str(one)) for one in found.years)], value=""),
            gr.Dropdown(choices=[every, *((one, one) for one in found.kinds)], value=""),
        )

    def begin(question: str, saved: Any) -> Any:
        """Shows the question at once, before it is answered."""
        words = question.strip() or None
        return words, "", conversation(turns_from(saved), words, texts)

    def answer(words: str | None, saved: Any, place: str, year: str, kind: str) -> Iterator[Any]:
        turns = turns_from(saved)
        if words is None:
            yield stored(turns), conversation(turns, None, texts)
            return
        with told(texts):
            filter = Filter(place or None, int(year) if year else None, kind or None)
            index = narrowed(desk.current(), filter)
            asked = continued(words, [turn.spoken for turn in turns])
            try:
                turn = turn_of(words, ask(asked, index, desk.settings))
            except CancuError:
                yield stored(turns), conversation(turns, None, texts)
                raise
            turns = (*turns, turn)[-KEPT:]
        yield stored(turns), conversation(turns, None, texts)

    def chosen(event: gr.EventData) -> Any:
        return str(event.value)[:MAX_CHARACTERS]

    def opened(event: gr.EventData) -> Any:
        place = place_from(event.value)
        if place is None:
            return empty_pane(texts)
        try:
            document = desk.current().document(place.document)
        except (KeyError, CancuError):
            return gone_pane(texts)
        return source_pane(document, place.span, texts, desk.today(), back="conversation")

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

    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asking: dict[str, Any] = {
        "fn": answer, "inputs": [pending, kept, place, year, kind], "outputs": [kept, shown],
        "concurrency_limit": 4, "concurrency_id": "ask", **hidden,
    }  # fmt: skip
    start: dict[str, Any] = {
        "fn": begin, "inputs": [typed, kept], "outputs": [pending, typed, shown],
        "queue": False, **hidden,
    }  # fmt: skip
    page.load(opening, [kept], [shown, place, year, kind], **hidden)
    gr.on([typed.submit, send.click], **start).then(**asking)
    shown.submit(chosen, None, [typed], queue=False, **hidden).then(**start).then(**asking)
    shown.select(opened, None, [source], queue=False, **hidden)
    shown.like(judged, [kept], [kept, shown], queue=False, **hidden)
    clear.click(
        lambda: ([], conversation((), None, texts), empty_pane(texts)),
        None, [kept, shown, source], queue=False, **hidden,
    )  # fmt: skip
