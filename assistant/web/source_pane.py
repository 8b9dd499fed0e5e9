"""A document opened at a clause, the quote highlighted: what every [n] leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.answer import title_of
from assistant.reading import clause_name
from assistant.web.markup import Markup, element, escape, join
from assistant.web.texts import Texts
from corpus.citing.register import load_register
from corpus.document import Clause, Document, Span

_AROUND = 150
"""Clauses shown before and after the quote; a law may have thousands."""


def empty_pane(texts: Texts) -> Markup:
    """The pane before anything is opened."""
    return element("p", texts("source-empty"), class_="source-empty")


def gone_pane(texts: Texts) -> Markup:
    """The pane where the document was removed meanwhile."""
    return element("p", texts("source-gone"), class_="source-empty")


def source_pane(
    document: Document,
    quote: Span | None,
    texts: Texts,
    today: date,
    *,
    back: str,
    picture: Markup | None = None,
) -> Markup:
    """The document's header and its clauses around ``quote``, which is marked.

    ``back`` is the id of the element that led here: on a phone the pane stands far below it.
    ``picture``: of the page, shown below the text.

    A quote that is not within the text is not marked: offsets come from a browser.
    """
    if quote is not None and quote.end > len(document.text):
        quote = None
    at = clause_at(document, quote)
    name = element("h2", title_of(document.header, document.file), tabindex="-1")
    return element(
        "section",
        element("button", texts("source-back"), type="button", class_="back", data_scroll=back),
        name,
        status_of(document, texts),
        facts_of(document, at, texts, today),
        _text(document, quote, at, texts),
        picture,
        class_="source with-picture" if picture else "source",
        aria_label=texts("source"),
    )


def clause_at(document: Document, quote: Span | None) -> Clause | None:
    """The clause in which a quote begins; None where there is none."""
    if quote is None:
        return None
    return next((c for c in document.clauses if c.span.start <= quote.start < c.span.end), None)


def status_of(document: Document, texts: Texts) -> Markup:
    """Whether these are the original's words or a digest's."""
    return element("p", texts(f"source-{document.kind}"), class_=f"status status-{document.kind}")


def facts_of(document: Document, at: Clause | None, texts: Texts, today: date) -> Markup:
    """What is known of a document, and the clause that is open, as a list of terms."""
    header = document.header
    told = (
        ("source-place", _place(at, texts)),
        ("source-number", header.number),
        ("source-issuer", header.issuer),
        ("source-date", header.date.strftime("%d/%m/%Y") if header.date else None),
        ("source-signer", header.signer),
        ("source-force", _in_force(document, texts, today)),
        ("source-file", document.file),
    )
    rows = [join(element("dt", texts(key)), element("dd", value)) for key, value in told if value]
    return element("dl", *rows)


def _place(at: Clause | None, texts: Texts) -> str | None:
    if at is None:
        return None
    page = texts("source-page", page=at.page) if at.page is not None else None
    return ", ".join(part for part in (clause_name(at.section), page) if part)


def _in_force(document: Document, texts: Texts, today: date) -> str | None:
    """What the register says of the document itself; None for a text it does not have."""
    header, register = document.header, load_register()
    entries = register.find(header.number, header.date) if header.number else ()
    if len(entries) != 1:
        return None
    said = texts(f"force-{register.in_force(entries[0], today)}")
    if not entries[0].replaced_by:
        return said
    return f"{said}; {texts('force-replaced', numbers=', '.join(entries[0].replaced_by))}"


def _text(document: Document, quote: Span | None, at: Clause | None, texts: Texts) -> Markup:
    clauses = document.clauses
    place = clauses.index(at) if at is not None else 0
    first, last = max(0, place - _AROUND), min(len(clauses), place + _AROUND + 1)
    above = texts("source-before", count=first) if first else None
    below = texts("source-after", count=len(clauses) - last) if last < len(clauses) else None
    return element(
        "div",
        element("p", above, class_="more") if above else None,
        *(_clause(document, clause, quote) for clause in clauses[first:last]),
        element("p", below, class_="more") if below else None,
        class_="source-text",
        tabindex="0",
        role="region",
        lang="vi",
        aria_label=texts("source-text"),
    )


def _clause(document: Document, clause: Clause, quote: Span | None) -> Markup:
    heading = " heading" if clause.title and clause.kind in _HEADINGS else ""
    depth = min(len(clause.headings), 4)
    return element(
        "p",
        *_marked(document.text, clause.span, quote),
        class_=f"clause {clause.kind} depth-{depth}{heading}",
        title=clause_name(clause.section),
    )


_HEADINGS = ("part", "chapter", "section", "article", "annex")


def _marked(text: str, span: Span, quote: Span | None) -> Iterator[Markup]:
    """The words of ``span``, what of the quote is in them in a ``mark``."""
    if quote is None or not span.overlaps(quote):
        yield escape(span.of(text).strip())
        return
    inner = Span(max(span.start, quote.start), min(span.end, quote.end))
    yield escape(text[span.start : inner.start])
    yield element("mark", inner.of(text))
    yield escape(text[inner.end : span.end].rstrip())
