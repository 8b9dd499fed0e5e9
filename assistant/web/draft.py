"""The tab Soạn kế hoạch: a commune's plan from the plan above it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.draft import Draft
from assistant.draft.files import write_draft
from assistant.reading import name_of
from assistant.revision import Revision, revised
from assistant.uploads import safe_name
from assistant.web.actions import ASSETS, SEND, sender
from assistant.web.choice import Choice
from assistant.web.desk import Desk, refusal, told
from assistant.web.draft_sheet import check_list, coverage_list, draft_sheet
from assistant.web.markup import NOTHING, Markup, element, join
from assistant.web.opened import opened_pane
from assistant.web.texts import Texts
from corpus.units import search_communes
from index import Index

_REVEAL = (ASSETS / "reveal.js").read_text(encoding="utf-8")
_ABOVE = ("central", "province", "district")
_LONGEST = 500
_SUGGESTED = 8
_KEPT_SECONDS = 8 * 3600


def draft_tab(desk: Desk, texts: Texts, page: gr.Blocks, tab: gr.Tab) -> None:
    """Lays out the tab. A session keeps the draft as it was made, and the person's choices."""
    made = gr.State(None, time_to_live=_KEPT_SECONDS)
    chosen = gr.State(Revision(), time_to_live=_KEPT_SECONDS)
    with gr.Row(elem_classes="choose"):
        parent = Choice(label=texts("draft-parent"), scale=4, elem_id="draft-parent")
        place = gr.Textbox(
            label=texts("draft-place"), placeholder=texts("draft-place-how"), max_lines=1,
            max_length=200, scale=4, elem_id="draft-place",
        )  # fmt: skip
        year = gr.Number(
            label=texts("draft-year"), value=desk.today().year, precision=0, minimum=2000,
            maximum=2100, scale=1, min_width=110, elem_id="draft-year",
        )  # fmt: skip
        start = gr.Button(texts("draft-start"), variant="primary", scale=0, min_width=130,
                          elem_id="draft-start")  # fmt: skip
    communes = gr.HTML("", js_on_load=SEND, elem_id="draft-communes")
    with gr.Row(elem_classes="beside"):
        with gr.Column(scale=3, min_width=320):
            shown = gr.HTML(_empty(texts), js_on_load=SEND, elem_id="draft")
        with gr.Column(scale=2, min_width=320, elem_classes="pane"):
            download = gr.DownloadButton(
                texts("draft-download"), visible=False, variant="primary", elem_id="draft-download"
            )
            about = gr.HTML("", js_on_load=SEND, elem_id="draft-about")
            source = gr.HTML("", js_on_load=SEND + _REVEAL, elem_id="draft-source")

    def opening() -> Any:
        search_communes("")  # their table takes a second to load, once
        plans = _parents(desk.current())
        return Choice(choices=plans, value=plans[0][1] if plans else None)

    def suggested(words: str) -> Markup:
        found = [commune.full for commune in search_communes(words, _SUGGESTED)]
        if not words.strip() or found == [words]:
            return NOTHING
        items = [element("li", sender(name, "submit", name, class_="example")) for name in found]
        return element("ul", *items, class_="suggested", aria_label=texts("draft-place"))

    def accepted(event: gr.EventData) -> Any:
        return str(event.value)[:200], NOTHING

    def drafted(parent: str, place: str | None, year: float | None, request: gr.Request) -> Any:
        with told(texts):
            if not parent or not place:
                raise refusal(texts("draft-nothing"), texts)
            above = desk.current().document(parent)
            draft = desk.drafted(above, place, int(year) if year else None)
            return draft, Revision(), *_shown(draft, Revision(), desk.folder(request), texts), ""

    def fill(
        event: gr.EventData, draft: Draft | None, revision: Revision, request: gr.Request
    ) -> Any:
        number, _, words = str(event.value).partition(":")
        if number.isdecimal():
            filled = {**revision.filled, int(number): words[:_LONGEST]}
            revision = replace(revision, filled=filled)
        return _again(draft, revision, request)

    def leave(
        event: gr.EventData, draft: Draft | None, revision: Revision, request: gr.Request
    ) -> Any:
        return _again(
            draft, replace(revision, without=_toggled(revision.without, event.value)), request
        )

    def take(
        event: gr.EventData, draft: Draft | None, revision: Revision, request: gr.Request
    ) -> Any:
        return _again(
            draft, replace(revision, taken=_toggled(revision.taken, event.value)), request
        )

    def _again(draft: Draft | None, revision: Revision, request: gr.Request) -> Any:
        if draft is None:
            return revision, gr.skip(), gr.skip(), gr.skip()
        with told(texts):
            return revision, *_shown(draft, revision, desk.folder(request), texts)

    def opened(event: gr.EventData) -> Markup:
        return opened_pane(event.value, desk, texts, back="draft")

    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    changing: dict[str, Any] = {
        "inputs": [made, chosen], "outputs": [chosen, shown, about, download],
        # One after another: leaving a box and pressing a button at once are two changes.
        "concurrency_limit": 1, "concurrency_id": "revise", **hidden,
    }  # fmt: skip
    page.load(opening, None, [parent], **hidden)
    tab.select(opening, None, [parent], **hidden)
    place.change(suggested, [place], [communes], trigger_mode="always_last", **hidden)
    communes.submit(accepted, None, [place, communes], queue=False, **hidden)
    start.click(
        drafted, [parent, place, year], [made, chosen, shown, about, download, source],
        concurrency_limit=4, concurrency_id="ask", show_progress="minimal",
        api_visibility="private",
    )  # fmt: skip
    shown.input(fill, **changing)
    shown.delete(leave, **changing)
    about.submit(take, **changing)
    shown.select(opened, None, [source], queue=False, **hidden)


def _empty(texts: Texts) -> str:
    return element("p", texts("draft-empty"), class_="source-empty")


def _parents(index: Index) -> list[tuple[str, str]]:
    """The plans from which a commune's can be drafted, by name."""
    rows = [row for row in index.documents() if row.superseded_by is None]
    plans = [row.id for row in rows if row.header.level in _ABOVE and row.header.type in _PLANS]
    return [(name_of(index.document(id)), id) for id in plans]


_PLANS = ("Kế hoạch", "Công văn", "Chương trình", "Hướng dẫn")


def _toggled(numbers: frozenset[int], value: object) -> frozenset[int]:
    word = str(value)
    return numbers ^ {int(word)} if word.isdecimal() and len(word) < 7 else numbers


def _shown(draft: Draft, revision: Revision, folder: Path, texts: Texts) -> tuple[Any, Any, Any]:
    """The sheet, the lists about it, and the file to download."""
    final = revised(draft, revision)
    file = folder / f"{safe_name(f'ke-hoach-{draft.commune.short}-{draft.year}')}.docx"
    write_draft(final, file)
    return (
        draft_sheet(draft, revision, texts),
        element("div", join(check_list(draft, texts), coverage_list(draft, revision, texts)),
                class_="source reading"),
        gr.DownloadButton(value=str(file), visible=True),
    )  # fmt: skip
