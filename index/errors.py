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


class OlderStoreError(StoreError):
    """An older version made the index: `cancu add` brings it up to date."""


class LockedError(CancuError):
    """Another process is writing; the message names it. Trying again later helps."""


class EmbeddingError(CancuError):
    """The embedding asked for is not installed, or is not the one the index was made with."""


class SelectorError(CancuError):
    """A number, id or file name means no held document, or several."""


class StaleError(CancuError):
    """A document left the index after it was found. Asking again helps."""


def no_index(directory: Path) -> NoIndexError:
    """Nothing was added there yet."""
    return NoIndexError(f"chưa có kho văn bản ở {directory}; hãy tạo bằng `cancu add`")


def other_embedding(directory: Path, held: str, wanted: str) -> EmbeddingError:
    """The index has vectors of another embedding than is asked for."""
    return EmbeddingError(
        f"kho văn bản {directory} được lập bằng mô hình nhúng {held}, không phải {wanted}; "
        f"hãy lập lại bằng `cancu add --rebuild`, hoặc đặt CANCU_EMBEDDING={held}"
    )


def changed_embedding(directory: Path, name: str) -> EmbeddingError:
    """The model of this name is another than when the index was made with it."""
    return EmbeddingError(
        f"mô hình nhúng {name} nay cho vectơ khác với lúc lập kho văn bản {directory}; "
        "hãy lập lại bằng `cancu add --rebuild`"
    )


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
        return f"kho văn bản {directory} đang bận; hãy chờ vài giây rồi thử lại"
    if "malformed" in said or "not a database" in said:
        return (
            f"kho văn bản {directory} bị hỏng (store.sqlite); hãy chép lại từ bản sao lưu, "
            "hoặc xóa thư mục này rồi chạy `cancu add` với các tệp gốc"
        )
    return f"kho văn bản {directory} không dùng được ({said}); hãy chạy `cancu doctor`"


def _disk_line(directory: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return _full_line(directory)
    if error.errno in _READ_ONLY:
        return _read_only_line(directory)
    return (
        f"không đọc hay ghi được kho văn bản {directory} ({error.strerror or error}); "
        "hãy kiểm tra ổ đĩa, hoặc chọn thư mục khác bằng --index"
    )


def _full_line(directory: Path) -> str:
    return (
        f"ổ đĩa của kho văn bản {directory} đã đầy; hãy giải phóng chỗ trống rồi chạy lại "
        "(những gì đã lưu trước đó vẫn còn nguyên)"
    )


def _read_only_line(directory: Path) -> str:
    return (
        f"không ghi được vào thư mục kho văn bản {directory}; hãy cấp quyền ghi, "
        "hoặc chọn thư mục khác bằng --index hay biến CANCU_INDEX"
    )
