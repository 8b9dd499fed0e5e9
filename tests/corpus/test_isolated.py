"""Reading in a process of its own: limits, deaths, and the next file goes on."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ReadError
from corpus.isolated import IsolatedReader
from corpus.read import limits

STUB = '''
import os, signal, time
from pathlib import Path
from corpus.errors import ReadError

def read(path):
    """Does what the file's name says."""
    match path.name:
        case "hangs": time.sleep(600)
        case "hangs in C": sum(range(10 ** 12))
        case "swells": return bytearray(8 << 30)
        case "grows":
            held = []
            while True: held.append(bytearray(64 << 20))
        case "crashes": os.kill(os.getpid(), signal.SIGSEGV)
        case "leaves": os._exit(3)
        case "fails": raise ValueError("một\\ndòng khác")
        case "refuses": raise ReadError(f"{path}: không đọc được.")
        case "prints": print("in ra", flush=True)
        case "calls":
            path.write_text(str(os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "600")))
            time.sleep(600)
        case "where": return (os.getcwd(), str(path))
        case "who": return (os.getpid(),)
    return (path.name,)
'''

Read = Callable[[Path], Any]


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    (tmp_path / "cancu_stub_reader.py").write_text(STUB, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    sys.modules.pop("cancu_stub_reader", None)
    read: Read = importlib.import_module("cancu_stub_reader").read
    return read


def alive(pid: int) -> bool:
    """Running, not dead and waiting to be counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def gone(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive(pid)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("hangs", "quá thời gian đọc (6 giây)"),
        ("hangs in C", "quá thời gian đọc (6 giây)"),
        ("swells", "quá bộ nhớ"),
        ("grows", "quá bộ nhớ"),
        ("crashes", "tiến trình đọc bị dừng (SIGSEGV)"),
        ("leaves", "tiến trình đọc bị dừng (mã 3)"),
        ("fails", r"ValueError: một\ndòng khác"),
        ("refuses", "refuses: không đọc được."),
    ],
)
def test_a_file_that_breaks_its_reader_is_one_line_and_the_next_file_is_read(
    stub: Read, name: str, says: str
) -> None:
    seconds = 6 if name.startswith("hangs") else 60
    with IsolatedReader(seconds, memory=512 * limits.MEGABYTE, read=stub) as reader:
        assert reader.read(Path("tốt")) == ("tốt",)
        with pytest.raises(ReadError) as caught:
            reader.read(Path(f"thư mục/{name}"))
        assert says in str(caught.value)
        assert str(caught.value).startswith(f"thư mục/{name}: ")
        assert "\n" not in str(caught.value)
        assert reader.read(Path("tốt")) == ("tốt",)


def test_one_worker_serves_many_files_and_is_gone_at_the_end(stub: Read) -> None:
    with IsolatedReader(read=stub) as reader:
        (first,) = reader.read(Path("who"))
        (second,) = reader.read(Path("who"))
        assert first == second != os.getpid()
        assert alive(first)
    assert not alive(first)


def test_what_a_reader_started_is_ended_with_it(stub: Read, tmp_path: Path) -> None:
    path = tmp_path / "calls"
    with (
        IsolatedReader(seconds=5, read=stub) as reader,
        pytest.raises(ReadError, match="thời gian"),
    ):
        reader.read(path)
    assert gone(int(path.read_text()), seconds=2)


def test_a_worker_killed_between_files_is_replaced_without_a_word(stub: Read) -> None:
    with IsolatedReader(read=stub) as reader:
        (pid,) = reader.read(Path("who"))
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.2)
        assert reader.read(Path("tốt")) == ("tốt",)


def test_a_relative_path_is_read_from_where_we_are_now(
    stub: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with IsolatedReader(read=stub) as reader:
        monkeypatch.chdir(tmp_path)
        assert reader.read(Path("where")) == (str(tmp_path), "where")


def test_a_print_in_a_reader_is_no_answer(stub: Read) -> None:
    with IsolatedReader(read=stub) as reader:
        assert reader.read(Path("prints")) == ("prints",)


def test_threads_may_share_a_reader(stub: Read) -> None:
    got: dict[str, Any] = {}
    with IsolatedReader(read=stub) as reader:

        def ask(name: str) -> None:
            got[name] = reader.read(Path(name))

        threads = [threading.Thread(target=ask, args=(f"tệp {n}",)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert got == {f"tệp {n}": (f"tệp {n}",) for n in range(8)}


INTERRUPTED = """
import sys
from pathlib import Path
from corpus.isolated import IsolatedReader
from cancu_stub_reader import read
with IsolatedReader(seconds=2, read=read) as reader:
    print(reader.read(Path("who"))[0], flush=True)
    reader.read(Path("hangs"))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_ctrl_c_ends_the_worker_at_once_and_a_kill_by_and_by(
    stub: Read, how: signal.Signals
) -> None:
    paths = os.pathsep.join(sys.path)
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    ) as program:
        assert program.stdout
        worker = int(program.stdout.readline())
        time.sleep(0.3)
        program.send_signal(how)
    # A parent that was killed can end nothing: its worker ends itself after the time limit.
    assert gone(worker, seconds=2 if how == signal.SIGINT else 15)


def test_a_real_plan_comes_back_whole(shared_corpus: Path) -> None:
    from corpus import read_documents

    path = shared_corpus / "plans" / "174-KH-UBND.md"
    with IsolatedReader() as reader:
        assert reader.read(path) == read_documents(path)
        with pytest.raises(ReadError, match="là thư mục"):
            reader.read(path.parent)
