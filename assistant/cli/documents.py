"""``cancu add``, ``remove``, ``list`` and ``show``: what the index holds."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.opening import IndexOption, JsonOption, ensured, opened
from assistant.cli.output import (
    complain,
    progress,
    say,
    say_json,
    say_lines,
    write_verbatim,
)
from assistant.cli.running import FAILED, WrongUse

if TYPE_CHECKING:
    from index.build import AddReport

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
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Tệp hoặc thư mục.", show_default=False),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Lập lại toàn bộ chỉ mục từ các tệp đã thêm.")
    ] = False,
    directory: IndexOption = None,
) -> None:
    """Thêm hoặc cập nhật văn bản; không nêu PATH thì cập nhật các tệp đã thêm.

    Add or refresh files and folders; without PATH, refresh those added before.
    """
    from assistant.settings import load
    from index import build

    settings = load(directory)
    index, embedding = settings.index, settings.embedding
    if not rebuild:
        ensured(settings)
    with progress("Đọc và lập chỉ mục") as report:
        if rebuild:
            _say_report(build.rebuild(index, report, embedding=embedding))
        if paths or not rebuild:
            wanted = paths or _added_before(index)
            _say_report(build.add(wanted, index, report, embedding=embedding, on_wait=complain))


def _added_before(index: Path) -> list[Path]:
    """The files that the index was made of and that are still where they were."""
    from index.store import Store

    with closing(Store(index)) as store:
        paths = [Path(file.path) for file in store.files()]
    return [path for path in paths if path.exists()]


def _say_report(done: AddReport) -> None:
    """What became of each file. Raises typer.Exit(1) where one failed, or there was none."""
    from assistant.cli.add_report import report_lines

    say_lines(report_lines(done))
    for _, line in (*done.failed, *done.unread):
        complain(line)
    counted = (
        (len(done.added), "mới"),
        (len(done.refreshed), "cập nhật"),
        (len(done.unchanged), "không đổi"),
        (len(done.duplicates), "trùng nội dung"),
        (len(done.ignored), "tệp loại khác, bỏ qua"),
        (len(done.failed) + len(done.unread), "lỗi"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counted if count)
    say(f"{told or 'không có tệp nào đọc được ở đó'} ({done.seconds:.1f} giây)")
    if done.failed or done.unread or not told:
        raise typer.Exit(FAILED)


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
        rows = index.documents()
        document = index.document(choose(rows, doc).id)
        if json:
            document = replace(document, references=index.references_of(document.id))
    if text:
        write_verbatim(document.text)
    elif json:
        say_json(document_json(document))
    elif outline:
        say_lines(outline_line(document, clause) for clause in document.clauses)
    else:
        say_lines(header_lines(document, rows))
