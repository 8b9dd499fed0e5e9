"""The turns of a conversation: as kept in the browser, and as HTML.

A turn holds what the page shows of an answer and nothing else. It comes back from the browser's
storage, so it is checked like any input, and escaped like any text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from assistant.answer import Answer, Quote
from assistant.followup import Turn as Spoken
from assistant.followup import spoken
from assistant.reading import name_of, place_of
from assistant.web.actions import Place, sender
from assistant.web.markup import Markup, element, join
from assistant.web.texts import Texts

KEPT = 30
"""Turns that a conversation keeps; the oldest go first."""


@dataclass(frozen=True)
class Said:
    """A sentence with the numbers of its sources."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Group:
    """The sentences about one document; named where several documents answer."""

    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Source:
    """A quote and where it stands; ``opens`` is its ``Place``."""

    n: int
    place: str
    quote: str
    opens: str


@dataclass(frozen=True)
class Turn:
    """A question, what it was understood as, and the answer as shown."""

    question: str
    asked: str
    answered: bool
    reason: str
    lead: str
    note: str
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    nearest: tuple[Source, ...]
    warnings: tuple[str, ...]
    text: str  # with its sources, to be copied
    document: str  # the one document it rests on, for the questions that follow
    verdict: str = ""  # "good" or "bad", where a person said so

    @property
    def spoken(self) -> Spoken:
        return Spoken(self.asked, self.document)


_TURNS = TypeAdapter(tuple[Turn, ...])


def turn_of(question: str, answer: Answer) -> Turn:
    """What the page keeps of an answer to ``question`` as it was typed."""
    ids = dict.fromkeys(s.quotes[0].document.id for s in answer.statements)
    groups = []
    for id in ids:
        own = [s for s in answer.statements if s.quotes[0].document.id == id]
        said = tuple(Said(statement.text, answer.marks(statement)) for statement in own)
        groups.append(Group(name_of(own[0].quotes[0].document) if len(ids) > 1 else "", said))
    return Turn(
        question=question,
        asked=answer.question,
        answered=answer.answered,
        reason=answer.reason or "",
        lead=answer.lead,
        note=answer.note,
        groups=tuple(groups),
        sources=tuple(_source(c.n, c.quote) for c in answer.citations),
        nearest=tuple(_source(0, quote) for quote in answer.nearest),
        warnings=answer.warnings,
        text=answer.text,
        document=spoken(answer.question, answer).document,
    )


def _source(n: int, quote: Quote) -> Source:
    opens = str(Place(quote.document.id, quote.span))
    return Source(n, place_of(quote), " ".join(quote.quote.split()), opens)


def turns_from(stored: object) -> tuple[Turn, ...]:
    """The turns that a browser kept; none where it kept something else."""
    try:
        return _TURNS.validate_python(stored or ())[-KEPT:]
    except ValidationError:
        return ()


def stored(turns: Sequence[Turn]) -> Any:
    """The turns as JSON for the browser to keep."""
    return _TURNS.dump_python(tuple(turns[-KEPT:]), mode="json")


def conversation(
    turns: Sequence[Turn],
    pending: str | None,
    texts: Texts,
    *,
    phrasing: bool = False,
    problem: str = "",
) -> Markup:
    """All turns; ``pending`` is a question that is being answered, ``phrasing`` says that a
    model is at work on the last answer, ``problem`` why there is no answer. A greeting where
    nothing was asked."""
    said = problem_line(problem) if problem else None
    if not turns and pending is None:
        return join(_welcome(texts), said)
    at_work = len(turns) - 1 if phrasing else None
    shown = [_turn(n, turn, texts, phrasing=n == at_work) for n, turn in enumerate(turns)]
    if pending is not None:
        waiting = element("p", texts("ask-pending"), class_="pending")
        shown.append(
            element("article", _question(pending, texts), element("div", waiting, class_="reply"))
        )
    return element(
        "div", *shown, said, class_="turns", role="log", aria_label=texts("ask-conversation"),
        id="conversation", tabindex="-1",
    )  # fmt: skip


