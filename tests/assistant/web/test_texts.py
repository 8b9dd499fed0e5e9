"""Everything the page may have to say, it can say in both languages."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from assistant.draft.model import DutyStatus
from assistant.web.adding import State
from assistant.web.phrases import FRAMEWORK, MESSAGES
from assistant.web.texts import _TABLE, Language, Texts
from corpus.document import DocumentKind, InForce, Recurrence, RepairKind
from index.sources import SourceState


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("This application is currently busy. Please try again. ", "đang bận"),
        ("Connection errored out. ", "máy chủ"),
        ("Connection to the server was lost. Attempting reconnection...", "Mất kết nối"),
        ('File(s) exceed the maximum allowed size of 50.00 MB: "a.pdf"', "50.00 MB"),
        ("Invalid file type: a.exe. Only .pdf, .docx allowed.", ".pdf, .docx"),
        ("Error", "Không làm được"),
    ],
)
def test_a_message_of_the_framework_has_a_vietnamese_one(message: str, says: str) -> None:
    found = [
        instead.replace("{}", match[1] if match.groups() else "")
        for pattern, instead in MESSAGES
        if (match := re.fullmatch(pattern, message.strip()))
    ]
    assert found and says in found[0]


def test_every_text_has_both_languages() -> None:
    placeholders = re.compile(r"{\w+}")
    for key, (vi, en) in _TABLE.items():
        assert bool(vi) == bool(en), key
        assert sorted(placeholders.findall(vi)) == sorted(placeholders.findall(en)), key
    assert all(FRAMEWORK.values())


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(
    ("about", "kinds", "without"),
    [
        ("repair", RepairKind, {}),
        ("source", DocumentKind, {}),
        ("force", InForce, {}),
        ("recurrence", Recurrence, {"once"}),  # what is done once is said by its day
        ("duty", DutyStatus, {}),
        ("upload", State, {}),
        ("picture", SourceState, {"as read"}),  # then there is the picture
    ],
)
def test_every_kind_of_a_thing_has_its_words(
    language: Language, about: str, kinds: Any, without: set[str]
) -> None:
    texts = Texts(language)
    for kind in get_args(kinds):
        assert kind in without or texts(f"{about}-{kind}"), kind
