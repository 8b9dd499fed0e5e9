"""Questions from a .csv, .xlsx or .jsonl file.

A sheet has a column named "question" or "câu hỏi"; a sheet of one column needs no heading. Its
other columns come back beside the answers. A .jsonl line is ``{"id": …, "question": …}``.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CancuError, shown
from corpus.read.encoding import decode
from corpus.read.limits import MAX_FILE_BYTES, MAX_ZIP_UNPACKED
from corpus.text import fold

KINDS = (".csv", ".xlsx", ".jsonl")

_QUESTION_NAMES = {"question", "cau hoi", "noi dung cau hoi"}
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Question:
    """One question, and what stood beside it."""

    line: int  # of the file, or row of the sheet; from 1
    text: str
    id: Any = None  # .jsonl
    others: tuple[Any, ...] = ()  # the cells of Sheet.columns


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be used, or whose question could not be asked."""

    line: int
    reason: str


@dataclass(frozen=True)
class Sheet:
    """A file of questions as read."""

    questions: tuple[Question, ...]
    problems: tuple[BadLine, ...] = ()
    columns: tuple[str, ...] = ()  # the columns beside the question
    delimiter: str = ","


def read_questions(path: Path) -> Sheet:
    """The questions of a file. Raises CancuError where it is not there, or holds none."""
    if path.suffix.lower() not in KINDS:
        raise CancuError(f"{shown(path)}: tệp câu hỏi phải là {', '.join(KINDS)}")
    if not path.is_file():
        raise CancuError(f"{shown(path)}: không có tệp này; hãy kiểm tra lại đường dẫn")
    if path.stat().st_size > MAX_FILE_BYTES:
        raise CancuError(f"{shown(path)}: tệp quá lớn; hãy chia thành nhiều tệp nhỏ hơn")
    readers = {".csv": _read_csv, ".xlsx": _read_xlsx, ".jsonl": _read_jsonl}
    sheet = readers[path.suffix.lower()](path)
    if not sheet.questions and not sheet.problems:
        raise CancuError(f"{shown(path)}: không có câu hỏi nào; hãy ghi mỗi câu trên một dòng")
    return sheet


def _read_jsonl(path: Path) -> Sheet:
    questions: list[Question] = []
    problems: list[BadLine] = []
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            questions.append(_question_of(json.loads(line), number))
        except (ValueError, RecursionError) as error:
            said = (
                str(error) if isinstance(error, _NoQuestion) else "không phải JSON hợp lệ (UTF-8)"
            )
            problems.append(BadLine(number, said))
    return Sheet(tuple(questions), tuple(problems))


class _NoQuestion(ValueError):
    pass


def _question_of(entry: object, line: int) -> Question:
    if not isinstance(entry, dict):
        raise _NoQuestion('mỗi dòng phải là {"id": …, "question": …}')
    text = entry.get("question")
    if not isinstance(text, str) or not text.strip():
        raise _NoQuestion('thiếu "question", hoặc câu hỏi trống')
    return Question(line, text, entry.get("id"))


def _read_csv(path: Path) -> Sheet:
    text, _ = decode(path.read_bytes(), shown(path))
    # Not splitlines(), which also breaks at U+2028 and its like, inside a question.
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="\n").readlines()
    heading = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=heading.count)
    return _sheet_of(_csv_rows(lines, delimiter), path, delimiter)


def _csv_rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[Any] | None]]:
    """Each row with the number of its first line; None for a line whose quote never closes.

    Such a quote would swallow all that follows, so reading goes on at the next line.
    """
    csv.field_size_limit(sys.maxsize)
    skipped = 0
    while skipped < len(lines):
        rest = lines[skipped:]
        reader = csv.reader(rest, delimiter=delimiter)
        read = 0
        for cells in reader:
            if reader.line_num == len(rest) and _is_open(rest[read:], delimiter):
                break
            yield skipped + read + 1, cells
            read = reader.line_num
        else:
            return
        yield skipped + read + 1, None
        skipped += read + 1


def _is_open(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the row of these lines ends inside a quote."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _read_xlsx(path: Path) -> Sheet:
    import openpyxl

    unusable = CancuError(
        f"{shown(path)}: không đọc được như bảng tính .xlsx (hỏng, có mật khẩu hoặc loại khác); "
        "hãy mở bằng Excel rồi lưu lại thành .xlsx"
    )
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_ZIP_UNPACKED:
                raise unusable
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = [list(row) for row in workbook.worksheets[0].iter_rows(values_only=True)]
        workbook.close()
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, SyntaxError) as error:
        raise unusable from error
    return _sheet_of(enumerate(rows, start=1), path, ",")


def _sheet_of(rows: Iterable[tuple[int, list[Any] | None]], path: Path, delimiter: str) -> Sheet:
    """Rows of cells as questions; ``None`` is a row that could not be read."""
    questions: list[Question] = []
    problems: list[BadLine] = []
    columns: list[str] | None = None
    place = 0
    for line, cells in rows:
        if cells is None:
            problems.append(BadLine(line, "dấu ngoặc kép mở mà không đóng"))
            continue
        if not any(_text(cell).strip() for cell in cells):
            continue
        if columns is None:
            columns = [_text(cell).strip() for cell in cells]
            found = _question_column(columns)
            if found is not None:
                place = found
                continue
            if sum(bool(column) for column in columns) > 1:
                raise CancuError(
                    f"{shown(path)}: chưa biết cột nào là câu hỏi; hãy đặt tên cột đó là question"
                )
            columns = ["question"]
        if len(cells) > len(columns) and place == len(columns) - 1:
            # An unquoted comma inside the question, which is the last column.
            cells[place:] = [delimiter.join(_text(cell) for cell in cells[place:] if _text(cell))]
        cells += [""] * (len(columns) - len(cells))
        text = _text(cells[place]).strip()
        if not text:
            problems.append(BadLine(line, "thiếu câu hỏi"))
            continue
        others = tuple(cell for i, cell in enumerate(cells[: len(columns)]) if i != place)
        questions.append(Question(line, text, others=others))
    beside = tuple(name for i, name in enumerate(columns or ()) if i != place)
    return Sheet(tuple(questions), tuple(problems), beside, delimiter)


def _question_column(columns: Sequence[str]) -> int | None:
    for place, column in enumerate(columns):
        if fold(column) in _QUESTION_NAMES:
            return place
    return None


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
