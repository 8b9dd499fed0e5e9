"""Who leads, and who helps with, what the sentence before has told.

Tổ chức Hội thi trước ngày 15/8. Phòng Nội vụ chủ trì, phối hợp với Đoàn xã.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.document import Obligation, Span
from corpus.facts.actors import Subject, Words, name_at
from corpus.facts.office_words import VERB_ANYWHERE
from corpus.facts.recipients import find_assistants

_LEADS = re.compile(r"(?:làm đơn vị\s+)?chủ trì(?:\s+(?:thực hiện|tổ chức|triển khai))*\W*")
_HELPS_WITH = re.compile(r"phối hợp (?:với|cùng)\s+")
_HELPS = re.compile(r"[\s,]*phối hợp(?!\w)")


def assistants_of_lead(words: Words, subject: Subject, end: int) -> tuple[Span, ...] | None:
    """Who helps the ``subject`` of a sentence that says only that it leads ("chủ trì", "chủ trì,
    phối hợp với …", "chủ trì, Công an xã phối hợp bảo vệ"); None where it says something else."""
    lead = _LEADS.match(words.lowered, subject.predicate, end)
    if lead is None:
        return None
    if lead.end() == end:
        return ()
    helper = name_at(words, lead.end(), end)
    if helper is not None:
        return (helper,) if _HELPS.match(words.lowered, helper.end, end) else None
    names = find_assistants(words, lead.end(), end)
    if names:
        return names if not words.text[names[-1].end : end].strip(" .;)") else None
    helps = _HELPS_WITH.match(words.lowered, lead.end(), end)
    named = helps is not None and not VERB_ANYWHERE.search(words.lowered, helps.end(), end)
    return () if named else None


def led(
    words: Words, duty: Obligation, subject: Subject, assistants: tuple[Span, ...]
) -> Obligation:
    """The duty with who leads it, unless it said so itself."""
    if duty.actor is not None:
        return duty
    helpers = tuple(name.of(words.text) for name in assistants)
    return replace(duty, actor=subject.name.of(words.text), assistants=duty.assistants or helpers)
