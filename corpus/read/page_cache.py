"""What was recognised, kept by the page's picture: no page is recognised twice.

The folder is ``CANCU_CACHE``, else the user's cache folder. A page that is kept is only ever
read again as data; where the folder cannot be written, pages are recognised anew each time.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import Image

from corpus.read.boxes import Box
from corpus.read.page_words import PageWords, Word, WordLine

_METHOD = "2"  # moves whenever the same picture would be read differently


def key_of(image: Image.Image, program: str) -> str:
    """Names what ``program`` (its version and languages) reads in this picture."""
    told = f"{_METHOD} {program} {image.mode} {image.size} ".encode()
    return hashlib.sha256(told + image.tobytes()).hexdigest()


def kept(key: str) -> PageWords | None:
    """What was kept under this key; None where nothing is, or it is damaged."""
    try:
        return _page(json.loads(gzip.decompress(_place(key).read_bytes())))
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None


def keep(key: str, page: PageWords) -> None:
    """Keeps a page, whole or not at all; without a word where that is not possible."""
    place = _place(key)
    content = gzip.compress(json.dumps(_json(page), ensure_ascii=False).encode(), 6)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        number, partial = tempfile.mkstemp(dir=place.parent, prefix=".")
        with os.fdopen(number, "wb") as file:
            file.write(content)
        os.replace(partial, place)


def _place(key: str) -> Path:
    given = os.environ.get("CANCU_CACHE")
    if given:
        folder = Path(given).expanduser()
    else:
        import platformdirs

        folder = platformdirs.user_cache_path("cancu", appauthor=False)
    return folder / "pages" / key[:2] / f"{key}.json.gz"


def _json(page: PageWords) -> dict[str, Any]:
    return {
        "turned": page.turned,
        "lines": [
            {
                "row": line.row,
                "dropped": line.dropped,
                "covered": line.covered,
                "words": [
                    [word.text, [round(side, 5) for side in word.box], round(word.confidence, 4)]
                    for word in line.words
                ],
            }
            for line in page.lines
        ],
    }


def _page(held: dict[str, Any]) -> PageWords:
    return PageWords(
        tuple(
            WordLine(
                tuple(Word(text, Box(*box), confidence) for text, box, confidence in line["words"]),
                line["row"],
                line["dropped"],
                line["covered"],
            )
            for line in held["lines"]
        ),
        held["turned"],
    )
