"""``cancu draft`` and ``compare``: a plan from the one above it, and two plans side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.opening import IndexOption, JsonOption, opened
from assistant.cli.output import say, say_json, write_verbatim
from assistant.cli.running import FAILED, WrongUse
from corpus.errors import shown

if TYPE_CHECKING:
    from corpus.document import Document

_DOC = "Số ký hiệu, mã, tên tệp trong chỉ mục, hoặc đường dẫn tới tệp."


def register(app: typer.Typer) -> None:
    app.command("draft")(draft)
    app.command("compare")(compare)


def draft(
    parent: Annotated[
        str, typer.Option("--from", metavar="DOC", help=f"Kế hoạch cấp trên. {_DOC}")
    ],
    place: Annotated[
        str, typer.Option("--for", metavar="PLACE", help='Ví dụ: "phường Pleiku, tỉnh Gia Lai".')
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Tệp .docx hoặc .md.")
    ],
    year: Annotated[
        int | None, typer.Option("--year", help="Năm của dự thảo.", show_default=False)
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="DOC",
            help="Kế hoạch trước của xã, phường: lấy thứ tự mục và đơn vị.",
            show_default=False,
        ),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="V", help="Chỉ soạn một mục.", show_default=False),
    ] = None,
    days_earlier: Annotated[
        int,
        typer.Option(
            "--days-earlier", min=0, max=90, help="Các đơn vị báo cáo sớm hơn bao nhiêu ngày."
        ),
    ] = 10,
    clean: Annotated[
        bool, typer.Option("--clean", help="Không ghi nguồn và bảng kiểm vào tệp.")
    ] = False,
    json: JsonOption = False,
    directory: IndexOption = None,
) -> None:
    """Soạn dự thảo kế hoạch của xã, phường từ kế hoạch của tỉnh; câu nào cũng có nguồn.

    Draft a commune's plan from the plan above it, every sentence with its source.
    """  # fmt: skip
    from assistant.draft import draft_plan
    from assistant.draft.files import accepted_path, write_draft
    from assistant.draft.phrasing import phrasing
    from assistant.settings import load
    from assistant.starting import check_server

    accepted_path(output)
    settings = load(directory)
    check_server(settings.model)
    above = _document(parent, directory)
    own = _document(like, directory) if like else None
    made = draft_plan(
        above, place, year=year, like=own, section=section, days_earlier=days_earlier,
        phrase=phrasing(settings),
    )  # fmt: skip
    write_draft(made, output, clean=clean)
    if json:
        say_json(made.to_json())
        return
    counts = {kind: 0 for kind in ("verbatim", "adapted", "blank")}
    for _, statement in made.statements:
        counts[statement.kind] += 1
    say(f"Dự thảo cho {made.commune.full}, năm {made.year}: {shown(output)}")
    say(
        f"{counts['verbatim']} câu nguyên văn, {counts['adapted']} câu điều chỉnh, "
        f"{counts['blank']} chỗ trống; {len(made.coverage)} nhiệm vụ của cấp trên đã xem xét"
    )
    for warning in made.warnings:
        say(f"Lưu ý: {warning}")
    if not all(check.passed for check in made.checks):
        raise typer.Exit(FAILED)


def compare(
    parent: Annotated[str, typer.Argument(metavar="PARENT", help=_DOC, show_default=False)],
    child: Annotated[str, typer.Argument(metavar="CHILD", help=_DOC, show_default=False)],
    csv: Annotated[bool, typer.Option("--csv", help="In ra CSV.")] = False,
    json: JsonOption = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Ghi ra tệp .md, .csv hoặc .json.",
            show_default=False,
        ),
    ] = None,
    directory: IndexOption = None,
) -> None:
    """Nhiệm vụ nào của kế hoạch cấp trên đã có, có thay đổi, hay còn thiếu ở cấp dưới.

    Which duties of the parent the child carries, changes or lacks.
    """  # fmt: skip
    from json import dumps

    from assistant.draft.compare import compare as compared
    from assistant.draft.files import write_whole
    from assistant.draft.tables import comparison_csv, comparison_markdown, summary

    kind = output.suffix.lower() if output else ".json" if json else ".csv" if csv else ".md"
    if kind not in (".md", ".csv", ".json") or json + csv > 1:
        raise WrongUse("chỉ chọn một trong --csv, --json, hoặc -o với tệp .md, .csv, .json")
    result = compared(_document(parent, directory), _document(child, directory))
    if output is None and kind == ".json":
        say_json(result.to_json())
        return
    text = {
        ".md": lambda: comparison_markdown(result),
        ".csv": lambda: comparison_csv(result),
        ".json": lambda: dumps(result.to_json(), ensure_ascii=False, indent=2),
    }[kind]()
    if output is None:
        write_verbatim(text)
    else:
        write_whole(output, text.encode("utf-8-sig" if kind == ".csv" else "utf-8"))
        say(summary(result))


def _document(selector: str, directory: Path | None) -> Document:
    """The document of a file, or one that the index holds. Raises CancuError."""
    path = Path(selector)
    if path.is_file():
        from corpus import read_documents

        documents = read_documents(path)
        if len(documents) != 1:
            raise WrongUse(f"{shown(selector)} có {len(documents)} văn bản; hãy chọn một kế hoạch")
        return documents[0]
    from assistant.selection import choose

    with opened(directory) as (index, _):
        return index.document(choose(index.documents(), selector).id)
