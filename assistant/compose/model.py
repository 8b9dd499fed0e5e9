"""The composer with a language model: it phrases what the quote composer found, no more.

The model sees the passages that answer and proposes sentences with the passages' numbers. Each
passes the same gate as every statement; where one fails, and where something that answers was
left out, the quote composer's own statement stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Quote, Statement, quote_key
from assistant.compose.composed import Composed
from assistant.compose.meaning import changed_meaning
from assistant.compose.strangers import exchanged, strangers
from assistant.evidence import Evidence
from assistant.model.allowance import Allowance
from assistant.model.client import ModelClient
from assistant.model.errors import ModelError
from assistant.model.replies import STATEMENTS, Proposal
from assistant.question import Question
from assistant.verify import verify
from corpus.text import fold
from prompts import Language, Prompt, render

_MOST_PASSAGES = 8
"""Passages that are offered beside those that the quote composer's answer rests on."""

_MOST_CHARACTERS = 8_000
"""Of all passages together: some 3,000 tokens, which a small server's context holds."""

_MOST_CITED = 3
"""Passages for one statement: with more, words of some could be joined to figures of others."""

# "Có, …", "Không.", "Đúng: …": a verdict on the question, which no quote gives
_YES_OR_NO = re.compile(r"(?:có|không|đúng|sai|phải|vâng|yes|no)\s*(?:[,.:;!]|$)", re.IGNORECASE)
_FEWEST_WORDS = 3

_NO_ANSWER = "Mô hình ngôn ngữ không thấy câu trả lời trong các đoạn này."


@dataclass(frozen=True, slots=True)
class Failed:
    """A proposal that may not be shown, and why."""

    proposal: Proposal
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        numbers = ", ".join(map(str, self.proposal.quotes))
        return f"{self.proposal.text} [{numbers}]\n→ {'; '.join(self.reasons)}"


def phrased(
    question: Question,
    composed: Composed,
    evidence: Evidence,
    client: ModelClient,
    allowance: Allowance,
) -> Iterator[Composed]:
    """The quote composer's answer in a model's words as it grows, each statement verified; the
    last is whole, and the quote composer's as it was, with why, where the model gave nothing.

    What nothing answers stays unanswered: the model is not asked. Closing it ends the request.
    """
    if not composed.statements:
        yield composed
        return
    quotes = offered(composed, evidence)
    prompt = _prompt(question, quotes)
    passed: list[Statement] = []
    failed: list[Failed] = []
    trouble = ""
    try:
        for proposal in client.proposals(prompt, allowance):
            judged = judge(proposal, quotes)
            if isinstance(judged, Failed):
                failed.append(judged)
            else:
                passed.append(judged)
                yield replace(composed, statements=tuple(passed), note="", prompt=prompt.hash)
    except ModelError as error:
        trouble = f"Không dùng được mô hình ngôn ngữ: {error}."
    if failed and not trouble:
        mended = _mended(prompt, failed, question, quotes, client, allowance)
        passed += mended
        failed = failed[len(mended) :]
    if failed:
        dropped = f"Đã bỏ {len(failed)} ý của mô hình ngôn ngữ không qua được kiểm tra trích dẫn."
        composed = _warned(composed, dropped)
    if trouble or not (passed or failed):
        composed = _warned(composed, trouble or _NO_ANSWER)
    if passed:
        statements = _in_order([*passed, *_left_out(composed.statements, passed)], quotes)
        composed = replace(composed, statements=statements, prompt=prompt.hash)
    yield composed


def offered(composed: Composed, evidence: Evidence) -> tuple[Quote, ...]:
    """The passages that a model may cite: the quote composer's, then others that would answer."""
    own = [quote for statement in composed.statements for quote in statement.quotes]
    others = [passage.quote for passage in evidence.passages if evidence.is_enough(passage)]
    chosen: dict[str, Quote] = {}
    left = _MOST_CHARACTERS
    for at, quote in enumerate((*own, *others)):
        if at >= len(own) and len(chosen) >= _MOST_PASSAGES:
            break
        words = " ".join(fold(quote.quote).split())
        if words not in chosen and len(quote.quote) <= left:
            chosen[words] = quote
            left -= len(quote.quote)
    return tuple(chosen.values())


