"""The tab Thời hạn: who must do what by when, as a table and as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import gradio as gr

from assistant.calendar_file import calendar_of
from assistant.deadline_sheet import sheet_of
from assistant.reading import clause_name, name_of
from assistant.web.actions import ASSETS, SEND, Place, sender
from assistant.web.choice import Choice, year_of
from assistant.web.desk import Desk, told
from assistant.web.due import Due, deadlines
from assistant.web.markup import Markup, element, join
from assistant.web.month import first_shown, month_from, month_page
from assistant.web.opened import opened_pane
from assistant.web.source_pane import empty_pane
from assistant.web.tables import Cell, table
from assistant.web.texts import Texts

_REVEAL = (ASSETS / "reveal.js").read_text(encoding="utf-8")
_SHOWN = 300
_COLUMNS = ("due", "actor", "task", "recipient", "source")


def deadlines_tab(desk: Desk, texts: Texts, page: gr.Blocks, tab: gr.Tab) -> None:
    """Lays out the tab."""
    month = gr.State("")
    with gr.Row(elem_classes="choose"):
        unit = gr.Textbox(
            label=texts("due-unit"), placeholder=texts("due-unit-how"), max_lines=1,
            max_length=200, scale=3, elem_id="due-unit",
        )  # fmt: skip
        document = Choice(label=texts("due-document"), scale=3, elem_id="due-document")
        year = Choice(label=texts("due-year"), scale=1, min_width=150, elem_id="due-year")
        view = gr.Radio(
            [(texts("due-table"), "table"), (texts("due-month"), "month")], value="table",
            label=texts("due-view"), scale=2, min_width=220, elem_id="due-view",
        )  # fmt: skip
    with gr.Row(elem_classes="beside"):
        with gr.Column(scale=3, min_width=320):
            shown = gr.HTML("", js_on_load=SEND, elem_id="deadlines")
            with gr.Row():
                ics = gr.DownloadButton(texts("due-ics"), elem_id="due-ics")
                xlsx = gr.DownloadButton(texts("due-xlsx"), elem_id="due-xlsx")
        with gr.Column(scale=2, min_width=320, elem_classes="pane"):
            source = gr.HTML(empty_pane(texts), js_on_load=SEND + _REVEAL, elem_id="due-source")

    def chosen(unit: str, document: str, year: str) -> tuple[Due, ...]:
        return deadlines(desk.current(), unit.strip(), document, year_of(year))

    def opening(document: str, year: str) -> Any:
        """The documents and years that have deadlines."""
        every = (texts("all"), "")
        found = deadlines(desk.current())
        names = {one.document.id: name_of(one.document) for one in found}
        years = sorted({str(one.day.year) for one in found if one.day}, reverse=True)
        return (
            Choice(
                choices=[every, *((name, id) for id, name in names.items())],
                value=document if document in names else "",
            ),
            Choice(
                choices=[every, *((one, one) for one in years)],
                value=year if year in years else "",
            ),
        )

    def show(
        unit: str, document: str, year: str, view: str, month: str,
        request: gr.Request,
    ) -> Any:  # fmt: skip
        with told(texts):
            found = chosen(unit, document, year)
            if view == "month":
                at = month_from(month) or first_shown(found, desk.today())
                shown = month_page(found, at, texts, desk.today())
            else:
                shown = deadline_table(found, texts, desk.today())
            folder = desk.folder(request)
            pairs = [(one.document, one.duty) for one in found]
            (folder / "thoi-han.ics").write_bytes(calendar_of(pairs, datetime.now(UTC)))
            (folder / "thoi-han.xlsx").write_bytes(sheet_of(pairs))
        return shown, str(folder / "thoi-han.ics"), str(folder / "thoi-han.xlsx")

    def turned(event: gr.EventData) -> Any:
        at = month_from(event.value)
        return f"{at:%Y-%m}" if at else ""

    def opened(event: gr.EventData) -> Markup:
        return opened_pane(event.value, desk, texts, back="deadlines")

    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    showing: dict[str, Any] = {
        "fn": show, "inputs": [unit, document, year, view, month], "outputs": [shown, ics, xlsx],
        "concurrency_limit": 4, "concurrency_id": "ask", **hidden,
    }  # fmt: skip
    tab.select(opening, [document, year], [document, year], **hidden).then(**showing)
    gr.on([unit.change], trigger_mode="always_last", **showing)
    gr.on([document.input, year.input, view.input], **showing)
    shown.submit(turned, None, [month], queue=False, **hidden).then(**showing)
    shown.select(opened, None, [source], queue=False, **hidden)


def deadline_table(found: Sequence[Due], texts: Texts, today: date) -> Markup:
    """The deadlines as a table whose columns can be sorted."""
    if not found:
        return element("p", texts("due-none"), class_="hint")
    names = [texts(f"column-{column}") for column in _COLUMNS]
    rows = [_cells(one, texts, today) for one in found[:_SHOWN]]
    more = texts("due-more", shown=_SHOWN) if len(found) > _SHOWN else None
    return join(
        element("p", texts("due-count", count=len(found)), class_="hint", role="status"),
        table(texts("tab-deadlines"), names, rows),
        element("p", more, class_="hint") if more else None,
    )


def _cells(one: Due, texts: Texts, today: date) -> list[Cell]:
    document, duty = one.document, one.duty
    where = f"{name_of(document)}, {clause_name(document.clause(duty.clause).section)}"
    opener = sender(where, "select", str(Place(document.id, duty.span)), class_="opener place")
    return [
        Cell(_due(one, texts, today), one.day.isoformat() if one.day else ""),
        Cell(duty.actor or texts("reading-anyone")),
        Cell(duty.action),
        Cell(duty.recipient or ""),
        Cell(opener, where),
    ]


def _due(one: Due, texts: Texts, today: date) -> Markup:
    duty, day = one.duty, one.day
    often = texts(f"recurrence-{duty.recurrence}") if duty.recurrence else ""
    notes = [
        often,
        texts("due-past") if day and day < today else "",
        texts("due-inferred") if day and duty.year_inferred else "",
    ]
    said = "; ".join(note for note in notes if note)
    return join(
        element("b", f"{day:%d/%m/%Y}") if day else None,
        " ",
        element("span", said, class_="hint") if said else None,
    )
