"""How the page bears its users: start, first words at several users at once, memory.

python -m eval.bench.load [--users 10 50] [--starts 3] [--index DIR]
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.bench.measuring import percentile, table
from eval.datasets import FOLDER, load_cases
from eval.library import library_index

ROUNDS = 6
_PATIENCE = 120  # seconds
_HOST = "127.0.0.1"
_REPLY = 'class=\\"reply\\"'


@dataclass(frozen=True)
class Said:
    """What became of one question: milliseconds to the first words of its answer, or why not."""

    milliseconds: float
    refused: str = ""


@dataclass(frozen=True)
class Address:
    """Where a page is served on this machine."""

    port: int

    def get(self, path: str) -> tuple[int, bytes]:
        with self.sent("GET", path) as reply:
            return reply.status, reply.read()

    @contextmanager
    def sent(
        self, method: str, path: str, body: str | None = None
    ) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection(_HOST, self.port, timeout=_PATIENCE)
        connection.request(method, path, body, {"Content-Type": "application/json"})
        try:
            yield connection.getresponse()
        finally:
            connection.close()


class Server:
    """A running ``cancu web``; ``seconds`` from its start to its page."""

    def __init__(self, held: Path) -> None:
        with socket.socket() as probe:
            probe.bind((_HOST, 0))
            self.address = Address(int(probe.getsockname()[1]))
        program = [sys.executable, "-c", "from assistant.cli import main; main()", "web",
                   "--index", str(held), "--port", str(self.address.port)]  # fmt: skip
        began = time.perf_counter()
        self.process = subprocess.Popen(program, stdout=subprocess.DEVNULL)
        while not self._has_a_page():
            if self.process.poll() is not None or time.perf_counter() - began > _PATIENCE:
                raise SystemExit("the server did not start")
            time.sleep(0.02)
        self.seconds = time.perf_counter() - began

    def _has_a_page(self) -> bool:
        try:
            return self.address.get("/")[0] == 200
        except OSError:
            return False

    def megabytes(self) -> float | None:
        """What it holds now; None where the system does not tell."""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        except OSError:
            return None
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def cpu_seconds(self) -> float | None:
        """What it has used of the processor; None where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        except OSError:
            return None
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(_PATIENCE)


@dataclass(frozen=True)
class Handler:
    """The page's own handler of a question: its number, and what it is sent beside the words."""

    number: int
    inputs: int
    queued: bool

    @classmethod
    def of(cls, page: Address) -> Handler:
        """It follows what the box of the question starts, as the page's configuration says."""
        config = json.loads(page.get("/config")[1])
        box = next(c["id"] for c in config["components"]
                   if c["props"].get("elem_id") == "question")  # fmt: skip
        dependencies = config["dependencies"]
        first = next(d["id"] for d in dependencies if [box, "submit"] in d["targets"])
        then = next(d for d in dependencies if d.get("trigger_after") == first)
        return cls(then["id"], len(then["inputs"]), then["queue"])


class User:
    """A person at the page, who sends what their browser would send."""

    def __init__(self, page: Address, handler: Handler, session: str) -> None:
        self._page = page
        self._handler = handler
        self._session = session

    def ask(self, question: str) -> Said:
        """Asks, and reads on to the end of the answer."""
        began = time.perf_counter()
        given = [question, [], *[""] * (self._handler.inputs - 2)]
        body = {"data": given, "fn_index": self._handler.number, "session_hash": self._session,
                "event_data": None, "trigger_id": None}  # fmt: skip
        path = "/gradio_api/queue/join" if self._handler.queued else "/gradio_api/run/predict"
        with self._page.sent("POST", path, json.dumps(body)) as begun:
            words = begun.read().decode()
        if begun.status != 200:
            return Said(_since(began), words)
        if not self._handler.queued:
            return Said(_since(began), "" if _REPLY in words else words)
        first = 0.0
        for message in self._messages():
            said = json.dumps(message.get("output") or {}, ensure_ascii=False)
            if not first and _REPLY in said:
                first = _since(began)
            if message["msg"] == "process_completed" and not message["success"]:
                return Said(_since(began), said)
        return Said(first) if first else Said(_since(began), "no answer came")

    def _messages(self) -> Iterator[dict[str, Any]]:
        path = f"/gradio_api/queue/data?session_hash={self._session}"
        with self._page.sent("GET", path) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1_000


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.load", description=__doc__)
    parser.add_argument("--users", type=int, nargs="+", default=[10, 50])
    parser.add_argument("--starts", type=int, default=3, help="timed starts, after one that warms")
    parser.add_argument("--index", type=Path, help="not given: one of the shipped library")
    given = parser.parse_args(arguments)
    held = given.index or library_index(None, lambda done, total, name: None)
    print(_machine())
    if starts := list(_starts(held, given.starts)):
        print(f"start to page: {percentile(starts, 0.5):.1f} s (most {max(starts):.1f} s)")
    with _running(held) as server:
        handler = Handler.of(server.address)
        User(server.address, handler, "first").ask("Ai phải báo cáo trước ngày 05/12?")
        rows = [_row(server, handler, 1, 0.0)]
        for users in given.users:
            rows += [_row(server, handler, users, 1.0), _row(server, handler, users, 0.0)]
        now = server.megabytes()
    head = ("users", "within", "questions", "answered", "busy", "ms median", "ms p95", "ms most",
            "cpu ms each")  # fmt: skip
    print(table(head, rows))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_024
    print(f"memory: {f'{now:.0f} MB now, ' if now else ''}{peak:.0f} MB at most")
    return 0


def _machine() -> str:
    """The figures mean nothing without it."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load} before"


def _starts(held: Path, times: int) -> Iterator[float]:
    """Seconds of several starts; the first, which warms the disk's cache, is not told."""
    for number in range(times and times + 1):
        with _running(held) as server:
            if number:
                yield server.seconds


@contextmanager
def _running(held: Path) -> Iterator[Server]:
    server = Server(held)
    try:
        yield server
    finally:
        server.stop()


def _row(server: Server, handler: Handler, users: int, within: float) -> tuple[str, ...]:
    """Each user has the page open, and asks ROUNDS questions, each round evenly ``within`` so
    many seconds of all the others; 0: at the same moment."""
    said: list[Said] = []
    before: list[float | None] = []
    together = threading.Barrier(users)
    questions = [turn.question for case in load_cases(FOLDER / "library.jsonl", ["dev"])
                 for turn in case.turns]  # fmt: skip

    def sit_down(number: int) -> None:
        user = User(server.address, handler, f"user{users}x{within:.0f}x{number}")
        user.ask("Ai ký?")  # the page itself has asked for something before its person does
        if together.wait() == 0:
            before.append(server.cpu_seconds())
        for round in range(ROUNDS):
            together.wait()
            time.sleep(within * number / users)
            said.append(user.ask(questions[(number + round * users) % len(questions)]))

    threads = [threading.Thread(target=sit_down, args=(number,)) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answered = [one.milliseconds for one in said if not one.refused]
    times = [percentile(answered, share) for share in (0.5, 0.95, 1.0)] if answered else []
    shown = [f"{value:.0f}" for value in times] or ["-"] * 3
    after = server.cpu_seconds()
    used = f"{(after - before[0]) * 1_000 / len(said):.0f}" if before[0] and after else "-"
    refused = len(said) - len(answered)
    return (
        str(users),
        f"{within:.0f} s",
        str(len(said)),
        str(len(answered)),
        str(refused),
        *shown,
        used,
    )


if __name__ == "__main__":
    sys.exit(main())
