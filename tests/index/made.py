"""Documents made by hand and by chance, for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus import read_documents
from corpus.document import Amount, Clause, Document, Header, Obligation, Reference, Repair, Span
from corpus.text import fold, tokens

_words = st.text(max_size=30)
_maybe = st.none() | _words
_days = st.dates(date(1945, 9, 2), date(2100, 1, 1))
_spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda p: Span(min(p), max(p)))
_tuples = st.lists(_words, max_size=3).map(tuple)

_headers = st.builds(
    Header,
    number=_maybe,
    symbol=_maybe,
    type=_maybe,
    issuer=_maybe,
    place=_maybe,
    level=st.sampled_from(["central", "province", "district", "commune", "unknown"]),
    date=st.none() | _days,
    year=st.none() | st.integers(1900, 2100),
    title=_maybe,
    signer=_maybe,
    recipients=_tuples,
    effective=st.none() | _days,
)
_clauses = st.builds(
    Clause,
    path=_words,
    kind=st.sampled_from(["opening", "section", "article", "bullet", "row", "note"]),
    label=_words,
    title=_words,
    headings=_tuples,
    span=_spans,
    page=st.none() | st.integers(1, 999),
    parent=_maybe,
)
_references = st.builds(
    Reference,
    kind=_maybe,
    number=_maybe,
    date=st.none() | _days,
    issuer=_maybe,
    article=_maybe,
    title=_maybe,
    clause=_words,
    span=_spans,
    status=st.sampled_from(["held", "registered", "not held"]),
    document=_maybe,
    in_force=st.sampled_from(["yes", "no", "unknown"]),
    replaced_by=_tuples,
    hints=_tuples,
)
_obligations = st.builds(
    Obligation,
    actor=_maybe,
    action=_words,
    recipient=_maybe,
    due=st.none() | _days,
    begins=st.none() | _days,
    recurrence=st.sampled_from([None, "once", "half-year", "quarter", "month", "year"]),
    clause=_words,
    span=_spans,
    when=_maybe,
    assistants=_tuples,
    year_inferred=st.booleans(),
)
_amounts = st.builds(
    Amount,
    value=st.integers(0, 10**17),
    purpose=_words,
    clause=_words,
    span=_spans,
    parent=st.none() | st.integers(0, 9),
)


def _few(facts: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(facts, max_size=3).map(tuple)


documents = st.builds(
    Document,
    id=st.text("0123456789abcdef", min_size=12, max_size=12),
    file=_words,
    header=_headers,
    text=st.text(max_size=400),
    clauses=_few(_clauses),
    kind=st.sampled_from(["original", "digest"]),
    original=_maybe,
    references=_few(_references),
    obligations=_few(_obligations),
    amounts=_few(_amounts),
    repairs=_few(
        st.builds(
            Repair,
            kind=st.sampled_from(["joined line", "dropped markup", "old font"]),
            at=st.integers(0, 500),
            was=_words,
        )
    ),
    warnings=_tuples,
    meta=_few(st.tuples(_words, _words)),
)
"""Any Document that a reader may hand over, sensible or not."""


def plan(
    *sections: str,
    id: str = "0123456789ab",
    file: str = "plan.txt",
    header: Header | None = None,
    **more: object,
) -> Document:
    """A document with an opening and one clause (I, II …) for each of ``sections``."""
    labels = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
    opening = "ỦY BAN NHÂN DÂN\nPHƯỜNG HỘI THƯƠNG\nKẾ HOẠCH"
    clauses = [Clause("phần mở đầu", "opening", "", "", (), Span(0, len(opening)))]
    text = opening
    for label, words in zip(labels, sections, strict=False):
        start = len(text) + 1
        text += f"\n{label}. {words}"
        title = words.split("\n")[0]
        clauses.append(Clause(label, "section", f"{label}.", title, (), Span(start, len(text))))
    return Document(
        id=id,
        file=file,
        header=header or Header(type="Kế hoạch", place="phường Hội Thương", year=2022),
        text=text,
        clauses=tuple(clauses),
        **more,  # type: ignore[arg-type]
    )


class QuickEmbedder:
    """Words to vectors without a model: texts that share syllables are near each other."""

    def __init__(self, name: str = "quick", dim: int = 64) -> None:
        self.name = name
        self.dim = dim
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded.extend(texts)
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> NDArray[np.float32]:
        vector = np.full(self.dim, 0.01, dtype=np.float32)
        for token in tokens(text):
            vector[int(sha256(fold(token.text).encode()).hexdigest(), 16) % self.dim] += 1
        return vector / np.linalg.norm(vector)


class PlainReader:
    """Reads files in this process: a plan's lines that start with "I.", "II." are clauses."""

    def __init__(self) -> None:
        self.read_files: list[str] = []

    def read(self, path: Path) -> tuple[Document, ...]:
        self.read_files.append(path.name)
        return read_documents(path)


def write_plan(folder: Path, name: str, *duties: str, number: str = "12") -> Path:
    """A plan of a ward as a text file, one section for each duty."""
    labels = ("I", "II", "III", "IV", "V", "VI")
    lines = [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG HỘI THƯƠNG",
        f"Số: {number}/KH-UBND",
        "Hội Thương, ngày 10 tháng 3 năm 2022",
        "KẾ HOẠCH",
        "Triển khai công tác bình đẳng giới năm 2022",
        *(f"{label}. {duty}" for label, duty in zip(labels, duties, strict=False)),
    ]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
