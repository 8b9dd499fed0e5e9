"""Writes what ``cancu --help`` prints into README.md, between the marks; `make readme` runs it.

tests/test_repository.py fails where README.md and the program disagree.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"

# <!-- help: cancu ask -->
# ```text
# …
# ```
# <!-- end of help -->
_BLOCK = re.compile(
    r"(?P<mark><!-- help: cancu(?P<command>(?: [a-z]+)*) -->\n)"
    r"```text\n.*?```\n<!-- end of help -->",
    re.DOTALL,
)


def with_help(readme: str) -> str:
    """The text of README.md with every help block as the program prints it today."""
    return _BLOCK.sub(_block, readme)


def _block(found: re.Match[str]) -> str:
    printed = _help_of(found["command"].split())
    return f"{found['mark']}```text\n{printed}```\n<!-- end of help -->"


def _help_of(command: list[str]) -> str:
    program = "from assistant.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *command, "--help"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=README.parent,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
    ).stdout


if __name__ == "__main__":
    README.write_text(with_help(README.read_text(encoding="utf-8")), encoding="utf-8")