def problem_line(problem: str) -> Markup:
    """Why a question was not answered; assets/begin.js takes it away again."""
    return element("p", problem, role="alert", class_="problem")


def _welcome(texts: Texts) -> Markup:
    examples = [
        element("li", sender(question, "submit", question, class_="example"))
        for question in texts.examples
    ]
    return element(
        "div",
        element("h2", texts("ask-welcome")),
        element("p", texts("ask-how")),
        element("ul", *examples, aria_label=texts("ask-examples")),
        class_="welcome",
    )


def _turn(number: int, turn: Turn, texts: Texts, *, phrasing: bool) -> Markup:
    understood = turn.asked if turn.asked != " ".join(turn.question.split()) else ""
    return element(
        "article",
        _question(turn.question, texts),
        element(
            "div",
            _line("understood", texts("ask-understood"), understood),
            _answer(turn, texts) if turn.answered else _no_answer(turn, texts),
            *(_line("warning", texts("ask-warning"), warning) for warning in turn.warnings),
            element("p", texts("ask-phrasing"), class_="phrasing") if phrasing else None,
            _tools(number, turn, texts),
            class_="reply",
            aria_label=texts("ask-reply"),
            role="group",
        ),
    )


def _question(question: str, texts: Texts) -> Markup:
    return element("h3", element("span", texts("ask-you"), class_="unseen"), " ", question)


def _line(class_: str, label: str, words: str) -> Markup | None:
    return element("p", element("b", label), " ", words, class_=class_) if words else None


def _answer(turn: Turn, texts: Texts) -> Markup:
    opens = {source.n: source for source in turn.sources}
    groups = [_group(group, opens) for group in turn.groups]
    sources = [
        element("li", _mark(source), " ", _place_and_quote(source)) for source in turn.sources
    ]
    return join(
        element("p", turn.lead, class_="lead") if turn.lead else None,
        *groups,
        element("p", turn.note, class_="note") if turn.note else None,
        element(
            "details",
            element("summary", f"{texts('ask-sources')} ({len(sources)})"),
            element("ul", *sources),
            class_="sources",
        ),
    )


def _group(group: Group, opens: dict[int, Source]) -> Markup:
    sentences = [
        join(said.text, " ", *(_mark(opens[n]) for n in said.marks if n in opens))
        for said in group.said
    ]
    name = element("p", group.name, class_="about") if group.name else None
    if len(sentences) == 1:
        return join(name, element("p", sentences[0]))
    return join(name, element("ul", *(element("li", sentence) for sentence in sentences)))


def _no_answer(turn: Turn, texts: Texts) -> Markup:
    nearest = [
        element(
            "li",
            sender(source.place, "select", source.opens, class_="opener place"),
            " ",
            _quote(source),
        )
        for source in turn.nearest
    ]
    return join(
        element("p", element("b", texts("ask-not-found")), " ", turn.reason, class_="not-found"),
        element("p", texts("ask-nearest"), class_="note") if nearest else None,
        element("ul", *nearest, class_="nearest") if nearest else None,
    )


def _mark(source: Source) -> Markup:
    """[n]; its name says where it leads, for those who do not see."""
    mark = f"[{source.n}]"
    return sender(
        mark, "select", source.opens, class_="opener mark", title=source.place,
        aria_label=f"{mark} {source.place}",
    )  # fmt: skip


def _place_and_quote(source: Source) -> Markup:
    return join(element("span", source.place, class_="where"), " ", _quote(source))


def _quote(source: Source) -> Markup:
    return element("q", source.quote)


def _tools(number: int, turn: Turn, texts: Texts) -> Markup:
    verdicts = [
        sender(
            sign, "like", f"{number}:{verdict}", class_="verdict",
            aria_label=texts(f"ask-{verdict}"), title=texts(f"ask-{verdict}"),
            aria_pressed="true" if turn.verdict == verdict else "false",
        )
        for sign, verdict in (("👍", "good"), ("👎", "bad"))
    ]  # fmt: skip
    copied = element(
        "button", texts("ask-copy"), type="button", class_="copy",
        data_copy=turn.text, data_copied=texts("copied"),
    )  # fmt: skip
    return element("div", copied, *verdicts, class_="tools")
