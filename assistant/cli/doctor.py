"""``cancu doctor``: is the index sound?"""

from __future__ import annotations

from dataclasses import asdict

import typer

from assistant.cli.opening import IndexOption, JsonOption
from assistant.cli.output import say, say_json
from assistant.cli.running import FAILED
from corpus.errors import shown

_NAMES = {"error": "LỖI", "warning": "LƯU Ý"}


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(directory: IndexOption = None, json: JsonOption = False) -> None:
    """Kiểm tra chỉ mục; mỗi điều sai kèm cách chữa. Không sửa gì.

    Examine the index; each finding says what mends it.
    """
    from assistant.settings import load
    from index.doctor import examine

    settings = load(directory)
    findings = examine(settings.index)
    if json:
        say_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{_NAMES[finding.level]}: {finding.message}; chữa: {finding.cure}")
        if not findings:
            say(f"Chỉ mục {shown(settings.index)} không có gì sai.")
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(FAILED)
