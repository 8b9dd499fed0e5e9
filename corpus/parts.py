"""Documents of a file that may hold files: an archive's members, a mail's attachments.

Each part is read as if it lay in a folder; one that cannot be read leaves the others alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError, shown
from corpus.read.container import Unpacked, unpack
from corpus.read.formats import is_container


@dataclass(frozen=True, slots=True)
class Parts:
    """The documents of a file, and what of it could not be read: a name and one line each."""

    documents: tuple[Document, ...]
    failed: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()  # names of files of kinds that are not read


def read_parts(
    path: Path,
    read: Callable[[Path], tuple[Document, ...]],
    unpacking: Callable[[Path, Path], Unpacked] = unpack,
) -> Parts:
    """The documents of a file, by ``read``; of a container, of each file inside it.

    A part's document says where it was: "goi.zip › kế hoạch.docx". ``unpacking`` takes a
    container apart into a folder. Raises ReadError where nothing of the file can be read.
    """
    if not is_container(path):
        return Parts(read(path))
    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        unpacked = unpacking(path, Path(folder))
        documents: list[Document] = []
        failed = list(unpacked.failed)
        for part in unpacked.parts:
            try:
                documents += (replace(each, file=part.file) for each in read(part.path))
            except ReadError as error:
                named = str(error).replace(shown(part.path), shown(part.file), 1)
                failed.append((part.file, named))
    if not documents:
        raise _nothing(path, failed)
    return Parts(tuple(documents), tuple(failed), tuple(unpacked.ignored))


def _nothing(path: Path, failed: list[tuple[str, str]]) -> ReadError:
    if not failed:
        return ReadError(f"{shown(path)}: không có tệp văn bản nào bên trong; hãy bỏ tệp này ra.")
    more = f" (và {len(failed) - 1} tệp khác)" if len(failed) > 1 else ""
    return ReadError(
        f"{shown(path)}: không đọc được tệp nào bên trong; {failed[0][1].rstrip('.')}{more}."
    )
