"""Whether a sentence names whom "ai", "cơ quan nào" or "sở nào" asks for.

Every clause names somebody: those it serves, those it works with. Who acts stands at its
beginning, behind "do" or "giao", or in the heading that it stands under; and "sở nào" is a Sở.
"""

from __future__ import annotations

import re

from assistant.asked.units import names_unit
from assistant.question import Question
from corpus.facts.activities import columns
from corpus.names import compared, find_names
from corpus.structure.labels import unlabelled
from corpus.text import UPPER, fold

# "sở nào", "bộ nào", "công chức nào": the kind that is asked for, which stands before its name;
# not "văn bản nào", "câu lạc bộ nào"
_ASKED_KIND = re.compile(
    r"(?<!van )(?<!lac )(?<!can )\b(?P<kind>so|bo|phong|ban|cuc|chi cuc|cong chuc|toa an|benh vien)"
    r" nao\b"
)
# "chủ trì", "đứng đầu": not whom it is done with
_ASKS_LEAD = re.compile(r"chu tri|dung dau|dau moi|chiu trach nhiem|dung ra")
_LEADS = re.compile(
    r"chu tri|chiu trach nhiem|co trach nhiem|dau moi|thuong truc|tham quyen|"
    r"\bgiao\b(?! (?:thong|duc|vien|luu|dich|tiep)\b)"
)
# "gửi cho ai", "phối hợp với sở nào", "của cơ quan nào": whoever is named
_ASKS_OTHER = re.compile(
    r"\b(?:gui|nop|bao cao|phan anh|phoi hop|cung|trinh|cho|ve|voi|cua|tai|o|den|len|qua)\s+"
    r"(?:\w+ ){0,2}(?:ai|nao)\b|\bai (?:phai |se |cung )?duoc\b"
)
_BODY = (
    r"(?:(?:cac|moi|nhung|hai|nguoi dung dau|lanh dao|thu truong) )*(?:co quan|don vi|so\b|"
    r"ban\b|bo\b|nganh\b|to chuc(?! (?:thuc hien|trien khai))|ca nhan|nguoi|toa an|cha\b|me\b|"
    r"vo\b|chong\b|con\b|bo phan|nha nuoc|chinh phu|quoc hoi|truong\b|cap\b|u[yi] ban|ubnd|"
    r"hoi dong|phong\b|van phong|can bo|cong chuc|doanh nghiep|thu tuong|chu tich|giam doc|"
    r"cong an|dia phuong|thanh vien|hoi\b|doan\b|mat tran|khoi\b|to\b(?! chuc)|tram\b|chi cuc|"
    r"cuc\b|doi\b|hat\b|trung tam|benh vien|vien\b|kho bac|ngan hang|cong doan)"
)
_OPENS = re.compile(rf"\W*(?:de nghi|giao|yeu cau)?\W*{_BODY}")
_BEHIND = re.compile(rf"\b(?:do|boi|giao(?: cho)?|de nghi|gom|la)\s+{_BODY}")


def names_doer(question: Question, words: str, above: str) -> bool:
    """Whether a sentence, with the headings ``above`` it, names one who acts."""
    around = f"{words}\n{above}"
    leads = bool(_LEADS.search(fold(around)))
    kind = _ASKED_KIND.search(question.folded)
    if kind is not None and not _names_kind(kind["kind"], around):
        return False
    if kind is not None and not _ASKS_LEAD.search(question.folded):
        return True
    if _ASKS_OTHER.search(question.folded) or _GOES_TO.search(question.folded):
        return bool(find_names(around) or re.search(_BODY, fold(around)))
    if any(" | " in line and "lead" in columns(line) for line in words.split("\n")):
        return True
    lines = [unlabelled(line) for line in around.split("\n")]
    opens = any(_OPENS.match(fold(line)) for line in lines)
    return leads or opens or bool(_BEHIND.search(fold(words)))


_UNIT = r"(?:so|bo|ban|phong|uy ban|ubnd|hoi|cong an|cong chuc|chi cuc|cuc|toa an|don vi|co quan)\b"
# "… do Sở Nội vụ chủ trì, đúng chứ?"; "… gửi về Sở Y tế phải không?"
_DONE_BY = re.compile(rf"\b(?:do|giao(?: cho)?|la) {_UNIT}")
_GOES_TO = re.compile(
    rf"\b(?:gui (?:ve|cho|den)|nop (?:ve|cho)|phan anh ve|bao cao (?:ve|cho)) {_UNIT}"
)
# "Sở Y tế được giao chủ trì …, đúng không?", "Phòng Kinh tế là cơ quan thường trực … phải không?"
_TAKES_ROLE = re.compile(
    r"\s*(?:se |phai |duoc giao |duoc phan cong |chiu |co |la |lam |co quan |don vi )*"
    r"(?P<role>chu tri|dau moi|thuong truc|phu trach|trach nhiem)\b"
)


def doubts_doer(question: Question) -> bool:
    """Whether a question takes an agency for the one who acts, or to whom something goes, and
    asks if it is: then who really does is asked."""
    asked = question.folded
    given = question.yes_no and (_DONE_BY.search(asked) or _GOES_TO.search(asked))
    return bool(given) or doubted_role(question) is not None


def doubted_role(question: Question) -> str | None:
    """The role, folded, that a question takes an agency to have, and asks if it does."""
    if not question.yes_no:
        return None
    names = (name for name in question.names if not name.place)
    roles = (_TAKES_ROLE.match(question.folded, name.span.end) for name in names)
    return next((role["role"] for role in roles if role is not None), None)


# "Bộ Nội vụ chủ trì, phối hợp với Bộ Tài chính, Bộ Y tế hướng dẫn …"
_HELPERS = re.compile(r"phối hợp (?:chặt chẽ )?(?:với|cùng)[^.;:\n]*", re.IGNORECASE)


def names_holder(words: str, unit: tuple[str, ...]) -> bool:
    """Whether a unit, as ``compared`` gives it, is named where it is not only worked with."""
    return names_unit(compared(_HELPERS.sub("", words)), unit)


# "ai là kiến trúc sư trưởng", "ai giữ chức tổ trưởng"; "ai là người chịu trách nhiệm" holds nothing
_ASKS_HOLDER = re.compile(
    r"\bai (?:dang |hien )*(?:la|giu chuc(?: vu)?) (?P<role>(?!nguoi |don vi |co quan )\w+ \w+)"
)


def tells_holder(question: Question, words: str) -> bool:
    """Whether words say who is what a question asks the holder of: "lựa chọn kiến trúc sư trưởng"
    names none. True where no holder is asked for."""
    asked = _ASKS_HOLDER.search(question.folded)
    if asked is None:
        return True
    role = re.escape(asked["role"])
    holds = (
        rf"(?:\b(?:la|lam|giu|giu chuc)|\()\s*(?:\w+ ){{0,2}}{role}|{role}[^.;]{{0,40}}(?: la |:)"
    )
    return bool(re.search(holds, fold(words)))


def _names_kind(kind: str, words: str) -> bool:
    """Whether one of that kind is named: "Sở Y tế", "Bộ trưởng", "công chức Tư pháp"."""
    return any(
        re.match(rf"\s+(?:[{UPPER}]|trưởng\b)", words[match.end() :])
        for match in re.finditer(rf"\b{kind}\b", fold(words))
    )
