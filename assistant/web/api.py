"""The page's actions for programs: documented calls, and with ``--mcp`` tools for assistants.

Answers have the shapes of the command line's ``--json``. What changes the documents is open to
editors alone, is no tool, and stands in the README.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from assistant import ask as asking
from assistant.contract import document_json, header_json
from assistant.narrowing import Filter, narrowed
from assistant.selection import choose
from assistant.uploads import keep
from assistant.web.desk import Desk, told
from assistant.web.texts import Texts
from index import build


def add_api(desk: Desk, texts: Texts) -> None:
    """Declares the calls; their docstrings are what programs and assistants read."""

    def ask(question: str, place: str = "", year: int = 0, kind: str = "") -> dict[str, Any]:
        """Answers a question about the Vietnamese administrative documents held; every
        statement cites verbatim quotes, or the answer says that the documents do not tell.

        Args:
            question: The question, in Vietnamese with or without tone marks, or in English.
            place: Only documents of this place, as list_documents gives it; empty: any.
            year: Only documents of this year; 0: any.
            kind: Only documents of this kind ("Kế hoạch", "Luật"); empty: any.
        """
        with told(texts):
            index = narrowed(desk.current(), Filter(place or None, year or None, kind or None))
            return asking.ask(question, index, desk.settings).to_json()

    def list_documents() -> list[dict[str, Any]]:
        """Lists the documents held: id, file, whether original or digest, and header."""
        return [
            {"id": r.id, "file": r.file, "kind": r.kind, "header": header_json(r.header)}
            for r in desk.current().documents()
        ]

    def show_document(document: str) -> dict[str, Any]:
        """Gives a document whole: header, text, clauses, duties, sums, references.

        Args:
            document: Its id, number ("1509/KH-SYT-CDN") or file name.
        """
        with told(texts):
            index = desk.current()
            return document_json(index.document(choose(index.documents(), document).id))

    def draft(parent: str, place: str, year: int) -> dict[str, Any]:
        """Drafts a commune's plan from the plan above it, every sentence with its source.

        Args:
            parent: The plan above: its id, number or file name.
            place: The commune, "phường Pleiku, tỉnh Gia Lai".
            year: The draft's year.
        """
        with told(texts):
            index = desk.current()
            above = index.document(choose(index.documents(), parent).id)
            return desk.drafted(above, place, year).to_json()

    def add_document(file: gr.FileData, request: gr.Request) -> dict[str, Any]:
        """Adds an uploaded file. For editors."""
        desk.require_editor(request, texts)
        with told(texts):
            sent = Path(file["path"])
            kept = keep(sent, sent.name, desk.settings.index)
            report = build.add([kept], desk.settings.index, embedding=desk.embedding)
        for path, _ in report.failed:
            path.unlink(missing_ok=True)
        lines = [line.replace(str(kept), kept.name) for _, line in (*report.failed, *report.unread)]
        return {"added": len(report.added) + len(report.refreshed), "failed": lines}

    def remove_document(document: str, request: gr.Request) -> dict[str, str]:
        """Removes a document. For editors."""
        desk.require_editor(request, texts)
        with told(texts):
            row = choose(desk.current().documents(), document)
            build.remove(row.id, desk.settings.index)
        return {"removed": row.id}

    reading: dict[str, Any] = {"concurrency_limit": 4, "concurrency_id": "ask"}
    gr.api(ask, api_name="ask", **reading)
    gr.api(list_documents, api_name="list_documents", **reading)
    gr.api(show_document, api_name="show_document", **reading)
    gr.api(draft, api_name="draft", **reading)
    changing: dict[str, Any] = {
        "concurrency_limit": 1, "concurrency_id": "write", "api_visibility": "undocumented",
    }  # fmt: skip
    gr.api(add_document, api_name="add_document", **changing)
    gr.api(remove_document, api_name="remove_document", **changing)
