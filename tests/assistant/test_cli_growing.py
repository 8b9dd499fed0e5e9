"""An answer that a model phrases is seen to grow in a terminal, and in a pipe comes whole."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.assistant.scripted_model import Call, Script, pieces, says, serving, stream
from tests.assistant.test_model_streaming import BANNED, FIRST, THIRD, reply

PROGRAM = (sys.executable, "-c", "from assistant.cli import main; main()", "ask", BANNED)
WHOLE = reply((FIRST, [1]), (THIRD, [3]))
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def in_two_halves(seen: Event) -> Script:
    """The first statement, and the rest when that was seen."""
    begun, behind, rest = WHOLE.partition(', {"text"')

    def script(call: Call) -> None:
        def parts() -> Iterator[str]:
            yield from pieces(begun)
            seen.wait(60)
            yield from pieces(behind + rest)

        stream(call, parts())

    return script


def environment(index: Path, url: str) -> dict[str, str]:
    return {
        **os.environ, "CANCU_INDEX": str(index), "CANCU_MODEL_URL": url, "CANCU_MODEL_NAME": "m",
        "TERM": "xterm",
    }  # fmt: skip


def piped(index: Path, url: str, *options: str) -> str:
    done = subprocess.run(
        [*PROGRAM, *options], env=environment(index, url), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_terminal_shows_the_first_statement_before_the_second_is_said(
    library_index: Path,
) -> None:
    seen, sent = Event(), ""
    with serving(in_two_halves(seen)) as server:
        ours, its = pty.openpty()
        with subprocess.Popen(
            PROGRAM, stdout=its, stderr=its, env=environment(library_index, server.url)
        ):
            os.close(its)
            try:
                while read := os.read(ours, 65_536):
                    sent += read.decode("utf-8", "replace")
                    if FIRST in sent and not seen.is_set():
                        assert THIRD not in sent and "đang diễn đạt" in sent
                        seen.set()
            except OSError:  # how Linux says that nobody writes any more
                pass
            finally:
                os.close(ours)
                seen.set()
        server.scripts = [says((FIRST, [1]), (THIRD, [3]))]
        whole = piped(library_index, server.url)
    assert FIRST in sent.partition(THIRD)[0]
    assert _STEERING.sub("", sent.rpartition("\x1b[2K")[2]) == whole


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_pipe_gets_the_whole_answer_and_nothing_before(
    library_index: Path, options: tuple[str, ...]
) -> None:
    with serving(says((FIRST, [1]), (THIRD, [3]))) as server:
        whole = piped(library_index, server.url, *options)
    assert FIRST in whole and "đang diễn đạt" not in whole and "\x1b" not in whole
