"""How every command ends: what a user can mend is one line, and the exit code says how it went.

0: done. 1: done with failures, or not done. 2: wrong use. 130: stopped with Ctrl-C.
"""

from __future__ import annotations

import difflib
import os
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from assistant.cli.output import complain
from corpus.errors import CancuError, shown

FAILED = 1
WRONG_USE = 2
STOPPED = 130


class WrongUse(CancuError):
    """What was asked of the command line makes no sense; the message says what does."""


class Commands(TyperGroup):
    """The commands of ``cancu``."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # `cancu list | head` has seen enough: that is no failure. What is still buffered
            # goes nowhere, or Python would complain once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            near = difflib.get_close_matches(args[0], self.commands, n=1)
            meant = f"có phải {near[0]}?" if near else "xem: cancu --help"
            raise WrongUse(f"không có lệnh {shown(args[0])}; {meant}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **options: Any) -> NoReturn:
        _speak_unicode()
        sys.exit(self._outcome(*args, **{**options, "standalone_mode": False}))

    def _outcome(self, *args: Any, **options: Any) -> int:
        try:
            code = super().main(*args, **options) or 0
        except (typer.Abort, KeyboardInterrupt):
            code = STOPPED
        except typer.TyperException as error:
            return _wrong_use(error)
        except CancuError as error:
            complain(str(error))
            return WRONG_USE if _is_wrong_use(error) else FAILED
        except OSError as error:
            complain(_disk_line(error))
            return FAILED
        if code == STOPPED:
            complain("đã dừng theo yêu cầu; những gì đã ghi vẫn còn nguyên")
        return int(code)


def _speak_unicode() -> None:
    """Vietnamese comes out whatever the locale, and a half character never ends the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _is_wrong_use(error: CancuError) -> bool:
    from assistant.question import QuestionError
    from assistant.settings import SettingError
    from index.errors import SelectorError

    return isinstance(error, WrongUse | SettingError | SelectorError | QuestionError)


def _wrong_use(error: typer.TyperException) -> int:
    """Typer's own complaint, in Vietnamese, with the help that cures it."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return WRONG_USE
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "cancu"
    complain(f"{_meaning(kind, error)}; xem: {command} --help")
    return WRONG_USE


def _meaning(kind: str, error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    name = shown(parameter.get_error_hint().replace("'", "")) if parameter else ""
    if kind == "NoSuchOption":
        option: str = getattr(error, "option_name", "")
        near = getattr(error, "possibilities", None)
        meant = f", có phải {', '.join(sorted(near))}?" if near else ""
        return f"không có tùy chọn {shown(option)}{meant}"
    if kind == "MissingParameter":
        return f"thiếu {name}"
    if kind == "BadParameter":
        return f"giá trị của {name} không dùng được ({error.message})"
    return f"dùng sai lệnh ({error.message})"


def _disk_line(error: OSError) -> str:
    where = f" {shown(error.filename)}" if isinstance(error.filename, str) else ""
    why = error.strerror or str(error)
    return f"không đọc hoặc ghi được{where} ({why}); hãy kiểm tra đường dẫn, quyền và chỗ trống"
