"""The program ``tesseract``: whether it is here, and the words it sees in a picture."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PIL import Image

LANGUAGES = "vie"
CURE = (
    "hãy cài chương trình tesseract kèm tiếng Việt "
    "(Ubuntu, Debian: sudo apt install tesseract-ocr tesseract-ocr-vie) rồi nạp lại"
)
"""What makes scans readable, for the end of a message."""

_VERSION = re.compile(r"tesseract v?(\S+)")


class RecognitionError(Exception):
    """A page could not be recognised: why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in a picture, its box in pixels, and how sure tesseract is, 0 to 1.

    ``line`` is the same for words that tesseract sees on one line.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]

    def moved(self, right: int, down: int) -> Seen:
        return replace(
            self,
            left=self.left + right,
            top=self.top + down,
            right=self.right + right,
            bottom=self.bottom + down,
        )

    def scaled(self, by: float) -> Seen:
        return replace(
            self,
            left=round(self.left * by),
            top=round(self.top * by),
            right=round(self.right * by),
            bottom=round(self.bottom * by),
        )

    def reaching(self, other: Seen) -> Seen:
        """The same word, its box around that of another too."""
        return replace(
            self,
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )

    def saying(self, text: str, confidence: float) -> Seen:
        """At the same place, another word."""
        return replace(self, text=text, confidence=confidence)


@lru_cache(maxsize=1)
def version() -> str | None:
    """What tesseract is here; None where it or its Vietnamese is missing."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        told = _run([program, "--version"], b"", 20.0)
        languages = _run([program, "--list-langs"], b"", 20.0).split()
    except (RecognitionError, OSError):
        return None
    found = _VERSION.search(told)
    needed = LANGUAGES.split("+")
    return found.group(1) if found and all(one in languages for one in needed) else None


def words_in(
    image: Image.Image, *, seconds: float, layout: int, dpi: int, only: str = ""
) -> list[Seen]:
    """The words that tesseract sees, in its order.

    ``layout`` is its page segmentation mode (6: one block, 7: one line, 11: words anywhere);
    ``only`` the characters that may occur, "" for all. Raises RecognitionError after
    ``seconds``, and where the program fails.
    """
    picture = io.BytesIO()
    image.save(picture, "PNG", compress_level=1)
    program = shutil.which("tesseract")
    if program is None:
        raise RecognitionError("không có tesseract")
    command = [program, "-", "-", "-l", LANGUAGES, "--psm", str(layout), "--dpi", str(dpi)]
    if only:
        command += ["-c", f"tessedit_char_whitelist={only}"]
    return list(_seen(_run([*command, "tsv"], picture.getvalue(), seconds)))


def _run(command: Sequence[str], given: bytes, seconds: float) -> str:
    # Pages are recognised side by side: threads inside each would only get in their way.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=max(0.1, seconds), env=environment
        )
    except subprocess.TimeoutExpired:
        raise RecognitionError(f"quá {seconds:.0f} giây") from None
    if done.returncode:
        raise RecognitionError(f"tesseract dừng với mã {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def _seen(table: str) -> list[Seen]:
    words = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != "5" or not text:
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        words.append(Seen(text, left, top, right, bottom, float(row["conf"]) / 100, line))
    return words
