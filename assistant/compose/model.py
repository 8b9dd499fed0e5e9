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
from assistant.compose.splices import spliced
from assistant.compose.strangers import strangers
from assistant.hard_tokens import missing
from assistant.model.allowance import Allowance
from assistant.model.client import ModelClient
from assistant.model.errors import ModelError
from assistant.model.replies import STATEMENTS, Proposal
from assistant.question import Question
from assistant.verify import cut_off, verify
from corpus.names import compared, find_names, holds
from corpus.text import fold
from prompts import Language, Prompt, render

_MOST_CHARACTERS = 8_000
"""Of all passages together: some 3,000 tokens, which a small server's context holds."""

_MOST_CITED = 3
"""Passages for one statement: with more, words of some could be joined to figures of others."""

# "Có, …", "Không.", "Đúng: …": a verdict on the question, which no quote gives
_YES_OR_NO = re.compile(r"(?:có|không|đúng|sai|phải|vâng|yes|no)\s*(?:[,.:;!]|$)", re.IGNORECASE)
_FEWEST_WORDS = 3

_NO_ANSWER = "Mô hình ngôn ngữ không thấy câu trả lời trong các đoạn này."


Offer = tuple[Quote, ...]
"""A passage that a model may cite: a sentence, the last, and the headings that it stands under."""

_KEPT = ("date", "money", "number", "document")
"""What of the quote composer's statement a model may not leave out in its place."""


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
    client: ModelClient,
    allowance: Allowance,
) -> Iterator[Composed]:
    """The quote composer's answer, and then again with each statement that a model says
    otherwise, as soon as it is verified; the last is whole, and says what was not to be had.

    What nothing answers stays unanswered: the model is not asked. Closing it ends the request.
    """
    yield composed
    if not composed.statements:
        return
    offers = offered(composed.statements)
    prompt = _prompt(question, offers)
    passed: list[Statement] = []
    failed: list[Failed] = []
    trouble = ""
    try:
        for proposal in client.proposals(prompt, allowance):
            judged = judge(proposal, offers)
            if isinstance(judged, Failed):
                failed.append(judged)
            else:
                passed.append(judged)
                yield _together(composed, passed, prompt)
    except ModelError as error:
        trouble = f"Không dùng được mô hình ngôn ngữ: {error}."
    if failed and not trouble:
        again = _mended(prompt, failed, question, offers, client, allowance)
        mended = [statement for statement in again if statement not in passed]
        passed += mended
        failed = failed[len(mended) :]
    if failed:
        dropped = f"Đã bỏ {len(failed)} ý của mô hình ngôn ngữ không qua được kiểm tra trích dẫn."
        composed = _warned(composed, dropped)
    if trouble or not (passed or failed):
        composed = _warned(composed, trouble or _NO_ANSWER)
    yield _together(composed, passed, prompt)


def offered(statements: Iterable[Statement]) -> tuple[Offer, ...]:
    """The passages that a model may cite: those that the quote composer's answer rests on, each
    sentence once."""
    chosen: dict[str, Offer] = {}
    left = _MOST_CHARACTERS
    for statement in statements:
        words = " ".join(fold(statement.quotes[-1].quote).split())
        length = sum(len(quote.quote) for quote in statement.quotes)
        if words not in chosen and length <= left:
            chosen[words] = statement.quotes
            left -= length
    return tuple(chosen.values())


def judge(proposal: Proposal, offers: Sequence[Offer]) -> Statement | Failed:
    """The statement that a proposal is, without citations it does not need; or why it is none."""
    reasons = _reasons(proposal, offers)
    if reasons:
        return Failed(proposal, reasons)
    cited = [offers[number - 1] for number in proposal.quotes]
    return Statement(proposal.text, _needed(proposal.text, cited))


def _prompt(question: Question, offers: Sequence[Offer]) -> Prompt:
    passages = ["\n".join(quote.quote for quote in offer) for offer in offers]
    return render("answer", _language(question), question=question.text, passages=passages)


def _language(question: Question) -> Language:
    return "en" if question.english else "vi"


