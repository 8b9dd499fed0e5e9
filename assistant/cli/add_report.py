"""What became of the files that were added, as the table that ends ``cancu add``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from assistant.cli.columns import columns
from corpus.errors import shown
from index.adding import DocumentRead
from index.build import AddReport

_MOST_PLAIN = 40  # rows of files that were simply read; what needs a look is always shown
_FILE, _NOTE = 60, 110  # widths, in characters

_TEXT, _RECOGNISED, _CONVERTED, _UNREAD = (
    "có chữ sẵn",
    "nhận dạng từ bản quét",
    "chuyển từ phông chữ cũ",
    "KHÔNG ĐỌC ĐƯỢC",
)
Row = tuple[str, str, str]


def report_lines(done: AddReport) -> Iterator[str]:
    """A row a file: how it was read, how surely, from which font, or why it was not; then sums."""
    read = [_row(document) for document in done.documents]
    unread = [
        *((path.name, _UNREAD, _reason(line, str(path))) for path, line in done.failed),
        *((name, _UNREAD, _reason(line, name)) for name, line in done.unread),
    ]
    plain = [row for row in read if row[1:] == (_TEXT, "")]
    left_out = max(0, len(plain) - _MOST_PLAIN)
    hidden = set(plain[_MOST_PLAIN:])
    rows = [row for row in read if row not in hidden] + unread
    yield from columns(("Tệp", "Cách đọc", "Ghi chú"), rows, (_FILE, None, _NOTE))
    if left_out:
        yield f"… và {left_out} văn bản khác {_TEXT}"
    for _, line in done.duplicates:
        yield f"trùng: {line}"
    if rows:
        yield _sums(read, len(unread))


def _row(document: DocumentRead) -> Row:
    meta = dict(document.meta)
    notes = list(_notes(meta))
    if document.copy_of:
        notes.append(f"bản khác của {document.copy_of}")
    how = _RECOGNISED if "recognised" in meta else _CONVERTED if "old font" in meta else _TEXT
    return document.file, how, "; ".join(notes)


def _notes(meta: Mapping[str, str]) -> Iterator[str]:
    if "recognised" in meta:
        yield f"độ tin cậy {float(meta['recognised']):.0%}"
    if "old font" in meta:
        yield meta["old font"]


def _reason(line: str, name: str) -> str:
    """A complaint without the name it begins with, which has a column of its own."""
    return line.removeprefix(f"{shown(name)}: ")


def _sums(read: list[Row], unread: int) -> str:
    ways = Counter(way for _, way, _ in read)
    told = ", ".join(f"{ways[way]} {way}" for way in (_TEXT, _RECOGNISED, _CONVERTED) if ways[way])
    parts = [f"Đã đọc {len(read)} văn bản: {told}"] if read else []
    parts += [f"không đọc được {unread} tệp"] if unread else []
    line = "; ".join(parts)
    return f"{line[0].upper()}{line[1:]}."
