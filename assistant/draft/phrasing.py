"""A draft's adapted sentences in a model's words, where they say the same; else as the rules
wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.compose.model import unsaid
from assistant.draft.model import BLANK, Draft, DraftStatement, Edit
from assistant.model.allowance import Allowance
from assistant.model.client import ModelClient, client_of
from assistant.model.errors import ModelError
from assistant.model.replies import STATEMENTS, Proposal
from corpus.document import Span
from prompts import render

if TYPE_CHECKING:
    from assistant.settings import Settings

RULE = "model.phrase"

_AT_ONCE = 10
_FEWEST_WORDS = 8
"""A shorter sentence has no joint to mend."""

_WORD = re.compile(r"\s+|\S+")


def phrasing(settings: Settings) -> Callable[[Draft], Draft] | None:
    """What phrases a draft by the settings; None where no model is set."""
    if settings.model.url is None:
        return None
    client = client_of(settings.model)
    return lambda draft: phrased(draft, client)


def phrased(draft: Draft, client: ModelClient) -> Draft:
    """The draft with those of its adapted sentences in a model's words that say exactly the same:
    every hard token, denial and blank, nothing more. How many, or why none, is in the warnings.

    Every edit stays on record: undone, they give the source's words as before.
    """
    adapted = [
        statement
        for line in draft.lines
        if line.style == "text"
        for statement in line.statements
        if statement.kind == "adapted" and len(statement.text.split()) >= _FEWEST_WORDS
    ]
    said: dict[int, DraftStatement] = {}  # by the identity of the rules' statement
    trouble = ""
    allowance = client.allowance()  # one for the whole draft: what it does not reach stays
    try:
        for some in _batches(adapted):
            said |= {id(rules): fluent for rules, fluent in _said_again(some, client, allowance)}
    except ModelError as error:
        trouble = f"mô hình ngôn ngữ không diễn đạt hết: {error}"
    lines = tuple(
        replace(line, statements=tuple(said.get(id(each), each) for each in line.statements))
        for line in draft.lines
    )
    told = f"{len(said)} câu do mô hình ngôn ngữ diễn đạt lại, đã đối chiếu" if said else ""
    return replace(
        draft, lines=lines, warnings=(*draft.warnings, *(w for w in (told, trouble) if w))
    )


def _batches(statements: Sequence[DraftStatement]) -> Iterator[Sequence[DraftStatement]]:
    for at in range(0, len(statements), _AT_ONCE):
        yield statements[at : at + _AT_ONCE]


def _said_again(
    statements: Sequence[DraftStatement], client: ModelClient, allowance: Allowance
) -> list[tuple[DraftStatement, DraftStatement]]:
    """The statements that a model says otherwise, with what stands of it; raises ModelError."""
    prompt = render("draft", "vi", sentences=[statement.text for statement in statements])
    reply = client.ask(prompt, STATEMENTS, allowance)
    return list(_standing(statements, reply.proposals))


def _standing(
    statements: Sequence[DraftStatement], proposals: Iterable[Proposal]
) -> Iterator[tuple[DraftStatement, DraftStatement]]:
    for proposal in proposals:
        if len(proposal.quotes) != 1 or not 1 <= proposal.quotes[0] <= len(statements):
            continue
        rules = statements[proposal.quotes[0] - 1]
        text = _unended(proposal.text) + rules.text[len(_unended(rules.text)) :]
        if text != rules.text and says_the_same(text, rules.text):
            yield rules, _with_edits(rules, text)


def _unended(text: str) -> str:
    """Without the stop at its end, which belongs to the sentence's place in the list."""
    return text.rstrip(" \n\t.;,:")


def says_the_same(text: str, other: str) -> bool:
    """Whether two sentences carry the same hard tokens, denials, bounds and blanks, in mostly the
    same words."""
    return (
        BLANK.findall(text) == BLANK.findall(other)
        and not unsaid(text, [other])
        and not unsaid(other, [text])
    )


def _with_edits(rules: DraftStatement, text: str) -> DraftStatement:
    """The statement with another text; its edits lead from its source to that text. An edit that
    is still the rule's keeps the rule's name."""
    by_rule = {(edit.was, edit.now): edit.rule for edit in rules.edits}
    was, now = _WORD.findall(rules.source), _WORD.findall(text)
    edits: list[Edit] = []
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            old, new = "".join(was[a:b]), "".join(now[c:d])
            start = len("".join(now[:c]))
            rule = by_rule.get((old, new), RULE)
            edits.append(Edit(rule, old, new, Span(start, start + len(new))))
    return replace(rules, text=text, edits=tuple(edits))
