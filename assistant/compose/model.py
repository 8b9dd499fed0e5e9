"""The composer with a language model: it phrases what the quote composer found, no more.

The model sees the passages that answer and proposes sentences with the passages' numbers. Each
passes the same gate as every statement; where one fails, and where something that answers was
left out, the quote composer's own statement stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Quote, Statement, quote_key
from assistant.compose.composed import Composed
from assistant.compose.meaning import changed_meaning
from assistant.compose.replies import Proposal, Reply
from assistant.evidence import Evidence
from assistant.model_client import ModelClient, ModelError
from assistant.question import Question
from assistant.verify import verify
from corpus.text import fold
from prompts import Language, render

_MOST_PASSAGES = 8
"""Passages that are offered beside those that the quote composer's answer rests on."""

_MOST_CHARACTERS = 8_000
"""Of all passages together: some 3,000 tokens, which a small server's context holds."""

_MOST_CITED = 3
"""Passages for one statement: with more, words of some could be joined to figures of others."""

# "Có, …", "Không.", "Đúng: …": a verdict on the question, which no quote gives
_YES_OR_NO = re.compile(r"(?:có|không|đúng|sai|phải|vâng|yes|no)\s*(?:[,.:;!]|$)", re.IGNORECASE)
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Judged:
    """A model's proposals after the gate: what stands, and what failed with its reasons."""

    passed: tuple[Statement, ...]
    failed: tuple[tuple[Proposal, tuple[str, ...]], ...]


def phrase(
    question: Question, composed: Composed, evidence: Evidence, client: ModelClient
) -> Composed:
    """The quote composer's answer in a model's words, each verified; else as it was, with why.

    What nothing answers stays unanswered: the model is not asked.
    """
    if not composed.statements:
        return composed
    quotes = offered(composed, evidence)
    language: Language = "en" if question.english else "vi"
    passages = [quote.quote for quote in quotes]
    prompt = render("answer", language, question=question.text, passages=passages)
    try:
        reply = client.ask(prompt.text, prompt.hash)
    except ModelError as error:
        return _warned(composed, f"Không dùng được mô hình ngôn ngữ: {error}.")
    if not (reply.answered and reply.proposals):
        return _warned(composed, "Mô hình ngôn ngữ không thấy câu trả lời trong các đoạn này.")
    judged = judge(reply, quotes)
    passed = list(judged.passed)
    if judged.failed:
        mend = render("mend", language, failed=[_told(*failed) for failed in judged.failed])
        passed += _mended(f"{prompt.text}\n\n{mend.text}", prompt.hash, quotes, client)
    dropped = len(judged.passed) + len(judged.failed) - len(passed)
    if dropped > 0:
        warning = f"Đã bỏ {dropped} ý của mô hình ngôn ngữ không qua được kiểm tra trích dẫn."
        composed = _warned(composed, warning)
    if not passed:
        return composed
    statements = _in_order([*passed, *_left_out(composed.statements, passed)], quotes)
    return replace(composed, statements=statements, prompt=prompt.hash)


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


def judge(reply: Reply, quotes: Sequence[Quote]) -> _Judged:
    """Puts each proposal through the gate; a citation that its statement does not need goes."""
    passed: list[Statement] = []
    failed: list[tuple[Proposal, tuple[str, ...]]] = []
    for proposal in reply.proposals:
        reasons = _reasons(proposal, quotes)
        if reasons:
            failed.append((proposal, reasons))
        else:
            cited = [quotes[number - 1] for number in proposal.quotes]
            passed.append(Statement(proposal.text, _needed(proposal.text, cited)))
    return _Judged(tuple(passed), tuple(failed))


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
    words = [quote.quote for quote in cited]
    return verify(proposal.text, words).reasons + changed_meaning(proposal.text, words)


def _needed(text: str, cited: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that a statement can do without, the last first."""
    kept = list(cited)
    for quote in reversed(cited):
        rest = [other for other in kept if other is not quote]
        words = [other.quote for other in rest]
        if rest and verify(text, words).passed and not changed_meaning(text, words):
            kept = rest
    return tuple(kept)


def _told(proposal: Proposal, reasons: tuple[str, ...]) -> str:
    numbers = ", ".join(map(str, proposal.quotes))
    return f"{proposal.text} [{numbers}]\n→ {'; '.join(reasons)}"


def _mended(
    prompt: str, prompt_hash: str, quotes: Sequence[Quote], client: ModelClient
) -> tuple[Statement, ...]:
    """What passes of a second reply; what has passed already is not lost where it fails."""
    try:
        return judge(client.ask(prompt, prompt_hash), quotes).passed
    except ModelError:
        return ()


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
