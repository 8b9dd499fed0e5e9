"""What the command line prints: plain lines to stdout, errors and progress to stderr.

The words of a document are data. A file that holds terminal escape sequences must not steer the
terminal it is shown on, so control characters are shown, not sent.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

Report = Callable[[int, int, str], None]
"""Told how much is done, of how much, and what is being done now."""

# Control characters but line feed and tab; marks that turn the writing direction; line separators.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    r"""The text with control characters written out: ESC becomes the four characters ``\x1b``."""
    return _CONTROL.sub(lambda found: ascii(found.group())[1:-1], text)


def one_line(text: str) -> str:
    """The text on one line, its control characters written out."""
    return printable(" ".join(text.split()))


def say(text: str = "") -> None:
    """A line for the user."""
    print(printable(text))


def say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def say_json(value: object) -> None:
    """One JSON value, indented; every character that could steer a terminal is escaped in it."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    print(_CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text))


def write_verbatim(text: str) -> None:
    """A document's text: to a file or pipe exactly as it is, so that offsets hold."""
    if sys.stdout.isatty():
        say(text.removesuffix("\n"))
    else:
        sys.stdout.write(text)


def complain(line: str) -> None:
    """One line about what went wrong."""
    print(f"cancu: {one_line(line)}", file=sys.stderr)


@contextmanager
def progress(doing: str) -> Iterator[Report]:
    """A bar on stderr from the first report to the end of the block; in a pipe, nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    bars: list[Progress] = []

    def report(done: int, total: int, name: str) -> None:
        if not bars:
            bars.append(_bar(doing))
        bars[0].update(bars[0].task_ids[0], completed=done, total=total, name=one_line(name))

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()


@contextmanager
def growing() -> Iterator[Callable[[str], None]]:
    """Shows a text in the place of the one before, on a terminal; in a pipe, nothing.

    At the end of the block it is wiped away: then the whole is said.
    """
    if not sys.stdout.isatty():
        yield lambda text: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(), transient=True, auto_refresh=False) as live:
        yield lambda text: live.update(Text(printable(text)), refresh=True)


def _bar(doing: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task(doing, total=None, name="")
    bar.start()
    return bar
