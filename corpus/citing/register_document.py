"""The register as a Document, so that "is it still in force?" is answered from it with a quote.

It is a digest: this project's own sentences, one a text, and none of them says more than the
register knows. "In force" is said only of a day on which the text is known to have applied.
"""

from __future__ import annotations

import hashlib
from datetime import date

from corpus.citing.register import Register, RegisterEntry
from corpus.document import Clause, Document, Header, Span

TITLE = "Danh mục văn bản"
FILE = "register.yaml"
_OPENING = "phần mở đầu"
_NAMED_BY_TITLE = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def register_document(register: Register) -> Document:
    """The register's texts in order, each a clause of one sentence ("1", "2" …)."""
    opening = f"{TITLE}\nDanh mục được kiểm tra ngày {_said(register.checked)}."
    clauses = [Clause(_OPENING, "opening", "", "", (), Span(0, len(opening)))]
    text = opening
    for number, entry in enumerate(register.entries, start=1):
        label = f"{number}."
        start = len(text) + 1
        text += f"\n{label} {sentence(entry)}"
        clauses.append(Clause(str(number), "item", label, "", (), Span(start, len(text))))
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest()[:12],
        file=FILE,
        header=Header(type=TITLE, level="central"),
        text=text,
        clauses=tuple(clauses),
        kind="digest",
    )


def sentence(entry: RegisterEntry) -> str:
    """All the register knows of a text as one sentence, without a semicolon: an answer quotes it
    whole, so that it never says since when a text applied and leaves out that it has ceased to."""
    said = []
    if entry.in_force_from:
        said.append(f"có hiệu lực từ ngày {_said(entry.in_force_from)}")
    said.append(_ended(entry))
    if entry.replaced_by:
        said.append(f"được thay thế bởi {', '.join(entry.replaced_by)}")
    if entry.amended_by:
        said.append(f"được sửa đổi, bổ sung bởi {', '.join(entry.amended_by)}")
    if entry.in_force_from is None:
        said.append("chưa rõ ngày có hiệu lực")
    return f"{_named(entry)} {', '.join(said)}."


def _named(entry: RegisterEntry) -> str:
    """ "Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006 của Quốc hội"."""
    title = entry.title.replace(";", ",")
    by_title = entry.kind in _NAMED_BY_TITLE
    words = [title if by_title else entry.kind]
    if entry.number:
        words.append(f"số {entry.number}")
    if entry.date:
        words.append(f"ngày {_said(entry.date)}")
    words.append(f"của {entry.issuer}")
    name = " ".join(words)
    return name if by_title else f"{name} ({title})"


def _ended(entry: RegisterEntry) -> str:
    if entry.in_force_to:
        return f"hết hiệu lực từ ngày {_said(entry.in_force_to)}"
    if entry.known_until:
        return (
            f"được biết là còn áp dụng đến ngày {_said(entry.known_until)}, "
            "sau đó chưa rõ còn hiệu lực hay không"
        )
    return "chưa rõ còn hiệu lực hay không"


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"
