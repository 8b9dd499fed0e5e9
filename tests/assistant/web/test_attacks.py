"""What a stranger, a reader and a crafted request cannot do to the page."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from eval.bench.load import Address, Handler, User
from tests.assistant.web.conftest import HOSTILE_NAME, PASSWORD, PDF, Site


@dataclass
class Reply:
    status: int
    body: bytes
    headers: http.client.HTTPMessage

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


def ask(
    site: Site,
    method: str,
    path: str,
    body: bytes | None = None,
    cookie: str = "",
    **headers: str,
) -> Reply:
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=60)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie:
        given["Cookie"] = cookie
    connection.request(method, path, body, given)
    answer = connection.getresponse()
    reply = Reply(answer.status, answer.read(), answer.headers)
    connection.close()
    return reply


def post(site: Site, path: str, value: Any, cookie: str = "") -> Reply:
    return ask(
        site, "POST", path, json.dumps(value).encode(), cookie, content_type="application/json"
    )


def log_in(site: Site, name: str, password: str = PASSWORD) -> str:
    """The cookie of a new session; empty where the log-in is refused."""
    form = urlencode({"name": name, "password": password}).encode()
    reply = ask(site, "POST", "/login", form, content_type="application/x-www-form-urlencoded")
    return (reply.headers.get("set-cookie") or "").partition(";")[0]


def call(site: Site, name: str, arguments: list[Any], cookie: str = "") -> str:
    """What a call of the API gives: the stream of its events."""
    begun = post(site, f"/gradio_api/call/{name}", {"data": arguments}, cookie)
    if begun.status != 200:
        return f"{begun.status} {begun.text}"
    event = json.loads(begun.text)["event_id"]
    return ask(site, "GET", f"/gradio_api/call/{name}/{event}", cookie=cookie).text


def upload(site: Site, name: str, content: bytes, cookie: str = "", count: int = 1) -> Reply:
    boundary = secrets.token_hex(8)
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    body = (head + content + b"\r\n") * count + f"--{boundary}--\r\n".encode()
    return ask(
        site, "POST", "/gradio_api/upload", body, cookie,
        content_type=f"multipart/form-data; boundary={boundary}",
    )  # fmt: skip


def documents(site: Site, cookie: str = "") -> str:
    return call(site, "list_documents", [], cookie)


# ── files ────────────────────────────────────────────────────────────────────────────────────


def test_no_file_of_the_machine_is_given_out(site: Site) -> None:
    settings = os.path.expanduser("~/.bashrc")
    for path in (
        str(site.index / "store.sqlite"), settings, "/etc/passwd", str(Path(__file__)),
        "pyproject.toml", "../../etc/passwd", "/proc/self/environ",
    ):  # fmt: skip
        for asked in (quote(path), quote(path, safe=""), path.replace("/", "//")):
            reply = ask(site, "GET", f"/gradio_api/file={asked}")
            assert reply.status in (400, 403, 404), (asked, reply.status)


def test_a_crafted_path_is_no_uploaded_file(site: Site) -> None:
    before = documents(site)
    for path in (str(site.index / "store.sqlite"), "/etc/passwd"):
        file = {"path": path, "meta": {"_type": "gradio.FileData"}}
        said = call(site, "add_document", [file])
        assert "event: error" in said or said.startswith(("4", "5")), said
        assert "root:" not in said
    assert documents(site) == before


def test_an_upload_is_given_back_to_nobody(site: Site, guarded: Site) -> None:
    for at, sender, readers in (
        (site, "", ("",)),
        (guarded, log_in(guarded, "lan"), (log_in(guarded, "an"), log_in(guarded, "lan"))),
    ):
        path = json.loads(upload(at, "riêng.txt".encode().decode("latin-1"), b"x", sender).text)[0]
        for cookie in readers:
            for prefix in ("", "/en"):
                asked = f"{prefix}/gradio_api/file={quote(path)}"
                assert ask(at, "GET", asked, cookie=cookie).status == 404


def test_a_picture_is_of_a_quote_of_the_index_and_of_nothing_else(site: Site) -> None:
    rows = json.loads(documents(site).partition("data: ")[2].splitlines()[0])[0]
    pdf = next(row["id"] for row in rows if row["file"] == PDF)
    plan = next(row["id"] for row in rows if row["file"].endswith(".txt"))
    assert ask(site, "GET", f"/picture/{pdf}/10-40").body.startswith(b"\x89PNG")
    for path in (
        f"/picture/{pdf}/40-10", f"/picture/{pdf}/900000-900001", f"/picture/{plan}/10-40",
        f"/picture/{'0' * 12}/10-40", f"/picture/{pdf}", "/picture/../../etc/passwd",
        f"/picture/{quote('/etc/passwd', safe='')}/1-2", f"/picture/{pdf}/1-2/3",
    ):  # fmt: skip
        reply = ask(site, "GET", path)
        assert reply.status == 404 and str(site.index) not in reply.text, path


def test_an_upload_stays_in_its_folder(site: Site) -> None:
    reply = upload(site, "../../../x.txt", b"1. Xin")
    assert reply.status in (200, 400)
    if reply.status == 200:
        path = Path(json.loads(reply.text)[0])
        assert path.name == "x.txt" and ".." not in path.parts
        assert path.parents[1].name.startswith("cancu-web-")


def test_ten_thousand_files_at_once_are_refused(site: Site) -> None:
    assert upload(site, "a.txt", b"x", count=10_000).status == 400


def test_a_gigabyte_is_refused_before_it_is_sent(site: Site) -> None:
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=60)
    connection.putrequest("POST", "/gradio_api/upload")
    connection.putheader("Content-Length", str(1 << 30))
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_html_that_is_named_pdf_is_refused_and_named(site: Site) -> None:
    reply = upload(site, "gia.pdf", b"<html><script>alert(1)</script></html>")
    file = {"path": json.loads(reply.text)[0], "meta": {"_type": "gradio.FileData"}}
    said = call(site, "add_document", [file])
    assert "HTML" in said and '"added": 0' in said
    assert not (site.index / "uploads" / "gia.pdf").exists()
    assert "cancu-web-" not in said and str(site.index) not in said


# ── people ───────────────────────────────────────────────────────────────────────────────────


def test_a_stranger_sees_the_log_in_page_and_nothing_else(guarded: Site) -> None:
    assert ask(guarded, "GET", "/").status == 303
    assert ask(guarded, "GET", "/en/").status == 303
    assert ask(guarded, "GET", "/health").status == 200
    for path in (
        "/config", "/gradio_api/info", "/gradio_api/openapi.json", "/theme.css",
        "/gradio_api/file=/etc/passwd", "/gradio_api/queue/data?session_hash=x",
        "/gradio_api/heartbeat/x", "/en/config", "/picture/0123456789ab/1-2",
    ):  # fmt: skip
        assert ask(guarded, "GET", path).status == 401, path
    assert post(guarded, "/gradio_api/call/ask", {"data": ["Ai ký?"]}).status == 401
    assert upload(guarded, "a.txt", b"x").status == 401


def test_only_the_right_password_logs_in(guarded: Site) -> None:
    assert log_in(guarded, "an")
    for name, password in (("an", "sai mật khẩu"), ("khong-co", PASSWORD), ("", "")):
        assert not log_in(guarded, name, password)
    forged = "cancu_session=" + secrets.token_urlsafe(32)
    assert ask(guarded, "GET", "/config", cookie=forged).status == 401


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(guarded: Site) -> None:
    form = urlencode({"name": "an", "password": PASSWORD}).encode()
    reply = ask(guarded, "POST", "/login", form, content_type="application/x-www-form-urlencoded")
    cookie = (reply.headers.get("set-cookie") or "").lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_after_log_out_the_cookie_opens_nothing(guarded: Site) -> None:
    cookie = log_in(guarded, "an")
    assert ask(guarded, "GET", "/config", cookie=cookie).status == 200
    ask(guarded, "POST", "/logout", b"", cookie)
    assert ask(guarded, "GET", "/config", cookie=cookie).status == 401


def test_a_reader_asks_and_changes_nothing(guarded: Site) -> None:
    cookie = log_in(guarded, "an")
    before = documents(guarded, cookie)
    held = json.loads(before.partition("data: ")[2].splitlines()[0])[0]
    assert "event: complete" in call(guarded, "ask", ["Tuổi kết hôn của nam?", "", 0, ""], cookie)
    file = json.loads(upload(guarded, "a.txt", b"1. Xin.", cookie).text)[0]
    data = {"path": file, "meta": {"_type": "gradio.FileData"}}
    assert "event: error" in call(guarded, "add_document", [data], cookie)
    assert "event: error" in call(guarded, "remove_document", [held[0]["id"]], cookie)
    assert documents(guarded, cookie) == before


def test_a_reader_cannot_press_an_editors_buttons_by_number(guarded: Site) -> None:
    """The page calls its handlers by number; every one is called with a document's id."""
    cookie = log_in(guarded, "an")
    before = documents(guarded, cookie)
    held = json.loads(before.partition("data: ")[2].splitlines()[0])[0][0]["id"]
    handlers = json.loads(ask(guarded, "GET", "/config", cookie=cookie).text)["dependencies"]
    removing = [
        number
        for number, handler in enumerate(handlers)
        if any(event == "delete" for _, event in handler["targets"])
    ]
    assert removing
    for number in removing:
        session = secrets.token_hex(6)
        body = {
            "fn_index": number, "data": [""] * len(handlers[number]["inputs"]),
            "session_hash": session, "event_data": {"value": held}, "trigger_id": None,
        }  # fmt: skip
        post(guarded, "/gradio_api/queue/join", body, cookie)
        ask(guarded, "GET", f"/gradio_api/queue/data?session_hash={session}", cookie=cookie)
    assert documents(guarded, cookie) == before


