"""A file becomes its lines: one module a format, chosen by what the file holds.

The content decides first (``formats.py``), then the name: a file whose name promises another
format than it holds is reported, never guessed.
"""

from __future__ import annotations

import os
import stat
from importlib import import_module
from pathlib import Path

from corpus.errors import ReadError, shown
from corpus.read import limits
from corpus.read.formats import SUFFIXES, recognise
from corpus.read.source import Line, Source

__all__ = ["SUFFIXES", "Line", "Source", "read_sources"]


def read_sources(path: Path) -> tuple[Source, ...]:
    """The file's text as Sources: one, or one per legal text for the official codification.

    Raises ReadError, one line that names the file and the cure, for whatever cannot be read: a
    missing, empty, too large, damaged, locked or mislabelled file, a scan, a folder, a device.
    """
    name = shown(path)
    data = content(path, name)
    try:
        sources = _read(recognise(data, path, name), data, name)
    except RecursionError:
        raise ReadError(
            f"{name}: bảng hoặc danh sách lồng nhau quá sâu; hãy mở bằng Word và lưu lại."
        ) from None
    if sum(len(line.text) for source in sources for line in source.lines) > (
        limits.MAX_TEXT_CHARACTERS
    ):
        raise ReadError(
            f"{name}: có hơn {limits.MAX_TEXT_CHARACTERS // 1_000_000} triệu ký tự; "
            "hãy chia thành các tệp nhỏ hơn."
        )
    from corpus.read.old_fonts import converted

    return tuple(map(converted, sources))


def _read(format: str, data: bytes, name: str) -> tuple[Source, ...]:
    if format in ("txt", "md"):
        from corpus.read.plain import read_plain

        return (read_plain(data, name, markdown=format == "md"),)
    if format == "phapdien":
        from corpus.read.codification import read_codification

        return read_codification(data, name)
    if format in ("zip", "eml"):
        raise ReadError(f"{name}: chứa nhiều tệp; hãy nạp bằng `cancu add`.")
    # Each of the others is read by the module of its name, imported when a file asks for it.
    module = import_module(f"corpus.read.{format}")
    source: Source = getattr(module, f"read_{format}")(data, name)
    return (source,)


def content(path: Path, name: str) -> bytes:
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(f"{name}: là thư mục, không phải tệp; hãy chỉ tên một tệp.")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(f"{name}: là thiết bị hoặc đường ống, không phải tệp văn bản.")
        if status.st_size > limits.MAX_FILE_BYTES:
            raise _too_large(name)
        with open(path, "rb") as file:
            data = file.read(limits.MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise ReadError(
                f"{name}: liên kết trỏ tới tệp không còn; hãy sửa hoặc xóa liên kết."
            ) from None
        raise ReadError(f"{name}: không có tệp này; hãy kiểm tra lại tên.") from None
    except PermissionError:
        raise ReadError(f"{name}: không có quyền đọc; hãy cấp quyền đọc tệp.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name}: không mở được tệp ({reason}).") from None
    if len(data) > limits.MAX_FILE_BYTES:
        raise _too_large(name)
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(f"{name}: tệp rỗng; hãy kiểm tra lại tệp.")
    return data


def _too_large(name: str) -> ReadError:
    most = limits.MAX_FILE_BYTES // limits.MEGABYTE
    return ReadError(f"{name}: lớn hơn {most} MB; hãy chia tệp hoặc bỏ hình ảnh.")
