"""The places that a question names, and the documents that are of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.gazetteer import PROVINCES
from assistant.named.naming import Naming
from assistant.question import Question
from corpus.text import fold
from index import DocumentRow, Index

_PLACE_KIND = re.compile(
    r"^(?:tinh|thanh pho|tp\.?|thi xa|huyen|quan|phuong|xa|thi tran|dac khu)\s+"
)


class NamedPlaces:
    """The places that a question names."""

    def __init__(
        self, question: Question, rows: list[DocumentRow], index: Index, taken: list[str]
    ) -> None:
        self.documents: list[str] | None = None
        self.namings: list[Naming] = []
        self.words: list[str] = []
        self.written: list[str] = []
        self.unknown: list[str] = []
        self.must_say: list[str] = []
        self._question = question
        self._rows = rows
        self._index = index
        by_place: dict[str, list[str]] = {}
        for row in rows:
            if row.header.place and row.header.level != "central":
                by_place.setdefault(_bare(row.header.place), []).append(row.id)
        for name, written in _named_places(question, by_place, taken):
            self._take(name, written, by_place.get(name))

    def _take(self, name: str, written: str, held: list[str] | None) -> None:
        if held is None:
            held = self._mentioning(name)
            if held is None:
                self.unknown.append(written)
                return
            if not held:
                self.must_say.append(name)
        self.words.append(name)
        self.written.append(written)
        if held:
            self.documents = list(dict.fromkeys([*(self.documents or []), *held]))
            at = self._question.folded.find(name)
            self.namings.append(Naming("place", name, at, tuple(held)))

    def _mentioning(self, name: str) -> list[str] | None:
        """Documents of no known place whose words name it; [] where others do; None where none."""
        found = self._index.saying(name)
        if not found:
            return None
        placeless = {
            row.id
            for row in self._rows
            if row.header.place is None and row.header.level != "central"
        }
        return sorted(found & placeless)


def _bare(place: str) -> str:
    return _PLACE_KIND.sub("", fold(place)) or fold(place)


def _named_places(
    question: Question, known: Iterable[str], taken: list[str]
) -> Iterator[tuple[str, str]]:
    """Each place named: its folded name without kind, and as written."""
    seen: set[str] = set()
    rest = question.folded
    for words in taken:
        rest = rest.replace(words, " " * len(words))
    for mention in question.names:
        if mention.place:
            written = mention.span.of(question.words)
            name = _bare(written)
            if name not in seen and not name.isdecimal():
                seen.add(name)
                yield name, written
    # The longest first, and always in one order: a set has another in each process.
    for name in sorted({*known, *PROVINCES}, key=lambda name: (-len(name), name)):
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest)
        if match is None or any(name in other for other in seen):
            continue
        written = question.words[match.start() : match.end()]
        # Typed with marks, a province is written with capitals: "nam định" may be anything.
        if question.marked and name not in known and not written[0].isupper():
            continue
        if " " not in name and not written[0].isupper():
            continue
        seen.add(name)
        yield name, written
