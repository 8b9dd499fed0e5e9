"""What every tab works on: the index, the settings, and who is asking."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import gradio as gr

from assistant.draft import Draft, draft_plan
from assistant.draft.phrasing import phrasing
from assistant.settings import Settings
from assistant.web.auth import Users
from assistant.web.files import made_for
from assistant.web.texts import Texts
from assistant.web.turns import Turns
from corpus.document import Document
from corpus.errors import CancuError
from index import Embedder, Index

log = logging.getLogger("cancu.web")


@dataclass(frozen=True, slots=True)
class Desk:
    """The index, open for reading, and the users; without a user file the one person at this
    machine is an editor."""

    index: Index
    settings: Settings
    users: Users | None = None
    embedding: str | Embedder | None = None  # what is added is embedded so; None: as the index is
    turns: Turns = field(default_factory=Turns)

    def current(self) -> Index:
        """The index, with what was added or removed meanwhile."""
        self.index.refresh()
        return self.index

    def may_edit(self, request: gr.Request) -> bool:
        if self.users is None:
            return True
        return self.users.role(request.username) == "editor"

    def require_editor(self, request: gr.Request, texts: Texts) -> None:
        """Raises gr.Error for a reader, however the call came here."""
        if not self.may_edit(request):
            raise refusal(texts("editor-only"), texts)

    def drafted(self, parent: Document, place: str, year: int | None) -> Draft:
        """A commune's plan from the plan above it, for people and programs alike.

        Raises what ``draft_plan`` raises.
        """
        phrase = phrasing(self.settings)
        return draft_plan(parent, place, year=year, today=self.today(), phrase=phrase)

    @staticmethod
    def folder(request: gr.Request) -> Path:
        """A folder for the files of one session; it goes with the server."""
        session = re.sub(r"\W", "", request.session_hash or "") or "none"
        folder = made_for(request.username) / session[:64]
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @staticmethod
    def today() -> date:
        return date.today()


@contextmanager
def told(texts: Texts) -> Iterator[None]:
    """What a user can mend becomes its one line on the page; anything else a plain apology."""
    try:
        yield
    except gr.Error:
        raise
    except CancuError as error:
        raise refusal(str(error), texts) from error
    except Exception as error:
        log.exception("the page failed")
        raise refusal(texts("failed"), texts) from error


def refusal(line: str, texts: Texts) -> gr.Error:
    """The error that the page shows as one line; the log gets no traceback of it."""
    return gr.Error(html.escape(line, quote=False), title=texts("error"), print_exception=False)


def notice(line: str, texts: Texts) -> None:
    """Tells the person that something was done."""
    gr.Info(html.escape(line, quote=False), title=texts("notice"), duration=4)
