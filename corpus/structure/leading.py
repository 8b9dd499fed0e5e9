"""What leads on to a clause from above: "2. Quy chế này không áp dụng đối với:" to its "a) …"."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Clause, Document, Span
from corpus.structure.clause_stack import RUNNING
from corpus.structure.labels import find_label
from corpus.text import sentences

_ANNOUNCES = 4
"""Words up to which a sentence ("Cụ thể như sau:") opens a list of what the one before says."""


def ancestors(document: Document, clause: Clause) -> Iterator[Clause]:
    """The clauses above, nearest first."""
    by_path = {held.path: held for held in document.clauses}
    parent = by_path.get(clause.parent or "")
    while parent is not None:
        yield parent
        parent = by_path.get(parent.parent or "")


def leads_on(words: str) -> bool:
    """Whether words announce what stands under them."""
    return words.rstrip().endswith(":")


def before_announcement(words: str) -> str:
    """Words without a short last sentence that only opens a list: "… 640 triệu đồng. Trong đó:"."""
    if not leads_on(words):
        return words
    before, last = _last_two(words)
    return words[: last.start].rstrip() if before else words


def is_bare_heading(document: Document, clause: Clause) -> bool:
    """Whether a clause's own words are no more than its label and title."""
    return bool(clause.title) and _bare(document.words(clause)) == _bare(
        f"{clause.label} {clause.title}"
    )


def leads(document: Document, clause: Clause) -> Iterator[tuple[Clause, Span]]:
    """The words that a clause hangs on, nearest first, each with the clause that says them: the
    sentence with the colon right above, or the heading, then what these hang on in turn.

    On a heading only what stands right under it hangs, or under what leads on below it; an
    article hangs on nothing, nor does a table's row or a paragraph behind the points.
    """
    if clause.kind == "row" or clause.path.rpartition(".")[2].startswith(RUNNING):
        return
    headed = False
    for above in ancestors(document, clause):
        if leads_on(document.words(above)):
            yield above, _last_sentence(document, above)
            headed = False
        elif is_bare_heading(document, above) and not headed:
            yield above, above.span
            headed = True
        else:
            return
        if above.kind == "article":
            return


def _last_sentence(document: Document, clause: Clause) -> Span:
    """The sentence that leads on, without label; with the one before where it tells nothing."""
    words = document.words(clause)
    before, last = _last_two(words)
    first = before or last
    label = find_label(words) if first.start == 0 else None
    start = label.end if label else first.start
    return Span(clause.span.start + start, clause.span.start + last.end)


def _last_two(words: str) -> tuple[Span | None, Span]:
    """The last sentence, and the one before it where the last, being short, only opens a list."""
    *before, last = sentences(words, semicolons=False)
    announces = bool(before) and len(last.of(words).split()) <= _ANNOUNCES
    return before[-1] if announces else None, last


def _bare(words: str) -> str:
    return " ".join(words.split()).rstrip(" .:;")
