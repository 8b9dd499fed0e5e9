"""A server on loopback that speaks the OpenAI protocol and answers, or misbehaves, as told."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Script = Callable[["Call"], None]

_FENCED = re.compile(
    r"^<<<(?:đoạn|passage) (?P<n>\d+)>>>\n(?P<inside>.*?)\n"
    r"<<<(?:hết đoạn|end of passage) (?P=n)>>>$",
    re.DOTALL | re.MULTILINE,
)
# "1. ", "a) ", "- ", "III.2. "
_LABEL = re.compile(r"\A\s*(?:(?:\d+|[IVX]+)(?:\.\d+)*[.)]|[a-zđ]\)|[-+•])\s+")


class Call(BaseHTTPRequestHandler):
    """One request, and the ways in which a script may answer it."""

    server: ScriptedModel

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append(self.body)
        self.server.keys.append(self.headers.get("Authorization", ""))
        script = self.server.scripts
        with suppress(BrokenPipeError, ConnectionResetError):  # the client left, as it should
            (script.pop(0) if len(script) > 1 else script[0])(self)

    @property
    def prompt(self) -> str:
        return str(self.body["messages"][-1]["content"])

    def do_GET(self) -> None:
        """The list of models; the server's ``listed`` says how."""
        self.server.keys.append(self.headers.get("Authorization", ""))
        self.server.listed(self)

    def send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def event(self, delta: dict[str, str], finish: str | None) -> None:
        """One event of a stream."""
        choice = {"index": 0, "finish_reason": finish, "delta": delta}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
        told = json.dumps({**chunk, "choices": [choice]})
        self.wfile.write(f"data: {told}\n\n".encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class ScriptedModel(ThreadingHTTPServer):
    """Takes the scripts in turn, the last for ever; ``seen`` and ``keys`` are what was sent."""

    daemon_threads = True

    def __init__(self, *scripts: Script) -> None:
        super().__init__(("127.0.0.1", 0), Call)
        self.scripts = list(scripts)
        self.seen: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.listed: Script = lists("m")
        self.closed = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def prompt(self, number: int = 0) -> str:
        return str(self.seen[number]["messages"][-1]["content"])


@contextmanager
def serving(*scripts: Script) -> Iterator[ScriptedModel]:
    server = ScriptedModel(*scripts)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closed.set()
        server.shutdown()
        thread.join()
        server.server_close()


def content(words: str) -> Script:
    """A completion whose message holds these words, in a few pieces where it is asked for so."""
    whole = completion(words)
    return lambda call: stream(call, pieces(words)) if call.body.get("stream") else whole(call)


def pieces(words: str) -> list[str]:
    """Words as a model says them, some letters at a time."""
    return [words[at : at + 7] for at in range(0, len(words), 7)]


def stream(call: Call, parts: Iterable[str], *, ends: bool = True) -> None:
    """Sends the parts as events; ``ends``: whether it says that it has finished."""
    call.send_response(200)
    call.send_header("Content-Type", "text/event-stream")
    call.end_headers()
    for part in parts:
        call.event({"content": part}, None)
    if ends:
        call.event({}, "stop")
        call.wfile.write(b"data: [DONE]\n\n")


def half(words: str) -> Script:
    """A stream that the server leaves in the middle of these words."""
    return lambda call: stream(call, pieces(words[: len(words) // 2]), ends=False)


def completion(words: str) -> Script:
    """A completion that comes at once."""
    message = {"role": "assistant", "content": words}
    told = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return lambda call: call.send(200, json.dumps(told).encode())


def says(*statements: tuple[str, list[int]], answered: bool = True) -> Script:
    """A reply of the right form with these statements."""
    told = [{"text": text, "quotes": quotes} for text, quotes in statements]
    return content(json.dumps({"statements": told, "answered": answered}, ensure_ascii=False))


def lists(*names: str) -> Script:
    """The list of the models that are served."""
    told = {"object": "list", "data": [{"id": name, "object": "model"} for name in names]}
    return lambda call: call.send(200, json.dumps(told).encode())


def passages_of(prompt: str) -> list[str]:
    """The passages of a rendered prompt, in their order."""
    return [match["inside"] for match in _FENCED.finditer(prompt)]


def phrases(phrase: Callable[[int, str], str | None]) -> Script:
    """Proposes for each passage what ``phrase`` makes of its number and words, if anything."""

    def script(call: Call) -> None:
        told = [
            (said, [number])
            for number, words in enumerate(passages_of(call.prompt), 1)
            if (said := phrase(number, words)) is not None
        ]
        says(*told)(call)

    return script


def reworded(words: str) -> str:
    """The same in other joints: "Theo đó, các trường học gửi báo cáo."."""
    flat = " ".join(_LABEL.sub("", words).split())
    return f"Theo đó, {flat[:1].lower()}{flat[1:]}" if flat[1:2].islower() else f"Theo đó, {flat}"


def fails(status: int) -> Script:
    return lambda call: call.send(status, b'{"error": {"message": "sk-rat-bi-mat"}}')


def raw(body: bytes) -> Script:
    return lambda call: call.send(200, body)


def silence(call: Call) -> None:
    call.server.closed.wait(10)


def trickle(call: Call) -> None:
    """A byte now and then, so that no single wait is long."""
    call.send_response(200)
    call.send_header("Content-Type", "application/json")
    call.send_header("Content-Length", "1000000")
    call.end_headers()
    while not call.server.closed.is_set():
        call.wfile.write(b" ")
        time.sleep(0.1)


def flood(call: Call) -> None:
    """A hundred megabytes, however long the client reads."""
    call.send_response(200)
    call.send_header("Content-Type", "application/json")
    call.end_headers()
    for _ in range(1_600):
        call.wfile.write(b" " * 65_536)


def babble(call: Call) -> None:
    """Words without end, one by one."""
    call.send_response(200)
    call.send_header("Content-Type", "text/event-stream")
    call.end_headers()
    while not call.server.closed.is_set():
        call.event({"content": "kế hoạch "}, None)
        time.sleep(0.02)


def slowly(words: str, left: Event) -> Script:
    """A stream that stops for good behind these words; ``left`` is set when the client goes."""

    def script(call: Call) -> None:
        stream(call, pieces(words), ends=False)
        _until_left(call, left)

    return script


def silent(left: Event) -> Script:
    """No word at all; ``left`` is set when the client goes."""
    return lambda call: _until_left(call, left)


def _until_left(call: Call, left: Event) -> None:
    call.connection.settimeout(0.05)
    while not call.server.closed.is_set():
        with suppress(TimeoutError):
            if not call.connection.recv(1):
                left.set()
                return
