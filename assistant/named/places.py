"""The places that a question names, and the documents that are of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from assistant.gazetteer import PROVINCES
from assistant.named.naming import Naming
from assistant.question import Question
from corpus.text import LOWER, UPPER, fold
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
        named = [*_named_places(question, by_place, taken)]
        named += [*_typed_short(question, by_place, index.frequency)]
        for name, written in dict(named).items():
            self._take(name, written, by_place.get(name))

    def _take(self, name: str, written: str, held: list[str] | None) -> None:
        if held is None:
            held = self._mentioning(name)
            if held is None:
                self.unknown.append(written)
                return
            if not held:
                self.must_say.append(name)
        called = name if name in fold(written) else fold(written)
        self.words += dict.fromkeys((name, called))
        self.written.append(written)
        if held:
            self.documents = list(dict.fromkeys([*(self.documents or []), *held]))
            at = self._question.folded.find(called)
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


# "Q.Trị", "T. Hóa": a first letter and the last syllable; "HY": the first letters
_SHORT = re.compile(
    rf"(?<![\w./-])(?:(?P<first>[{UPPER}])\.\s?(?P<last>[{UPPER}][{LOWER}]+)|(?P<letters>[{UPPER}]{{2,4}}))"
    r"(?![\w/-])"
)


def _typed_short(
    question: Question, held: Collection[str], frequency: Callable[[str], int]
) -> Iterator[tuple[str, str]]:
    """Each place that is typed short, and as written: of several that it may be the one that
    documents are of. First letters are read so only of such a place, and where no text has
    them ("CT" is also a chỉ thị)."""
    for match in () if question.words.isupper() else _SHORT.finditer(question.words):
        typed = fold(match.group())
        if match["letters"]:
            if frequency(typed):
                continue
            short, places = typed, frozenset(held)
        else:
            short, places = f"{fold(match['first'])} {fold(match['last'])}", PROVINCES | {*held}
        meant = [name for name in places if short in _short_forms(name)]
        of_documents = [name for name in meant if name in held]
        found = of_documents or meant
        if len(found) == 1:
            yield found[0], match.group()


def _short_forms(name: str) -> tuple[str, str]:
    """ "quang tri" as "q tri" and "qt"."""
    syllables = name.split()
    return f"{name[0]} {syllables[-1]}", "".join(syllable[0] for syllable in syllables)


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
