"""The duties that running text sets: one sentence or part of a sentence, one duty.

A sentence between semicolons keeps the subject of the one before it, and a report without
addressee goes where the one before it went: "… báo cáo UBND tỉnh: báo cáo quý trước …; báo cáo
năm trước …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Obligation, Span
from corpus.facts.actors import (
    Subject,
    Words,
    find_subject,
    name_at,
    skip_leading,
    starts_with_verb,
)
from corpus.facts.deadlines import find_times
from corpus.facts.leads import assistants_of_lead, led
from corpus.facts.office_words import VERB_ANYWHERE
from corpus.facts.recipients import find_assistants, find_recipient
from corpus.facts.times import Calendar, Time
from corpus.text import sentences


@dataclass(frozen=True, slots=True)
class Place:
    """Where duties are read: the clause, and what it stands under."""

    clause: str  # path
    actor: str | None  # from the heading, or the sentence the clause goes on from
    calendar: Calendar


# No duty: a plan's own entry into force, what it replaces, "Trên đây là Kế hoạch …"
_NO_DUTY = re.compile(
    r"có hiệu lực|kế hoạch này thay thế|^\W*(?:trên đây là|mọi vướng mắc|nguồn"
    r"|kinh phí (?:thực hiện|từ))"
)
# A line that names a sum: "- Truyền thông: 70.000.000đ"
_ENDS_WITH_SUM = re.compile(
    r"\d[\d.,]*\s*(?:(?:triệu|tỷ|tỉ|nghìn|ngàn)?\s*(?:đồng|đ|vnđ)|triệu|tỷ"
    r"|tỉ)(?:/[\w/]{1,30})?[\s.;)]*$"
)
# "Tập huấn: hoàn thành trong quý II, do Trạm Y tế xã thực hiện"
_DONE_BY = re.compile(r"(?<!\w)do\s+")
_ENDS_ONLY = re.compile(
    r"(?:(?:thời gian|thời hạn|tiến độ)\s*:?\s*)?(?:hoàn thành|kết thúc|thực hiện|xong"
    r"|đưa vào hoạt động)(?:\s+xong)?"
    r"|(?:thời gian|thời hạn|tiến độ)"
)
_FRAGMENT = re.compile(
    rf"\W*(?:{_ENDS_ONLY.pattern})\s*:?\s*(?=trước|chậm|muộn|trong|từ|vào|đến|qu[ýí]|tháng|hết"
    rf"|ngày|hằng|hàng|\d)"
)
_HELPS = re.compile(r"(?:tham gia\s+)?phối hợp (?!với)")
_INTRODUCES = re.compile(r":\s*$")
_TRIM = " \t\n,;:.(-–/"
_LEFT_OVER = re.compile(
    r"(?:[\s,;:(–-]+|(?<!\w)(?:và|vào|xong|hoàn thành|kết thúc|định kỳ|cả|trong|là|thì|từ|hoặc"
    r"|ít nhất|nhất|ít|hạn)(?!\w))+$"
)
_LEFT_BEFORE = re.compile(
    r"(?:[\s,;:)–.-]+|(?:và|định kỳ|đồng thời|trong đó|thì|hoặc đột xuất|đột xuất|khi có yêu cầu"
    r"|thường xuyên|\(hoặc[^)]*\)|\([^)]*\))(?!\w))+"
)
_PURPOSE_TAIL = re.compile(r"\s(?:để|nhằm)\s")
_LONGEST_ACTION = 400


@dataclass(frozen=True, slots=True)
class _Part:
    """One sentence or part, as read."""

    span: Span
    subject: Subject | None
    times: list[Time]  # hard, or lengths of time
    when: Span | None  # else the first soft time


def duties_in(words: Words, span: Span, place: Place) -> list[Obligation]:
    """The duties of the running text at ``span``, in order. Linear in its length."""
    return _Sentences(words, place).read(span)


def subject_of_introduction(words: Words, span: Span) -> Span | None:
    """Who the points under a text that ends in a colon are for: "… các cơ quan, đơn vị, địa
    phương phối hợp thực hiện các hoạt động sau:"."""
    if not _INTRODUCES.search(words.text, max(span.start, span.end - 8), span.end):
        return None
    last = None
    for sentence in _sentences(words.text, span):
        last = sentence
    subject = find_subject(words, last.start, last.end) if last else None
    return subject.name if subject else None


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in sentences(span.of(text)):
        yield Span(span.start + sentence.start, span.start + sentence.end)


