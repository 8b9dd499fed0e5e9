"""Documents as lines: the same in a terminal, a pipe and a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answer import title_of
from assistant.cli.output import one_line
from assistant.contract import Json, header_json
from assistant.reading import certainty
from corpus.document import Clause, Document, Header
from index.store import DocumentRow

_DOUBTFUL = 0.85  # mean confidence below which a clause of a scan should be looked at
_WORDS_SHOWN = 90  # characters of a clause in the outline


def list_lines(rows: Sequence[DocumentRow]) -> Iterator[str]:
    """One line a document: place, id, number, date, title, file, what kind of text it is."""
    numbers = [_number(row.header) for row in rows]
    width = max(map(len, numbers), default=0)
    files = {row.id: row.file for row in rows}
    for place, (row, number) in enumerate(zip(rows, numbers, strict=True), start=1):
        columns = (f"{place:>3}", row.id, number.ljust(width), _day(row.header.date).ljust(10))
        yield "  ".join((*columns, _title_and_file(row, files.get(row.superseded_by or ""))))


def name_of_row(row: DocumentRow) -> str:
    """A document on one line, for a message."""
    return f"{row.id}  {_number(row.header)}  {_title_and_file(row)}"


def row_json(row: DocumentRow) -> Json:
    """A document without its text, as ``cancu list --json`` gives it."""
    return {
        "id": row.id,
        "file": row.file,
        "kind": row.kind,
        "original": row.original,
        "superseded_by": row.superseded_by,
        "header": header_json(row.header),
    }


def header_lines(document: Document, rows: Sequence[DocumentRow] = ()) -> Iterator[str]:
    """What is known of a document, a line each; what it does not say is left out.

    ``rows`` are all that are held, for the other copies of the same text.
    """
    header = document.header
    files = {row.id: row.file for row in rows}
    better = next((row.superseded_by for row in rows if row.id == document.id), None)
    others = [row.file for row in rows if row.superseded_by == document.id]
    told = (
        ("Tên", title_of(header, document.file)),
        ("Số ký hiệu", _number(header)),
        ("Loại", header.type),
        ("Ban hành", header.issuer),
        ("Địa bàn", header.place),
        ("Ngày", _day(header.date)),
        ("Hiệu lực", _day(header.effective)),
        ("Người ký", header.signer),
        ("Nơi nhận", "; ".join(header.recipients)),
        ("Mã", document.id),
        ("Tệp", document.file),
        ("Bản tóm lược của", (document.original or "?") if document.kind == "digest" else None),
        ("Bản khác của", files.get(better or "")),
        ("Các bản khác", "; ".join(others)),
        ("Nội dung", _counts(document)),
    )
    for name, value in told:
        if value:
            yield f"{name}: {one_line(value)}"
    for warning in document.warnings:
        yield f"Lưu ý: {one_line(warning)}"


def outline_line(document: Document, clause: Clause) -> str:
    """A clause of the outline: its path, whether a scan's words are in doubt, how it begins."""
    words = one_line(document.words(clause))
    if len(words) > _WORDS_SHOWN:
        words = f"{words[:_WORDS_SHOWN]}…"
    doubt = ""
    if clause.confidence is not None and clause.confidence < _DOUBTFUL:
        doubt = f"[độ tin cậy thấp: {certainty(clause.confidence)}] "
    return f"{'  ' * len(clause.headings)}{clause.path}: {doubt}{words}"


def _title_and_file(row: DocumentRow, better: str | None = None) -> str:
    """``better``: the file of the reading that this one gives way to."""
    digest = ", bản tóm lược" if row.kind == "digest" else ""
    covered = ""
    if row.superseded_by:
        copied = f", bản khác của {better}" if better else ", đã có bản tốt hơn"
        covered = ", đã có bản gốc" if row.kind == "digest" else copied
    return one_line(f"{title_of(row.header, row.file)} ({row.file}{digest}{covered})")


def _number(header: Header) -> str:
    return one_line(header.number or (f"…/{header.symbol}" if header.symbol else ""))


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _counts(document: Document) -> str:
    counted = (
        (len(document.clauses), "mục"),
        (len(document.obligations), "nhiệm vụ"),
        (len(document.amounts), "khoản tiền"),
        (len(document.references), "viện dẫn"),
        (len(document.repairs), "chỗ sửa khi đọc"),
    )
    return ", ".join(f"{count} {what}" for count, what in counted)
