"""What a user can mend about an index, and how the machine's own errors become such lines."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CancuError


class StoreError(CancuError):
    """The index at a directory cannot be used as it is. The message ends with the cure."""


class NoIndexError(StoreError):
    """There is no index at the directory: `cancu add` makes one."""


class LockedError(CancuError):
    """Another process is writing; the message names it. Trying again later helps."""


class EmbeddingError(CancuError):
    """The embedding asked for is not installed, or is not the one the index was made with."""


class SelectorError(CancuError):
    """A number, id or file name means no held document, or several."""


class StaleError(CancuError):
    """A document left the index after it was found. Asking again helps."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}


@contextmanager
def mended_by_user(directory: Path) -> Iterator[None]:
    """Turns the errors of disk and database into one line with the cure.

    What was committed before stays as it was: nothing is written past the failure.
    """
    try:
        yield
    except CancuError:
        raise
    except sqlite3.Error as error:
        raise StoreError(_database_line(directory, error)) from error
    except OSError as error:
        raise StoreError(_disk_line(directory, error)) from error


def _database_line(directory: Path, error: sqlite3.Error) -> str:
    said = str(error)
    if "full" in said or "disk I/O" in said:
        return _full_line(directory)
    if "readonly" in said or "unable to open" in said:
        return _read_only_line(directory)
    if "locked" in said or "busy" in said:
        return f"Kho văn bản {directory} đang bận: chờ vài giây rồi thử lại."
    if isinstance(error, sqlite3.DatabaseError) and ("malformed" in said or "not a data" in said):
        return (
            f"Kho văn bản {directory} bị hỏng (store.sqlite): chép lại từ bản sao lưu, "
            "hoặc xóa thư mục này rồi chạy `cancu add` với các tệp gốc."
        )
    return f"Kho văn bản {directory} không dùng được ({said}): chạy `cancu doctor` để kiểm tra."


def _disk_line(directory: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return _full_line(directory)
    if error.errno in _READ_ONLY:
        return _read_only_line(directory)
    return (
        f"Không đọc hay ghi được kho văn bản {directory} ({error.strerror or error}): "
        "kiểm tra ổ đĩa, hoặc chọn thư mục khác bằng `--index`."
    )


def _full_line(directory: Path) -> str:
    return (
        f"Ổ đĩa của kho văn bản {directory} đã đầy: giải phóng chỗ trống rồi chạy lại lệnh; "
        "những gì đã lưu trước đó vẫn còn nguyên."
    )


def _read_only_line(directory: Path) -> str:
    return (
        f"Không ghi được vào thư mục kho văn bản {directory}: cấp quyền ghi, "
        "hoặc chọn thư mục khác bằng `--index` hay biến CANCU_INDEX."
    )
