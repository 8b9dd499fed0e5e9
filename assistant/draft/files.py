"""A draft into a file: .docx, .md or .json, whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from assistant.draft.demands import DraftError
from assistant.draft.markdown import to_markdown
from assistant.draft.model import Draft
from assistant.draft.word import to_docx
from corpus.errors import shown

KINDS = (".docx", ".md", ".json")


def accepted_path(path: Path) -> None:
    """Raises DraftError for a kind of file that is not written, or a place that cannot be."""
    if path.suffix.lower() not in KINDS:
        raise DraftError(f"-o {shown(path)}: không ghi được loại tệp này; hãy dùng .docx hoặc .md")
    if path.is_dir():
        raise DraftError(f"-o {shown(path)} là một thư mục; hãy thêm tên tệp")
    if not path.parent.is_dir():
        raise DraftError(f"-o {shown(path)}: không có thư mục {shown(path.parent)}; hãy tạo trước")


def write_draft(draft: Draft, path: Path, *, clean: bool = False) -> None:
    """Writes the draft; what stood there stays until the new file is complete.

    Raises DraftError where it cannot be written.
    """
    accepted_path(path)
    kind = path.suffix.lower()
    if kind == ".docx":
        data = to_docx(draft, clean=clean)
    elif kind == ".md":
        data = to_markdown(draft, clean=clean).encode()
    else:
        data = json.dumps(draft.to_json(), ensure_ascii=False, indent=2).encode()
    write_whole(path, data)


def write_whole(path: Path, data: bytes) -> None:
    """The bytes into a file beside ``path``, which then takes its place."""
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        why = error.strerror or str(error)
        raise DraftError(
            f"không ghi được {shown(path)} ({why}); hãy kiểm tra quyền và chỗ trống"
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
