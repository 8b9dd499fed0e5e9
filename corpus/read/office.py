"""LibreOffice, where it is installed, as a second way to read what our own readers cannot."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 45.0  # less than a file may take as a whole


def through_libreoffice(data: bytes, suffix: str, wanted: str) -> bytes | None:
    """A file's content in another format ("docx", "xlsx"); None where that cannot be had.

    It runs with a profile of its own, so that macros stay off and no open window is touched.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / f"held{suffix}"
        held.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", wanted, "--outdir", folder, str(held),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
        except (OSError, subprocess.SubprocessError):
            return None
        made = held.with_suffix(f".{wanted}")
        return made.read_bytes() if made.is_file() else None
