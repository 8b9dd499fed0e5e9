"""A file becomes a Document. This room knows nothing of search."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.citing.references import find_references
from corpus.citing.register import SHIPPED, load_register
from corpus.citing.register_document import register_document
from corpus.document import Document
from corpus.facts.amounts import check_amounts, find_amounts
from corpus.facts.obligations import find_obligations
from corpus.read import read_sources
from corpus.read.formats import is_container
from corpus.read.source import Source
from corpus.structure.header import read_header
from corpus.structure.outline import read_outline
from corpus.structure.paragraphs import to_text
from corpus.structure.places import placed

__all__ = ["Document", "read_documents"]


def read_documents(path: Path) -> tuple[Document, ...]:
    """The documents of one file: one, or each legal text of a codification's topic, each file
    of an archive, a mail and its attachments.

    The shipped register is a document too. Raises ReadError (one line: which file, what is wrong,
    the cure).
    """
    if path.resolve() == SHIPPED.resolve():
        return (register_document(load_register()),)
    if is_container(path):
        from corpus.parts import read_parts

        return read_parts(path, read_documents).documents
    return tuple(to_document(source, path.name) for source in read_sources(path))


def to_document(source: Source, file: str) -> Document:
    """A source's lines as a Document: text, header, outline and facts."""
    text = to_text(source)
    clauses = placed(read_outline(text), text.stretches, text.text)
    header = read_header(text.text, clauses, source.header)
    amounts = find_amounts(text.text, clauses)
    issues = check_amounts(amounts, text.text)
    return Document(
        id=hashlib.sha256(text.text.encode()).hexdigest()[:12],
        file=file,
        header=header,
        text=text.text,
        clauses=clauses,
        kind="digest" if source.header.get("kind") == "digest" else "original",
        original=source.header.get("original") or None,
        references=find_references(text.text, clauses, year=header.year),
        obligations=find_obligations(text.text, header, clauses),
        amounts=amounts,
        repairs=text.repairs,
        warnings=(*source.warnings, *(issue.message for issue in issues)),
        meta=source.meta,
    )
