"""A passage becomes a sentence that a person can read alone: the clause's own words, under the
words of the heading it stands under where it needs them."""

from __future__ import annotations

import re

from assistant.answer import Quote, Statement
from assistant.terms import Terms
from assistant.verify import lost_denials, stands
from corpus.document import Clause, Document, Span
from corpus.facts.actors import actor_in_heading
from corpus.facts.table_units import unit_above
from corpus.names import find_names
from corpus.structure.labels import unlabelled
from corpus.structure.leading import ancestors, before_announcement, leads, leads_on

_NOTE = re.compile(r"\s?\[\d{1,3}\]")
"""A document's own mark, "Chỉ thị[2] của …": an answer's marks are its citations."""

_LONGEST_PREFIX = 200
_SUBJECT = 4  # characters before the name of the one who acts ("Các …", "Giao …")


def statement_of(
    quote: Quote, terms: Terms | None = None, *, actor: bool = False
) -> Statement | None:
    """The statement that a quote carries; None where even the bare sentence fails the gate.

    With ``terms``, the nearest heading that says something of the question's subject which the
    sentence does not is put before it, and cited. ``actor``: who acts is asked, so a sentence
    that names nobody goes under the heading that does.
    """
    bare = sentence(_with_colon(quote))
    if not bare:
        return None
    if quote.clause.kind == "row":
        return _row_statement(quote) or _verified(bare, (quote,))
    heading = _naming_heading(quote, bare) if actor else None
    if heading is None and terms is not None:
        heading = _needed_heading(quote, bare, terms) or _unit_heading(quote, bare)
    carried = _carried(quote, bare, short=terms is not None)
    headed = sorted([*_apart(heading, carried), *carried], key=lambda each: each.span)
    for above in (headed, carried, []):
        prefix = "".join(f"{sentence(each.quote).rstrip('.: ')}: " for each in above)
        statement = _verified(f"{prefix}{bare}", (*above, quote))
        if statement is not None:
            return statement
    return None


def _with_colon(quote: Quote) -> str:
    """The words of a quote; a heading with a line of its own has a colon behind it, which parts
    "Sở Y tế" from "Chủ trì …"."""
    title = quote.clause.title
    head, found, rest = quote.quote.partition(title) if title else (quote.quote, "", "")
    if not found or not rest.startswith("\n") or not rest.strip():
        return quote.quote
    return f"{head}{title.rstrip('.:; ')}: {rest.strip()}"


def _carried(quote: Quote, bare: str, *, short: bool) -> list[Quote]:
    """The words that a point hangs on, outermost first: what is denied there and not below it,
    always; with ``short``, also the sentence right above that leads on to it."""
    carried: list[Quote] = []
    said = bare
    for nth, (clause, span) in enumerate(leads(quote.document, quote.clause)):
        lead = Quote(quote.document, clause, span)
        is_short = nth == 0 and leads_on(lead.quote) and len(lead.quote) <= _LONGEST_PREFIX
        if lost_denials(said, lead.quote) or (short and is_short):
            carried.insert(0, lead)
            said = f"{lead.quote}\n{said}"
    return carried


def _apart(heading: Quote | None, carried: list[Quote]) -> list[Quote]:
    """The heading, unless it is among what is carried."""
    if heading is None or any(heading.span.overlaps(lead.span) for lead in carried):
        return []
    return [heading]


def _verified(text: str, quotes: tuple[Quote, ...]) -> Statement | None:
    return Statement(text, quotes) if stands(text, quotes) else None


def sentence(words: str) -> str:
    """A clause's words as a sentence: label, note marks and mark of the end off, a full stop on;
    without a last "Trong đó:" that announces what is not said."""
    words = before_announcement(words)
    flat = unlabelled(_NOTE.sub("", " ".join(words.split())))
    flat = re.sub(r"(?:\./\.|[.;,:/]|\s)+$", "", flat)
    if not flat:
        return ""
    return flat[0].upper() + flat[1:] + ("" if flat[-1] in '!?…”"' else ".")


