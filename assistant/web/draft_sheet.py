"""A draft as a sheet: each sentence with its source beside it, edits marked, blanks to fill."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.answer import quote_key
from assistant.draft import Draft
from assistant.draft.model import DraftStatement, Duty, Line
from assistant.reading import clause_name, place_of
from assistant.revision import Revision, blanks, source_of
from assistant.web.actions import Place, sender
from assistant.web.markup import Markup, element, escape, join
from assistant.web.texts import Texts
from corpus.document import Span


def draft_sheet(draft: Draft, revision: Revision, texts: Texts) -> Markup:
    """The draft as it was made, with a person's choices shown in it."""
    sheet = _Sheet(draft, revision, texts)
    return element(
        "article",
        element("h2", draft.commune.full, f", {draft.year}", tabindex="-1"),
        *(element("p", warning, class_="warning") for warning in draft.warnings),
        element("p", texts("draft-legend"), class_="hint"),
        element("div", *sheet.lines(), class_="sheet", lang="vi"),
        class_="draft",
        aria_label=texts("tab-draft"),
    )


class _Sheet:
    """The lines of one draft; blanks are numbered as they come."""

    def __init__(self, draft: Draft, revision: Revision, texts: Texts) -> None:
        self._draft = draft
        self._revision = revision
        self._texts = texts
        self._marks = draft.marks()
        self._blank = 0

    def lines(self) -> Iterator[Markup]:
        yield element("p", "KẾ HOẠCH", class_="sheet-kind")
        yield element("p", self._statement(self._draft.title), class_="sheet-title")
        for number, line in enumerate(self._draft.lines):
            yield self._line(number, line)

    def _line(self, number: int, line: Line) -> Markup:
        out = number in self._revision.without
        said = [join(" ", self._statement(statement)) for statement in line.statements]
        label = element("b", line.label) if line.label else None
        form = element("span", " " if label else "", line.form) if line.form else None
        words = join(label, form, *said)
        return element(
            "p",
            element("s", words) if out else words,
            self._choice(number, out) if line.style == "text" else None,
            class_=f"line {line.style} {'out' if out else ''}",
        )

    def _choice(self, number: int, out: bool) -> Markup:
        key = "draft-back" if out else "draft-out"
        return join(" ", sender(self._texts(key), "delete", str(number), class_="choice"))

    def _statement(self, statement: DraftStatement) -> Markup:
        quote = statement.quote
        source = None
        if quote is not None:
            n = self._marks[quote_key(quote)]
            source = sender(
                f"[{n}]", "select", str(Place(quote.document.id, quote.span)),
                class_="opener mark", title=place_of(quote), aria_label=f"[{n}] {place_of(quote)}",
            )  # fmt: skip
        words = element("span", *self._pieces(statement), class_=f"said {statement.kind}")
        return join(words, " ", source) if source else words

    def _pieces(self, statement: DraftStatement) -> Iterator[Markup]:
        """The words, with what was edited marked and what is blank to be typed into."""
        marked = [(edit.span, edit.was) for edit in statement.edits]
        empty = [Span(*match.span()) for match in blanks(statement)]
        cuts = sorted({0, len(statement.text), *(p for s in empty for p in (s.start, s.end)),
                       *(p for s, _ in marked for p in (s.start, s.end))})  # fmt: skip
        for start, end in pairwise(cuts):
            span = Span(start, end)
            words = span.of(statement.text)
            if span in empty:
                yield self._input(words)
            elif was := next((was for edit, was in marked if edit.contains(span)), None):
                title = self._texts("draft-was", was=was)
                yield element("ins", words, title=title, data_was=was)
            else:
                yield escape(words)

    def _input(self, words: str) -> Markup:
        number, self._blank = self._blank, self._blank + 1
        what = words.strip("[]… ")
        return element(
            "input", type="text", placeholder=what, title=what, aria_label=what,
            value=self._revision.filled.get(number, ""), data_input=str(number),
            size=max(6, min(len(what), 40)), maxlength=500,
        )  # fmt: skip


def check_list(draft: Draft, texts: Texts) -> Markup:
    """What was looked for in the draft, and what was found that should not be there."""
    lines = [
        element(
            "li",
            element("b", "✓ " if check.passed else "✗ "),
            check.label,
            f": {'; '.join(check.found)}" if check.found else None,
            class_="passed" if check.passed else "not-passed",
        )
        for check in draft.checks
    ]
    return element(
        "details", element("summary", texts("draft-checks", count=len(lines))),
        element("ul", *lines, lang="vi"), open=not all(check.passed for check in draft.checks),
        class_="checks",
    )  # fmt: skip


def coverage_list(draft: Draft, revision: Revision, texts: Texts) -> Markup:
    """What became of each duty of the parent plan; those left out can be taken in."""
    lines = [
        _duty(place, duty, draft, revision, texts) for place, duty in enumerate(draft.coverage)
    ]
    left = sum(duty.status in ("left out", "open") for duty in draft.coverage)
    summary = texts("draft-coverage", count=len(lines), left=left)
    return element(
        "details", element("summary", summary), element("ul", *lines, lang="vi"), class_="coverage"
    )


def _duty(place: int, duty: Duty, draft: Draft, revision: Revision, texts: Texts) -> Markup:
    taken = place in revision.taken
    choice = None
    if duty.status in ("left out", "open") and source_of(duty, draft.parent) is not None:
        key = "draft-leave" if taken else "draft-take"
        choice = join(" ", sender(texts(key), "submit", str(place), class_="choice"))
    status = "carried" if taken else duty.status
    return element(
        "li",
        element("b", texts(f"duty-{status}")),
        f" · {clause_name(duty.clause)}: {duty.text}",
        element("i", f" ({duty.reason})") if duty.reason and not taken else None,
        choice,
        class_=status.replace(" ", "-"),
    )
