"""``cancu doctor``: is the index sound, and the model's server there?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from assistant.cli.opening import IndexOption, JsonOption
from assistant.cli.output import say, say_json
from assistant.cli.running import FAILED
from corpus.errors import shown

if TYPE_CHECKING:
    from assistant.settings import ModelSettings
    from index.doctor import Finding

_NAMES = {"error": "LỖI", "warning": "LƯU Ý"}


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(directory: IndexOption = None, json: JsonOption = False) -> None:
    """Kiểm tra chỉ mục và máy chủ mô hình; mỗi điều sai kèm cách chữa. Không sửa gì.

    Examine the index and the model's server; each finding says what mends it.
    """
    from assistant.model.errors import address
    from assistant.settings import load
    from index.doctor import examine

    settings = load(directory)
    of_server = _findings_of_server(settings.model)
    findings = [*examine(settings.index), *of_server]
    if json:
        say_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{_NAMES[finding.level]}: {finding.message}; chữa: {finding.cure}")
        if len(findings) == len(of_server):
            say(f"Chỉ mục {shown(settings.index)} không có gì sai.")
        if settings.model.url is not None and not of_server:
            name = shown(settings.model.name or "")
            say(f"Máy chủ mô hình {address(settings.model)} sẵn sàng, có {name}.")
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(FAILED)


def _findings_of_server(model: ModelSettings) -> list[Finding]:
    from assistant.settings import SettingError
    from assistant.starting import check_server
    from index.doctor import Finding

    try:
        check_server(model)
    except SettingError as error:
        message, _, cure = str(error).partition("; ")
        return [Finding("error", message, cure)]
    return []