def heading_quote(document: Document, clause: Clause) -> Quote | None:
    """The words that name a clause: its title, else its own words where they are short or lead
    on to what stands under it."""
    words = document.words(clause)
    if clause.title:
        at = words.find(clause.title.split("\n")[0])
        if at >= 0:
            start = clause.span.start + at
            return Quote(document, clause, Span(start, start + len(clause.title)))
    flat = words.rstrip()
    if flat.endswith(":") and len(flat) <= _LONGEST_PREFIX:
        return Quote(document, clause, Span(clause.span.start, clause.span.start + len(flat)))
    return None


def _needed_heading(quote: Quote, bare: str, terms: Terms) -> Quote | None:
    """The nearest heading that says heavy terms of the question which the sentence lacks."""
    said = terms.found(bare)
    lacking = {term.words: term.weight for term in terms.terms if term.words not in said}
    if not lacking:
        return None
    own = quote.clause
    if own.title and quote.span.start > own.span.start + len(own.label) + len(own.title):
        above = [own, *ancestors(quote.document, own)]
    else:
        above = list(ancestors(quote.document, own))
    for clause in above:
        heading = heading_quote(quote.document, clause)
        if heading is None:
            continue
        gained = sum(
            weight for words, weight in lacking.items() if words in terms.found(heading.quote)
        )
        if gained >= 0.12 * terms.total:
            return heading
    return None


def _unit_heading(quote: Quote, bare: str) -> Quote | None:
    """The heading of the unit whose duty a sentence tells without its name."""
    if any(name.span.start <= _SUBJECT for name in find_names(bare)):
        return None
    for clause in ancestors(quote.document, quote.clause):
        if actor_in_heading(clause.title):
            return heading_quote(quote.document, clause)
    return None


def _naming_heading(quote: Quote, bare: str) -> Quote | None:
    """The nearest heading that names an agency or office, where the sentence does not begin with
    one: "Phối hợp với Sở Y tế …" says with whom, not who."""
    if any(name.span.start <= _SUBJECT for name in find_names(bare)):
        return None
    for clause in ancestors(quote.document, quote.clause):
        heading = heading_quote(quote.document, clause) or _lead(quote.document, clause)
        if heading is not None and find_names(heading.quote):
            return heading
    return None


def _lead(document: Document, clause: Clause) -> Quote | None:
    """The words of a clause that lead on to what stands under it, however long they are."""
    return Quote(document, clause, clause.span) if leads_on(document.words(clause)) else None


def _row_statement(quote: Quote) -> Statement | None:
    """A table's row with its columns' names: "Tên nhiệm vụ: …; Cơ quan chủ trì: …"."""
    columns = columns_of(quote)
    if columns is None:
        return None
    names = [name.strip() for name in columns.quote.split("|")]
    cells = [cell.strip() for cell in quote.quote.split("|")]
    pairs = [
        f"{name}: {cell}" if name else cell
        for name, cell in zip(names, cells, strict=False)
        if cell and not re.fullmatch(r"(?:STT|TT|Số TT)", name, re.IGNORECASE)
    ]
    joined = "; ".join(pair.rstrip(" .;") for pair in pairs)
    unit = _unit_of(quote)
    if pairs and unit is not None:
        return _verified(f"{joined} ({unit.quote}).", (unit, columns, quote))
    return _verified(f"{joined}.", (columns, quote)) if pairs else None


def _unit_of(quote: Quote) -> Quote | None:
    """The words above a row's table that give the unit of its figures."""
    document = quote.document
    span = unit_above(document.text, quote.clause)
    within = [clause for clause in document.clauses if span and clause.span.contains(span)]
    return Quote(document, within[-1], span) if span and within else None


def columns_of(quote: Quote) -> Quote | None:
    """The header row of the table that a row stands in."""
    document = quote.document
    rows = [clause for clause in document.clauses if clause.kind == "row"]
    for clause in rows:
        if quote.clause.headings and document.words(clause) == quote.clause.headings[-1]:
            if clause.path == quote.clause.path:
                return None
            return Quote(document, clause, clause.span)
    return None
