"""``cancu add``, ``remove``, ``list`` and ``show``: what the index holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.opening import IndexOption, JsonOption, ensured, opened
from assistant.cli.output import (
    complain,
    one_line,
    progress,
    say,
    say_json,
    say_lines,
    write_verbatim,
)
from assistant.cli.running import FAILED, WrongUse

DocArgument = Annotated[
    str,
    typer.Argument(
        metavar="DOC",
        help="Số ký hiệu, mã, tên tệp, hoặc số thứ tự trong `cancu list`.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    app.command("add")(add)
    app.command("remove")(remove)
    app.command("list")(list_documents)
    app.command("show")(show)


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Tệp hoặc thư mục.", show_default=False),
    ],
    directory: IndexOption = None,
) -> None:
    """Thêm hoặc cập nhật văn bản; tệp không đổi thì bỏ qua.

    Add or refresh files and folders.
    """
    from assistant.settings import load
    from index import build

    settings = load(directory)
    ensured(settings)
    with progress("Đọc và lập chỉ mục") as report:
        done = build.add(paths, settings.index, report)
    for name in done.added:
        say(f"+ {one_line(name)}")


def remove(doc: DocArgument, directory: IndexOption = None) -> None:
    """Bỏ một văn bản khỏi chỉ mục; tệp gốc vẫn còn.

    Remove a document from the index; its file stays.
    """
    from assistant.cli.listing import name_of_row
    from assistant.selection import choose
    from index import build

    with opened(directory) as (index, settings):
        row = choose(index.documents(), doc)
    build.remove(row.id, settings.index)
    say(f"Đã bỏ: {name_of_row(row)}")


def list_documents(directory: IndexOption = None, json: JsonOption = False) -> None:
    """Liệt kê văn bản đang có.

    List the documents held.
    """
    from assistant.cli.listing import list_lines, row_json

    with opened(directory) as (index, _):
        rows = index.documents()
    if json:
        say_json([row_json(row) for row in rows])
    else:
        say_lines(list_lines(rows))


def show(
    doc: DocArgument,
    text: Annotated[bool, typer.Option("--text", help="Toàn văn như đã đọc.")] = False,
    outline: Annotated[bool, typer.Option("--outline", help="Các mục, điều, khoản.")] = False,
    json: JsonOption = False,
    directory: IndexOption = None,
) -> None:
    """Xem một văn bản: thông tin, toàn văn, hoặc các mục.

    Show a document: what is known of it, its text, or its outline.
    """
    from assistant.cli.listing import header_lines, outline_line
    from assistant.contract import document_json
    from assistant.selection import choose

    if text + outline + json > 1:
        raise WrongUse("chỉ chọn một trong --text, --outline và --json")
    with opened(directory) as (index, _):
        document = index.document(choose(index.documents(), doc).id)
    if text:
        write_verbatim(document.text)
    elif json:
        say_json(document_json(document))
    elif outline:
        say_lines(outline_line(document, clause) for clause in document.clauses)
    else:
        say_lines(header_lines(document))
