"""The draft's title, and the sentence that enacts it."""

from __future__ import annotations

import re

from assistant.answer import Quote
from assistant.draft.adapt import adapt, applied, rewritten
from assistant.draft.basis import bare_title
from assistant.draft.model import DraftStatement, Line, blank
from assistant.draft.passages import Passage
from assistant.draft.rules.change import Change
from assistant.draft.setting import Setting
from corpus.document import Clause, Span
from corpus.text import fold

# "Ủy ban nhân dân Thành phố ban hành Kế hoạch …", "Sở Y tế phối hợp Công đoàn ngành xây dựng …"
_ENACTS = re.compile(
    r"(?:^|(?<=[.;]\s))(?P<issuer>(?:UBND|[UỦ][ỷyỶY] ban|Ủy ban|Sở|Ban|Chi cục|Cục"
    r"|Hội|Công an|Văn phòng|Tỉnh|Thành)"
    r"[^.;\n]{2,160}?)\s+(?=(?:ban hành|xây dựng|triển khai)\s)(?P<rest>[^\n]*?như sau\s*:?)\s*$",
    re.MULTILINE,
)


def title_of_draft(setting: Setting) -> DraftStatement:
    """The parent's title for the commune and the draft's year.

    Taken from where the parent writes it in small letters, if anywhere.
    """
    document, title = setting.parent, bare_title(setting.parent)
    opening = next((c for c in document.clauses if c.kind == "opening"), None)
    if opening is None or not title:
        return DraftStatement(blank("điền trích yếu nội dung"), None)
    span, written = _written(setting, opening, title)
    words = span.of(document.text)
    passage = Passage(opening, span, words, 0, heading=True)
    if written:
        return _completed(adapt(passage, setting, "shift", role="title"), setting)
    now = rewritten(title, setting, role="title")
    quote = Quote(document, opening, span)
    changed = applied(quote, [Change("form.title", Span(0, len(words)), now)])
    return _completed(changed, setting)


def _completed(statement: DraftStatement, setting: Setting) -> DraftStatement:
    """Place and year, where the parent's title says neither."""
    if statement.quote is None:
        return statement
    changes = _changes(statement)
    text = statement.text
    behind = ""
    if setting.commune.name.lower() not in text.lower():
        behind += f" trên địa bàn {setting.commune.name}"
    if setting.year_moves and str(setting.year) not in text:
        behind += f" năm {setting.year}"
    end = len(statement.quote.quote)
    if behind:
        changes.append(Change("form.title", Span(end, end), behind))
    if text[:1].islower() and not any(change.span.start == 0 for change in changes):
        changes.append(Change("form.case", Span(0, 1), text[0].upper()))
    return applied(statement.quote, changes)


def _changes(statement: DraftStatement) -> list[Change]:
    """The statement's edits as changes of its source."""
    out: list[Change] = []
    shift = 0
    for edit in statement.edits:
        start = edit.span.start + shift
        out.append(Change(edit.rule, Span(start, start + len(edit.was)), edit.now))
        shift += len(edit.was) - len(edit.now)
    return out


def _written(setting: Setting, opening: Clause, title: str) -> tuple[Span, bool]:
    """Where the opening says the title, and whether in small letters there."""
    text = setting.parent.text
    words = opening.span.of(text).replace("\n", " ")
    wanted = fold(title)
    folded = fold(words)
    places = [match.start() for match in re.finditer(re.escape(wanted), folded)]
    spans = [Span(opening.span.start + at, opening.span.start + at + len(title)) for at in places]
    for span in spans:
        if not span.of(text).isupper():
            return span, True
    return (spans[0], False) if spans else (opening.span, False)


def enacting_line(setting: Setting) -> Line:
    """ "Ủy ban nhân dân phường … ban hành Kế hoạch …, cụ thể như sau:"."""
    document = setting.parent
    opening = next((c for c in document.clauses if c.kind == "opening"), None)
    found = list(_ENACTS.finditer(opening.span.of(document.text))) if opening else []
    if opening is None or not found:
        form = f"{setting.committee} ban hành Kế hoạch như sau:"
        return Line("enacting", "phần mở đầu", form=form)
    match = found[-1]
    start = opening.span.start
    span = Span(start + match.start("issuer"), start + match.end("rest"))
    words = span.of(document.text)
    passage = Passage(opening, span, words, 0)
    issuer = Span(0, match.end("issuer") - match.start("issuer"))
    first = [Change("level.issuer", issuer, setting.committee, overrides=True)]
    statement = adapt(passage, setting, "shift", role="title", first=first)
    return Line("enacting", "phần mở đầu", statements=(statement,))
