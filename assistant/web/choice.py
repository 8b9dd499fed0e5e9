"""A list to choose from, whose value is checked by the handler that uses it."""

from __future__ import annotations

from typing import Any

import gradio as gr


class Choice(gr.Dropdown):  # type: ignore[misc]
    """A dropdown that gives whatever text the browser sent; "" for anything else.

    Gradio's own refuses a value that is not among the choices its session was sent. A page that
    outlived its server, or a document that went meanwhile, would answer nothing any more.
    """

    is_template = True

    def preprocess(self, payload: Any) -> str:
        return payload if isinstance(payload, str) else ""


def year_of(value: str) -> int | None:
    """The year that was chosen; None where none was."""
    return int(value) if value.isdecimal() and len(value) == 4 else None
