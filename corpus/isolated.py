"""Reading in a process of its own: a file that hangs, swells or crashes takes only itself down.

One worker serves file after file and is started anew after it was killed or died. It is started
as a program of its own, not forked, so that threads of this process (the web page's) do no harm
and nothing of its main module is run again.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from corpus.document import Document
from corpus.errors import ReadError, shown
from corpus.read import limits, progress

if TYPE_CHECKING:
    from corpus.read.container import Unpacked

Read = Callable[..., Any]

_LENGTH = 8  # bytes before each answer that say how long it is
_CHUNK = 1 << 20
_GOODBYE = 1.0  # seconds that an idle worker gets to leave by itself
_GRACE = 2  # seconds after the limit when a worker whose parent is gone ends itself


class IsolatedReader:
    """Reads files one by one in a worker, each within limits of time and memory.

    A context manager; on leaving it, the worker is gone. Several threads may share one: their
    files wait for each other.
    """

    def __init__(
        self,
        seconds: float = limits.READ_SECONDS,
        memory: int = limits.READ_MEMORY,
        read: Read | None = None,
    ) -> None:
        """``seconds`` for one file, ``memory`` bytes of address space for the worker.

        Pages that are recognised are told as they are done (``corpus.read.progress``), and each
        starts the time anew: it is how long the worker may be silent.

        ``read`` is a function of an importable module, of a path and what ``made`` is given
        beside it; None: ``corpus.read_documents``.
        """
        self._seconds = seconds
        self._memory = memory
        self._read = read
        self._worker: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    def __enter__(self) -> IsolatedReader:
        with self._one_at_a_time:
            self._started()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end(wait=_GOODBYE if kind is None else 0.0)

    def read(self, path: Path) -> tuple[Document, ...]:
        """The documents of one file.

        Raises as ``made``.
        """
        documents: tuple[Document, ...] = self.made(path)
        return documents

    def made(self, path: Path, *given: Any) -> Any:
        """What the function made of a file and what is ``given`` beside its path.

        Raises ReadError, one line that names the file: what the readers raise, and when the
        limits are reached or the worker is stopped. The next call starts a new worker.
        """
        with self._one_at_a_time:
            try:
                said, value = self._ask(path, given)
            except BaseException:  # Ctrl-C too: a worker in the middle of a file has no use
                self._end(wait=0.0)
                raise
        if said == "made":
            return value
        raise ReadError(value)

    def _ask(self, path: Path, given: tuple[Any, ...]) -> tuple[str, Any]:
        name = shown(path)
        deadline = time.monotonic() + self._seconds
        folder = "" if path.is_absolute() else os.getcwd()
        worker = self._started()
        assert worker.stdin and worker.stdout
        try:
            worker.stdin.write(pickle.dumps((folder, os.fsencode(path), given)))
            worker.stdin.flush()
            # What is unpickled here was pickled by our own code in the worker.
            said, value = pickle.loads(_answer(worker.stdout.fileno(), deadline))
            while said == "page":
                progress.tell(*value)
                deadline = time.monotonic() + self._seconds
                said, value = pickle.loads(_answer(worker.stdout.fileno(), deadline))
        except TimeoutError:
            raise ReadError(
                f"{name}: quá thời gian đọc ({self._seconds:g} giây); hãy chia nhỏ tệp."
            ) from None
        except (EOFError, BrokenPipeError):
            raise ReadError(
                f"{name}: tiến trình đọc bị dừng{_how_it_ended(worker)}; hãy thử lại tệp này "
                "hoặc bỏ nó ra."
            ) from None
        if said == "memory":
            most = self._memory // limits.MEGABYTE
            raise ReadError(f"{name}: quá bộ nhớ cho phép khi đọc ({most} MB); hãy chia nhỏ tệp.")
        if said == "unexpected":
            raise ReadError(f"{name}: lỗi không lường trước khi đọc ({shown(value)}).")
        return said, value

    def _started(self) -> subprocess.Popen[bytes]:
        if self._worker is not None and self._worker.poll() is None:
            return self._worker
        self._end(wait=0.0)
        paths = os.pathsep.join(dict.fromkeys(os.path.abspath(entry) for entry in sys.path))
        self._worker = subprocess.Popen(
            [sys.executable, "-c", "from corpus.isolated import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,  # Ctrl-C reaches us alone, and we end it with its children
        )
        assert self._worker.stdin
        task = pickle.dumps((self._seconds, self._memory, self._read))
        with suppress(BrokenPipeError):  # dead already: the first file tells
            self._worker.stdin.write(task)
            self._worker.stdin.flush()
        return self._worker

    def _end(self, wait: float) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        for pipe in (worker.stdin, worker.stdout):
            with suppress(BrokenPipeError):
                assert pipe
                pipe.close()
        try:
            with suppress(subprocess.TimeoutExpired):
                worker.wait(wait)
        finally:
            _kill(worker)


def unpack_isolated(path: Path, into: Path) -> Unpacked:
    """What an archive or a mail holds, unpacked in a process of its own; raises as ``read``."""
    from corpus.read.container import unpack

    with IsolatedReader(read=partial(unpack, into=into)) as reader:
        unpacked: Unpacked = reader.made(path)
        return unpacked


def _kill(worker: subprocess.Popen[bytes]) -> None:
    if worker.returncode is None:  # else its number may be another process's by now
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def _answer(pipe: int, deadline: float) -> bytes:
    """One answer from the worker. Raises TimeoutError, or EOFError where it has died."""
    length = int.from_bytes(_exactly(pipe, _LENGTH, deadline), "big")
    return _exactly(pipe, length, deadline)


def _exactly(pipe: int, length: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    arrival = select.poll()  # select() fails on the high numbers of a busy server
    arrival.register(pipe, select.POLLIN)
    while length:
        if not arrival.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise TimeoutError
        part = os.read(pipe, min(length, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _how_it_ended(worker: subprocess.Popen[bytes]) -> str:
    try:
        code = worker.wait(_GOODBYE)
    except subprocess.TimeoutExpired:
        return ""
    return f" ({signal.Signals(-code).name})" if code < 0 else f" (mã {code})"


def serve() -> None:
    """The worker's whole life: limits first, then file after file until its input ends."""
    import resource

    requests: BinaryIO = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    seconds, memory, read = pickle.load(requests)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if read is None:
        from corpus import read_documents as read
    while True:
        try:
            folder, path, given = pickle.load(requests)
        except EOFError:
            return
        signal.alarm(int(seconds) + _GRACE)
        if folder:
            os.chdir(folder)

        def on_page(done: int, total: int) -> None:
            signal.alarm(int(seconds) + _GRACE)
            _send(answers, pickle.dumps(("page", (done, total))))

        with progress.told_to(on_page):
            answer = _attempt(read, Path(os.fsdecode(path)), given)
        signal.alarm(0)
        _send(answers, answer)


def _send(answers: BinaryIO, answer: bytes) -> None:
    answers.write(len(answer).to_bytes(_LENGTH, "big") + answer)
    answers.flush()


def _attempt(read: Read, path: Path, given: tuple[Any, ...]) -> bytes:
    """What became of the file, pickled: ("made", it) or (what is wrong, words)."""
    try:
        return pickle.dumps(("made", read(path, *given)))
    except ReadError as error:
        answer = ("error", str(error))
    except MemoryError:
        answer = ("memory", "")
    except Exception as error:  # a defect of ours: named, and the next file goes on
        answer = ("unexpected", f"{type(error).__name__}: {error}")
    return pickle.dumps(answer)
