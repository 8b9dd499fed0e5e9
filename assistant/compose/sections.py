"""What a text says in a section of its own: its aims, its demands, its targets; or in a clause
that is asked for by its number.

"Mục tiêu của kế hoạch là gì?" asks for all that stands under that heading, not for the sentence
that says "mục tiêu" best; "Điều 10 nói gì?" for all of Điều 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Statement
from assistant.compose.passages import points_of, whole
from assistant.question import Question
from assistant.terms import Terms
from corpus.citing.article_paths import paths_meant
from corpus.document import Clause, Document
from corpus.text import fold
from index.windows import document_name

# What plans and their kin are divided into; what one calls its aims, another calls its targets.
_SECTIONS = {
    "muc tieu": ("muc tieu", "chi tieu", "muc dich"),
    "muc dich": ("muc dich", "muc tieu"),
    "yeu cau": ("yeu cau",),
    "chi tieu": ("chi tieu", "muc tieu"),
    "giai phap": ("giai phap",),
    "quan diem": ("quan diem",),
    "nguyen tac": ("nguyen tac",),
    "pham vi dieu chinh": ("pham vi dieu chinh",),
    "pham vi": ("pham vi",),
    "doi tuong": ("doi tuong",),
    "noi dung": ("noi dung", "nhiem vu"),
    "nhiem vu": ("nhiem vu", "noi dung"),
}
_ASKED = re.compile(rf"\b(?:{'|'.join(_SECTIONS)})\b")
# "quy định về những nội dung gì", "hướng dẫn chi tiết các điều nào của Luật …": a text's scope
_WHAT_ABOUT = re.compile(
    r"\b(?:quy dinh|huong dan)(?: (?:chi tiet|thi hanh|cu the|cho|ve|o|nhung|cac|noi dung|van de))*"
    r" (?:gi|(?:dieu|khoan|noi dung|van de|dieu khoan) (?:nao|gi))(?= cua\b|\W*$)"
)
_MOST = 3
"""Documents whose sections are told one after the other."""

_ALL = 0.88
"""Share of the question that a heading and the text's name say: nothing else is asked. The rest is
neighbours that stand together by chance ("giới phường")."""


def told(
    question: Question, terms: Terms, paths: Sequence[str], documents: Sequence[Document]
) -> list[Statement]:
    """All that stands in the clauses at ``paths``, as a person writes them, or in the sections
    that are asked for by what they are called; [] where more is asked than that, or no section
    is called so."""
    if len(documents) > _MOST or question.yes_no or question.intent not in _WHAT:
        return []
    if paths:
        names = " ".join(document_name(document.header) for document in documents)
        found = () if terms.without(names).terms else _at(paths, documents, terms)
    else:
        found = _in_sections(question, terms, documents)
    return list(dict.fromkeys(found))


def _at(asked: Sequence[str], documents: Sequence[Document], terms: Terms) -> Iterator[Statement]:
    for document in documents:
        every = [clause.path for clause in document.clauses]
        for path in dict.fromkeys(path for each in asked for path in paths_meant(each, every)):
            clause = document.clause(path)
            divided = bool(document.children(path))
            yield from points_of(document, clause, terms) if divided else whole(document, clause)


def _in_sections(
    question: Question, terms: Terms, documents: Sequence[Document]
) -> Iterator[Statement]:
    asked = {
        match.group(): question.words[match.start() : match.end()]
        for match in _ASKED.finditer(question.folded)
    }
    if about := _WHAT_ABOUT.search(question.folded):
        asked = {"pham vi dieu chinh": question.words[about.start() : about.end()]}
    for document in documents:
        for name, written in asked.items():
            section = next(_called(document, _SECTIONS[name]), None)
            if section is not None and _asks_no_more(terms, document, written, section):
                yield from points_of(document, section, terms)


_WHAT = ("what", "list", "duty")


def _called(document: Document, names: Sequence[str]) -> Iterator[Clause]:
    """The sections with such a name: what bears the first name before what bears the next; of
    those the one that opens with it, and nearest to the top."""
    parents = {clause.parent for clause in document.clauses}
    titled = [clause for clause in document.clauses if clause.title]
    for name in names:
        called = [clause for clause in titled if name in fold(clause.title)]
        divided = [clause for clause in called if clause.path in parents]
        yield from sorted(
            divided or called, key=lambda clause: _rank(fold(clause.title), name, clause)
        )


def _rank(title: str, name: str, clause: Clause) -> tuple[bool, bool, int]:
    # "1. Mục đích" says it better than "I. MỤC ĐÍCH, YÊU CẦU", under which it stands.
    others = any(other in title for other in _SECTIONS if other not in name)
    return (not title.startswith(name), others, len(clause.headings))


def _asks_no_more(terms: Terms, document: Document, written: str, section: Clause) -> bool:
    if not terms.terms:
        return True
    said = f"{document_name(document.header)} {section.title}"
    return terms.coverage([(1.0, terms.found(said)), (1.0, terms.found(written))]) >= _ALL