def test_an_editor_adds_and_removes(guarded: Site) -> None:
    cookie = log_in(guarded, "lan")
    words = "KẾ HOẠCH\nThử nghiệm năm 2022\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của người dân."
    file = json.loads(upload(guarded, "thu-nghiem.txt", words.encode(), cookie).text)[0]
    data = {"path": file, "meta": {"_type": "gradio.FileData"}}
    assert '"added": 1' in call(guarded, "add_document", [data], cookie)
    assert "thu-nghiem.txt" in documents(guarded, cookie)
    assert "event: complete" in call(guarded, "remove_document", ["thu-nghiem.txt"], cookie)
    assert "thu-nghiem.txt" not in documents(guarded, cookie)


# ── serving ──────────────────────────────────────────────────────────────────────────────────


def test_the_page_is_not_opened_to_the_network_without_users(
    cancu: Callable[..., subprocess.CompletedProcess[str]], own_index: Path
) -> None:
    done = cancu("web", "--host", "0.0.0.0", "--index", str(own_index))
    assert done.returncode == 1
    assert "users add" in done.stderr and "Traceback" not in done.stderr


def test_the_page_names_no_other_host(site: Site) -> None:
    for path in ("/", "/en/"):
        page = ask(site, "GET", path)
        assert page.status == 200
        assert "googleapis" not in page.text and "gstatic" not in page.text
        assert "cdn" not in page.text.lower()
        assert "default-src 'self'" in (page.headers.get("content-security-policy") or "")


def test_a_hostile_title_stays_words_in_the_api(site: Site) -> None:
    assert json.dumps(HOSTILE_NAME)[1:-1] in documents(site)


def test_a_page_that_outlived_its_server_is_answered(site: Site) -> None:
    """Its session is not known to the new one, nor what its lists were filled with."""
    port = urlsplit(site.url).port
    assert port is not None
    page = Address(port)
    said = User(page, Handler.of(page), "chua-tung-mo").ask("Tuổi kết hôn của nam là bao nhiêu?")
    assert not said.refused


def test_a_server_that_is_interrupted_stops_cleanly_and_leaves_no_uploads(
    start: Callable[..., Site],
) -> None:
    stopped = start()
    folder = Path(json.loads(upload(stopped, "x.txt", b"x").text)[0]).parents[1]
    assert folder.exists()
    assert stopped.stop() in (0, 130)
    assert not folder.exists()
