"""Files that hold files: an archive's members, a mail and its attachments.

Nothing of a member's name reaches the disk: each is written under a number, in a folder of the
caller's. What is counted are bytes that were really unpacked, not those that a header promises.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from corpus.errors import ReadError, shown
from corpus.read import content, limits
from corpus.read.formats import SUFFIXES, WITHIN, recognise
from corpus.read.zipped import DAMAGE

_ENCRYPTED, _UTF_8 = 0x1, 0x800
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A file that was inside another: how it is named for people, and where it lies now."""

    file: str
    path: Path


@dataclass(slots=True)
class Unpacked:
    """What was inside: files to read, those that cannot be with a line each, and other kinds."""

    parts: list[Part] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)  # the file's name, why
    ignored: list[str] = field(default_factory=list)
    size: int = 0  # bytes unpacked so far
    count: int = 0  # files unpacked so far


def unpack(path: Path, into: Path) -> Unpacked:
    """Writes what an archive or a mail holds into a folder, containers inside it too.

    A file that only is named like one (a DOCX called .zip) is its own single part. Raises
    ReadError where the whole cannot be read: damaged, too many members, a bomb.
    """
    unpacked = Unpacked()
    _unpack(path, path.name, shown(path), into, unpacked, depth=1)
    return unpacked


def _unpack(path: Path, file: str, name: str, into: Path, unpacked: Unpacked, depth: int) -> None:
    data = content(path, name)
    format = recognise(data, Path(file), name)
    if format not in ("zip", "eml"):
        unpacked.parts.append(Part(file, path))
        return
    members = _zipped(path, file, name) if format == "zip" else _mailed(data, name)
    for member in members:
        within = f"{file}{WITHIN}{plain_name(member.name)}" if member.name else file
        line = f"{shown(within)}: "
        suffix = PurePosixPath(within).suffix.lower() if member.name else member.suffix
        if suffix not in SUFFIXES:
            unpacked.ignored.append(within)
            continue
        if unpacked.count >= limits.MAX_PARTS:
            raise ReadError(
                f"{name}: chứa hơn {limits.MAX_PARTS} tệp; hãy chia thành các gói nhỏ hơn."
            )
        held = into / f"{unpacked.count:05d}{suffix}"
        unpacked.count += 1
        try:
            unpacked.size += _write(
                member.read, held, line, limits.MAX_ZIP_UNPACKED - unpacked.size
            )
            if member.name and suffix in (".zip", ".eml"):
                if depth >= limits.MAX_DEPTH:
                    raise ReadError(f"{line}gói lồng trong gói quá sâu; hãy giải nén rồi nạp.")
                _unpack(held, within, shown(within), into, unpacked, depth + 1)
            else:
                unpacked.parts.append(Part(within, held))
        except ReadError as error:
            unpacked.failed.append((within, str(error)))


def _mailed(data: bytes, name: str) -> Iterator[Member]:
    from corpus.read.mail import mail_parts

    return mail_parts(data, name)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another: its name ("" for a mail's own words) and its bytes, in pieces."""

    name: str
    read: Callable[[], Iterator[bytes]]
    suffix: str = ""  # of what has no name


def _write(read: Callable[[], Iterator[bytes]], held: Path, line: str, room: int) -> int:
    """Writes a member; gives its size. Raises ReadError where it is too large or damaged."""
    size = 0
    with open(held, "wb") as file:
        for chunk in read():
            size += len(chunk)
            if size > min(room, limits.MAX_FILE_BYTES):
                held.unlink()
                raise ReadError(
                    f"{line}quá lớn khi giải nén (có thể là bom nén), không mở; "
                    "hãy xin lại tệp gốc."
                )
            file.write(chunk)
    return size


def _zipped(path: Path, file: str, name: str) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGE:
        raise ReadError(f"{name}: tệp nén hỏng hoặc tải chưa hết; hãy tải lại.") from None
    with archive:
        members = archive.infolist()
        if len(members) > limits.MAX_ZIP_MEMBERS:
            raise ReadError(
                f"{name}: có {len(members)} tệp bên trong, nhiều hơn {limits.MAX_ZIP_MEMBERS}; "
                "hãy chia thành các gói nhỏ hơn."
            )
        for info in members:
            held = _name_of(info)
            if not info.is_dir() and not _is_left_behind(held):
                within = f"{file}{WITHIN}{plain_name(held)}"
                yield Member(held, partial(_unzipped, archive, info, f"{shown(within)}: "))


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, line: str) -> Iterator[bytes]:
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ReadError(f"{line}là liên kết trong tệp nén, không đi theo; hãy nén chính tệp đó.")
    if info.flag_bits & _ENCRYPTED:
        raise ReadError(f"{line}có mật khẩu; hãy giải nén bằng mật khẩu rồi nạp.")
    if info.file_size > limits.ZIP_RATIO_FROM and info.file_size > limits.MAX_ZIP_RATIO * max(
        info.compress_size, 1
    ):
        raise ReadError(f"{line}nén bất thường (có thể là bom nén), không mở.")
    try:
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except DAMAGE:
        raise ReadError(f"{line}hỏng trong tệp nén; hãy nén lại.") from None


def _name_of(info: zipfile.ZipInfo) -> str:
    """The member's name; without its flag of UTF-8, zip programs write it in their own way."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
        return raw.decode("utf-8")
    except UnicodeError:
        return info.filename


def _is_left_behind(name: str) -> bool:
    """What systems leave in archives: ".DS_Store", "__MACOSX/._plan.docx", "~$plan.docx"."""
    parts = re.split(r"[\\/]", name)
    return any(part.startswith(("__MACOSX", "~$")) for part in parts) or parts[-1].startswith(".")


# What means something to a file system or a terminal.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f<>:\"|?*\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")  # fmt: skip  # noqa: E501
_LONGEST = 200


def plain_name(name: str) -> str:
    """A member's name for people: no way up or to a root, nothing unprintable, not too long."""
    steps = [_UNSAFE.sub("_", step).strip() for step in re.split(r"[\\/]", name)]
    plain = "/".join(step for step in steps if step not in ("", ".", ".."))
    return plain[-_LONGEST:] or "không tên"
