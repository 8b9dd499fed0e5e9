"""The tab Văn bản: what is held, what the machine read in it, adding and removing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import title_of
from assistant.uploads import MOST_FILES
from assistant.web.actions import ASSETS, NAME_UPLOADS, SEND, Place, place_from, sender
from assistant.web.adding import added
from assistant.web.desk import Desk, notice, refusal, told
from assistant.web.markup import Markup, element, join
from assistant.web.missing import missing_table
from assistant.web.opened import held, opened_pane
from assistant.web.reading_pane import reading_pane
from assistant.web.source_pane import gone_pane
from assistant.web.tables import Cell, table
from assistant.web.texts import Texts
from corpus.read.formats import SUFFIXES
from corpus.read.limits import MAX_FILE_BYTES
from corpus.text import fold
from index import DocumentRow, Index, build

_REVEAL = (ASSETS / "reveal.js").read_text(encoding="utf-8")
_SHOWN = 200


def documents_tab(desk: Desk, texts: Texts, page: gr.Blocks, tab: gr.Tab) -> None:
    """Lays out the tab. What only an editor sees is also refused to others on the server."""
    with gr.Row(elem_classes="beside"):
        with gr.Column(scale=3, min_width=320):
            with gr.Column(visible=False, elem_id="upload-area") as upload_area:
                upload = gr.File(
                    label=texts("upload"), file_count="multiple", height=130,
                    file_types=sorted(SUFFIXES), elem_id="upload",
                )  # fmt: skip
                gr.HTML(element("p", _how(texts), class_="hint"))
                progress = gr.HTML("", elem_id="upload-progress")
            find = gr.Textbox(
                label=texts("documents-find"), placeholder=texts("documents-find-how"),
                elem_id="find", max_lines=1,
            )  # fmt: skip
            listed = gr.HTML("", js_on_load=SEND, elem_id="documents")
            ask_missing = gr.Button(texts("missing"), size="sm", elem_id="ask-missing")
            missing = gr.HTML("", js_on_load=SEND, elem_id="missing")
        with gr.Column(scale=2, min_width=320, elem_classes="pane"):
            empty = element("p", texts("documents-empty"), class_="source-empty")
            pane = gr.HTML(empty, js_on_load=SEND + _REVEAL, elem_id="reading")

    def listing(words: str, request: gr.Request) -> Markup:
        return document_table(desk.current(), words or "", desk.may_edit(request), texts)

    def opening(words: str, request: gr.Request) -> Any:
        return listing(words, request), gr.Column(visible=desk.may_edit(request))

    def read(event: gr.EventData) -> Markup:
        found = held(place_from(event.value), desk)
        return reading_pane(found, texts, desk.today()) if found else gone_pane(texts)

    def opened(event: gr.EventData) -> Markup:
        return opened_pane(event.value, desk, texts, back="documents")

    def lacking() -> Markup:
        with told(texts):
            return missing_table(desk.current(), texts)

    def remove(event: gr.EventData, words: str, request: gr.Request) -> Any:
        desk.require_editor(request, texts)
        place = place_from(event.value)
        with told(texts):
            id = place.document if place else ""
            name = next(
                (title_of(r.header, r.file) for r in desk.current().documents() if r.id == id), ""
            )
            build.remove(id, desk.settings.index)
        notice(texts("removed", name=name), texts)
        return listing(words, request), empty

    def add(files: list[str] | None, words: str, request: gr.Request) -> Iterator[Any]:
        desk.require_editor(request, texts)
        if not files:
            return
        if len(files) > MOST_FILES:
            raise refusal(texts("upload-most", most=MOST_FILES), texts)
        with told(texts):
            for shown in added([Path(file) for file in files], desk, texts):
                yield shown, gr.skip(), gr.skip()
        yield gr.skip(), listing(words, request), None

    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    page.load(opening, [find], [listed, upload_area], **hidden)
    tab.select(listing, [find], [listed], **hidden).then(None, js=NAME_UPLOADS)
    find.change(listing, [find], [listed], trigger_mode="always_last", **hidden)
    listed.select(read, None, [pane], queue=False, **hidden)
    listed.delete(remove, [find], [listed, pane], **hidden)
    ask_missing.click(lacking, None, [missing], show_progress="minimal", api_visibility="private")
    missing.select(opened, None, [pane], queue=False, **hidden)
    pane.select(opened, None, [pane], queue=False, **hidden)
    upload.upload(
        add, [upload, find], [progress, listed, upload],
        concurrency_limit=1, concurrency_id="write", **hidden,
    )  # fmt: skip


def _how(texts: Texts) -> str:
    return texts("upload-how", kinds=" ".join(sorted(SUFFIXES)), size=MAX_FILE_BYTES >> 20)


def document_table(index: Index, words: str, editor: bool, texts: Texts) -> Markup:
    """The documents that have all of the words in number, title, place or file name."""
    rows = index.documents()
    wanted = fold(words).split()
    found = [row for row in rows if all(word in _described(row) for word in wanted)]
    if not found:
        return element("p", texts("documents-none"), class_="hint")
    count = (
        texts("documents-found", count=len(found), all=len(rows))
        if wanted
        else texts("documents-held", count=len(rows))
    )
    more = len(found) - _SHOWN
    columns = ("number", "title", "place", "date", "clauses", *(("action",) if editor else ()))
    names = [texts(f"column-{column}") for column in columns]
    return join(
        element("p", count, class_="hint", role="status"),
        table(
            texts("tab-documents"), names,
            [_cells(row, index, editor, texts) for row in found[:_SHOWN]],
            unsorted=[texts("column-action")],
        ),
        element("p", texts("documents-more", count=more), class_="hint") if more > 0 else None,
    )  # fmt: skip


def _described(row: DocumentRow) -> str:
    header = row.header
    said = (header.number, title_of(header, row.file), header.place, header.issuer, row.file)
    return fold(" ".join(part for part in said if part))


def _cells(row: DocumentRow, index: Index, editor: bool, texts: Texts) -> list[Cell]:
    header, name = row.header, title_of(row.header, row.file)
    note = f" ({texts('digest')})" if row.kind == "digest" else ""
    opener = sender(name, "select", str(Place(row.id)), class_="opener place")
    cells = [
        Cell(header.number or (f"…/{header.symbol}" if header.symbol else "")),
        Cell(join(opener, note), fold(name)),
        Cell(header.place or ""),
        Cell(
            header.date.strftime("%d/%m/%Y") if header.date else str(header.year or ""),
            header.date.isoformat() if header.date else str(header.year or ""),
        ),
        Cell(str(len(index.document(row.id).clauses))),
    ]
    if editor:
        remover = sender(
            texts("remove"), "delete", str(Place(row.id)), class_="remove",
            aria_label=texts("remove-name", name=name), data_sure=texts("remove-sure", name=name),
        )  # fmt: skip
        cells.append(Cell(remover))
    return cells