def _reasons(proposal: Proposal, offers: Sequence[Offer]) -> tuple[str, ...]:
    """Why a proposal may not be shown; none where it may."""
    unknown = [str(n) for n in proposal.quotes if not 1 <= n <= len(offers)]
    if unknown:
        return (f"không có đoạn {', '.join(unknown)}",)
    cited = [offers[number - 1] for number in proposal.quotes]
    if len(cited) > _MOST_CITED:
        return (f"dẫn quá {_MOST_CITED} đoạn cho một ý",)
    if len({offer[-1].document.id for offer in cited}) > 1:
        return ("dẫn các đoạn của hai văn bản; hãy tách thành hai ý",)
    if _YES_OR_NO.match(proposal.text):
        return ("mở đầu bằng lời khẳng định hay phủ định câu hỏi",)
    if len(proposal.text.split()) < _FEWEST_WORDS:
        return ("không phải một câu trọn vẹn",)
    headings = [quote.quote for offer in cited for quote in offer[:-1]]
    if headings and not unsaid(proposal.text, headings):
        return ("chỉ nhắc lại đề mục",)
    quotes = [quote for offer in cited for quote in offer]
    return (
        *unsaid(proposal.text, [quote.quote for quote in quotes]),
        *cut_off(proposal.text, quotes),
    )


def unsaid(text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Why a model's sentence says what its quotes do not, in Vietnamese; empty where it does
    not. Stricter than ``verify``, since a model writes freely."""
    return (
        *verify(text, quotes).reasons,
        *changed_meaning(text, quotes),
        *(f"«{name}» không có trong trích dẫn" for name in strangers(text, quotes)),
        *(f"việc ấy là của «{name}»" for name in spliced(text, quotes)),
    )


def _needed(text: str, cited: Sequence[Offer]) -> tuple[Quote, ...]:
    """The quotes without the passages, and then the headings, that a statement can do without."""
    kept = list(cited)
    for offer in reversed(cited):
        rest = [other for other in kept if other is not offer]
        if rest and not unsaid(text, [quote.quote for other in rest for quote in other]):
            kept = rest
    quotes = list(dict.fromkeys(quote_key(quote) for offer in kept for quote in offer))
    by_key = {quote_key(quote): quote for offer in kept for quote in offer}
    sentences = {quote_key(offer[-1]) for offer in kept}
    for key in tuple(quotes):
        rest_ = [by_key[other].quote for other in quotes if other != key]
        if key not in sentences and not unsaid(text, rest_):
            quotes.remove(key)
    return tuple(by_key[key] for key in quotes)


def _mended(
    prompt: Prompt,
    failed: Sequence[Failed],
    question: Question,
    offers: Sequence[Offer],
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
    judged = [judge(proposal, offers) for proposal in reply.proposals[: len(failed)]]
    return [one for one in judged if isinstance(one, Statement)]


def _together(composed: Composed, passed: Sequence[Statement], prompt: Prompt) -> Composed:
    """The answer in the quote composer's order, each of its statements in the model's words where
    these leave nothing of weight out."""
    together: list[Statement] = []
    by_model = False
    for statement in composed.statements:
        sentence = quote_key(statement.quotes[-1])
        said = [each for each in passed if sentence in map(quote_key, each.quotes)]
        if said and not _left_out(statement, said):
            together += [each for each in said if each not in together]
            by_model = True
        else:
            together.append(statement)
    return replace(composed, statements=tuple(together), prompt=prompt.hash if by_model else "")


def _left_out(own: Statement, said: Sequence[Statement]) -> bool:
    """Whether the model's statements lack a figure of the quote composer's, or its first agency,
    which is most often who acts."""
    words = [statement.text for statement in said]
    first = [name.words for name in find_names(own.text) if not name.place][:1]
    return any(token.kind in _KEPT for token in missing(own.text, words)) or not all(
        any(holds(compared(text), name) for text in words) for name in first
    )


def _warned(composed: Composed, warning: str) -> Composed:
    return replace(composed, warnings=(*composed.warnings, warning))
