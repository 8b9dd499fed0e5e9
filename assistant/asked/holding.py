"""Whether a sentence holds the kind of thing that a question asks for, and how squarely.

"Bao nhiêu tiền" wants a sum, "bao nhiêu bác sĩ" a number right before "bác sĩ", "khi nào" a time
that is not the date of a cited text. A sentence without it may be near, but does not answer.
"""

from __future__ import annotations

import re

from assistant.asked.around import speaks_of_reports
from assistant.asked.denials import denies
from assistant.asked.denied import asks_what_is_not, says_it_is_not
from assistant.asked.doers import doubted_role, doubts_doer, names_doer, tells_holder
from assistant.asked.members import names_asked_kind
from assistant.asked.nouns import tells_of_noun
from assistant.asked.numbers import (
    asked_unit,
    assumes_count,
    counts_what_is_asked,
    gives_attribute,
    holds_money,
    holds_number,
)
from assistant.asked.places import tells_site
from assistant.asked.premises import carries_one, sets_right
from assistant.asked.reasons import asks_reason, gives_reason
from assistant.asked.times import (
    ASKS_DAY,
    asks_how_often,
    holds_asked_day,
    holds_time,
    tells_case,
    tells_how_often,
)
from assistant.asked.units import names_units
from assistant.question import ADDRESS, Intent, Question
from assistant.wording import may_be
from corpus.citing.law_names import find_law_names
from corpus.citing.numbers import find_numbers
from corpus.dates import find_ranges
from corpus.text import UPPER, fold


def holds_what_is_asked(question: Question, words: str, above: str) -> bool:
    """Whether a sentence, with the headings ``above`` it, can answer a question of this kind."""
    if not may_answer(question, words, above):
        return False
    kinds = asked_kinds(question)
    if asks_reason(question) or any(_holds(kind, question, words, above) for kind in kinds):
        return True
    return not _AMOUNTS.isdisjoint(kinds) and denies(question, words, above)


def may_answer(question: Question, words: str, above: str) -> bool:
    """Whether a sentence tells a result, a reason, a site, a person, one of a kind or of a noun
    where that is asked."""
    if _asks_result(question) and not _RESULT.search(fold(words)):
        return False
    if asks_what_is_not(question) and not says_it_is_not(question, words, above):
        return False
    if asks_reason(question):
        return sets_right(question, words) or (gives_reason(words) and carries_one(question, words))
    if not names_asked_kind(question, words) or not tells_site(question, words, above):
        return False
    if not tells_holder(question, f"{words}\n{above}"):
        return False
    about = asked_kind(question) in ("what", "list")
    if about and not tells_of_noun(question, f"{words}\n{above}"):
        return False
    return not _ASKS_PERSON.search(question.folded) or bool(_PERSON.search(words))


def _holds(kind: Intent, question: Question, words: str, above: str) -> bool:
    if kind in ("when", "number") and asks_how_often(question):
        return tells_how_often(words)
    if kind == "money":
        counted = counts_what_is_asked(question, words) or gives_attribute(question, words)
        return holds_money(words) or counted
    if kind == "number":
        return holds_number(question, words)
    if kind == "contact":
        return bool(_CONTACT.search(words))
    if kind == "when":
        if not speaks_of_reports(question, f"{words} {above}"):
            return False
        if ASKS_DAY.search(question.folded):
            return holds_asked_day(question, words)
        return holds_time(words) or tells_case(question, words, above)
    if kind == "who":
        return names_doer(question, words, above)
    if kind == "in_force" and question.asks("when"):
        told = "het hieu luc" if "het hieu luc" in question.folded else "hieu luc"
        return holds_time(words) and told in fold(words)
    if kind == "reference":
        text = _ASKED_TEXT.search(question.folded)
        if text is not None and text["kind"] not in fold(words):
            return False
        return bool(next(find_numbers(words), None) or find_law_names(words))
    if kind == "duty":
        return names_units(question, words, above)
    return True


# "nghị quyết nào", "thông tư số mấy": a decision is none
_ASKED_TEXT = re.compile(
    r"\b(?P<kind>nghi quyet|nghi dinh|thong tu|quyet dinh|chi thi|cong van|ke hoach|luat) "
    r"(?:so )?(?:nao|may|bao nhieu)\b"
)
_AMOUNTS: frozenset[Intent] = frozenset(("money", "number", "when"))
_VALUES: tuple[Intent, ...] = ("money", "number", "when", "who", "reference")


