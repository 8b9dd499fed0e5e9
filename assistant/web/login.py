"""Who is there: a log-in page and a session that the browser proves by a cookie."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from assistant.web.actions import ASSETS
from assistant.web.auth import LONGEST_PASSWORD, Users
from assistant.web.guard import App, Receive, Scope, Send
from assistant.web.markup import Markup, element

_BEFORE_THE_DOOR = ("/login", "/health")
_COOKIE = "cancu_session"
_SESSION_SECONDS = 12 * 3600
_REFUSED = "Tên hoặc mật khẩu không đúng, hoặc đã thử quá nhiều lần."
_MOST_FAILURES = 8
_FAILURE_SECONDS = 300.0


@dataclass
class Sessions:
    """Who has logged in since the server started, and who failed to."""

    users: Users
    _names: dict[str, tuple[str, float]] = field(default_factory=dict)
    _failures: dict[str, list[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, name: str, password: str, now: float) -> str | None:
        """A session for the user, or None. After several failures all is refused for a while:
        neither a password nor the processor is to be had by guessing.
        """
        with self._lock:
            failures = [t for t in self._failures.get(name, ()) if now - t < _FAILURE_SECONDS]
            if len(failures) >= _MOST_FAILURES:
                return None
            user = self.users.admit(name, password)
            if user is None:
                self._failures[name] = [*failures, now]
                return None
            self._failures.pop(name, None)
            token = secrets.token_urlsafe(32)
            self._names = {t: kept for t, kept in self._names.items() if kept[1] > now}
            self._names[token] = (user.name, now + _SESSION_SECONDS)
            return token

    def name(self, token: str | None, now: float) -> str | None:
        """Whose session it is; None where there is none, or it has run out."""
        name, until = self._names.get(token or "", ("", 0.0))
        return name if until > now and self.users.role(name) else None

    def close(self, token: str | None) -> None:
        with self._lock:
            self._names.pop(token or "", None)


def current_user(sessions: Sessions, request: Request) -> str | None:
    """The name behind a request: its cookie's, or for programs that of a session's token in
    ``Authorization: Bearer``.
    """
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer":
        token = request.cookies.get(_COOKIE, "")
    return sessions.name(token, time.monotonic())


class Door:
    """ASGI middleware: without a session, nothing but the log-in page and /health."""

    def __init__(self, app: App, sessions: Sessions) -> None:
        self._app = app
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        closed = scope["type"] == "http" and scope["path"] not in _BEFORE_THE_DOOR
        if not closed or current_user(self._sessions, Request(scope)) is not None:
            await self._app(scope, receive, send)
            return
        page = scope["method"] == "GET" and scope["path"].rstrip("/") in ("", "/en")
        answer: Response = (
            RedirectResponse("/login", 303)
            if page
            else PlainTextResponse("Hãy đăng nhập trước.", 401)
        )
        await answer(scope, receive, send)


def add_login(app: FastAPI, sessions: Sessions) -> None:
    """The routes /login and /logout."""

    @app.get("/login", include_in_schema=False)
    def ask_for_it() -> HTMLResponse:
        return HTMLResponse(_form(None))

    @app.post("/login", include_in_schema=False)
    async def log_in(request: Request) -> Response:
        given = parse_qs((await request.body()).decode("utf-8", "replace"))
        name, password = given.get("name", [""])[0], given.get("password", [""])[0]
        token = None
        if len(password) <= LONGEST_PASSWORD:
            token = await run_in_threadpool(sessions.open, name, password, time.monotonic())
        if token is None:
            return HTMLResponse(
                _form("Tên hoặc mật khẩu không đúng, hoặc đã thử quá nhiều lần."), 401
            )
        response = RedirectResponse("/", 303)
        response.set_cookie(
            _COOKIE, token, max_age=_SESSION_SECONDS, httponly=True, samesite="strict",
            secure=request.url.scheme == "https",
        )  # fmt: skip
        return response

    @app.post("/logout", include_in_schema=False)
    def log_out(request: Request) -> Response:
        sessions.close(request.cookies.get(_COOKIE))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(_COOKIE)
        return response


_STYLE = Markup((ASSETS / "login.css").read_text(encoding="utf-8"))


def _form(problem: str | None) -> str:
    fields = element(
        "form",
        element("h1", "Căn Cứ"),
        element("p", problem, role="alert") if problem else None,
        element("label", "Tên người dùng · User", for_="name"),
        element("input", id="name", name="name", autocomplete="username", required=True),
        element("label", "Mật khẩu · Password", for_="password"),
        element(
            "input", id="password", name="password", type="password",
            autocomplete="current-password", required=True,
        ),
        element("button", "Đăng nhập · Log in", type="submit"),
        method="post",
        action="/login",
    )  # fmt: skip
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "Căn Cứ"),
        element("style", _STYLE),
    )
    body = element("main", fields)
    return "<!doctype html>" + element("html", head, element("body", body), lang="vi")
