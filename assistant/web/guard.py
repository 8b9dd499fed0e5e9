"""What is let through to the page: which paths, from which sites, how much at once.

The page needs a dozen of Gradio's routes; the others (a proxy, sharing, monitoring, run history)
are closed. Nothing here trusts the browser's page: it is what a stranger's request meets first.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from corpus.read.limits import MAX_FILE_BYTES

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_UPLOAD_BYTES = 4 * MAX_FILE_BYTES
"""Of one request, all files together."""
MAX_BODY_BYTES = 8 * 1024 * 1024
"""Of any other request: a conversation that comes back from the browser is far smaller."""

_UPLOAD = "/gradio_api/upload"
# What the page, its API and MCP use; under /en too.
_OPEN = re.compile(
    r"(?:/en)?/(?:"
    r"|assets/.*|static/.*|svelte/.*|theme\.css|favicon\.ico|manifest\.json|robots\.txt|config"
    r"|gradio_api/(?:info|openapi\.json|startup-events|app_id|token|reset|cancel|upload"
    r"|upload_progress|heartbeat/\w+|queue/(?:join|data)|call/.*|run/.*|file=.*|mcp(?:/.*)?)/?"
    r")|/en|/health|/login|/logout|/picture/[0-9a-f]{12}/\d{1,9}-\d{1,9}(?:/large)?"
)
_LOCAL = ("127.0.0.1", "localhost", "::1")

_HEADERS = (
    # Gradio's page needs inline scripts and makes functions of templates; but whatever runs
    # in it can load from, and send to, this host alone.
    (
        b"content-security-policy",
        b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        b"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        b"connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'self'; "
        b"form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not "no-referrer": with it a browser sends the log-in form with ``Origin: null``.
    (b"referrer-policy", b"same-origin"),
)


class Guard:
    """ASGI middleware around the whole application.

    ``local``: only this machine is served, so only its own names are answered to; another
    name in ``Host`` is a page elsewhere that makes the browser believe it is this one.
    """

    def __init__(self, app: App, *, local: bool) -> None:
        self._app = app
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(send, *refusal)
            return
        await self._app(scope, _limited(receive, _most(scope)), _with_headers(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = {key.lower(): value.decode("latin-1") for key, value in scope["headers"]}
        host = urlsplit(f"//{headers.get(b'host', '')}")
        if self._local and host.hostname not in _LOCAL:
            return 421, "Trang này chỉ phục vụ trên chính máy này."
        origin = headers.get(b"origin")
        if origin is not None and urlsplit(origin).netloc != host.netloc:
            return 403, "Yêu cầu đến từ một trang khác."
        if not _OPEN.fullmatch(scope["path"]):
            return 404, "Không có trang này."
        length = headers.get(b"content-length", "0")
        if not length.isdecimal() or int(length) > _most(scope):
            return 413, "Tệp gửi lên quá lớn."
        return None


def _most(scope: Scope) -> int:
    upload = scope["path"].rstrip("/").endswith(_UPLOAD)
    return MAX_UPLOAD_BYTES if upload else MAX_BODY_BYTES


def _limited(receive: Receive, most: int) -> Receive:
    """The request, cut off where it sends more than it may (no length was announced)."""
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        return {"type": "http.disconnect"} if received > most else message

    return counted


def _with_headers(send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in _HEADERS}
            kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in own]
            message = {**message, "headers": [*kept, *_HEADERS]}
        await send(message)

    return headed


async def _refuse(send: Send, status: int, why: str) -> None:
    body = why.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        *_HEADERS,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
