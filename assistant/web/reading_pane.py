"""What the machine read in a document: outline, facts, warnings; for a person to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.answer import title_of
from assistant.reading import clause_name
from assistant.web.actions import Place, sender
from assistant.web.markup import Markup, element, join
from assistant.web.source_pane import facts_of, status_of
from assistant.web.texts import Texts
from corpus.document import Document, Span

_MOST = 300
"""Lines of a list; a law may have thousands of clauses."""
_WORDS = 110


def reading_pane(document: Document, texts: Texts, today: date) -> Markup:
    """The document's header and everything found in it; each line opens its place."""
    warnings = [element("li", warning) for warning in document.warnings]
    return element(
        "section",
        element("h2", title_of(document.header, document.file), tabindex="-1"),
        status_of(document, texts),
        facts_of(document, None, texts, today),
        element("p", _opens(document, None, texts("reading-open"))),
        _list(texts("reading-warnings"), warnings, texts, open_=True) if warnings else None,
        _counted("reading-outline", _outline(document), texts, open_=True),
        _counted("reading-obligations", _obligations(document, texts), texts),
        _counted("reading-amounts", _amounts(document, texts), texts),
        _counted("reading-references", _references(document), texts),
        _counted("reading-repairs", _repairs(document, texts), texts, len(document.repairs)),
        class_="source reading",
        aria_label=texts("reading"),
    )  # fmt: skip


def _counted(
    key: str, lines: Sequence[Markup], texts: Texts, count: int | None = None, open_: bool = False
) -> Markup | None:
    if not lines:
        return None
    return _list(texts(key, count=len(lines) if count is None else count), lines, texts, open_)


def _list(name: str, lines: Sequence[Markup], texts: Texts, open_: bool = False) -> Markup:
    more = texts("reading-more", count=len(lines) - _MOST) if len(lines) > _MOST else None
    return element(
        "details",
        element("summary", name),
        element("ul", *lines[:_MOST], element("li", more) if more else None, lang="vi"),
        open=open_,
    )


def _outline(document: Document) -> list[Markup]:
    return [
        element(
            "li",
            _opens(document, clause.span, clause.path),
            " ",
            _short(document.words(clause).removeprefix(clause.label)),
            class_=f"depth-{min(len(clause.headings), 4)}",
        )
        for clause in document.clauses
    ]


def _obligations(document: Document, texts: Texts) -> list[Markup]:
    lines = []
    for duty in document.obligations:
        due = duty.due.strftime("%d/%m/%Y") if duty.due else duty.when
        to = f" → {duty.recipient}" if duty.recipient else ""
        what = f"{duty.actor or texts('reading-anyone')}: {_short(duty.action)}{to}"
        told = join(element("b", due), " · ", what) if due else join(what)
        lines.append(_fact(document, duty.clause, duty.span, told))
    return lines


def _amounts(document: Document, texts: Texts) -> list[Markup]:
    lines = []
    for amount in document.amounts:
        value = texts("reading-dong", value=f"{amount.value:,}".replace(",", "."))
        told = join(element("b", value), " · ", _short(amount.purpose))
        lines.append(_fact(document, amount.clause, amount.span, told))
    return lines


def _references(document: Document) -> list[Markup]:
    return [
        _fact(document, fact.clause, fact.span, join(_short(fact.span.of(document.text))))
        for fact in document.references
    ]


def _repairs(document: Document, texts: Texts) -> list[Markup]:
    kinds = Counter(repair.kind for repair in document.repairs)
    return [
        element("li", f"{texts(f'repair-{kind}')}: {count}") for kind, count in kinds.most_common()
    ]


def _fact(document: Document, path: str, span: Span, told: Markup) -> Markup:
    section = clause_name(document.clause(path).section)
    return element("li", told, " ", _opens(document, span, f"({section})"))


def _opens(document: Document, span: Span | None, words: str) -> Markup:
    return sender(words, "select", str(Place(document.id, span)), class_="opener place")


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS else f"{flat[:_WORDS].rsplit(' ', 1)[0]} …"
