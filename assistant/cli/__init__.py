"""The command line: ``cancu COMMAND``. Each module registers one family of commands.

Nothing slow is imported here: a command imports what it needs when it runs.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Annotated

import typer

from assistant.cli import ask, doctor, documents, drafting, facts, web
from assistant.cli.output import say
from assistant.cli.running import Commands

app = typer.Typer(
    name="cancu",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: no box drawing, and rich is not imported
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        say(f"cancu {version('cancu')}")
        raise typer.Exit


@app.callback()
def cancu(
    version: Annotated[
        bool,
        typer.Option("--version", help="In số phiên bản.", is_eager=True, callback=_say_version),
    ] = False,
) -> None:
    """Căn Cứ: hỏi đáp trên kế hoạch hành chính, mỗi câu một căn cứ nguyên văn.

    Answers from Vietnamese plans, every quote checked.
    """


for family in (documents, ask, facts, doctor, drafting, web):
    family.register(app)


def main() -> None:
    """The command ``cancu``, with what rooms that this one may not know plug in: ``eval``."""
    for plugged in entry_points(group="cancu.commands"):
        plugged.load()(app)
    app(prog_name="cancu")