def judge(proposal: Proposal, quotes: Sequence[Quote]) -> Statement | Failed:
    """The statement that a proposal is, without citations it does not need; or why it is none."""
    reasons = _reasons(proposal, quotes)
    if reasons:
        return Failed(proposal, reasons)
    cited = [quotes[number - 1] for number in proposal.quotes]
    return Statement(proposal.text, _needed(proposal.text, cited))


def _prompt(question: Question, quotes: Sequence[Quote]) -> Prompt:
    passages = [quote.quote for quote in quotes]
    return render("answer", _language(question), question=question.text, passages=passages)


def _language(question: Question) -> Language:
    return "en" if question.english else "vi"


def _reasons(proposal: Proposal, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Why a proposal may not be shown; none where it may."""
    unknown = [str(n) for n in proposal.quotes if not 1 <= n <= len(quotes)]
    if unknown:
        return (f"không có đoạn {', '.join(unknown)}",)
    cited = [quotes[number - 1] for number in proposal.quotes]
    if len(cited) > _MOST_CITED:
        return (f"dẫn quá {_MOST_CITED} đoạn cho một ý",)
    if len({quote.document.id for quote in cited}) > 1:
        return ("dẫn các đoạn của hai văn bản; hãy tách thành hai ý",)
    if _YES_OR_NO.match(proposal.text):
        return ("mở đầu bằng lời khẳng định hay phủ định câu hỏi",)
    if len(proposal.text.split()) < _FEWEST_WORDS:
        return ("không phải một câu trọn vẹn",)
    return unsaid(proposal.text, [quote.quote for quote in cited])


def unsaid(text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Why a model's sentence says what its quotes do not, in Vietnamese; empty where it does
    not. Stricter than ``verify``, since a model writes freely."""
    return (
        *verify(text, quotes).reasons,
        *changed_meaning(text, quotes),
        *(f"«{name}» không có trong trích dẫn" for name in strangers(text, quotes)),
        *(f"trích dẫn không nêu theo thứ tự «{names}»" for names in exchanged(text, quotes)),
    )


def _needed(text: str, cited: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that a statement can do without, the last first."""
    kept = list(cited)
    for quote in reversed(cited):
        rest = [other for other in kept if other is not quote]
        if rest and not unsaid(text, [other.quote for other in rest]):
            kept = rest
    return tuple(kept)


def _mended(
    prompt: Prompt,
    failed: Sequence[Failed],
    question: Question,
    quotes: Sequence[Quote],
    client: ModelClient,
    allowance: Allowance,
) -> list[Statement]:
    """What passes of a second reply to the reasons; where it fails, what has passed stands."""
    mend = render("mend", _language(question), failed=[str(one) for one in failed])
    again = Prompt(f"{prompt.text}\n\n{mend.text}", prompt.hash)
    try:
        reply = client.ask(again, STATEMENTS, allowance)
    except ModelError:
        return []
    judged = [judge(proposal, quotes) for proposal in reply.proposals[: len(failed)]]
    return [one for one in judged if isinstance(one, Statement)]


def _left_out(own: Iterable[Statement], passed: Iterable[Statement]) -> list[Statement]:
    """The quote composer's statements whose sentence no statement of the model's cites.

    The sentence is the last quote; those before it are headings, which many share.
    """
    cited = {quote_key(quote) for statement in passed for quote in statement.quotes}
    return [statement for statement in own if quote_key(statement.quotes[-1]) not in cited]


def _in_order(statements: Iterable[Statement], quotes: Sequence[Quote]) -> tuple[Statement, ...]:
    """In the order of the passages that were offered, whoever phrased them."""
    places = {quote_key(quote): place for place, quote in enumerate(quotes)}
    last = len(quotes)
    return tuple(
        sorted(
            statements,
            key=lambda said: max(places.get(quote_key(quote), last) for quote in said.quotes),
        )
    )


def _warned(composed: Composed, warning: str) -> Composed:
    return replace(composed, warnings=(*composed.warnings, warning))
