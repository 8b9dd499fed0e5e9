"""One writer at a time: a lock that the system takes back when its holder dies, and says whose."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LockedError, mended_by_user

FILE = "writer.lock"
HOLDER = "writer.json"

WAIT_SECONDS = 60.0
_STEP = 0.5


@contextmanager
def writer_lock(
    directory: Path,
    *,
    wait: float = WAIT_SECONDS,
    on_wait: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Holds the right to write; the directory is made where there is none.

    Waits ``wait`` seconds for another writer, and tells ``on_wait`` once who it is. Raises
    LockedError after that. The lock of a dead process is free: the system released it.
    """
    with mended_by_user(directory):
        directory.mkdir(parents=True, exist_ok=True)
        lock = FileLock(directory / FILE)
        _acquire(lock, directory, wait, on_wait)
    try:
        with mended_by_user(directory):
            (directory / HOLDER).write_text(json.dumps(_myself(), ensure_ascii=False), "utf-8")
        yield
    finally:
        (directory / HOLDER).unlink(missing_ok=True)
        lock.release()


def _acquire(
    lock: FileLock, directory: Path, wait: float, on_wait: Callable[[str], None] | None
) -> None:
    until = time.monotonic() + wait
    told = False
    while True:
        try:
            lock.acquire(timeout=min(_STEP, max(0.0, until - time.monotonic())))
            return
        except Timeout:
            if time.monotonic() >= until:
                raise LockedError(
                    f"kho văn bản {directory} đang được ghi bởi {_holder(directory)}; "
                    "hãy chờ lệnh ấy xong rồi chạy lại"
                ) from None
            if on_wait and not told:
                on_wait(f"đang chờ {_holder(directory)} ghi xong kho văn bản {directory} …")
                told = True


def _myself() -> dict[str, str | int]:
    command = " ".join([Path(sys.argv[0] or "python").name, *sys.argv[1:]])
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": command[:80],
        "since": datetime.now().strftime("%H:%M:%S %d/%m/%Y"),
    }


def _holder(directory: Path) -> str:
    """Who holds the lock, in words; the holder may not have said so yet."""
    try:
        said = json.loads((directory / HOLDER).read_text("utf-8"))
        return (
            f"«{said['command']}» (tiến trình {said['pid']} trên máy {said['host']}, "
            f"từ {said['since']})"
        )
    except (OSError, ValueError, KeyError, TypeError):
        return "một tiến trình khác"
