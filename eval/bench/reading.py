"""How well scans and old files are read, against what they say.

python -m eval.bench.reading FOLDER

A scan ``X.pdf`` (.png, .jpg, .tif) stands beside ``X.page1.txt``, the text of its first page: the
character error rate is the edit distance over the length of that text, both in NFC with runs of
white space as one. A file in an old font or format ``X.doc`` stands beside ``X.txt``, all of its
text: the share of its letters with Vietnamese marks that are read right.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from corpus.document import Document
from corpus.errors import ReadError
from corpus.isolated import IsolatedReader
from eval.bench.measuring import table

_TEXT = ".txt"
_PAGE_1 = ".page1.txt"


def error_rate(expected: str, read: str) -> float:
    """Edit distance over the length of what was expected; both as people see them."""
    expected, read = _seen(expected), _seen(read)
    return distance(expected, read) / max(1, len(expected))


def distance(first: str, second: str) -> int:
    """The fewest letters to put in, leave out or exchange that make one text the other."""
    letters = np.array([ord(letter) for letter in second], dtype=np.int64)
    places = np.arange(len(second) + 1)
    costs = places.copy()
    for row, letter in enumerate(first, 1):
        exchanged = np.minimum(costs[:-1] + (letters != ord(letter)), costs[1:] + 1)
        # Putting letters in runs along the row: the least of all that stand before, plus the way.
        costs = np.minimum.accumulate(np.concatenate(([row], exchanged)) - places) + places
    return int(costs[-1])


def marked_right(expected: str, read: str) -> tuple[int, int]:
    """Of the letters with Vietnamese marks in ``expected``: how many are read right, and all."""
    expected, read = _seen(expected), _seen(read)
    same = difflib.SequenceMatcher(None, _words(expected), _words(read), autojunk=False)
    right = 0
    for kind, start, end, low, high in same.get_opcodes():
        was = " ".join(_words(expected)[start:end])
        if kind == "equal":
            right += sum(map(_marked, was))
        elif kind == "replace":
            now = " ".join(_words(read)[low:high])
            letters = difflib.SequenceMatcher(None, was, now, autojunk=False)
            right += sum(
                sum(map(_marked, was[block.a : block.a + block.size]))
                for block in letters.get_matching_blocks()
            )
    return right, sum(map(_marked, expected))


def page_text(document: Document, page: int) -> str:
    """What was read on one page, in order."""
    marks = sorted(
        place
        for clause in document.clauses
        for place in ((clause.span.start, clause.page), *clause.turns)
    )
    ends = [*(start for start, _ in marks[1:]), len(document.text)]
    return "\n".join(
        document.text[start:end] for (start, on), end in zip(marks, ends, strict=True) if on == page
    )


def _seen(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _words(text: str) -> list[str]:
    return text.split(" ")


def _marked(letter: str) -> bool:
    return letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1


def _rows(folder: Path, reader: IsolatedReader) -> Iterator[tuple[str, ...]]:
    for path in sorted(folder.iterdir()):
        first, whole = path.with_name(path.stem + _PAGE_1), path.with_suffix(_TEXT)
        if path.suffix == _TEXT or not (first.exists() or whole.exists()):
            continue
        try:
            document = reader.read(path)[0]
        except ReadError as error:
            yield (path.name, "-", "-", str(error))
            continue
        header = document.header
        day = header.date.isoformat() if header.date else "-"
        told = " · ".join((header.number or "-", day, header.issuer or "-"))
        if first.exists():
            rate = error_rate(first.read_text(encoding="utf-8"), page_text(document, 1))
            yield (path.name, f"{rate:.4f}", "-", told)
        else:
            right, all_ = marked_right(whole.read_text(encoding="utf-8"), document.text)
            yield (path.name, "-", f"{right / max(1, all_):.4f}", told)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.reading", description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    with IsolatedReader() as reader:
        rows = list(_rows(given.folder, reader))
    if not rows:
        print(f"{given.folder}: no file with its text beside it", file=sys.stderr)
        return 2
    print(table(("file", "CER page 1", "marked right", "header"), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
