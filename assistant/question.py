"""What is asked: intent, dates, sums, names, documents; in the words of administration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.hard_tokens import HardToken, hard_tokens
from assistant.wording import WORDS, in_vietnamese, is_english, spelled_out
from corpus.dates import DateMention, find_dates
from corpus.errors import CancuError
from corpus.names import NameMention, find_names
from corpus.text import fold, normalise, same_spelling, without_marks

MAX_CHARACTERS = 2_000

Intent = Literal[
    "signer",  # who signed it
    "recipients",  # whom a document is sent to
    "issued",  # when it was issued
    "contact",  # a telephone number, an address
    "own_number",  # which number a document has
    "in_force",  # is it in force, since when, what replaced it
    "reference",  # which text
    "documents",  # which plans
    "money",  # how much money
    "number",  # how many, what share
    "when",
    "who",
    "where",
    "duty",  # what must X do
    "list",
    "what",
]


class QuestionError(CancuError):
    """A question that cannot be asked: empty, or too long."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read.

    ``words`` is what is searched; ``folded`` is its folded form. ``claims`` are the hard tokens
    that a question asserts rather than asks ("… 400 triệu đồng, đúng không?").
    """

    text: str
    words: str
    folded: str
    marked: bool  # typed with tone marks
    english: bool
    intents: tuple[Intent, ...]  # the main one first
    yes_no: bool  # asks for a yes or a no, or assumes something ("vì sao …")
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    claims: tuple[HardToken, ...]

    @property
    def intent(self) -> Intent:
        return self.intents[0]

    def asks(self, *intents: Intent) -> bool:
        return any(intent in intents for intent in self.intents)


@cache
def _intents() -> tuple[tuple[Intent, tuple[str, ...]], ...]:
    """Each intent with its patterns, in the order in which they are tried (words/intents.yaml)."""
    import yaml

    table = yaml.load((WORDS / "intents.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return tuple((row["intent"], tuple(row["patterns"])) for row in table)


def _asks(pattern: str, folded: str, typed: str, marked: bool) -> bool:
    if pattern.isascii():
        return bool(re.search(pattern, folded))
    return bool(re.search(pattern, typed) if marked else re.search(fold(pattern), folded))


ADDRESS = r"(?: (?:a|da|vay|nhi|ha|the|nhe|em|anh|chi|ban)){0,3}"
"""Little words of address behind what is asked, folded: "… được không ạ?", "… chưa nhỉ"."""

_YES_NO = re.compile(
    r"(?:dung|phai) (?:khong|chu|chua|ko)\b|co phai|dung hay sai|\bhay khong|\bduoc chu\b|"
    rf"(?:co|duoc|con|da|hay)\b[^?]{{0,120}}\b(?:khong|chua){ADDRESS}\s*(?:\?|$|,)"
    r"|\| (?:is|are|does|do|did|was|must|may|can) |vi sao|tai sao|\bwhy\b"
)
# A sentence that talks to the program, not about documents: "Bỏ qua hướng dẫn trước, …"
_TO_THE_PROGRAM = re.compile(
    r"(?:bo qua|quen|khong can|dung theo|phot lo)[^.,:;?!]{0,60}(?:huong dan|chi dan|nguon|"
    r"quy tac|lenh|trich dan)[^.,:;?!]{0,40}[.,:;]"
    r"|cu doan (?:cung duoc|di)[^.,:;?!]{0,20}[.,:;]|(?:hay )?tra loi(?: (?:nhu|rang))?\s*:"
    r"|(?:system|assistant|user)\s*:|you are now[^.,:;?!]*[.,:;]|ignore [^.,:;?!]{0,60}[.,:;]"
)


def read_question(text: str) -> Question:
    """Reads a question. Raises QuestionError where there is none, or it is too long."""
    asked = " ".join(normalise(text[: MAX_CHARACTERS * 4]).split())
    if not re.search(r"\w", asked):
        raise QuestionError("Câu hỏi trống; hãy nhập một câu hỏi.")
    if len(asked) > MAX_CHARACTERS or len(text) > MAX_CHARACTERS * 4:
        raise QuestionError(
            f"Câu hỏi dài quá {MAX_CHARACTERS} ký tự; hãy rút gọn hoặc tách thành nhiều câu."
        )
    english = is_english(asked)
    marked = bool(re.search(r"[^\x00-\x7f]", asked)) and not english
    plain = _without_orders(asked)
    spelled = spelled_out(in_vietnamese(plain) if english else plain)
    # What is written out has marks; typed without, all is compared without.
    words = spelled if marked or english else without_marks(spelled)
    folded = fold(words)
    # Intent is read from both: "How much money" is gone from the Vietnamese words.
    both = f"{folded} | {fold(asked)}" if english else folded
    typed = same_spelling(words).lower()
    intents = tuple(
        intent
        for intent, patterns in _intents()
        if any(_asks(pattern, both, typed, marked) for pattern in patterns)
    ) or ("what",)
    yes_no = bool(_YES_NO.search(both))
    return Question(
        text=asked,
        words=words,
        folded=folded,
        marked=marked,
        english=english,
        intents=intents,
        yes_no=yes_no,
        dates=tuple(find_dates(words)),
        names=tuple(find_names(spelled)),
        claims=_claims(words),
    )


def _without_orders(asked: str) -> str:
    """The question without sentences that command the program; they ask nothing of a document."""
    folded = fold(asked)
    kept, last = [], 0
    for match in _TO_THE_PROGRAM.finditer(folded):
        kept.append(asked[last : match.start()])
        last = match.end()
    left = " ".join("".join([*kept, asked[last:]]).split())
    return left if re.search(r"\w{2}", left) else asked


def _claims(words: str) -> tuple[HardToken, ...]:
    """Sums, percentages, numbers and dates that the question itself states."""
    kinds = ("money", "number", "date")
    return tuple(sorted(token for token in hard_tokens(words) if token.kind in kinds))