def asked_kinds(question: Question) -> tuple[Intent, ...]:
    """All kinds of thing that are asked, the main one first: "ai báo cáo, trước ngày nào" asks
    for two. One that asks for none asks for what it says."""
    main = asked_kind(question)
    if main not in _VALUES:
        return (main,)
    others = (kind for kind in question.intents if kind in ("when", "who", "reference", "money"))
    counts = ("money", "number")
    return (main, *(kind for kind in others if kind != main and not {kind, main} <= {*counts}))


def asked_kind(question: Question) -> Intent:
    """The kind of thing that is asked; a question that assumes a sum asks for the sum."""
    if question.yes_no and any(claim.kind == "money" for claim in question.claims):
        return "money"
    if question.yes_no and question.intent == "what" and assumes_count(question):
        return "number"
    if question.intent == "what" and doubts_doer(question):
        return "who"
    if question.intent == "money" and _SHARES.search(question.folded):
        return "number"
    if question.intent == "issued":
        return "reference" if question.asks("reference") else "when"
    if question.intent == "documents":
        others = [i for i in question.intents if i not in ("documents", "list", "what", "where")]
        said_of_texts = re.search(r"(?:theo|can cu|thuc hien) (?:\w+ ){0,3}nao", question.folded)
        if others and others[0] == "reference" and not said_of_texts:
            return "documents"
        return others[0] if others else "documents"
    return question.intent


# "tiền tiết kiệm chia theo tỷ lệ thế nào"
_SHARES = re.compile(r"\bty le (?:\w+ ){0,2}?(?:the nao|ra sao|nao|bao nhieu|may)\b")


def squareness(question: Question, words: str, above: str) -> float:
    """0 to 1: how squarely a sentence that holds it says what is asked.

    A definition says "X là …", a duty's doer says the verb that is asked, a span of days gives
    both its ends.
    """
    folded = fold(words)
    if _defined(question) is not None:
        return 1.0 if defines(question, words) else 0.0
    if re.search(r"tu (?:ngay|khi|luc|may gio)[^?]* den", question.folded):
        return 1.0 if find_ranges(words) or re.search(r"tu .* den", folded) else 0.0
    kinds = asked_kinds(question)
    if len(kinds) > 1:
        return sum(_holds(kind, question, words, above) for kind in kinds) / len(kinds)
    kind = kinds[0]
    if kind == "who":
        role = doubted_role(question)
        verb = (role,) if role is not None else _asked_verb(question)
        if verb is None:
            return 0.5
        return 1.0 if any(f" {word} " in f" {_flat(folded)} " for word in verb) else 0.0
    if kind == "when" and re.search(r"bao cao|gui\b|nop\b", question.folded):
        return 1.0 if re.search(r"bao cao|gui\b|nop\b", folded) and holds_time(words) else 0.0
    if kind == "in_force":
        asked = question.folded
        asks_end = re.search(r"het hieu luc|con (?:hieu luc|dung|ap dung)|thay the|bai bo", asked)
        ended = re.search(r"het hieu luc", folded) and not asks_end
        return 1.0 if re.search(r"hieu luc|thay the|bai bo", folded) and not ended else 0.0
    if kind == "money":
        if question.yes_no:
            return 0.5  # the sum that is doubted, whole or part
        return 1.0 if re.search(r"\btong\b|trong do|chia ra|co muc tieu", folded) else 0.5
    unit = asked_unit(question) if kind in ("number", "what") else None
    if unit is not None:
        return 1.0 if re.search(rf"\d\s*{unit}\b(?! tuoi)", folded) else 0.0
    return 0.5


