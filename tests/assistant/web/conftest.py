"""The page as it is served: a process of its own, on an index of its own."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import assistant.web  # noqa: F401  # before a test imports Gradio, which else writes stubs here
from tests.corpus.read.conftest import _pdf as pdf_of

PASSWORD = "mật khẩu thử"
HOSTILE_NAME = "<img src=x onerror=alert(1)>"
HOSTILE_PLAN = f"""ỦY BAN NHÂN DÂN
PHƯỜNG AN THỬ
Số: 12/KH-UBND
An Thử, ngày 02 tháng 3 năm 2022
KẾ HOẠCH
Triển khai {HOSTILE_NAME} năm 2022
I. MỤC ĐÍCH
1. Nâng cao nhận thức "><script>alert(1)</script> cho người dân An Thử.
II. TỔ CHỨC THỰC HIỆN
1. Tổ dân phố An Thử <script>alert(2)</script> báo cáo UBND phường trước ngày 10/12/2022.
"""

PAGES = (
    ("ỦY BAN NHÂN DÂN", "XÃ BẢN ẢNH", "Số: 7/KH-UBND", "Bản Ảnh, ngày 02 tháng 3 năm 2022",
     "KẾ HOẠCH", "Triển khai công tác thư viện xã Bản Ảnh năm 2022", "I. MỤC ĐÍCH",
     "1. Mở rộng thư viện cho người dân xã Bản Ảnh."),
    ("II. TỔ CHỨC THỰC HIỆN",
     "1. Ban quản lý thư viện xã Bản Ảnh báo cáo UBND xã trước ngày 15/12/2022."),
)  # fmt: skip
PDF = "thư viện Bản Ảnh.pdf"

_START_SECONDS = 120


@dataclass
class Site:
    """A running server."""

    url: str
    index: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> int:
        """Asks it to stop; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _cancu(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from assistant.cli import main; main()", *arguments]
    return subprocess.run(program, input=said, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="session")
def cancu() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command of ``cancu`` to its end."""
    return _cancu


@pytest.fixture(scope="session")
def own_index(library_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library's index with a hostile plan and a PDF more, which tests may write."""
    folder = tmp_path_factory.mktemp("web")
    index = Path(shutil.copytree(library_index, folder / "index"))
    plan = folder / f"{HOSTILE_NAME.replace('/', '')}.txt"
    plan.write_text(HOSTILE_PLAN, encoding="utf-8")
    pdf = folder / PDF
    pdf.write_bytes(pdf_of(PAGES))
    assert _cancu("add", str(plan), str(pdf), "--index", str(index)).returncode == 0
    return index


@pytest.fixture(scope="session")
def users_file(own_index: Path) -> Path:
    """A reader "an" and an editor "lan"."""
    path = own_index.parent / "users.json"
    for name, role in (("an", "reader"), ("lan", "editor")):
        done = _cancu(
            "users", "add", name, "--role", role, "--auth-file", str(path), said=f"{PASSWORD}\n"
        )
        assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def start(own_index: Path) -> Iterator[Callable[..., Site]]:
    """Starts servers; all of them are stopped at the end."""
    running: list[Site] = []

    def started(*options: str) -> Site:
        port = _free_port()
        program = [
            sys.executable, "-c", "from assistant.cli import main; main()", "web",
            "--index", str(own_index), "--port", str(port), *options,
        ]  # fmt: skip
        log = own_index.parent / f"web-{port}.log"
        with log.open("wb") as said:
            process = subprocess.Popen(program, stdout=said, stderr=said)
        site = Site(f"http://127.0.0.1:{port}", own_index, process)
        running.append(site)
        for _ in range(_START_SECONDS * 2):
            if process.poll() is not None:
                raise AssertionError(log.read_text(encoding="utf-8"))
            try:
                with urllib.request.urlopen(f"{site.url}/health", timeout=5):
                    return site
            except (urllib.error.URLError, OSError):
                time.sleep(0.5)
        raise AssertionError("the server did not start")

    yield started
    for site in running:
        site.process.kill()
        site.process.wait()


@pytest.fixture(scope="session")
def site(start: Callable[..., Site]) -> Site:
    """The page for the one person at this machine."""
    return start()


@pytest.fixture(scope="session")
def guarded(start: Callable[..., Site], users_file: Path) -> Site:
    """The page with users."""
    return start("--auth-file", str(users_file))