class _Sentences:
    """Reads on, sentence by sentence, and remembers who and where to."""

    def __init__(self, words: Words, place: Place) -> None:
        self._words = words
        self._place = place
        self._actor: Span | None = None
        self._action: Span | None = None
        self._recipient: Span | None = None
        self._waiting: list[tuple[_Part, Time]] = []

    def read(self, span: Span) -> list[Obligation]:
        duties: list[Obligation] = []
        yearly = False  # "kiểm kê ngày 01/01 hằng năm; gửi biên bản trước ngày 15/01"
        for sentence in _sentences(self._words.text, span):
            part = self._understood(sentence)
            if yearly:
                part = replace(part, times=[_every_year(time) for time in part.times])
            ends = self._words.text[part.span.start : part.span.end + 1].rstrip().endswith(";")
            yearly = ends and any(time.recurrence == "year" for time in part.times)
            if part.subject and self._action:
                helpers = assistants_of_lead(self._words, part.subject, part.span.end)
                if helpers is not None:
                    duties = [led(self._words, duty, part.subject, helpers) for duty in duties]
                    continue
            for duty in self._part(part):
                if duties and duty.due and duties[-1].due is None and self._dates(duty, duties[-1]):
                    duties.pop()
                duties.append(duty)
        return duties

    def _dates(self, duty: Obligation, before: Obligation) -> bool:
        """ "kiểm tra …; hoàn thành trước 30/11": the second part tells the first one's day;
        "báo cáo định kỳ 6 tháng; báo cáo 6 tháng trước ngày 10/7": so it does here."""
        if before.recurrence is None:
            return duty.action == before.action
        reports = all("báo cáo" in one.action.lower() for one in (duty, before))
        return reports and duty.recurrence == before.recurrence

    def _understood(self, span: Span) -> _Part:
        found = find_times(span.of(self._words.text), self._place.calendar)
        times = [_moved(time, span.start) for time in found]
        told = [time for time in times if time.hard or time.lasts]
        when = times[0].span if times and not told else None
        return _Part(span, find_subject(self._words, span.start, span.end), told, when)

    def _part(self, part: _Part) -> Iterator[Obligation]:
        lowered = self._words.lowered
        if _NO_DUTY.search(lowered, part.span.start, part.span.end) and part.subject is None:
            return
        if part.subject and not (self._actor and self._only_helps(part.subject, part.span)):
            self._actor = part.subject.name
        acts = part.subject is not None or bool(
            VERB_ANYWHERE.search(lowered, part.span.start, part.span.end)
            and not _FRAGMENT.match(lowered, part.span.start, part.span.end)
        )
        if not acts:
            for time in part.times:
                if self._action:
                    yield self._duty(part, time, self._action, self._recipient)
                else:
                    self._waiting.append((part, time))
            return
        yield from self._dated(part) if part.times else self._undated(part)

    def _only_helps(self, subject: Subject, span: Span) -> bool:
        """ "Đề nghị Mặt trận phối hợp thực hiện" does not make it the one who then reports."""
        return bool(_HELPS.match(self._words.lowered, subject.predicate, span.end))

    def _undated(self, part: _Part) -> Iterator[Obligation]:
        start = self._predicate(part)
        said = part.subject or self._place.actor or self._actor
        verb = starts_with_verb(self._words, start, part.span.end)
        tail = max(start, part.span.end - 40)
        if _ENDS_WITH_SUM.search(self._words.lowered, tail, part.span.end):
            return
        if _INTRODUCES.search(self._words.text, part.span.end - 1, part.span.end) and not verb:
            return
        if not (part.subject or verb) and not (
            said and self._words.text[part.span.start].isupper()
        ):
            return
        action = self._trimmed(start, part.span.end)
        if action is None or not (said or verb):
            return
        recipient = find_recipient(self._words, start, part.span.end)
        self._action, self._recipient = action, recipient or self._recipient
        for waiting, time in self._waiting:
            yield self._duty(part, time, action, recipient, waiting.span)
        self._waiting = []
        yield self._duty(part, None, action, recipient)

    def _dated(self, part: _Part) -> Iterator[Obligation]:
        start = self._predicate(part)
        whole = find_recipient(self._words, start, part.span.end)
        pieces = self._pieces(part, start)
        sends = "báo cáo" in part.span.of(self._words.lowered)
        told = self._action_near(pieces[-1][0], *pieces[-1][1])
        for time, (piece_start, piece_end) in pieces:
            near = self._action_near(time, piece_start, piece_end)
            action = near or told or self._action or self._whole(part, start)
            told = action
            own = find_recipient(self._words, piece_start, piece_end)
            recipient = own or whole or (self._recipient if sends or near is None else None)
            self._action, self._recipient = action, recipient or self._recipient
            yield self._duty(part, time, action, recipient)

    def _whole(self, part: _Part, start: int) -> Span:
        return self._trimmed(start, part.span.end) or part.span

    def _pieces(self, part: _Part, start: int) -> list[tuple[Time, tuple[int, int]]]:
        """Each time with the words that are its own: those before it, from the last time on, and
        for the last those behind it."""
        pieces: list[tuple[Time, tuple[int, int]]] = []
        begin = start
        for index, time in enumerate(part.times):
            following = part.times[index + 1] if index + 1 < len(part.times) else None
            end = time.span.end if following else part.span.end
            same = following is not None and following.span == time.span
            pieces.append((time, (begin, part.span.end if same else end)))
            begin = begin if same else max(begin, time.span.end)
        return pieces

    def _action_near(self, time: Time, start: int, end: int) -> Span | None:
        colon = self._words.text.rfind(": ", start, time.span.start)
        if colon > start:
            behind = self._action_near(time, colon + 1, time.span.start)
            if behind:
                return behind
        before = self._trimmed(start, time.span.start) if time.span.start > start else None
        if before and self._tells_deed(before):
            return before
        after = self._trimmed(max(start, time.span.end), end)
        return after if after and self._tells_deed(after) else None

    def _tells_deed(self, span: Span) -> bool:
        """Whether a verb stands there that says more than that something is to end."""
        match = VERB_ANYWHERE.search(self._words.lowered, span.start, span.end)
        return match is not None and not _ENDS_ONLY.fullmatch(span.of(self._words.lowered))

    def _predicate(self, part: _Part) -> int:
        start = part.subject.predicate if part.subject else part.span.start
        start = skip_leading(self._words, start, part.span.end)
        names = find_assistants(self._words, start, min(part.span.end, start + 400))
        behind = _word_after(self._words.text, names[0].end) if names else start
        return behind if starts_with_verb(self._words, behind, part.span.end) else start

    def _trimmed(self, start: int, end: int) -> Span | None:
        """The words of ``start..end`` without what hangs over at both ends."""
        lowered = self._words.lowered
        lead = _LEFT_BEFORE.match(lowered, start, end)
        start = lead.end() if lead else start
        end = min(end, start + _LONGEST_ACTION)
        tail = _PURPOSE_TAIL.search(lowered, start, end)
        if tail and tail.start() - start > 20:
            end = tail.start()
        left = _LEFT_OVER.search(lowered, max(start, end - 80), end)
        end = left.start() if left else end
        text = self._words.text[start:end]
        stripped = text.strip(_TRIM)
        if len(stripped.split()) < 2:
            return None
        begin = start + text.index(stripped)
        return Span(begin, begin + len(stripped))

    def _duty(
        self,
        part: _Part,
        time: Time | None,
        action: Span,
        recipient: Span | None,
        waiting: Span | None = None,
    ) -> Obligation:
        text = self._words.text
        actor = part.subject.name if part.subject else self._agent(part) or self._actor
        assistants = find_assistants(self._words, part.span.start, part.span.end)
        held = [action, *(span for span in (actor, recipient, waiting, part.when) if span)]
        held += [time.span] if time else []
        held += assistants
        if recipient and part.span.start <= recipient.start < action.start:
            held.append(Span(part.span.start, recipient.end))
        end = max(span.end for span in held)
        closes = text.startswith(")", end) and end < part.span.end
        span = Span(min(span.start for span in held), end + closes)
        named = self._place.actor if actor is None else actor.of(text)
        when = time.span.of(text) if time else part.when.of(text) if part.when else None
        return Obligation(
            actor=named,
            action=action.of(text),
            recipient=recipient.of(text) if recipient else None,
            due=time.due if time else None,
            begins=time.begins if time else None,
            recurrence=time.recurrence if time else None,
            clause=self._place.clause,
            span=span,
            when=when,
            assistants=tuple(name.of(text) for name in assistants),
            year_inferred=bool(time and time.due and time.year_inferred),
        )

    def _agent(self, part: _Part) -> Span | None:
        for match in _DONE_BY.finditer(self._words.lowered, part.span.start, part.span.end):
            name = name_at(self._words, match.end(), part.span.end)
            if name and starts_with_verb(
                self._words, _word_after(self._words.text, name.end), part.span.end
            ):
                return name
        return None


def _every_year(time: Time) -> Time:
    if time.year_inferred and time.recurrence == "once":
        return replace(time, recurrence="year")
    return time


def _moved(time: Time, by: int) -> Time:
    span = Span(time.span.start + by, time.span.end + by)
    return replace(time, span=span)


def _word_after(text: str, at: int) -> int:
    while at < len(text) and text[at] in " ,":
        at += 1
    return at