# "… trong quy chế 1022", "… theo Luật Bình đẳng giới": the text that defines, no part of the word
_IN_TEXT = (
    r"(?: (?:trong|theo|cua) (?:luat|bo luat|nghi dinh|nghi quyet|thong tu|quyet dinh|quy che|"
    r"chi thi|ke hoach|van ban)\b.*)?"
)
# "Thế nào là quấy rối tình dục", "thế nào thì gọi là tảo hôn", "sao gọi là phản ánh khẩn cấp"
_WHAT_IS_CALLED = r"(?:the nao|(?<!ra )sao) (?:thi |moi )?(?:duoc |bi )?(?:goi |coi |xem |hieu )?la"
# "định kiến giới là gì", "hồ sơ nghĩa là gì", "giới tính được hiểu thế nào"
_MEANS_WHAT = (
    r"(?:(?:duoc hieu |duoc goi |nghia |co nghia )*la gi\b|"
    r"(?:duoc |phai )?hieu (?:la )?(?:nhu the nao|the nao|ra sao)\b)"
)
_DEFINED = re.compile(
    rf"^(?:theo [^,]+, )?(?P<first>[\w ]{{3,60}}?){_IN_TEXT} {_MEANS_WHAT}|"
    rf"\b{_WHAT_IS_CALLED} (?P<second>[\w ]{{3,60}}?){_IN_TEXT}{ADDRESS}\s*(?:[^\w\s]|$)"
)


def _defined(question: Question) -> str | None:
    """The folded words whose meaning is asked for."""
    match = _DEFINED.search(question.folded)
    return (match["first"] or match["second"]).strip() if match else None


def asks_meaning(question: Question) -> bool:
    """Whether a question asks what something means."""
    return _defined(question) is not None


def defines(question: Question, words: str) -> bool:
    """Whether a sentence is the definition that is asked for: "Định kiến giới là …"."""
    defined = _defined(question)
    return defined is not None and bool(
        re.match(
            rf"\W*{re.escape(defined)}\b[^:.;]{{0,20}}?"
            r"(?::(?!\s*\d)|\b(?:la|gom|bao gom|chi|duoc hieu)\b)",
            fold(words),
        )
    )


def _flat(folded: str) -> str:
    return " ".join(re.findall(r"\w+", folded))


# ── what was done, and by which person ────────────────────────────────────────────────────────

# "thực tế đạt bao nhiêu", "đã làm xong mấy …": a plan says what shall be, not what was
_ASKED_RESULT = re.compile(r"\bthuc te\b|\bda (?:lam|hoan thanh|dat|thuc hien|xay|xong)|tinh den ")
_RESULT = re.compile(r"\bda\b|ket qua|thuc te")
# "họ tên Phó Chủ tịch", "ông nào": a person, not an office
_ASKS_PERSON = re.compile(
    r"\bho (?:va )?ten\b|\b(?:ong|ba|dong chi) nao\b|ai duoc (?:\w+ ){0,3}(?:chon|cu|bau)|"
    r"\b(?:chon|cu|bau) ai\b|"
    r"\b(?:cong chuc|can bo|giang vien|truong phong|giam doc|chu tich|chi cuc truong|nguoi)\b"
    r"[^?]* ten (?:la )?gi\b"
)
_PERSON = re.compile(rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|Đ/c)\s+[{UPPER}]")


def _asks_result(question: Question) -> bool:
    return bool(_ASKED_RESULT.search(question.folded))


# "0297 3863 774", "so@kiengiang.gov.vn", "https://dean06.vn", "số 12 đường Trần Phú"
_CONTACT = re.compile(
    r"(?<!\d)0\d{1,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)|\S+@\S+\.\S+|https?://|www\.|(?:số|"
    r"Số) \d+[\w/]* "
    r"(?:đường|phố)"
)


# ── who ──────────────────────────────────────────────────────────────────────────────────────

_WHO = re.compile(
    r"\b(?:ai|(?:co quan|don vi|so|bo|ban|phong|to chuc|bo phan|cap|doan the|"
    r"nganh)(?: \w+){0,1} nao)\b"
    r"\s+(?:se |phai |duoc |co the |chiu )?(?P<verb>\w+(?: \w+)?)"
)
_SAID_BEFORE = re.compile(r"(?P<verb>\w+ \w+)\s*$")


def _asked_verb(question: Question) -> tuple[str, ...] | None:
    """What the one who is asked for does, and words that say the same; folded."""
    match = _WHO.search(question.folded)
    if match is None:
        return None
    said = match["verb"]
    alternatives = may_be(False)
    for phrase in (said, said.split()[0]):
        if phrase in alternatives:
            return (phrase, *alternatives[phrase])
    return (said,) if " " in said else None
