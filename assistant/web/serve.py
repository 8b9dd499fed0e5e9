"""The server around the page: who may reach it, log in, ask for it, and how it stops."""

from __future__ import annotations

import ipaddress
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from assistant.settings import Settings
from assistant.starting import check_models
from assistant.web.auth import Users, read_users
from assistant.web.desk import Desk
from assistant.web.drawing import Drawer
from assistant.web.files import OwnFiles
from assistant.web.guard import Guard
from assistant.web.login import Door, Sessions, add_login, current_user
from assistant.web.page import PATHS, build_page, dressing
from assistant.web.pictures import add_pictures
from corpus.errors import CancuError, shown
from corpus.read.limits import MAX_FILE_BYTES
from index import Index, open_index

_STOPPING_SECONDS = 5
_SWITCH_SECONDS = 0.001
"""How long a thread may keep Python from the others: requests are passed on between answers."""


class ServeError(CancuError):
    """The page cannot be served as asked."""


def serve(
    settings: Settings,
    host: str,
    port: int,
    auth_file: Path | None,
    *,
    mcp: bool = False,
    on_start: Callable[[str], None] = lambda line: None,
) -> None:
    """Serves the page until it is interrupted; ``on_start`` is told its address.

    Raises ServeError where it would be open to the network without a user file, or the port is
    taken, or --mcp lacks its package; UserError for a bad user file; what ``open_index`` and
    ``check_models`` raise.
    """
    users = read_users(auth_file) if auth_file else None
    check_host(host, users)
    check_port(host, port)
    if mcp and find_spec("mcp") is None:
        raise ServeError("--mcp cần thêm gói; hãy chạy `pip install 'cancu[mcp]'`")
    rerank = settings.search.reranker
    with (
        uploads_of_our_own(),
        open_index(settings.index, settings.embedding, rerank) as index,
        Drawer() as drawer,
    ):
        check_models(settings, index)
        app = build_app(index, settings, users, drawer, local=is_local(host), mcp=mcp)
        shown_host = f"[{host}]" if ":" in host else host
        sys.setswitchinterval(_SWITCH_SECONDS)
        on_start(f"http://{shown_host}:{port}/ (Ctrl-C để dừng)")
        uvicorn.run(
            app, host=host, port=port, log_level="warning", access_log=False,
            server_header=False, timeout_graceful_shutdown=_STOPPING_SECONDS,
        )  # fmt: skip


def check_host(host: str, users: Users | None) -> None:
    """Raises ServeError where the page would be open to the network and to everybody on it."""
    if not is_local(host) and (users is None or not users.by_name):
        raise ServeError(
            f"--host {shown(host)} mở trang cho các máy khác nên phải có người dùng; "
            "hãy tạo bằng `cancu users add`, rồi thêm --auth-file"
        )


def is_local(host: str) -> bool:
    """Whether only this machine can reach a server that listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_port(host: str, port: int) -> None:
    """Raises ServeError where the port cannot be listened on."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise ServeError(
                f"không mở được cổng {port} ở {shown(host)} ({error.strerror}); "
                "hãy chọn cổng khác bằng --port"
            ) from None


@contextmanager
def uploads_of_our_own() -> Iterator[None]:
    """A folder that only this user can read for what is uploaded; it goes with the server."""
    folder = tempfile.mkdtemp(prefix="cancu-web-")
    os.environ["GRADIO_TEMP_DIR"] = folder
    try:
        yield
    finally:
        os.environ.pop("GRADIO_TEMP_DIR", None)
        shutil.rmtree(folder, ignore_errors=True)


def build_app(
    index: Index,
    settings: Settings,
    users: Users | None,
    drawer: Drawer,
    *,
    local: bool,
    mcp: bool = False,
) -> Any:
    """The whole application (ASGI): the page in both languages, log-in, /health, the guard."""
    desk = Desk(index, settings, users)
    app = FastAPI(title="Căn Cứ", docs_url=None, redoc_url=None, openapi_url=None)
    started = time.monotonic()

    @app.get("/health")
    def health() -> JSONResponse:
        """Whether the server works, for what watches it; tells nothing of the documents."""
        desk.current()
        return JSONResponse({"status": "ok", "seconds": round(time.monotonic() - started)})

    add_pictures(app, desk.current, drawer)
    sessions = Sessions(users) if users is not None else None

    def who(request: Request) -> str | None:
        return current_user(sessions, request) if sessions is not None else None

    if sessions is not None:
        add_login(app, sessions)
    for language in ("en", "vi"):  # the page at the root takes every path that is left
        gr.mount_gradio_app(
            app, build_page(desk, language), PATHS[language].rstrip("/") or "/",
            auth_dependency=who if sessions is not None else None,
            max_file_size=MAX_FILE_BYTES, allowed_paths=[], show_error=True, ssr_mode=False,
            pwa=False, enable_monitoring=False, mcp_server=mcp and language == "vi",
            **dressing(language),
        )  # fmt: skip
    files = OwnFiles(app, who)
    return Guard(Door(files, sessions) if sessions is not None else files, local=local)
