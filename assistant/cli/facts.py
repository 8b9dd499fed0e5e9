"""``cancu deadlines``, ``amounts`` and ``references``: the facts of the documents, as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.opening import IndexOption, JsonOption, opened
from assistant.cli.output import say, say_json, say_lines, write_verbatim
from assistant.cli.running import WrongUse
from corpus.errors import shown

if TYPE_CHECKING:
    from assistant.cli.fact_tables import Amounts, Deadlines, References
    from index import Index

DocOption = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar="DOC",
        help="Chỉ một văn bản: số ký hiệu, mã hoặc tên tệp.",
        show_default=False,
    ),
]
CsvOption = Annotated[bool, typer.Option("--csv", help="In ra CSV.")]

_DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


def _day(written: str) -> date:
    for format in _DATE_FORMATS:
        try:
            return datetime.strptime(written.strip(), format).date()
        except ValueError:
            continue
    raise WrongUse(f"{shown(written)} không phải ngày; hãy viết như 2022-12-05 hoặc 05/12/2022")


def _day_option(name: str, help: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, metavar="DATE", parser=_day, help=help, show_default=False
    )
    return option


def register(app: typer.Typer) -> None:
    app.command("deadlines")(deadlines)
    app.command("amounts")(amounts)
    app.command("references")(references)


def deadlines(
    on: Annotated[date | None, _day_option("--on", "Hạn đúng ngày này.")] = None,
    before: Annotated[
        date | None, _day_option("--before", "Hạn trước ngày này, kể cả ngày này.")
    ] = None,
    after: Annotated[date | None, _day_option("--after", "Hạn từ ngày này trở đi.")] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar="TEXT",
            help="Đơn vị thực hiện hoặc phối hợp có tên chứa các từ này.",
            show_default=False,
        ),
    ] = None,
    doc: DocOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    ics: Annotated[
        Path | None,
        typer.Option(
            "--ics",
            metavar="FILE",
            help="Ghi ra tệp lịch, nhắc trước một tuần và một ngày.",
            show_default=False,
        ),
    ] = None,
    directory: IndexOption = None,
) -> None:
    """Thời hạn: ai phải làm gì, cho ai, trước ngày nào, kèm nguyên văn.

    Deadlines: who must do what, for whom, by when.
    """
    from assistant.cli.fact_tables import deadline_csv, deadline_json, deadline_lines, is_due

    _one_of(json=json, csv=csv, ics=ics is not None)
    with opened(directory) as (index, _):
        found = [
            (document, obligation)
            for document, obligation in _obligations(index, doc)
            if is_due(obligation, on=on, before=before, after=after, unit=unit)
        ]
    # By day, those without one last; of one day, as they stand in their documents.
    found.sort(key=lambda pair: pair[1].due or date.max)
    if ics is not None:
        _write_calendar(ics, found)
    elif json:
        say_json([deadline_json(*pair) for pair in found])
    elif csv:
        write_verbatim(deadline_csv(found))
    else:
        say_lines(deadline_lines(found))


def amounts(
    doc: DocOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    directory: IndexOption = None,
) -> None:
    """Kinh phí: từng khoản tiền, khoản nào gồm khoản nào, và chỗ cộng không khớp.

    Sums of money as a tree, and what does not add up.
    """
    from assistant.cli.fact_tables import amount_csv, amount_json_list, amount_lines

    _one_of(json=json, csv=csv)
    with opened(directory) as (index, _):
        found = _amounts(index, doc)
    if json:
        say_json(amount_json_list(found))
    elif csv:
        write_verbatim(amount_csv(found))
    else:
        say_lines(amount_lines(found))


def references(
    missing: Annotated[
        bool, typer.Option("--missing", help="Chỉ những văn bản được dẫn mà kho không có.")
    ] = False,
    on: Annotated[
        date | None,
        _day_option("--on", "Hiệu lực vào ngày này; không nêu thì vào ngày của văn bản dẫn."),
    ] = None,
    doc: DocOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    directory: IndexOption = None,
) -> None:
    """Viện dẫn: văn bản nào được dẫn, kho có hay không, còn hiệu lực không.

    Texts that are cited: held or not, in force or not.
    """
    from assistant.cli.fact_tables import citation_json, reference_csv, reference_lines

    _one_of(json=json, csv=csv)
    with opened(directory) as (index, _):
        found = [
            pair
            for pair in _references(index, doc, on)
            if not (missing and pair[1].status == "held")
        ]
    if json:
        say_json([citation_json(*pair) for pair in found])
    elif csv:
        write_verbatim(reference_csv(found))
    else:
        say_lines(reference_lines(found, on))


def _one_of(**chosen: bool) -> None:
    if sum(chosen.values()) > 1:
        raise WrongUse(f"chỉ chọn một trong {', '.join(f'--{name}' for name in chosen)}")


def _obligations(index: Index, doc: str | None) -> Deadlines:
    if doc is None:
        return [(index.document(id), fact) for id, fact in index.obligations()]
    document = index.document(_chosen(index, doc))
    return [(document, fact) for fact in document.obligations]


def _amounts(index: Index, doc: str | None) -> Amounts:
    if doc is None:
        return [(index.document(id), fact) for id, fact in index.amounts()]
    document = index.document(_chosen(index, doc))
    return [(document, fact) for fact in document.amounts]


def _references(index: Index, doc: str | None, on: date | None) -> References:
    if doc is None:
        return [(index.document(id), fact) for id, fact in index.references(on)]
    document = index.document(_chosen(index, doc))
    return [(document, fact) for fact in index.references_of(document.id, on)]


def _chosen(index: Index, doc: str) -> str:
    from assistant.selection import choose

    return choose(index.documents(), doc).id


def _write_calendar(path: Path, found: Deadlines) -> None:
    from assistant.calendar_file import calendar_of
    from assistant.draft.files import write_whole

    dated = [pair for pair in found if pair[1].due]
    write_whole(path, calendar_of(dated, datetime.now(UTC)))
    say(f"Đã ghi {len(dated)} thời hạn vào {shown(path)}")
