"""Pages drawn in processes of their own, and the words quoted marked on them."""

from __future__ import annotations

import io
import queue
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from PIL import Image, ImageChops, ImageDraw

from corpus.errors import CancuError
from corpus.isolated import IsolatedReader, Read
from corpus.read import limits
from corpus.read.boxes import Box
from corpus.read.page_picture import quoted_page

_AT_ONCE = 2
_PATIENCE = 20.0  # seconds that a request waits for its turn
_KEPT = 24
_MARK = (255, 226, 120)
_MARGIN = 3  # pixels around the words marked


class Drawer:
    """Draws pages for the threads of a server: a file that hangs or crashes what draws it costs
    its own picture and nothing else.

    A context manager; on leaving it, the processes are gone.
    """

    def __init__(self, seconds: float = limits.READ_SECONDS, draw: Read = quoted_page) -> None:
        """``seconds`` for one page; ``draw`` as ``IsolatedReader`` takes it."""
        self._readers = [IsolatedReader(seconds, read=draw) for _ in range(_AT_ONCE)]
        self._free: queue.LifoQueue[IsolatedReader] = queue.LifoQueue()
        for reader in self._readers:
            self._free.put(reader)
        self._kept = lru_cache(maxsize=_KEPT)(self._drawn)

    def __enter__(self) -> Drawer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with ExitStack() as stack:
            for reader in self._readers:
                stack.push(reader)

    def page(self, path: Path, page: int, words: str, width: int) -> bytes:
        """The page with ``words`` marked, as a PNG; the page where their clause begins where
        they are found on none.

        Raises CancuError where it cannot be drawn, or too many others are being drawn.
        """
        return self._kept(path, path.stat().st_mtime_ns, page, words, width)

    def _drawn(self, path: Path, mtime_ns: int, page: int, words: str, width: int) -> bytes:
        try:
            reader = self._free.get(timeout=_PATIENCE)
        except queue.Empty:
            raise CancuError("máy đang bận vẽ các trang khác; hãy thử lại sau ít giây") from None
        try:
            picture, boxes = reader.made(path, page, words, width)
        finally:
            self._free.put(reader)
        return _marked(picture, boxes) if boxes else bytes(picture)


def _marked(picture: bytes, boxes: tuple[Box, ...]) -> bytes:
    """The words stay as dark as they are: only their paper takes the colour."""
    page = Image.open(io.BytesIO(picture)).convert("RGB")
    colour = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(colour)
    for box in boxes:
        draw.rectangle(
            (
                box.left * page.width - _MARGIN, box.top * page.height - _MARGIN,
                box.right * page.width + _MARGIN, box.bottom * page.height + _MARGIN,
            ),
            fill=_MARK,
        )  # fmt: skip
    out = io.BytesIO()
    ImageChops.multiply(page, colour).save(out, "PNG")
    return out.getvalue()
