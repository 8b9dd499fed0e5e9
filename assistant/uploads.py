"""Files that come from a browser, kept beside the index so that they can be read again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath, PureWindowsPath

from corpus.errors import CancuError, shown
from corpus.read.formats import SUFFIXES
from corpus.read.limits import MAX_FILE_BYTES

FOLDER = "uploads"
MOST_FILES = 200
"""Of one upload."""

_LONGEST_NAME = 150  # characters; three bytes each still fit a file system's 255 and a number
# What a file system or a terminal could take amiss; letters of any script stay.
_UNSAFE = re.compile(r"[^\w .,()&+@-]")


class UploadError(CancuError):
    """A file that was sent cannot be kept."""


def keep(sent: Path, name: str, index: Path) -> Path:
    """Copies an uploaded file into the index's folder of uploads; gives where it is.

    Of ``name`` only the last part counts, and of that the harmless characters. A file of that
    name with other content stays: the new one is numbered. Raises UploadError for a kind that is
    not read, and for a file that is too large.
    """
    plain = safe_name(name)
    suffix = Path(plain).suffix.lower()
    if suffix not in SUFFIXES:
        raise UploadError(
            f"{shown(plain)}: không nhận loại tệp này; các loại nhận: {', '.join(sorted(SUFFIXES))}"
        )
    if sent.stat().st_size > MAX_FILE_BYTES:
        raise UploadError(
            f"{shown(plain)}: tệp lớn hơn {MAX_FILE_BYTES >> 20} MB; hãy chia thành nhiều tệp"
        )
    folder = index / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    content = sent.read_bytes()
    for number in range(1, 1_000):
        numbered = f"{Path(plain).stem} ({number}){suffix}" if number > 1 else plain
        target = folder / numbered
        if target.exists() and target.read_bytes() == content:
            return target
        if not target.exists():
            shutil.copyfile(sent, target)
            return target
    raise UploadError(f"{shown(plain)}: đã có quá nhiều tệp cùng tên; hãy đổi tên tệp")


def safe_name(name: str) -> str:
    """The name without folders, dots in front, and characters that mean something elsewhere."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot:
        stem, suffix = plain, ""
    return f"{stem[:_LONGEST_NAME].rstrip('. ') or 'van-ban'}{dot}{suffix[:10]}"
