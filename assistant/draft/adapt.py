"""A sentence of the parent becomes a statement of the draft; every change is recorded.

Rules look at the source's words alone, so that their edits do not build on one another and each
can be undone by itself. Where two want the same words the rule that is asked first wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answer import Quote
from assistant.draft.bearing import Mode
from assistant.draft.blocks import columns_of
from assistant.draft.model import DraftStatement, Edit
from assistant.draft.passages import Passage
from assistant.draft.rules import RULES
from assistant.draft.rules.change import Change, Text
from assistant.draft.setting import Setting
from corpus.document import Span

Rule = Callable[[Text, Setting], Iterable[Change]]


def adapt(
    passage: Passage,
    setting: Setting,
    mode: Mode,
    *,
    role: str = "content",
    executing: bool = False,
    office: str | None = None,
    rules: Sequence[Rule] = RULES,
    first: Iterable[Change] = (),
) -> DraftStatement:
    """The statement that ``passage`` becomes for the commune of ``setting``.

    ``executing`` says that its words name who carries something out, ``office`` whose duty it
    is; ``first`` are changes that win over every rule's. What mentions another text (number,
    date, issuer) is never touched.
    """
    text = Text.of(
        passage.words,
        mode,
        role,
        executing=executing,
        heading=passage.heading,
        above="" if passage.heading else passage.clause.title,
        office=office,
        columns=columns_of(passage.clause),
    )
    protected = _within(setting.protected, passage.span)
    accepted: list[Change] = []
    for change in (*first, *(change for rule in rules for change in rule(text, setting))):
        clashes = any(_clash(change.span, other.span) for other in accepted)
        guarded = not change.overrides and any(change.span.overlaps(span) for span in protected)
        if not clashes and not guarded and change.now != change.span.of(passage.words):
            accepted.append(change)
    quote = Quote(setting.parent, passage.clause, passage.span)
    return applied(quote, accepted)


def rewritten(words: str, setting: Setting, *, role: str) -> str:
    """``words`` as the rules would write them for the commune, where no edit is to be kept."""
    text = Text.of(words, "shift", role)
    accepted: list[Change] = []
    for change in (change for rule in RULES for change in rule(text, setting)):
        if not any(_clash(change.span, other.span) for other in accepted):
            accepted.append(change)
    for change in sorted(accepted, key=lambda one: one.span, reverse=True):
        words = words[: change.span.start] + change.now + words[change.span.end :]
    return words


def applied(quote: Quote, changes: Iterable[Change]) -> DraftStatement:
    """The quote's words with ``changes`` (in its offsets, not overlapping) made and recorded."""
    words = quote.quote
    out: list[str] = []
    edits: list[Edit] = []
    at = length = 0
    for change in _apart(changes):
        kept = words[at : change.span.start]
        start = length + len(kept)
        out += [kept, change.now]
        span = Span(start, start + len(change.now))
        edits.append(Edit(change.rule, change.span.of(words), change.now, span))
        length = span.end
        at = change.span.end
    return DraftStatement("".join([*out, words[at:]]), quote, tuple(edits))


def _apart(changes: Iterable[Change]) -> list[Change]:
    """The changes in order; two that touch where one leaves nothing become one, so that no two
    edits stand at one place of the statement."""
    out: list[Change] = []
    for change in sorted(changes, key=lambda one: one.span):
        last = out[-1] if out else None
        touches = last is not None and last.span.end == change.span.start
        if last is not None and touches and not (last.now and change.now):
            span = Span(last.span.start, change.span.end)
            out[-1] = Change(last.rule, span, last.now + change.now)
        else:
            out.append(change)
    return out


def _within(spans: Iterable[Span], whole: Span) -> list[Span]:
    return [
        Span(max(span.start, whole.start) - whole.start, min(span.end, whole.end) - whole.start)
        for span in spans
        if span.overlaps(whole)
    ]


def _clash(one: Span, other: Span) -> bool:
    """Overlapping, or two insertions at one place."""
    return one.overlaps(other) or one == other


def capitalised(statement: DraftStatement) -> DraftStatement:
    """The statement with a large first letter; the edit says so."""
    text = statement.text
    if not text[:1].islower():
        return statement
    large = text[0].upper()
    first, *rest = statement.edits or (None,)
    if first is not None and first.span.start == 0 and first.now:
        changed = replace(first, now=large + first.now[1:])
        return replace(statement, text=large + text[1:], edits=(changed, *rest))
    edit = Edit("form.case", text[0], large, Span(0, 1))
    return replace(statement, text=large + text[1:], edits=(edit, *statement.edits))
