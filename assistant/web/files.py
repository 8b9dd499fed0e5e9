"""The files that the page gives out: those it made for the one who asks, and no others.

Gradio gives any file of its folder to whoever knows its path, also what another has uploaded.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from fastapi import Request
from fastapi.responses import PlainTextResponse

from assistant.web.guard import App, Receive, Scope, Send

# "/en/gradio_api/file=/tmp/cancu-web-x/made/…/thoi-han.xlsx"
_FILE = re.compile(r"(?:/en)?/gradio_api/file=(.*)", re.DOTALL)


def made_for(user: str | None) -> Path:
    """Where the files made for a user are; of the one person at this machine where there are no
    users."""
    owner = hashlib.sha256((user or "").encode()).hexdigest()[:24]
    return Path(os.environ["GRADIO_TEMP_DIR"]) / "made" / owner


class OwnFiles:
    """ASGI middleware; ``who`` names the user behind a request."""

    def __init__(self, app: App, who: Callable[[Request], str | None]) -> None:
        self._app = app
        self._who = who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wanted = _FILE.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if wanted is None or self._is_own(wanted[1], Request(scope)):
            await self._app(scope, receive, send)
            return
        await PlainTextResponse("Không có tệp này.", 404)(scope, receive, send)

    def _is_own(self, path: str, request: Request) -> bool:
        folder = os.path.realpath(made_for(self._who(request)))
        return "\0" not in path and Path(os.path.realpath(path)).is_relative_to(folder)
